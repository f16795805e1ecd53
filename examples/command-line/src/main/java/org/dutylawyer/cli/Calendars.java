package org.dutylawyer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dutylawyer.calendar.HolidayNotice;
import org.dutylawyer.calendar.NoticeException;
import org.dutylawyer.calendar.NoticeFile;
import org.dutylawyer.calendar.NoticeText;
import org.dutylawyer.calendar.WorkingCalendar;

/** The calendar that a command is to count with. */
final class Calendars {

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
        String text = read(file);
        List<HolidayNotice> notices =
            text.lines().anyMatch(l -> l.startsWith("notices:"))
                ? NoticeFile.read(text, file.toString())
                : NoticeText.readAll(text, NoticeText.Hints.none(), calendar);
        for (HolidayNotice n : notices) {
          calendar = with(calendar, n);
        }
      }
      return knownOn.isPresent() ? calendar.asKnownOn(knownOn.get()) : calendar;
    } catch (NoticeException e) {
      throw new Refused(e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new Refused("--known-on: " + e.getMessage(), e);
    }
  }

  /** Adds a notice, unless one that arranges the same days is there already. */
  static WorkingCalendar with(WorkingCalendar calendar, HolidayNotice notice) {
    return known(calendar, notice).isPresent() ? calendar : calendar.with(notice);
  }

  /** The notice of a calendar that arranges the same days as this one. */
  static Optional<HolidayNotice> known(WorkingCalendar calendar, HolidayNotice notice) {
    return calendar.notices().stream()
        .filter(
            k ->
                k.year() == notice.year()
                    && k.amends().equals(notice.amends())
                    && k.daysOff().equals(notice.daysOff())
                    && k.workingDays().equals(notice.workingDays()))
        .findFirst();
  }

  /** The text of a file. */
  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new Refused(
          file + ": cannot be read as UTF-8 text, expected a holiday notice (" + e + ")", e);
    }
  }
}
