package org.dutylawyer.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Days off that a region adds by its own rule, such as 三月三 in Guangxi: 少数民族习惯的节日，由各少数民族聚居地区的地方人民政府，
 * 按照各该民族习惯，规定放假日期 (全国年节及纪念日放假办法 art. 4). A rule pack brings them; none is built in.
 *
 * @param jurisdiction where they apply, for instance {@code CN-45}
 * @param name what the days are called, in Chinese
 * @param basis the regional rule that says so
 * @param dates the days off, ascending
 * @param workingDays the Saturdays and Sundays on which people there work for it, ascending
 */
public record RegionalDaysOff(
    String jurisdiction,
    String name,
    String basis,
    List<LocalDate> dates,
    List<LocalDate> workingDays) {

  /** The most days that a place adds to a year; the longest of the nation's breaks has eight. */
  private static final int MOST_IN_A_YEAR = 30;

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;

  /** Sorts and copies; refuses null, an empty list, and days that no place could add. */
  public RegionalDaysOff {
    Objects.requireNonNull(jurisdiction, "jurisdiction");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(basis, "basis");
    dates = List.copyOf(dates.stream().sorted().distinct().toList());
    workingDays = List.copyOf(workingDays.stream().sorted().distinct().toList());
    for (LocalDate d : workingDays) {
      if (!HolidayNotice.weekend(d) || dates.contains(d)) {
        throw new IllegalArgumentException(
            "regional days off "
                + name
                + " ("
                + jurisdiction
                + "): found the working day "
                + d
                + ", expected a Saturday or Sunday that is not off");
      }
    }
    Stream.concat(dates.stream(), workingDays.stream())
        .filter(d -> d.getYear() < FIRST_YEAR || d.getYear() > LAST_YEAR)
        .findFirst()
        .ifPresent(
            d -> {
              throw new IllegalArgumentException(
                  "regional days off %s (%s): found %s, expected a day from %d to %d"
                      .formatted(name, jurisdiction, d, FIRST_YEAR, LAST_YEAR));
            });
    dates.stream()
        .collect(Collectors.groupingBy(LocalDate::getYear, TreeMap::new, Collectors.counting()))
        .forEach(
            (year, days) -> {
              if (days > MOST_IN_A_YEAR) {
                throw new IllegalArgumentException(
                    "regional days off %s (%s): found %d days in %d, expected %d at most"
                        .formatted(name, jurisdiction, days, year, MOST_IN_A_YEAR));
              }
            });
    if (dates.isEmpty()) {
      throw new IllegalArgumentException(
          "regional days off " + name + " (" + jurisdiction + "): found no date, expected one");
    }
  }

  /** Days off for which nobody works on a weekend. */
  public RegionalDaysOff(String jurisdiction, String name, String basis, List<LocalDate> dates) {
    this(jurisdiction, name, basis, dates, List.of());
  }
}
