package org.dutylawyer.calendar;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The place of which a notice speaks in its title or its opening, whoever issued it. */
final class NoticePlace {

  private static final String PROVINCES =
      "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海"
          + "|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门";

  /** A name of two characters or more with what it is; not 城市, 节省 or 各省. */
  private static final Pattern PLACE =
      Pattern.compile(
          "((?:"
              + PROVINCES
              + ")(?:[\\p{IsHan}]{0,4}自治区|特别行政区|省|市)?"
              + "|[\\p{IsHan}]{2,12}?(?:自治区|自治州|自治县|特别行政区|(?<!各|全|节|本)省|(?<![城都各全本超上股])市(?!场|民)|(?<!各|全)县|地区(?<!各地区)))");

  /** Words before a name which are no part of it. */
  private static final Pattern BEFORE =
      Pattern.compile("^.*(?:期间|关于|延长|缩短|调整|将|年|月|日|在|对|经|为|的|会|节)(?=[\\p{IsHan}]{2,})");

  private static final Pattern ARRANGES = Pattern.compile("放假|假期|假日|调休|休息|安排");
  private static final Pattern DATELINE = Pattern.compile("(?:新华社|本报|中新社)[^电]{0,20}电");

  private NoticePlace() {}

  /** The place that a title names. */
  static Optional<String> in(String words) {
    Matcher m = PLACE.matcher(words.replaceFirst("^[\\p{IsHan}、]{0,40}?关于", ""));
    if (!m.find()) {
      return Optional.empty();
    }
    String name = BEFORE.matcher(m.group()).replaceFirst("");
    return Optional.of(name.length() < 2 ? m.group() : name);
  }

  /** The place that the words before the first date with a day name as where they apply. */
  static Optional<String> opening(String text) {
    String flat = DATELINE.matcher(text.replaceAll("\\R", "")).replaceAll("");
    Matcher dated = NoticeDates.DATED.matcher(flat);
    String opening = dated.find() ? flat.substring(0, dated.start()) : flat;
    for (String phrase : opening.split("[，。：；]")) {
      if (ARRANGES.matcher(phrase).find() || PLACE.matcher(phrase).matches()) {
        Optional<String> place = in(phrase);
        if (place.isPresent()) {
          return place;
        }
      }
    }
    return Optional.empty();
  }
}
