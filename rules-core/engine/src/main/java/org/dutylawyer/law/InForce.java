package org.dutylawyer.law;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The days on which a text has effect (施行期间).
 *
 * @param from first day in force; empty when no first day is known to the pack
 * @param to first day no longer in force; empty while it is in force
 */
public record InForce(Optional<LocalDate> from, Optional<LocalDate> to) {

  /** In force on every day. */
  public static final InForce ALWAYS = new InForce(Optional.empty(), Optional.empty());

  /** Refuses an end that is not after the beginning. */
  public InForce {
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      throw new IllegalArgumentException(
          "in force: found from " + from.get() + " to " + to.get() + ", expected from before to");
    }
  }

  /** Whether the text has effect on that day. */
  public boolean on(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && to.map(day::isBefore).orElse(true);
  }

  /** The days on which both have effect; empty when they have no day in common. */
  public Optional<InForce> intersect(InForce other) {
    Optional<LocalDate> first = later(from, other.from);
    Optional<LocalDate> end = earlier(to, other.to);
    boolean empty = first.isPresent() && end.isPresent() && !first.get().isBefore(end.get());
    return empty ? Optional.empty() : Optional.of(new InForce(first, end));
  }

  private static Optional<LocalDate> later(Optional<LocalDate> a, Optional<LocalDate> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    return a.get().isAfter(b.get()) ? a : b;
  }

  private static Optional<LocalDate> earlier(Optional<LocalDate> a, Optional<LocalDate> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    return a.get().isBefore(b.get()) ? a : b;
  }

  @Override
  public String toString() {
    return from.map(LocalDate::toString).orElse("…")
        + "/"
        + to.map(LocalDate::toString).orElse("…");
  }
}
