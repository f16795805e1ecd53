package org.dutylawyer.finding;

import java.util.List;
import java.util.Optional;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;

/**
 * A document that must exist (文书), and the fields that it must have.
 *
 * @param actor word for who must make it
 * @param document word for the document
 * @param of for whom
 * @param fields words for the required fields; empty for all fields of the document
 * @param heldBy words for the events that carry it; empty for the triggering event itself
 * @param trigger the event at which it is due, if any
 */
public record DocumentDuty(
    String actor,
    String document,
    Subject of,
    List<String> fields,
    List<String> heldBy,
    Optional<Event> trigger)
    implements Conclusion {

  /** Copies the lists. */
  public DocumentDuty {
    fields = List.copyOf(fields);
    heldBy = List.copyOf(heldBy);
  }

  /** The same, for that subject. */
  public DocumentDuty of(Subject subject) {
    return new DocumentDuty(actor, document, subject, fields, heldBy, trigger);
  }

  /** The same, due at that event. */
  public DocumentDuty on(Event event) {
    return new DocumentDuty(actor, document, of, fields, heldBy, Optional.of(event));
  }

  /** The same, with these required fields. */
  public DocumentDuty field(String... words) {
    return new DocumentDuty(actor, document, of, List.of(words), heldBy, trigger);
  }

  /** The same, carried by any of these kinds of event. */
  public DocumentDuty heldBy(String... events) {
    return new DocumentDuty(actor, document, of, fields, List.of(events), trigger);
  }

  @Override
  public Kind kindOf() {
    return Kind.DOCUMENT;
  }
}
