package org.dutylawyer.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dutylawyer.text.Title;
import org.dutylawyer.text.Weekdays;

/**
 * The dates of one clause, read from left to right: a day without a month or a year takes that of
 * the date before it. What stands in brackets after a date, its weekday and its lunisolar day, is
 * checked against it.
 */
final class NoticeDates {

  private static final String RANGE = "(?:至|到|[—–－~～―\\-]+)";
  private static final String LIST = "(?:" + RANGE + "|、|和|及)";
  private static final Pattern DATE =
      Pattern.compile(
          "(?:(\\d{4})年)?(?:(\\d{1,2})月)?(?<![\\d第〕])(\\d{1,2})(?:[日号]|(?=(?:"
              + LIST
              + "\\d{1,2}(?![\\d月天年])){0,30}"
              + LIST
              + "\\d{1,2}[日号]))(?:（([^（）]*)）)?|(起?"
              + RANGE
              + ")|(（[^（）]*）)");

  /** A day of a month, however it is written. */
  static final Pattern DATED = Pattern.compile("(?<![〕第\\d])\\d{1,2}[日号]|\\d{1,2}月\\d");

  private static final Pattern WEEKDAY = Pattern.compile("(?:星期|周|礼拜)([一二三四五六日天])");

  /** The same without a word before it, as a part of a bracket by itself. */
  private static final Pattern BARE_WEEKDAY =
      Pattern.compile("(?<=^|[、，至到—–－~～―\\-])([一二三四五六日天])(?=$|[、，至到—–－~～―\\-])");

  private static final Pattern ANY_WEEKEND = Pattern.compile("周末|双休日");
  private static final Pattern LUNISOLAR_WORDS =
      Pattern.compile(
          "(?:农历)?(?:[正一二三四五六七八九十冬腊]{1,2}月)?(?:初[一二三四五六七八九十]|(?<=月)[一二三四五六七八九十廿]{1,3}|(?<=、)廿[一二三四五六七八九]?)|农历|除夕");
  private static final Pattern LUNISOLAR =
      Pattern.compile("(正|[一二三四五六七八九十冬腊]{1,2})月(初[一二三四五六七八九十]|[一二三四五六七八九十廿]{1,3})$|^(?:农历)?除夕$");
  private static final Pattern NESTED = Pattern.compile("（([^（）]*（[^（）]*）(?:[^（）]|（[^（）]*）)*)）");
  private static final Pattern SEVERAL = Pattern.compile("初[一二三四五六七八九十].*、初[一二三四五六七八九十]");
  private static final String WEEKDAYS = "一二三四五六日";
  private static final int LONGEST_BREAK = 30;

  /**
   * What a phrase holds.
   *
   * @param dates its dates, ranges filled in
   * @param residue its words without them
   * @param inner what brackets say that hold dates themselves
   * @param notes what other brackets say, without weekdays and lunisolar days
   */
  record Found(List<LocalDate> dates, String residue, List<String> inner, String notes) {}

  /** What a make-up working day has to be. */
  static final Title WEEKEND = new Title("周六或者周日", "a Saturday or Sunday");

  private final int year;
  private final boolean newYear;
  private final BiConsumer<Title, Title> problem;
  private Optional<Integer> month = Optional.empty();

  /**
   * Dates of a notice.
   *
   * @param year the year that it arranges
   * @param newYear whether the clause is on the New Year, whose break may begin in December
   * @param problem takes what was found and what was expected
   */
  NoticeDates(int year, boolean newYear, BiConsumer<Title, Title> problem) {
    this.year = year;
    this.newYear = newYear;
    this.problem = problem;
  }

