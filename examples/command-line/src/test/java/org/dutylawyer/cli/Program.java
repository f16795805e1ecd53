package org.dutylawyer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.dutylawyer.cli.terminal.ExitCode;

/**
 * One run of the program in this process.
 *
 * @param code how it ended
 * @param out the answers
 * @param err the complaints
 */
public record Program(ExitCode code, String out, String err) {

  /** The case files of the repository. */
  public static final Path CASES = Path.of("..", "cases");

  /** A case in the national pack alone. */
  public static final String NATIONAL_CASE =
      CASES.resolve("notice-over-national-day.json").toString();

  /** Runs it and checks what holds for every run: no stack trace, and a reason for each refusal. */
  public static Program run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        DutyLawyer.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), args);
    Program ended = new Program(ExitCode.values()[code], out.toString(UTF_8), err.toString(UTF_8));
    assertThat(ended.err).doesNotContain("\tat ", "Exception");
    assertThat(ended.out).doesNotContain("\tat ");
    assertThat(ended.err.isEmpty()).as(ended.err).isEqualTo(ended.code == ExitCode.ANSWERED);
    return ended;
  }

  /** Runs it and expects an answer. */
  public static String answer(String... args) {
    Program ended = run(args);
    assertThat(ended.code).as(ended.err).isEqualTo(ExitCode.ANSWERED);
    return ended.out;
  }

  /** Runs it and expects that nothing is answered. */
  public static String refusal(String... args) {
    Program ended = run(args);
    assertThat(ended.code).as(ended.err).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(ended.out).isEmpty();
    return ended.err;
  }
}
