package org.dutylawyer.workbench.draft;

import static org.dutylawyer.workbench.draft.WrittenDays.DAY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.text.ChineseNumber;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.draft.PastedInstrument.Line;
import org.dutylawyer.workbench.draft.PastedInstrument.Remark;

/**
 * From when until when a text is in force, as it says so of itself. A day or a length beside such a
 * word that is not of the text, or not understood, is told and never taken.
 */
final class InstrumentForce {

  private static final String VERB = "(?:施行|实施|执行|生效|试行)";
  private static final String ENDS = "(?:失效|废止|停止执行|停止施行|作废)";

  private static final Pattern FROM =
      Pattern.compile(
          "(?:(?:自|从|于)\\s*"
              + DAY
              + "\\s*(?:之日)?起?\\s*(?:正式|开始|起)?\\s*"
              + VERB
              + "(?=[。；，、）)：\\s]|$)|"
              + VERB
              + "(?:日期|时间)(?:为|：)?\\s*"
              + DAY
              + ")");
  private static final Pattern FROM_ISSUE =
      Pattern.compile("自(?:印发|发布|公布|下发|签发)之日起(?:正式|开始)?" + VERB);
  private static final String TO = "(?:截至|截止[至到]?|至|到|[—–－~～-]+)";

  /** The last day in force. */
  private static final Pattern UNTIL =
      Pattern.compile(
          "有效期(?:限)?(?:为|：)?\\s*(?:自\\s*"
              + DAY
              + "\\s*起?\\s*)?"
              + TO
              + "\\s*"
              + DAY
              + "|有效至\\s*"
              + DAY
              + "|(?:至|到)\\s*"
              + DAY
              + "\\s*(?:止|终止|时|后)?\\s*(?:自动|自行|即行)?(?:"
              + ENDS
              + "|有效)|(?:至|到)\\s*"
              + DAY
              + "\\s*(?:止|终止)?(?=[。；，）)]|$)|(?:施行|实施|试行|执行)(?:期限|期间|期)(?:为|：)?自?\\s*"
              + DAY
              + "\\s*起?"
              + TO
              + "\\s*"
              + DAY);

  /** The first day no longer in force. */
  private static final Pattern ENDED =
      Pattern.compile("(?:于|自|从)\\s*" + DAY + "\\s*(?:之日)?起?\\s*(?:自动|自行|即行|同时)?" + ENDS);

  private static final Pattern LENGTH =
      Pattern.compile(
          "(?:有效期|试行期|试点期|施行期|实施期|执行期|试行|试点|施行|试运行)(?:限|间)?(?:为|：|暂定)*\\s*"
              + "(\\d{1,3}|[一二两三四五六七八九十]{1,3})\\s*(年|个月)(?![半度])");

  private static final String NOUN = "(?:办法|规定|细则|规则|意见|方案|制度|条例|通知|规范|指引|规程|决定|文件|解释|标准|程序|章程)";

  /** The text as it speaks of itself, at the end of the words before the verb. */
  private static final Pattern ITSELF =
      Pattern.compile(
          ".*(?:本|此|以上|上述)(?:(?![所的中])\\p{IsHan}){0,12}?"
              + NOUN
              + "(?:[（(][^）)]*[）)])?(?:印发后|即|将|的|暂)?$");

  private static final Pattern ARTICLE = Pattern.compile("第[^条，]{1,8}条(?:第.{1,4}款)?");

  private static final Pattern OF_ITSELF =
      Pattern.compile(
          "^本\\p{IsHan}{0,6}?" + NOUN + "(?:[（(][^）)]*[）)])?(?:自|从|于|由|经|的有效|有效|施行|试行|实施|执行|，).*");
  private static final Pattern OPENING =
      Pattern.compile("^第[^条\\s]{1,8}条(?:之.)?[\\s　：:]*(?:[（(【][^）)】]{1,20}[）)】])?[\\s　]*");

  /** A word of force and a day or a length in one phrase. */
  private static final Pattern SPEAKS = Pattern.compile("施行|实施|生效|试行|有效期|有效至|失效|废止|试点期|停止执行|作废");

  private static final Pattern TIMED =
      Pattern.compile(
          "\\d{4}\\s*年|(?:\\d{1,3}|[一二两三四五六七八九十半]{1,3})\\s*(?:个月|年(?!度)|个?工作日|日|天)"
              + "|(?:印发|发布|公布|下发|签发)之日");

  /**
   * A paragraph, wrapped lines joined.
   *
   * @param text its words, days in plain digits
   * @param line where it begins
   * @param article whether it opens one
   */
  record Paragraph(String text, int line, boolean article) {}

