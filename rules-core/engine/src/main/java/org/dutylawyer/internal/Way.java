package org.dutylawyer.internal;

/** How the rules are evaluated. */
public enum Way {
  /** By the network of Drools. */
  NETWORK,
  /** By the plan. */
  PLAN
}
