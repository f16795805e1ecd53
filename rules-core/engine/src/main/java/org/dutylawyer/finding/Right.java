package org.dutylawyer.finding;

import java.util.List;
import java.util.Optional;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;

/**
 * What somebody may do (可以、有权), and what that needs.
 *
 * @param holder word for who may act
 * @param action word for what may be done
 * @param of in respect of whom
 * @param needs words for the actions or documents without which it may not be done
 * @param trigger the event whose day decides the law in force, if any
 */
public record Right(
    String holder, String action, Subject of, List<String> needs, Optional<Event> trigger)
    implements Conclusion {

  /** Copies the list. */
  public Right {
    needs = List.copyOf(needs);
  }

  /** The same, in respect of that subject. */
  public Right of(Subject subject) {
    return new Right(holder, action, subject, needs, trigger);
  }

  /** The same, only with these permissions or papers. */
  public Right needs(String... words) {
    return new Right(holder, action, of, List.of(words), trigger);
  }

  /** The same, governed by the law of that event's day. */
  public Right since(Event event) {
    return new Right(holder, action, of, needs, Optional.of(event));
  }

  @Override
  public Kind kindOf() {
    return Kind.RIGHT;
  }
}
