package org.dutylawyer.answer;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.History;

/**
 * That a fact which changes is asked as it was before, while how it is now is on file: then an
 * event of that time has to say it, and not the person.
 *
 * @param until before which day it is asked
 * @param type word for the type of event that says it
 */
record Earlier(LocalDate until, String type) {

  static Optional<Earlier> of(Assessment answer, Questions.Asked asked) {
    boolean known =
        !(asked.of() instanceof Event)
            && answer.known().getOrDefault(asked.of(), Map.of()).containsKey(asked.fact());
    Optional<History> history = answer.words().fact(asked.fact()).flatMap(FactWord::history);
    if (!known || history.isEmpty()) {
      return Optional.empty();
    }
    // What a file states without an event, it is known to have been since the stage began.
    Optional<LocalDate> changed =
        days(answer, asked, List.of(asked.fact())).min(Comparator.naturalOrder());
    Optional<LocalDate> since =
        days(answer, asked, history.get().statedSince()).max(Comparator.naturalOrder());
    return answer.words().events().stream()
        .filter(event -> event.sets().filter(asked.fact()::equals).isPresent())
        .map(EventWord::key)
        .sorted()
        .findFirst()
        .flatMap(type -> changed.or(() -> since).map(day -> new Earlier(day, type)));
  }

  /** The days on which events on file changed one of the facts. */
  private static Stream<LocalDate> days(
      Assessment answer, Questions.Asked asked, List<String> facts) {
    return answer.file().events().stream()
        .filter(e -> !e.omitted() && !answer.laterEvents().contains(e.id()))
        .filter(e -> !(asked.of() instanceof Person) || e.concerns(asked.of().id()))
        .filter(
            e ->
                answer
                    .words()
                    .event(e.type())
                    .filter(word -> answer.words().moved(word).stream().anyMatch(facts::contains))
                    .isPresent())
        .flatMap(e -> e.at().stream())
        .map(Moment::date);
  }
}
