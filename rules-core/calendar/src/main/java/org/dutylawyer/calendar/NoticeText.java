package org.dutylawyer.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a holiday notice in the State Council's own wording (国务院办公厅关于……年部分节假日安排的通知), whole or only
 * its clauses, as pasted from a page.
 *
 * <p>Days off are what the clauses call 放假 and 补休, make-up working days what they call 上班 and the
 * weekends of which they say 公休日调至. Whatever else a clause says is checked against that: the
 * weekday and the lunisolar day after each date, the number of days, the days called 公休日 or 法定节假日.
 * A contradiction is refused with the clause.
 */
public final class NoticeText {

  private static final Pattern HEADING =
      Pattern.compile("(?=[一二三四五六七八九十]{1,3}、[^，。；：、]{1,12}(?:、[^，。；：、]{1,12})?：)");
  private static final Pattern NUMBERED = Pattern.compile("(?<=。)(?=[一二三四五六七八九十]{1,3}、)");
  private static final Pattern NAMED = Pattern.compile("^[一二三四五六七八九十]{1,3}、([^：]{1,24})：");
  private static final Pattern TITLE = Pattern.compile("(?<!《)国务院(?:办公厅)?关于[^。：]{2,60}?的通知");
  private static final Pattern YEAR_OF_TITLE =
      Pattern.compile("(\\d{4})年(?:部分节假日|[^月日]{1,6}假期|元旦)");
  private static final Pattern YEAR_LINE = Pattern.compile("(?m)^[#\\s]*(\\d{4})年\\s*$");
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
  private static final Pattern ADDRESS_DAY = Pattern.compile("/(\\d{4})-(\\d{2})/(\\d{2})/");
  private static final Pattern ADDRESS_MONTH = Pattern.compile("/(\\d{4})(\\d{2})/content");
  private static final Pattern SIGNED =
      Pattern.compile("国务院(?:办公厅)?\\s*(\\d{4})年(\\d{1,2})月(\\d{1,2})日");
  private static final Pattern DATE =
      Pattern.compile(
          "(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日(?:（([^）]*)）)?|(至|[—–－~～―\\-]+)|(（[^）]*）)");
  private static final Pattern COUNT = Pattern.compile("(?:共|放假)([0-9一二两三四五六七八九十]+)天");
  private static final Pattern PROLONG =
      Pattern.compile("延长(?:(\\d{4})年)?([^，。\\d]{2,6}?)假期至([^，。]+)");
  private static final Pattern WEEKDAY = Pattern.compile("(?:星期|周)([一二三四五六日天])");
  private static final Pattern LUNISOLAR =
      Pattern.compile("(正|[一二三四五六七八九十冬腊]{1,2})月(初[一二三四五六七八九十]|[一二三四五六七八九十廿]{1,3})$|^(?:农历)?除夕$");
  private static final String WEEKDAYS = "一二三四五六日";
  private static final List<String> FESTIVALS =
      List.of("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节");

