package org.dutylawyer.internal.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Person;
import org.junit.jupiter.api.Test;

/** Events of many persons, of which each is found without a look at those of the others. */
class ChronologyTest {

  private static final Moment MON_2025_10_20 = Moment.of(LocalDate.of(2025, 10, 20));
  private static final Lawyer LAWYER = new Lawyer("l");

  /** The later an event stands in the list, the earlier it happened; the lawyer took part in e7. */
  private static Chronology ofThirty() {
    return new Chronology(
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    new Event(
                        "e" + i,
                        "meeting-held",
                        new Person("p" + i % 30),
                        Moment.of(LocalDate.of(2025, 10, 1).minusDays(i)),
                        "",
                        i == 7 ? LAWYER : null,
                        null,
                        "",
                        false)),
        MON_2025_10_20);
  }

  private static List<String> ids(List<Event> events) {
    return events.stream().map(Event::id).toList();
  }

  @Test
  void the_events_of_a_person_are_found_in_the_order_in_which_they_happened() {
    assertThat(ids(ofThirty().about(() -> Set.of(new Person("p3"))).all()))
        .containsExactly("e93", "e63", "e33", "e3");
  }

  @Test
  void the_events_of_two_persons_are_found_in_one_order() {
    assertThat(ids(ofThirty().about(() -> Set.of(new Person("p3"), new Person("p4"))).all()))
        .containsExactly("e94", "e93", "e64", "e63", "e34", "e33", "e4", "e3");
  }

  @Test
  void what_a_lawyer_did_for_a_person_is_found_by_either_and_once() {
    Chronology events = ofThirty();
    assertThat(ids(events.about(() -> Set.of(LAWYER)).all())).containsExactly("e7");
    assertThat(ids(events.about(() -> Set.of(LAWYER, new Person("p7"))).all()))
        .containsExactly("e97", "e67", "e37", "e7");
  }

  @Test
  void of_a_person_without_events_none_is_found() {
    assertThat(ofThirty().about(() -> Set.of(new Person("nobody"))).all()).isEmpty();
  }

  @Test
  void those_of_a_day_and_after_it_are_found_among_those_of_a_person() {
    Chronology events = ofThirty().about(() -> Set.of(new Person("p3")));
    LocalDate fri20250829 = LocalDate.of(2025, 8, 29); // the day of e33
    assertThat(ids(events.from(fri20250829))).containsExactly("e33", "e3");
    assertThat(ids(events.from(fri20250829.plusDays(1)))).containsExactly("e3");
  }
}
