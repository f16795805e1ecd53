package org.dutylawyer.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes where a time limit ends. Days are indices into the calendar throughout. */
final class Resolution {

  /** The last minute of a day: an hour that ends at midnight belongs to the day that ends. */
  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

  /** How many days a search looks at first; it doubles until it has found its day. */
  private static final int FIRST_STEP = 16;

  private final TimeLimit limit;
  private final Moment event;
  private final WorkingCalendar calendar;
  private final WorkingCalendar.Table table;
  private final Conventions conventions;
  private final int start;

  private int nominal;
  private int due;
  private int earliest;
  private int latest;
  private int flaggedAfter;
  private Optional<LocalTime> time = Optional.empty();
  private boolean hourUnknown;

  private Resolution(
      TimeLimit limit, Moment event, WorkingCalendar calendar, Conventions conventions) {
    this.limit = limit;
    this.event = event;
    this.calendar = calendar;
    this.table = calendar.table();
    this.conventions = conventions;
    this.start = calendar.index(event.date());
  }

  static DueDate resolve(
      TimeLimit limit, Moment event, WorkingCalendar calendar, Conventions conventions) {
    return new Resolution(limit, event, calendar, conventions).run();
  }

  private DueDate run() {
    Length length = limit.length();
    boolean forward = limit.direction() == Direction.AFTER;
    if (length instanceof Length.WorkingDays w) {
      workingDays(w.count(), forward);
    } else if (length instanceof Length.Days d) {
      calendarDays(d.count(), forward);
    } else if (length instanceof Length.HalfMonths h) {
      calendarDays(15L * h.count(), forward);
    } else if (length instanceof Length.Months m) {
      months(m.count(), forward);
    } else if (length instanceof Length.Hours h) {
      hours(h.count(), forward);
    } else if (length instanceof Length.DayOfMonth d) {
      dayOfMonth(d, forward);
    } else if (length instanceof Length.SameDay) {
      fix(start);
    } else {
      throw new IllegalStateException("no date is computed from: " + limit);
    }
    flaggedAfter = Math.max(flaggedAfter, latest);
    int safe = safe(forward);
    int from = Math.min(safe, nominal);
    if (length instanceof Length.WorkingDays && forward) {
      from = Math.min(from, start + 1);
    }
    int to = Math.max(flaggedAfter, nominal);
    boolean provisional = hourUnknown;
    if (to >= table.firstProvisional) {
      int p = table.provisional.nextSetBit(from);
      provisional |= p >= 0 && p <= to;
    }
    LocalDate last = calendar.date(nominal);
    return new DueDate(
        limit,
        event,
        calendar,
        conventions,
        last,
        date(due, last),
        date(earliest, last),
        date(latest, last),
        date(safe, last),
        date(flaggedAfter, last),
        time,
        hourUnknown,
        provisional,
        from,
        to);
  }

  /** Most limits end on their nominal day in every respect: one date serves them all. */
  private LocalDate date(int day, LocalDate last) {
    return day == nominal ? last : calendar.date(day);
  }

  /** Ends on this day, which nothing moves. */
  private void fix(int day) {
    nominal = day;
    due = day;
    earliest = day;
    latest = day;
  }

  private void workingDays(int count, boolean forward) {
    if (count == 0) {
      calendarDays(0, forward);
      return;
    }
    int n = !forward && conventions.clearDays ? count + 1 : count;
    int day = forward ? table.workingDayAfter(start, n) : table.workingDayBefore(start, n);
    if (day < 0) {
      throw outside(forward);
    }
    fix(day);
    if (Math.max(day, start) >= table.firstProvisional) {
      earliest = forward ? firstWithMost(start, n) : lastWithFewest(start, n);
      latest = forward ? firstWithFewest(start, n) : lastWithMost(start, n);
    }
    if (limit.travelDays() > 0) {
      nominal = later(nominal, limit.travelDays());
      earliest = later(earliest, limit.travelDays());
      latest = later(latest, limit.travelDays());
      due = nominal;
      roll();
    }
  }

  private void calendarDays(long count, boolean forward) {
    long back = conventions.clearDays && count > 0 ? count + 1 : count;
    fix(calendar.index(start + (long) table.base + (forward ? count + limit.travelDays() : -back)));
    if (forward) {
      roll();
    }
  }