  Found in(String words) {
    List<LocalDate> dates = new ArrayList<>();
    List<String> inner = new ArrayList<>();
    StringBuilder notes = new StringBuilder();
    String phrase = withoutNested(words, inner, notes);
    StringBuilder residue = new StringBuilder();
    Optional<String> range = Optional.empty();
    int end = 0;
    boolean dated = false;
    Matcher m = DATE.matcher(phrase);
    while (m.find()) {
      residue.append(phrase.substring(end, m.start())).append(' ');
      boolean joined = dated && m.start() == end && m.group(3) != null && range.isEmpty();
      if (joined) {
        problem.accept(
            new Title(
                "“" + m.group() + "”直接在另一日期之后", "“" + m.group() + "” right after another date"),
            new Title("两者之间的“至”或者“、”", "至 for a range or 、 for a list between the two"));
      }
      dated = m.group(3) != null;
      end = m.end();
      if (m.group(5) != null) {
        if (!dates.isEmpty() && follows(phrase, m)) {
          range = Optional.of(m.group());
        } else {
          residue.append(m.group()); // a word of its own, as in 调至
        }
      } else if (m.group(6) != null) {
        String note = m.group(6).substring(1, m.group(6).length() - 1);
        noted(note, inner, notes);
      } else {
        Optional<LocalDate> d = date(m);
        String note = m.group(4) == null ? "" : m.group(4);
        noted(note, inner, notes);
        if (d.isEmpty()) {
          range = Optional.empty();
          continue;
        }
        int before = dates.size();
        add(dates, d.get(), range.isPresent());
        check(d.get(), note, dates, range.isPresent() ? Math.max(0, before - 1) : before);
        range = Optional.empty();
      }
    }
    range.ifPresent(
        r ->
            problem.accept(
                new Title("“" + r + "”之后没有日期", "“" + r + "” without a date after it"),
                new Title("一个日期", "a date")));
    residue.append(phrase.substring(end));
    return new Found(dates, residue.toString(), inner, notes.toString());
  }

  /** Takes out brackets that hold brackets: what stands in them is a phrase of its own. */
  private static String withoutNested(String words, List<String> inner, StringBuilder notes) {
    Matcher nested = NESTED.matcher(words);
    StringBuilder rest = new StringBuilder();
    while (nested.find()) {
      noted(nested.group(1), inner, notes);
      nested.appendReplacement(rest, "");
    }
    return nested.appendTail(rest).toString();
  }

  /** Keeps what a bracket says: dates to be read, and words to be understood. */
  private static void noted(String note, List<String> inner, StringBuilder notes) {
    if (DATED.matcher(note).find()) {
      inner.add(note);
      return;
    }
    String words = WEEKDAY.matcher(note).replaceAll("");
    words = BARE_WEEKDAY.matcher(words).replaceAll("");
    notes.append(LUNISOLAR_WORDS.matcher(words).replaceAll("")).append(' ');
  }

  private static boolean follows(String phrase, Matcher m) {
    String before = phrase.substring(0, m.start());
    return before.matches(".*(?:[日号]|（[^（）]*）|\\d)$");
  }

  private void add(List<LocalDate> dates, LocalDate d, boolean range) {
    if (range) {
      LocalDate from = dates.get(dates.size() - 1);
      if (!d.isAfter(from) || d.isAfter(from.plusDays(LONGEST_BREAK))) {
        problem.accept(
            new Title(
                told(from).zh() + "至" + told(d).zh() + "的假期",
                "a break from " + told(from).en() + " to " + told(d).en()),
            new Title("终止在开始之后", "an end after its start"));
      } else {
        from.plusDays(1).datesUntil(d.plusDays(1)).forEach(dates::add);
      }
    } else if (dates.contains(d)) {
      problem.accept(
          new Title(told(d).zh() + " 第二次出现", told(d).en() + " a second time"),
          new Title("每个日期一次", "every date once"));
    } else {
      dates.add(d);
    }
  }

