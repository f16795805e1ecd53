package org.dutylawyer.finding;

import org.dutylawyer.law.NormId;

/**
 * How another norm stands to the one of a finding.
 *
 * @param norm the other norm
 * @param reason why
 */
public record Displacement(NormId norm, Reason reason) {

  /** The reasons, R1 to R6 of layering. */
  public enum Reason {
    /** The local text asks more: it governs. */
    LOCAL_ASKS_MORE,
    /** Both texts ask the same: both are cited. */
    SAME_DEMAND,
    /** The local text gives less: the other one stays beside it. */
    LOCAL_GIVES_LESS,
    /** The texts contradict each other: a human decides. */
    CONTRADICTION;

    /** The word in the stable JSON form. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
