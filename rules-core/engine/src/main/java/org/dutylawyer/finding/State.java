package org.dutylawyer.finding;

/** Where a duty stands on the day asked about. */
public enum State {
  /** Its triggering event is not in the file. */
  AWAITING,
  /** It is owed, and its time has not run out. */
  PENDING,
  /** It was done in time, or done where the text sets no time. */
  MET,
  /** It was done after its time. */
  LATE,
  /** Its time has run out and nothing in the file shows that it was done. */
  BREACHED,
  /** The number of its time limit is lifted; the duty to act promptly stays. */
  EXCUSED,
  /** A fact or a date that is not known decides. */
  UNDETERMINED,
  /** It has no time and no event that shows it done. */
  STANDING;

  /** The word in the stable JSON form. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
