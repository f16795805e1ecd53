package org.dutylawyer.finding;

import java.util.List;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.law.NormId;

/**
 * The answer to a question of entitlement over all norms that could give it: what a person is owed
 * (应当), or may be given (可以).
 *
 * @param of the person
 * @param entitlement word for the entitlement
 * @param force {@link Entitlement#SHALL} or {@link Entitlement#MAY}
 * @param outcome whether it is
 * @param needs exactly the facts that can still change that; empty unless it is undetermined
 * @param grounds the norms that give it; if none does by itself for certain, those that could
 */
public record EntitlementAnswer(
    Subject of,
    String entitlement,
    String force,
    Outcome outcome,
    List<Need> needs,
    List<NormId> grounds) {

  /** Copies the lists. */
  public EntitlementAnswer {
    needs = List.copyOf(needs);
    grounds = List.copyOf(grounds);
  }
}
