package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dutylawyer.cli.editor.PackLanguageServer;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An editor on the other end of two pipes. */
class LanguageServerTest implements LanguageClient {

  private static final String RULE =
      """

      rule "第二条 收到法律帮助通知书之日起一个工作日内安排值班律师"
          @Provision( "示例司发〔2025〕1号/2/1" )
          @Quote( "应当自收到法律帮助通知书之日起一个工作日内安排值班律师" )
          @Tightens( "司规〔2020〕6号/19/2-a" )
      when
          $person : Person()
          $received : Event( of == $person, type == "help-notice-received" )
      then
          insert( duty( "legal-aid-agency", "arrange-duty-lawyer" ).of( $person )
              .within( workingDays( 1 ) ).after( $received ).doneBy( "duty-lawyer-arranged" ) );
      end
      """;

  private final BlockingQueue<PublishDiagnosticsParams> told = new LinkedBlockingQueue<>();
  private final PipedOutputStream toServer = new PipedOutputStream();
  private final PackLanguageServer serving = new PackLanguageServer(Locale.CHINESE);
  private LanguageServer server;

  @TempDir private Path folder;
  private Path file;
  private String text;

  @BeforeEach
  void a_pack_open_in_the_editor() throws Exception {
    Path source =
        Files.writeString(
            folder.resolve("text.md"),
            "示例省值班律师工作办法\n示例司发〔2025〕1号\n第一条　为保障诉讼权利，制定本办法。\n"
                + "第二条　法律援助机构应当自收到法律帮助通知书之日起一个工作日内安排值班律师。\n"
                + "第三条　本办法自2025年1月1日起施行。\n");
    Path pack = folder.resolve("pack");
    Program.answer("new", "CN-33", "--text", source.toString(), "-o", pack.toString());
    file = pack.resolve("art-02.drl").toAbsolutePath().normalize();
    text = Files.readString(file) + RULE;
    PipedInputStream serverIn = new PipedInputStream(toServer, 1 << 16);
    PipedOutputStream serverOut = new PipedOutputStream();
    PipedInputStream clientIn = new PipedInputStream(serverOut, 1 << 16);
    Launcher<LanguageClient> there = LSPLauncher.createServerLauncher(serving, serverIn, serverOut);
    serving.connect(there.getRemoteProxy());
    there.startListening();
    Launcher<LanguageServer> here = LSPLauncher.createClientLauncher(this, clientIn, toServer);
    here.startListening();
    server = here.getRemoteProxy();
    server.initialize(new InitializeParams()).get(60, TimeUnit.SECONDS);
  }

  @AfterEach
  void the_editor_is_closed() throws IOException {
    toServer.close();
  }

  @Test
  void it_ends_when_the_editor_says_so_though_the_stream_stays_open() throws Exception {
    server.shutdown().get(60, TimeUnit.SECONDS);
    server.exit();
    assertThat(serving.exited().get(60, TimeUnit.SECONDS)).as("asked to shut down before").isTrue();
  }

  private TextDocumentIdentifier document() {
    return new TextDocumentIdentifier(file.toUri().toString());
  }

  private void open() {
    server
        .getTextDocumentService()
        .didOpen(
            new DidOpenTextDocumentParams(
                new TextDocumentItem(file.toUri().toString(), "drools", 1, text)));
  }

  private List<Diagnostic> diagnostics() throws InterruptedException {
    while (true) {
      PublishDiagnosticsParams next = told.poll(60, TimeUnit.SECONDS);
      assertThat(next).as("diagnostics").isNotNull();
      if (next.getUri().equals(file.toUri().toString())) {
        return next.getDiagnostics();
      }
    }
  }

  /** The position in the middle of these words. */
  private Position at(String words) {
    int index = text.indexOf(words) + words.length() / 2;
    String before = text.substring(0, index);
    int line = (int) before.chars().filter(c -> c == '\n').count();
    return new Position(line, index - before.lastIndexOf('\n') - 1);
  }

