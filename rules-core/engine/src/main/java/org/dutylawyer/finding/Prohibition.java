package org.dutylawyer.finding;

import java.util.ArrayList;
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
 * @param unless what an event may say of itself so that it is none: the disclosure was permitted
 * @param trigger the event whose day decides the law in force, if any
 */
public record Prohibition(
    String actor,
    String action,
    Subject of,
    List<String> brokenBy,
    List<Unless> unless,
    Optional<Event> trigger)
    implements Conclusion {

  /** Copies the lists. */
  public Prohibition {
    brokenBy = List.copyOf(brokenBy);
    unless = List.copyOf(unless);
  }

  /**
   * What takes an act out of the prohibition.
   *
   * @param fact word for a fact of the event
   * @param values words for the values of which one suffices
   */
  public record Unless(String fact, List<String> values) {
    /** Copies the list. */
    public Unless {
      values = List.copyOf(values);
    }
  }

  /** The same; an event of which the fact has one of the values is no breach. */
  public Prohibition unless(String fact, String... values) {
    List<Unless> all = new ArrayList<>(unless);
    all.add(new Unless(fact, List.of(values)));
    return new Prohibition(actor, action, of, brokenBy, all, trigger);
  }

  /** The same, in respect of that subject. */
  public Prohibition of(Subject subject) {
    return new Prohibition(actor, action, subject, brokenBy, unless, trigger);
  }

  /** The same, broken by any of these kinds of event. */
  public Prohibition brokenBy(String... events) {
    return new Prohibition(actor, action, of, List.of(events), unless, trigger);
  }

  /** The same, governed by the law of that event's day. */
  public Prohibition since(Event event) {
    return new Prohibition(actor, action, of, brokenBy, unless, Optional.of(event));
  }

  @Override
  public Kind kindOf() {
    return Kind.PROHIBITION;
  }
}
