package org.dutylawyer.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dutylawyer.answer.FirstScreen;
import org.dutylawyer.answer.Wording;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.cli.edition.Html;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.UsedFact;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * An answer as one page that needs nothing else: what to act on first, then the whole in the order
 * of a judge: question, conclusion, reasons, time limits day by day, conduct, displaced texts,
 * sources.
 */
public final class AnswerPage {

  private static final String STYLE =
      """
      :root { --ink: #1d1b18; --soft: #5d574e; --line: #ddd6c8; --alarm: #a3231a; }
      * { box-sizing: border-box; }
      body { margin: 0 auto; padding: 1.2rem; max-width: 60rem; color: var(--ink); background: #fff;
        font: 16px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
      h1 { font-size: 1.5rem; margin: 0 0 .6rem; }
      h2 { font-size: 1.2rem; margin: 2rem 0 .6rem; border-bottom: 2px solid var(--ink); }
      h3 { font-size: 1rem; margin: 1rem 0 .2rem; }
      .screen { padding: .4rem 1rem .8rem; background: #f6f3ec; }
      .screen p { padding-left: 2.5em; text-indent: -2em; white-space: pre-wrap; }
      .screen p.sub { padding-left: 4.5em; }
      blockquote { margin: .2rem 0 .2rem 1rem; padding-left: .6rem; border-left: 3px solid var(--line);
        font-family: "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
      p { margin: .2rem 0; overflow-wrap: anywhere; }
      .cite, .why { color: var(--soft); font-size: .9rem; }
      .chart { overflow-x: auto; }
      .chart svg { width: 100%; min-width: 44rem; height: auto; }
      table { border-collapse: collapse; font-size: .9rem; }
      th, td { text-align: left; padding: .1rem .8rem .1rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
      @page { size: A4; margin: 18mm 16mm; }
      @media print { body { font-size: 10.5pt; padding: 0; max-width: none; } h2, h3 { break-after: avoid; }
        article, tr, blockquote { break-inside: avoid; } .chart svg { min-width: 0; } }
      """;

  private final Assessment answer;
  private final Wording words;
  private final boolean chinese;
  private final Html html = new Html();

  private AnswerPage(Assessment answer, Locale locale) {
    this.answer = answer;
    this.words = new Wording(answer, locale);
    this.chinese = words.chinese();
  }

  /** The page. */
  public static String of(Assessment answer, Locale locale) {
    return new AnswerPage(answer, locale).write();
  }

