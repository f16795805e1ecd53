package org.dutylawyer.internal.decide;

import org.dutylawyer.finding.Displacement;

/** What the rules of precedence conclude. */
public sealed interface Precedence {

  /**
   * A norm takes the place of another.
   *
   * @param loser what is displaced
   * @param winner what governs
   * @param reason why
   */
  record Displaces(Candidate loser, Candidate winner, Displacement.Reason reason)
      implements Precedence {}

  /**
   * A norm stays beside a local one that gives less.
   *
   * @param kept what stays
   * @param local the local one
   */
  record StaysBeside(Candidate kept, Candidate local) implements Precedence {}

  /**
   * Two norms contradict each other.
   *
   * @param local the local one
   * @param other the other one
   */
  record Contradicts(Candidate local, Candidate other) implements Precedence {}

  /**
   * An exemption lifts the number of a time limit.
   *
   * @param limited the duty
   * @param exemption the exemption
   */
  record Lifts(Candidate limited, Candidate exemption) implements Precedence {}
}