  @Test
  void a_slip_is_shown_at_its_line_and_goes_when_it_is_mended() throws Exception {
    String right = text;
    text = text.replace("\"help-notice-received\"", "\"help-notise-received\"");
    open();
    List<Diagnostic> found = diagnostics();
    assertThat(found)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.getMessage()).contains("help-notise-received", "help-notice-received");
              assertThat(one.getRange().getStart().getLine())
                  .isEqualTo(at("help-notise-received").getLine());
            });
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(file.toUri().toString(), 2),
                List.of(new TextDocumentContentChangeEvent(right))));
    assertThat(diagnostics()).isEmpty();
  }

  @Test
  void what_is_typed_in_one_go_is_checked_once_it_rests() throws Exception {
    open();
    diagnostics();
    int before = serving.checks();
    int keys = 40;
    String typed = text.replace("\"help-notice-received\"", "\"help-notise-received\"");
    for (int key = 0; key < keys; key++) {
      String now = typed + "// ".repeat(keys - key - 1);
      serving.didChange(
          new DidChangeTextDocumentParams(
              new VersionedTextDocumentIdentifier(file.toUri().toString(), key + 2),
              List.of(new TextDocumentContentChangeEvent(now))));
    }
    assertThat(diagnostics()).as("of what stands there at last").hasSize(1);
    assertThat(serving.checks() - before).isBetween(1, keys / 4);
  }

  @Test
  void a_number_that_differs_from_the_text_is_shown_as_check_shows_it_without_its_place()
      throws Exception {
    text = text.replace("workingDays( 1 )", "workingDays( 2 )");
    open();
    assertThat(diagnostics())
        .anySatisfy(
            one -> {
              assertThat(one.getMessage()).contains("2").doesNotContain(folder.toString(), ".drl:");
              assertThat(one.getRange().getEnd().getCharacter())
                  .isGreaterThan(one.getRange().getStart().getCharacter() + 1);
            });
  }

  @Test
  void a_slip_is_underlined_as_a_whole() throws Exception {
    text = text.replace("\"help-notice-received\"", "\"help-notise-received\"");
    open();
    Range range = diagnostics().get(0).getRange();
    String line = text.lines().skip(range.getStart().getLine()).findFirst().orElseThrow();
    assertThat(line.substring(range.getStart().getCharacter(), range.getEnd().getCharacter()))
        .isEqualTo("help-notise-received");
  }

  /** What is offered at the end of these words, which stand in the place of others. */
  private List<CompletionItem> offered(String in, String typed) throws Exception {
    text = text.replace(in, typed);
    open();
    String before = text.substring(0, text.indexOf(typed) + typed.length());
    Position at =
        new Position(
            (int) before.chars().filter(c -> c == '\n').count(),
            before.length() - before.lastIndexOf('\n') - 1);
    return server
        .getTextDocumentService()
        .completion(new CompletionParams(document(), at))
        .get(60, TimeUnit.SECONDS)
        .getLeft();
  }

  private static List<String> labels(List<CompletionItem> items) {
    return items.stream().map(CompletionItem::getLabel).toList();
  }

  @Test
  void behind_type_stand_the_events_alone_in_the_place_of_what_is_typed() throws Exception {
    List<CompletionItem> events =
        offered("type == \"help-notice-received\" )", "type == \"help-no");
    assertThat(labels(events))
        .contains("help-notice-received", "hearing")
        .doesNotContain("legal-aid-agency", "arrange-duty-lawyer", "counsel");
    assertThat(events)
        .allSatisfy(
            item -> {
              TextEdit edit = item.getTextEdit().getLeft();
              assertThat(edit.getNewText()).isEqualTo(item.getLabel());
              assertThat(edit.getRange().getEnd().getCharacter())
                  .isEqualTo(edit.getRange().getStart().getCharacter() + "help-no".length());
            })
        .anySatisfy(item -> assertThat(item.getDetail()).contains("通知书"));
  }

  @Test
  void a_list_of_types_offers_events_too() throws Exception {
    assertThat(labels(offered("type == \"help-notice-received\" )", "type in ( \"hearing\", \"he")))
        .contains("help-notice-received")
        .doesNotContain("counsel");
  }

  @Test
  void a_duty_takes_an_actor_and_then_an_action() throws Exception {
    assertThat(labels(offered("duty( \"legal-aid-agency\",", "duty( \"")))
        .contains("legal-aid-agency")
        .doesNotContain("help-notice-received", "arrange-duty-lawyer");
  }

  @Test
  void the_second_argument_of_a_duty_is_an_action() throws Exception {
    assertThat(labels(offered("\"arrange-duty-lawyer\" )", "\"arrange")))
        .contains("arrange-duty-lawyer")
        .doesNotContain("legal-aid-agency", "help-notice-received");
  }

  @Test
  void a_pattern_takes_its_fields() throws Exception {
    assertThat(labels(offered("Person()", "Person( coun"))).containsExactly("id");
  }

  @Test
  void behind_a_name_stand_the_types() throws Exception {
    assertThat(labels(offered("$received : Event( of", "$received : Ev")))
        .contains("Event", "Person", "FactAt")
        .doesNotContain("counsel", "hearing");
  }

  @Test
  void the_value_of_a_fact_is_one_of_its_own() throws Exception {
    assertThat(
            labels(
                offered(
                    "$person : Person()",
                    "$person : Person()\n    Fact( of == $person, name == \"counsel\", value == \"")))
        .containsExactlyInAnyOrder("none", "retained-lawyer", "retained-non-lawyer", "assigned");
  }

  @Test
  void behind_a_conclusion_stand_the_words_that_may_follow_it() throws Exception {
    assertThat(labels(offered(".within( workingDays( 1 ) )", ".wi")))
        .contains("within", "doneBy")
        .doesNotContain("measures", "counsel");
  }

  @Test
  void a_limit_takes_a_length() throws Exception {
    assertThat(labels(offered(".within( workingDays( 1 ) )", ".within( wor")))
        .contains("workingDays", "months")
        .doesNotContain("duty", "counsel");
  }

  @Test
  void an_end_takes_an_event_and_an_anchor_a_name() throws Exception {
    assertThat(labels(offered(".after( $received )", ".after( $"))).containsExactly("$received");
  }

  @Test
  void norms_are_completed_where_a_norm_stands() throws Exception {
    List<CompletionItem> norms = offered("@Tightens( \"司规〔2020〕6号/19/2-a\" )", "@Tightens( \"司规");
    assertThat(labels(norms)).contains("司规〔2020〕6号/19/2-a").doesNotContain("counsel");
    TextEdit edit = norms.get(0).getTextEdit().getLeft();
    assertThat(edit.getRange().getEnd().getCharacter() - edit.getRange().getStart().getCharacter())
        .isEqualTo(2);
  }

  @Test
  void the_provision_of_a_rule_is_one_of_the_pack_s_own_text_also_one_that_has_no_rule_yet()
      throws Exception {
    List<CompletionItem> own = offered("@Provision( \"示例司发〔2025〕1号/2/1\" )", "@Provision( \"示例司发");
    assertThat(labels(own))
        .containsExactly("示例司发〔2025〕1号/1/1", "示例司发〔2025〕1号/2/1", "示例司发〔2025〕1号/3/1");
    assertThat(own.get(1).getDetail()).contains("一个工作日内安排值班律师");
  }

  @Test
  void the_second_of_a_list_of_norms_leaves_the_first() throws Exception {
    List<CompletionItem> norms =
        offered(
            "@Tightens( \"司规〔2020〕6号/19/2-a\" )", "@Implements( \"司规〔2020〕6号/19/1, 司规〔2020〕6号/19/");
    TextEdit edit = norms.get(0).getTextEdit().getLeft();
    assertThat(edit.getRange().getEnd().getCharacter() - edit.getRange().getStart().getCharacter())
        .as("the second alone")
        .isEqualTo("司规〔2020〕6号/19/".length());
  }

  @Test
  void a_pack_opened_with_a_slip_offers_its_own_words() throws Exception {
    Path pack = file.getParent();
    Files.writeString(
        pack.resolve("vocabulary.yaml"),
        "events:\n  lawyer-sent: { about: person, title: [派出值班律师, duty lawyer sent] }\n");
    Path manifest = pack.resolve("pack.yaml");
    Files.writeString(
        manifest, Files.readString(manifest).replace("id: CN-33\n", "id: \"CN-33\"\n"));
    text = text.replace("duty-lawyer-arranged", "duty-lawyer-arrangd");
    open();
    assertThat(diagnostics()).isNotEmpty();
    assertThat(labels(offered(".doneBy( \"duty-lawyer-arrangd\" )", ".doneBy( \"law")))
        .contains("lawyer-sent");
    assertThat(hover("示例司发〔2025〕1号/2/1")).contains("一个工作日内安排值班律师");
  }

  @Test
  void a_pack_that_the_program_ships_and_one_over_another_beside_it_are_opened_as_they_are()
      throws Exception {
    Path manifest = file.resolveSibling("pack.yaml");
    Files.writeString(manifest, Files.readString(manifest).replace("id: CN-33\n", "id: CN-50\n"));
    open();
    assertThat(diagnostics())
        .as("it takes the place of the shipped one; scenarios are lacking")
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.getMessage()).contains("没有情形"));

    Files.writeString(manifest, Files.readString(manifest).replace("id: CN-50\n", "id: CN-33\n"));
    Path source =
        Files.writeString(
            folder.resolve("city.md"),
            "示例市值班律师工作办法\n示例市司发〔2025〕2号\n第一条　法律援助机构应当自收到法律帮助通知书之日起一个工作日内安排值班律师。\n"
                + "第二条　本办法自2025年1月1日起施行。\n");
    Path city = folder.resolve("city");
    Program.answer("new", "CN-330100", "--text", source.toString(), "-o", city.toString());
    Path required = city.resolve("pack.yaml");
    Files.writeString(
        required,
        Files.readString(required).replace("requires: [CN]\n", "requires: [CN, CN-33]\n"));
    file = city.resolve("art-01.drl").toAbsolutePath().normalize();
    text =
        Files.readString(file)
            + RULE.replace("示例司发〔2025〕1号/2/1", "示例市司发〔2025〕2号/1/1")
                .replace("第二条 ", "第一条 ")
                .replace("司规〔2020〕6号/19/2-a", "示例司发〔2025〕1号/2/1");
    open();
    assertThat(hover("示例司发〔2025〕1号/2/1")).contains("一个工作日内安排值班律师");
  }

  @Test
  void scenarios_are_completed_by_their_keys() throws Exception {
    file = file.resolveSibling("art-02.yaml");
    text =
        """
        - scenario: 收到通知书
          as-of: 2025-10-13 (Mon)
          case:
            persons: [ { id: 某甲, counsel: none } ]
            events: [ { type: help-notice-received, person: 某甲, at: 2025-10-09 (Thu) } ]
          silent: [ 司规〔2020〕6号/19/4 ]
        """;
    Files.writeString(file, text);
    assertThat(labels(offered("type: help-notice-received", "type: help-n")))
        .contains("help-notice-received")
        .doesNotContain("counsel");
    assertThat(labels(offered("counsel: none", "counsel: a"))).contains("assigned").hasSize(4);
    assertThat(labels(offered("silent: [ 司规", "silent: [ 司规"))).contains("司规〔2020〕6号/19/2-a");
  }

  @Test
  void hovering_shows_the_title_of_a_word_and_the_words_of_a_norm() throws Exception {
    open();
    assertThat(hover("help-notice-received")).contains("通知书").contains("司规〔2020〕6号");
    assertThat(hover("司规〔2020〕6号/19/2-a")).contains("工作日");
    assertThat(hover("示例司发〔2025〕1号/2/1")).contains("一个工作日内安排值班律师");
  }

  private String hover(String words) throws Exception {
    Hover hover =
        server
            .getTextDocumentService()
            .hover(new HoverParams(document(), at(words)))
            .get(60, TimeUnit.SECONDS);
    return hover.getContents().getRight().getValue();
  }

  @Test
  void a_norm_leads_to_its_paragraph_in_this_pack_and_in_others() throws Exception {
    open();
    Location own = definition("示例司发〔2025〕1号/2/1");
    assertThat(Path.of(java.net.URI.create(own.getUri())))
        .isEqualTo(file.resolveSibling("instrument.md"));
    assertThat(line(own)).contains("一个工作日内安排值班律师");
    assertThat(line(definition("司规〔2020〕6号/19/2-a"))).contains("工作日");
  }

  private static String line(Location location) throws IOException {
    return Files.readAllLines(Path.of(java.net.URI.create(location.getUri())))
        .get(location.getRange().getStart().getLine());
  }

  private Location definition(String words) throws Exception {
    return server
        .getTextDocumentService()
        .definition(new DefinitionParams(document(), at(words)))
        .get(60, TimeUnit.SECONDS)
        .getLeft()
        .get(0);
  }

  // --- what the editor is told

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
    told.add(diagnostics);
  }

  @Override
  public void telemetryEvent(Object object) {}

  @Override
  public void showMessage(MessageParams message) {}

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void logMessage(MessageParams message) {}
}
