package org.dutylawyer.calendar;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dutylawyer.text.Title;

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

  /** Stands where a line began with a heading; no text has it. */
  private static final String BREAK = "\u0001";

  /** The number before a clause, in the forms that copies give it. */
  static final String NUMBER =
      "(?:[一二三四五六七八九十]{1,3}、|(?<!\\d)\\d{1,2}[、.．]|（[一二三四五六七八九十\\d]{1,3}）、?|[①-⑩])";

  private static final String FESTIVAL =
      "(?:元旦|新年|春节|清明节?|“?五一”?(?:国际)?(?:劳动节)?|国际劳动节|劳动节|端午节?|中秋节?|“?十一”?|国庆节?)";

  /** A clause that begins with a festival and no number. */
  static final Pattern HEADED = Pattern.compile("^" + FESTIVAL + "(?:[、和与及]" + FESTIVAL + ")?：");

  private static final Pattern HEADING =
      Pattern.compile("(?=" + NUMBER + "[^，。；：、\\d]{1,12}(?:[、和与][^，。；：、\\d]{1,12})?：)|" + BREAK);
  private static final Pattern NUMBERED = Pattern.compile("(?<=。)(?=" + NUMBER + ")");
  private static final Pattern LINE_OPENS =
      Pattern.compile("^(?:" + NUMBER + "|" + HEADED.pattern().substring(1) + ")");
  private static final Pattern YEAR_OF_TITLE =
      Pattern.compile("(\\d{4})年(?:部分节假日|“?[^月日]{1,8}”?(?:假期|假日|放假|节)|元旦)");

  /** Two years joined, in a title or in words that stand for one. */
  private static final String YEARS_OF_TITLE =
      "\\d{4}年?[至到和与及、—–－~～―-]+\\d{4}年(?:部分节假日|“?[^月日，。]{1,8}”?(?:假期|假日|放假|节)|元旦)";

  private static final Pattern YEAR_LINE = Pattern.compile("(\\d{4})年");

  /** The number of the document and to whom it is sent: no part of the first sentence. */
  private static final Pattern SENT =
      Pattern.compile(
          "^\\s*(?:\\p{IsHan}{2,10}[〔［\\[【（]\\d{4}[〕］\\]】）]第?\\d{1,4}号)?\\s*"
              + "(?:各[^。：\\d]{2,80}：)?");

  private static final Pattern ADDRESS = Pattern.compile("https?://[\\w.:/?=&%#~+-]+");
  private static final Pattern ADDRESS_DAY = Pattern.compile("/(\\d{4})-(\\d{2})/(\\d{2})/");
  private static final Pattern ADDRESS_MONTH = Pattern.compile("/(\\d{4})(\\d{2})/content");
  private static final Pattern SIGNED = Pattern.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})日");

  /** A word that arranges a day or speaks of one. */
  static final Pattern VERB =
      Pattern.compile("放假|上班|补班|补休|补假|休息|调休|公休|调至|调整至|调到|移至|假日|延长|缩短|照常工作|正常工作");

  private static final Pattern AMENDS = Pattern.compile("调整|延长|缩短|变更|推迟|取消|修改");
  private static final Pattern TRADITIONAL =
      Pattern.compile("[補調長縮週節國慶勞動務辦廳關農曆這個開號為與連從將過進時間東車風飛見電話發佈員處請門對嚴經應實來會學習業際傳統雙還讓錯舉導勵]");
  private static final Pattern CHINESE_YEAR = Pattern.compile("([二一][〇○零Oo0一二三四五六七八九]{3})年");
  private static final String CHINESE_NUMBER = "([二三]?十[一二三四五六七八九]?|[一二三四五六七八九])";

  private static final Pattern CHINESE_DAY =
      Pattern.compile("(?<![一二三四五六七八九十])" + CHINESE_NUMBER + "月" + CHINESE_NUMBER + "日");

  /** Hyphens, dashes and tildes that pages and word processors put where a range has one. */
  private static final Pattern DASHES =
      Pattern.compile(
          "[\u2010-\u2012\u2043\u2212\u2053\u223C\u223D\u2500\u2501\u2E3A\u2E3B"
              + "\u301C\u3030\uFE31\uFE32\uFE58\uFE63\u02DC]");

  /** Longer clauses, or more of them, arrange nothing that a year could hold. */
  private static final int LONGEST_CLAUSE = 2_000;

  private static final int LONGEST = 20_000;

  /** The day on which news or a notice came out, which arranges nothing. */
  private static final Pattern CAME_OUT =
      Pattern.compile(
          "(?:(?:新华社|中新社|本报|据)[^，。]{0,16})?(?:\\d{4}年)?\\d{1,2}月\\d{1,2}[日号](?:（[^（）]*）)?"
              + "(?=[^，。\\d]{0,16}(?:电|讯|消息|发布|印发|公布|下发|发出|来源|通知|公告))"
              + "|(?:发布|印发|公布|下发|更新)(?:时间|日期)?[：于]?(?:\\d{4}年)?\\d{1,2}月\\d{1,2}[日号]");

  private static final Title YEAR_IN_TITLE =
      new Title(
          "标题中的年份，例如 国务院办公厅关于2027年部分节假日安排的通知",
          "the year in the title, such as 国务院办公厅关于2027年部分节假日安排的通知");
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;
  private static final List<String> FESTIVALS =
      List.of("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节");

  /** What an amendment does with what was announced before for the same festival. */
  public enum Scope {
    /** It stands in place of it: the days that it does not name again become ordinary days. */
    REPLACES,
    /** It adds to it: the days announced before stay as they are. */
    ADDS
  }

  /**
   * What the text may not say itself.
   *
   * @param year the year that the notice arranges, when the text does not name it
   * @param published the day of publication, when the text has no signature with a date
   * @param title the title, when the text has none
   * @param scope what an amendment does, when its words leave that open
   */
  public record Hints(
      Optional<Integer> year,
      Optional<LocalDate> published,
      Optional<String> title,
      Optional<Scope> scope) {

    /** Nothing: the text says everything. */
    public static Hints none() {
      return new Hints(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** With the year. */
    public Hints withYear(int newYear) {
      return new Hints(Optional.of(newYear), published, title, scope);
    }

    /** With the day of publication. */
    public Hints withPublished(LocalDate day) {
      return new Hints(year, Optional.of(day), title, scope);
    }

    /** With the title. */
    public Hints withTitle(String newTitle) {
      return new Hints(year, published, Optional.of(newTitle), scope);
    }

    /** With what an amendment does. */
    public Hints withScope(Scope newScope) {
      return new Hints(year, published, title, Optional.of(newScope));
    }
  }

  private final String id;
  private final int year;
  private final LocalDate published;
  private final boolean amending;
  private final boolean regional;
  private final WorkingCalendar known;
  private final List<NoticeException.Problem> problems = new ArrayList<>();

  private NoticeText(
      String id,
      int year,
      LocalDate published,
      boolean amending,
      boolean regional,
      WorkingCalendar known) {
    this.id = id;
    this.year = year;
    this.published = published;
    this.amending = amending;
    this.regional = regional;
    this.known = known;
  }

  /**
   * Reads a text that may hold several notices one after the other, each beginning with its
   * address, its title or its year on a line of its own.
   *
   * @return the notices in the order of the text, at least one
   * @throws NoticeException as {@link #read}
   */
  public static List<HolidayNotice> readAll(String text, Hints hints, WorkingCalendar known) {
    List<HolidayNotice> notices = new ArrayList<>();
    WorkingCalendar calendar = known;
    List<List<String>> parts = parts(text);
    for (List<String> part : parts) {
      HolidayNotice n = read(part, hints, calendar, parts.size() == 1);
      notices.add(n);
      if (n.region().isEmpty()) {
        calendar = calendar.with(n);
      }
    }
    return List.copyOf(notices);
  }

  /**
   * Reads one notice.
   *
   * @param text the notice, or its clauses
   * @param hints what the text does not say
   * @param known the calendar before this notice, to which an amendment refers
   * @throws NoticeException when the text contradicts itself or the calendar of weekdays, holds a
   *     date that nothing uses or a word beside a date that is not understood, or leaves open who
   *     issued it, which year or day it means, or what an amendment replaces; every problem names
   *     the clause
   */
  public static HolidayNotice read(String text, Hints hints, WorkingCalendar known) {
    List<List<String>> parts = parts(text);
    if (parts.size() > 1) {
      throw new NoticeException(
          NoticeException.TEXT,
          new Title(parts.size() + " 份通知", parts.size() + " notices"),
          new Title("一份", "one"));
    }
    return read(parts.get(0), hints, known, true);
  }

  private static List<List<String>> parts(String text) {
    List<List<String>> parts = new ArrayList<>();
    List<String> part = new ArrayList<>();
    boolean arranges = false;
    String pasted = Visible.pasted(text).replace('\u0001', ' '); // a blank of some PDF files
    Visible.refuseHidden(pasted, NoticeException.TEXT);
    for (String line : NoticeIssuer.lines(normalise(pasted))) {
      boolean begins =
          ADDRESS.matcher(line).lookingAt()
              || NoticeIssuer.isTitle(line)
              || YEAR_LINE.matcher(line).matches();
      if (begins && arranges) {
        parts.add(part);
        part = new ArrayList<>();
        arranges = false;
      }
      part.add(line);
      arranges |= NoticeDates.DATED.matcher(line).find() && VERB.matcher(line).find();
    }
    parts.add(part);
    return parts;
  }

  private static HolidayNotice read(
      List<String> part, Hints hints, WorkingCalendar known, boolean alone) {
    Objects.requireNonNull(hints, "hints");
    refuseTraditional(String.join("", part));
    Optional<String> address =
        part.stream().flatMap(l -> group(ADDRESS.matcher(l), 0).stream()).findFirst();
    List<String> lines =
        part.stream()
            .map(l -> ADDRESS.matcher(l).replaceAll("").strip())
            .map(l -> YEAR_LINE.matcher(l).matches() ? "" : l)
            .toList();
    if (lines.stream().noneMatch(l -> VERB.matcher(l).find())) {
      throw noClause(String.join("", lines));
    }
    NoticeIssuer around = NoticeIssuer.of(lines, alone ? hints.title() : Optional.empty(), address);
    String flat = SENT.matcher(flat(around.rest())).replaceFirst("");
    List<NoticeException.Problem> outside = new ArrayList<>();
    List<String> clauses = clauses(flat, outside);
    if (!outside.isEmpty()) {
      throw new NoticeException(outside);
    }
    if (clauses.isEmpty()) {
      throw noClause(flat);
    }
    refuseLong(clauses);
    boolean regional = around.region().isPresent();
    boolean amending = !regional && amending(around.title(), clauses);
    String context = around.title().orElse(flat);
    LocalDate published = published(around.signed(), address, hints, alone);
    int year =
        year(part, flat, around.title(), hints, clauses, published, amending, regional, known);
    boolean byDay =
        hints.published().isPresent()
            || around.signed().isPresent()
            || address.filter(a -> ADDRESS_DAY.matcher(a).find()).isPresent();
    String id = id(year, published, amending, around.region(), known);
    NoticeText reader = new NoticeText(id, year, published, amending, regional, known);
    List<HolidayNotice.Clause> read = reader.readAll(clauses, context, hints.scope());
    List<NoticeException.Problem> all = new ArrayList<>(reader.problems);
    if (all.isEmpty()) {
      all.addAll(HolidayNotice.contradictions(id, read));
      all.addAll(implausible(id, read, published));
    }
    if (!all.isEmpty()) {
      throw new NoticeException(all);
    }
    return new HolidayNotice(
        id,
        year,
        around
            .title()
            .orElse(
                amending || regional ? "（未给出标题，" + year + "年）" : "国务院办公厅关于" + year + "年部分节假日安排的通知"),
        published,
        byDay ? HolidayNotice.Precision.DAY : HolidayNotice.Precision.MONTH,
        amending ? Optional.of("CN-" + year) : Optional.empty(),
        read,
        address.orElse(""),
        around.issuer(),
        around.region());
  }

  /** A second amendment of one day gets a number; the same one again gets the same name. */
  private static String id(
      int year,
      LocalDate published,
      boolean amending,
      Optional<String> region,
      WorkingCalendar known) {
    if (region.isPresent()) {
      return "CN-" + year + "-" + region.get() + "-" + published;
    }
    if (!amending) {
      return "CN-" + year;
    }
    String id = "CN-" + year + "-" + published;
    Set<String> taken = new LinkedHashSet<>();
    known.notices().forEach(n -> taken.add(n.id()));
    String free = id;
    for (int i = 2; taken.contains(free); i++) {
      free = id + "-" + i;
    }
    return free;
  }

  static List<NoticeException.Problem> implausible(
      String id, List<HolidayNotice.Clause> read, LocalDate published) {
    LocalDate last =
        read.stream()
            .flatMap(c -> java.util.stream.Stream.of(c.daysOff(), c.workingDays()))
            .flatMap(List::stream)
            .max(LocalDate::compareTo)
            .orElse(published);
    boolean late = published.isAfter(last);
    boolean early = published.isBefore(last.minusYears(2));
    return late || early
        ? List.of(
            new NoticeException.Problem(
                NoticeException.same(id),
                new Title(
                    "公布日期 " + published + "，而所安排的日期至 " + last + " 为止",
                    "the day of publication " + published + " for days up to " + last),
                new Title("早于最后一日、相差不到数年的日期", "a day before the last of them, and not by years")))
        : List.of();
  }

  private static void refuseLong(List<String> clauses) {
    String longest = clauses.stream().max(Comparator.comparingInt(String::length)).orElse("");
    int all = clauses.stream().mapToInt(String::length).sum();
    if (longest.length() > LONGEST_CLAUSE || all > LONGEST) {
      boolean one = longest.length() > LONGEST_CLAUSE;
      int found = one ? longest.length() : all;
      int most = one ? LONGEST_CLAUSE : LONGEST;
      throw new NoticeException(
          NoticeException.same("“" + shorten(longest) + "”"),
          new Title(
              (one ? "一款有 " : "各款共有 ") + found + " 字",
              (one ? "a clause of " : "clauses of ") + found + " characters"),
          new Title("至多 " + most + " 字", most + " at most"));
    }
  }

  // ---- the text as a whole

  private static boolean amending(Optional<String> title, List<String> clauses) {
    if (title.isPresent()) {
      return AMENDS.matcher(title.get()).find() || !title.get().contains("安排");
    }
    return clauses.stream().noneMatch(NoticeClause::named);
  }

  private static NoticeException noClause(String text) {
    return new NoticeException(
        NoticeException.TEXT,
        new Title(
            "没有安排日期的条款（" + shorten(text) + "）",
            "no clause that arranges a day (" + shorten(text) + ")"),
        new Title("条款，例如 一、元旦：1月1日放假1天。", "clauses such as 一、元旦：1月1日放假1天。"));
  }

  private static void refuseTraditional(String text) {
    Set<String> found = new LinkedHashSet<>();
    Matcher m = TRADITIONAL.matcher(text);
    while (m.find() && found.size() < 5) {
      found.add(m.group());
    }
    if (!found.isEmpty()) {
      throw new NoticeException(
          NoticeException.TEXT,
          new Title(
              "繁体字（" + String.join("", found) + "）",
              "traditional script (" + String.join("", found) + ")"),
          new Title(
              "国务院公布的简体原文；香港、澳门、台湾另有日历",
              "the notice as the State Council published it, in simplified script; Hong Kong, Macao"
                  + " and Taiwan have calendars of their own"));
    }
  }

  private static String flat(String lines) {
    StringBuilder flat = new StringBuilder();
    for (String line : lines.split("\\R")) {
      flat.append(LINE_OPENS.matcher(line).find() ? BREAK : "").append(line);
    }
    return flat.toString();
  }

  /**
   * One kind of digits, brackets, dashes and commas, whatever the page used; the look-alikes of
   * characters that come out of PDF files as the characters; dates in Chinese numerals as digits.
   */
  private static String normalise(String text) {
    StringBuilder s = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              String one = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
              boolean takes =
                  one.codePointCount(0, one.length()) == 1
                      && (Character.isDigit(one.codePointAt(0))
                              && Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER
                          || Character.isIdeographic(one.codePointAt(0)));
              s.append(takes ? one : Character.toString(c));
            });
    String even =
        DASHES
            .matcher(s)
            .replaceAll("—")
            .replace('(', '（')
            .replace(')', '）')
            .replace(',', '，')
            .replace(';', '；')
            .replace('｡', '。')
            .replaceAll("(?<!https?):", "：");
    String years =
        CHINESE_YEAR
            .matcher(even)
            .replaceAll(
                m ->
                    m.group(1)
                            .chars()
                            .mapToObj(c -> String.valueOf(Math.max(0, "零一二三四五六七八九".indexOf(c))))
                            .collect(Collectors.joining())
                        + "年");
    return CHINESE_DAY
        .matcher(years)
        .replaceAll(
            m -> NoticeClause.number(m.group(1)) + "月" + NoticeClause.number(m.group(2)) + "日");
  }

  /**
   * The clauses that arrange days. A sentence that tells a date or arranges something and is no
   * part of them becomes a problem, unless it only introduces, recommends or signs.
   */
  static Title sentence(String text) {
    return new Title("句子“" + text + "”", "the sentence “" + text + "”");
  }

  private static List<String> clauses(String flat, List<NoticeException.Problem> problems) {
    List<String> parts = new ArrayList<>();
    for (String byHeading : HEADING.split(flat)) {
      parts.addAll(Arrays.asList(NUMBERED.split(byHeading)));
    }
    List<String> clauses = new ArrayList<>();
    for (String part : parts) {
      StringBuilder kept = new StringBuilder();
      for (String whole : part.split("(?<=。)")) {
        NoticeSentence.Parted parted = NoticeSentence.part(whole);
        parted.problem().ifPresent(problems::add);
        String sentence = parted.arranged();
        boolean dated = NoticeDates.DATED.matcher(sentence).find();
        boolean arranges = VERB.matcher(sentence).find();
        boolean heads = NoticeClause.named(sentence) && festivalIn(sentence).isPresent();
        if (dated && (arranges || kept.length() > 0) || heads && arranges) {
          kept.append(sentence);
        } else if (!dated && NoticeSentence.undated(sentence).isPresent()) {
          problems.add(NoticeSentence.undated(sentence).get());
        } else if (dated && (!clauses.isEmpty() || arrangesFirst(sentence))) {
          problems.add(
              new NoticeException.Problem(
                  sentence(sentence),
                  new Title("没有写明如何安排的日期", "a date that nothing uses"),
                  new Title("写明如何安排：放假、补休、休息、上班、补班、调至", "a verb for it: 放假, 补休, 休息, 上班, 补班, 调至")));
        }
      }
      if (kept.length() > 0) {
        clauses.add(kept.toString().replaceFirst("^[^。]*?(?=" + NUMBER + "[^，。\\d]{1,24}：)", ""));
      }
    }
    return clauses;
  }

  /** Whether a sentence before the first clause has a day other than that of its publication. */
  private static boolean arrangesFirst(String sentence) {
    return NoticeDates.DATED.matcher(CAME_OUT.matcher(sentence).replaceAll("")).find();
  }

  private static int year(
      List<String> lines,
      String flat,
      Optional<String> title,
      Hints hints,
      List<String> clauses,
      LocalDate published,
      boolean amending,
      boolean regional,
      WorkingCalendar known) {
    title.ifPresent(NoticeText::refuseYears);
    refuseYears(group(Pattern.compile(YEARS_OF_TITLE).matcher(flat), 0).orElse(""));
    Optional<Integer> said =
        title
            .flatMap(t -> group(YEAR_OF_TITLE.matcher(t), 1))
            .or(
                () ->
                    lines.stream()
                        .map(YEAR_LINE::matcher)
                        .filter(Matcher::matches)
                        .map(m -> m.group(1))
                        .findFirst())
            .or(() -> group(YEAR_OF_TITLE.matcher(flat), 1))
            .or(
                () ->
                    amending || regional
                        ? group(SIGNED.matcher(String.join("", clauses)), 1)
                        : Optional.empty())
            .map(Integer::valueOf);
    if (said.isPresent() && hints.year().isPresent() && !said.get().equals(hints.year().get())) {
      throw new NoticeException(
          NoticeException.TEXT,
          new Title(said.get() + " 年", "the year " + said.get()),
          new Title("另行给出的 " + hints.year().get(), hints.year().get() + ", as was told beside it"));
    }
    if (said.or(hints::year).isPresent()) {
      int told = said.or(hints::year).get();
      if (told < FIRST_YEAR || told > LAST_YEAR) {
        throw new NoticeException(
            NoticeException.TEXT,
            new Title(told + " 年", "the year " + told),
            new Title(
                FIRST_YEAR + " 至 " + LAST_YEAR + " 年",
                "one from " + FIRST_YEAR + " to " + LAST_YEAR));
      }
      return told;
    }
    // The text names no year. Weekdays and lunisolar days fit one year only.
    List<Integer> fitting = new ArrayList<>();
    int best = 0;
    int fewest = Integer.MAX_VALUE;
    StatutoryLaw law = StatutoryLaw.shipped();
    for (int y = known.firstDay().getYear(); y <= known.lastDay().getYear(); y++) {
      NoticeText trial = new NoticeText("CN-" + y, y, published, amending, regional, known);
      List<HolidayNotice.Clause> read = trial.readAll(clauses, flat, Optional.of(Scope.ADDS));
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
      NoticeText nearest = new NoticeText("CN-" + best, best, published, amending, regional, known);
      List<HolidayNotice.Clause> read = nearest.readAll(clauses, flat, Optional.of(Scope.ADDS));
      List<NoticeException.Problem> found = new ArrayList<>();
      found.add(
          new NoticeException.Problem(
              NoticeException.TEXT,
              new Title(
                  "没有年份，其星期也与任何年份都不合；最接近 " + best + " 年",
                  "no year, and no year that fits its weekdays; " + best + " fits best"),
              YEAR_IN_TITLE));
      found.addAll(nearest.problems);
      if (nearest.problems.isEmpty()) {
        found.addAll(HolidayNotice.contradictions("CN-" + best, read));
      }
      throw new NoticeException(found);
    }
    throw new NoticeException(
        NoticeException.TEXT,
        new Title("没有年份，其星期与 " + fitting + " 相合", "no year; its weekdays fit " + fitting),
        YEAR_IN_TITLE);
  }

  /** A title speaks of one year: of a range of years nobody knows which one a day is of. */
  private static void refuseYears(String title) {
    Set<String> years = new LinkedHashSet<>();
    Matcher m = Pattern.compile("(?<![\\d〔])\\d{4}(?![\\d〕号])").matcher(title);
    while (m.find()) {
      years.add(m.group());
    }
    if (years.size() > 1) {
      throw new NoticeException(
          new Title("标题“" + title + "”", "the title “" + title + "”"),
          new Title(String.join("、", years) + " 数个年份", "the years " + String.join(", ", years)),
          new Title("一个年份，只有该年的条款", "one year, with the clauses of that year alone"));
    }
  }

  private static int missingStatutoryDays(
      StatutoryLaw law, int year, List<HolidayNotice.Clause> read) {
    Set<LocalDate> off = new LinkedHashSet<>();
    read.forEach(c -> off.addAll(c.daysOff()));
    Set<String> named = new LinkedHashSet<>();
    read.forEach(c -> named.addAll(List.of(c.name().split("、"))));
    return (int)
        requireNonNull(law.days(year, year, law.editions()).get(year)).stream()
            .filter(d -> named.contains(d.festival()) && !off.contains(d.date()))
            .count();
  }

  private static LocalDate published(
      Optional<String> signed, Optional<String> address, Hints hints, boolean alone) {
    Optional<LocalDate> said =
        signed
            .map(SIGNED::matcher)
            .filter(Matcher::matches)
            .map(m -> date(m.group(1), m.group(2), m.group(3), NoticeException.SIGNATURE));
    if (hints.published().isPresent() && alone) {
      if (said.isPresent() && !said.equals(hints.published())) {
        throw new NoticeException(
            NoticeException.SIGNATURE,
            NoticeException.same(said.get().toString()),
            new Title(
                "另行给出的 " + hints.published().get(),
                hints.published().get() + ", as told beside it"));
      }
      return hints.published().get();
    }
    if (said.isPresent()) {
      return said.get();
    }
    if (address.isPresent()) {
      Matcher day = ADDRESS_DAY.matcher(address.get());
      if (day.find()) {
        return date(day.group(1), day.group(2), day.group(3), NoticeException.same(address.get()));
      }
      Matcher month = ADDRESS_MONTH.matcher(address.get());
      if (month.find()) {
        // Only the month is known: nobody is held to have known the notice before its end.
        return YearMonth.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)))
            .atEndOfMonth();
      }
    }
    throw new NoticeException(
        NoticeException.TEXT,
        new Title("没有公布日期", "no day of publication"),
        new Title(
            "落款，例如 国务院办公厅 2026年11月4日，或者另给的日期（--published）",
            "a signature such as 国务院办公厅 2026年11月4日, or the day given beside the text"
                + " (--published)"));
  }

  private static LocalDate date(String y, String m, String d, Title where) {
    try {
      return LocalDate.of(Integer.parseInt(y), Integer.parseInt(m), Integer.parseInt(d));
    } catch (DateTimeException e) {
      throw new NoticeException(
          where,
          NoticeException.same(y + "年" + m + "月" + d + "日"),
          new Title("存在的日期", "a day that exists"));
    }
  }

  private static Optional<String> group(Matcher m, int group) {
    return m.find() ? Optional.of(m.group(group)) : Optional.empty();
  }

  private static String shorten(String s) {
    return s.isEmpty() ? "empty text" : s.length() > 40 ? s.substring(0, 40) + "…" : s;
  }

  // ---- the clauses

  private List<HolidayNotice.Clause> readAll(
      List<String> clauses, String context, Optional<Scope> scope) {
    List<HolidayNotice.Clause> read = new ArrayList<>();
    for (String c : clauses) {
      NoticeClause clause =
          new NoticeClause(id, year, known, published, amending, regional, c, context, problems);
      clause
          .read()
          .map(found -> amending ? amendment(found, clause.changesDays(), scope) : found)
          .ifPresent(read::add);
    }
    return read;
  }

  /** The clause with what it does to what was announced before for the same festival. */
  private HolidayNotice.Clause amendment(
      HolidayNotice.Clause clause, boolean changesDays, Optional<Scope> scope) {
    return new Amendment(id, year, known, published, clause, problems).settle(changesDays, scope);
  }

  static String lunisolar(LocalDate d, boolean asEve) {
    if (asEve && lunisolar(d.plusDays(1), false).equals("正月初一")) {
      return "除夕";
    }
    return LunisolarYears.name(d);
  }

  static String canonicalLunisolar(String s) {
    return s.replace("十二月", "腊月")
        .replace("十一月", "冬月")
        .replaceFirst("^一月", "正月")
        .replace("月廿", "月二十");
  }

  static Optional<String> festivalIn(String text) {
    if (text.contains("抗日战争") || text.contains("抗战")) {
      return Optional.of("抗战胜利纪念日");
    }
    String plain = canonical(text);
    return FESTIVALS.stream()
        .filter(f -> plain.contains(f) || plain.contains(f.replaceFirst("节$", "")))
        .findFirst();
  }

  /** The festivals of a heading, joined by 、 as they stand there; empty when it names none. */
  static Optional<String> festivals(String heading) {
    String plain = canonical(heading);
    if (FESTIVALS.containsAll(List.of(plain.split("、")))) {
      return Optional.of(plain);
    }
    List<String> found =
        FESTIVALS.stream()
            .filter(f -> plain.contains(f.replaceFirst("节$", "")))
            .sorted(Comparator.comparingInt(f -> plain.indexOf(f.replaceFirst("节$", ""))))
            .toList();
    return found.isEmpty() ? festivalIn(heading) : Optional.of(String.join("、", found));
  }

  static String canonical(String heading) {
    return heading
        .replaceAll("“?五一”?(?:国际)?(?:劳动节)?|国际劳动节", "劳动节")
        .replaceAll("“十一”|十一(?!月)", "国庆节")
        .replaceAll("^(清明|端午|中秋|国庆)$", "$1节")
        .replace("新年", "元旦");
  }
}
