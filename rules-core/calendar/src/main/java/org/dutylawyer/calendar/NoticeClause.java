package org.dutylawyer.calendar;

import static org.dutylawyer.calendar.NoticeDates.told;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.text.ChineseNumber;
import org.dutylawyer.text.Title;

/**
 * Reads one clause of a notice, phrase by phrase. Each date must stand under a verb that arranges
 * it, and no phrase with a date may hold a word that is not understood: what cannot be read is
 * refused, nothing is passed over.
 */
final class NoticeClause {

  private static final Pattern NAMED =
      Pattern.compile("^" + NoticeText.NUMBER + "?([^：，。\\d]{1,24})：");
  private static final Pattern NUMBERED = Pattern.compile("^" + NoticeText.NUMBER);
  private static final Pattern NUMBERED_AND_NAMED =
      Pattern.compile("^" + NoticeText.NUMBER + "[^：，。\\d]{1,24}：");
  private static final Pattern COUNT = Pattern.compile("(?:共计?|放假|连休|休息|为期)([0-9一二两三四五六七八九十]+)天");
  private static final Pattern PROLONG = Pattern.compile("(?:延长|顺延)");
  private static final Pattern SHORTEN = Pattern.compile("缩短");
  private static final Pattern MOVE = Pattern.compile("调至|调整至|调整到|调到|移至");
  private static final Pattern BECOMES = Pattern.compile("改为|改至|改到|变更为|修改为|调整为");
  private static final Pattern RESUMES = Pattern.compile("起(?:恢复)?(?:正常|照常)?(?:上班|工作|办公)");
  private static final Pattern WORK = Pattern.compile("上班|补班|工作|办公");
  private static final Pattern SURELY_OFF = Pattern.compile("放假|补休|补假|休假|(?<!照常|正常)休息");
  private static final Pattern LIKELY_OFF = Pattern.compile("调休|连休|(?<!照常)公休(?!日)");
  private static final Pattern STATUTORY = Pattern.compile("法定");
  private static final Pattern REST = Pattern.compile("公休|(?:照常|正常)休息");
  private static final Pattern PART_OF_A_DAY = Pattern.compile("半天|半日|上午|下午|中午|晚上|\\d+[时点]");
  private static final Pattern NOT =
      Pattern.compile("不再|不放|不上|不休|不补|取消|停止|除外|不含|推迟|提前|改期|对调|互换|调换");
  private static final Pattern UNDERSTOOD =
      Pattern.compile(
          "不调休|含(?=周末|双休日)|(?:\\d{4}|今|本|同|当|次|明)年|其中|经?国务院(?:决定|批准)|全国|全体公民|统一|现?将|分别|[一二两三四五六七八]个|公休日?|法定|节假日"
              + "|假日|假期|期间|照常|正常|恢复|放假|补休|补假|调休|调整|调至|调到|移至|休息|休假|连休|上班|补班|工作|办公"
              + "|[与和]?周末|双休日|(?:共计?|为期)?[0-9一二两三四五六七八九十]+天|安排|时间|改为|变更为|修改为|调整为|缩短|延长|顺延"
              + "|增加|另外|补充|当日|当天|国际|新年|农历|除夕|抗战胜利|纪念日|的|为|即|起|和|及|与|至|到|从|自|在|另|再|也|均|都|仍|则|于|并|是|年"
              + "|元旦|春节|清明节?|劳动节?|端午节?|中秋节?|国庆节?|五一|十一|节|[“”、：\\s]|[—–－~～―\\-]+");

  /** Marks that change nothing; any other between dates might join or part them. */
  private static final Pattern PUNCTUATION = Pattern.compile("[、，。；：（）“”‘’《》〈〉\"'\\s]+");

  /** Words of a phrase that has no date and no verb, by which it arranges nothing. */
  private static final Pattern AROUND =
      Pattern.compile("^(?:经|根据|按照|依据|为|按国家|现将).*|.*(?:[要应请须]|务必|确保|做好|如下).*");

