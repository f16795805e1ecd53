package org.dutylawyer.internal.derive;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.History;
import org.dutylawyer.vocabulary.Leaves;
import org.dutylawyer.vocabulary.Vocabulary;

/** The events of a case by the states that they change: whose they are, and in what order. */
final class StateEvents {

  private final CaseFile file;
  private final Vocabulary words;
  private final Moment asOf;
  private final Map<Subject, States.Stated> subjects;
  private final EndedRoles ended;
  private final Map<String, List<Subject>> byId = new HashMap<>();
  private final Map<String, Map<Subject, List<Source>>> sources = new HashMap<>();
  private final Map<String, List<CaseFile.EventEntry>> resuming = new HashMap<>();
  private final Map<States.Line, List<CaseFile.EventEntry>> stating = new HashMap<>();

  /** An event that leaves a value. */
  record Source(CaseFile.EventEntry entry, Leaves leaves) {}

  StateEvents(
      CaseFile file,
      List<CaseFile.EventEntry> entries,
      Vocabulary words,
      Moment asOf,
      Map<Subject, States.Stated> subjects) {
    this.file = file;
    this.words = words;
    this.asOf = asOf;
    this.subjects = subjects;
    this.ended = new EndedRoles(file, words);
    subjects
        .keySet()
        .forEach(
            subject -> byId.computeIfAbsent(subject.id(), id -> new ArrayList<>()).add(subject));
    for (CaseFile.EventEntry entry : entries) {
      if (!entry.omitted()) {
        words.event(entry.type()).ifPresent(word -> addSources(entry, word));
      }
    }
  }

  private void addSources(CaseFile.EventEntry entry, EventWord word) {
    List<Leaves> leaves = words.leaves(word.key(), entry.to());
    leaves.stream()
        .filter(left -> !isSetLater(left, entry))
        .forEach(left -> addSource(entry, word, left));
    word.sets()
        .filter(fact -> leaves.stream().noneMatch(left -> left.state().equals(fact)))
        .ifPresent(
            fact -> addSource(entry, word, new Leaves(word.key(), fact, States.OPEN, Map.of())));
  }

  /**
   * What leads to a value of the proceeding (a retrial decided) leaves it where the file does not
   * say itself when that began (instance-begun). Where the values follow one another, what leads to
   * one is its beginning.
   */
  private boolean isSetLater(Leaves left, CaseFile.EventEntry by) {
    boolean apart =
        words
            .fact(left.state())
            .filter(fact -> fact.isAbout(About.Kind.PROCEEDING))
            .flatMap(FactWord::history)
            .filter(history -> !history.forward())
            .isPresent();
    return apart
        && !sets(by, left)
        && file.events().stream()
            .filter(event -> !event.omitted() && sets(event, left))
            .anyMatch(
                event ->
                    by.at().isEmpty()
                        || event
                            .at()
                            .filter(at -> !at.date().isBefore(by.at().get().date()))
                            .isPresent());
  }

  private boolean sets(CaseFile.EventEntry event, Leaves left) {
    return event.to().filter(left.value()::equals).isPresent()
        && words
            .event(event.type())
            .flatMap(EventWord::sets)
            .filter(left.state()::equals)
            .isPresent();
  }

  private void addSource(CaseFile.EventEntry entry, EventWord word, Leaves leaves) {
    Optional<FactWord> fact = words.fact(leaves.state());
    if (fact.isEmpty()) {
      return;
    }
    Source source = new Source(entry, leaves);
    for (Subject subject : named(entry, word)) {
      boolean concerned =
          fact.get().isAbout(requireNonNull(subjects.get(subject)).kind())
              && concerns(entry, word, subject);
      if (concerned) {
        add(source, subject);
      }
    }
    ended.of(entry, word, leaves).ifPresent(lawyer -> add(source, lawyer));
  }

  private void add(Source source, Subject subject) {
    sources
        .computeIfAbsent(source.leaves().state(), s -> new HashMap<>())
        .computeIfAbsent(subject, s -> new ArrayList<>())
        .add(source);
  }

  /** Those whom an event can concern: whom it names, or all. */
  private Collection<Subject> named(CaseFile.EventEntry entry, EventWord word) {
    boolean ofAll =
        word.about() == About.Kind.PROCEEDING
            || word.about() == About.Kind.PERSON && entry.persons().isEmpty();
    if (ofAll) {
      return subjects.keySet();
    }
    Set<String> ids = new LinkedHashSet<>(entry.persons());
    entry.lawyer().ifPresent(ids::add);
    entry.station().ifPresent(ids::add);
    return ids.stream().flatMap(id -> byId.getOrDefault(id, List.of()).stream()).toList();
  }

  /** An event of the proceeding concerns everybody in it. */
  private static boolean concerns(CaseFile.EventEntry entry, EventWord word, Subject subject) {
    return switch (word.about()) {
      case PERSON ->
          subject instanceof Person && entry.concerns(subject.id()) || isItsLawyer(entry, subject);
      case PROCEEDING -> true;
      case LAWYER -> entry.lawyer().filter(subject.id()::equals).isPresent();
      case STATION -> entry.station().filter(subject.id()::equals).isPresent();
      case EVENT -> false;
    };
  }

  /**
   * What happens to a person may change a state of the lawyer who is named (a defender assigned).
   */
  private static boolean isItsLawyer(CaseFile.EventEntry entry, Subject subject) {
    return subject instanceof Lawyer && entry.lawyer().filter(subject.id()::equals).isPresent();
  }

