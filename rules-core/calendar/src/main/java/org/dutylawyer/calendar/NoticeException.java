package org.dutylawyer.calendar;

import java.util.List;
import java.util.Locale;
import org.dutylawyer.text.Title;

/**
 * A holiday notice that cannot be: it contradicts itself, the calendar of weekdays, or another
 * notice. Carries one problem per clause at fault, in two languages; {@link #getMessage} is the
 * English one.
 */
public final class NoticeException extends IllegalArgumentException {

  private static final long serialVersionUID = 2L;

  /** Where the fault lies in no one clause. */
  static final Title TEXT = new Title("正文", "the text");

  /** How many problems of one text are told. */
  static final int MOST = 100;

  /** How much of a text is quoted: clauses have some hundred characters. */
  private static final int QUOTED = 400;

  /** Where it lies in who signed. */
  static final Title SIGNATURE = new Title("落款", "the signature");

  /**
   * One contradiction.
   *
   * @param where the notice and, where there is one, the clause in its own words
   * @param found what was found there
   * @param expected what was expected instead
   */
  public record Problem(Title where, Title found, Title expected) {
    /** Nothing of a text that was refused commands the terminal that shows why. */
    public Problem {
      where = shown(where);
      found = shown(found);
      expected = shown(expected);
    }

    /** The problem in one language, on one line. */
    public String message(Locale locale) {
      return Title.isChinese(locale)
          ? where.zh() + "：发现 " + found.zh() + "，应为 " + expected.zh()
          : where.en() + ": found " + found.en() + ", expected " + expected.en();
    }

    /** The English message. */
    @Override
    public String toString() {
      return message(Locale.ENGLISH);
    }

    private static Title shown(Title text) {
      return new Title(Visible.shown(cut(text.zh())), Visible.shown(cut(text.en())));
    }

    private static String cut(String text) {
      return text.length() <= 2 * QUOTED ? text : text.substring(0, 2 * QUOTED) + "…";
    }
  }

  private final transient List<Problem> problems;

  NoticeException(List<Problem> problems) {
    super(message(problems.subList(0, Math.min(MOST, problems.size())), Locale.ENGLISH));
    this.problems = List.copyOf(problems.subList(0, Math.min(MOST, problems.size())));
  }

  NoticeException(Title where, Title found, Title expected) {
    this(List.of(new Problem(where, found, expected)));
  }

  /** What reads the same in both languages: a file, a key, a number, words of the notice. */
  static Title same(String text) {
    return new Title(text, text);
  }

  /** A clause of a notice, in its own words. */
  static Title clause(String notice, String whole) {
    String text = whole.length() <= QUOTED ? whole : whole.substring(0, QUOTED) + "…";
    return new Title(notice + "，条款“" + text + "”", notice + ", clause “" + text + "”");
  }

  /** The same, each place inside that file. */
  NoticeException in(String file) {
    return new NoticeException(
        problems.stream()
            .map(
                p ->
                    new Problem(
                        new Title(file + "：" + p.where().zh(), file + ": " + p.where().en()),
                        p.found(),
                        p.expected()))
            .toList());
  }

  /** Every contradiction found, in the order of the text; never empty. */
  public List<Problem> problems() {
    return problems;
  }

  /** Every contradiction in one language, a line each. */
  public String message(Locale locale) {
    return message(problems, locale);
  }

  private static String message(List<Problem> problems, Locale locale) {
    return String.join(
        System.lineSeparator(), problems.stream().map(p -> p.message(locale)).toList());
  }
}
