package org.dutylawyer.calendar;

/**
 * Whose time limit it is, which decides whether a last day on a day off moves forward (Criminal
 * Procedure Law art. 105: 期间的最后一日为节假日的，以节假日后的第一日为期满日期).
 */
public enum Kind {
  /** A procedural act of a party or a lawyer (诉讼行为): the last day moves. */
  ACT,
  /**
   * The duty of an organ or agency (机关、机构的职责): whether the last day moves is the declared reading
   * {@link Conventions#AGENCY_ROLL}.
   */
  AGENCY,
  /** A term in custody (在押期间): never moves (应当至期满之日为止，不得因节假日而延长). */
  CUSTODY
}
