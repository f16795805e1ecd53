package org.dutylawyer.finding;

import java.util.Objects;
import java.util.Optional;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;

/**
 * What a person is owed: assigned defence (通知辩护), duty-lawyer help (法律帮助), and the like.
 *
 * @param kind word for the entitlement
 * @param of the person
 * @param force {@code shall} for 应当, {@code may} for 可以
 * @param trigger the event whose day decides the law in force, if any
 */
public record Entitlement(String kind, Subject of, String force, Optional<Event> trigger)
    implements Conclusion {

  /** The text says 应当. */
  public static final String SHALL = "shall";

  /** The text says 可以. */
  public static final String MAY = "may";

  /** The same, where the text says 可以. */
  public Entitlement may() {
    return new Entitlement(kind, of, MAY, trigger);
  }

  /** The same, governed by the law of that event's day. */
  public Entitlement since(Event event) {
    return new Entitlement(kind, of, force, Optional.of(event));
  }

  /** The same, for that person. */
  public Entitlement of(Subject subject) {
    return new Entitlement(kind, Objects.requireNonNull(subject, "subject"), force, trigger);
  }

  @Override
  public Kind kindOf() {
    return Kind.ENTITLEMENT;
  }
}
