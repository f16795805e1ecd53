package org.dutylawyer.calendar;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Names of weekdays and festivals in both languages. */
final class Names {

  private static final Map<String, String> FESTIVALS =
      Map.of(
          "元旦", "New Year's Day",
          "春节", "Spring Festival",
          "清明节", "Qingming Festival",
          "劳动节", "Labour Day",
          "端午节", "Dragon Boat Festival",
          "中秋节", "Mid-Autumn Festival",
          "国庆节", "National Day",
          "抗战胜利纪念日", "Victory Day");

  private Names() {}

  /** "National Day and Mid-Autumn Festival" for "国庆节、中秋节"; an unknown name stays as it is. */
  static String english(String chinese) {
    return Arrays.stream(chinese.split("、"))
        .map(n -> FESTIVALS.getOrDefault(n, n))
        .collect(Collectors.joining(" and "));
  }
}
