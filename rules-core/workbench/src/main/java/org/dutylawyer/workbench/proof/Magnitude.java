package org.dutylawyer.workbench.proof;

import java.util.Locale;
import org.dutylawyer.text.Title;

/** How large and how long something would be, in numbers that can be read. */
final class Magnitude {

  private static final int MOST_DIGITS = 9;
  private static final double HOUR = 3600;
  private static final double YEAR = 365 * 24 * HOUR;

  private Magnitude() {}

  /** A number that can be read: 123456, 3.2×10^17. */
  static String many(double count) {
    int power = (int) Math.floor(Math.log10(Math.max(count, 1)));
    return power < MOST_DIGITS
        ? String.format(Locale.ROOT, "%.0f", count)
        : String.format(Locale.ROOT, "%.1f×10^%d", count / Math.pow(10, power), power);
  }

  /** A time in the largest unit of which there is more than one. */
  static Title time(double seconds) {
    if (seconds < 2 * HOUR) {
      String some = many(seconds);
      return new Title(some + " 秒", some + " s");
    }
    boolean years = seconds >= 2 * YEAR;
    String some = many(seconds / (years ? YEAR : HOUR));
    return years
        ? new Title(some + " 年", some + " years")
        : new Title(some + " 小时", some + " hours");
  }
}
