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
 * @param perLawyer the share of a lawyer's own units from which on the lawyer counts, where the
 *     indicator is told by lawyer as well
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
    Optional<Title> notComputable,
    Optional<PerLawyer> perLawyer) {

  /** What follows the id where lawyers are counted. */
  private static final String LAWYERS = "-L";

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
    /** Each lawyer, over all case files. */
    LAWYER,
    /** Nothing. */
    NONE
  }

  /**
   * What is counted.
   *
   * @param kind the kind
   * @param events words for the events
   * @param atLeast of the days of lawyers: from how many on one is a hit
   * @param acts whether each act for each person is one of these, and not each case
   * @param title what one of them is called
   */
  public record Unit(Kind kind, List<String> events, int atLeast, boolean acts, Title title) {
    /** Copies the list. */
    public Unit {
      events = List.copyOf(events);
    }
  }

  /**
   * By lawyer.
   *
   * @param atLeast the percentage of a lawyer's units from which on the lawyer is a hit
   * @param title what it tells
   */
  public record PerLawyer(int atLeast, Title title) {}

  /** The same counted by lawyer, if it is. */
  public Optional<Indicator> ofLawyer() {
    return perLawyer.map(
        per ->
            new Indicator(
                id + LAWYERS,
                per.title(),
                source,
                reading,
                new Unit(
                    Kind.LAWYER,
                    unit.events(),
                    per.atLeast(),
                    unit.acts(),
                    new Title("律师", "lawyers")),
                of,
                is,
                missing,
                provision,
                Optional.empty(),
                Optional.empty()));
  }

  /** The id of the definition: that of the indicator, also where it is counted by lawyer. */
  public String definition() {
    return id.endsWith(LAWYERS) ? id.substring(0, id.length() - LAWYERS.length()) : id;
  }

  /** Whether it is counted case by case. */
  public boolean isOfCases() {
    return unit.kind() == Kind.EVENT || unit.kind() == Kind.PERSON;
  }

  /** Whether it is counted over all cases of a lawyer. */
  public boolean isOfLawyers() {
    return unit.kind() == Kind.LAWYER_DAY
        || unit.kind() == Kind.LAWYER_HALF_DAY
        || unit.kind() == Kind.LAWYER;
  }
}
