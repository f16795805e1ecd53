package org.dutylawyer.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.text.Title;

/**
 * Who issued a notice, for which place, under which title and on which day: what stands around the
 * clauses.
 *
 * @param issuer the organ, as the title or the signature names it
 * @param region the place for which it speaks; empty for the whole nation
 * @param title the title; empty when the text has none
 * @param signed the day under the signature
 * @param rest the lines without the title and the signature
 */
record NoticeIssuer(
    String issuer,
    Optional<String> region,
    Optional<String> title,
    Optional<String> signed,
    String rest) {

  /** The State Council and its General Office: nobody else arranges days off for the nation. */
  private static final Pattern NATIONAL = Pattern.compile("国务院(?:办公厅)?");

  private static final Pattern TITLE_LINE =
      Pattern.compile(
          "(?:附件?：|标题：)?([\\p{IsHan}、]{0,40}?)关于([^。：；]{2,60}?)的(?:通知|通告|公告|决定)(?:（[^）]*）)?");
  private static final Pattern NATIONAL_TITLE = Pattern.compile("国务院(?:办公厅)?关于[^。：；《》]{2,60}?的通知");
  private static final Pattern DAY =
      Pattern.compile("(?:([\\p{IsHan}、]{2,40}?))?((?:\\d{4})年\\d{1,2}月\\d{1,2}日)(?:（[^）]*）)?");
  private static final Pattern NATIONAL_SIGNATURE =
      Pattern.compile(
          "(?<=^|[。）\n])(国务院(?:办公厅)?)(\\d{4}年\\d{1,2}月\\d{1,2}日)(?!.{0,12}(?:放假|上班|休))(?!"
              + "\n*(?:的|通知|印发|发布|公布|下发|[，、《〔]))");

  /** What comes before the name and the day of another notice that a text cites. */
  private static final Pattern CITES = Pattern.compile(".*(?:根据|依据|按照|依照|遵照|参照|按|据|照|转发|见)$");

  private static final Pattern ORGAN =
      Pattern.compile(
          "(?!国务院|中国政府网)[\\p{IsHan}]{2,30}" + "(?:公司|集团|[部处科室局厅]|政府|委员会|中心|大学|学院|学校|医院|工会|协会)");

  private static final Pattern CITED = Pattern.compile("^(?:的|通知|印发|发布|公布|下发|[，、《〔]).*");
  private static final Pattern FURNITURE =
      Pattern.compile(
          "(?:成文日期|发布日期|发布时间|印发日期|发文日期|更新时间|日期|时间)：?(\\d{4})[年\\-.](\\d{1,2})[月\\-.](\\d{1,2})日?(?:\\d{1,2}：\\d{2}(?:：\\d{2})?)?");

  /** When a page was put up: a day with an hour. */
  private static final Pattern STAMP =
      Pattern.compile("\\d{4}[年-]\\d{1,2}[月-]\\d{1,2}日?\\d{1,2}：\\d{2}");

  private static final Pattern PLACE =
      Pattern.compile("^(.*?(?:自治区|特别行政区|自治州|自治县|省|市|州|盟|县|区|旗|镇|乡))");

  /** Finds a title that names the national issuer inside a line, where another notice begins. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\\R")) {
      String l = squeeze(line);
      Matcher inside = NATIONAL_TITLE.matcher(l);
      int from = 0;
      while (inside.find()) {
        boolean cited = inside.start() > 0 && "《发据照行".indexOf(l.charAt(inside.start() - 1)) >= 0;
        if (!cited && inside.start() > from) {
          lines.add(l.substring(from, inside.start()));
          from = inside.start();
        }
        if (!cited) {
          lines.add(l.substring(from, inside.end()));
          from = inside.end();
        }
      }
      lines.add(l.substring(from));
    }
    return lines;
  }

  static boolean isTitle(String line) {
    return TITLE_LINE.matcher(line).matches();
  }

  /** A line without white space, marks of Markdown and characters that nobody sees. */
  static String squeeze(String line) {
    return line.replaceAll("[\\s\\p{Z}\\p{Cf}#*|>]+", "").replaceFirst("^[-•·●▪◆]+", "");
  }

  /**
   * Looks around the clauses of one notice.
   *
   * @param lines its lines, squeezed
   * @param given the title told beside the text
   * @param address where it was found
   */
  static NoticeIssuer of(List<String> lines, Optional<String> given, Optional<String> address) {
    List<String> rest = new ArrayList<>(lines);
    Optional<String> title = Optional.empty();
    for (int i = 0; i < rest.size(); i++) {
      String two = rest.get(i) + (i + 1 < rest.size() ? rest.get(i + 1) : "");
      boolean wrapped = !isTitle(rest.get(i)) && !rest.get(i).isEmpty() && isTitle(two);
      if (STAMP.matcher(rest.get(i)).lookingAt()) {
        rest.set(i, "");
      } else if (isTitle(rest.get(i)) || wrapped) {
        String found = (wrapped ? two : rest.get(i)).replaceFirst("^(?:附件?：|标题：)", "");
        title = title.or(() -> Optional.of(found));
        if (!title.get().equals(found)) {
          continue;
        }
        rest.set(i, "");
        if (wrapped) {
          rest.set(i + 1, "");
        }
      }
    }
    Optional<String> signer = Optional.empty();
    Optional<String> signed = Optional.empty();
    for (int i = rest.size() - 1; i >= 0 && signed.isEmpty(); i--) {
      Matcher day = DAY.matcher(rest.get(i));
      if (day.matches() && !cited(rest, i)) {
        signed = Optional.of(day.group(2));
        String same = day.group(2);
        rest.replaceAll(line -> line.equals(same) ? "" : line);
        signer = Optional.ofNullable(day.group(1));
        rest.set(i, "");
        for (int j = i - 1; j >= 0 && signer.isEmpty(); j--) {
          if (rest.get(j).isEmpty()) {
            continue;
          }
          if (!rest.get(j).matches("[\\p{IsHan}、]{2,40}")) {
            break;
          }
          signer = Optional.of(rest.get(j));
          rest.set(j, "");
        }
      }
    }
    String flat = String.join("\n", rest);
    Matcher inside = NATIONAL_SIGNATURE.matcher(flat);
    if (signed.isEmpty()
        && inside.find()
        && !CITES
            .matcher(flat.substring(0, inside.start()).replaceFirst("(?s).*\n(?=.)", "").strip())
            .matches()) {
      signer = Optional.of(inside.group(1));
      signed = Optional.of(inside.group(2));
      flat = inside.replaceFirst("");
    }
    Matcher furniture = FURNITURE.matcher(flat);
    if (furniture.find()) {
      String day = furniture.group(1) + "年" + furniture.group(2) + "月" + furniture.group(3) + "日";
      signed = signed.or(() -> Optional.of(day));
      flat = FURNITURE.matcher(flat).replaceAll("");
    }
    refuseOther(signer, flat);
    Optional<String> whole = given.isPresent() ? given : title;
    String issuer = issuer(whole, signer, address, flat);
    return new NoticeIssuer(issuer, region(issuer, whole, flat), whole, signed, flat);
  }

  /** Another organ that signs at the very end, below the name of the national one. */
  private static void refuseOther(Optional<String> signer, String text) {
    String last = text.lines().filter(l -> !l.isEmpty()).reduce("", (a, b) -> b);
    if (signer.filter(NoticeIssuer::national).isPresent() && ORGAN.matcher(last).matches()) {
      throw new NoticeException(
          NoticeException.SIGNATURE,
          new Title(signer.get() + "的通知之下的" + last, last + " under a notice of " + signer.get()),
          new Title("一个发文机关", "one issuer"));
    }
  }

  /** Whether a line with a day belongs to a sentence, which cites another notice. */
  private static boolean cited(List<String> lines, int at) {
    String before = lines.subList(0, at).stream().filter(l -> !l.isEmpty()).reduce("", (a, b) -> b);
    String after =
        lines.subList(at + 1, lines.size()).stream()
            .filter(l -> !l.isEmpty())
            .findFirst()
            .orElse("");
    return CITES.matcher(before).matches() || CITED.matcher(after).matches();
  }

  private static String issuer(
      Optional<String> title, Optional<String> signer, Optional<String> address, String text) {
    Optional<String> named =
        title
            .map(TITLE_LINE::matcher)
            .filter(Matcher::matches)
            .map(m -> m.group(1))
            .filter(s -> !s.isEmpty());
    if (named.isPresent() && named.get().matches(".*(?:转发|印发|转知).*")) {
      throw new NoticeException(
          new Title("标题“" + title.orElseThrow() + "”", "the title “" + title.orElseThrow() + "”"),
          new Title("转发另一通知的通知", "a notice that sends on another"),
          new Title("通知本身，有自己的标题和落款", "the notice itself, with its own title and signature"));
    }
    if (named.isPresent()
        && signer.isPresent()
        && national(named.get()) != national(signer.get())) {
      throw new NoticeException(
          NoticeException.SIGNATURE,
          new Title(
              named.get() + "的通知由" + signer.get() + "落款",
              signer.get() + " under a notice of " + named.get()),
          new Title(
              "同一发布机关；地方可以安排当地的放假日，不能安排全国的",
              "one issuer; a region may arrange its own days off, but not those of the nation"));
    }
    boolean governmentSite =
        address.filter(a -> a.matches("https?://(?:www\\.)?gov\\.cn/.*")).isPresent();
    return named
        .or(() -> signer)
        .or(() -> governmentSite ? Optional.of("国务院办公厅") : Optional.empty())
        .or(() -> text.startsWith("国务院：") ? Optional.of("国务院") : Optional.empty())
        .orElseThrow(
            () ->
                new NoticeException(
                    NoticeException.TEXT,
                    new Title("没有发布机关", "nobody who issued it"),
                    new Title(
                        "标题，例如 国务院办公厅关于2027年部分节假日安排的通知；落款，例如 国务院办公厅"
                            + " 2026年11月4日；www.gov.cn 上的网址；或者另给的标题（--title）",
                        "a title such as 国务院办公厅关于2027年部分节假日安排的通知, a signature such as 国务院办公厅"
                            + " 2026年11月4日, its address on www.gov.cn, or the title given beside the"
                            + " text (--title)")));
  }

  /**
   * Who issued a notice that is kept as an entry.
   *
   * @param issuer the organ
   * @param region the place for which alone it speaks
   */
  record Entry(String issuer, Optional<String> region) {}

  /**
   * Holds what an entry says of its issuer against its title, by the rules of a notice that is
   * text.
   *
   * @param told the issuer and, after it, the place that the entry names
   * @throws NoticeException when nobody is named, the two contradict one another, or it is an organ
   *     that arranges no days off for others
   */
  static Entry entry(String title, Optional<String> told, Optional<String> region, String where) {
    try {
      String issuer = issuer(Optional.of(title), told, Optional.empty(), "");
      Optional<String> named = region(told.orElse(issuer), Optional.of(title), "");
      if (region.isPresent() && named.isPresent() && !named.equals(region)) {
        throw new NoticeException(
            new Title("region", "region"),
            NoticeException.same(region.get()),
            NoticeException.same(named.get()));
      }
      return new Entry(told.orElse(issuer), region.or(() -> named));
    } catch (NoticeException e) {
      throw e.in(where);
    }
  }

  static boolean national(String issuer) {
    return NATIONAL.matcher(issuer).matches();
  }

  /** The place of the issuer; for a national one, the place that the title or the opening names. */
  private static Optional<String> region(String issuer, Optional<String> title, String text) {
    if (national(issuer)) {
      return title.flatMap(t -> NoticePlace.in(t)).or(() -> NoticePlace.opening(text));
    }
    Matcher place = PLACE.matcher(issuer);
    if (issuer.contains("政府") && place.find()) {
      return Optional.of(place.group(1));
    }
    throw new NoticeException(
        new Title("发布机关", "the issuer"),
        NoticeException.same(issuer),
        new Title(
            "国务院或者国务院办公厅（其通知适用于全国），或者地方政府（适用于当地）；其他单位为自己所作的安排不改变日历",
            "国务院 or 国务院办公厅, whose notices bind the nation, or the government of a region for"
                + " that region; what others arrange for themselves moves no calendar"));
  }
}
