package org.dutylawyer.casefile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * A case file in the words that another place knows too, so that the place can answer it: an event
 * of which only the local text speaks becomes the wider one that it is as well, or is left out; so
 * are facts, values and documents that the place has no word for.
 *
 * @param file the case file in shared words
 * @param unknown what was left out or widened, each once
 */
public record SharedWords(CaseFile file, List<Unknown> unknown) {

  /** Copies the list. */
  public SharedWords {
    unknown = List.copyOf(unknown);
  }

  /**
   * A word that the place does not know.
   *
   * @param group what kind of word it is
   * @param word the word
   * @param value the value that is not known, where the fact itself is
   * @param wider word for the type of event that stands for it; empty if it was left out
   */
  public record Unknown(Group group, String word, Optional<String> value, Optional<String> wider) {}

  /**
   * The case file in the words that a vocabulary knows.
   *
   * @param file a case file that was read with its own vocabulary
   * @param own the vocabulary that it was read with
   * @param known the vocabulary of the other place
   */
  public static SharedWords of(CaseFile file, Vocabulary own, Vocabulary known) {
    return new Sharing(own, known).share(file);
  }

  /** One pass over a file. */
  private static final class Sharing {
    private final Vocabulary own;
    private final Vocabulary known;
    private final Set<Unknown> unknown = new LinkedHashSet<>();

    Sharing(Vocabulary own, Vocabulary known) {
      this.own = own;
      this.known = known;
    }

    SharedWords share(CaseFile file) {
      List<CaseFile.EventEntry> events = new ArrayList<>();
      file.events().forEach(event -> event(event).ifPresent(events::add));
      Set<String> left = new LinkedHashSet<>();
      events.forEach(event -> left.add(event.id()));
      CaseFile shared =
          new CaseFile(
              file.id(),
              file.jurisdiction(),
              file.name(),
              facts(file.proceeding()),
              amounts(file.proceedingAmounts()),
              file.persons().stream()
                  .map(
                      p ->
                          new CaseFile.PersonEntry(
                              p.id(), p.name(), p.born(), facts(p.facts()), amounts(p.amounts())))
                  .toList(),
              file.lawyers().stream()
                  .map(
                      l ->
                          new CaseFile.LawyerEntry(
                              l.id(), l.name(), facts(l.facts()), amounts(l.amounts())))
                  .toList(),
              file.stations().stream()
                  .map(
                      s ->
                          new CaseFile.StationEntry(
                              s.id(), s.name(), facts(s.facts()), amounts(s.amounts())))
                  .toList(),
              events.stream().map(event -> answering(event, left)).toList(),
              file.register()
                  .map(
                      register ->
                          new CaseFile.Register(
                              types(register.records()),
                              types(register.omits()),
                              register.until())));
      return new SharedWords(shared, List.copyOf(unknown));
    }

    private Optional<CaseFile.EventEntry> event(CaseFile.EventEntry event) {
      Optional<String> type = type(event.type());
      return type.map(
          word ->
              new CaseFile.EventEntry(
                  event.id(),
                  word,
                  event.at(),
                  event.persons(),
                  event.by().filter(this::isActor),
                  event.lawyer(),
                  event.station(),
                  event.re(),
                  event.to().filter(to -> sets(word, to)),
                  of(word, facts(event.facts())),
                  of(word, amounts(event.amounts())),
                  event.documents().stream().flatMap(d -> document(d).stream()).toList(),
                  event.omitted(),
                  event.where()));
    }

    /** The event that it answers may have been left out. */
    private static CaseFile.EventEntry answering(CaseFile.EventEntry event, Set<String> left) {
      return event.re().isEmpty() || left.contains(event.re().get())
          ? event
          : event.answeringNone();
    }

    private Optional<String> type(String type) {
      if (known.event(type).isPresent()) {
        return Optional.of(type);
      }
      Optional<String> wider =
          own.wider(type).stream().filter(w -> known.event(w).isPresent()).findFirst();
      unknown.add(new Unknown(Group.EVENTS, type, Optional.empty(), wider));
      return wider;
    }

    private Set<String> types(Set<String> words) {
      Set<String> types = new LinkedHashSet<>();
      words.forEach(word -> type(word).ifPresent(types::add));
      return types;
    }

    private boolean isActor(String actor) {
      boolean isKnown = known.findTitle(Group.ACTORS, actor).isPresent();
      if (!isKnown) {
        unknown.add(new Unknown(Group.ACTORS, actor, Optional.empty(), Optional.empty()));
      }
      return isKnown;
    }

    private boolean sets(String type, String value) {
      return known
          .event(type)
          .flatMap(e -> e.sets())
          .flatMap(known::fact)
          .filter(fact -> takes(fact, value))
          .isPresent();
    }

    private Map<String, String> facts(Map<String, String> facts) {
      Map<String, String> shared = new TreeMap<>();
      facts.forEach(
          (fact, value) -> {
            Optional<FactWord> word = known.fact(fact);
            if (word.isPresent() && takes(word.get(), value)) {
              shared.put(fact, value);
            } else {
              unknown.add(new Unknown(Group.FACTS, fact, word.map(w -> value), Optional.empty()));
            }
          });
      return shared;
    }

    private static boolean takes(FactWord fact, String value) {
      return fact.kind() == FactWord.Kind.NUMBER || fact.values().containsKey(value);
    }

    private Map<String, Integer> amounts(Map<String, Integer> amounts) {
      Map<String, Integer> shared = new TreeMap<>(amounts);
      shared
          .keySet()
          .removeIf(
              fact -> {
                boolean gone = known.fact(fact).isEmpty();
                if (gone) {
                  unknown.add(new Unknown(Group.FACTS, fact, Optional.empty(), Optional.empty()));
                }
                return gone;
              });
      return shared;
    }

    /** What the place lets be said of an event of that type. */
    private <V> Map<String, V> of(String type, Map<String, V> facts) {
      Set<String> sayable = new LinkedHashSet<>();
      known.factsAboutEvent(type).forEach(fact -> sayable.add(fact.key()));
      Map<String, V> said = new TreeMap<>(facts);
      said.keySet()
          .removeIf(
              fact -> {
                boolean gone = !sayable.contains(fact);
                if (gone) {
                  unknown.add(new Unknown(Group.FACTS, fact, Optional.empty(), Optional.empty()));
                }
                return gone;
              });
      return said;
    }

    private Optional<CaseFile.DocumentEntry> document(CaseFile.DocumentEntry document) {
      if (known.document(document.type()).isEmpty()) {
        unknown.add(
            new Unknown(Group.DOCUMENTS, document.type(), Optional.empty(), Optional.empty()));
        return Optional.empty();
      }
      Map<String, String> fields = new TreeMap<>(document.fields());
      fields.keySet().retainAll(known.document(document.type()).get().fields().keySet());
      return Optional.of(new CaseFile.DocumentEntry(document.type(), fields));
    }
  }
}
