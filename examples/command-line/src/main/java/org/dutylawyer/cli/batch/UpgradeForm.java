package org.dutylawyer.cli.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dutylawyer.law.NormId;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.upgrade.AnswerChange;
import org.dutylawyer.workbench.upgrade.AnswerChange.Cause;
import org.dutylawyer.workbench.upgrade.AnswerChange.Severity;
import org.dutylawyer.workbench.upgrade.CaseReport;
import org.dutylawyer.workbench.upgrade.Upgrade;

/** How the report on an upgrade is written; each case by itself, so that none has to be kept. */
public interface UpgradeForm {

  /** What stands before the cases. */
  String head(Upgrade upgrade);

  /** A case that changes. */
  String write(CaseReport report);

  /** A line that both versions refuse. */
  String refused(String where, String why);

  /** What stands behind the cases. */
  String foot(UpgradeRun.Ended ended);

  /** Sentences for people. */
  record Text(Locale locale, List<String> jurisdictions) implements UpgradeForm {

    private static final int MOST_LISTED = 40;

    /** Copies the list. */
    public Text {
      jurisdictions = List.copyOf(jurisdictions);
    }

    @Override
    public String head(Upgrade upgrade) {
      StringBuilder out = new StringBuilder();
      out.append(say("升级前后的不同", "What the versions differ in")).append('\n');
      List<Cause> causes = upgrade.differences();
      causes.stream()
          .limit(MOST_LISTED)
          .forEach(cause -> out.append("  ").append(in(cause.title())).append('\n'));
      if (causes.size() > MOST_LISTED) {
        int more = causes.size() - MOST_LISTED;
        out.append(say("  另有 " + more + " 项\n", "  " + more + " more\n"));
      }
      jurisdictions.stream()
          .flatMap(j -> upgrade.words(j).stream())
          .distinct()
          .limit(MOST_LISTED)
          .forEach(word -> out.append("  ").append(in(word)).append('\n'));
      if (causes.isEmpty()) {
        out.append(say("  规则、放假通知、解释均相同\n", "  rules, notices and readings are the same\n"));
      }
      return out.append('\n').toString();
    }

    @Override
    public String write(CaseReport report) {
      StringBuilder out = new StringBuilder();
      out.append(report.id()).append("  ").append(report.jurisdiction()).append('\n');
      for (AnswerChange change : report.changes()) {
        String who = change.of().isEmpty() || change.of().equals("proceeding") ? "" : change.of();
        out.append("  ")
            .append(change.severity() == Severity.URGENT ? "▲ " : "· ")
            .append(
                say("【" + in(change.sort().title()) + "】", "[" + in(change.sort().title()) + "] "))
            .append(who.isEmpty() ? "" : who + say("：", ": "))
            .append(in(change.what()))
            .append('\n')
            .append(say("      原：", "      was: "))
            .append(in(change.before()))
            .append(say("\n      今：", "\n      now: "))
            .append(in(change.after()))
            .append('\n');
        if (!change.norms().isEmpty()) {
          out.append(say("      依据：", "      norms: ")).append(norms(change)).append('\n');
        }
        out.append(say("      原因：", "      why: "))
            .append(joined(change.causes().stream().map(Cause::title).toList()))
            .append('\n');
        if (!change.tell().isEmpty()) {
          out.append(say("      应告知：", "      tell: ")).append(joined(change.tell())).append('\n');
        }
      }
      return out.toString();
    }

    @Override
    public String refused(String where, String why) {
      return where + say("：两个版本均不予受理：", ": refused by both versions: ") + why + "\n";
    }

    @Override
    public String foot(UpgradeRun.Ended ended) {
      StringBuilder out = new StringBuilder("\n");
      out.append(
          say(
                  "比较 %,d 件；%,d 件的答复有变化；两个版本均不予受理 %,d 件%n",
                  "%,d cases compared; %,d answers change; %,d refused by both%n")
              .formatted(ended.cases(), ended.changed(), ended.refused()));
      ended
          .unmet()
          .ifPresent(
              where ->
                  out.append(
                      say(
                          "  " + where + "：自此以下的答复没有对应的案件（应与案件同序）；没有答复的案件已由旧版重新作答\n",
                          "  "
                              + where
                              + ": from here on no answer belongs to a line (expected in the order of"
                              + " the cases); cases without one were answered anew by the old\n")));
      for (AnswerChange.Sort sort : AnswerChange.Sort.values()) {
        for (Severity severity : List.of(Severity.URGENT, Severity.CHANGED)) {
          long count = ended.counts().getOrDefault(sort.word() + "/" + severity.word(), 0L);
          if (count > 0) {
            out.append("  ")
                .append(in(sort.title()))
                .append(say("（" + in(severity.title()) + "）：", " (" + in(severity.title()) + "): "))
                .append(count)
                .append('\n');
          }
        }
      }
      return out.toString();
    }

