package org.dutylawyer.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.text.Title;

/**
 * One sentence of a notice, before it is held to be part of a clause: what it only recommends is
 * parted from what it arranges, and no word that arranges something is passed over.
 */
final class NoticeSentence {

  private static final Pattern RECOMMENDS = Pattern.compile("鼓励|倡导|提倡|引导");

  /** Words that move a day for everybody; a recommendation uses the softer 休息 and 休假. */
  private static final String MOVES = "放假|上班|补班|补休|补假|调至|调整至|调整到|调到|移至";

  private static final Pattern MOVING = Pattern.compile(MOVES);
  private static final Pattern ARRANGING = Pattern.compile(MOVES + "|休息|调休|公休");

  /** A word that arranges as the name of a thing: 放假期间, 调休日期, 节假日. */
  private static final Pattern NAMES =
      Pattern.compile(
          "(?:放假|调休|休息|补休|上班|公休)+(?:的?(?:具体)?(?:期间|安排|通知|通告|公告|日期|时间|日历|办法|前后|前|后|日))+"
              + "|上班族|上下班|不调休");

  /** A day told without its date. */
  private static final Pattern RELATIVE =
      Pattern.compile(
          "节[前后日]|[上下本次当]个?(?:周|星期|礼拜)|第[一二三四五六七八九十\\d]+个?|最后一[个天日]"
              + "|(?:周|星期|礼拜)[一二三四五六日天末]|[次翌隔当前后]日|[明后昨]天|双休日|月[初末底]");

  private static final Pattern UNREADABLE_DAY =
      Pattern.compile(
          "(?<![\\d.])\\d{1,2}[./]\\d{1,2}(?![\\d.])|\\d{4}-\\d{1,2}-\\d{1,2}|除夕|[正腊]月|初[一二三四五六七八九十]");

  /** What a day has to be written as. */
  static final Title DATES = new Title("5月1日 这样的日期", "dates such as 5月1日");

  /** What introduces the clauses, or tells organs what to see to: it arranges no day itself. */
  private static final Pattern AROUND = Pattern.compile("如下|通知|通告|公告|[要应请须]|务必|确保|做好|按规定|来源|责任编辑");

  /**
   * What a sentence says.
   *
   * @param arranged its words without what they only recommend; may be empty
   * @param problem a phrase that arranges something in a form that is not read
   */
  record Parted(String arranged, Optional<NoticeException.Problem> problem) {}

  private NoticeSentence() {}

  /** Parts a sentence from what it recommends. */
  static Parted part(String sentence) {
    Matcher recommends = RECOMMENDS.matcher(sentence);
    if (!recommends.find()) {
      return new Parted(sentence, Optional.empty());
    }
    String before = sentence.substring(0, recommends.start());
    int comma = Math.max(before.lastIndexOf('，'), before.lastIndexOf('；'));
    String arranged = comma < 0 ? "" : sentence.substring(0, comma) + "。";
    List<NoticeException.Problem> problems = new ArrayList<>();
    for (String phrase : sentence.substring(comma + 1).split("[，；。]")) {
      if (arranges(phrase)) {
        problems.add(
            new NoticeException.Problem(
                NoticeText.sentence(sentence),
                new Title("提倡、鼓励之外的“" + phrase + "”", "“" + phrase + "” beside a recommendation"),
                new Title(
                    "统一安排的另成一句；只是提倡的写作休息",
                    "what is arranged for all in a sentence of its own; 休息 where it is recommended")));
      }
    }
    return new Parted(arranged, problems.stream().findFirst());
  }

  /** Whether a phrase of a recommending sentence arranges a day for all the same. */
  private static boolean arranges(String phrase) {
    String verbs = NAMES.matcher(phrase).replaceAll("");
    boolean day = tellsDay(phrase) || NoticeDates.DATED.matcher(phrase).find();
    boolean recommended = RECOMMENDS.matcher(phrase).find();
    boolean byEmployers = phrase.matches("^(?:并|或者?)?(?:合理)?(?:安排|组织|允许|让|给).*");
    return MOVING.matcher(verbs).find() && (day || !recommended)
        || ARRANGING.matcher(verbs).find() && !recommended && !byEmployers;
  }

  /** A sentence without a date that arranges something; empty when it only speaks of it. */
  static Optional<NoticeException.Problem> undated(String sentence) {
    String verbs = NAMES.matcher(sentence).replaceAll("");
    boolean arranges = ARRANGING.matcher(verbs).find();
    boolean unreadable = UNREADABLE_DAY.matcher(sentence).find();
    boolean relative = RELATIVE.matcher(verbs).find();
    if (unreadable && (arranges || NoticeText.VERB.matcher(sentence).find())
        || arranges && (relative || !AROUND.matcher(sentence).find())) {
      return Optional.of(
          new NoticeException.Problem(
              NoticeText.sentence(sentence),
              new Title("没有写成日期的日子", "a day that is not written as a date"),
              DATES));
    }
    return Optional.empty();
  }

  /** Whether words tell a day without its date: 除夕, 节后第一个周六. */
  static boolean tellsDay(String words) {
    return RELATIVE.matcher(words).find() || UNREADABLE_DAY.matcher(words).find();
  }
}
