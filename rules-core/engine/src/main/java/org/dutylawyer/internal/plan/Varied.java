package org.dutylawyer.internal.plan;

import org.dutylawyer.internal.derive.Derivation;

/**
 * What was derived where variants of rules run beside the rules that they vary.
 *
 * @param derivation the derivation
 * @param variant the one variant that has a part in it, or {@link #NONE}
 */
public record Varied(Derivation derivation, int variant) {

  /** No variant has a part. */
  public static final int NONE = -1;

  /** More than one has: that is the answer of none of them. */
  static final int SEVERAL = -2;
}