  private Optional<LocalDate> date(Matcher m) {
    if (m.group(2) != null) {
      month = Optional.of(Integer.parseInt(m.group(2)));
    }
    if (month.isEmpty()) {
      problem.accept(
          NoticeException.same(m.group()), new Title("日期之前有月份", "a month before the day"));
      return Optional.empty();
    }
    // The New Year break may begin in the December before; no other one does.
    int y =
        m.group(1) != null
            ? Integer.parseInt(m.group(1))
            : newYear && month.get() == 12 ? year - 1 : year;
    try {
      LocalDate d = LocalDate.of(y, month.get(), Integer.parseInt(m.group(3)));
      if (!of(year, d)) {
        problem.accept(told(d), day(year));
        return Optional.empty();
      }
      return Optional.of(d);
    } catch (DateTimeException e) {
      problem.accept(
          NoticeException.same(m.group()), new Title(y + " 年存在的日期", "a day that exists in " + y));
      return Optional.empty();
    }
  }

  /** Whether a notice for a year can arrange a day: one of it, or of the December before. */
  static boolean of(int year, LocalDate d) {
    return !d.isBefore(LocalDate.of(year - 1, 12, 1)) && !d.isAfter(LocalDate.of(year, 12, 31));
  }

  /** What such a day is called. */
  static Title day(int year) {
    return new Title("通知所安排的 " + year + " 年的日期", "a day of " + year + ", the year of the notice");
  }

  /**
   * Holds a bracket against the dates before it: one weekday is that of the last date, two joined
   * by 至 are the ends of a range, several are those of as many dates.
   *
   * @param first where the range that the last date ends begins; the last date itself if it ends
   *     none
   */
  private void check(LocalDate d, String note, List<LocalDate> dates, int first) {
    List<String> said = new ArrayList<>();
    for (Matcher m = WEEKDAY.matcher(note); m.find(); ) {
      said.add(m.group());
    }
    for (Matcher m = BARE_WEEKDAY.matcher(note); said.isEmpty() && m.find(); ) {
      said.add(m.group());
      while (m.find()) {
        said.add(m.group());
      }
    }
    boolean ends = said.size() == 2 && note.matches(".*[至到—–－~～―\\-].*");
    for (int i = 0; i < said.size(); i++) {
      int at = ends && i == 0 ? first : dates.size() - said.size() + i;
      if (at < 0 || at >= dates.size()) {
        problem.accept(
            new Title(told(d).zh() + "之后的“" + note + "”", "“" + note + "” after " + told(d).en()),
            new Title("每个日期一个星期", "one weekday for each date"));
        return;
      }
      weekday(said.get(i), said.size() == 1 ? d : dates.get(at));
    }
    if (ANY_WEEKEND.matcher(note).matches() && !HolidayNotice.weekend(d)) {
      wrongWeekday(note, d);
    }
    if (note.contains("至") || SEVERAL.matcher(note).find()) {
      return;
    }
    for (String part : note.split("[、，]")) {
      Matcher lunisolar = LUNISOLAR.matcher(part);
      if (lunisolar.find()) {
        String is = NoticeText.lunisolar(d, lunisolar.group(1) == null);
        String told = lunisolar.group(1) == null ? "除夕" : lunisolar.group();
        if (!is.equals(NoticeText.canonicalLunisolar(told))) {
          problem.accept(
              new Title(d + " 为农历" + told, "农历" + told + " for " + d),
              NoticeException.same("农历" + is));
        }
      }
    }
  }

  private void weekday(String said, LocalDate d) {
    char day = said.replace('天', '日').charAt(said.length() - 1);
    if (DayOfWeek.of(WEEKDAYS.indexOf(day) + 1) != d.getDayOfWeek()) {
      wrongWeekday(said, d);
    }
  }

  private void wrongWeekday(String said, LocalDate d) {
    problem.accept(
        new Title(d + " 为" + said, said + " for " + d), NoticeException.same(Weekdays.chinese(d)));
  }

  /** A day with its weekday. */
  static Title told(LocalDate d) {
    return new Title(d + "（" + Weekdays.chinese(d) + "）", d + " (" + Weekdays.english(d) + ")");
  }

  /** Several, in their order. */
  static Title told(Collection<LocalDate> days) {
    return new Title(
        days.stream().map(d -> told(d).zh()).collect(Collectors.joining("、")),
        days.stream().map(d -> told(d).en()).toList().toString());
  }
}
