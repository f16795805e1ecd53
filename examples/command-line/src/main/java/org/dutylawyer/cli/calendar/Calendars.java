package org.dutylawyer.cli.calendar;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dutylawyer.calendar.NoticeException;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.cli.terminal.Refused;

/** The calendar that a command is to count with. */
public final class Calendars {

  private Calendars() {}

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
      throw new Refused(e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new Refused("--known-on: " + e.getMessage(), e);
    }
  }
}
