package org.dutylawyer.internal.change;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dutylawyer.internal.derive.States;

/**
 * Other dates of birth under which somebody is of another age group on one of the days that count:
 * of all dates that give the same ages on all of them, the one that is nearest to the date on file.
 */
final class Births {

  private final LocalDate born;
  private final List<LocalDate> days;

  /**
   * Of one person.
   *
   * @param days the days on which rules ask for the age
   */
  Births(LocalDate born, Stream<LocalDate> days) {
    this.born = born;
    this.days = days.distinct().sorted().toList();
  }

  /** The dates, the earliest first. */
  List<LocalDate> nearest() {
    TreeMap<Long, LocalDate> byAges = new TreeMap<>();
    for (LocalDate day : days) {
      LocalDate youngest = lastOfAdults(day);
      for (LocalDate other : List.of(youngest, youngest.plusDays(1))) {
        byAges.merge(daysAsMinor(other), other, this::nearer);
      }
    }
    byAges.remove(daysAsMinor(born));
    return byAges.values().stream().sorted().toList();
  }

  /** Who was born on that day is an adult on the other, whoever was born a day later is not. */
  private static LocalDate lastOfAdults(LocalDate day) {
    LocalDate last = day.minusYears(States.ADULT_YEARS);
    while (States.isMinor(last, day)) {
      last = last.minusDays(1); // the birthday itself counts still; a leap day falls back a day
    }
    return last;
  }

  private long daysAsMinor(LocalDate born) {
    return days.stream().filter(day -> States.isMinor(born, day)).count();
  }

  private LocalDate nearer(LocalDate one, LocalDate other) {
    return distance(one) <= distance(other) ? one : other;
  }

  private long distance(LocalDate other) {
    return Math.abs(ChronoUnit.DAYS.between(born, other));
  }
}
