package org.dutylawyer;

/**
 * What evaluates the rules of the packs. All give the same answers: each pack's build proves it
 * over its scenarios and thousands of made-up case files.
 */
public enum Evaluator {
  /**
   * The rule engine Drools, the reference: a network of the rules and a session for each case. What
   * a host gets that chooses nothing.
   */
  DROOLS,

  /**
   * A plan of the rules: loops over what the case holds, in the order in which rules feed each
   * other. Several times as fast over whole files, and ready sooner.
   */
  PLAN,

  /**
   * Both, one after the other; an answer is given only where they agree on all of it, and {@link
   * EvaluatorsDifferException} says where they do not.
   */
  BOTH
}
