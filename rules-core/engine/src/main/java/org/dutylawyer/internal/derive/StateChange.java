package org.dutylawyer.internal.derive;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.internal.logic.Decision;

/**
 * A change before it is known what it changes; a change of another state, which ends it or from
 * which it follows, or which opens the case, so that nothing came before, comes first; but after
 * its precedents, the types of event that by the word of that other state come before such a turn.
 */
record StateChange(
    Optional<Moment> at,
    boolean ends,
    boolean opens,
    String event,
    String value,
    Optional<String> from,
    Decision condition,
    int rank,
    Set<String> precedents) {
  private static final Moment EVER = Moment.of(LocalDate.MIN);

  static final Comparator<StateChange> IN_TIME =
      Comparator.comparing((StateChange c) -> c.at().isPresent())
          .thenComparing(c -> c.at().orElse(EVER), Moment.BY_BEGINNING)
          .thenComparing(c -> !c.ends())
          .thenComparing(StateChange::rank)
          .thenComparing(StateChange::event);

  /** What began on the day of its end, without hours that tell more, has ended. */
  static final Comparator<StateChange> ENDS_LAST =
      Comparator.comparing((StateChange c) -> c.at().isPresent())
          .thenComparing(c -> c.at().map(Moment::date).orElse(LocalDate.MIN))
          .thenComparing(StateChange::minute)
          .thenComparing(StateChange::rank)
          .thenComparing(StateChange::event);

  boolean isOpen() {
    return value.equals(States.OPEN);
  }

  /** Whether it is open since another state changed: a new instance has its own procedure. */
  boolean opensAnew() {
    return ends && isOpen();
  }

  StateChange to(String known) {
    return new StateChange(at, ends, opens, event, known, from, condition, rank, precedents);
  }

  private int minute() {
    return at().flatMap(Moment::time)
        .map(time -> time.toSecondOfDay() / 60)
        .orElse(!ends() ? -1 : opens() ? -2 : 24 * 60);
  }

  /** Whether it lies on the day of another, without the hours that would order them. */
  boolean isAtOnceWith(StateChange other) {
    return at.isPresent() && other.at.isPresent() && at.get().isAtOnceWith(other.at.get());
  }
}
