package org.dutylawyer.casefile;

import org.dutylawyer.calendar.Moment;
import org.jspecify.annotations.Nullable;

/**
 * An event that stands in the case file by the day asked about.
 *
 * @param event the event
 */
public record RecordedEvent(Event event) {

  /** Its id, by which other events answer it. */
  public String id() {
    return event.id();
  }

  /** Word for the kind of event. */
  public String type() {
    return event.type();
  }

  /** The person, proceeding, lawyer or station that it concerns. */
  public Subject of() {
    return event.of();
  }

  /** When it happened; null when that is not known. */
  public @Nullable Moment at() {
    return event.at();
  }

  /** Word for the acting organ, or empty. */
  public String by() {
    return event.by();
  }

  /** The lawyer who took part; null when none is stated. */
  public @Nullable Lawyer lawyer() {
    return event.lawyer();
  }

  /** Id of the event that it answers, or empty. */
  public String re() {
    return event.re();
  }
}