  /** Interpretation art. 202: to the same day, from a last day to a last day, else the last day. */
  private void months(int count, boolean forward) {
    LocalDate from = event.date();
    LocalDate to = from.plusMonths(forward ? count : -(long) count);
    boolean lastOfMonth = from.getDayOfMonth() == from.lengthOfMonth();
    if (lastOfMonth) {
      to = to.withDayOfMonth(to.lengthOfMonth());
    }
    if (!forward && conventions.clearDays && count > 0) {
      to = to.minusDays(1);
    }
    fix(calendar.index(to.plusDays(limit.travelDays())));
    if (forward) {
      roll();
    }
  }

  private void dayOfMonth(Length.DayOfMonth d, boolean forward) {
    LocalDate month = event.date().withDayOfMonth(1);
    LocalDate day = in(d.followingMonth() ? month.plusMonths(1) : month, d.day());
    if (!d.followingMonth()) {
      if (forward && !day.isAfter(event.date())) {
        day = in(month.plusMonths(1), d.day());
      } else if (!forward && !day.isBefore(event.date())) {
        day = in(month.minusMonths(1), d.day());
      }
    }
    fix(calendar.index(day));
    if (forward && limit.kind() != Kind.CUSTODY) {
      if (conventions.reportDayRolls) {
        move();
      } else {
        // The day itself does not move, but nobody is called late before the next working day ends.
        flaggedAfter = endOfMove(latest, true);
      }
    }
  }

  private static LocalDate in(LocalDate month, int day) {
    return month.withDayOfMonth(Math.min(day, month.lengthOfMonth()));
  }

  /** The hour of the event is not counted: hours run from the next full hour. */
  private void hours(int count, boolean forward) {
    if (event.time().isPresent()) {
      LocalDateTime end = hourEnd(event.time().get(), count, forward);
      fix(calendar.index(end.toLocalDate()));
      time = Optional.of(end.toLocalTime());
      if (forward && conventions.hoursRoll && moves()) {
        move();
        if (due != nominal) {
          time = Optional.of(END_OF_DAY);
        }
      }
      return;
    }
    hourUnknown = true;
    int first = calendar.index(hourEnd(LocalTime.MIDNIGHT, count, forward).toLocalDate());
    int last = calendar.index(hourEnd(END_OF_DAY, count, forward).toLocalDate());
    // Fail closed: the first day on which the hours can have run out.
    fix(first);
    latest = last;
    if (forward && conventions.hoursRoll && moves()) {
      move();
    }
  }

  private LocalDateTime hourEnd(LocalTime at, int count, boolean forward) {
    return forward
        ? hourEnd(limit, event.date(), at)
        : event.date().atTime(at).truncatedTo(ChronoUnit.HOURS).minusHours(count);
  }

  /** When a limit in hours ends that runs from an event of that day and time. */
  static LocalDateTime hourEnd(TimeLimit limit, LocalDate day, LocalTime at) {
    LocalDateTime end =
        day.atTime(at)
            .truncatedTo(ChronoUnit.HOURS)
            .plusHours(1L + ((Length.Hours) limit.length()).count())
            .plusDays(limit.travelDays());
    return end.toLocalTime().equals(LocalTime.MIDNIGHT) ? end.minusMinutes(1) : end;
  }

  /** Whether art. 105 moves the last day of this limit. */
  private boolean moves() {
    return limit.kind() == Kind.ACT || (limit.kind() == Kind.AGENCY && conventions.agencyRolls);
  }

  private void roll() {
    if (moves()) {
      move();
    }
  }

  /** Moves the end forward from days off. */
  private void move() {
    due = nominal;
    while (table.movesLastDay(due, conventions.restDayIsHoliday)) {
      due = later(due, 1);
    }
    if (Math.max(due, latest) < table.firstProvisional) {
      earliest = due;
      latest = due;
      return;
    }
    earliest = endOfMove(earliest, false);
    latest = endOfMove(latest, true);
  }

  /** The first day from here on that is no 节假日: at the earliest, or at the latest, possible. */
  private int endOfMove(int day, boolean atTheLatest) {
    int i = day;
    while (true) {
      boolean end =
          !table.provisional.get(i)
              ? !table.movesLastDay(i, conventions.restDayIsHoliday)
              : atTheLatest ? certainEnd(i) : possibleEnd(i);
      if (end) {
        return i;
      }
      if (atTheLatest
          && conventions.restDayIsHoliday
          && table.arrangements.fewest(day, i, true) >= 1) {
        return i;
      }
      i = later(i, 1);
    }
  }

  private boolean certainEnd(int i) {
    return conventions.restDayIsHoliday
        ? table.arrangements.fewest(i, i, true) >= 1
        : !table.movesLastDay(i, false);
  }

