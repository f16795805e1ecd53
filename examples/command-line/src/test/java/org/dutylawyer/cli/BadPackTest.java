package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.dutylawyer.cli.terminal.ExitCode;
import org.dutylawyer.pack.PackFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an author reads whose pack is bad: file, line, what was found, what was expected. */
class BadPackTest {

  private static final String TEXT =
      """
      # 试验规定

      ## 第一条

      值班律师应当提供法律咨询。
      """;

  private static final String RULE =
      """
      package org.dutylawyer.packs.trial;

      import org.dutylawyer.casefile.*;
      import org.dutylawyer.finding.*;
      import static org.dutylawyer.finding.Conclusions.*;

      rule "第一条 值班律师提供法律咨询"
          @Provision( "试验〔2025〕1号/1/1" )
          @Quote( "值班律师应当提供法律咨询" )
      when
          $person : Person()
      then
          insert( duty( "duty-lawyer", "give-legal-advice" ).of( $person ) );
      end
      """;

  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void writes_a_small_pack_that_is_good() throws IOException {
    file = folder.resolve("case.json");
    Files.writeString(file, "{ \"jurisdiction\": \"CN-33\", \"persons\": [ { \"id\": \"某甲\" } ] }");
    Files.writeString(folder.resolve("instrument.md"), TEXT);
    manifest("CN");
    rules(RULE);
  }

  private void manifest(String requires) throws IOException {
    Files.writeString(
        folder.resolve("pack.yaml"),
        """
        id: CN-33
        version: 1.0.0
        title: [试验规则包, Trial pack]
        requires: [%s]
        instruments:
          - id: 试验〔2025〕1号
            title: [试验规定, Trial rules]
            text: instrument.md
            sha256: %s
            from: 2025-01-01
        """
            .formatted(requires, PackFiles.sha256(TEXT.getBytes(StandardCharsets.UTF_8))));
  }

  private void rules(String drl) throws IOException {
    Files.writeString(folder.resolve("art-01.drl"), drl);
  }

  private String[] assess() {
    return new String[] {
      "assess",
      file.toString(),
      "--pack",
      folder.toString(),
      "--as-of",
      "2025-10-13",
      "--lang",
      "en"
    };
  }

  /** A refusal in English: a line for each problem, with the folder left out. */
  private String refusal() {
    return Program.refusal(assess()).replace(folder + "/", "");
  }

  @Test
  void the_small_pack_itself_is_good() {
    assertThat(Program.answer(assess())).contains("CN 1.0.0 · CN-33 1.0.0");
    assertThat(
            Program.answer(
                Stream.concat(Stream.of(assess()), Stream.of("--full")).toArray(String[]::new)))
        .contains("试验〔2025〕1号, Article 1");
  }

  @Test
  void a_syntax_error_is_refused_with_file_and_line() throws IOException {
    rules(RULE.replace("$person : Person()", "$person : Person("));
    assertThat(refusal())
        .isEqualTo("art-01.drl:12:1: found 'then', expected ) for the ( in line 11, column 21.\n");
  }

  @Test
  void a_refusal_is_in_Chinese_unless_another_language_is_asked_for() throws IOException {
    rules(RULE.replace("$person : Person()", "$person : Person("));
    assertThat(
            Program.refusal(
                "assess", file.toString(), "--pack", folder.toString(), "--as-of", "2025-10-13"))
        .isEqualTo(folder + "/art-01.drl:12:1：发现 “then”，应为 与第 11 行第 21 列的 ( 对应的 )。\n");
  }

