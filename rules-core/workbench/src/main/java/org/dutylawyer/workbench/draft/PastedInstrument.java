package org.dutylawyer.workbench.draft;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.ChineseNumber;
import org.dutylawyer.text.Title;

/**
 * The text of an instrument as people paste it: chapters, articles, paragraphs and items are found
 * and marked, wrapped lines joined, what is no part of it (a table of contents, numbers of pages, a
 * signature, copies to) left out. Each doubtful place is told with its line and what was taken.
 */
final class PastedInstrument {

  private static final String HAN = "[零〇一二三四五六七八九十百千]+";

  private static final String DIGIT = "[0-9０-９]";

  /** A line that opens an article: 第十九条, 第19条, 第１９条, 第十九条之一. */
  static final Pattern ARTICLE =
      Pattern.compile(
          "^第\\s*("
              + HAN
              + "|"
              + DIGIT
              + "{1,4})\\s*条(?:之([一二三四五六七八九十]+))?(?=[\\s　（(【：:]|$|[^\\d])(.*)$");

  /** The same spoilt, as when a picture was read: 第匹条, 第—条, 第四條, or 第四 without 条. */
  private static final Pattern SPOILT =
      Pattern.compile(
          "^(第\\s*[^\\s　条條款项章节编，。；：、]{0,4}\\s*[条條](?![件款例约理文])|第\\s*"
              + HAN
              + "(?=[\\s　]+[^\\s　]))(.*)$");

  private static final Pattern CAPTION =
      Pattern.compile("^\\s*([（(【][^）)】]{1,20}[）)】])[\\s　]*(.*)$");
  private static final Pattern DIVISION =
      Pattern.compile("^第\\s*(?:" + HAN + "|\\d{1,3})\\s*[编章节](?:[\\s　]+[^。；，]{1,30})?$");
  private static final Pattern LEADERS = Pattern.compile("^.*(?:…|\\.{3}|·{3}|\\s)+\\d{1,3}$");
  private static final Pattern CONTENTS = Pattern.compile("^目[\\s　]*[录次]$");
  private static final Pattern ITEM =
      Pattern.compile("^(?:[（(]?([一二三四五六七八九十]{1,3})[）)]|([㈠-㈩])).*$");
  private static final Pattern NUMBERED_ITEM =
      Pattern.compile(
          "^(?:[（(]?"
              + DIGIT
              + "{1,2}[）)]|"
              + DIGIT
              + "{1,2}[.．、](?!"
              + DIGIT
              + ")|[①-⑳⑴-⒇⒈-⒛]).*$");

  /** Items that follow one another in one line. */
  private static final Pattern FIRST_ITEM = Pattern.compile("[（(]一[）)]");

  private static final Pattern SECOND_ITEM = Pattern.compile("[；;，。][（(]二[）)]");

  /** An article that begins in the middle of a line. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "[。；！？”]\\s*(第\\s*("
              + HAN
              + "|"
              + DIGIT
              + "{1,4})\\s*条(?:之[一二三四五六七八九十]+)?)(?=[\\s　【：:])");

  /** How the words after 第…条 go on when it is only cited. */
  private static final Pattern CITED =
      Pattern.compile("^(?:规定|所|的|第|[、，,和及或与至到款项]|中(?![国央共级华])|以[上下前后]|明确|之规定|要求的).*");

  private static final Pattern QUOTED = Pattern.compile("^\\s*(?:[-*+]\\s+)*>.*");

  /** Marks of this library, which no text of law has. */
  private static final Pattern OWN_MARK = Pattern.compile("\\{[#¶][^}]*}");

  private static final Pattern PAGE =
      Pattern.compile(
          "^(?:[—–\\-－]*\\s*"
              + DIGIT
              + "{1,3}\\s*[—–\\-－]*|第\\s*"
              + DIGIT
              + "{1,4}\\s*页(?:[\\s/，,（(]*共\\s*"
              + DIGIT
              + "{1,4}\\s*页[）)]?)?|共\\s*"
              + DIGIT
              + "{1,4}\\s*页[\\s/，,]*第\\s*"
              + DIGIT
              + "{1,4}\\s*页|(?:[Pp]age\\s*)?"
              + DIGIT
              + "{1,4}\\s*(?:/|of)\\s*"
              + DIGIT
              + "{1,4})$");
  private static final Pattern NUMBER_ALONE = Pattern.compile("^" + DIGIT + "{1,3}$");

