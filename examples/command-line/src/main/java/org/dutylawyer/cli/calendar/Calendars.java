package org.dutylawyer.cli.calendar;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dutylawyer.calendar.CalendarRangeException;
import org.dutylawyer.calendar.NoticeException;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.cli.terminal.Refused;
import org.dutylawyer.text.Title;

/** The calendar that a command is to count with. */
public final class Calendars {

  private Calendars() {}

  /** A day beyond what is known or can be projected, and for what it was needed. */
  static Refused outside(CalendarRangeException e, String zh, String en) {
    return new Refused(
        new Title(
            "没有 " + e.date() + " 的日历：日历及于 " + e.first() + " 至 " + e.last() + zh,
            e.getMessage() + en),
        e);
  }

  /**
   * The shipped calendar with further notices, as known on a day.
   *
   * @param files notices, as text or as entries printed by {@code calendar import}
   * @param knownOn the day; empty for everything known today
   */
  static WorkingCalendar load(List<Path> files, Optional<LocalDate> knownOn) {
    WorkingCalendar calendar = WorkingCalendar.china();
    try {
      for (Path file : files) {
        calendar = calendar.with(file);
      }
      return knownOn.isPresent() ? calendar.asKnownOn(knownOn.get()) : calendar;
    } catch (NoticeException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new Refused(new Title("--known-on：日历不及于该日", "--known-on: " + e.getMessage()), e);
    }
  }
}
