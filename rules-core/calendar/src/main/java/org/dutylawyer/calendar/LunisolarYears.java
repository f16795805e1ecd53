package org.dutylawyer.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * The lunisolar calendar (农历) from 1900 to 2100, from a table: new moons and solar terms are
 * computed when the library is tested, not where it runs.
 */
final class LunisolarYears {

  private static final String FILE = "lunisolar-years.csv";
  private static final int FIRST = 1900;
  private static final int LAST = 2100;

  private static final String[] MONTHS = {
    "正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"
  };
  private static final String DIGITS = "一二三四五六七八九十";

  private LunisolarYears() {}

  /**
   * One year.
   *
   * @param first the Gregorian day of its first day
   * @param leap the month whose leap month follows it; 0 for none
   * @param months a character for each month, 1 for thirty days and 0 for twenty-nine
   * @param qingming the day of 清明 in the Gregorian year of the same number
   */
  private record LunisolarYear(LocalDate first, int leap, String months, LocalDate qingming) {

    int length(int index) {
      return months.charAt(index) == '1' ? 30 : 29;
    }

    /** The place of a regular month among all. */
    int index(int month) {
      return leap > 0 && month > leap ? month : month - 1;
    }
  }

  /** Read when it is first asked for. */
  private static final class Table {
    private static final Map<Integer, LunisolarYear> YEARS = read();
  }

  /**
   * The Gregorian day of a day of a regular month.
   *
   * @throws IllegalArgumentException if the table has no such year, or the month no such day
   */
  static LocalDate day(int year, int month, int day) {
    LunisolarYear found = year(year);
    int index = found.index(month);
    if (day > found.length(index)) {
      throw new IllegalArgumentException(
          "lunisolar day: found day "
              + day
              + " of month "
              + month
              + " of "
              + year
              + ", which has "
              + found.length(index)
              + " days");
    }
    LocalDate first = found.first();
    for (int i = 0; i < index; i++) {
      first = first.plusDays(found.length(i));
    }
    return first.plusDays(day - 1L);
  }

  /**
   * A Gregorian day as a Chinese almanac names it, such as 八月十五, 闰六月初一 or 腊月二十九.
   *
   * @throws IllegalArgumentException if it lies outside the table
   */
  static String name(LocalDate date) {
    LunisolarYear found = year(date.getYear());
    if (date.isBefore(found.first())) {
      found = year(date.getYear() - 1);
    }
    int left = (int) (date.toEpochDay() - found.first().toEpochDay());
    int index = 0;
    while (left >= found.length(index)) {
      left -= found.length(index);
      index++;
    }
    boolean isLeap = found.leap() > 0 && index == found.leap();
    int month = found.leap() > 0 && index >= found.leap() ? index - 1 : index;
    return (isLeap ? "闰" : "") + MONTHS[month] + "月" + dayName(left + 1);
  }

  private static String dayName(int day) {
    if (day <= 10) {
      return "初" + DIGITS.charAt(day - 1);
    }
    String ones = day % 10 == 0 ? "" : String.valueOf(DIGITS.charAt(day % 10 - 1));
    return (day < 20 ? "十" : day < 30 ? "二十" : "三十") + ones;
  }

  /**
   * The day of 清明 in a Gregorian year.
   *
   * @throws IllegalArgumentException if the table has no such year
   */
  static LocalDate qingming(int year) {
    return year(year).qingming();
  }

  private static LunisolarYear year(int year) {
    LunisolarYear found = Table.YEARS.get(year);
    if (found == null) {
      throw new IllegalArgumentException(
          "lunisolar calendar: found the year "
              + year
              + ", expected one from "
              + FIRST
              + " to "
              + LAST);
    }
    return found;
  }

  private static Map<Integer, LunisolarYear> read() {
    Map<Integer, LunisolarYear> years = new TreeMap<>();
    try (InputStream in = LunisolarYears.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + FILE + " is missing from the library");
      }
      String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : table.lines().filter(l -> !l.startsWith("#")).toList()) {
        String[] fields = line.split(",", -1);
        years.put(
            Integer.valueOf(fields[0]),
            new LunisolarYear(
                LocalDate.parse(fields[1]),
                Integer.parseInt(fields[2]),
                fields[3],
                LocalDate.parse(fields[4])));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
    return Map.copyOf(years);
  }
}