  /** What leaves a value of a state of a subject, in the order of the file. */
  List<Source> of(States.Line line) {
    return sources.getOrDefault(line.fact(), Map.of()).getOrDefault(line.of(), List.of());
  }

  /** Whether an event is one of another lawyer or appointment, or too late before this one. */
  boolean isOfAnother(States.Line line, History history, Source source) {
    if (line.whose().isEmpty()) {
      return false;
    }
    CaseFile.EventEntry entry = source.entry();
    if (history.each().isEmpty()) {
      return entry.lawyer().filter(l -> !l.equals(line.whose())).isPresent();
    }
    Optional<Moment> appointed = file.event(line.whose()).flatMap(CaseFile.EventEntry::at);
    boolean ahead =
        source
            .leaves()
            .ahead()
            .map(
                days ->
                    appointed.isPresent()
                        && entry.at().map(at -> days.isSure(at, appointed.get())).orElse(false))
            .orElse(true);
    return !ahead || !isOf(line, history, entry);
  }

  /** Whether an event is about the appointment of which a state is. */
  private boolean isOf(States.Line line, History history, CaseFile.EventEntry entry) {
    EventWord word = words.event(entry.type()).orElseThrow();
    if (!concerns(entry, word, line.of())) {
      return false;
    }
    List<CaseFile.EventEntry> about = file.appointments(entry, history.each().orElseThrow());
    return line.whose().isEmpty()
        || entry.id().equals(line.whose())
        || about.isEmpty()
        || about.get(0).id().equals(line.whose());
  }

  /** The event that may say of itself what the state of that appointment is. */
  Optional<CaseFile.EventEntry> stating(States.Line line, FactWord word, History history) {
    return stating
        .computeIfAbsent(new States.Line(line.of(), word.key(), ""), of -> stating(of.of(), word))
        .stream()
        .filter(entry -> isOf(line, history, entry))
        .findFirst();
  }

  /** The events of a subject that may say of themselves what a state of an appointment is. */
  private List<CaseFile.EventEntry> stating(Subject of, FactWord word) {
    return file.events().stream()
        .filter(entry -> words.factsNaming(entry.type()).contains(word) && !entry.omitted())
        .filter(entry -> entry.at().map(at -> !Memory.isAfter(at, asOf)).orElse(true))
        .filter(entry -> concerns(entry, words.event(entry.type()).orElseThrow(), of))
        .toList();
  }

  /** The events after which a state that had ended for everybody goes on. */
  List<CaseFile.EventEntry> resuming(String fact, History history) {
    return resuming.computeIfAbsent(fact, of -> resumed(of, history));
  }

  /** A proceeding that goes on when it has ended for everybody goes on for everybody. */
  private List<CaseFile.EventEntry> resumed(String fact, History history) {
    Map<Subject, List<Source>> all = sources.getOrDefault(fact, Map.of());
    String initially = history.initially().orElseThrow();
    return file.events().stream()
        .filter(entry -> history.resumesWith().contains(entry.type()) && !entry.omitted())
        .filter(
            entry ->
                file.persons().stream()
                    .map(person -> new Person(person.id()))
                    .allMatch(
                        person ->
                            leftBefore(all.getOrDefault(person, List.of()), entry)
                                .filter(value -> !value.equals(initially))
                                .isPresent()))
        .toList();
  }

  /** What the last event before the day of another has left. */
  private static Optional<String> leftBefore(List<Source> sources, CaseFile.EventEntry entry) {
    return sources.stream()
        .filter(
            source ->
                source.entry().at().isPresent()
                    && entry.at().isPresent()
                    && source.entry().at().get().date().isBefore(entry.at().get().date()))
        .max(Comparator.comparing(s -> s.entry().at().orElseThrow(), Moment.BY_BEGINNING))
        .map(source -> source.leaves().value());
  }

  /** What the file writes itself comes last; else the values follow as the word lists them. */
  int rank(History history, Source source) {
    boolean written = words.event(source.entry().type()).flatMap(EventWord::sets).isPresent();
    return written ? Integer.MAX_VALUE : history.rank(source.leaves().value());
  }

  /**
   * On one day without hours, what answers another event, or comes after it by its word, follows;
   * so does a turn that its state's word puts after such an event.
   */
  List<StateChange> inCause(List<StateChange> sorted) {
    List<StateChange> ordered = new ArrayList<>();
    for (StateChange change : sorted) {
      int place = ordered.size();
      for (int i = place - 1; i >= 0 && ordered.get(i).isAtOnceWith(change); i--) {
        if (follows(ordered.get(i), change)) {
          place = i;
        }
      }
      ordered.add(place, change);
    }
    return ordered;
  }

  private boolean follows(StateChange later, StateChange earlier) {
    Optional<CaseFile.EventEntry> one = file.event(later.event());
    Optional<CaseFile.EventEntry> other = file.event(earlier.event());
    if (one.isEmpty() || other.isEmpty()) {
      return false;
    }
    if (later.precedents().contains(other.get().type())) {
      return later.at().orElseThrow().isUnorderedWith(earlier.at().orElseThrow());
    }
    return one.get().re().filter(other.get().id()::equals).isPresent()
        || words.event(one.get().type()).orElseThrow().after().contains(other.get().type());
  }
}