  private static final Pattern PREFIX = Pattern.compile("^([^：]*)：");
  private static final Pattern REGIONAL =
      Pattern.compile("(?:本|我|全)(?:自治区|省|市|州|盟|县|区)(?:行政区域)?(?:内|境内)?");

  /** The name of a clause that names no festival. */
  static final String NAMELESS = "放假";

  private final int year;
  private final WorkingCalendar known;
  private final LocalDate published;
  private final boolean amending;
  private final boolean regional;
  private final List<NoticeException.Problem> problems;
  private final String text;
  private final Title where;
  private final String body;
  private final String name;
  private final NoticeDates dates;
  private final Set<LocalDate> off = new TreeSet<>();
  private final Set<LocalDate> moved = new TreeSet<>();
  private final Set<LocalDate> rest = new TreeSet<>();
  private final Set<LocalDate> statutory = new TreeSet<>();
  private final Set<LocalDate> taken = new TreeSet<>();
  private final List<LocalDate> working = new ArrayList<>();
  private Optional<LocalDate> resumes = Optional.empty();
  private int lastSpan;
  private int lastOff;
  private boolean changesDays;
  private boolean shortens;

  /** What a phrase does with its dates. */
  private enum Verb {
    OFF,
    WORK,
    RESUMES,
    STATUTORY,
    REST
  }

  /**
   * A clause.
   *
   * @param text its words
   * @param context the title, which may name the festival
   */
  NoticeClause(
      String id,
      int year,
      WorkingCalendar known,
      LocalDate published,
      boolean amending,
      boolean regional,
      String text,
      String context,
      List<NoticeException.Problem> problems) {
    this.year = year;
    this.known = known;
    this.published = published;
    this.amending = amending;
    this.regional = regional;
    this.text = text;
    this.where = NoticeException.clause(id, text);
    this.problems = problems;
    Matcher m = NAMED.matcher(text);
    Optional<String> heading = m.find() ? Optional.of(m.group(1)) : Optional.empty();
    body = heading.isPresent() ? text.substring(m.end()) : NUMBERED.matcher(text).replaceFirst("");
    name =
        heading
            .flatMap(
                h -> NoticeText.festivals(h).or(() -> Optional.of(h).filter(x -> numbered(text))))
            .or(() -> NoticeText.festivalIn(text))
            .or(() -> NoticeText.festivalIn(context))
            .orElse(NAMELESS);
    heading.filter(h -> !regional).ifPresent(this::headed);
    BiConsumer<Title, Title> problem = this::problem;
    dates = new NoticeDates(year, name.contains("元旦"), problem);
  }

  /** A heading names a festival of the nation, or introduces: a place or a custom is neither. */
  private void headed(String heading) {
    String left = UNDERSTOOD.matcher(NoticeText.canonical(heading)).replaceAll("");
    if (!left.isEmpty() && !heading.matches(".*(?:如下|另行安排)$")) {
      problem(
          new Title(
              "标题“" + heading + "”中不能理解的“" + left + "”",
              "“" + left + "” in the heading “" + heading + "”, which is not understood"),
          new Title("全国的节日，例如元旦", "a festival of the whole nation, such as 元旦"));
    }
  }

  /** Whether a clause begins with a number and a name, as those of a yearly notice do. */
  static boolean named(String clause) {
    return NUMBERED_AND_NAMED.matcher(clause).find() || NoticeText.HEADED.matcher(clause).find();
  }

  private static boolean numbered(String clause) {
    return NUMBERED.matcher(clause).find();
  }

  /** What it says; empty when nothing, with a problem. */
  Optional<HolidayNotice.Clause> read() {
    List<LocalDate> waiting = new ArrayList<>();
    String waits = "";
    if (open(body)) {
      problem(
          new Title("不成对的括号", "a bracket without its other half"),
          new Title("成对的括号", "both halves"));
      return Optional.empty();
    }
    for (String phrase : phrases(body)) {
      if (changesLength(phrase)) {
        continue;
      }
      List<LocalDate> without = phrase(phrase, waiting);
      if (waiting.isEmpty()) {
        waiting = without;
        waits = phrase;
      } else if (!without.isEmpty() || verb(phrase).isPresent()) {
        unused(waits, waiting);
        waiting = without;
        waits = phrase;
      }
    }
    if (!waiting.isEmpty()) {
      unused(waits, waiting);
    }
    settle();
    if (off.isEmpty() && working.isEmpty() && resumes.isEmpty()) {
      problem(
          new Title("没有日期", "no date"),
          new Title("所安排的日期，例如 1月1日放假", "the dates that the clause arranges, such as 1月1日放假"));
      return Optional.empty();
    }
    return Optional.of(
        new HolidayNotice.Clause(name, List.copyOf(off), working, resumes, text, shortens));
  }

