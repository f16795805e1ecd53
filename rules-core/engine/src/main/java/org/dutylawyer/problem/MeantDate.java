package org.dutylawyer.problem;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The date that somebody meant who wrote it as people do; it is proposed and never taken. */
public final class MeantDate {

  /** Year first: of 03/04/2025 nobody knows which is the month. */
  private static final Pattern AS_PEOPLE_WRITE =
      Pattern.compile(
          "([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?"
              + "(?:[ T]?([0-9]{1,2})[:时](?:([0-9]{2})(?::([0-9]{2})(?:[.][0-9]+)?|分)?)?"
              + "(Z|[+-][0-9]{2}:?[0-9]{2})?)?");

  /** A day without anything between year, month and day, as registers write it. */
  private static final Pattern EIGHT_DIGITS = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");

  /** The time of every case file is China's. */
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

  private MeantDate() {}

  /**
   * The date as a file has to write it: the second without its parts, in China's time if the zone
   * was written, and midnight at the end of a day as the beginning of the next.
   *
   * @param written what somebody wrote, for instance {@code 2025/9/30}, {@code 2025年9月30日10时00分},
   *     {@code 2025-09-30T02:00:00Z} or {@code 2025年9月29日24时}
   * @return {@code 2025-09-30} or {@code 2025-09-30T10:00}; empty if it is no date, or none that
   *     exists
   */
  public static Optional<String> of(String written) {
    String plain = EIGHT_DIGITS.matcher(LookAlike.fold(written).strip()).replaceFirst("$1-$2-$3");
    Matcher parts = AS_PEOPLE_WRITE.matcher(plain);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
      if (parts.group(4) == null) {
        return Optional.of(day.toString());
      }
      int minute = parts.group(5) == null ? 0 : number(parts, 5);
      int second = parts.group(6) == null ? 0 : number(parts, 6);
      boolean endOfDay = number(parts, 4) == 24 && minute == 0 && second == 0;
      LocalDateTime time =
          endOfDay
              ? day.plusDays(1).atStartOfDay()
              : day.atTime(LocalTime.of(number(parts, 4), minute, second));
      return Optional.of(
          (parts.group(7) == null ? time : inChina(time, ZoneOffset.of(parts.group(7))))
              .toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LocalDateTime inChina(LocalDateTime time, ZoneOffset zone) {
    return time.atOffset(zone).withOffsetSameInstant(CHINA).toLocalDateTime();
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }
}
