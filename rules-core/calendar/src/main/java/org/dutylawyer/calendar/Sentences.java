package org.dutylawyer.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dutylawyer.text.Title;
import org.dutylawyer.text.Weekdays;

/** Says a due date in words. */
final class Sentences {

  private Sentences() {}

  /** One line in English: the limit, the event and where it ends. */
  static String brief(DueDate d) {
    StringBuilder s = new StringBuilder(head(d)).append(": ");
    if (!d.earliest().equals(d.latest())) {
      s.append("provisional, from ").append(d.calendar().day(d.earliest()));
      s.append(" to ").append(d.calendar().day(d.latest()));
      return s.append(", safe ").append(weekday(d.safe())).toString();
    }
    s.append(d.calendar().day(d.due()));
    d.time().ifPresent(t -> s.append(" at ").append(t));
    if (!d.due().equals(d.nominal())) {
      s.append(", moved from ").append(d.calendar().day(d.nominal()));
    }
    if (d.provisional()) {
      s.append(", provisional");
    }
    return s.toString();
  }

  private static String head(DueDate d) {
    StringBuilder s = new StringBuilder();
    if (isAnyTimeBefore(d)) {
      s.append("before");
    } else if (d.limit().length() instanceof Length.SameDay) {
      s.append(d.limit().length()).append(" of");
    } else {
      s.append(d.limit().length());
      s.append(d.limit().direction() == Direction.AFTER ? " after" : " before");
    }
    s.append(' ').append(weekday(d.event().date()));
    d.event().time().ifPresent(t -> s.append(" at ").append(t));
    if (d.limit().kind() == Kind.CUSTODY) {
      s.append(", in custody");
    }
    if (d.limit().travelDays() > 0) {
      s.append(", ").append(d.limit().travelDays());
      s.append(d.limit().travelDays() == 1 ? " day" : " days").append(" of travel not counted");
    }
    return s.toString();
  }

  /** What is due before an event, however shortly: no day is counted back from it. */
  private static boolean isAnyTimeBefore(DueDate d) {
    return d.limit().direction() == Direction.BEFORE
        && !(d.limit().length() instanceof Length.SameDay)
        && !d.isCounted();
  }

  static String weekday(LocalDate d) {
    return d + " (" + Weekdays.english(d) + ")";
  }

  private static String chinese(LocalDate d) {
    return d + "（" + Weekdays.chinese(d) + "）";
  }

  /** The last day; why one can act on a Saturday or Sunday is said (调休上班). */
  private static String last(DueDate d) {
    DayKind kind = d.calendar().day(d.due()).kind();
    return kind == DayKind.MAKE_UP_WORKING_DAY
        ? d.due() + "（" + Weekdays.chinese(d.due()) + "，" + kind.chinese() + "）"
        : chinese(d.due());
  }

  /** A length in Chinese. */
  static String chinese(Length length) {
    if (length instanceof Length.Hours h) {
      return h.count() + "小时";
    } else if (length instanceof Length.Days d) {
      return d.count() + "日";
    } else if (length instanceof Length.WorkingDays w) {
      return w.count() + "个工作日";
    } else if (length instanceof Length.Months m) {
      return m.count() + "个月";
    } else if (length instanceof Length.HalfMonths h) {
      return h.count() == 1 ? "半个月" : h.count() + "个半月（各15日）";
    } else if (length instanceof Length.DayOfMonth d) {
      return (d.followingMonth() ? "次月" : "每月") + d.day() + "日";
    }
    return length instanceof Length.Promptly ? "及时" : "当时";
  }

  /** The whole explanation. */
  static Title of(DueDate d) {
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder(head(d)).append(": ");
    boolean forward = d.limit().direction() == Direction.AFTER;
    zh.append(forward && !(d.limit().length() instanceof Length.SameDay) ? "自" : "")
        .append(chinese(d.event().date()));
    d.event().time().ifPresent(t -> zh.append(t));
    boolean sameDay = d.limit().length() instanceof Length.SameDay;
    if (sameDay) {
      zh.append("当时即应办理：");
    } else if (isAnyTimeBefore(d)) {
      zh.append("以前：");
    } else {
      zh.append(forward ? "起" : "前").append(chinese(d.limit().length())).append("：");
    }
    if (d.limit().travelDays() > 0) {
      zh.append("扣除路途时间").append(d.limit().travelDays()).append("日，");
    }
    if (d.earliest().equals(d.latest())) {
      zh.append(forward && !sameDay ? "期满日期为" : "最迟为").append(last(d));
      en.append(forward ? "it ends on " : "at the latest on ").append(d.calendar().day(d.due()));
      d.time()
          .ifPresent(
              t -> {
                zh.append(t);
                en.append(" at ").append(t);
              });
      if (!d.due().equals(d.nominal())) {
        Title why = d.calendar().day(d.nominal()).reason();
        zh.append("，由").append(chinese(d.nominal())).append("顺延（").append(why.zh());
        zh.append("）");
        en.append(", moved from ").append(weekday(d.nominal())).append(" (");
        en.append(why.en()).append(")");
      }
    } else {
      zh.append(forward ? "期满日期最早为" : "最迟日期在").append(chinese(d.earliest()));
      zh.append(forward ? "，最迟为" : "至").append(chinese(d.latest()));
      zh.append(forward ? "" : "之间");
      en.append(forward ? "it ends between " : "at the latest between ");
      en.append(weekday(d.earliest())).append(" and ").append(weekday(d.latest()));
    }
    zh.append("。");
    en.append(".");
    counted(d, zh, en);
    d.cause()
        .ifPresent(
            c -> {
              zh.append("暂定：").append(c.zh()).append("。");
              en.append(" Provisional: ").append(c.en()).append('.');
            });
    for (DueDate.Alternative a : d.alternatives()) {
      Conventions.Option o =
          Conventions.reading(a.reading()).options().stream()
              .filter(x -> x.value().equals(a.value()))
              .findFirst()
              .orElseThrow();
      zh.append("不同解释：").append(o.title().zh()).append("，则为");
      zh.append(chinese(a.due())).append("。");
      en.append(" Another reading, ").append(o.title().en()).append(", gives ");
      en.append(weekday(a.due())).append('.');
    }
    LocalDate all = d.safeUnderAll();
    if (!d.safe().equals(d.due()) || !all.equals(d.safe())) {
      zh.append("稳妥日期：").append(chinese(all));
      en.append(" Safe: ").append(weekday(all));
      if (!all.equals(d.safe())) {
        zh.append("（依任何解释）");
        en.append(" (under every reading)");
      }
      zh.append("。");
      en.append('.');
    }
    List<String> titles = d.notices().stream().map(HolidayNotice::title).toList();
    if (d.isCounted() && !titles.isEmpty()) {
      zh.append("依据：").append(String.join("；", titles)).append("。");
      en.append(" Based on: ").append(String.join("; ", titles)).append('.');
    }
    return new Title(zh.toString(), en.toString());
  }

  /** Which working days were counted, when that is short enough to say. */
  private static void counted(DueDate d, StringBuilder zh, StringBuilder en) {
    if (!(d.limit().length() instanceof Length.WorkingDays w)
        || w.count() > 10
        || w.count() == 0
        || !d.earliest().equals(d.latest())) {
      return;
    }
    List<String> days = new ArrayList<>();
    for (DueDate.Step s : d.steps()) {
      if (s.counted()) {
        days.add(s.date().toString());
      }
    }
    zh.append("计入：").append(String.join("、", days)).append("。");
    en.append(" Counted: ").append(String.join(", ", days)).append('.');
  }
}
