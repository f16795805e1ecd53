package org.dutylawyer.internal.derive;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.Leaves;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * The beginning of an instance (发回重审、再审、第二审) and its acceptance by the court (受理). A file may
 * record both, some days apart, and they are one turn of the case: what one norm asks at either is
 * asked once, counted from the acceptance, and what was done since the beginning is done for it.
 */
public final class Acceptance {

  private static final String INSTANCE = "instance";
  private static final String STAGE = "stage";
  private static final String TRIAL = "trial";

  private final Vocabulary words;
  private final List<Event> turns;

  Acceptance(Memory memory) {
    this.words = memory.vocabulary();
    this.turns =
        memory.events().stream()
            .filter(event -> event.of().equals(memory.proceeding()))
            .filter(event -> event.moment().isPresent())
            .filter(event -> begins(event) || accepts(event))
            .distinct()
            .sorted((one, other) -> at(one).compareTo(at(other)))
            .toList();
  }

  /**
   * The acceptance, on a later day, of the instance that an event begins; empty if there is none.
   */
  Optional<Event> of(Event event) {
    return event.moment().isPresent() && begins(event)
        ? turns.stream()
            .filter(turn -> day(turn).isAfter(day(event)))
            .findFirst()
            .filter(this::accepts)
        : Optional.empty();
  }

  /**
   * When an event happened; of an acceptance, when its instance began if that was on an earlier
   * day.
   */
  public Optional<Moment> begun(Event event) {
    if (event.moment().isEmpty() || !accepts(event)) {
      return event.moment();
    }
    return turns.stream()
        .filter(turn -> day(turn).isBefore(day(event)))
        .reduce((one, next) -> next)
        .filter(this::begins)
        .or(() -> Optional.of(event))
        .flatMap(Event::moment);
  }

  private boolean begins(Event event) {
    return words.event(event.type()).flatMap(EventWord::sets).filter(INSTANCE::equals).isPresent();
  }

  private boolean accepts(Event event) {
    return words.leaves(event.type()).stream().anyMatch(Acceptance::isOfTrial);
  }

  private static boolean isOfTrial(Leaves left) {
    return left.state().equals(STAGE) && left.value().equals(TRIAL);
  }

  private static Moment at(Event event) {
    return event.moment().orElseThrow();
  }

  private static LocalDate day(Event event) {
    return at(event).date();
  }
}