  /** Whether it prolongs a break or changes single days, and leaves what else was announced. */
  boolean changesDays() {
    return changesDays;
  }

  private void settle() {
    boolean spanned = lastSpan > 0;
    for (LocalDate d : statutory) {
      if (!spanned) {
        off.add(d); // a statutory day is a day off, whether the clause says so again or not
      }
    }
    for (LocalDate d : moved) {
      if (!off.contains(d) && !working.contains(d)) {
        working.add(d);
      }
    }
    for (LocalDate d : taken) {
      if (!spanned) {
        off.add(d);
      }
    }
    rest.addAll(statutory);
    rest.addAll(taken);
    for (LocalDate d : rest) {
      if (!off.contains(d) && (spanned || !HolidayNotice.weekend(d))) {
        problem(
            new Title(told(d).zh() + " 写为休息日", told(d).en() + " called a day of rest"),
            new Title("本条所写假期以内的日期", "a day inside the break that the clause names"));
      }
    }
  }

  private void unused(String phrase, List<LocalDate> days) {
    problem(
        new Title(
            "“" + phrase + "”中没有写明如何安排的 " + told(days).zh(),
            told(days).en() + " in “" + phrase + "”, which nothing uses"),
        new Title("写明如何安排：放假、补休、休息、上班、补班、调至", "a verb for them: 放假, 补休, 休息, 上班, 补班, 调至"));
  }

  /** A break that becomes longer or shorter: it begins where the earlier notice says. */
  private boolean changesLength(String phrase) {
    Matcher longer = PROLONG.matcher(phrase);
    Matcher shorter = SHORTEN.matcher(phrase);
    boolean prolong = longer.find();
    if (!prolong && !shorter.find()) {
      return false;
    }
    int until = Math.max(phrase.lastIndexOf('至'), phrase.lastIndexOf('到'));
    Optional<LocalDate> to =
        until < 0
            ? Optional.empty()
            : dates.in(phrase.substring(until + 1)).dates().stream().findFirst();
    if (to.isEmpty()) {
      problem(
          quoted(phrase),
          new Title(
              "假期的最后一日，例如 延长至2月2日、缩短至5月3日",
              "the last day of the break, such as 延长至2月2日 or 缩短至5月3日"));
      return true;
    }
    NoticeDates.Found before = dates.in(phrase.substring(0, until));
    NoticeDates.Found after = dates.in(phrase.substring(until + 1));
    understood(before.residue() + after.residue() + before.notes() + after.notes(), phrase);
    String festival = NoticeText.festivalIn(phrase).orElse(name);
    List<LocalDate> announced = known.breakOf(year, festival, published);
    if (announced.isEmpty()) {
      problem(
          new Title(
              "改变 " + year + " 年" + festival + "假期的长短",
              "another length for the break of " + festival + " " + year),
          new Title(
              "该年此前的通知，写明假期何时开始", "an earlier notice for that year which says when it begins"));
      return true;
    }
    LocalDate last = announced.get(announced.size() - 1);
    List<LocalDate> said = before.dates();
    if (!said.isEmpty()
        && !said.get(said.size() - 1).equals(last)
        && !(said.size() == 1 && said.contains(announced.get(0)))) {
      problem(
          new Title(
              "“" + phrase + "”，从 " + told(said).zh() + " 起算",
              "“" + phrase + "”, from " + told(said).en()),
          new Title(
              "此前所安排的假期，至 " + told(last).zh() + " 为止",
              "the break announced before, which ends on " + told(last).en()));
    }
    if (prolong) {
      changesDays = true;
      if (to.get().isAfter(last)) {
        last.plusDays(1).datesUntil(to.get().plusDays(1)).forEach(off::add);
      } else {
        problem(
            new Title(
                "假期延长至 " + told(to.get()).zh(), "a break prolonged to " + told(to.get()).en()),
            new Title(told(last).zh() + " 以后的日期", "a day after " + told(last).en()));
      }
    } else {
      shortens = true;
      if (to.get().isBefore(last) && !to.get().isBefore(announced.get(0))) {
        announced.stream().filter(d -> !d.isAfter(to.get())).forEach(off::add);
      } else {
        problem(
            new Title(
                "假期缩短至 " + told(to.get()).zh(), "a break shortened to " + told(to.get()).en()),
            new Title(
                told(announced.get(0)).zh() + " 起、" + told(last).zh() + " 以前的日期",
                "a day from " + told(announced.get(0)).en() + " to before " + told(last).en()));
      }
    }
    return true;
  }

