package org.dutylawyer.calendar;

import java.time.LocalDate;

/** A day was asked for that lies outside everything known or projectable. */
public final class CalendarRangeException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final LocalDate date;
  private final LocalDate first;
  private final LocalDate last;

  CalendarRangeException(LocalDate date, LocalDate first, LocalDate last) {
    super(
        "no calendar for "
            + date
            + ": days are known or can be projected from "
            + first
            + " to "
            + last);
    this.date = date;
    this.first = first;
    this.last = last;
  }

  /** The day that was asked for. */
  public LocalDate date() {
    return date;
  }

  /** The first day that the calendar knows. */
  public LocalDate first() {
    return first;
  }

  /** The last day that the calendar can project. */
  public LocalDate last() {
    return last;
  }
}
