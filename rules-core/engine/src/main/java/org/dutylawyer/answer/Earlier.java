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
    // What a file states without an event, it is known to have been since the stage began; what
    // follows from another state (a new instance has its procedure) changed with that one.
    Optional<LocalDate> changed =
        days(answer, asked, List.of(asked.fact()))
            .min(Comparator.naturalOrder())
            .or(() -> turn(answer, asked, history.get().followed()));
    Optional<LocalDate> since =
        days(answer, asked, history.get().statedSince()).max(Comparator.naturalOrder());
    return answer.words().events().stream()
        .filter(event -> event.sets().filter(asked.fact()::equals).isPresent())
        .map(EventWord::key)
        .sorted()
        .findFirst()
        .flatMap(type -> changed.or(() -> since).map(day -> new Earlier(day, type)));
  }

  /** The first day after the file's own first on which one of the facts changed. */
  private static Optional<LocalDate> turn(
      Assessment answer, Questions.Asked asked, List<String> facts) {
    Optional<LocalDate> first =
        answer.file().events().stream()
            .flatMap(event -> event.at().stream())
            .map(Moment::date)
            .min(Comparator.naturalOrder());
    return days(answer, asked, facts)
        .filter(day -> first.map(day::isAfter).orElse(true))
        .min(Comparator.naturalOrder());
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
