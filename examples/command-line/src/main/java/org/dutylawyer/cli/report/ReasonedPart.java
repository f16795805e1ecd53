package org.dutylawyer.cli.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutylawyer.answer.Reasoned;
import org.dutylawyer.answer.Wording;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.cli.edition.Html;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.State;

/**
 * The reasons on the page of an answer. What happened or is to happen in the case stands first,
 * each sentence of the law once; what holds in every such case stands close together behind.
 */
final class ReasonedPart {

  /** Of what reasons are given apart: what is owed stands before them, conduct behind. */
  private static final Set<Conclusion.Kind> REASONED =
      EnumSet.complementOf(
          EnumSet.of(Conclusion.Kind.ENTITLEMENT, Conclusion.Kind.CONDUCT, Conclusion.Kind.RIGHT));

  private final Wording words;
  private final boolean chinese;
  private final Html html;
  private final List<Finding> applying;

  ReasonedPart(Assessment answer, Wording words, Html html) {
    this.words = words;
    this.chinese = words.chinese();
    this.html = html;
    this.applying =
        answer.governing().stream().filter(f -> f.outcome() == Outcome.APPLIES).toList();
  }

  /** Why each person is owed what is owed. */
  void entitlements() {
    of(Conclusion.Kind.ENTITLEMENT).forEach(this::article);
  }

  /** Why what is due in this case is. */
  void reasons() {
    List<Reasoned> reasons = new ArrayList<>();
    REASONED.forEach(kind -> reasons.addAll(of(kind)));
    if (!reasons.isEmpty()) {
      heading("理由", "Reasons");
      reasons.forEach(this::article);
    }
  }

  /** How each time limit is counted; those that are counted alike, once. */
  void limits() {
    Map<String, Counted> counted = new LinkedHashMap<>();
    for (Finding f : applying) {
      if (f.excusedBy().isEmpty()) {
        f.due()
            .flatMap(Due::dated)
            .filter(DueDate::isCounted)
            .ifPresent(
                due ->
                    counted
                        .computeIfAbsent(
                            due.sentence(words.locale()), k -> new Counted(due, new ArrayList<>()))
                        .findings()
                        .add(f));
      }
    }
    if (!counted.isEmpty()) {
      heading("期限逐日计算", "Time limits day by day");
    }
    counted.forEach(this::limit);
  }

  /** A time limit and all that it is counted for. */
  private record Counted(DueDate due, List<Finding> findings) {}

  private void limit(String sentence, Counted counted) {
    html.open("article");
    Reasoned.of(counted.findings(), words).stream()
        .map(one -> one.title() + (chinese ? "　" : "  ") + one.cited())
        .distinct()
        .forEach(title -> html.el("h3", title));
    html.el("p class=\"cite\"", sentence);
    html.open("div class=\"wide\"").open("table").open("thead").open("tr");
    for (String column : chinese ? List.of("日期", "是否计入", "原因") : List.of("Day", "Counted", "Why")) {
      html.el("th scope=\"col\"", column);
    }
    html.close("tr").close("thead").open("tbody").raw("\n");
    for (DueDate.Step step : counted.due().steps()) {
      html.open("tr")
          .el("td", words.day(step.date()))
          .el("td", step.counted() ? (chinese ? "计入" : "counted") : (chinese ? "不计" : "skipped"))
          .el("td", step.why(words.locale()))
          .close("tr");
    }
    html.close("tbody").close("table").close("div").close("article").raw("\n");
  }

  /** What holds in every such case: standing duties, rights, and what is forbidden. */
  void besides() {
    close("常设义务", "Standing duties", Conclusion.Kind.DUTY);
    close("律师和当事人的权利", "Rights of lawyers and parties", Conclusion.Kind.RIGHT);
    close("不得", "Forbidden", Conclusion.Kind.PROHIBITION);
  }

  private void close(String zh, String en, Conclusion.Kind kind) {
    List<Reasoned> all =
        Reasoned.of(
            applying.stream()
                .filter(f -> f.conclusion().kindOf() == kind && isOfEveryCase(f))
                .toList(),
            words);
    if (all.isEmpty()) {
      return;
    }
    heading(zh, en);
    html.open("ul class=\"close\"").raw("\n");
    for (Reasoned one : all) {
      html.open("li").text(one.title() + remarks(one) + " ");
      html.el("span class=\"cite\"", one.cited() + "“" + one.quote() + "”");
      html.close("li").raw("\n");
    }
    html.close("ul").raw("\n");
  }

  /** What has to be there besides, and until when it can be used. */
  private String remarks(Reasoned one) {
    Set<String> remarks = new LinkedHashSet<>();
    for (Finding f : one.findings()) {
      remarks.add(words.condition(f.conclusion()));
      if (f.conclusion().kindOf() == Conclusion.Kind.RIGHT) {
        remarks.add(words.rightUntil(f));
        words.done(f).ifPresent(remarks::add);
      }
    }
    remarks.remove("");
    return remarks.isEmpty() ? "" : words.comma() + String.join(words.comma(), remarks);
  }

  private List<Reasoned> of(Conclusion.Kind kind) {
    return Reasoned.of(
        applying.stream()
            .filter(f -> f.conclusion().kindOf() == kind && !isOfEveryCase(f))
            // What somebody was as of an event is a step to what follows from it.
            .filter(f -> kind != Conclusion.Kind.STATUS || f.conclusion().trigger().isEmpty())
            .toList(),
        words);
  }

  private static boolean isOfEveryCase(Finding f) {
    return switch (f.conclusion().kindOf()) {
      case DUTY -> Wording.isStanding(f);
      case RIGHT -> true;
      case PROHIBITION -> f.state() != State.BREACHED;
      default -> false;
    };
  }

  private void article(Reasoned one) {
    html.open("article");
    html.el("h3", one.title());
    html.open("blockquote").el("span class=\"cite\"", one.cited());
    html.text(" “" + one.quote() + "”").close("blockquote");
    one.facts(words).forEach(facts -> html.el("p class=\"why\"", facts));
    html.close("article").raw("\n");
  }

  private void heading(String zh, String en) {
    html.raw("\n").el("h2", chinese ? zh : en).raw("\n");
  }
}
