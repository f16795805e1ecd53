package org.dutylawyer.cli.report;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/** What all forms say in the same way. */
final class Words {

  private Words() {}

  /** A day with its weekday. */
  static String day(LocalDate day, boolean chinese) {
    return day + bracketed(weekday(day, chinese), chinese);
  }

  /** The weekday, as short as it is written. */
  static String weekday(LocalDate day, boolean chinese) {
    String name =
        day.getDayOfWeek()
            .getDisplayName(TextStyle.SHORT, chinese ? Locale.CHINESE : Locale.ENGLISH);
    return chinese ? name.replace("星期", "周") : name;
  }

  /** A remark in brackets, to be put after a word. */
  static String bracketed(String text, boolean chinese) {
    return chinese ? "（" + text + "）" : " (" + text + ")";
  }
}