  /**
   * Reads a phrase.
   *
   * @param waiting dates of the phrase before it that had no verb
   * @return its own dates, if it has no verb for them
   */
  private List<LocalDate> phrase(String whole, List<LocalDate> waiting) {
    if (becomes(whole)) {
      return List.of();
    }
    Matcher move = MOVE.matcher(whole);
    if (move.find()) {
      NoticeDates.Found from = dates.in(whole.substring(0, move.start()));
      NoticeDates.Found to = dates.in(whole.substring(move.end()));
      if (to.dates().isEmpty() || from.dates().isEmpty()) {
        if (!to.dates().isEmpty() || !from.dates().isEmpty() || amending) {
          problem(
              quoted(whole),
              new Title("调出的日期和调入的日期", "the days moved and the days to which they are moved"));
        }
        return List.of();
      }
      understood(from.residue() + to.residue() + from.notes() + to.notes(), whole);
      for (LocalDate d : from.dates()) {
        if (!HolidayNotice.weekend(d) && !whole.contains("节")) {
          problem(
              new Title(
                  "“" + whole + "”调出 " + told(d).zh(), told(d).en() + " moved in “" + whole + "”"),
              NoticeDates.WEEKEND);
        }
      }
      moved.addAll(from.dates());
      taken.addAll(to.dates());
      return List.of();
    }
    NoticeDates.Found found = dates.in(whole);
    Optional<Verb> verb = verb(found.residue());
    boolean dated = !found.dates().isEmpty() || !found.inner().isEmpty() || !waiting.isEmpty();
    boolean day = NoticeSentence.tellsDay(whole);
    boolean around = !day && AROUND.matcher(whole).matches() || regional && whole.matches("^除.*外$");
    if (dated || !around && (verb.isPresent() || !regional)) {
      understood(found.residue() + found.notes(), whole);
    }
    boolean rests = day && SURELY_OFF.matcher(found.residue()).find();
    if (!dated && !around && (rests || WORK.matcher(found.residue()).find())) {
      problem(
          new Title(
              "“" + whole + "”，没有写成日期的日子", "“" + whole + "”, a day that is not written as a date"),
          NoticeSentence.DATES);
    }
    if (verb.isPresent() && found.dates().isEmpty() && !waiting.isEmpty()) {
      use(verb.get(), waiting, whole);
      waiting.clear();
    } else if (verb.isPresent() && !found.dates().isEmpty()) {
      use(verb.get(), found.dates(), whole);
    }
    for (String inner : found.inner()) {
      List<LocalDate> left = phrase(inner, new ArrayList<>());
      if (!left.isEmpty() && verb.isPresent() && found.dates().isEmpty()) {
        use(verb.get(), left, whole);
      } else if (!left.isEmpty()) {
        unused(inner, left);
      }
    }
    Matcher count = COUNT.matcher(found.residue());
    int said = count.find() ? number(count.group(1)) : lastOff;
    if (lastOff > 0 && said != lastOff && said != off.size()) {
      problem(
          new Title(lastOff + " 天写为" + count.group(), count.group() + " for " + lastOff + " days"),
          NoticeException.same("共" + lastOff + "天"));
    }
    return verb.isPresent() ? List.of() : new ArrayList<>(found.dates());
  }