  /**
   * What the text may not say itself.
   *
   * @param year the year that the notice arranges, when the text does not name it
   * @param published the day of publication, when the text has no signature with a date
   * @param title the title, when the text has none
   */
  public record Hints(
      Optional<Integer> year, Optional<LocalDate> published, Optional<String> title) {

    /** Nothing: the text says everything. */
    public static Hints none() {
      return new Hints(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** With the year. */
    public Hints withYear(int newYear) {
      return new Hints(Optional.of(newYear), published, title);
    }

    /** With the day of publication. */
    public Hints withPublished(LocalDate day) {
      return new Hints(year, Optional.of(day), title);
    }

    /** With the title. */
    public Hints withTitle(String newTitle) {
      return new Hints(year, published, Optional.of(newTitle));
    }
  }

  private final String id;
  private final int year;
  private final Optional<WorkingCalendar> known;
  private final List<NoticeException.Problem> problems = new ArrayList<>();

  private NoticeText(String id, int year, Optional<WorkingCalendar> known) {
    this.id = id;
    this.year = year;
    this.known = known;
  }

  /**
   * Reads a text that may hold several notices one after the other, each beginning with its address
   * or its title on a line of its own.
   *
   * @return the notices in the order of the text, at least one
   * @throws NoticeException as {@link #read}
   */
  public static List<HolidayNotice> readAll(String text, Hints hints, WorkingCalendar known) {
    List<HolidayNotice> notices = new ArrayList<>();
    WorkingCalendar calendar = known;
    Hints rest = hints;
    StringBuilder part = new StringBuilder();
    for (String line : text.split("\\R")) {
      boolean begins = line.matches("\\s*https?://.*") || TITLE.matcher(line.strip()).matches();
      if (begins && !clauses(flat(normalise(part.toString()))).isEmpty()) {
        HolidayNotice n = read(part.toString(), rest, calendar);
        notices.add(n);
        if (calendar.notices().stream().noneMatch(k -> k.clauses().equals(n.clauses()))) {
          calendar = calendar.with(n);
        }
        rest = rest.withYear(n.year());
        part.setLength(0);
      }
      part.append(line).append('\n');
    }
    notices.add(read(part.toString(), rest, calendar));
    return List.copyOf(notices);
  }

  private static String flat(String lines) {
    String flat = ADDRESS.matcher(lines).replaceAll("").replaceAll("[\\s#]+", "");
    return TITLE.matcher(flat).replaceFirst("");
  }

  /**
   * Reads one notice.
   *
   * @param text the notice, or its clauses
   * @param hints what the text does not say
   * @param known the calendar before this notice, which a notice that prolongs a break refers to
   * @throws NoticeException when the text contradicts itself or the calendar of weekdays, or leaves
   *     open which year or day it means; every problem names the clause
   */
  public static HolidayNotice read(String text, Hints hints, WorkingCalendar known) {
    Objects.requireNonNull(hints, "hints");
    String lines = normalise(text);
    Optional<String> address = group(ADDRESS.matcher(lines), 0);
    String flat = ADDRESS.matcher(lines).replaceAll("").replaceAll("[\\s#]+", "");
    Optional<String> title = hints.title().or(() -> group(TITLE.matcher(flat), 0));
    List<String> clauses = clauses(flat(lines));
    if (clauses.isEmpty()) {
      throw new NoticeException(
          "the text",
          "no clause that arranges a day (" + shorten(flat) + ")",
          "clauses such as 一、元旦：1月1日放假1天。");
    }
    int year = year(lines, flat, title, hints, clauses, known);
    boolean amending = clauses.stream().noneMatch(c -> NAMED.matcher(c).find());
    LocalDate published = published(flat, address, hints);
    boolean byDay =
        hints.published().isPresent()
            || SIGNED.matcher(flat).find()
            || address.filter(a -> ADDRESS_DAY.matcher(a).find()).isPresent();
    String id = "CN-" + year + (amending ? "-" + published : "");
    NoticeText reader = new NoticeText(id, year, Optional.of(known));
    List<HolidayNotice.Clause> read = reader.readAll(clauses, title.orElse(flat));
    List<NoticeException.Problem> all = new ArrayList<>(reader.problems);
    if (all.isEmpty()) {
      all.addAll(HolidayNotice.contradictions(id, read));
    }
    if (!all.isEmpty()) {
      throw new NoticeException(all);
    }
    return new HolidayNotice(
        id,
        year,
        title.orElse(amending ? "（未给出标题，" + year + "年）" : "国务院办公厅关于" + year + "年部分节假日安排的通知"),
        published,
        byDay ? HolidayNotice.Precision.DAY : HolidayNotice.Precision.MONTH,
        amending ? Optional.of("CN-" + year) : Optional.empty(),
        read,
        address.orElse(""));
  }

  // ---- the text as a whole

  /** One kind of digits, brackets, dashes and commas, whatever the page used. */
  private static String normalise(String text) {
    StringBuilder s = new StringBuilder();
    for (char c : text.toCharArray()) {
      s.append(c >= '０' && c <= '９' ? (char) (c - '０' + '0') : c);
    }
    return s.toString()
        .replace('(', '（')
        .replace(')', '）')
        .replace(',', '，')
        .replace(';', '；')
        .replaceAll("(?<!https?):", "：");
  }

  private static List<String> clauses(String flat) {
    List<String> parts = new ArrayList<>();
    for (String byHeading : HEADING.split(flat)) {
      parts.addAll(Arrays.asList(NUMBERED.split(byHeading)));
    }
    List<String> clauses = new ArrayList<>();
    for (String part : parts) {
      StringBuilder kept = new StringBuilder();
      for (String sentence : part.split("(?<=。)")) {
        // A preamble, a reminder or a signature arranges nothing.
        if (arranges(sentence) || (kept.length() > 0 && explains(sentence))) {
          kept.append(sentence);
        }
      }
      if (kept.length() > 0) {
        clauses.add(kept.toString().replaceFirst("^.*?(?=[一二三四五六七八九十]{1,3}、[^，。]{1,24}：)", ""));
      }
    }
    return clauses;
  }

  private static boolean arranges(String sentence) {
    return sentence.matches(".*\\d日.*")
        && sentence.matches(".*(放假|上班|补休|调休|调至|假期至).*")
        && !sentence.matches("国务院.*\\d{4}年\\d{1,2}月\\d{1,2}日。?");
  }

  private static boolean explains(String sentence) {
    return sentence.matches(".*\\d日.*(公休|节假日|假日).*");
  }

  private static int year(
      String lines,
      String flat,
      Optional<String> title,
      Hints hints,
      List<String> clauses,
      WorkingCalendar known) {
    if (hints.year().isPresent()) {
      return hints.year().get();
    }
    Optional<String> said =
        title
            .flatMap(t -> group(YEAR_OF_TITLE.matcher(t), 1))
            .or(() -> group(YEAR_LINE.matcher(lines), 1))
            .or(() -> group(YEAR_OF_TITLE.matcher(flat), 1));
    if (said.isPresent()) {
      return Integer.parseInt(said.get());
    }
    // The text names no year. Weekdays and lunisolar days fit one year only.
    List<Integer> fitting = new ArrayList<>();
    int best = 0;
    int fewest = Integer.MAX_VALUE;
    StatutoryLaw law = StatutoryLaw.shipped();
    for (int y = known.firstDay().getYear(); y <= known.lastDay().getYear(); y++) {
      NoticeText trial = new NoticeText("CN-" + y, y, Optional.of(known));
      List<HolidayNotice.Clause> read = trial.readAll(clauses, flat);
      int faults = trial.problems.size() + HolidayNotice.contradictions("CN-" + y, read).size();
      if (faults < fewest || faults == 0) {
        faults += missingStatutoryDays(law, y, read);
      }
      if (faults == 0) {
        fitting.add(y);
      }
      if (faults < fewest) {
        fewest = faults;
        best = y;
      }
    }
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    if (fitting.isEmpty()) {
      NoticeText nearest = new NoticeText("CN-" + best, best, Optional.of(known));
      List<HolidayNotice.Clause> read = nearest.readAll(clauses, flat);
      List<NoticeException.Problem> found = new ArrayList<>();
      found.add(
          new NoticeException.Problem(
              "the text",
              "no year, and no year that fits its weekdays; " + best + " fits best",
              "the year in the title, such as 国务院办公厅关于2027年部分节假日安排的通知"));
      found.addAll(nearest.problems);
      if (nearest.problems.isEmpty()) {
        found.addAll(HolidayNotice.contradictions("CN-" + best, read));
      }
      throw new NoticeException(found);
    }
    throw new NoticeException(
        "the text",
        "no year; its weekdays fit " + fitting,
        "the year in the title, such as 国务院办公厅关于2027年部分节假日安排的通知");
  }

  private static int missingStatutoryDays(
      StatutoryLaw law, int year, List<HolidayNotice.Clause> read) {
    Set<LocalDate> off = new LinkedHashSet<>();
    read.forEach(c -> off.addAll(c.daysOff()));
    Set<String> named = new LinkedHashSet<>();
    read.forEach(c -> named.addAll(List.of(c.name().split("、"))));
    return (int)
        law.days(year, year, law.editions()).get(year).stream()
            .filter(d -> named.contains(d.festival()) && !off.contains(d.date()))
            .count();
  }

  private static LocalDate published(String flat, Optional<String> address, Hints hints) {
    if (hints.published().isPresent()) {
      return hints.published().get();
    }
    Matcher signed = SIGNED.matcher(flat);
    if (signed.find()) {
      return date(signed.group(1), signed.group(2), signed.group(3), "the signature");
    }
    if (address.isPresent()) {
      Matcher day = ADDRESS_DAY.matcher(address.get());
      if (day.find()) {
        return date(day.group(1), day.group(2), day.group(3), address.get());
      }
      Matcher month = ADDRESS_MONTH.matcher(address.get());
      if (month.find()) {
        // Only the month is known: nobody is held to have known the notice before its end.
        return YearMonth.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)))
            .atEndOfMonth();
      }
    }
    throw new NoticeException(
        "the text",
        "no day of publication",
        "a signature such as 国务院办公厅 2026年11月4日, or the day given beside the text");
  }

  private static LocalDate date(String y, String m, String d, String where) {
    try {
      return LocalDate.of(Integer.parseInt(y), Integer.parseInt(m), Integer.parseInt(d));
    } catch (DateTimeException e) {
      throw new NoticeException(where, y + "年" + m + "月" + d + "日", "a day that exists");
    }
  }

  private static Optional<String> group(Matcher m, int group) {
    return m.find() ? Optional.of(m.group(group)) : Optional.empty();
  }

  private static String shorten(String s) {
    return s.isEmpty() ? "empty text" : s.length() > 40 ? s.substring(0, 40) + "…" : s;
  }

  // ---- one clause

  private List<HolidayNotice.Clause> readAll(List<String> clauses, String context) {
    List<HolidayNotice.Clause> read = new ArrayList<>();
    for (String c : clauses) {
      new ClauseReader(c, context).read().ifPresent(read::add);
    }
    return read;
  }

  private final class ClauseReader {
    private final String text;
    private final String body;
    private final String name;
    private final Set<LocalDate> off = new TreeSet<>();
    private final Set<LocalDate> moved = new TreeSet<>();
    private final Set<LocalDate> rest = new TreeSet<>();
    private final List<LocalDate> working = new ArrayList<>();
    private Optional<LocalDate> resumes = Optional.empty();
    private int lastSpan;
    private Optional<Integer> month = Optional.empty();
    private Optional<Integer> statedYear = Optional.empty();

    ClauseReader(String text, String context) {
      this.text = text;
      Matcher m = NAMED.matcher(text);
      if (m.find()) {
        name = canonical(m.group(1));
        body = text.substring(m.end());
      } else {
        name = festivalIn(text).or(() -> festivalIn(context)).orElse("放假");
        body = text.replaceFirst("^[一二三四五六七八九十]{1,3}、", "");
      }
    }

    Optional<HolidayNotice.Clause> read() {
      Matcher prolong = PROLONG.matcher(body);
      boolean prolongs = prolong.find();
      if (prolongs) {
        prolong(prolong.group(2), dates(prolong.group(3)));
      }
      for (String phrase : phrases(prolongs ? body.substring(prolong.end()) : body)) {
        phrase(phrase);
      }
      for (LocalDate d : moved) {
        if (!off.contains(d) && !working.contains(d)) {
          working.add(d);
        }
      }
      for (LocalDate d : rest) {
        if (!off.contains(d)) {
          problem(
              told(d) + " called a day of rest", "a day inside the break that the clause names");
        }
      }
      if (off.isEmpty() && working.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(new HolidayNotice.Clause(name, List.copyOf(off), working, resumes, text));
    }

    /** "延长春节假期至2月2日": from the day after the break as it is known. */
    private void prolong(String festival, List<LocalDate> to) {
      Optional<LocalDate> last =
          known.flatMap(
              k ->
                  k.notices().stream()
                      .filter(n -> n.year() == year && n.amends().isEmpty())
                      .flatMap(n -> n.clauses().stream())
                      .filter(c -> c.name().contains(festival))
                      .flatMap(c -> c.daysOff().stream())
                      .max(LocalDate::compareTo));
      if (last.isEmpty()) {
        problem(
            "a longer break of " + festival + " " + year,
            "an earlier notice for that year which says when it begins");
      } else if (to.isEmpty() || !to.get(0).isAfter(last.get())) {
        problem("a break prolonged to " + to, "a day after " + told(last.get()));
      } else {
        last.get().plusDays(1).datesUntil(to.get(0).plusDays(1)).forEach(off::add);
      }
    }

    private void phrase(String phrase) {
      int moves = phrase.indexOf("调至");
      if (moves >= 0) {
        moved.addAll(dates(phrase.substring(0, moves)));
        rest.addAll(dates(phrase.substring(moves)));
      } else if (phrase.contains("起正常上班")) {
        resumes = dates(phrase).stream().findFirst();
      } else if (phrase.contains("上班")) {
        for (LocalDate d : dates(phrase)) {
          if (working.contains(d)) {
            problem(told(d) + " a second time", "every date once");
          } else {
            working.add(d);
          }
          if (!HolidayNotice.weekend(d)) {
            problem("the make-up working day " + told(d), "a Saturday or Sunday");
          }
        }
      } else if (phrase.contains("法定") || phrase.contains("公休日") || phrase.contains("照常公休")) {
        rest.addAll(dates(phrase));
      } else if (phrase.contains("放假") || phrase.contains("补休") || phrase.contains("调休")) {
        List<LocalDate> days = dates(phrase);
        off.addAll(days);
        if (phrase.contains("放假") && !days.isEmpty()) {
          lastSpan = days.size();
        }
      } else {
        dates(phrase);
      }
      Matcher count = COUNT.matcher(phrase);
      if (count.find() && lastSpan > 0 && number(count.group(1)) != lastSpan) {
        problem(count.group() + " for " + lastSpan + " days", "共" + lastSpan + "天");
      }
    }

    /** The dates of a phrase, ranges filled in; every date is checked against what follows it. */
    private List<LocalDate> dates(String phrase) {
      List<LocalDate> dates = new ArrayList<>();
      boolean range = false;
      Matcher m = DATE.matcher(phrase);
      while (m.find()) {
        if (m.group(5) != null) {
          range = true;
        } else if (m.group(6) == null) {
          Optional<LocalDate> d = date(m);
          if (d.isEmpty()) {
            continue;
          }
          check(d.get(), Optional.ofNullable(m.group(4)));
          if (range && !dates.isEmpty()) {
            LocalDate from = dates.get(dates.size() - 1);
            if (!d.get().isAfter(from) || d.get().isAfter(from.plusDays(30))) {
              problem(
                  "a break from " + told(from) + " to " + told(d.get()), "an end after its start");
            } else {
              from.plusDays(1).datesUntil(d.get().plusDays(1)).forEach(dates::add);
            }
          } else if (dates.contains(d.get())) {
            problem(told(d.get()) + " a second time", "every date once");
          } else {
            dates.add(d.get());
          }
          range = false;
        }
      }
      return dates;
    }

    private Optional<LocalDate> date(Matcher m) {
      if (m.group(1) != null) {
        statedYear = Optional.of(Integer.parseInt(m.group(1)));
      }
      if (m.group(2) != null) {
        month = Optional.of(Integer.parseInt(m.group(2)));
      }
      if (month.isEmpty()) {
        problem(m.group(), "a month before the day");
        return Optional.empty();
      }
      // The New Year break may begin in the December before; no other one does.
      int y =
          m.group(1) != null
              ? statedYear.orElseThrow()
              : name.contains("元旦") && month.get() == 12 ? year - 1 : year;
      try {
        return Optional.of(LocalDate.of(y, month.get(), Integer.parseInt(m.group(3))));
      } catch (DateTimeException e) {
        problem(m.group(), "a day that exists in " + y);
        return Optional.empty();
      }
    }

    private void check(LocalDate d, Optional<String> note) {
      if (note.isEmpty()) {
        return;
      }
      Matcher weekday = WEEKDAY.matcher(note.get());
      if (weekday.find()) {
        DayOfWeek said = DayOfWeek.of(WEEKDAYS.indexOf(weekday.group(1).replace('天', '日')) + 1);
        if (said != d.getDayOfWeek()) {
          problem(weekday.group() + " for " + d, Names.weekdayInChinese(d));
        }
      }
      if (note.get().contains("至")) {
        return;
      }
      for (String part : note.get().split("[、，]")) {
        Matcher lunisolar = LUNISOLAR.matcher(part);
        if (lunisolar.find()) {
          String is = lunisolar(d, lunisolar.group(1) == null);
          String said = lunisolar.group(1) == null ? "除夕" : lunisolar.group();
          if (!is.equals(canonicalLunisolar(said))) {
            problem("农历" + said + " for " + d, "农历" + is);
          }
        }
      }
    }

    private void problem(String found, String expected) {
      problems.add(new NoticeException.Problem(id + ", clause “" + text + "”", found, expected));
    }
  }

  private static List<String> phrases(String body) {
    List<String> phrases = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    int depth = 0;
    for (char c : body.toCharArray()) {
      depth += c == '（' ? 1 : c == '）' ? -1 : 0;
      if (depth == 0 && (c == '，' || c == '。' || c == '；')) {
        phrases.add(current.toString());
        current.setLength(0);
      } else {
        current.append(c);
      }
    }
    phrases.add(current.toString());
    return phrases;
  }

  private static String lunisolar(LocalDate d, boolean asEve) {
    if (asEve && lunisolar(d.plusDays(1), false).equals("正月初一")) {
      return "除夕";
    }
    return LunisolarYears.name(d);
  }

  private static String canonicalLunisolar(String s) {
    return s.replace("十二月", "腊月")
        .replace("十一月", "冬月")
        .replaceFirst("^一月", "正月")
        .replace("月廿", "月二十");
  }

  private static Optional<String> festivalIn(String text) {
    if (text.contains("抗日战争") || text.contains("抗战")) {
      return Optional.of("抗战胜利纪念日");
    }
    return FESTIVALS.stream().filter(text::contains).findFirst();
  }

  private static String canonical(String heading) {
    return heading.replace("“五一”国际劳动节", "劳动节").replace("“五一”", "劳动节").replace("“十一”", "国庆节");
  }

  private static int number(String s) {
    int digit = "零一二三四五六七八九十".indexOf(s.charAt(0));
    return s.equals("两") ? 2 : s.length() == 1 && digit >= 0 ? digit : Integer.parseInt(s);
  }

  private static String told(LocalDate d) {
    return d + " (" + Names.weekday(d) + ")";
  }
}
