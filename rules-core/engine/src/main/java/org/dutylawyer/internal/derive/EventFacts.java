package org.dutylawyer.internal.derive;

import java.util.List;
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
  private final Vocabulary words;

  /** The events that had happened and show something of earlier ones. */
  private final List<EventEntry> showing;

  EventFacts(CaseFile file, Vocabulary words, List<EventEntry> happened) {
    this.file = file;
    this.words = words;
    this.showing =
        happened.stream()
            .filter(
                event -> words.event(event.type()).filter(w -> !w.shows().isEmpty()).isPresent())
            .toList();
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
    return showing.stream()
        .filter(later -> later.concerns(of.id()))
        .filter(later -> isShown(event, later, of))
        .flatMap(
            later ->
                words.event(later.type()).map(EventWord::shows).stream()
                    .flatMap(shows -> Optional.ofNullable(shows.get(word.key())).stream()))
        .findFirst();
  }

  private boolean isShown(EventEntry event, EventEntry later, Subject of) {
    return file.shownBy(later, event.type(), of.id()).stream()
        .anyMatch(shown -> shown.id().equals(event.id()));
  }
}
