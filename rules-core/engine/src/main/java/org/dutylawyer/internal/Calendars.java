package org.dutylawyer.internal;

import java.time.LocalDate;
import org.dutylawyer.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of a region as it was known on a day: most cases of a run are asked about with the
 * knowledge of the same day.
 */
final class Calendars {

  private final WorkingCalendar calendar;
  private volatile @Nullable Known last;

  private record Known(LocalDate day, WorkingCalendar calendar) {}

  Calendars(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  /** The calendar as known on that day; refuses a day before any notice. */
  WorkingCalendar knownOn(LocalDate day, LocalDate asOf) {
    Known known = last;
    if (known == null || !known.day().equals(day)) {
      known = new Known(day, CalendarReach.asKnownOn(calendar, day, asOf));
      last = known;
    }
    return known.calendar();
  }
}
