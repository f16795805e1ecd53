package org.dutylawyer.finding;

import org.dutylawyer.text.Title;

/**
 * One condition of a rule held against a case: an element of the answer to why, or why not.
 *
 * @param condition the condition in words
 * @param holds whether it holds
 * @param place file and line of the condition
 */
public record ConditionCheck(Title condition, Holds holds, String place) {

  /** Whether a condition holds. */
  public enum Holds {
    /** The case file shows it. */
    YES,
    /** It depends on a fact that is not known, or on another conclusion that does. */
    OPEN,
    /** The case file shows the contrary, or nothing that would fulfil it. */
    NO
  }
}
