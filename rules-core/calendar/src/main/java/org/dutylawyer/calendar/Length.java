package org.dutylawyer.calendar;

/**
 * How long a time limit is: a number with its unit, or one of the forms that have no number.
 * Lengths are made by the factories of {@link TimeLimit}; {@link #after()} and {@link #before()}
 * turn one into a time limit.
 *
 * <p>Sources: Criminal Procedure Law (刑事诉讼法, 2018) art. 105 for hours, days and months; Supreme
 * Court interpretation (最高法刑诉法解释, 2021) art. 202 for month ends and half months (半个月一律按十五日计算);
 * working days (工作日) and days of the month come from the instruments that use them.
 */
public sealed interface Length {

  /**
   * The time limit that runs forward from the event; the hour or day of the event is not counted.
   */
  default TimeLimit after() {
    return TimeLimit.of(this, Direction.AFTER);
  }

  /** The time limit that is counted back from the event; the day of the event is not counted. */
  default TimeLimit before() {
    return TimeLimit.of(this, Direction.BEFORE);
  }

  /** The unit in which a delay is told. */
  Unit unit();

  /**
   * 小时. Runs in whole hours; the hour in which the event falls is not counted.
   *
   * @param count how many, from 0
   */
  record Hours(int count) implements Length {
    /** Refuses a negative count. */
    public Hours {
      notNegative(count, "hours");
    }

    @Override
    public Unit unit() {
      return Unit.HOURS;
    }

    @Override
    public String toString() {
      return plural(count, "hour");
    }
  }

  /**
   * 日: calendar days.
   *
   * @param count how many, from 0
   */
  record Days(int count) implements Length {
    /** Refuses a negative count. */
    public Days {
      notNegative(count, "days");
    }

    @Override
    public Unit unit() {
      return Unit.DAYS;
    }

    @Override
    public String toString() {
      return plural(count, "day");
    }
  }

  /**
   * 工作日: days on which offices work, make-up weekends (调休上班) included.
   *
   * @param count how many, from 0
   */
  record WorkingDays(int count) implements Length {
    /** Refuses a negative count. */
    public WorkingDays {
      notNegative(count, "working days");
    }

    @Override
    public Unit unit() {
      return Unit.WORKING_DAYS;
    }

    @Override
    public String toString() {
      return plural(count, "working day");
    }
  }

  /**
   * 月: to the same day of a later month; interpretation art. 202 says what happens at month ends.
   *
   * @param count how many, from 0
   */
  record Months(int count) implements Length {
    /** Refuses a negative count. */
    public Months {
      notNegative(count, "months");
    }

    @Override
    public Unit unit() {
      return Unit.DAYS;
    }

    @Override
    public String toString() {
      return plural(count, "month");
    }
  }

  /**
   * 半个月, fifteen days each (interpretation art. 202: 半个月一律按十五日计算).
   *
   * @param count how many half months, from 0
   */
  record HalfMonths(int count) implements Length {
    /** Refuses a negative count. */
    public HalfMonths {
      notNegative(count, "half months");
    }

    @Override
    public Unit unit() {
      return Unit.DAYS;
    }

    @Override
    public String toString() {
      return plural(count, "half month");
    }
  }

  /**
   * At the latest on a day of the month, that day included (每月20日前).
   *
   * @param day 1 to 31; a month without it ends the limit on its last day
   * @param followingMonth true: that day of the month after the event's month. False: the next such
   *     day after the event, or the last one before it when counted back
   */
  record DayOfMonth(int day, boolean followingMonth) implements Length {
    /** Refuses a day outside 1 to 31. */
    public DayOfMonth {
      if (day < 1 || day > 31) {
        throw new IllegalArgumentException(
            "day of the month: found " + day + ", expected a number from 1 to 31");
      }
    }

    @Override
    public Unit unit() {
      return Unit.DAYS;
    }

    @Override
    public String toString() {
      return "day " + day + " of the " + (followingMonth ? "following month" : "month");
    }
  }

  /** 及时, 立即, 尽快: a duty without a number. No date is ever computed from it. */
  record Promptly() implements Length {
    @Override
    public Unit unit() {
      return Unit.NONE;
    }

    @Override
    public String toString() {
      return "promptly";
    }
  }

  /** At the event itself (…时, 当场, 同时): due on its day, which nothing moves. */
  record SameDay() implements Length {
    @Override
    public Unit unit() {
      return Unit.DAYS;
    }

    @Override
    public String toString() {
      return "at the event";
    }
  }

  /** The unit in which a delay is told. */
  enum Unit {
    /** 小时. */
    HOURS,
    /** 日. */
    DAYS,
    /** 工作日. */
    WORKING_DAYS,
    /** No unit: a duty without a number. */
    NONE
  }

  private static void notNegative(int count, String unit) {
    if (count < 0) {
      throw new IllegalArgumentException(
          "length of a time limit: found " + count + " " + unit + ", expected zero or more");
    }
  }

  private static String plural(int count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
