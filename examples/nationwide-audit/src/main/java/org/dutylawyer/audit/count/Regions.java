package org.dutylawyer.audit.count;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.State;
import org.dutylawyer.problem.BadInputException;

/** Answers the cases of a place that has rules of its own by the national rules as well. */
public final class Regions {

  /** What differs; the word is the entitlement or the kind of limit, the outcome both answers. */
  public static final String REGION = "region";

  /** Cases; the outcome is {@link #COMPARED} or {@link #NOT_COMPARED}. */
  public static final String CASE = "case";

  /** A case that the national rules could answer as well. */
  public static final String COMPARED = "compared";

  /** A case with words that the place alone has. */
  public static final String NOT_COMPARED = "words of the place alone";

  /** Limits by the rules of the place; the outcome is their state. */
  public static final String HERE = "limits-here";

  /** The same limits by the national rules alone. */
  public static final String NATION_ALONE = "limits-nation";

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
  void count(Assessment answer, Place place, Proposals proposals, Cells cells) {
    if (rules.packsFor(answer.file().jurisdiction()).size() == rules.packsFor(NATION).size()) {
      return;
    }
    Assessment national;
    try {
      national = rules.assess(answer.file().in(NATION), question, Evaluator.PLAN);
    } catch (BadInputException | IllegalArgumentException e) {
      cells.add(place.cell(REGION, CASE, NOT_COMPARED));
      return;
    }
    cells.add(place.cell(REGION, CASE, COMPARED));
    Map<Of, String> here = entitlements(answer, proposals);
    Map<Of, String> there = entitlements(national, proposals);
    Set<Of> all = new LinkedHashSet<>(there.keySet());
    all.addAll(here.keySet());
    for (Of one : all) {
      String local = here.getOrDefault(one, "does-not-apply");
      String nation = there.getOrDefault(one, "does-not-apply");
      if (!local.equals(nation)
          && !local.equals(NOT_HELD)) { // a text that nobody holds says nothing
        cells.add(place.cell(REGION, one.what(), nation + " > " + local));
      }
    }
    for (State state : new State[] {State.MET, State.LATE, State.BREACHED}) {
      count(place, proposals, cells, HERE, state, answer);
      count(place, proposals, cells, NATION_ALONE, state, national);
    }
  }

  private static void count(
      Place place, Proposals proposals, Cells cells, String word, State state, Assessment answer) {
    long found =
        answer.findings().stream()
            .filter(f -> !proposals.isProposed(f.norm()))
            .filter(f -> f.state() == state && Counting.ends(f).isPresent())
            .count();
    if (found > 0) {
      cells.add(place.cell(REGION, word, state.word()), found);
    }
  }

  /** An entitlement of a person; the words of the two are never one text. */
  private record Of(String person, String what) {}

  private static Map<Of, String> entitlements(Assessment answer, Proposals proposals) {
    Map<Of, String> outcomes = new LinkedHashMap<>();
    for (EntitlementAnswer one : answer.entitlements()) {
      if (!proposals.isProposed(one.entitlement())) {
        outcomes.put(
            new Of(one.of().id(), one.entitlement() + "/" + one.force()), one.outcome().word());
      }
    }
    return outcomes;
  }
}
