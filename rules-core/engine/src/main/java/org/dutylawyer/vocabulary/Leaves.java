package org.dutylawyer.vocabulary;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A state that a type of event leaves behind. The word of the event says so, or the word of the
 * state: a pack can add events to the states of the packs below it, and states to their events.
 *
 * @param event the type of event
 * @param state the fact with a history
 * @param value the value that it has from then on
 * @param when the facts of the event without which it leaves nothing: a refusal is in force when it
 *     was clear
 */
public record Leaves(String event, String state, String value, Map<String, String> when) {

  /** Copies the conditions. */
  public Leaves {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(value, "value");
    when = Collections.unmodifiableMap(new TreeMap<>(when));
  }
}
