package org.dutylawyer.finding;

import java.util.List;
import java.util.Optional;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;

/**
 * What somebody must not do (不得).
 *
 * @param actor word for whom it binds
 * @param action word for what must not be done
 * @param of in respect of whom
 * @param brokenBy words for the events that show a breach
 * @param trigger the event whose day decides the law in force, if any
 */
public record Prohibition(
    String actor, String action, Subject of, List<String> brokenBy, Optional<Event> trigger)
    implements Conclusion {

  /** Copies the list. */
  public Prohibition {
    brokenBy = List.copyOf(brokenBy);
  }

  /** The same, in respect of that subject. */
  public Prohibition of(Subject subject) {
    return new Prohibition(actor, action, subject, brokenBy, trigger);
  }

  /** The same, broken by any of these kinds of event. */
  public Prohibition brokenBy(String... events) {
    return new Prohibition(actor, action, of, List.of(events), trigger);
  }

  /** The same, governed by the law of that event's day. */
  public Prohibition since(Event event) {
    return new Prohibition(actor, action, of, brokenBy, Optional.of(event));
  }

  @Override
  public Kind kindOf() {
    return Kind.PROHIBITION;
  }
}
