package org.dutylawyer.finding;

import java.util.Optional;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A legal quality of a subject (法律地位), for instance that a lawyer is a duty lawyer, or that a point
 * is not regulated.
 *
 * @param of the subject
 * @param key word for the quality
 * @param trigger the event whose day decides the law in force, if any
 */
public record Status(Subject of, String key, Optional<Event> trigger) implements Conclusion {

  /** The same, governed by the law of that event's day. */
  public Status since(Event event) {
    return new Status(of, key, Optional.of(event));
  }

  /** The event as of which it holds; null when it holds today. */
  public @Nullable Event since() {
    return trigger.orElse(null);
  }

  @Override
  public Kind kindOf() {
    return Kind.STATUS;
  }
}
