package org.dutylawyer.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * A day on which something happened or is due, with the time of day where hours count (期间以时、日、月计算,
 * Criminal Procedure Law art. 105).
 *
 * <p>Moments are ordered by date, then by time. A moment without a time stands before every moment
 * of the same day that has one, so that the order is total and consistent with {@code equals}; it
 * does not mean that it happened earlier that day.
 *
 * @param date the day, in China standard time; never null
 * @param time the time of day, empty when it is not known or does not matter; never null
 */
public record Moment(LocalDate date, Optional<LocalTime> time) implements Comparable<Moment> {

  private static final Comparator<Moment> ORDER =
      Comparator.comparing(Moment::date)
          .thenComparing(
              (Moment a, Moment b) -> {
                if (a.time.isPresent() && b.time.isPresent()) {
                  return a.time.get().compareTo(b.time.get());
                }
                return Boolean.compare(a.time.isPresent(), b.time.isPresent());
              });

  /**
   * By when they begin: a day without a time begins at its midnight, and is not told apart from a
   * moment that is midnight.
   */
  public static final Comparator<Moment> BY_BEGINNING =
      Comparator.comparing(Moment::date)
          .thenComparing(moment -> moment.time().orElse(LocalTime.MIN));

  /** Refuses null. */
  public Moment {
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(time, "time");
  }

  /** A day without a time. */
  public static Moment of(LocalDate date) {
    return new Moment(date, Optional.empty());
  }

  /** A day with a time. */
  public static Moment of(LocalDate date, LocalTime time) {
    return new Moment(date, Optional.of(time));
  }

  /** A day by its numbers, without a time. */
  public static Moment of(int year, int month, int day) {
    return of(LocalDate.of(year, month, day));
  }

  /**
   * Reads {@code 2025-09-30} or {@code 2025-09-30T10:00}.
   *
   * @throws IllegalArgumentException when the text is neither, with the text and the expected form
   */
  public static Moment parse(String text) {
    Objects.requireNonNull(text, "text");
    try {
      int t = text.indexOf('T');
      if (t < 0) {
        return of(LocalDate.parse(text));
      }
      return of(LocalDate.parse(text.substring(0, t)), LocalTime.parse(text.substring(t + 1)));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "not a day: found \"" + text + "\", expected 2025-09-30 or 2025-09-30T10:00", e);
    }
  }

  @Override
  public int compareTo(Moment other) {
    return ORDER.compare(this, other);
  }

  /** Whether both lie on one day without the hours of both, so that nothing orders them. */
  public boolean isUnorderedWith(Moment other) {
    return date.equals(other.date) && (time.isEmpty() || other.time.isEmpty());
  }

  /** Whether nothing tells them apart: they lie on one day, and not at two different times. */
  public boolean isAtOnceWith(Moment other) {
    return isUnorderedWith(other) || equals(other);
  }

  /** ISO form: {@code 2025-09-30} or {@code 2025-09-30T10:00}. */
  @Override
  public String toString() {
    return time.map(t -> date + "T" + t).orElseGet(date::toString);
  }
}
