package org.dutylawyer.answer;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dutylawyer.answer.Lines.Mark;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.Length;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Displacement;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.ReadingEffect;
import org.dutylawyer.finding.State;
import org.dutylawyer.finding.UsedFact;
import org.dutylawyer.law.NormId;

/** The part of a text answer that says why: every conclusion with its quote, facts and dates. */
final class WhyText {

  /** A sentence of the law, and what sort of conclusion is drawn from it. */
  private record Source(NormId norm, Conclusion.Kind kind, String quote) {}

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
    List<Finding> shown =
        answer.governing().stream()
            .filter(f -> f.outcome() == Outcome.APPLIES || all)
            .filter(f -> f.conclusion().kindOf() != Conclusion.Kind.CONDUCT) // shown above, in full
            .filter(f -> all || f.state() != State.AWAITING)
            .sorted(Comparator.comparingInt(WhyText::weight))
            .toList();
    if (shown.isEmpty()) {
      return;
    }
    out.heading(words.say("why"));
    Map<Source, List<Finding>> together = new LinkedHashMap<>();
    for (Finding finding : shown) {
      together
          .computeIfAbsent(
              new Source(finding.norm(), finding.conclusion().kindOf(), finding.quote()),
              k -> new ArrayList<>())
          .add(finding);
    }
    together.values().forEach(this::because);
  }

  /** What is owed first, then what has a date, then the rest, each in the law's order. */
  private static int weight(Finding finding) {
    if (finding.conclusion().kindOf() == Conclusion.Kind.ENTITLEMENT) {
      return 0;
    }
    boolean dated = finding.due().flatMap(Due::dated).isPresent();
    return finding.state() == State.BREACHED ? 1 : dated ? 2 : 3;
  }

  private void because(List<Finding> findings) {
    Finding first = findings.get(0);
    List<String> conclusions =
        findings.stream().map(f -> words.conclusion(f.conclusion())).distinct().toList();
    out.line(
        "  ",
        "    ",
        words.acting(first) + (words.acting(first).isEmpty() ? "" : "  ") + words.list(conclusions),
        Mark.BOLD);
    out.line("    ", "    ", words.cite(first.norm()), Mark.PLAIN);
    out.line("      ", "      ", "“" + first.quote() + "”", Mark.QUOTE);
    for (Finding finding : findings) {
      grounds(finding);
    }
  }

  private void grounds(Finding finding) {
    List<String> known = finding.facts().stream().filter(UsedFact::known).map(this::fact).toList();
    if (!known.isEmpty()) {
      out.detail(words.say("why.facts", words.list(known)));
    }
    List<String> possible =
        finding.facts().stream().filter(f -> !f.known()).map(this::fact).toList();
    if (!possible.isEmpty() && finding.outcome() == Outcome.UNDETERMINED) {
      out.detail(words.say("why.hypothetical", words.list(possible)));
    }
    finding
        .due()
        .flatMap(Due::dated)
        .filter(d -> !(d.limit().length() instanceof Length.SameDay))
        .filter(d -> finding.excusedBy().isEmpty())
        .ifPresent(d -> out.detail(words.say("why.counted", d.sentence(words.locale()))));
    finding.excusedBy().ifPresent(n -> out.detail(words.say("why.excused", words.cite(n))));
    for (Displacement other : finding.others()) {
      out.detail(words.say("why.displaced." + other.reason().word(), words.cite(other.norm())));
      if (other.reason() != Displacement.Reason.SAME_DEMAND) {
        answer.of(other.norm()).stream()
            .findFirst()
            .ifPresent(f -> out.line("      ", "      ", "“" + f.quote() + "”", Mark.QUOTE));
      }
    }
    for (ReadingEffect effect : finding.readings()) {
      answer
          .contest(effect.reading())
          .ifPresent(
              contest ->
                  out.detail(
                      words.say(
                          "why.reading",
                          words.of(contest.title()),
                          words.of(requireNonNull(contest.options().get(effect.option()))),
                          effect.instead().isPresent()
                              ? instead(effect)
                              : words.say("why.reading." + effectWord(finding, effect)))));
    }
  }

  /** The duty stays under the other option, with another date or none. */
  private String instead(ReadingEffect effect) {
    return effect
        .due()
        .flatMap(Due::dated)
        .map(due -> words.say("why.reading.date", words.last(due)))
        .orElseGet(() -> words.say("why.reading.undated"));
  }

  private static String effectWord(Finding finding, ReadingEffect effect) {
    if (effect.outcome() != finding.outcome()) {
      return effect.outcome().word();
    }
    return effect.excused() ? "excused" : "bound";
  }

  private String fact(UsedFact used) {
    boolean named =
        used.kind() == UsedFact.Kind.FACT && used.of() instanceof Person && words.severalPersons();
    return (named ? words.subject(used.of()) : "") + words.used(used);
  }
}
