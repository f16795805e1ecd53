package org.dutylawyer.audit.indicator;

/** Whether something holds of a unit that is counted. Silence is neither yes nor no. */
public enum Answer {
  /** It holds. */
  YES,
  /** It does not hold. */
  NO,
  /** A fact that decides it is not known. */
  UNDETERMINED,
  /** Nothing is on file, in a register that need not say (没有记载). */
  NO_RECORD;

  /** The word in tables. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** Yes or no. */
  static Answer of(boolean holds) {
    return holds ? YES : NO;
  }

  /** Whether it can still turn out to be yes, or to be no. */
  boolean isOpen() {
    return this == UNDETERMINED || this == NO_RECORD;
  }

  /** The opposite; what is open stays open. */
  Answer not() {
    return this == YES ? NO : this == NO ? YES : this;
  }

  /** Both hold. */
  public Answer and(Answer other) {
    if (this == NO || other == NO) {
      return NO;
    }
    if (this == YES) {
      return other;
    }
    return other == YES || this == UNDETERMINED ? this : other;
  }

  /** One of them holds. */
  Answer or(Answer other) {
    return not().and(other.not()).not();
  }
}
