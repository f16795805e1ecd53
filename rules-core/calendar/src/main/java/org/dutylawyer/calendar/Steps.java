package org.dutylawyer.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dutylawyer.text.Title;

/** Retells a count day by day. */
final class Steps {

  private final DueDate due;
  private final List<DueDate.Step> steps = new ArrayList<>();

  private Steps(DueDate due) {
    this.due = due;
  }

  static List<DueDate.Step> of(DueDate due) {
    Steps s = new Steps(due);
    s.tell();
    return List.copyOf(s.steps);
  }

  private void tell() {
    Length length = due.limit().length();
    boolean forward = due.limit().direction() == Direction.AFTER;
    LocalDate event = due.event().date();
    int sign = forward ? 1 : -1;
    if (length instanceof Length.SameDay) {
      add(event, true, "应当在事件发生时办理", "due at the event itself");
      return;
    }
    if (length instanceof Length.Hours) {
      add(
          event,
          false,
          forward ? "期间开始的时不算在期间以内" : "事件发生的时不计",
          forward ? "the hour of the event is not counted" : "counted back from the full hour");
    } else {
      add(
          event,
          false,
          forward ? "期间开始的日不算在期间以内" : "事件当日不计",
          "the day of the event is not counted");
    }
    if (length instanceof Length.WorkingDays w && w.count() > 0) {
      workingDays(event, sign);
    } else if (length instanceof Length.Days || length instanceof Length.HalfMonths) {
      days(event, sign);
    } else if (!due.nominal().equals(event)) {
      add(due.nominal(), true, length(length), "the last day: " + length);
    }
    if (due.limit().travelDays() > 0) {
      for (int i = due.limit().travelDays() - 1; i >= 0; i--) {
        add(due.nominal().minusDays(i), false, "路途上的时间不计", "travel time is not counted");
      }
    }
    for (LocalDate d = due.nominal(); d.isBefore(due.due()); d = d.plusDays(1)) {
      Title why = due.calendar().day(d).reason();
      if (!d.equals(due.nominal())) {
        add(d, false, why);
      }
    }
    if (due.due().isAfter(due.nominal())) {
      Title why = due.calendar().day(due.nominal()).reason();
      add(
          due.due(),
          true,
          "最后一日" + due.nominal() + "为节假日（" + why.zh() + "），以节假日后的第一日为期满日期",
          "the last day "
              + due.nominal()
              + " is a day off ("
              + why.en()
              + "), so the first day after it");
    }
  }

  private static String length(Length length) {
    return "期间的最后一日（" + Sentences.chinese(length) + "）";
  }

  private void days(LocalDate event, int sign) {
    LocalDate end = due.nominal().minusDays(due.limit().travelDays());
    int n = 1;
    for (LocalDate d = event.plusDays(sign);
        sign > 0 ? !d.isAfter(end) : !d.isBefore(end);
        d = d.plusDays(sign)) {
      String note = note(d, Locale.ENGLISH);
      String zh = note(d, Locale.CHINESE);
      add(d, true, "第" + n + "日" + zh, "day " + n + note);
      n++;
    }
  }

  private String note(LocalDate d, Locale locale) {
    Day day = due.calendar().day(d);
    if (day.kind() == DayKind.WORKING) {
      return "";
    }
    return locale.equals(Locale.CHINESE)
        ? "（" + day.why(locale) + "，照算）"
        : " (" + day.why(locale) + ", counts all the same)";
  }

  private void workingDays(LocalDate event, int sign) {
    LocalDate end = due.nominal().minusDays(due.limit().travelDays());
    int n = 1;
    for (LocalDate d = event.plusDays(sign);
        sign > 0 ? !d.isAfter(end) : !d.isBefore(end);
        d = d.plusDays(sign)) {
      Day day = due.calendar().day(d);
      Title why = day.reason();
      if (day.working()) {
        boolean plain = day.kind() == DayKind.WORKING && !day.provisional();
        add(
            d,
            true,
            "第" + n + "个工作日" + (plain ? "" : "（" + why.zh() + "）"),
            "working day " + n + (plain ? "" : " (" + why.en() + ")"));
        n++;
      } else {
        add(d, false, why);
      }
    }
  }

  private void add(LocalDate d, boolean counted, String chinese, String english) {
    add(d, counted, new Title(chinese, english));
  }

  private void add(LocalDate d, boolean counted, Title why) {
    steps.add(new DueDate.Step(d, counted, due.calendar().day(d), why));
  }
}
