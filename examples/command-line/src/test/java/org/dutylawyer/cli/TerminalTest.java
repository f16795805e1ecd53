package org.dutylawyer.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.dutylawyer.cli.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {

  private static final Charset GBK = Charset.forName("GBK");

  @Test
  void a_console_that_shows_chinese_is_written_to_in_its_own_way_everything_else_in_utf_8() {
    assertThat(Terminal.charset(Optional.of(GBK))).isEqualTo(GBK);
    assertThat(Terminal.charset(Optional.of(UTF_8))).isEqualTo(UTF_8);
    assertThat(Terminal.charset(Optional.of(US_ASCII))).isEqualTo(UTF_8);
    assertThat(Terminal.charset(Optional.of(Charset.forName("IBM437")))).isEqualTo(UTF_8);
    assertThat(Terminal.charset(Optional.empty())).isEqualTo(UTF_8);
  }

  /** What is written at the prompt, or is the name of a file, stands in messages too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "assess red\u001B[31m.json",
        "assess ../cases/notice-over-national-day.json --reading red\u001B[31m=x",
        "assess --as-of red\u001B[31m",
        "due --days 2 --after red\u001B[31m",
        "check red\u001B[31m",
        "words red\u001B[31m",
        "words --jurisdiction red\u001B[31m",
        "calendar import red\u001B[31m.txt",
        "compare CN red\u001B[31m",
        "red\u001B[31m"
      })
  void no_message_commands_the_terminal(String line) {
    String refusal = Program.refusal(line.split(" "));
    assertThat(refusal).contains("red").doesNotContain("\u001B");
  }

  @Test
  void a_jurisdiction_that_is_none_is_never_answered_as_the_nation() {
    assertThat(Program.refusal("words", "--jurisdiction", "CN-CQ", "约见"))
        .contains("CN-CQ")
        .contains("CN-50");
  }

  @Test
  void help_and_answers_and_complaints_reach_such_a_console_whole() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    DutyLawyer.execute(
        new PrintStream(out, true, GBK), new PrintStream(err, true, GBK), GBK, List.of(), "--help");
    assertThat(out.toString(GBK)).contains("值班律师");
    DutyLawyer.execute(
        new PrintStream(out, true, GBK), new PrintStream(err, true, GBK), GBK, List.of(), "援助");
    assertThat(err.toString(GBK)).contains("“援助”");
  }
}
