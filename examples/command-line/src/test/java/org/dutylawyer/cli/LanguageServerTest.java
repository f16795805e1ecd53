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
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
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
  void words_and_norms_are_completed() throws Exception {
    open();
    List<CompletionItem> words =
        server
            .getTextDocumentService()
            .completion(new CompletionParams(document(), at("\"help-notice-received\"")))
            .get(60, TimeUnit.SECONDS)
            .getLeft();
    assertThat(words)
        .anySatisfy(
            item -> {
              assertThat(item.getLabel()).isEqualTo("help-notice-received");
              assertThat(item.getDetail()).contains("通知书");
            });
    List<CompletionItem> norms =
        server
            .getTextDocumentService()
            .completion(new CompletionParams(document(), at("司规〔2020〕6号/19/2-a")))
            .get(60, TimeUnit.SECONDS)
            .getLeft();
    assertThat(norms).extracting(CompletionItem::getLabel).contains("司规〔2020〕6号/19/2-a");
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
