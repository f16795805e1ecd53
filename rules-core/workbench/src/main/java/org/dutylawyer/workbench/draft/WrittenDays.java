package org.dutylawyer.workbench.draft;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.text.ChineseNumber;

/** Days as texts of law write them: 2025年1月1日, ２０２５年１月１日, 二〇二五年一月一日. */
final class WrittenDays {

  /** A day, in the digits that {@link #digits} gives. */
  static final String DAY = "\\d{4}\\s*年\\s*\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日";

  private static final Pattern PARTS =
      Pattern.compile("(\\d{4})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日");
  private static final Pattern CHINESE_YEAR = Pattern.compile("([一二][〇○◯零OoＯ0一二三四五六七八九]{3})\\s*年");
  private static final String NUMBER = "([二三]?十[一二三四五六七八九]?|[一二三四五六七八九])";
  private static final Pattern CHINESE_DAY =
      Pattern.compile("(?<=\\d{4}年)" + NUMBER + "月" + NUMBER + "日");

  private WrittenDays() {}

  /** The text with full-width digits and the numerals of days as plain digits. */
  static String digits(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.chars().forEach(c -> plain.append((char) (c >= '０' && c <= '９' ? c - '０' + '0' : c)));
    String years =
        CHINESE_YEAR
            .matcher(plain)
            .replaceAll(
                m -> {
                  StringBuilder year = new StringBuilder();
                  m.group(1)
                      .chars()
                      .forEach(c -> year.append(Math.max(0, "零一二三四五六七八九".indexOf(c))));
                  return year + "年";
                });
    return CHINESE_DAY
        .matcher(years)
        .replaceAll(
            m -> ChineseNumber.parse(m.group(1)) + "月" + ChineseNumber.parse(m.group(2)) + "日");
  }

  /** Whether a line is a day and nothing else. */
  static boolean isDay(String line) {
    return PARTS.matcher(digits(line)).matches();
  }

  /** The first day in words; empty where there is none, or none that exists. */
  static Optional<LocalDate> first(String words) {
    Matcher m = PARTS.matcher(digits(words));
    return m.find() ? day(m) : Optional.empty();
  }

  /** The last day in words; empty where there is none, or none that exists. */
  static Optional<LocalDate> last(String words) {
    Matcher m = PARTS.matcher(digits(words));
    Optional<LocalDate> last = Optional.empty();
    while (m.find()) {
      last = day(m);
    }
    return last;
  }

  private static Optional<LocalDate> day(Matcher m) {
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(m.group(1)),
              Integer.parseInt(m.group(2)),
              Integer.parseInt(m.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty(); // no such day: the author is told
    }
  }
}
