package org.dutylawyer.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutylawyer.answer.Lines.Mark;
import org.dutylawyer.answer.Questions.Asked;
import org.dutylawyer.answer.Questions.Question;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Need;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.State;

/** The part of a text answer that asks for what is still to be known. */
final class NeedsText {

  private final Assessment answer;
  private final Wording words;
  private final boolean all;
  private final Lines out;

  NeedsText(Assessment answer, Wording words, boolean all, Lines out) {
    this.answer = answer;
    this.words = words;
    this.all = all;
    this.out = out;
  }

  /** The unknown facts that decide whether something is owed. */
  Set<Asked> deciding() {
    return answer.entitlements().stream()
        .flatMap(e -> e.needs().stream())
        .map(Asked::by)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Writes the part: what decides first, as the first screen asks it, then what else is not known;
   * each with what to write in the file. Nothing where nothing needs to be known.
   */
  void write() {
    Map<Asked, Question> told = new LinkedHashMap<>();
    Questions.of(answer, words).forEach(question -> told.put(question.asked(), question));
    Map<Asked, List<Finding>> byFact = new LinkedHashMap<>();
    for (Finding finding : answer.governing()) {
      boolean asked = all || matters(finding) && !isWantedAnyway(finding);
      for (Need need : asked ? finding.needs() : List.<Need>of()) {
        byFact.computeIfAbsent(Asked.by(need), k -> new ArrayList<>()).add(finding);
      }
    }
    Set<Asked> first = deciding();
    Map<Asked, List<Finding>> asked = new LinkedHashMap<>();
    told.keySet().forEach(one -> asked.put(one, byFact.getOrDefault(one, List.of())));
    byFact.forEach(asked::putIfAbsent);
    // What only adds a further ground to what is owed anyway need not be known.
    asked
        .entrySet()
        .removeIf(
            e ->
                !told.containsKey(e.getKey())
                    && e.getValue().stream()
                        .allMatch(f -> f.conclusion().kindOf() == Conclusion.Kind.ENTITLEMENT));
    if (asked.isEmpty()) {
      return;
    }
    out.heading(words.say("needs"));
    asked.forEach((one, findings) -> need(one, Optional.ofNullable(told.get(one)), findings));
    int rest = answer.unknownFacts() - first.size();
    if (rest > 0) {
      out.line("  ", "  ", words.say("needs.rest", rest), Mark.FAINT);
    }
    long others =
        answer.governing().stream()
            .flatMap(f -> f.needs().stream())
            .map(Asked::by)
            .filter(n -> !byFact.containsKey(n))
            .distinct()
            .count();
    if (others > 0) {
      out.line("  ", "  ", words.say("needs.others", others), Mark.FAINT);
    }
  }

  /**
   * Whether another norm wants the same of the same one for certain: then nothing is asked for it.
   */
  private boolean isWantedAnyway(Finding finding) {
    return finding.outcome() == Outcome.UNDETERMINED
        && finding.conclusion() instanceof Duty duty
        && answer.about(duty.of()).stream()
            .filter(f -> f.governs() && f.outcome() == Outcome.APPLIES)
            .anyMatch(
                f ->
                    f.conclusion() instanceof Duty other
                        && other.action().equals(duty.action())
                        && f.actor().equals(finding.actor()));
  }

  /** Whether a clerk must know: what is owed, what may be overdue, what may be misconduct. */
  private static boolean matters(Finding finding) {
    Conclusion.Kind kind = finding.conclusion().kindOf();
    return kind == Conclusion.Kind.ENTITLEMENT
        || kind == Conclusion.Kind.CONDUCT
        || kind == Conclusion.Kind.DUTY && finding.state() != State.AWAITING;
  }

  private void need(Asked asked, Optional<Question> told, List<Finding> findings) {
    out.line(
        "  ", "    ", told.map(Question::text).orElseGet(() -> text(asked, findings)), Mark.BOLD);
    List<String> effects = told.map(Question::effects).orElse(List.of());
    effects.forEach(effect -> out.line("      ", "        ", effect, Mark.PLAIN));
    List<Finding> others =
        findings.stream()
            .filter(f -> f.conclusion().kindOf() != Conclusion.Kind.ENTITLEMENT)
            .filter(f -> told.isEmpty() || f.conclusion().kindOf() != Conclusion.Kind.CONDUCT)
            .toList();
    List<Finding> listed =
        all ? others : !effects.isEmpty() ? List.of() : others.stream().limit(2).toList();
    for (Finding finding : listed) {
      finding.needs().stream()
          .filter(n -> Asked.by(n).equals(asked))
          .findFirst()
          .ifPresent(
              need ->
                  effect(
                      words.say(
                          "needs.target",
                          words.conclusion(finding.conclusion()),
                          words.cite(finding.norm())),
                      need,
                      finding.outcome()));
    }
    int more = others.size() - listed.size();
    if (more > 0) {
      out.line("      ", "      ", words.say("needs.more", more), Mark.FAINT);
    }
  }

  /** The question with what to write, where a rule that is not shown above asks it. */
  private String text(Asked asked, List<Finding> findings) {
    String values =
        findings.stream()
            .flatMap(f -> f.needs().stream())
            .filter(n -> Asked.by(n).equals(asked))
            .findFirst()
            .map(need -> Questions.values(words, need))
            .orElse("");
    return Questions.text(answer, words, asked, values);
  }

  private void effect(String target, Need need, Outcome now) {
    Map<String, List<String>> byEffect = new LinkedHashMap<>();
    for (Need.Answer possible : need.answers()) {
      String effect =
          now != Outcome.APPLIES
              ? possible.outcome().word()
              : possible.excused() ? "excused" : "bound";
      byEffect
          .computeIfAbsent(effect, e -> new ArrayList<>())
          .add(words.value(need.fact(), possible.value()));
    }
    List<String> parts = new ArrayList<>();
    if (byEffect.keySet().equals(Set.of(Outcome.UNDETERMINED.word()))) {
      byEffect.clear();
      parts.add(words.say("needs.together"));
    }
    byEffect.forEach(
        (effect, values) ->
            parts.add(words.list(values) + " → " + words.say("needs.effect." + effect)));
    out.line(
        "      ",
        "        ",
        target + (parts.isEmpty() ? "" : words.colon()) + String.join(words.semicolon(), parts),
        Mark.PLAIN);
  }
}
