package org.dutylawyer.calendar;

import java.util.Objects;

/**
 * A time limit as the law words it: a {@link Length}, a {@link Direction} and a {@link Kind}, not
 * yet tied to an event or a calendar. {@code days(3).after().ofKind(Kind.AGENCY)} is "within three
 * days after the event, a duty of an agency". {@link #resolve} binds it.
 *
 * <p>Immutable; equal when all its parts are.
 */
public final class TimeLimit {

  private final Length length;
  private final Direction direction;
  private final Kind kind;
  private final int travelDays;

  private TimeLimit(Length length, Direction direction, Kind kind, int travelDays) {
    this.length = Objects.requireNonNull(length, "length");
    this.direction = Objects.requireNonNull(direction, "direction");
    this.kind = Objects.requireNonNull(kind, "kind");
    this.travelDays = travelDays;
    if (direction == Direction.BEFORE
        && length instanceof Length.DayOfMonth d
        && d.followingMonth()) {
      throw new IllegalArgumentException(
          "a day of the following month cannot be counted back from its event");
    }
    if (direction == Direction.BEFORE && length instanceof Length.Promptly) {
      throw new IllegalArgumentException("\"promptly\" runs after its event, never before it");
    }
  }

  /** A limit of kind {@link Kind#ACT}. */
  static TimeLimit of(Length length, Direction direction) {
    return new TimeLimit(length, direction, Kind.ACT, 0);
  }

  /** 小时. Refuses a negative count, as all lengths do. */
  public static Length hours(int count) {
    return new Length.Hours(count);
  }

  /** 日, calendar days. */
  public static Length days(int count) {
    return new Length.Days(count);
  }

  /** 工作日, make-up weekends included. */
  public static Length workingDays(int count) {
    return new Length.WorkingDays(count);
  }

  /** 月. */
  public static Length months(int count) {
    return new Length.Months(count);
  }

  /** 半个月, fifteen days each. */
  public static Length halfMonths(int count) {
    return new Length.HalfMonths(count);
  }

  /**
   * At the latest on the next day with this number after the event (于每月的20日前), that day included.
   */
  public static Length dayOfMonth(int day) {
    return new Length.DayOfMonth(day, false);
  }

  /** At the latest on this day of the month after the event's month, that day included. */
  public static Length dayOfFollowingMonth(int day) {
    return new Length.DayOfMonth(day, true);
  }

  /** 及时: a duty without a number. */
  public static Length promptly() {
    return new Length.Promptly();
  }

  /** At the event itself. */
  public static Length sameDay() {
    return new Length.SameDay();
  }

  /** How long. */
  public Length length() {
    return length;
  }

  /** Which way. */
  public Direction direction() {
    return direction;
  }

  /** Whose. */
  public Kind kind() {
    return kind;
  }

  /** Days of travel that do not count (法定期间不包括路途上的时间); zero when none. */
  public int travelDays() {
    return travelDays;
  }

  /** The same limit as one of the given kind. */
  public TimeLimit ofKind(Kind newKind) {
    return new TimeLimit(length, direction, newKind, travelDays);
  }

  /**
   * The same limit when so many days were spent on the way, which do not count (Criminal Procedure
   * Law art. 105: 法定期间不包括路途上的时间): it ends so many calendar days later, and then moves if that day
   * is a day off.
   *
   * @param days zero or more
   * @throws IllegalArgumentException when negative, or when the limit is counted back, or has no
   *     length in time
   */
  public TimeLimit excludingTravel(int days) {
    if (days < 0) {
      throw new IllegalArgumentException(
          "travel time: found " + days + " days, expected 0 or more");
    }
    boolean hasSpan =
        direction == Direction.AFTER
            && !(length instanceof Length.Promptly
                || length instanceof Length.SameDay
                || length instanceof Length.DayOfMonth);
    if (days > 0 && !hasSpan) {
      throw new IllegalArgumentException(
          "travel time can only be left out of a span that runs forward, found: " + this);
    }
    return new TimeLimit(length, direction, kind, days);
  }

  /**
   * Ties this limit to an event: the day on which it ends, and everything that explains it.
   *
   * @param event the day (and hour, for limits in hours) that starts it
   * @param calendar the calendar to count with, usually {@link WorkingCalendar#asKnownOn} some day
   * @param conventions the readings to count by
   * @return a {@link DueDate}, or a {@link Due.Prompt} for "promptly"
   * @throws CalendarRangeException when a day that must be looked at lies outside the calendar
   */
  public Due resolve(Moment event, WorkingCalendar calendar, Conventions conventions) {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(calendar, "calendar");
    Objects.requireNonNull(conventions, "conventions");
    if (length instanceof Length.Promptly) {
      return new Due.Prompt(this, event);
    }
    return Resolution.resolve(this, event, calendar, conventions);
  }

  /** {@link #resolve(Moment, WorkingCalendar, Conventions)} by the default readings. */
  public Due resolve(Moment event, WorkingCalendar calendar) {
    return resolve(event, calendar, Conventions.defaults());
  }

  /**
   * As {@link #resolve(Moment, WorkingCalendar, Conventions)}, for a limit that has a date.
   *
   * @throws IllegalStateException for "promptly", which has none
   */
  public DueDate dueDate(Moment event, WorkingCalendar calendar, Conventions conventions) {
    Due due = resolve(event, calendar, conventions);
    return due.dated()
        .orElseThrow(() -> new IllegalStateException("no date is computed from: " + due));
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof TimeLimit other
        && length.equals(other.length)
        && direction == other.direction
        && kind == other.kind
        && travelDays == other.travelDays;
  }

  @Override
  public int hashCode() {
    return Objects.hash(length, direction, kind, travelDays);
  }

  /** For instance "3 working days before", "20 days after, of custody". */
  @Override
  public String toString() {
    StringBuilder s = new StringBuilder(length.toString());
    if (!(length instanceof Length.SameDay)) {
      s.append(direction == Direction.AFTER ? " after" : " before");
    }
    if (kind == Kind.CUSTODY) {
      s.append(", of custody");
    } else if (kind == Kind.AGENCY) {
      s.append(", of an agency");
    }
    if (travelDays > 0) {
      s.append(", without ").append(travelDays).append(travelDays == 1 ? " day" : " days");
      s.append(" of travel");
    }
    return s.toString();
  }
}
