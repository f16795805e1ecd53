package org.dutylawyer.problem;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.text.Title;

/**
 * One thing that is wrong in what a host or an author wrote: where it stands, what was found there
 * and what was expected instead.
 *
 * @param where file (or other name of the source), line if known, and JSON path, for example {@code
 *     case.json:12 $.persons[0].blind}
 * @param found what stands there
 * @param expected what may stand there
 * @param nearest the known word that resembles most what was found, if one does
 */
public record Problem(String where, Title found, Title expected, Optional<String> nearest) {

  private static final Pattern PLACE =
      Pattern.compile("^(.*?):(\\d{1,9})(?::(\\d{1,9}))?(?:[ ;].*)?$");

  /**
   * By file, line and column, as somebody goes through them to put them right. Those that name no
   * line come first; they and those of one place stay in the order in which they were found.
   */
  public static final Comparator<Problem> BY_PLACE =
      Comparator.comparing((Problem p) -> p.place(1, ""))
          .thenComparing(p -> Integer.parseInt(p.place(2, "0")))
          .thenComparing(p -> Integer.parseInt(p.place(3, "0")));

  /** Refuses missing parts, and shows what nobody sees: no message commands a terminal. */
  public Problem {
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(expected, "expected");
    Objects.requireNonNull(nearest, "nearest");
    where = Shown.visible(where);
    found = visible(found);
    expected = visible(expected);
  }

  private static Title visible(Title title) {
    return new Title(Shown.visible(title.zh()), Shown.visible(title.en()));
  }

  /** A problem for which no known word comes near. */
  public static Problem of(String where, Title found, Title expected) {
    return new Problem(where, found, expected, Optional.empty());
  }

  private String place(int part, String otherwise) {
    Matcher place = PLACE.matcher(where);
    return place.matches() && place.group(part) != null ? place.group(part) : otherwise;
  }

  /**
   * One sentence with place, found, expected and the nearest known word; with code points, if that
   * word looks the same as what was found.
   */
  public String message(Locale locale) {
    Optional<Title> difference =
        nearest.flatMap(word -> LookAlike.difference(bare(found.zh()), word));
    // What a caller passed to a method stands in no file.
    return Title.isChinese(locale)
        ? (where.isEmpty() ? "" : where + "：")
            + "发现 "
            + found.zh()
            + difference.map(Title::zh).orElse("")
            + "，应为 "
            + expected.zh()
            + nearest.map(word -> "；是否应为 \"" + word + "\"？").orElse("。")
        : (where.isEmpty() ? "" : where + ": ")
            + "found "
            + found.en()
            + difference.map(Title::en).orElse("")
            + ", expected "
            + expected.en()
            + nearest.map(word -> "; did you mean \"" + word + "\"?").orElse(".");
  }

  /** A text without the quotation marks around it. */
  private static String bare(String quoted) {
    boolean marks = quoted.length() > 2 && "\"“'".indexOf(quoted.charAt(0)) >= 0;
    return marks ? quoted.substring(1, quoted.length() - 1) : quoted;
  }

  /** The English {@link #message(Locale)}. */
  @Override
  public String toString() {
    return message(Locale.ENGLISH);
  }
}