  /** What is counted: a number above it belongs to the sentence. */
  private static final Pattern COUNTED =
      Pattern.compile("^(?:个|[日天月年周]|小时|分钟|工作日|[名人元件次倍份种条款项号万千百]|%|％|以[上下内]|/).*$");

  private static final Pattern ANNEX =
      Pattern.compile(
          "^附[\\s　]*(?:件|表|录)?[\\s　]*([一二三四五六七八九十\\d]{0,3})[\\s　]*(?:[：:.．][\\s　]*(.*))?$");

  /** An annex as the list of annexes at the end of the articles names it: 1.法律帮助通知书. */
  private static final Pattern LISTED =
      Pattern.compile("^(?:" + DIGIT + "{1,2}|[一二三四五六七八九十]{1,3})[.．、][^。；，]{2,60}$");

  private static final Pattern COPIES =
      Pattern.compile(
          "^(?:(?:抄送|抄报|主送|分送|校对|联系人|主题词|信息公开选项|公开属性)[：:].*|[（(]?此件.{0,8}公开.{0,8}[）)]?"
              + "|.{2,40}[\\s　]*\\d{4}年\\d{1,2}月\\d{1,2}日印发)$");

  /** To whom a letter goes: 各市司法局、公安局： */
  private static final Pattern ADDRESSED = Pattern.compile("^[\\p{IsHan}、，（）()\\s　]{2,80}[：:]$");

  private static final Pattern ORGAN = Pattern.compile("^[\\p{IsHan}\\s　]{4,60}[院局厅部府会委办署]$");
  private static final Pattern ENDED = Pattern.compile("^.*[。！？：:；;][”’）)】》]*$");
  private static final Pattern TABLE_RULE = Pattern.compile("^\\|?[\\s:|\\-]*-{3}[\\s:|\\-]*$");

  /**
   * Something that a reader of the text should look at.
   *
   * @param line line in the source, from 1
   * @param what what was taken there, and why
   */
  record Remark(int line, Title what) {}

  /** A line of the source, its marks taken off. */
  record Line(int number, String text, boolean indented) {}

  private final String where;
  private final List<Line> lines;
  private final List<Remark> remarks = new ArrayList<>();
  private final List<String> blocks = new ArrayList<>();
  private Optional<LocalDate> signed = Optional.empty();

  /** The last line that was left out. */
  private int left = -3;

  /** As what it was left out. */
  private String leftAs = "";

  // The place that has been reached.
  private int first;
  private int lastArticle;
  private String annex = "";
  private int annexes;

  /** The last line of a list of annexes. */
  private int listed = -1;

  private int expected = 1;

  /** The last 之一, 之二 of the article reached. */
  private int lastSub;

  private int articles;
  private int item;
  private boolean inArticle;
  private boolean inItem;
  private boolean tail;
  private boolean told;

  /** How the items of the list reached are numbered; empty outside of one. */
  private String style = "";

  private int joined;
  private int firstJoined;

  private PastedInstrument(String where, List<Line> lines) {
    this.where = where;
    this.lines = lines;
  }

  /**
   * Reads a text.
   *
   * @param body the text, without front matter
   * @param offset how many lines stand before it in the file
   * @param titled the lines, by their number in the file, that are the title or the number
   * @throws BadInputException if articles jump or stand twice, with the line
   */
  static PastedInstrument read(String body, String where, int offset, Set<Integer> titled) {
    PastedInstrument read = new PastedInstrument(where, lines(body, offset));
    read.refuseForeign(body, offset);
    read.all(titled);
    return read;
  }

  /** What Markdown puts before a heading or a quotation; #3 号楼 is none. */
  private static final String MARKS = "^\\s*(?:(?:[-*+]\\s+)*(?:#{1,6}(?=\\s|第)|>)\\s*)+";

