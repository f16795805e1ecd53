package org.dutylawyer.problem;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The date that somebody meant who wrote it as people do; it is proposed and never taken. */
public final class MeantDate {

  /** Year first: of 03/04/2025 nobody knows which is the month. */
  private static final Pattern AS_PEOPLE_WRITE =
      Pattern.compile(
          "([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?"
              + "(?:[ T]?([0-9]{1,2})[:时]([0-9]{2})(?::00|分)?)?");

  /** A day without anything between year, month and day, as registers write it. */
  private static final Pattern EIGHT_DIGITS = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");

  private MeantDate() {}

  /**
   * The date as a file has to write it.
   *
   * @param written what somebody wrote, for instance {@code 2025/9/30} or {@code 2025年9月30日10时00分}
   * @return {@code 2025-09-30} or {@code 2025-09-30T10:00}; empty if it is no date, or none that
   *     exists
   */
  public static Optional<String> of(String written) {
    String plain = EIGHT_DIGITS.matcher(LookAlike.fold(written).strip()).replaceFirst("$1-$2-$3");
    Matcher parts = AS_PEOPLE_WRITE.matcher(plain);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String day =
        "%s-%2s-%2s".formatted(parts.group(1), parts.group(2), parts.group(3)).replace(' ', '0');
    String time =
        parts.group(4) == null
            ? ""
            : "T%2s:%s".formatted(parts.group(4), parts.group(5)).replace(' ', '0');
    try {
      return Optional.of(LocalDate.parse(day) + time);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