  private final String title;
  private final List<Remark> remarks;
  private final Map<LocalDate, Integer> from = new LinkedHashMap<>();
  private final Map<LocalDate, Integer> to = new LinkedHashMap<>();
  private Optional<Integer> issued = Optional.empty();
  private int months;
  private String length = "";
  private int lengthLine;
  private Optional<LocalDate> begins = Optional.empty();
  private Optional<LocalDate> ends = Optional.empty();

  /**
   * A reading.
   *
   * @param title the title of the text
   * @param remarks takes what its author should look at
   */
  InstrumentForce(String title, List<Remark> remarks) {
    this.title = title.replaceAll("[\\s　]+", "");
    this.remarks = remarks;
  }

  /** The first day in force. */
  Optional<LocalDate> from() {
    return begins;
  }

  /** The first day no longer in force. */
  Optional<LocalDate> to() {
    return ends;
  }

  /** The paragraphs of a text. */
  static List<Paragraph> paragraphs(List<Line> lines) {
    List<Paragraph> paragraphs = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int start = 0;
    boolean article = false;
    for (Line line : lines) {
      boolean opens = PastedInstrument.ARTICLE.matcher(line.text()).matches();
      boolean ended = text.length() > 0 && "。；：:;".indexOf(text.charAt(text.length() - 1)) >= 0;
      if (text.length() > 0 && (opens || ended || line.text().isEmpty())) {
        paragraphs.add(new Paragraph(WrittenDays.digits(text.toString()), start, article));
        text.setLength(0);
      }
      if (text.length() == 0) {
        start = line.number();
        article = opens;
      }
      text.append(line.text());
    }
    paragraphs.add(new Paragraph(WrittenDays.digits(text.toString()), start, article));
    return paragraphs;
  }

  /**
   * Reads.
   *
   * @param signed the day under the signature
   */
  void read(List<Paragraph> paragraphs, Optional<LocalDate> signed) {
    boolean own = false;
    for (Paragraph p : paragraphs) {
      own &= !p.article();
      for (String sentence : OPENING.matcher(p.text()).replaceFirst("").split("(?<=[。；])")) {
        own |= OF_ITSELF.matcher(sentence).matches() || sentence.startsWith("有效期");
        own |= sentence(sentence, p.line(), own);
      }
    }
    settle(signed);
  }

  /** Reads a sentence; whether it says from when the text itself is in force. */
  private boolean sentence(String sentence, int line, boolean own) {
    StringBuilder left = new StringBuilder(sentence);
    boolean starts = false;
    Matcher m = FROM.matcher(sentence);
    while (m.find()) {
      String subject = before(sentence, m.start());
      boolean other = sentence.substring(0, m.start()).contains("》");
      if (itself(subject) || subject.isEmpty() && !other) {
        take(WrittenDays.first(m.group()), from, line, m.group(), left, m);
        starts = true;
      }
    }
    Matcher issue = FROM_ISSUE.matcher(sentence);
    if (issue.find()) {
      issued = issued.or(() -> Optional.of(line));
      blank(left, issue);
      starts = true;
    }
    boolean of = own || starts;
    Matcher until = UNTIL.matcher(sentence);
    while (until.find()) {
      if (ofItself(sentence, until.start(), of)) {
        Optional<LocalDate> first = WrittenDays.first(until.group());
        Optional<LocalDate> last = WrittenDays.last(until.group());
        first.filter(d -> !first.equals(last)).ifPresent(d -> from.putIfAbsent(d, line));
        take(last.map(d -> d.plusDays(1)), to, line, until.group(), left, until);
      }
    }
    Matcher ended = ENDED.matcher(sentence);
    while (ended.find()) {
      if (ofItself(sentence, ended.start(), of)) {
        take(WrittenDays.first(ended.group()), to, line, ended.group(), left, ended);
      }
    }
    Matcher lasts = LENGTH.matcher(sentence);
    while (lasts.find()) {
      if (ofItself(sentence, lasts.start(), of)) {
        String n = lasts.group(1).replace('两', '二');
        int number = n.matches("\\d+") ? Integer.parseInt(n) : ChineseNumber.parse(n);
        int found = lasts.group(2).equals("年") ? 12 * number : number;
        if (months != 0 && months != found) {
          unread(line, lasts.group());
        } else {
          months = found;
          length = lasts.group();
          lengthLine = line;
        }
        blank(left, lasts);
      }
    }
    for (String phrase : left.toString().split("[，。；：]")) {
      boolean repeals = phrase.contains("《") && phrase.matches(".*" + ENDS + ".*");
      if (SPEAKS.matcher(phrase).find() && TIMED.matcher(phrase).find() && !repeals) {
        unread(line, phrase);
      }
    }
    return starts;
  }