  /** The lines of a text without what pasting adds to them. */
  static List<Line> lines(String body, int offset) {
    List<Line> lines = new ArrayList<>();
    int number = offset;
    for (String raw : body.split("\n", -1)) {
      number++;
      String text =
          raw.replace('\u00A0', ' ')
              .replaceAll("\\*\\*(?=\\S)(.{1,200}?)(?<=\\S)\\*\\*", "$1")
              .replaceAll(
                  "(?<![_\\p{L}\\p{N}])__(?=[^\\s_])(.{1,200}?)(?<=[^\\s_])__(?![_\\p{L}\\p{N}])",
                  "$1")
              .replaceFirst(MARKS, "");
      boolean indented = text.matches("^(?:　|\\t| {2,}).*");
      String plain = text.replace('\t', ' ').replaceAll("^[\\s　]+|[\\s　]+$", "");
      lines.add(new Line(number, plain, indented));
    }
    return lines;
  }

  /** The marked text. */
  String marked() {
    return String.join("\n\n", blocks) + "\n";
  }

  List<Remark> remarks() {
    return remarks;
  }

  /** The day under the signature. */
  Optional<LocalDate> signed() {
    return signed;
  }

  /** The first line of the articles, and the last before an annex; for what is looked for there. */
  static int firstArticle(List<Line> lines) {
    for (int i = 0; i < lines.size(); i++) {
      Matcher m = ARTICLE.matcher(lines.get(i).text());
      if (m.matches() && !LEADERS.matcher(lines.get(i).text()).matches()) {
        return i;
      }
    }
    return -1;
  }

  /** Refuses marks of this library, and an article that is a quotation in a text that is none. */
  private void refuseForeign(String body, int offset) {
    List<String> raw = List.of(body.split("\n", -1));
    boolean all = raw.stream().filter(l -> !l.isBlank()).allMatch(l -> QUOTED.matcher(l).matches());
    boolean said = false;
    for (int i = 0; i < raw.size(); i++) {
      Line line = lines.get(i);
      Matcher mark = OWN_MARK.matcher(line.text());
      if (mark.find()) {
        throw refused(
            offset + i + 1,
            new Title("标记 " + mark.group(), "the mark " + mark.group()),
            new Title(
                "条文本身；已有标记的文本，每条都是以 {#编号} 结尾的标题",
                "the text itself; in one that is marked, each article is a heading that ends with"
                    + " {#key}"));
      }
      if (all || !QUOTED.matcher(raw.get(i)).matches()) {
        continue;
      }
      if (ARTICLE.matcher(line.text()).matches()) {
        throw refused(
            offset + i + 1,
            new Title("引用（>）中的一条", "an article in a quotation (>)"),
            new Title("不带引用标记的条文，或者没有这一行", "the article without that mark, or no such line"));
      }
      if (!said) {
        said = true;
        remark(
            offset + i + 1,
            "此行带有引用标记（>），视为条文收入",
            "this line is marked as a quotation (>), and taken as part of the text");
      }
    }
  }

  /** An article must not be swallowed by the line of another. */
  private void refuseInside(Line line) {
    Matcher inside = INSIDE.matcher(line.text());
    if (inArticle && inside.find()) {
      throw refused(
          line.number(),
          new Title(
              "一行中另有“" + inside.group(1) + "”",
              "'" + inside.group(1) + "' inside the line of another"),
          new Title("每条另起一行", "each article on a line of its own"));
    }
  }

  // ---- the whole

