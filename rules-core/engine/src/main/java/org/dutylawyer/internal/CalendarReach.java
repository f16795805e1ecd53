package org.dutylawyer.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dutylawyer.calendar.CalendarRangeException;
import org.dutylawyer.calendar.HolidayNotice;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.internal.logic.TooManyDecisionsException;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;

/** Refuses a case that no calendar reaches, or that nobody can decide, and says where. */
final class CalendarReach {

  private CalendarReach() {}

  /**
   * The calendar that could be had on a day.
   *
   * @param asOf the day asked about, which decides where nothing else was asked
   * @throws BadInputException if no notice had been published by then
   */
  static WorkingCalendar asKnownOn(WorkingCalendar calendar, LocalDate day, LocalDate asOf) {
    Optional<LocalDate> first =
        calendar.notices().stream().map(HolidayNotice::published).min(LocalDate::compareTo);
    if (first.isPresent() && day.isBefore(first.get())) {
      throw new BadInputException(
          Problem.of(
              day.equals(asOf) ? "as-of" : "known-on",
              new Title("“" + day + "”", "'" + day + "'"),
              new Title(
                  first.get() + " 以后的日期：此前没有已公布的放假通知",
                  "a day from "
                      + first.get()
                      + " on: no notice of days off known here was published before")));
    }
    return calendar.asKnownOn(day);
  }

  /**
   * What a step yields.
   *
   * @throws BadInputException if it counts to a day that no calendar has, with the dates of the
   *     case that lead there
   */
  static <T> T within(CaseFile file, Moment asOf, Supplier<T> step) {
    try {
      return step.get();
    } catch (CalendarRangeException e) {
      throw new BadInputException(outside(e, file, asOf));
    } catch (TooManyDecisionsException e) {
      throw new BadInputException(
          Problem.of(
              file.id(),
              new Title("不明的事实组合过多", "facts that are not known in too many combinations"),
              new Title(
                  "至多 " + e.most() + " 种须分别判断的情形；请补充案件事实",
                  "at most " + e.most() + " to be told apart; state more facts of the case")));
    }
  }

  private static List<Problem> outside(CalendarRangeException e, CaseFile file, Moment asOf) {
    List<Problem> problems = new ArrayList<>();
    if (isOutside(asOf.date(), e)) {
      problems.add(problem("as-of", asOf.toString(), e));
    }
    for (CaseFile.EventEntry event : file.events()) {
      event
          .at()
          .filter(at -> isOutside(at.date(), e))
          .ifPresent(at -> problems.add(problem(event.where() + ".at", at.toString(), e)));
    }
    if (problems.isEmpty()) {
      problems.add(
          Problem.of(
              file.id(),
              new Title("算到 " + e.date() + " 的期限", "a time limit that runs to " + e.date()),
              reach(e)));
    }
    return problems;
  }

  private static boolean isOutside(LocalDate day, CalendarRangeException e) {
    return day.isBefore(e.first()) || day.isAfter(e.last());
  }

  private static Problem problem(String where, String found, CalendarRangeException e) {
    return Problem.of(where, new Title("“" + found + "”", "'" + found + "'"), reach(e));
  }

  private static Title reach(CalendarRangeException e) {
    return new Title(
        e.first() + " 至 " + e.last() + " 的日期：日历只及于此",
        "a day from " + e.first() + " to " + e.last() + ", which the calendar reaches");
  }
}
