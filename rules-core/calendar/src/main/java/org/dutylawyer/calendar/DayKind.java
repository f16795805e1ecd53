package org.dutylawyer.calendar;

/** What a day is for people who work office hours. */
public enum DayKind {
  /** An ordinary working day (工作日), Monday to Friday. */
  WORKING("working day", "工作日"),
  /** A Saturday or Sunday (周六、周日) that no notice says anything about. */
  WEEKEND("weekend", "周末"),
  /** A day off by statute or notice (放假), weekends inside an announced break included. */
  HOLIDAY("holiday", "放假"),
  /** A Saturday or Sunday on which a notice has people work (调休上班). */
  MAKE_UP_WORKING_DAY("make-up working day", "调休上班");

  private final String english;
  private final String chinese;

  DayKind(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  /** Whether people work on such a day. */
  public boolean working() {
    return this == WORKING || this == MAKE_UP_WORKING_DAY;
  }

  /** In English, lower case. */
  public String english() {
    return english;
  }

  /** In Chinese. */
  public String chinese() {
    return chinese;
  }
}
