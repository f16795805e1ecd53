package org.dutylawyer.cli.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dutylawyer.answer.AnswerPart;
import org.dutylawyer.answer.AnswerParts;
import org.dutylawyer.answer.BreachText;
import org.dutylawyer.answer.DisciplineSheet;
import org.dutylawyer.answer.DocumentText;
import org.dutylawyer.answer.DoneText;
import org.dutylawyer.answer.LeastChangeText;
import org.dutylawyer.answer.TextAnswer;
import org.dutylawyer.answer.Wording;
import org.dutylawyer.change.LeastChange;
import org.dutylawyer.cli.edition.Html;
import org.dutylawyer.finding.Assessment;

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
      p { margin: .2rem 0; }
      h1, h2, h3, p, li, blockquote { overflow-wrap: anywhere; }
      .screen { padding: .4rem 1rem .8rem; background: #f6f3ec; }
      .screen h2 { font-size: 1rem; margin: .8rem 0 .2rem; border: 0; }
      .screen ul { margin: 0; padding: 0; list-style: none; }
      .screen ul ul { padding-left: 2em; }
      .screen li { margin: .15rem 0; padding-left: 1em; text-indent: -1em; }
      .screen li li { text-indent: 0; padding-left: 0; }
      .strong { font-weight: 600; }
      .strong ul { font-weight: 400; }
      .alarm { color: var(--alarm); }
      .state { font-weight: 600; display: inline-block; min-width: 4em; text-indent: 0; }
      .screen li:has(> .state) { display: grid; grid-template-columns: 4.5em 1fr; padding-left: 0;
        text-indent: 0; }
      .screen li:has(> .state) > ul { grid-column: 2; }
      .faint, .cite, .why { color: var(--soft); }
      .cite, .why { font-size: .9rem; }
      blockquote { margin: .2rem 0 .2rem 1rem; padding-left: .6rem; border-left: 3px solid var(--line);
        font-family: "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
      .chart, .wide { overflow-x: auto; }
      .chart svg { width: 100%; min-width: 44rem; height: auto; }
      .legend span { display: inline-block; margin-right: 1.2em; font-size: .9rem; }
      .legend i { display: inline-block; width: 1.6em; margin-right: .4em; vertical-align: middle; }
      table { border-collapse: collapse; font-size: .9rem; }
      th, td { text-align: left; padding: .15rem .8rem .15rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
      th { font-weight: 600; }
      .close { columns: 19rem; column-gap: 2rem; padding-left: 1.2em; font-size: .9rem; line-height: 1.5; }
      .close li { margin: 0 0 .35rem; break-inside: avoid; }
      .close .cite { font-size: inherit; }
      .sheet { margin: 1rem 0; padding: .2rem 1rem 1rem; border: 1px solid var(--line); }
      .sheet table { width: 100%; min-width: 30rem; }
      .sheet tbody th { font-weight: 400; width: 30%; }
      .sheet td:nth-child(2) { white-space: nowrap; }
      @page { size: A4; margin: 18mm 16mm; }
      @media print { body { font-size: 10.5pt; line-height: 1.5; padding: 0; max-width: none; } h2, h3 { break-after: avoid; }
        article, tr, blockquote, .chart { break-inside: avoid; } .chart svg, .sheet table { min-width: 0; }
        .sheet { break-before: page; break-inside: auto; border: 0; padding: 0; }
        h2:has(+ .sheet) { break-before: page; } h2 + .sheet { break-before: avoid; } }
      """;

  private final Assessment answer;
  private final List<LeastChange> least;
  private final Wording words;
  private final boolean chinese;
  private final Html html = new Html();

  private AnswerPage(Assessment answer, Locale locale, List<LeastChange> least) {
    this.answer = answer;
    this.least = List.copyOf(least);
    this.words = new Wording(answer, locale);
    this.chinese = words.chinese();
  }

  /** The page. */
  public static String of(Assessment answer, Locale locale) {
    return of(answer, locale, List.of());
  }

  /** The page with the least changes that would make its conclusions otherwise. */
  public static String of(Assessment answer, Locale locale, List<LeastChange> least) {
    return new AnswerPage(answer, locale, least).write();
  }

  private String write() {
    String title = answer.file().name().orElse(answer.file().id());
    html.raw("<!DOCTYPE html>\n<html lang=\"" + (chinese ? "zh-Hans" : "en") + "\">\n<head>\n")
        .raw("<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .el("title", title)
        .raw("\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n")
        .open("main")
        .el("h1", title);
    screen();
    question();
    heading("时间轴", "Time line");
    for (String chart : TimeLine.pieces(answer, words)) {
      html.open("div class=\"chart\"").raw(chart).close("div");
    }
    html.raw(TimeLine.legend(chinese));
    heading("结论", "Conclusion");
    conclusion();
    ReasonedPart reasoned = new ReasonedPart(answer, words, html);
    reasoned.entitlements();
    reasoned.reasons();
    reasoned.limits();
    list(chinese ? "已办" : "Done", DoneText.of(answer, words.locale()));
    list(chinese ? "文书" : "Documents", DocumentText.of(answer, words.locale()));
    conduct();
    leastChanges();
    reasoned.besides();
    displaced();
    sources();
    return html.close("main").raw("\n</body>\n</html>\n").toString();
  }

  /** What would have to be otherwise, and by when; nothing where nobody asked. */
  private void leastChanges() {
    if (least.isEmpty()) {
      return;
    }
    heading("最小改变", "Least changes");
    LeastChangeText text = new LeastChangeText(answer, words.locale());
    for (LeastChange one : least) {
      html.open("article").el("h3", text.conclusion(one.target(), one.now()));
      if (!one.flips().isEmpty()) {
        html.open("ol");
        text.sentences(one).forEach(sentence -> html.el("li", sentence));
        html.close("ol");
      }
      if (!text.looked(one).isEmpty()) {
        html.el("p class=\"faint\"", text.looked(one));
      }
      html.close("article").raw("\n");
    }
    html.el("p class=\"faint\"", text.looked(least));
    text.leftOut().ifPresent(note -> html.el("p class=\"faint\"", note));
  }

  /** What to act on first: the parts of the first screen, of which a page leaves nothing out. */
  private void screen() {
    html.open("section class=\"screen\" aria-label=\"" + (chinese ? "首页" : "First page") + "\"")
        .raw("\n");
    for (AnswerPart part : AnswerParts.of(answer, words.locale())) {
      boolean shown = part.kind() != AnswerPart.Kind.SOURCES && !part.entries().isEmpty();
      if (shown) {
        if (!part.heading().isEmpty()) {
          html.el("h2", part.heading());
        }
        html.open("ul").raw("\n");
        entries(part.entries());
        html.close("ul").raw("\n");
      }
    }
    html.close("section");
  }

  /** The answer in a sentence for each person, whatever reasons there are for it. */
  private void conclusion() {
    AnswerParts.of(answer, words.locale()).stream()
        .filter(part -> part.kind() == AnswerPart.Kind.OWED)
        .flatMap(part -> part.entries().stream())
        .forEach(entry -> html.el("p", entry.text()));
  }

  /** Entries of one group stand together where its first stands, with who acts before each. */
  private void entries(List<AnswerPart.Entry> entries) {
    AnswerPart.Entry.grouped(entries).forEach(own -> own.forEach(this::entry));
  }

  private void entry(AnswerPart.Entry entry) {
    html.open("li class=\"" + entry.stress().name().toLowerCase(Locale.ROOT) + "\"");
    if (!entry.label().isEmpty()) {
      html.el("span class=\"state\"", entry.label()).text(" ");
    }
    html.text(entry.text());
    if (!entry.below().isEmpty()) {
      html.open("ul");
      entry.below().forEach(this::entry);
      html.close("ul");
    }
    html.close("li").raw("\n");
  }

  private void heading(String zh, String en) {
    html.raw("\n").el("h2", chinese ? zh : en).raw("\n");
  }

  private void question() {
    heading("问题", "Question");
    html.el("p", String.join("  ", words.caseParts()));
    html.el("p", words.asked());
    words.chosen().ifPresent(text -> html.el("p", text));
    answer.warnings().forEach(warning -> html.el("p", "▲ " + words.of(warning)));
  }

  /** A sheet for each ground that the file touches, to be pasted into a file of its own. */
  private void conduct() {
    List<DisciplineSheet> sheets = DisciplineSheet.of(answer, words.locale());
    if (!sheets.isEmpty()) {
      heading("律师行为", "Conduct of lawyers");
      sheets.forEach(this::sheet);
    }
    BreachText breaches = BreachText.of(answer, words.locale());
    list(breaches.lawyersHeading(), breaches.lawyers());
    list(breaches.organsHeading(), breaches.organs());
    breaches.complaints().forEach(complaint -> html.el("p class=\"why\"", complaint));
  }

  private void list(String heading, List<String> sentences) {
    if (!sentences.isEmpty()) {
      html.raw("\n").el("h2", heading).open("ul").raw("\n");
      sentences.forEach(sentence -> html.el("li", sentence).raw("\n"));
      html.close("ul").raw("\n");
    }
  }

  private void sheet(DisciplineSheet sheet) {
    html.open("article class=\"sheet\"").raw("\n");
    html.el("h3", sheet.lawyer() + words.colon() + sheet.result());
    html.el("p class=\"cite\"", sheet.cited());
    html.el("blockquote", "“" + sheet.quote() + "”").raw("\n");
    for (DisciplineSheet.Limb limb : sheet.limbs()) {
      if (!limb.title().isEmpty()) {
        html.el("p", limb.title());
      }
      html.open("div class=\"wide\"").open("table").open("thead").open("tr");
      for (String column :
          chinese
              ? List.of("要件", "认定", "案卷依据", "尚需查明")
              : List.of("Element", "Finding", "On file", "Open")) {
        html.el("th scope=\"col\"", column);
      }
      html.close("tr").close("thead").open("tbody").raw("\n");
      for (DisciplineSheet.Row row : limb.rows()) {
        html.open("tr")
            .el("th scope=\"row\"", row.element())
            .el("td", row.standing())
            .el("td", String.join(words.semicolon(), row.evidence()))
            .el("td", row.open())
            .close("tr")
            .raw("\n");
      }
      html.close("tbody").close("table").close("div").el("p", limb.conclusion()).raw("\n");
    }
    sheet.readings().forEach(line -> html.el("p", line));
    sheet.consequences().forEach(line -> html.el("p", line));
    html.el("p class=\"why\"", sheet.caution());
    html.close("article").raw("\n");
  }

  private void displaced() {
    List<String> lines = TextAnswer.displaced(answer, words);
    if (!lines.isEmpty()) {
      heading("由其他条款代替的条款", "Displaced texts");
      html.open("ul class=\"close\"").raw("\n");
      lines.forEach(line -> html.el("li", line).raw("\n"));
      html.close("ul").raw("\n");
    }
  }

  private void sources() {
    heading("出处", "Sources");
    answer
        .packs()
        .forEach(
            p ->
                html.el(
                    "p class=\"cite\"",
                    p.id()
                        + " "
                        + p.version()
                        + "  sha256 "
                        + p.sha256()
                        + "  model "
                        + p.model()));
    String notices =
        answer.notices().stream()
            .map(n -> n.title())
            .collect(Collectors.joining(chinese ? "；" : "; "));
    html.el("p class=\"cite\"", notices);
  }
}
