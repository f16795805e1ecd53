package org.dutylawyer.internal.derive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;

/** Events in the order in which they happened, found by their day without a look at each. */
public final class Chronology {

  /** So few are gone through one by one. */
  private static final int FEW = 16;

  private final List<Event> events;
  private final boolean dated;
  private final Map<Set<Subject>, Chronology> about = new HashMap<>();
  private final Map<Subject, List<Integer>> places = new HashMap<>();

  /**
   * These events.
   *
   * @param undated where one stands that has no moment
   */
  Chronology(Stream<Event> events, Moment undated) {
    this.events =
        events.sorted(Comparator.comparing(event -> event.moment().orElse(undated))).toList();
    this.dated = isDated(this.events);
  }

  private Chronology(List<Event> sorted) {
    this.events = sorted;
    this.dated = isDated(sorted);
  }

  private static boolean isDated(List<Event> events) {
    return events.stream().allMatch(event -> event.moment().isPresent());
  }

  /** All of them. */
  public List<Event> all() {
    return events;
  }

  /**
   * Those that are of one of these subjects, or of a lawyer among them; others may be left in, so
   * that who asks still looks at each. In a file of a thousand persons nearly all are of others.
   */
  public Chronology about(Supplier<Set<Subject>> asked) {
    if (events.size() <= FEW) {
      return this;
    }
    Set<Subject> subjects = asked.get();
    Chronology known = about.get(subjects);
    if (known == null) {
      SortedSet<Integer> found = new TreeSet<>();
      subjects.forEach(of -> found.addAll(places().getOrDefault(of, List.of())));
      known = new Chronology(found.stream().map(events::get).toList());
      about.put(subjects, known);
    }
    return known;
  }

  /** Where the events of each subject and of each lawyer stand. */
  private Map<Subject, List<Integer>> places() {
    if (places.isEmpty()) {
      for (int i = 0; i < events.size(); i++) {
        Event event = events.get(i);
        places.computeIfAbsent(event.of(), of -> new ArrayList<>()).add(i);
        if (event.lawyer() != null) {
          places.computeIfAbsent(event.lawyer(), of -> new ArrayList<>()).add(i);
        }
      }
    }
    return places;
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
