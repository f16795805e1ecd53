package org.dutylawyer.workbench.draft;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.draft.PastedInstrument.Line;
import org.dutylawyer.workbench.draft.PastedInstrument.Remark;

/**
 * What a text says of itself: its title, its own number and not one that it cites, from when until
 * when it is in force, and what it repeals.
 */
final class InstrumentHead {

  private static final Pattern TITLE =
      Pattern.compile(
          "^[^。；：，]{4,80}(?:法|条例|规定|办法|细则|意见|方案|规则|规程|制度|通知|解释|决定|指引|规范)(?:[（(][^）)]*[）)])?$");
  private static final Pattern SENDS = Pattern.compile("^.*(?:印发|转发|发布|公布)《([^》]+)》.*$");

  private final List<Line> lines;
  private final int first;
  private final String where;
  private final List<Remark> remarks = new ArrayList<>();
  private final Set<Integer> titled = new LinkedHashSet<>();
  private String title = "";
  private String number = "";
  private Optional<LocalDate> from = Optional.empty();
  private Optional<LocalDate> to = Optional.empty();
  private List<InstrumentRepeals.Repeal> repeals = List.of();

  private InstrumentHead(List<Line> lines, String where) {
    this.lines = lines;
    this.where = where;
    int article = PastedInstrument.firstArticle(lines);
    this.first = article < 0 ? lines.size() : article;
  }

  /**
   * Looks for them.
   *
   * @param title the title, told beside the text
   * @param number the number, told beside the text
   * @throws BadInputException if the text has no number of its own, or several, or the one told is
   *     none
   */
  static InstrumentHead read(
      List<Line> lines, String where, Optional<String> title, Optional<String> number) {
    InstrumentHead head = new InstrumentHead(lines, where);
    head.title = title.orElseGet(head::findTitle);
    number.ifPresent(InstrumentNumber::refuse);
    head.number = number.orElseGet(head::findNumber);
    return head;
  }

  String title() {
    return title.isEmpty() ? number : title;
  }

  String number() {
    return number;
  }

  Optional<LocalDate> from() {
    return from;
  }

  /** The first day no longer in force. */
  Optional<LocalDate> to() {
    return to;
  }

  List<InstrumentRepeals.Repeal> repeals() {
    return repeals;
  }

  List<Remark> remarks() {
    return remarks;
  }

  /** The lines that are nothing but the title or the number. */
  Set<Integer> titled() {
    return titled;
  }

  // ---- title

  private String findTitle() {
    Map<String, int[]> found = new LinkedHashMap<>();
    Optional<String> sent = Optional.empty();
    for (int i = 0; i < first; i++) {
      StringBuilder joined = new StringBuilder();
      for (int j = i; j < Math.min(first, i + 3); j++) {
        String text = lines.get(j).text();
        if (text.isEmpty()
            || WrittenDays.digits(text).matches(".*[。；：:]$|.*" + WrittenDays.DAY)
            || InstrumentNumber.PATTERN.matcher(text).matches()) {
          break;
        }
        if (text.matches("^[（(]\\d{4}.*") && TITLE.matcher(joined).matches()) {
          break; // when and by whom it was passed
        }
        joined.append(text.replaceAll("[\\s　]+", ""));
        Matcher sends = SENDS.matcher(joined);
        if (sends.matches() && sent.isEmpty()) {
          sent = Optional.of(sends.group(1));
        }
        if (TITLE.matcher(joined).matches()) {
          found.putIfAbsent(joined.toString(), new int[] {i, j});
        }
      }
    }
    if (sent.isPresent()) {
      String wanted = sent.get().replaceAll("[\\s　]+", "");
      List<Map.Entry<String, int[]>> fitting =
          found.entrySet().stream()
              .filter(one -> one.getKey().endsWith(wanted) && !one.getKey().contains("《"))
              .sorted(Comparator.comparingInt(one -> one.getKey().length()))
              .toList();
      if (!fitting.isEmpty()) {
        return taken(fitting.get(0));
      }
    }
    // The last one that stands alone: a longer one that ends with it is wrapped around it.
    Map.Entry<String, int[]> last = null;
    for (Map.Entry<String, int[]> one : found.entrySet()) {
      boolean notice = one.getKey().matches(".*(?:通知|公告)$");
      if (last == null || !notice || last.getKey().matches(".*(?:通知|公告)$")) {
        boolean part =
            last != null
                && last.getKey().endsWith(one.getKey())
                && last.getValue()[1] == one.getValue()[1];
        last = part ? last : one;
      }
    }
    if (last != null) {
      return taken(last);
    }
    for (int i = 0; i < first; i++) {
      Line line = lines.get(i);
      if (!line.text().isEmpty() && !InstrumentNumber.PATTERN.matcher(line.text()).matches()) {
        remark(
            line.number(),
            "没有形如标题的一行，以此行为标题：“" + line.text() + "”",
            "no line reads like a title; this one was taken: '" + line.text() + "'");
        return line.text();
      }
    }
    return "";
  }