    private String joined(List<Title> titles) {
      return titles.stream().map(this::in).collect(Collectors.joining(say("；", "; ")));
    }

    private String norms(AnswerChange change) {
      return change.norms().stream()
          .map(NormId::toString)
          .collect(Collectors.joining(say("、", ", ")));
    }

    private String in(Title title) {
      return title.in(locale);
    }

    private String say(String zh, String en) {
      return locale.getLanguage().equals("en") ? en : zh;
    }
  }

  /**
   * One JSON object for each case that changes, one a line; the first and the last say the rest.
   */
  record Json(List<String> jurisdictions) implements UpgradeForm {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Copies the list. */
    public Json {
      jurisdictions = List.copyOf(jurisdictions);
    }

    @Override
    public String head(Upgrade upgrade) {
      ObjectNode json = NODES.objectNode();
      causes(json.putArray("differences"), upgrade.differences());
      ArrayNode words = json.putArray("words");
      jurisdictions.stream()
          .flatMap(j -> upgrade.words(j).stream())
          .distinct()
          .forEach(word -> words.add(title(word)));
      return json + "\n";
    }

    @Override
    public String write(CaseReport report) {
      ObjectNode json = NODES.objectNode();
      json.put("case", report.id()).put("jurisdiction", report.jurisdiction());
      ArrayNode changes = json.putArray("changes");
      for (AnswerChange change : report.changes()) {
        ObjectNode one = changes.addObject();
        one.put("sort", change.sort().word()).put("severity", change.severity().word());
        one.put("of", change.of());
        one.set("what", title(change.what()));
        one.set("before", title(change.before()));
        one.set("after", title(change.after()));
        ArrayNode norms = one.putArray("norms");
        change.norms().forEach(norm -> norms.add(norm.toString()));
        causes(one.putArray("causes"), change.causes());
        ArrayNode tell = one.putArray("tell");
        change.tell().forEach(who -> tell.add(title(who)));
      }
      return json + "\n";
    }

    @Override
    public String refused(String where, String why) {
      return NODES.objectNode().put("refused", where).put("why", why) + "\n";
    }

    @Override
    public String foot(UpgradeRun.Ended ended) {
      ObjectNode json = NODES.objectNode();
      ObjectNode summary = json.putObject("summary");
      summary.put("cases", ended.cases()).put("changed", ended.changed());
      summary.put("refused", ended.refused());
      ended.unmet().ifPresent(where -> summary.put("unmet", where));
      ObjectNode counts = summary.putObject("changes");
      ended.counts().forEach(counts::put);
      return json + "\n";
    }

    private static void causes(ArrayNode array, List<Cause> causes) {
      for (Cause cause : causes) {
        ObjectNode one = array.addObject();
        one.put("kind", cause.kind().word());
        cause.norm().ifPresent(norm -> one.put("norm", norm.toString()));
        one.set("title", title(cause.title()));
      }
    }

    private static ObjectNode title(Title title) {
      return NODES.objectNode().put("zh", title.zh()).put("en", title.en());
    }
  }

  /** A table with one row for each change. */
  record Table(Locale locale) implements UpgradeForm {

    @Override
    public String head(Upgrade upgrade) {
      boolean zh = !locale.getLanguage().equals("en");
      return Csv.MARK
          + Csv.row(
              zh
                  ? List.of("案件", "法域", "严重程度", "类别", "对象", "事项", "原", "今", "依据", "原因", "应告知")
                  : List.of(
                      "case",
                      "jurisdiction",
                      "severity",
                      "sort",
                      "of",
                      "what",
                      "before",
                      "after",
                      "norms",
                      "why",
                      "tell"));
    }

    @Override
    public String write(CaseReport report) {
      StringBuilder out = new StringBuilder();
      for (AnswerChange change : report.changes()) {
        out.append(
            Csv.row(
                List.of(
                    report.id(),
                    report.jurisdiction(),
                    change.severity().title().in(locale),
                    change.sort().title().in(locale),
                    change.of(),
                    change.what().in(locale),
                    change.before().in(locale),
                    change.after().in(locale),
                    change.norms().stream().map(NormId::toString).collect(Collectors.joining(" ")),
                    change.causes().stream()
                        .map(c -> c.title().in(locale))
                        .collect(Collectors.joining(" | ")),
                    change.tell().stream()
                        .map(t -> t.in(locale))
                        .collect(Collectors.joining(" | ")))));
      }
      return out.toString();
    }

    @Override
    public String refused(String where, String why) {
      return Csv.row(List.of(where, "", "", "", "", "", why, why, "", "", ""));
    }

    @Override
    public String foot(UpgradeRun.Ended ended) {
      return "";
    }
  }
}
