package org.dutylawyer.vocabulary;

import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.dutylawyer.calendar.Moment;

/**
 * A state that a type of event leaves behind. The word of the event says so, or the word of the
 * state: a pack can add events to the states of the packs below it, and states to their events.
 *
 * @param event the type of event
 * @param state the fact with a history
 * @param value the value that it has from then on
 * @param when the facts of the event without which it leaves nothing: a refusal is in force when it
 *     was clear
 * @param ifStated whether it leaves nothing where the file is silent on these facts; else what it
 *     leaves is open then
 * @param from the value that it takes, else nothing changes: ending legal aid leaves nobody without
 *     the counsel that he retained himself; empty if any does
 * @param ahead how many days before the appointment that it answers it has to lie; empty if any
 *     time does
 */
public record Leaves(
    String event,
    String state,
    String value,
    Map<String, String> when,
    boolean ifStated,
    Optional<String> from,
    Optional<Ahead> ahead) {

  /** Copies the conditions. */
  public Leaves {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(ahead, "ahead");
    when = Collections.unmodifiableMap(new TreeMap<>(when));
  }

  /** What an event leaves at any time, and what is open where the file is silent on the facts. */
  public Leaves(String event, String state, String value, Map<String, String> when) {
    this(event, state, value, when, false, Optional.empty(), Optional.empty());
  }

  /**
   * Days before an appointment; the day of the appointment is not counted (提前3日).
   *
   * @param least the fewest days; 0 is before its hour, on the same day
   * @param most the most days
   */
  public record Ahead(int least, int most) {

    /** Refuses what no day meets. */
    public Ahead {
      if (least < 0 || most < least) {
        throw new IllegalArgumentException("found " + least + " to " + most + " days ahead");
      }
    }

    /**
     * Whether the event lies surely so far ahead of the appointment: on one day their hours decide,
     * and where one is not on file nothing is sure.
     */
    public boolean isSure(Moment event, Moment appointment) {
      long days = ChronoUnit.DAYS.between(event.date(), appointment.date());
      boolean before =
          days > 0
              || days == 0
                  && event.time().isPresent()
                  && appointment.time().isPresent()
                  && event.time().get().isBefore(appointment.time().get());
      return before && days >= least && days <= most;
    }
  }
}