  @Test
  void a_pack_that_cannot_be_used_ends_every_command_with_the_same_code() throws IOException {
    assertThat(checked()).isEqualTo(ExitCode.CHECK_FAILED); // its rule has no scenario
    rules(RULE.replace("$person : Person()", "$person : Person("));
    assertThat(checked()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(Program.run(assess()).code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(Program.run("prove", folder.toString()).code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(Program.run("packs", "--pack", folder.toString()).code())
        .isEqualTo(ExitCode.BAD_INPUT);
    Files.delete(folder.resolve("pack.yaml"));
    assertThat(checked()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(Program.run(assess()).code()).isEqualTo(ExitCode.BAD_INPUT);
  }

  private ExitCode checked() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return ExitCode.values()[
        DutyLawyer.run(nowhere, nowhere, "check", folder.toString(), "--only", "form,scenarios")];
  }

  @Test
  void a_required_pack_of_another_province_is_refused() throws IOException {
    manifest("CN, CN-34");
    assertThat(refusal())
        .isEqualTo("pack.yaml:4: found 'CN-34', expected a pack of a place around it: CN.\n");
  }

  @Test
  void one_norm_with_two_rules_is_refused_with_both_places() throws IOException {
    rules(RULE + RULE.substring(RULE.indexOf("rule ")).replace("第一条 ", "第一条 再次"));
    assertThat(refusal())
        .isEqualTo(
            "art-01.drl:15:1: found '@Provision 试验〔2025〕1号/1/1 (art-01.drl:7:1)' twice,"
                + " expected once.\n");
  }

  @Test
  void one_name_for_two_rules_is_refused_with_both_places() throws IOException {
    rules(RULE + RULE.substring(RULE.indexOf("rule ")).replace("1号/1/1", "1号/1/1-a"));
    assertThat(refusal())
        .isEqualTo(
            "art-01.drl:15:1: found 'rule \"第一条 值班律师提供法律咨询\" (art-01.drl:7:1)'"
                + " twice, expected once.\n");
  }

  @Test
  void a_rule_with_two_citations_is_refused() throws IOException {
    rules(RULE.replace("    @Quote", "    @Provision( \"试验〔2025〕1号/1/1-a\" )\n    @Quote"));
    assertThat(refusal())
        .isEqualTo("art-01.drl:7:1: found '2 × @Provision', expected one citation for one rule.\n");
  }

  @Test
  void an_override_of_a_norm_that_does_not_exist_is_refused_with_the_nearest() throws IOException {
    rules(RULE.replace("    @Quote", "    @Overrides( \"司规〔2020〕6号/19/9\" )\n    @Quote"));
    assertThat(refusal())
        .isEqualTo(
            "art-01.drl:9:5: found @Overrides( 司规〔2020〕6号/19/9 ), expected a norm of a pack that"
                + " this one requires; did you mean \"司规〔2020〕6号/19/1\"?\n");
  }

  @Test
  void a_quote_that_is_not_in_the_text_is_refused_with_the_words_of_the_text() throws IOException {
    rules(RULE.replace("@Quote( \"值班律师应当", "@Quote( \"值班律师可以"));
    assertThat(refusal())
        .isEqualTo(
            "art-01.drl:9:5: found the quote '值班律师可以提供法律咨询', expected words of"
                + " 试验〔2025〕1号/1/1, '值班律师应当提供法律咨询。'.\n");
  }

  @Test
  void a_provision_that_is_not_in_the_text_is_refused() throws IOException {
    rules(RULE.replace("1号/1/1", "1号/2/1"));
    assertThat(refusal())
        .isEqualTo(
            "art-01.drl:8:5: found '试验〔2025〕1号/2/1', expected a provision that the text has;"
                + " did you mean \"试验〔2025〕1号/1/1\"?\n");
  }

  @Test
  void an_unknown_word_in_a_rule_is_refused_with_the_nearest() throws IOException {
    rules(RULE.replace("give-legal-advice", "give-legal-advise"));
    assertThat(refusal())
        .isEqualTo(
            "art-01.drl:13:13: found 'give-legal-advise', expected a known action (vocabulary.yaml"
                + " can add one); did you mean \"give-legal-advice\"?\n"
                + "To find a word by part of its title: duty-lawyer words TEXT\n");
  }

  @Test
  void a_text_that_was_changed_after_its_hash_was_written_is_refused() throws IOException {
    Files.writeString(folder.resolve("instrument.md"), TEXT + "\n");
    assertThat(refusal()).startsWith("pack.yaml:9").contains(" of instrument.md.");
  }

  @Test
  void a_folder_without_pack_is_refused() throws IOException {
    Files.delete(folder.resolve("pack.yaml"));
    assertThat(Program.refusal(assess()))
        .isEqualTo(
            """
            %1$s: found no pack.yaml, expected a folder that holds pack.yaml.
            """
                .formatted(folder));
  }
}