  /**
   * Days that become others: a make-up working day that another takes the place of. The days that a
   * phrase names before such a word are all that it changes.
   */
  private boolean becomes(String phrase) {
    Matcher becomes = BECOMES.matcher(phrase);
    Matcher moves = MOVE.matcher(phrase);
    boolean found = becomes.find();
    Matcher word = found ? becomes : moves;
    if (!found && !moves.find() || !NoticeDates.DATED.matcher(phrase).find()) {
      return false;
    }
    String before = phrase.substring(0, word.start());
    String after = phrase.substring(word.end());
    boolean dated = NoticeDates.DATED.matcher(before).find();
    boolean worked = WORK.matcher(before).find() && !before.contains("公休");
    changesDays |= found && dated;
    if (!dated || !worked && (!found || !NoticeDates.DATED.matcher(after).find())) {
      return false;
    }
    NoticeDates.Found from = dates.in(before);
    NoticeDates.Found to = dates.in(after);
    boolean weekends =
        from.dates().stream().allMatch(HolidayNotice::weekend)
            && to.dates().stream().allMatch(HolidayNotice::weekend);
    boolean works = Optional.of(Verb.WORK).equals(verb(from.residue()));
    boolean work = verb(to.residue()).map(Verb.WORK::equals).orElse(!found);
    if (!amending || !works || !work || !weekends || to.dates().isEmpty()) {
      problem(
          quoted(phrase),
          new Title(
              "每一日成为什么，各成一句：上班，或者放假、休息",
              "what each of the days becomes, in a phrase of its own: 上班, or 放假, 休息"));
      return true;
    }
    understood(from.residue() + to.residue() + from.notes() + to.notes(), phrase);
    changesDays = true;
    off.addAll(from.dates());
    to.dates().forEach(d -> works(d, after));
    return true;
  }

  private static Optional<Verb> verb(String words) {
    if (RESUMES.matcher(words).find()) {
      return Optional.of(Verb.RESUMES);
    } else if (WORK.matcher(words).find()) {
      return Optional.of(Verb.WORK);
    } else if (STATUTORY.matcher(words).find()) {
      return Optional.of(Verb.STATUTORY);
    } else if (SURELY_OFF.matcher(words).find() || LIKELY_OFF.matcher(words).find()) {
      return Optional.of(Verb.OFF);
    }
    return REST.matcher(words).find() ? Optional.of(Verb.REST) : Optional.empty();
  }

  private void use(Verb verb, List<LocalDate> days, String phrase) {
    switch (verb) {
      case OFF -> {
        off.addAll(days);
        lastOff = days.size();
        if (phrase.contains("放假")) {
          lastSpan = days.size();
        }
      }
      case STATUTORY -> statutory.addAll(days);
      case REST -> rest.addAll(days);
      case RESUMES -> resume(days, phrase);
      case WORK -> days.forEach(d -> works(d, phrase));
    }
  }

  private void resume(List<LocalDate> days, String phrase) {
    if (days.size() != 1 || resumes.isPresent()) {
      problem(quoted(phrase), new Title("恢复上班的一日", "one day from which people work again"));
    } else {
      resumes = Optional.of(days.get(0));
    }
  }

  private void works(LocalDate d, String phrase) {
    if (SURELY_OFF.matcher(phrase.replace("放假期间", "")).find()) {
      problem(
          new Title("“" + phrase + "”既上班又放假", "“" + phrase + "”, both at work and off"),
          new Title("其中之一，或者两者之间有逗号", "one of them, or a comma between the two"));
    } else if (working.contains(d)) {
      problem(
          new Title(told(d).zh() + " 第二次出现", told(d).en() + " a second time"),
          new Title("每个日期一次", "every date once"));
    } else if (HolidayNotice.weekend(d)) {
      working.add(d);
    } else if (amending && resumes.isEmpty()) {
      resumes = Optional.of(d); // a day off no more
    } else {
      problem(
          new Title("补班日 " + told(d).zh(), "the make-up working day " + told(d).en()),
          NoticeDates.WEEKEND);
    }
  }

