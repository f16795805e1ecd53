package org.dutylawyer.casefile;

import java.util.Optional;
import org.dutylawyer.calendar.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, is planned, or is still awaited. A rule that is triggered by an event
 * matches this; a rule that asks whether something stands in the file matches {@link
 * RecordedEvent}.
 *
 * @param id id in the case file; unique together with {@code of}
 * @param type word for the kind of event
 * @param of the person, proceeding, lawyer or station that it concerns
 * @param at when it happened or is to happen; null when that is not known, so that comparisons of
 *     time in a rule do not match
 * @param by word for the acting organ, or empty when it is not stated
 * @param lawyer the lawyer who took part; null when none is stated
 * @param station the station where it took place; null when none is stated
 * @param re id of the event that it answers, or empty
 * @param awaited whether no such event stands in the file
 */
public record Event(
    String id,
    String type,
    Subject of,
    @Nullable Moment at,
    String by,
    @Nullable Lawyer lawyer,
    @Nullable Station station,
    String re,
    boolean awaited)
    implements Subject {

  /** When it happened, if that is known. */
  public Optional<Moment> moment() {
    return Optional.ofNullable(at);
  }

  /** By what tells events apart: the engine joins by events all the time. */
  @Override
  public int hashCode() {
    return 31 * (31 * id.hashCode() + type.hashCode()) + of.hashCode();
  }
}
