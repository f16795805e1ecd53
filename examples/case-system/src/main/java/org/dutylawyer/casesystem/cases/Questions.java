package org.dutylawyer.casesystem.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.answer.Wording;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Need;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.State;
import org.dutylawyer.vocabulary.FactWord;

/**
 * What still matters in a case: the facts that can change what is owed, then those that can only
 * change a duty or its limit. What is in neither changes nothing that the page shows.
 */
final class Questions {

  private final Assessment answer;
  private final Wording words;
  private final Map<Asked, List<Reason>> reasons = new LinkedHashMap<>();

  /** A fact of a subject; of an event, without a fact, its date. */
  private record Asked(Subject of, String fact) {}

  /** What depends on a fact; {@code duty} where that is a duty and not what is owed. */
  private record Reason(boolean duty, CaseView.Why why) {}

  private Questions(Assessment answer, Wording words) {
    this.answer = answer;
    this.words = words;
  }

  /** The questions, those on what is owed first. */
  static List<CaseView.Question> of(Assessment answer, Wording words) {
    Questions questions = new Questions(answer, words);
    answer.entitlements().forEach(questions::entitlement);
    answer.governing().stream().filter(Questions::asksFor).forEach(questions::duty);
    List<CaseView.Question> all = new ArrayList<>();
    questions.reasons.forEach((asked, why) -> all.add(questions.question(asked, why)));
    return List.copyOf(all);
  }

  /** How many of them are about facts, not about the day of an event. */
  static int facts(List<CaseView.Question> questions) {
    return (int)
        questions.stream().filter(q -> !q.fact().isEmpty() && !q.kind().equals("event")).count();
  }

  private static boolean asksFor(Finding finding) {
    return finding.conclusion().kindOf() == Conclusion.Kind.DUTY
        && finding.state() != State.STANDING;
  }

  private void entitlement(EntitlementAnswer e) {
    Optional<Finding> ground =
        e.grounds().stream()
            .flatMap(n -> answer.of(n).stream())
            .filter(f -> f.conclusion().of().equals(e.of()))
            .findFirst();
    for (Need need : e.needs()) {
      add(
          need,
          false,
          new CaseView.Why(
              words.subject(e.of())
                  + (words.chinese() ? "" : " ")
                  + CaseView.entitlement(words, e.entitlement(), e.force()),
              ground.map(f -> words.cite(f.norm())).orElse(""),
              ground.map(Finding::quote).orElse(""),
              leads(need, e.outcome())));
    }
  }

  private void duty(Finding f) {
    for (Need need : f.needs()) {
      add(
          need,
          true,
          new CaseView.Why(
              words.actingThen(f)
                  + words.conclusion(f.conclusion())
                  + " · "
                  + words.subject(f.conclusion().of()),
              words.cite(f.norm()),
              f.quote(),
              leads(need, f.outcome())));
    }
  }

  private void add(Need need, boolean duty, CaseView.Why why) {
    reasons
        .computeIfAbsent(new Asked(need.of(), need.fact()), k -> new ArrayList<>())
        .add(new Reason(duty, why));
  }

  /** What each answer leads to; where something is owed anyway, whether its limit is lifted. */
  private List<CaseView.Leads> leads(Need need, Outcome now) {
    return need.answers().stream()
        .map(
            a ->
                now == Outcome.APPLIES
                    ? new CaseView.Leads(
                        words.value(need.fact(), a.value()),
                        words.say(a.excused() ? "needs.effect.excused" : "needs.effect.bound"),
                        a.excused() ? Outcome.DOES_NOT_APPLY.word() : Outcome.APPLIES.word())
                    : new CaseView.Leads(
                        words.value(need.fact(), a.value()),
                        words.of(CaseView.outcome(a.outcome())),
                        a.outcome().word()))
        .toList();
  }

  private CaseView.Question question(Asked asked, List<Reason> why) {
    Optional<FactWord> fact = answer.words().fact(asked.fact());
    return new CaseView.Question(
        asked.of().getClass().getSimpleName().toLowerCase(Locale.ROOT),
        asked.of().id(),
        words.subject(asked.of()),
        asked.fact(),
        asked.fact().isEmpty() ? words.say("due.undated") : words.fact(asked.fact()),
        fact.filter(f -> f.kind() == FactWord.Kind.NUMBER).isPresent(),
        fact.flatMap(FactWord::unit).map(words::of).orElse(""),
        fact.map(f -> CaseView.choices(f, words)).orElse(List.of()),
        why.stream().allMatch(Reason::duty),
        why.stream().map(Reason::why).distinct().toList());
  }
}
