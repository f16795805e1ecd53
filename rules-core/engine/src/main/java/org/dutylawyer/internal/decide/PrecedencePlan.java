package org.dutylawyer.internal.decide;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Displacement.Reason;
import org.dutylawyer.finding.Exemption;
import org.dutylawyer.internal.decide.Precedence.Contradicts;
import org.dutylawyer.internal.decide.Precedence.Displaces;
import org.dutylawyer.internal.decide.Precedence.Lifts;
import org.dutylawyer.internal.decide.Precedence.StaysBeside;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Relation;

/**
 * What {@link PrecedenceRules} say, as loops without a session of Drools: of a relation both norms,
 * for one subject, on one occasion.
 */
public final class PrecedencePlan {

  private final Map<NormId, Map<Subject, Concluded>> byNorm = new HashMap<>();
  private final List<Precedence> results = new ArrayList<>();

  /** What one norm concluded for one subject. */
  private static final class Concluded {
    final List<Candidate> all = new ArrayList<>(2);
    final List<Candidate> ofNoEvent = new ArrayList<>(2);
    final Map<Event, List<Candidate>> byEvent = new HashMap<>();

    void add(Candidate candidate) {
      all.add(candidate);
      candidate
          .conclusion()
          .trigger()
          .ifPresentOrElse(
              event -> byEvent.computeIfAbsent(event, e -> new ArrayList<>(2)).add(candidate),
              () -> ofNoEvent.add(candidate));
    }

    /** Those that can have one occasion with the other. */
    List<Candidate> meeting(Candidate other) {
      if (other.conclusion().trigger().isEmpty()) {
        return all;
      }
      List<Candidate> same =
          byEvent.getOrDefault(other.conclusion().trigger().orElseThrow(), List.of());
      if (same.isEmpty() || ofNoEvent.isEmpty()) {
        return same.isEmpty() ? ofNoEvent : same;
      }
      List<Candidate> both = new ArrayList<>(same);
      both.addAll(ofNoEvent);
      return both;
    }
  }

  private PrecedencePlan(Collection<Candidate> candidates) {
    for (Candidate candidate : candidates) {
      byNorm
          .computeIfAbsent(candidate.norm(), norm -> new HashMap<>())
          .computeIfAbsent(candidate.of(), of -> new Concluded())
          .add(candidate);
    }
  }

  /** What follows from these relations for these candidates. */
  public static List<Precedence> decide(List<Relation> relations, List<Candidate> candidates) {
    PrecedencePlan plan = new PrecedencePlan(candidates);
    relations.forEach(plan::relation);
    plan.liftings();
    return List.copyOf(plan.results);
  }

  private void relation(Relation relation) {
    Map<Subject, Concluded> others = byNorm.getOrDefault(relation.other(), Map.of());
    byNorm
        .getOrDefault(relation.local(), Map.of())
        .forEach(
            (of, concluded) -> {
              Concluded meeting = others.get(of);
              if (meeting != null) {
                for (Candidate local : concluded.all) {
                  for (Candidate other : meeting.meeting(local)) {
                    if (other.sameOccasion(local)) {
                      pair(relation.kind(), local, other);
                    }
                  }
                }
              }
            });
  }

  private void pair(Relation.Kind kind, Candidate local, Candidate other) {
    boolean sameKind = other.kind() == local.kind();
    boolean atMost = other.demand() <= local.demand();
    switch (kind) {
      case TIGHTENS -> displaces(sameKind && atMost, other, local, Reason.LOCAL_ASKS_MORE);
      case IMPLEMENTS -> displaces(sameKind && atMost, other, local, Reason.SAME_DEMAND);
      case OVERRIDES -> {
        boolean sameMatter = other.sameMatter(local);
        displaces(sameMatter && atMost, other, local, Reason.LOCAL_ASKS_MORE);
        if (!sameMatter) {
          results.add(new Contradicts(local, other));
        }
      }
      case ADDS -> {
        // stands beside the other whatever it asks
      }
    }
    if (kind != Relation.Kind.ADDS && sameKind && !atMost) {
      results.add(new StaysBeside(other, local));
    }
  }

  private void displaces(boolean does, Candidate loser, Candidate winner, Reason reason) {
    if (does) {
      results.add(new Displaces(loser, winner, reason));
    }
  }

  private void liftings() {
    byNorm.forEach(
        (norm, bySubject) ->
            bySubject.forEach(
                (of, concluded) ->
                    concluded.all.stream()
                        .filter(c -> c.kind() == Conclusion.Kind.EXEMPTION)
                        .forEach(exemption -> lift(of, exemption))));
  }

  private void lift(Subject of, Candidate exemption) {
    NormId from = ((Exemption) exemption.conclusion()).from();
    byNorm.forEach(
        (norm, bySubject) -> {
          Concluded concluded = bySubject.get(of);
          if (concluded != null && norm.isWithin(from)) {
            for (Candidate limited : concluded.meeting(exemption)) {
              if (limited.kind() == Conclusion.Kind.DUTY && limited.sameOccasion(exemption)) {
                results.add(new Lifts(limited, exemption));
              }
            }
          }
        });
  }
}
