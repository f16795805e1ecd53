package org.dutylawyer.calendar;

/** Which way a time limit runs from its event. */
public enum Direction {
  /** From the event forward (自…之日起…内). */
  AFTER,
  /** Back from the event (…前…日, 至少提前…日). */
  BEFORE
}