  private void take(
      Optional<LocalDate> day,
      Map<LocalDate, Integer> days,
      int line,
      String words,
      StringBuilder left,
      Matcher m) {
    day.ifPresentOrElse(d -> days.putIfAbsent(d, line), () -> unread(line, words));
    blank(left, m);
  }

  private static void blank(StringBuilder left, Matcher m) {
    for (int i = m.start(); i < m.end(); i++) {
      left.setCharAt(i, ' ');
    }
  }

  private boolean ofItself(String sentence, int at, boolean own) {
    String subject = before(sentence, at);
    return itself(subject) || own && subject.matches("(?:其|并|即|暂定|期限|为期)?");
  }

  /** The words of the phrase before a place. */
  private static String before(String sentence, int at) {
    String words = sentence.substring(0, at);
    int start = 0;
    for (char mark : "，。；：、　 ".toCharArray()) {
      start = Math.max(start, words.lastIndexOf(mark) + 1);
    }
    return words.substring(start).strip();
  }

  private boolean itself(String subject) {
    String plain = subject.replaceAll("[《》\\s　]+", "");
    return !title.isEmpty() && plain.equals(title)
        || ARTICLE.matcher(plain).matches() // a part of the text with a day of its own
        || !subject.contains("《") && ITSELF.matcher(subject).matches();
  }

  private void settle(Optional<LocalDate> signed) {
    if (from.size() == 1) {
      begins = Optional.of(from.keySet().iterator().next());
    } else if (from.size() > 1) {
      from.forEach(
          (day, line) ->
              remark(
                  line,
                  "施行日期不止一个：" + day + "；未取，请填写 from",
                  "more than one day in force: " + day + "; none was taken, fill in from"));
    } else if (issued.isPresent()) {
      begins = signed;
      remark(
          issued.get(),
          signed.map(d -> "自印发之日起施行，以落款日期 " + d + " 为施行日期").orElse("自印发之日起施行，未见落款日期，请填写 from"),
          signed
              .map(
                  d -> "in force from its issue: the day under the signature, " + d + ", was taken")
              .orElse("in force from its issue, and no day under a signature: fill in from"));
    }
    to.forEach(
        (day, line) ->
            remark(
                line,
                "有效期至前一日，" + day + " 起失效",
                "valid until the day before: no longer in force from " + day));
    if (months > 0) {
      Optional<LocalDate> last = begins.map(d -> d.plusMonths(months));
      last.ifPresent(d -> to.putIfAbsent(d, lengthLine));
      boolean years = months % 12 == 0;
      remark(
          lengthLine,
          (years ? "有效期 " + months / 12 + " 年" : "有效期 " + months + " 个月")
              + "（“"
              + length
              + "”）"
              + last.map(d -> "，自施行日起算，" + d + " 起失效").orElse("，施行日期不明，未能推算"),
          (years ? "valid for " + months / 12 + " years" : "valid for " + months + " months")
              + last.map(d -> ", no longer in force from " + d).orElse(", from a day not known"));
    }
    if (to.size() == 1) {
      LocalDate day = to.keySet().iterator().next();
      if (begins.isPresent() && !begins.get().isBefore(day)) {
        remark(
            to.values().iterator().next(),
            day + " 起失效，不在施行日期 " + begins.get() + " 之后；未取，请填写 to",
            "no longer in force from "
                + day
                + ", which is not after "
                + begins.get()
                + ", the first day in force; not taken, fill in to");
      } else {
        ends = Optional.of(day);
      }
    } else if (to.size() > 1) {
      to.forEach(
          (day, line) ->
              remark(
                  line,
                  "失效日期不止一个：" + day + "；未取，请填写 to",
                  "more than one day on which it ends: " + day + "; none was taken, fill in to"));
    }
  }

  private void unread(int line, String words) {
    remark(
        line,
        "“" + words.strip() + "”未取：不是本文件的施行或者失效日期，或者写法未能理解；如是，请填写 from、to",
        "'"
            + words.strip()
            + "' was not taken: no day in force of this text, or written in a way not understood;"
            + " if it is one, fill in from or to");
  }

  private void remark(int line, String zh, String en) {
    remarks.add(new Remark(line, new Title(zh, en)));
  }
}
