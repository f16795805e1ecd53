package org.dutylawyer.calendar;

import java.util.List;

/**
 * A holiday notice that cannot be: it contradicts itself, the calendar of weekdays, or another
 * notice. Carries one problem per clause at fault.
 */
public final class NoticeException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * One contradiction.
   *
   * @param where the notice and, where there is one, the clause in its own words
   * @param found what was found there
   * @param expected what was expected instead
   */
  public record Problem(String where, String found, String expected)
      implements java.io.Serializable {
    /** Nothing of a text that was refused commands the terminal that shows why. */
    public Problem {
      where = Visible.shown(where);
      found = Visible.shown(found);
      expected = Visible.shown(expected);
    }

    @Override
    public String toString() {
      return where + ": found " + found + ", expected " + expected;
    }
  }

  private final transient List<Problem> problems;

  NoticeException(List<Problem> problems) {
    super(String.join(System.lineSeparator(), problems.stream().map(Problem::toString).toList()));
    this.problems = List.copyOf(problems);
  }

  NoticeException(String where, String found, String expected) {
    this(List.of(new Problem(where, found, expected)));
  }

  /** The same, each place inside that file. */
  NoticeException in(String file) {
    return new NoticeException(
        problems.stream()
            .map(p -> new Problem(file + ": " + p.where(), p.found(), p.expected()))
            .toList());
  }

  /** Every contradiction found, in the order of the text; never empty. */
  public List<Problem> problems() {
    return problems;
  }
}
