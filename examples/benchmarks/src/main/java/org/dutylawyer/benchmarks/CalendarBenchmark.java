package org.dutylawyer.benchmarks;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.dutylawyer.calendar.Conventions;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.TimeLimit;
import org.dutylawyer.calendar.WorkingCalendar;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the calendar costs, against a plain {@link LocalDate} loop that knows weekends alone. Read
 * the figures as ratios to {@link #plainLoopOfTenWeekdays}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CalendarBenchmark {

  private static final int DAYS = 4096;

  private final WorkingCalendar calendar = WorkingCalendar.china();
  private final Conventions conventions = Conventions.defaults();
  private final TimeLimit tenWorkingDays = TimeLimit.workingDays(10).after();
  private final TimeLimit threeDays = TimeLimit.days(3).after();
  private final LocalDate[] days = new LocalDate[DAYS];
  private final Moment[] events = new Moment[DAYS];
  private final Moment openEvent = Moment.of(LocalDate.of(2027, 2, 1));
  private int next;

  /** Spreads the days over the announced years, so that no single one stays in a cache. */
  public CalendarBenchmark() {
    for (int i = 0; i < DAYS; i++) {
      days[i] = LocalDate.of(2008, 1, 1).plusDays((i * 1_000_003L) % 6_800);
      events[i] = Moment.of(days[i]);
    }
  }

  private int turn() {
    next = (next + 1) & (DAYS - 1);
    return next;
  }

  /** Whether people work on a day. */
  @Benchmark
  public boolean isWorkingDay() {
    return calendar.isWorkingDay(days[turn()]);
  }

  /** Whether a day is a weekday, by {@link LocalDate} alone. */
  @Benchmark
  public boolean plainIsWeekday() {
    return weekday(days[turn()]);
  }

  /** A limit of ten working days, with its range, its safe day and whether it is provisional. */
  @Benchmark
  public Due tenWorkingDays() {
    return tenWorkingDays.resolve(events[turn()], calendar, conventions);
  }

  /** A limit of three calendar days, moved from days off. */
  @Benchmark
  public Due threeDays() {
    return threeDays.resolve(events[turn()], calendar, conventions);
  }

  /** Ten weekdays on, by {@link LocalDate} alone: no holidays, no explanation. */
  @Benchmark
  public LocalDate plainLoopOfTenWeekdays() {
    LocalDate d = days[turn()];
    for (int n = 0; n < 10; ) {
      d = d.plusDays(1);
      if (weekday(d)) {
        n++;
      }
    }
    return d;
  }

  /** Ten working days into a year without a notice: a range over what the notice may say. */
  @Benchmark
  public Due tenWorkingDaysIntoAnOpenYear() {
    return tenWorkingDays.resolve(openEvent, calendar, conventions);
  }

  private static boolean weekday(LocalDate d) {
    DayOfWeek w = d.getDayOfWeek();
    return w != DayOfWeek.SATURDAY && w != DayOfWeek.SUNDAY;
  }
}
