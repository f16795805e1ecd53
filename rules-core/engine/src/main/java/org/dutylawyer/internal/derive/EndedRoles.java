package org.dutylawyer.internal.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Leaves;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * Whose role ends with an event of a person that names no lawyer (legal aid terminated): that of
 * the only lawyer who has it. Where several have it, or one whom the file does not name, nobody is
 * picked.
 */
final class EndedRoles {

  private final CaseFile file;
  private final Vocabulary words;

  /** What begins or ends a role, by the state and the person. */
  private final Map<String, Map<String, List<EventEntry>>> roles = new HashMap<>();

  EndedRoles(CaseFile file, Vocabulary words) {
    this.file = file;
    this.words = words;
  }

  /** The lawyer of whom an event leaves the value that ends a role; empty if none is sure. */
  Optional<Subject> of(EventEntry entry, EventWord word, Leaves leaves) {
    Optional<FactWord> role =
        words.fact(leaves.state()).filter(fact -> fact.isAbout(About.Kind.LAWYER));
    if (role.isEmpty()
        || !leaves.value().equals(FactWord.NO)
        || word.about() != About.Kind.PERSON
        || entry.lawyer().isPresent()) {
      return Optional.empty();
    }
    List<EventEntry> begun = begun(entry, leaves.state());
    List<EventEntry> matching =
        begun.stream().filter(one -> word.after().contains(one.type())).toList();
    // An end that comes after a beginning of one kind (an assignment) ends no other (a retainer).
    boolean ofKind = word.after().stream().anyMatch(type -> begins(type, leaves.state()));
    List<EventEntry> beginnings = ofKind ? matching : begun;
    if (beginnings.stream().anyMatch(one -> one.lawyer().isEmpty())) {
      return Optional.empty();
    }
    Set<String> acting = new LinkedHashSet<>();
    beginnings.forEach(one -> one.lawyer().ifPresent(acting::add));
    if (begun.isEmpty()) {
      file.lawyers().stream()
          .filter(one -> FactWord.YES.equals(one.facts().get(leaves.state())))
          .forEach(one -> acting.add(one.id()));
    }
    acting.removeIf(id -> endedBefore(id, entry, leaves.state()));
    return acting.size() == 1 ? acting.stream().findFirst().map(Lawyer::new) : Optional.empty();
  }

  /** The events by then that began a role for one of the persons whom an event concerns. */
  private List<EventEntry> begun(EventEntry end, String state) {
    return earlier(end, state).filter(one -> begins(one.type(), state)).toList();
  }

  private boolean endedBefore(String lawyer, EventEntry end, String state) {
    Optional<Moment> left =
        latest(earlier(end, state).filter(one -> of(lawyer, one) && ends(one.type(), state)));
    Optional<Moment> begun =
        latest(earlier(end, state).filter(one -> of(lawyer, one) && begins(one.type(), state)));
    return left.isPresent()
        && begun.map(at -> Moment.BY_BEGINNING.compare(at, left.get()) <= 0).orElse(true);
  }

  /** What began or ended a role for one of the persons of an event, by its day. */
  private Stream<EventEntry> earlier(EventEntry end, String state) {
    Map<String, List<EventEntry>> all = roles.computeIfAbsent(state, this::ofRole);
    return persons(end).stream()
        .flatMap(person -> all.getOrDefault(person, List.of()).stream())
        .distinct()
        .filter(one -> !one.id().equals(end.id()))
        .filter(
            one ->
                end.at().isEmpty()
                    || one.at()
                        .filter(at -> !at.date().isAfter(end.at().get().date()))
                        .isPresent());
  }

  private Map<String, List<EventEntry>> ofRole(String state) {
    Map<String, List<EventEntry>> all = new HashMap<>();
    file.events().stream()
        .filter(one -> !one.omitted())
        .filter(one -> begins(one.type(), state) || ends(one.type(), state))
        .forEach(
            one ->
                persons(one)
                    .forEach(
                        person -> all.computeIfAbsent(person, p -> new ArrayList<>()).add(one)));
    return all;
  }

  private List<String> persons(EventEntry event) {
    return event.persons().isEmpty()
        ? file.persons().stream().map(CaseFile.PersonEntry::id).toList()
        : event.persons();
  }

  private static boolean of(String lawyer, EventEntry event) {
    return event.lawyer().filter(lawyer::equals).isPresent();
  }

  private static Optional<Moment> latest(Stream<EventEntry> events) {
    return events.flatMap(event -> event.at().stream()).max(Moment.BY_BEGINNING);
  }

  private boolean begins(String type, String state) {
    return leaves(type, state, FactWord.YES);
  }

  private boolean ends(String type, String state) {
    return leaves(type, state, FactWord.NO);
  }

  private boolean leaves(String type, String state, String value) {
    return words.leaves(type).stream()
        .anyMatch(left -> left.state().equals(state) && left.value().equals(value));
  }
}