  private String write() {
    String title = answer.file().name().orElse(answer.file().id());
    html.raw("<!DOCTYPE html>\n<html lang=\"" + (chinese ? "zh-Hans" : "en") + "\">\n<head>\n")
        .raw("<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .el("title", title)
        .raw("\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n")
        .el("h1", title);
    screen();
    question();
    heading("时间轴", "Time line");
    html.open("div class=\"chart\"").raw(TimeLine.of(answer, words)).close("div");
    heading("结论", "Conclusion");
    reasons(Conclusion.Kind.ENTITLEMENT);
    heading("理由", "Reasons");
    for (Conclusion.Kind kind : Conclusion.Kind.values()) {
      if (kind != Conclusion.Kind.ENTITLEMENT && kind != Conclusion.Kind.CONDUCT) {
        reasons(kind);
      }
    }
    limits();
    conduct();
    displaced();
    sources();
    return html.raw("\n</body>\n</html>\n").toString();
  }

  /** The first screen, with an entry a line: the page breaks its lines itself. */
  private void screen() {
    List<String> lines =
        FirstScreen.of(answer, words.locale(), false, Integer.MAX_VALUE).lines().toList();
    html.open("section class=\"screen\"");
    for (String line : lines.subList(0, lines.size() - 1)) { // the last names an option
      String text =
          line.strip().replace("--full 列出", "见下文").replace("--full lists them", "see below");
      if (!text.isEmpty()) {
        int indent = line.length() - line.stripLeading().length();
        html.el(indent == 0 ? "h3" : indent > 4 ? "p class=\"sub\"" : "p", text);
      }
    }
    html.close("section");
  }

  private void heading(String zh, String en) {
    html.raw("\n").el("h2", chinese ? zh : en).raw("\n");
  }

  private void question() {
    heading("问题", "Question");
    html.el("p", answer.file().id() + "  " + answer.file().jurisdiction());
    html.el("p", words.say("asked", words.moment(answer.asOf())));
    answer.warnings().forEach(warning -> html.el("p", "▲ " + words.of(warning)));
  }

  private List<Finding> applying() {
    return answer.governing().stream().filter(f -> f.outcome() == Outcome.APPLIES).toList();
  }

  /** What one norm says is one entry, whomever it concerns. */
  private void reasons(Conclusion.Kind kind) {
    Map<List<Object>, List<Finding>> together = new LinkedHashMap<>();
    applying().stream()
        .filter(f -> f.conclusion().kindOf() == kind)
        .forEach(
            f ->
                together
                    .computeIfAbsent(List.of(f.norm(), f.quote()), k -> new ArrayList<>())
                    .add(f));
    for (List<Finding> same : together.values()) {
      Finding first = same.get(0);
      html.open("article");
      html.el("h3", words.list(same.stream().map(this::what).toList()));
      html.el("p class=\"cite\"", words.cite(first.norm()));
      html.el("blockquote", "“" + first.quote() + "”");
      List<String> facts =
          same.stream()
              .flatMap(f -> f.facts().stream())
              .filter(UsedFact::known)
              .map(words::used)
              .distinct()
              .toList();
      if (!facts.isEmpty()) {
        html.el("p class=\"why\"", words.say("why.facts", words.list(facts)));
      }
      html.close("article").raw("\n");
    }
  }

  /** Who, what, and for whom where several are named. */
  private String what(Finding finding) {
    String whom =
        answer.file().persons().size() > 1
            ? Words.bracketed(words.subject(finding.conclusion().of()), chinese)
            : "";
    return words.actingThen(finding) + words.conclusion(finding.conclusion()) + whom;
  }

  private void limits() {
    heading("期限逐日计算", "Time limits day by day");
    for (Finding finding : applying()) {
      finding
          .due()
          .flatMap(Due::dated)
          .filter(due -> finding.excusedBy().isEmpty())
          .ifPresent(due -> limit(finding, due));
    }
  }

  private void limit(Finding finding, DueDate due) {
    html.open("article").el("h3", what(finding));
    html.el("p class=\"cite\"", words.cite(finding.norm()) + "  " + due.sentence(words.locale()));
    html.open("table");
    for (DueDate.Step step : due.steps()) {
      html.open("tr")
          .el("td", words.day(step.date()))
          .el("td", step.counted() ? (chinese ? "计入" : "counted") : (chinese ? "不计" : "skipped"))
          .el("td", step.why(words.locale()))
          .close("tr");
    }
    html.close("table").close("article").raw("\n");
  }

  private void conduct() {
    List<GroundAnswer> grounds =
        answer.conduct().grounds().stream().filter(g -> g.stands() && g.touched()).toList();
    if (grounds.isEmpty()) {
      return;
    }
    heading("律师行为", "Conduct of lawyers");
    for (GroundAnswer ground : grounds) {
      html.open("article");
      html.el(
          "h3",
          words.subject(ground.lawyer())
              + (chinese ? "：" : ": ")
              + words.say(
                  "ground.result." + ground.result().word(),
                  words.word(Group.GROUNDS, ground.ground()),
                  words.cite(ground.provision())));
      html.el("blockquote", "“" + ground.quote() + "”").open("table");
      for (GroundAnswer.Limb limb : ground.limbs()) {
        for (GroundAnswer.Element element : limb.elements()) {
          html.open("tr")
              .el("td", words.of(element.title()))
              .el("td", words.say("element." + element.status().word()))
              .close("tr");
        }
      }
      html.close("table").close("article").raw("\n");
    }
    html.el("p class=\"why\"", words.say("ground.caution"));
  }

  private void displaced() {
    List<String> lines =
        answer.findings().stream()
            .filter(f -> f.outcome() == Outcome.APPLIES)
            .flatMap(
                f ->
                    f.displacedBy().stream()
                        .map(by -> words.cite(f.norm()) + " → " + words.cite(by.norm())))
            .distinct()
            .toList();
    if (!lines.isEmpty()) {
      heading("由其他条款代替的条款", "Displaced texts");
      lines.forEach(line -> html.el("p", line));
    }
  }

  private void sources() {
    heading("出处", "Sources");
    answer
        .packs()
        .forEach(
            p ->
                html.el("p class=\"cite\"", p.id() + " " + p.version() + "  sha256 " + p.sha256() + "  model " + p.model()));
    String notices =
        answer.notices().stream()
            .map(n -> n.title())
            .collect(Collectors.joining(chinese ? "；" : "; "));
    html.el("p class=\"cite\"", notices);
  }
}
