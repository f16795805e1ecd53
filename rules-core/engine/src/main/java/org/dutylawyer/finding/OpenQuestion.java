package org.dutylawyer.finding;

import java.util.List;
import org.dutylawyer.casefile.Subject;

/**
 * A fact that is not known and can still change what is owed: asked once, with all that it decides.
 *
 * @param of whom it is about
 * @param fact word for the fact; empty when the date of an event is what is missing
 * @param decides what it decides, each with what each value leads to
 */
public record OpenQuestion(Subject of, String fact, List<Decided> decides) {

  /** Copies the list. */
  public OpenQuestion {
    decides = List.copyOf(decides);
  }

  /**
   * An entitlement that depends on the fact.
   *
   * @param of the person
   * @param entitlement word for the entitlement
   * @param force {@link Entitlement#SHALL} or {@link Entitlement#MAY}
   * @param answers each possible value with the outcome that it would lead to
   */
  public record Decided(Subject of, String entitlement, String force, List<Need.Answer> answers) {

    /** Copies the list. */
    public Decided {
      answers = List.copyOf(answers);
    }
  }
}
