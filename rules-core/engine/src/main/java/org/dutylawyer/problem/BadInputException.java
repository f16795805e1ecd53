package org.dutylawyer.problem;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dutylawyer.text.Title;

/**
 * Input was refused whole, before any rule ran. It carries every problem that was found, not only
 * the first, so that a file can be put right in one pass.
 */
public final class BadInputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A reader of a message sees this many problems; {@link #problems()} has them all. */
  private static final int SHOWN = 20;

  private final transient List<Problem> problems;

  /**
   * With these problems.
   *
   * @throws IllegalArgumentException if there is none
   */
  public BadInputException(List<Problem> problems) {
    super(
        message(ordered(problems), Locale.CHINESE)
            + "\n"
            + message(ordered(problems), Locale.ENGLISH));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("bad input without a problem");
    }
    this.problems = ordered(problems);
  }

  /** With this one problem. */
  public BadInputException(Problem problem) {
    this(List.of(problem));
  }

  /** All problems, each once, by file and line; never empty. */
  public List<Problem> problems() {
    return problems;
  }

  /** The problems in one language, one a line, the first twenty and the number of the others. */
  public String message(Locale locale) {
    return message(problems, locale);
  }

  private static List<Problem> ordered(List<Problem> problems) {
    return problems.stream().distinct().sorted(Problem.BY_PLACE).toList();
  }

  private static String message(List<Problem> problems, Locale locale) {
    String lines =
        problems.stream()
            .limit(SHOWN)
            .map(problem -> problem.message(locale))
            .collect(Collectors.joining("\n"));
    int others = problems.size() - SHOWN;
    if (others <= 0) {
      return lines;
    }
    return lines
        + (Title.isChinese(locale) ? "\n另有 " + others + " 处问题。" : "\nand " + others + " more.");
  }
}
