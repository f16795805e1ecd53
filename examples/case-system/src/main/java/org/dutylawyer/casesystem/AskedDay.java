package org.dutylawyer.casesystem;

import java.time.LocalDate;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.SourceText;
import org.dutylawyer.text.Title;

/** The days that can be asked about: those of which texts or calendars could say anything. */
public final class AskedDay {

  private static final LocalDate FIRST = LocalDate.of(1949, 10, 1);
  private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

  /** As long as a day with a time to the second. */
  private static final int LONGEST = "2025-10-13T09:30:00".length();

  private AskedDay() {}

  /**
   * A day as it was asked about.
   *
   * @param where the parameter, for the message
   * @throws BadInputException if no text could govern on it
   */
  public static LocalDate of(String where, LocalDate day) {
    if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      throw bad(where, day.toString());
    }
    return day;
  }

  /**
   * A day, or a day and time, as it was asked about.
   *
   * @param where the parameter, for the message
   * @throws BadInputException if it is none, or no text could govern on it
   */
  public static Moment moment(String where, String text) {
    try {
      Moment moment = Moment.parse(text);
      of(where, moment.date());
      if (moment.toString().length() > LONGEST) {
        throw bad(where, text);
      }
      return moment;
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      throw bad(where, text);
    }
  }

  private static BadInputException bad(String where, String found) {
    String shown = SourceText.shown(found);
    return new BadInputException(
        Problem.of(
            where,
            new Title(shown, shown),
            new Title(
                FIRST + " 至 " + LAST + " 的日期，如 2025-10-13，时刻至秒",
                "a day from "
                    + FIRST
                    + " to "
                    + LAST
                    + ", such as 2025-10-13, with a time no finer than seconds")));
  }
}
