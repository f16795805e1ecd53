package org.dutylawyer.internal.change;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * A case file with one of its persons: what is said of the others has no part in what is said of
 * that one, unless it moves a state of the case, a lawyer or a station, or is answered.
 */
final class Alone {

  private Alone() {}

  /** The file with that person only; the whole where what happened to another can have a part. */
  static CaseFile of(CaseFile file, Person person, Vocabulary words) {
    Set<String> left =
        file.events().stream()
            .filter(event -> !event.concerns(person.id()))
            .map(EventEntry::id)
            .collect(Collectors.toSet());
    boolean apart =
        file.events().stream()
            .allMatch(
                event ->
                    left.contains(event.id())
                        ? movesPersonsOnly(event, words)
                        : event.re().filter(left::contains).isEmpty());
    if (file.persons().size() == 1 || !apart) {
      return file;
    }
    List<CaseFile.PersonEntry> one =
        file.persons().stream().filter(p -> p.id().equals(person.id())).toList();
    List<EventEntry> own =
        file.events().stream()
            .filter(event -> !left.contains(event.id()))
            .map(event -> event.persons().isEmpty() ? event : Edit.of(event, person))
            .toList();
    return Edit.with(file, one, own);
  }

  private static boolean movesPersonsOnly(EventEntry event, Vocabulary words) {
    Optional<EventWord> word = words.event(event.type());
    return word.isPresent()
        && words.moved(word.get()).stream()
            .flatMap(state -> words.fact(state).stream())
            .map(FactWord::about)
            .allMatch(about -> about.stream().allMatch(of -> of.kind() == About.Kind.PERSON));
  }
}
