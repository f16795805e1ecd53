package org.dutylawyer.vocabulary;

import java.util.Objects;

/**
 * That a state is so as soon as another one has a certain value, also where the file states that
 * one and no event: whoever has an assigned lawyer receives legal aid.
 *
 * @param leaves the value of the state that follows; empty where it is then open, whatever it was
 *     before (a retrial does not go on by the procedure of the first trial)
 * @param state word for the other fact with a history, of the same subject
 * @param value its value
 */
public record Follows(String leaves, String state, String value) {

  /** Refuses null. */
  public Follows {
    Objects.requireNonNull(leaves, "leaves");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(value, "value");
  }
}
