package org.dutylawyer.answer;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.answer.Lines.Mark;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Displacement;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.ReadingEffect;
import org.dutylawyer.finding.State;

/** The part of a text answer that says why: every conclusion with its quote, facts and dates. */
final class WhyText {

  private final Assessment answer;
  private final Wording words;
  private final boolean all;
  private final Lines out;

  WhyText(Assessment answer, Wording words, boolean all, Lines out) {
    this.answer = answer;
    this.words = words;
    this.all = all;
    this.out = out;
  }

  /** Writes the part; nothing where there is nothing to give reasons for. */
  void write() {
    // What the first screen says has its words of the law here, also where facts decide.
    Set<Finding> depending = Collections.newSetFromMap(new IdentityHashMap<>());
    ActsPart.depending(answer).forEach(depending::add);
    List<Finding> shown =
        answer.governing().stream()
            .filter(f -> f.outcome() == Outcome.APPLIES || all || depending.contains(f))
            .filter(f -> f.conclusion().kindOf() != Conclusion.Kind.CONDUCT) // shown above, in full
            .filter(f -> all || f.state() != State.AWAITING && !isStep(f))
            .sorted(Comparator.comparingInt(WhyText::weight))
            .toList();
    if (shown.isEmpty()) {
      return;
    }
    out.heading(words.say("why"));
    Reasoned.of(shown, words).forEach(this::because);
  }

  /** How each time limit is counted, day by day; nothing where there is none. */
  void limits() {
    Map<String, Set<String>> counted = new LinkedHashMap<>();
    for (Finding finding : answer.governing()) {
      finding
          .due()
          .flatMap(Due::dated)
          .filter(d -> finding.outcome() == Outcome.APPLIES || all)
          .filter(d -> finding.state() != State.AWAITING && finding.excusedBy().isEmpty())
          .filter(DueDate::isCounted)
          .ifPresent(
              d ->
                  counted
                      .computeIfAbsent(d.sentence(words.locale()), k -> new LinkedHashSet<>())
                      .add(
                          words.actingThen(finding)
                              + words.modal(finding.conclusion())
                              + "  "
                              + words.cite(finding.norm())));
    }
    if (!counted.isEmpty()) {
      out.heading(words.say("counted"));
    }
    counted.forEach(
        (sentence, limits) -> {
          limits.forEach(limit -> out.line("  ", "    ", limit, Mark.BOLD));
          out.detail(words.say("why.counted", sentence));
        });
  }

  /**
   * What somebody was as of an event: no more than a step to what follows from that event, which
   * gives its reasons itself.
   */
  static boolean isStep(Finding finding) {
    return finding.conclusion().kindOf() == Conclusion.Kind.STATUS
        && finding.conclusion().trigger().isPresent();
  }

  /** What is owed first, then what has a date, then the rest, each in the law's order. */
  private static int weight(Finding finding) {
    if (finding.conclusion().kindOf() == Conclusion.Kind.ENTITLEMENT) {
      return 0;
    }
    boolean dated = finding.due().flatMap(Due::dated).isPresent();
    return finding.state() == State.BREACHED ? 1 : dated ? 2 : 3;
  }

  private void because(Reasoned one) {
    List<Finding> findings = one.findings();
    boolean depends = findings.get(0).outcome() == Outcome.UNDETERMINED;
    String title = depends ? words.say("state.depends") + words.comma() + one.title() : one.title();
    out.line("  ", "    ", title, Mark.BOLD);
    out.line("    ", "    ", one.cited(), Mark.PLAIN);
    out.line("      ", "      ", "“" + one.quote() + "”", Mark.QUOTE);
    one.facts(words).forEach(out::detail);
    if (depends) {
      FactsText.of(findings, words, false)
          .forEach(facts -> out.detail(words.say("why.hypothetical", facts)));
    }
    Set<Reason> reasons = new LinkedHashSet<>(); // the same may hold for several
    findings.forEach(finding -> reasons.addAll(reasons(finding)));
    reasons.forEach(
        reason -> {
          if (reason.quoted()) {
            out.line("      ", "      ", reason.text(), Mark.QUOTE);
          } else {
            out.detail(reason.text());
          }
        });
  }

  /** A line of reasons; or the words of another text. */
  private record Reason(String text, boolean quoted) {}

  private List<Reason> reasons(Finding finding) {
    Set<Reason> reasons = new LinkedHashSet<>(); // two norms of one place say the same
    finding.excusedBy().ifPresent(n -> add(reasons, words.say("why.excused", words.cite(n))));
    for (Displacement other : finding.others()) {
      add(reasons, words.say("why.displaced." + other.reason().word(), words.cite(other.norm())));
      if (other.reason() != Displacement.Reason.SAME_DEMAND) {
        answer.of(other.norm()).stream()
            .findFirst()
            .ifPresent(f -> reasons.add(new Reason("“" + f.quote() + "”", true)));
      }
    }
    for (ReadingEffect effect : finding.readings()) {
      answer
          .contest(effect.reading())
          .ifPresent(
              contest ->
                  add(
                      reasons,
                      words.say(
                          "why.reading",
                          words.of(contest.title()),
                          words.of(requireNonNull(contest.options().get(effect.option()))),
                          effect.instead().isPresent()
                              ? instead(finding, effect)
                              : words.say("why.reading." + effectWord(finding, effect)))));
    }
    return List.copyOf(reasons);
  }

  private static void add(Set<Reason> reasons, String text) {
    reasons.add(new Reason(text, false));
  }

  /** What another norm of the place then says: something else, or the same with another date. */
  private String instead(Finding finding, ReadingEffect effect) {
    String other =
        answer.of(effect.instead().orElseThrow()).stream()
            .filter(f -> f.conclusion().of().equals(finding.conclusion().of()))
            .findFirst()
            .map(f -> said(f.conclusion()))
            .orElse("");
    if (!other.isEmpty() && !other.equals(said(finding.conclusion()))) {
      return words.say("why.reading.other", other);
    }
    Optional<String> until = effect.due().flatMap(Due::dated).map(words::last);
    boolean same = until.equals(finding.due().flatMap(Due::dated).map(words::last));
    return until
        .map(day -> same ? words.say("why.reading.same") : words.say("why.reading.date", day))
        .orElseGet(
            () ->
                words.say(finding.due().isPresent() ? "why.reading.undated" : "why.reading.same"));
  }

  private String said(Conclusion conclusion) {
    String condition = words.condition(conclusion);
    return words.modal(conclusion) + (condition.isEmpty() ? "" : words.comma() + condition);
  }

  private static String effectWord(Finding finding, ReadingEffect effect) {
    if (effect.outcome() != finding.outcome()) {
      return effect.outcome().word();
    }
    return effect.excused() ? "excused" : "bound";
  }
}
