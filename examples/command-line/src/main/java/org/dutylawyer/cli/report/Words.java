package org.dutylawyer.cli.report;

import java.time.LocalDate;
import org.dutylawyer.text.Weekdays;

/** What all forms say in the same way. */
final class Words {

  private Words() {}

  /** A day with its weekday. */
  static String day(LocalDate day, boolean chinese) {
    return day + bracketed(weekday(day, chinese), chinese);
  }

  /** The weekday, as short as it is written. */
  static String weekday(LocalDate day, boolean chinese) {
    return chinese ? Weekdays.chinese(day) : Weekdays.english(day);
  }

  /** A remark in brackets, to be put after a word. */
  static String bracketed(String text, boolean chinese) {
    return chinese ? "（" + text + "）" : " (" + text + ")";
  }
}
