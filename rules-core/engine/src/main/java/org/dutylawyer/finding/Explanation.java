package org.dutylawyer.finding;

import java.util.List;
import java.util.Optional;
import org.dutylawyer.law.NormId;

/**
 * Why a norm was reached in a case, or which of its conditions failed.
 *
 * @param norm the norm
 * @param rule the name of its rule
 * @param quote its words
 * @param inForce whether it is in force on the day asked about
 * @param conditions its conditions in order, held against the case as far as they can be fulfilled
 *     together
 */
public record Explanation(
    NormId norm, String rule, String quote, boolean inForce, List<ConditionCheck> conditions) {

  /** Copies the list. */
  public Explanation {
    conditions = List.copyOf(conditions);
  }

  /** The first condition that fails, if one does. */
  public Optional<ConditionCheck> failed() {
    return conditions.stream().filter(c -> c.holds() == ConditionCheck.Holds.NO).findFirst();
  }
}