  private void all(Set<Integer> titled) {
    first = firstArticle(lines);
    if (first < 0) {
      throw noArticle();
    }
    lastArticle = lastInSequence();
    Set<Integer> contents = contents();
    Set<Integer> covering = covering(titled);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.text().isEmpty() || TABLE_RULE.matcher(line.text()).matches()) {
        continue;
      }
      if (titled.contains(line.number())) {
        continue;
      }
      if (contents.contains(i)) {
        leave(line, new Title("目录", "a table of contents"));
      } else if (covering.contains(i)) {
        sign(line.text());
        leave(line, new Title("印发通知", "the letter that sends the text"));
      } else if (articles > 0 && PAGE.matcher(line.text()).matches() && !counts(i)) {
        leave(line, new Title("页码", "the number of a page"));
      } else if (i < first && !DIVISION.matcher(line.text()).matches()) {
        before(line);
      } else {
        line(i, line);
      }
    }
    if (joined > 0) {
      remark(
          firstJoined,
          "由此起共 " + joined + " 处换行视为排版换行，已与上一行接成一款或者一项",
          "from here on " + joined + " line breaks taken as wrapping, and joined");
    }
  }

  /** Whether a number alone on its line is one of the sentence that goes on below it. */
  private boolean counts(int at) {
    Line line = lines.get(at);
    if (!NUMBER_ALONE.matcher(line.text()).matches() || ended()) {
      return false;
    }
    boolean counts =
        lines.subList(at + 1, lines.size()).stream()
            .map(Line::text)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .filter(next -> COUNTED.matcher(next).matches())
            .isPresent();
    if (counts) {
      remark(
          line.number(),
          "此行只有数字“" + line.text() + "”，上下文为一句，视为句中的数，不作页码",
          "only the number "
              + line.text()
              + ", taken as one of the sentence around it and not as that of a page");
    }
    return counts;
  }

  private BadInputException noArticle() {
    for (Line line : lines) {
      if (line.text().matches(".*第一条.*第二条.*")) {
        return refused(
            line.number(),
            new Title("一行内有几条", "several articles in one line"),
            new Title("每条另起一行", "each article on a line of its own"));
      }
    }
    return refused(
        lines.isEmpty() ? 1 : lines.get(0).number(),
        new Title("没有条", "no article"),
        new Title(
            "以“第一条”开头的行，或者以 {#编号} 结尾的标题",
            "lines that begin with 第一条, or headings that end with {#key}"));
  }

  /** The last article of the instrument itself: what follows may be an annex. */
  private int lastInSequence() {
    int last = first;
    int next = 1;
    for (int i = first; i < lines.size(); i++) {
      if (ANNEX.matcher(lines.get(i).text()).matches() && next > 1) {
        break;
      }
      Matcher m = ARTICLE.matcher(lines.get(i).text());
      if (m.matches() && (number(m) == next || m.group(2) != null)) {
        last = i;
        next = number(m) + 1;
      }
    }
    return last;
  }

  private Set<Integer> contents() {
    Set<Integer> contents = new LinkedHashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i).text();
      if (i < first && CONTENTS.matcher(text).matches()) {
        contents.add(i);
      } else if (i < first
          && (DIVISION.matcher(bare(text)).matches() || ARTICLE.matcher(text).matches())) {
        String division = squeeze(bare(text));
        boolean again = ARTICLE.matcher(text).matches();
        for (int j = i + 1; j < lines.size(); j++) {
          again |= squeeze(lines.get(j).text()).equals(division);
        }
        if (again) {
          contents.add(i);
        }
      }
    }
    return contents;
  }

  private static String bare(String text) {
    return text.replaceFirst("[\\s　]*(?:…|\\.{3,}|·{3,}|[\\s　]{2,})+[.…·\\s]*\\d{1,3}$", "");
  }

  private static String squeeze(String text) {
    return text.replaceAll("[\\s　]+", "");
  }

  // ---- line by line

  /**
   * The letter that sends the text: it says to whom it goes and has a day under its signature, both
   * before the first article. All down to that day is of the letter.
   */
  private Set<Integer> covering(Set<Integer> titled) {
    Set<Integer> covering = new LinkedHashSet<>();
    boolean addressed = false;
    boolean organ = false;
    for (int i = 0; i < first; i++) {
      String text = lines.get(i).text();
      addressed |= ADDRESSED.matcher(text).matches();
      if (addressed && organ && WrittenDays.isDay(text)) {
        for (int j = 0; j <= i; j++) {
          if (!titled.contains(lines.get(j).number())) {
            covering.add(j);
          }
        }
      }
      organ = text.isEmpty() ? organ : ORGAN.matcher(text).matches();
    }
    return covering;
  }

  private void before(Line line) {
    sign(line.text());
    if (!told && !line.text().matches("^[（(].*[）)]$|^[（(].*|.*[）)]$")) {
      told = true;
      remark(
          line.number(),
          "第一条之前的文字视为序言，收为第 0 条的款；不属条文的（如印发通知），请删去后重做",
          "words before article 1 are taken as a preamble and keyed as article 0; if they are no part"
              + " of the text, such as a letter that sends it, take them away and begin again");
    }
    blocks.add(line.text());
  }

  private void sign(String text) {
    if (WrittenDays.isDay(text)) {
      signed = WrittenDays.first(text);
    }
  }

  private void line(int i, Line line) {
    String text = line.text();
    Matcher article = ARTICLE.matcher(text);
    Matcher division = DIVISION.matcher(text);
    Matcher opensAnnex = ANNEX.matcher(text);
    if (article.matches() && opens(line, article)) {
      article(line, article);
    } else if (division.matches() && (ended() || !inArticle)) {
      blocks.add((annex.isEmpty() ? "## " : "### ") + text);
      inArticle = false;
      inItem = false;
    } else if (i > lastArticle && (i <= listed || lists(i, opensAnnex))) {
      leave(line, new Title("附件目录", "a list of annexes"));
    } else if (i > lastArticle
        && opensAnnex.matches()
        && (ended() || tail || follows(opensAnnex))) {
      annex(line, opensAnnex);
    } else if (i > lastArticle && COPIES.matcher(text).matches()) {
      leave(line, new Title("版记（抄送、印发、公开等）", "copies, print and disclosure"));
      tail = true;
    } else if (i > lastArticle && annex.isEmpty() && signature(i, text)) {
      sign(text);
      leave(line, new Title("落款", "the signature"));
      tail = true;
    } else {
      refuseSpoilt(line);
      words(line);
    }
  }

  /** A line that seems to open an article must not become part of the one before. */
  private void refuseSpoilt(Line line) {
    Matcher spoilt = SPOILT.matcher(line.text());
    if (articles > 0
        && !ARTICLE.matcher(line.text()).matches()
        && spoilt.matches()
        && (ended() || spoilt.group(2).matches("^[\\s　].*"))) {
      throw refused(
          line.number(),
          new Title(
              "“" + spoilt.group(1) + "”，不是条号",
              "'" + spoilt.group(1) + "', no number of an article"),
          expects());
    }
  }

  private boolean signature(int i, String text) {
    if (!ended()) {
      return false;
    }
    if (WrittenDays.isDay(text)) {
      return true;
    }
    if (!ORGAN.matcher(text).matches()) {
      return false;
    }
    for (int j = i + 1; j < lines.size(); j++) {
      String next = lines.get(j).text();
      if (WrittenDays.isDay(next)) {
        return true;
      }
      if (!next.isEmpty() && !ORGAN.matcher(next).matches()) {
        return false;
      }
    }
    return false;
  }

  /** Whether a line opens the next article, or only goes on with a reference to one. */
  private boolean opens(Line line, Matcher article) {
    int number = number(article);
    boolean next =
        article.group(2) == null
            ? number == expected
            : number == expected - 1 && ChineseNumber.parse(article.group(2)) == lastSub + 1;
    boolean apart = article.group(3).matches("^(?:[\\s　（(【：:].*)?$");
    boolean cited = !apart && CITED.matcher(article.group(3)).matches();
    if (next && (ended() || apart) && !cited) {
      return true;
    }
    if (cited && ended() && articles > 0) {
      remark(
          line.number(),
          "行首的“第…条”后接“" + article.group(3).substring(0, 1) + "…”，视为所引条文，收为上一条的一款",
          "第…条 at the start of this line goes on as a reference does: taken as one, and the line as a"
              + " paragraph of the article before");
      return false;
    }
    if (!ended() && !apart && !line.indented()) {
      remark(
          line.number(),
          "行首的“第…条”前一句未完，视为所引条文，接在上一行后",
          "第…条 at the start of this line is taken as a reference, since the line before has not ended");
      return false;
    }
    if (article.group(2) != null && number == expected - 1) {
      String due = "第" + article.group(1) + "条之" + ChineseNumber.of(lastSub + 1);
      String found = "第" + article.group(1) + "条之" + article.group(2);
      throw refused(
          line.number(),
          new Title(found + "，条号跳过或者重复", "article '" + found + "', left out or twice"),
          new Title(due, due));
    }
    throw number < expected
        ? refused(
            line.number(),
            new Title("第" + article.group(1) + "条再次出现", "article '" + number + "' stands twice"),
            expects())
        : refused(
            line.number(),
            new Title(
                "第" + article.group(1) + "条，条号跳过",
                "article '" + number + "', with articles left out"),
            expects());
  }

  private Title expects() {
    String next = "第" + ChineseNumber.of(expected) + "条";
    return new Title(next, "article " + expected + " (" + next + ")");
  }

  private void article(Line line, Matcher article) {
    int number = number(article);
    String rest = article.group(3).replaceAll("^[\\s　：:]+", "");
    String heading =
        article
            .group()
            .substring(0, article.group().length() - article.group(3).length())
            .replaceAll("[\\s　]+", "");
    Matcher caption = CAPTION.matcher(rest);
    String said = "";
    if (caption.matches() && !ITEM.matcher(rest).matches()) {
      said = caption.group(1);
      rest = caption.group(2);
    }
    boolean arabic = article.group(1).matches(DIGIT + "+");
    String sub = article.group(2) == null ? "" : "之" + ChineseNumber.parse(article.group(2));
    String key = annex + (annex.isEmpty() ? "" : "-") + number + sub;
    boolean keyed = arabic || !said.isEmpty() || !annex.isEmpty();
    blocks.add("### " + heading + said + (keyed ? " {#" + key + "}" : ""));
    expected = number + 1;
    lastSub = article.group(2) == null ? 0 : ChineseNumber.parse(article.group(2));
    articles++;
    item = 0;
    style = "";
    inItem = false;
    inArticle = true;
    if (!rest.isEmpty()) {
      words(new Line(line.number(), rest, true));
    }
  }

  /** Whether it is the next annex by its number: forms end with no full stop. */
  private boolean follows(Matcher opens) {
    String number = opens.group(1);
    int next = annexes + 1;
    return !annex.isEmpty() && (number.equals("" + next) || number.equals(ChineseNumber.of(next)));
  }

  /**
   * Whether the list of annexes begins here, which names them and is none of them: 附件：1.通知书, or
   * 附件：通知书 with the annex itself under a heading of its own.
   */
  private boolean lists(int at, Matcher opens) {
    if (!annex.isEmpty() || !opens.matches() || !opens.group(1).isEmpty() || !(ended() || tail)) {
      return false;
    }
    String said = opens.group(2) == null ? "" : opens.group(2);
    boolean numbered = LISTED.matcher(said).matches();
    int last = at;
    int next = at + 1;
    for (; next < lines.size(); next++) {
      String text = lines.get(next).text();
      boolean goesOn = (numbered || said.isEmpty()) && LISTED.matcher(text).matches();
      if (!text.isEmpty() && !goesOn) {
        break;
      }
      last = goesOn ? next : last;
    }
    boolean apart =
        lines.subList(next, lines.size()).stream()
            .map(line -> ANNEX.matcher(line.text()))
            .filter(Matcher::matches)
            .findFirst()
            .filter(heading -> heading.group(1).matches("|1|一"))
            .isPresent();
    if (!numbered && (!apart || said.isEmpty() && last == at)) {
      return false;
    }
    listed = last;
    return true;
  }

  private void annex(Line line, Matcher opens) {
    annexes++;
    String number = opens.group(1).isEmpty() ? "" + annexes : opens.group(1);
    annex = "附件" + number;
    blocks.add("## " + line.text().replaceAll("[{}#]", "") + " {#" + annex + "}");
    remark(
        line.number(),
        "由此起为附件，其条、款以“" + annex + "”为编号，不属正文末条",
        "an annex begins here; what it says is keyed "
            + annex
            + ", and is no part of the last article");
    expected = 1;
    inArticle = false;
    inItem = false;
    tail = false;
  }

  private void words(Line line) {
    String text = line.text();
    Matcher han = ITEM.matcher(text);
    boolean numbered = NUMBERED_ITEM.matcher(text).matches();
    boolean place = inArticle && (ended() || inItem);
    refuseInside(line);
    Matcher first = FIRST_ITEM.matcher(text);
    if (first.find() && SECOND_ITEM.matcher(text).find(first.end())) {
      remark(
          line.number(),
          "（一）（二）等在一行内，未分成项，按一款收入",
          "items (一), (二) in one line: not parted, and taken as one paragraph");
    }
    if (place && han.matches()) {
      String said = han.group(1) != null ? han.group(1) : circled(han.group(2));
      int n = ChineseNumber.parse(said);
      item = n == 1 ? 0 : item;
      if (n != ++item) {
        remark(
            line.number(),
            "项号不连续：此处为（" + said + "），按顺序应为第" + item + "项；规则包按出现顺序编号",
            "item ("
                + said
                + ") where item "
                + item
                + " was due; the pack counts them as they stand");
      }
      blocks.add("- " + text);
      inItem = true;
    } else if (place && numbered && item > 0 && inItem) {
      join(line);
      remark(
          line.number(), "项下的目，接在该项之内", "a division of the item before it, kept inside that item");
    } else if (place && numbered && !style.isEmpty() && !style.equals(style(text))) {
      join(line);
      remark(
          line.number(),
          "编号形式与上文各项不同，视为上一项之下的目，接在该项之内",
          "numbered otherwise than the items above: taken as a division of the item before it, and"
              + " kept inside that item");
    } else if (place && numbered) {
      blocks.add("- " + text);
      style = style(text);
      inItem = item == 0;
    } else if (inArticle && goesOn(line)) {
      join(line);
      firstJoined = joined == 0 ? line.number() : firstJoined;
      joined++;
    } else {
      blocks.add(unmarked(line.number(), text.replaceFirst("^(?:[-*]\\s+)+", "")));
      inItem = false;
      item = 0;
      style = "";
    }
  }

  /** A number sign at the start of a paragraph would make a heading of it. */
  private String unmarked(int line, String text) {
    if (!text.startsWith("#")) {
      return text;
    }
    remark(
        line,
        "行首的 # 在标记文本中是标题，改写为全角 ＃",
        "the # at the start of this line would make it a heading, and is written ＃");
    return text.replace('#', '＃');
  }

  /** How an item is numbered: 1. and ⒈ are one way, （1）, (1) and ⑴ another, ① a third. */
  private static String style(String item) {
    char c = item.charAt(0);
    if (c >= '①' && c <= '⑳') {
      return "①";
    }
    if ((c >= '⑴' && c <= '⒇') || c == '（' || c == '(') {
      return "(1)";
    }
    boolean bracket = item.matches("^" + DIGIT + "{1,2}[）)].*$");
    return bracket ? "1)" : "1.";
  }

  private static String circled(String item) {
    return ChineseNumber.of(item.charAt(0) - '㈠' + 1);
  }

  private boolean goesOn(Line line) {
    String last = blocks.get(blocks.size() - 1);
    if (last.startsWith("#") || line.text().startsWith("|") || last.startsWith("|")) {
      return false;
    }
    return !ended() || (last.matches(".*[；;]$") && !line.indented());
  }

  private void join(Line line) {
    int at = blocks.size() - 1;
    blocks.set(at, blocks.get(at) + line.text());
  }

  /** Whether what stands before can be a whole sentence or heading. */
  private boolean ended() {
    if (blocks.isEmpty()) {
      return true;
    }
    String last = blocks.get(blocks.size() - 1);
    return last.startsWith("#") || last.startsWith("|") || ENDED.matcher(last).matches();
  }

  private void leave(Line line, Title what) {
    if (left < line.number() - 3 || !leftAs.equals(what.en())) {
      remark(
          line.number(),
          what.zh() + "，不属条文，未收入：“" + line.text() + "”",
          what.en() + ", left out as no part of the text: '" + line.text() + "'");
    }
    left = line.number();
    leftAs = what.en();
  }

  private void remark(int line, String zh, String en) {
    remarks.add(new Remark(line, new Title(zh, en)));
  }

  private static int number(Matcher article) {
    return article.group(1).matches(DIGIT + "+")
        ? Integer.parseInt(article.group(1))
        : ChineseNumber.parse(article.group(1));
  }

  private BadInputException refused(int line, Title found, Title expects) {
    return new BadInputException(Problem.of(where + ":" + line, found, expects));
  }
}
