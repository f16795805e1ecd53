package org.dutylawyer.finding;

/** How a question ends. Unknown is not false. */
public enum Outcome {
  /** It holds whatever the facts that are not known. */
  APPLIES,
  /** It does not hold whatever the facts that are not known. */
  DOES_NOT_APPLY,
  /** It depends on facts that are not known. */
  UNDETERMINED;

  /** The word in the stable JSON form: {@code does-not-apply}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
