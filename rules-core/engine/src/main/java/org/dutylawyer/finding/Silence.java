package org.dutylawyer.finding;

/** What it says that a file does not show an act whose time is over (案卷没有记载不等于没有办理). */
public enum Silence {
  /** That it was not done: the file comes from a register that records such acts. */
  NOT_DONE,
  /**
   * Nothing yet: registers usually record such acts, but it is not known from which register the
   * file comes. Somebody should record the act, or that it was not done (待核实).
   */
  TO_CONFIRM,
  /**
   * Nothing yet: it was sent in time, and that it came is not on file (没有收到的记载). Somebody should
   * record when the other side received it.
   */
  NO_RECEIPT,
  /** Nothing: such acts are not recorded. */
  NOTHING;

  /** The word in the stable JSON form. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
