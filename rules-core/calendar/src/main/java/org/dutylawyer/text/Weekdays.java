package org.dutylawyer.text;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/** The weekday of a day, as it is written beside the day (星期). */
public final class Weekdays {

  private static final String CHINESE = "一二三四五六日";

  private Weekdays() {}

  /** {@code Thu}. */
  public static String english(LocalDate day) {
    return day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  /** {@code Thursday}. */
  public static String englishInFull(LocalDate day) {
    return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /** {@code 周四}. */
  public static String chinese(LocalDate day) {
    return "周" + CHINESE.charAt(day.getDayOfWeek().getValue() - 1);
  }
}