  /** Refuses a phrase with dates of which some word is not understood. */
  private void understood(String residue, String phrase) {
    Matcher part = PART_OF_A_DAY.matcher(phrase);
    Matcher not = NOT.matcher(residue);
    if (part.find()) {
      problem(
          new Title(
              "“" + phrase + "”中的“" + part.group() + "”，不足一日",
              "“" + part.group() + "” in “" + phrase + "”, a part of a day"),
          new Title(
              "整日：日历没有放假半日的日子，请去掉这一句",
              "whole days: the calendar knows none that are off by halves; leave this sentence out"));
    } else if (not.find()) {
      problem(
          new Title(
              "“" + phrase + "”中的“" + not.group() + "”",
              "“" + not.group() + "” in “" + phrase + "”"),
          new Title(
              "这些日子成为什么：上班，或者放假、休息",
              "what the days become: 上班 for a working day, 放假 or 休息 for a day off"));
    } else {
      String words = withoutPrefix(residue, phrase);
      words = regional ? REGIONAL.matcher(words).replaceAll("") : words;
      String left = UNDERSTOOD.matcher(words).replaceAll("");
      left = PUNCTUATION.matcher(left).replaceAll("");
      if (!left.isEmpty()) {
        problem(
            new Title(
                "“" + phrase + "”中不能理解的“" + left + "”",
                "“" + left + "” in “" + phrase + "”, which is not understood"),
            new Title(
                "日期只与放假、补休、休息、调休、上班、补班、调至、延长至同用",
                "dates with 放假, 补休, 休息, 调休, 上班, 补班, 调至 or 延长至 alone"));
      }
    }
  }

  /** The words after an introduction; what else stands before a colon is held to be understood. */
  private String withoutPrefix(String residue, String phrase) {
    Matcher prefix = PREFIX.matcher(residue);
    if (!prefix.find()) {
      return residue;
    }
    Optional<String> other =
        NoticeText.festivals(prefix.group(1))
            .filter(f -> !List.of(name.split("、")).containsAll(List.of(f.split("、"))));
    if (other.isPresent()) {
      problem(
          new Title(
              name + "一款中说" + other.get() + "的“" + phrase + "”",
              "“" + phrase + "” on " + other.get() + " in the clause on " + name),
          new Title("每个节日各为一款，各占一行", "each festival in a clause of its own, on a line of its own"));
    }
    boolean introduces = prefix.group(1).matches(".*(?:如下|另行安排)$");
    return introduces ? residue.substring(prefix.end()) : residue;
  }

  private static Title quoted(String phrase) {
    return NoticeException.same("“" + phrase + "”");
  }

  private void problem(Title found, Title expected) {
    if (problems.size() >= NoticeException.MOST) {
      return; // who has read so many reads no more
    }
    problems.add(new NoticeException.Problem(where, found, expected));
  }

  private static boolean open(String body) {
    int depth = 0;
    for (char c : body.toCharArray()) {
      depth += c == '（' ? 1 : c == '）' ? -1 : 0;
      if (depth < 0 || depth > 2) {
        return true;
      }
    }
    return depth != 0;
  }

  private static List<String> phrases(String body) {
    List<String> phrases = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    int depth = 0;
    for (char c : body.toCharArray()) {
      depth += c == '（' ? 1 : c == '）' ? -1 : 0;
      if (depth <= 0 && (c == '，' || c == '。' || c == '；')) {
        phrases.add(current.toString());
        current.setLength(0);
      } else {
        current.append(c);
      }
    }
    phrases.add(current.toString());
    return phrases.stream().filter(p -> !p.isBlank()).toList();
  }

  /** A small number in digits or Chinese numerals; −1 for what is none. */
  static int number(String s) {
    if (s.matches("\\d{1,3}")) {
      return Integer.parseInt(s);
    }
    return s.matches("两|[一二三四五六七八九]?十[一二三四五六七八九]?|[零一二三四五六七八九]")
        ? ChineseNumber.parse(s.replace('两', '二'))
        : -1;
  }
}
