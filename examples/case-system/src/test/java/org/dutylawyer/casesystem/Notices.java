package org.dutylawyer.casesystem;

import java.time.LocalDate;
import org.dutylawyer.text.Weekdays;

/** Notices of days off that the State Council has not made: of years far away. */
final class Notices {

  private Notices() {}

  /** A notice that the first days of a year are off. */
  static String of(int year, int days) {
    LocalDate first = LocalDate.of(year, 1, 1);
    LocalDate last = first.plusDays(days - 1L);
    return "国务院办公厅关于"
        + year
        + "年部分节假日安排的通知\n经国务院批准，现将"
        + year
        + "年元旦放假调休日期的具体安排通知如下。\n一、元旦：1月1日（"
        + Weekdays.chinese(first)
        + "）至"
        + last.getDayOfMonth()
        + "日（"
        + Weekdays.chinese(last)
        + "）放假调休，共"
        + days
        + "天。\n国务院办公厅\n"
        + (year - 1)
        + "年11月20日\n";
  }
}
