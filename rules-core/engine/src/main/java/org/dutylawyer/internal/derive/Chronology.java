package org.dutylawyer.internal.derive;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.Event;

/** Events in the order in which they happened, found by their day without a look at each. */
public final class Chronology {

  private final List<Event> events;
  private final boolean dated;

  /**
   * These events.
   *
   * @param undated where one stands that has no moment
   */
  Chronology(Stream<Event> events, Moment undated) {
    this.events =
        events.sorted(Comparator.comparing(event -> event.moment().orElse(undated))).toList();
    this.dated = this.events.stream().allMatch(event -> event.moment().isPresent());
  }

  /** All of them. */
  public List<Event> all() {
    return events;
  }

  /** Those of a day and of the days after it; all, if one has no moment. */
  public List<Event> from(LocalDate day) {
    if (!dated) {
      return events;
    }
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (events.get(middle).moment().orElseThrow().date().isBefore(day)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return events.subList(low, events.size());
  }
}
