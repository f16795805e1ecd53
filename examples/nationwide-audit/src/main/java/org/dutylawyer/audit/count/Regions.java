package org.dutylawyer.audit.count;

import java.util.Map;
import java.util.TreeMap;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.State;
import org.dutylawyer.problem.BadInputException;

/** Answers the cases of a place that has rules of its own by the national rules as well. */
public final class Regions {

  /** What differs; the word is the entitlement or the kind of limit, the outcome both answers. */
  public static final String REGION = "region";

  private static final String NATION = "CN";
  private static final String NOT_HELD = "not-held";

  private final DutyLawyerRules rules;
  private final Question question;

  /** Compares answers to this question. */
  public Regions(DutyLawyerRules rules, Question question) {
    this.rules = rules;
    this.question = question;
  }

  /** Counts what the place's own rules change in a case. */
  void count(Assessment answer, Place place, Cells cells) {
    if (rules.packsFor(answer.file().jurisdiction()).size() == rules.packsFor(NATION).size()) {
      return;
    }
    Assessment national;
    try {
      national = rules.assess(answer.file().in(NATION), question, Evaluator.PLAN);
    } catch (BadInputException | IllegalArgumentException e) {
      cells.add(place.cell(REGION, "case", "words of the place alone"));
      return;
    }
    cells.add(place.cell(REGION, "case", "compared"));
    Map<String, String> here = entitlements(answer);
    Map<String, String> there = entitlements(national);
    Map<String, String> all = new TreeMap<>(there);
    all.putAll(here);
    for (String key : all.keySet()) {
      String local = here.getOrDefault(key, "does-not-apply");
      String nation = there.getOrDefault(key, "does-not-apply");
      if (!local.equals(nation)
          && !local.equals(NOT_HELD)) { // a text that nobody holds says nothing
        cells.add(place.cell(REGION, key.substring(key.indexOf(' ') + 1), nation + " > " + local));
      }
    }
    for (State state : new State[] {State.MET, State.LATE, State.BREACHED}) {
      count(place, cells, "limits-here", state, answer);
      count(place, cells, "limits-nation", state, national);
    }
  }

  private static void count(Place place, Cells cells, String word, State state, Assessment answer) {
    long found =
        answer.findings().stream()
            .filter(Finding::governs)
            .filter(f -> f.due().isPresent() && f.state() == state)
            .count();
    if (found > 0) {
      cells.add(place.cell(REGION, word, state.word()), found);
    }
  }

  private static Map<String, String> entitlements(Assessment answer) {
    Map<String, String> outcomes = new TreeMap<>();
    for (EntitlementAnswer one : answer.entitlements()) {
      outcomes.put(
          one.of().id() + " " + one.entitlement() + "/" + one.force(), one.outcome().word());
    }
    return outcomes;
  }
}