  private boolean possibleEnd(int i) {
    return table.arrangements.most(i, i, conventions.restDayIsHoliday) >= 1
        || !table.movesLastDay(i, conventions.restDayIsHoliday);
  }

  /** The last certain working day on or before the earliest end. */
  private int safe(boolean forward) {
    int floor = forward ? Math.min(start, earliest) : 0;
    for (int i = earliest; i >= floor; i--) {
      if (certainWorkingDay(i)) {
        return i;
      }
    }
    if (!forward) {
      throw outside(false);
    }
    // None lies inside the limit: the last one by the projection, or else nothing beats its end.
    for (int i = earliest; i >= floor; i--) {
      if (table.working(i)) {
        return i;
      }
    }
    return earliest;
  }

  private boolean certainWorkingDay(int i) {
    return table.provisional.get(i) ? table.arrangements.fewest(i, i, true) >= 1 : table.working(i);
  }

  private int later(int day, int days) {
    return calendar.index((long) table.base + day + days);
  }

  private CalendarRangeException outside(boolean forward) {
    LocalDate beyond = forward ? calendar.lastDay().plusDays(1) : calendar.firstDay().minusDays(1);
    return new CalendarRangeException(beyond, calendar.firstDay(), calendar.lastDay());
  }

  /** The first day by which even the arrangement with the fewest working days has n of them. */
  private int firstWithFewest(int from, int n) {
    return first(from + 1, d -> table.arrangements.fewest(from + 1, d, true) >= n);
  }

  /** The first day by which the arrangement with the most working days has n of them. */
  private int firstWithMost(int from, int n) {
    return first(from + 1, d -> table.arrangements.most(from + 1, d, true) >= n);
  }

  private int lastWithFewest(int to, int n) {
    return last(to - 1, d -> table.arrangements.fewest(d, to - 1, true) >= n);
  }

  private int lastWithMost(int to, int n) {
    return last(to - 1, d -> table.arrangements.most(d, to - 1, true) >= n);
  }

  private int first(int low, java.util.function.IntPredicate reached) {
    int a = low;
    int last = table.kinds.length - 1;
    int b = Math.min(last, low + FIRST_STEP);
    for (int step = FIRST_STEP; a <= last && !reached.test(b); step *= 2) {
      if (b == last) {
        throw outside(true);
      }
      a = b + 1;
      b = Math.min(last, b + step);
    }
    if (a > last) {
      throw outside(true);
    }
    while (a < b) {
      int middle = (a + b) >>> 1;
      if (reached.test(middle)) {
        b = middle;
      } else {
        a = middle + 1;
      }
    }
    return a;
  }

  private int last(int high, java.util.function.IntPredicate reached) {
    int b = high;
    int a = Math.max(0, high - FIRST_STEP);
    for (int step = FIRST_STEP; b >= 0 && !reached.test(a); step *= 2) {
      if (a == 0) {
        throw outside(false);
      }
      b = a - 1;
      a = Math.max(0, a - step);
    }
    if (b < 0) {
      throw outside(false);
    }
    while (a < b) {
      int middle = (a + b + 1) >>> 1;
      if (reached.test(middle)) {
        a = middle;
      } else {
        b = middle - 1;
      }
    }
    return a;
  }

  /** The readings that can matter to a limit. */
  static List<Conventions.Reading> relevant(TimeLimit limit) {
    Length l = limit.length();
    boolean span =
        l instanceof Length.Days
            || l instanceof Length.HalfMonths
            || l instanceof Length.Months
            || l instanceof Length.WorkingDays;
    boolean forward = limit.direction() == Direction.AFTER;
    List<Conventions.Reading> readings = new ArrayList<>();
    if (span && !forward) {
      readings.add(Conventions.reading(Conventions.COUNTING_BACK));
    }
    if (forward && limit.kind() != Kind.CUSTODY && !(l instanceof Length.SameDay)) {
      readings.add(Conventions.reading(Conventions.MAKE_UP_REST_DAY));
      if (limit.kind() == Kind.AGENCY && !(l instanceof Length.DayOfMonth)) {
        readings.add(Conventions.reading(Conventions.AGENCY_ROLL));
      }
      if (l instanceof Length.Hours) {
        readings.add(Conventions.reading(Conventions.HOURS_ROLL));
      }
      if (l instanceof Length.DayOfMonth) {
        readings.add(Conventions.reading(Conventions.REPORT_DAY_ROLL));
      }
    }
    return readings;
  }
}
