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

  @Test
  void help_and_answers_and_complaints_reach_such_a_console_whole() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    DutyLawyer.execute(
        new PrintStream(out, true, GBK), new PrintStream(err, true, GBK), GBK, List.of(), "--help");
    assertThat(out.toString(GBK)).contains("值班律师");
    DutyLawyer.execute(
        new PrintStream(out, true, GBK), new PrintStream(err, true, GBK), GBK, List.of(), "援助");
    assertThat(err.toString(GBK)).contains("'援助'");
  }
}
