package org.dutylawyer.finding;

import java.util.List;
import org.dutylawyer.casefile.Subject;

/**
 * A fact that is not known and can still change a conclusion, with what each answer would lead to.
 *
 * @param of whom it is about
 * @param fact word for the fact; empty when the date of an event is what is missing
 * @param answers each possible value with the outcome that it would lead to
 */
public record Need(Subject of, String fact, List<Answer> answers) {

  /** Copies the list. */
  public Need {
    answers = List.copyOf(answers);
  }

  /**
   * A possible value.
   *
   * @param value word for the value; for a number, the range
   * @param outcome what it leads to
   * @param excused whether it lifts the number of the time limit
   */
  public record Answer(String value, Outcome outcome, boolean excused) {}
}
