package org.dutylawyer.internal.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * The facts of events: what a file says of one, what else it says gives, and what a later event
 * shows of it.
 */
final class EventFacts {

  private final CaseFile file;

  /** What events that had happened show of earlier ones, by the fact. */
  private final Map<String, List<Showing>> showing = new HashMap<>();

  /** A later event with the value that it shows. */
  private record Showing(EventEntry later, String value) {}

  EventFacts(CaseFile file, Vocabulary words, List<EventEntry> happened) {
    this.file = file;
    for (EventEntry later : happened) {
      words
          .event(later.type())
          .map(EventWord::shows)
          .orElse(Map.of())
          .forEach(
              (fact, value) ->
                  showing
                      .computeIfAbsent(fact, f -> new ArrayList<>())
                      .add(new Showing(later, value)));
    }
  }

  /**
   * What is known of an event, as far as it is one of this subject.
   *
   * @return the value; empty if nothing says it
   */
  Optional<String> of(EventEntry event, Subject of, FactWord word) {
    return Optional.ofNullable(event.facts().get(word.key()))
        .or(() -> word.implied().flatMap(implied -> implied.of(fact -> file.stated(event, fact))))
        .or(() -> shown(event, of, word));
  }

  private Optional<String> shown(EventEntry event, Subject of, FactWord word) {
    return showing.getOrDefault(word.key(), List.of()).stream()
        .filter(shows -> shows.later().concerns(of.id()) && isShown(event, shows.later(), of))
        .map(Showing::value)
        .findFirst();
  }

  private boolean isShown(EventEntry event, EventEntry later, Subject of) {
    return file.shownBy(later, event.type(), of.id()).stream()
        .anyMatch(shown -> shown.id().equals(event.id()));
  }
}
