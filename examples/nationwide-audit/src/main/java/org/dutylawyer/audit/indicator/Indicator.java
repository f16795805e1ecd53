package org.dutylawyer.audit.indicator;

import java.util.List;
import java.util.Optional;
import org.dutylawyer.text.Title;

/**
 * An indicator as it is defined. It tells how often something shows in case files; it accuses
 * nobody, and no number of it is a breach.
 *
 * @param id its id, {@code A01}
 * @param title what it tells
 * @param source the section of the paper
 * @param reading the numerator and the denominator in plain words, where it is computed
 * @param unit what is counted
 * @param of what must hold of a unit for it to count
 * @param is what is looked for among these
 * @param missing what case files do not say, or what an open answer lacks
 * @param provision the norm of the law that it touches, or empty
 * @param notComputable why it cannot be computed from case files; then nothing of it is counted
 */
public record Indicator(
    String id,
    Title title,
    String source,
    Optional<Title> reading,
    Unit unit,
    Condition of,
    Condition is,
    Optional<Title> missing,
    String provision,
    Optional<Title> notComputable) {

  /** What is counted. */
  public enum Kind {
    /** Each of some events, for each person whom it concerns. */
    EVENT,
    /** Each person, from the first of some events on. */
    PERSON,
    /** Each day of each lawyer, over all case files. */
    LAWYER_DAY,
    /** Each half of such a day. */
    LAWYER_HALF_DAY,
    /** Nothing. */
    NONE
  }

  /**
   * What is counted.
   *
   * @param kind the kind
   * @param events words for the events
   * @param atLeast of the days of lawyers: from how many cases on one is a hit
   * @param title what one of them is called
   */
  public record Unit(Kind kind, List<String> events, int atLeast, Title title) {
    /** Copies the list. */
    public Unit {
      events = List.copyOf(events);
    }
  }

  /** Whether it is counted case by case. */
  public boolean isOfCases() {
    return unit.kind() == Kind.EVENT || unit.kind() == Kind.PERSON;
  }

  /** Whether it is counted over all cases of a lawyer. */
  public boolean isOfLawyers() {
    return unit.kind() == Kind.LAWYER_DAY || unit.kind() == Kind.LAWYER_HALF_DAY;
  }
}
