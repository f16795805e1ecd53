package org.dutylawyer.vocabulary;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dutylawyer.text.Title;

/**
 * A type of event that a case file may record.
 *
 * @param key the word itself, kebab-case
 * @param about the kind of subject that the event belongs to
 * @param planned whether it is an appointment, so that it may lie after the day asked about
 * @param sets the fact with a history that the event changes; such an event carries the new value
 *     as {@code to}
 * @param after the types of event that come first: when both are recorded for the same subject, no
 *     event of this type precedes the first of those
 * @param title its name
 */
public record EventWord(
    String key,
    About.Kind about,
    boolean planned,
    Optional<String> sets,
    List<String> after,
    Title title) {

  /** Copies the list; refuses an event about events. */
  public EventWord {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(sets, "sets");
    Objects.requireNonNull(title, "title");
    after = List.copyOf(after);
    if (about == About.Kind.EVENT) {
      throw new IllegalArgumentException("the event " + key + " cannot be about an event");
    }
  }
}
