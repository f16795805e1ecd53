package org.dutylawyer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.dutylawyer.cli.terminal.ExitCode;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class DutyLawyerTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return DutyLawyer.run(
        new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), args);
  }

  private int runWith(Object command) {
    return DutyLawyer.execute(
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        UTF_8,
        List.of(command),
        "go");
  }

  @Test
  void version_is_one_line() {
    assertThat(run("--version")).isEqualTo(ExitCode.ANSWERED.code());
    assertThat(out.toString(UTF_8).lines())
        .hasSize(1)
        .allMatch(line -> line.startsWith("duty-lawyer "));
  }

  @Test
  void no_command_is_bad_input() {
    assertThat(run()).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8).lines()).containsExactly("没有给出命令。", "用法：duty-lawyer --help");
  }

  @Test
  void a_misspelt_command_gets_the_nearest_known_one() {
    assertThat(run("halp")).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(err.toString(UTF_8)).contains("“halp”", "是否指：help");
  }

  @Test
  void an_argument_that_lost_its_characters_is_explained() {
    assertThat(run("\uFFFD\uFFFD.json")).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(err.toString(UTF_8)).contains("LC_ALL=C.UTF-8");
  }

  @Test
  void bad_input_shows_its_message_and_nothing_else() {
    assertThat(runWith(new Refuses())).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(err.toString(UTF_8).lines()).containsExactly("案卷.json：发现 一，应为 二。");
  }

  @Test
  void a_fault_of_the_program_ends_without_a_stack_trace() {
    assertThat(runWith(new Breaks())).isEqualTo(ExitCode.INTERNAL_ERROR.code());
    assertThat(err.toString(UTF_8)).contains("Internal error", "boom").doesNotContain("\tat ");
  }

  @Test
  void running_out_of_stack_ends_without_a_stack_trace() {
    assertThat(runWith(new Overflows())).isEqualTo(ExitCode.INTERNAL_ERROR.code());
    assertThat(err.toString(UTF_8)).contains("StackOverflowError").doesNotContain("\tat ");
  }

  @Command(name = "go")
  static final class Refuses implements Runnable {
    @Override
    public void run() {
      throw new BadInputException(Problem.of("案卷.json", new Title("一", "1"), new Title("二", "2")));
    }
  }

  @Command(name = "go")
  static final class Breaks implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new IllegalStateException("boom");
    }
  }

  @Command(name = "go")
  static final class Overflows implements Runnable {
    @Override
    public void run() {
      throw new StackOverflowError();
    }
  }
}
