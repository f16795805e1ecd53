package org.dutylawyer.calendar;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.dutylawyer.text.Title;
import org.dutylawyer.text.Weekdays;

/**
 * One day of a calendar and why it is what it is.
 *
 * @param date the day
 * @param kind what it is
 * @param name the festival that makes it so, in Chinese; empty text for an ordinary day
 * @param statutory whether it is one of the days of art. 2 of the Regulation on public holidays
 *     (全国年节及纪念日放假办法), as opposed to a weekend or a day moved by a notice
 * @param notice the notice that speaks of it; empty when none does
 * @param clause the words that make it so, of a notice, of the Regulation or of a regional rule;
 *     empty for an ordinary day
 * @param provisional whether a notice that is not known yet could change it
 */
public record Day(
    LocalDate date,
    DayKind kind,
    String name,
    boolean statutory,
    Optional<HolidayNotice> notice,
    Optional<String> clause,
    boolean provisional) {

  /** Whether people work. */
  public boolean working() {
    return kind.working();
  }

  /**
   * Whether it is a rest day on a Monday to Friday that is no statutory day, one given in exchange
   * for a weekend (调休、补休). Whether such a day is a 节假日 is the declared reading {@link
   * Conventions#MAKE_UP_REST_DAY}.
   */
  public boolean makeUpRestDay() {
    return kind == DayKind.HOLIDAY && !statutory && !HolidayNotice.weekend(date);
  }

  /** Why, for instance "make-up working day (National Day)" or "国庆节，调休上班". */
  public String why(Locale locale) {
    return reason().in(locale);
  }

  Title reason() {
    String zh = kind.chinese();
    String en = kind.english();
    if (!name.isEmpty()) {
      switch (kind) {
        case HOLIDAY -> {
          zh = name + (statutory ? "，法定节假日" : makeUpRestDay() ? "，调休放假" : "，放假");
          en = Names.english(name) + (makeUpRestDay() ? ", make-up rest day" : "");
        }
        case MAKE_UP_WORKING_DAY -> {
          zh = name + "，" + zh;
          en = en + " (" + Names.english(name) + ")";
        }
        default -> {
          zh = zh + "（" + name + "假期结束）";
          en = en + " (end of the " + Names.english(name) + " break)";
        }
      }
    }
    return provisional ? new Title(zh + "，推定", en + ", projected") : new Title(zh, en);
  }

  /** For instance "2025-09-28 (Sun, make-up working day)" or "2025-10-09 (Thu)". */
  @Override
  public String toString() {
    String note =
        switch (kind) {
          case WORKING -> "";
          case WEEKEND -> ", weekend";
          case HOLIDAY -> ", " + Names.english(name);
          case MAKE_UP_WORKING_DAY -> ", make-up working day";
        };
    return date + " (" + Weekdays.english(date) + note + ")";
  }
}
