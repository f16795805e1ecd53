package org.dutylawyer.law;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.text.ChineseNumber;

/** Finds the periods (期间) that the words of a law give with a number: 二十四小时, 两个工作日, 半个月. */
public final class Periods {

  private static final Pattern PERIOD =
      Pattern.compile("([零〇一二两三四五六七八九十百]+|[0-9]{1,4}|半)个?(小时|工作日|日|天|月)");

  private static final Pattern DATE = Pattern.compile("[0-9一二三四五六七八九十]月$");

  private Periods() {}

  /**
   * A period.
   *
   * @param unit {@code hours}, {@code workingDays}, {@code days}, {@code months} or {@code
   *     halfMonths}
   * @param count how many
   */
  public record Period(String unit, int count) {}

  /** The periods in some words, in their order; the days of dates are none. */
  public static List<Period> in(String words) {
    List<Period> periods = new ArrayList<>();
    Matcher found = PERIOD.matcher(words);
    while (found.find()) {
      boolean date = DATE.matcher(words.substring(0, found.start())).find();
      String number = found.group(1);
      boolean half = number.equals("半");
      if (!date && (!half || found.group(2).equals("月"))) {
        periods.add(new Period(half ? "halfMonths" : unit(found.group(2)), half ? 1 : of(number)));
      }
    }
    return periods;
  }

  private static int of(String number) {
    return number.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(number)
        : ChineseNumber.parse(number.replace('两', '二'));
  }

  private static String unit(String word) {
    return switch (word) {
      case "小时" -> "hours";
      case "工作日" -> "workingDays";
      case "月" -> "months";
      default -> "days";
    };
  }
}
