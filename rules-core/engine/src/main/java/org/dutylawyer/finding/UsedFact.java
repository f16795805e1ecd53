package org.dutylawyer.finding;

import java.util.Optional;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.Subject;

/**
 * Something in the case file that a conclusion rests on.
 *
 * @param of whom it is about
 * @param kind whether it is a fact, an event, a document or another conclusion
 * @param word word for the fact, the type of event, or the conclusion
 * @param value the value of a fact, or empty
 * @param at when an event happened
 * @param known false for a fact that is not known and would have to have that value
 */
public record UsedFact(
    Subject of, Kind kind, String word, String value, Optional<Moment> at, boolean known) {

  /** What was used. */
  public enum Kind {
    FACT,
    EVENT,
    DOCUMENT,
    CONCLUSION,
    READING
  }
}
