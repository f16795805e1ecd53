package org.dutylawyer.cli;

import java.util.Arrays;
import java.util.List;
import org.dutylawyer.cli.terminal.ExitCode;

/**
 * Runs several command lines in one process, so that the archive of classes that a build makes
 * holds what each of them needs.
 */
final class Rehearsal {

  private static final String NEXT = "+";

  private Rehearsal() {}

  /**
   * Runs them, and ends the process with the code of the first that fails.
   *
   * @param args the command lines, with a {@code +} between two
   */
  public static void main(String[] args) {
    List<String> left = Arrays.asList(args);
    while (!left.isEmpty()) {
      int end = left.indexOf(NEXT);
      List<String> line = end < 0 ? left : left.subList(0, end);
      left = end < 0 ? List.of() : left.subList(end + 1, left.size());
      int code = DutyLawyer.run(System.out, System.err, line.toArray(String[]::new));
      if (code != ExitCode.ANSWERED.code()) {
        System.exit(code);
      }
    }
  }
}