  private String taken(Map.Entry<String, int[]> title) {
    for (int i = title.getValue()[0]; i <= title.getValue()[1]; i++) {
      titled.add(lines.get(i).number());
    }
    if (title.getValue()[0] != title.getValue()[1]) {
      remark(
          lines.get(title.getValue()[0]).number(),
          "标题分排几行，已接成一行：“" + title.getKey() + "”",
          "the title runs over several lines and was joined: '" + title.getKey() + "'");
    }
    return title.getKey();
  }

  // ---- number

  private String findNumber() {
    Map<String, Line> own = new LinkedHashMap<>();
    Map<String, Line> likely = new LinkedHashMap<>();
    Map<String, Line> cited = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (i < first
          && i + 1 < first
          && InstrumentNumber.onTwoLines(line.text(), lines.get(i + 1).text())) {
        own.putIfAbsent(InstrumentNumber.cited(line.text() + lines.get(i + 1).text()), line);
        titled.add(line.number());
        titled.add(lines.get(i + 1).number());
      }
      Matcher m = InstrumentNumber.PATTERN.matcher(line.text());
      while (m.find()) {
        String number = InstrumentNumber.cited(m.group());
        String written = m.group().replaceAll("[\\s　]+", "");
        if (i < first && !written.endsWith(number)) {
          remark(
              line.number(),
              "文号写作“" + written + "”，按通行写法记为“" + number + "”",
              "the number is written " + written + ", and kept as " + number);
        }
        String before = line.text().substring(0, m.start());
        String after = line.text().substring(m.end());
        boolean alone = before.matches("(?:(?:发文字号|文号|文件编号)[：:])?[（(]?") && after.matches("[）)]?");
        boolean dated =
            before.matches("[（(]?\\d{4}年\\d{1,2}月\\d{1,2}日[\\s　]*") && after.matches("[）)]?");
        if (i < first && (alone || dated)) {
          own.putIfAbsent(number, line);
          if (alone) {
            titled.add(line.number());
          }
        } else if (i < first
            && !before.contains("《")
            && !before.matches(".*(?:根据|依照|按照|落实|依据).*")) {
          likely.putIfAbsent(number, line);
        } else {
          cited.putIfAbsent(number, line);
        }
      }
    }
    Map<String, Line> candidates = own.isEmpty() ? likely : own;
    if (candidates.size() == 1) {
      Map.Entry<String, Line> one = candidates.entrySet().iterator().next();
      if (own.isEmpty() || !cited.isEmpty()) {
        remark(
            one.getValue().number(),
            "以此处的“"
                + one.getKey()
                + "”为本文件文号"
                + (cited.isEmpty() ? "" : "；“" + String.join("”、“", cited.keySet()) + "”是所引文件的文号"),
            "taken as the number of this document: "
                + one.getKey()
                + (cited.isEmpty() ? "" : "; cited are " + String.join(", ", cited.keySet())));
      }
      return one.getKey();
    }
    Map<String, Line> all = candidates.isEmpty() ? cited : candidates;
    String said = String.join("、", all.keySet());
    int line = all.isEmpty() ? 1 : all.values().iterator().next().number();
    throw new BadInputException(
        Problem.of(
            where + ":" + line,
            all.isEmpty()
                ? new Title("没有文号", "no number of a document")
                : candidates.isEmpty()
                    ? new Title(
                        "只有所引文件的文号：" + said, "only numbers of documents that it cites: " + said)
                    : new Title("几个文号：" + said, "several numbers: " + said),
            new Title(
                "本文件的文号：front matter 的 number、单独一行的文号，或者 --number",
                "its own number: in the front matter, on a line of its own such as 司规〔2020〕6号, or"
                    + " --number")));
  }

  // ---- force

  /**
   * Finds from when until when it is in force, and what it repeals.
   *
   * @param signed the day under its signature
   */
  void force(Optional<LocalDate> signed) {
    List<InstrumentForce.Paragraph> paragraphs = InstrumentForce.paragraphs(lines);
    InstrumentForce force = new InstrumentForce(title, remarks);
    force.read(paragraphs, signed);
    from = force.from();
    to = force.to();
    repeals = InstrumentRepeals.read(paragraphs, remarks);
  }

  private void remark(int line, String zh, String en) {
    remarks.add(new Remark(line, new Title(zh, en)));
  }
}
