package org.dutylawyer.internal.change;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Direction;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Proceeding;
import org.dutylawyer.casefile.Station;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.change.Change;
import org.dutylawyer.change.Target;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.State;
import org.dutylawyer.internal.derive.Range;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.History;
import org.dutylawyer.vocabulary.Vocabulary;

/** The changes that can have a part in a conclusion about a file. */
final class Pieces {

  /** The word for the age group, which a date of birth decides. */
  static final String AGE = "age-group";

  /** The word for a case that is over for somebody (案件终结). */
  private static final String ENDED = "case-ended";

  private final Vocabulary words;
  private final Stack stack;
  private final CaseFile file;
  private final Assessment answer;
  private final Target target;
  private final Reach reach;
  private final LocalDate today;
  private final Optional<Finding> finding;
  private final List<String> own;

  /** Whether the time for it ran out before today: nothing but the act itself mends that now. */
  private final boolean isOver;

  private final Given given;

  /** How near it is that a fact turns out of which the file says nothing. */
  private final int unknown;

  /**
   * Of one conclusion.
   *
   * @param file the case file as it stood on the day asked about
   */
  Pieces(Stack stack, Assessment answer, CaseFile file, Target target, Reach reach) {
    this.stack = stack;
    this.words = stack.vocabulary();
    this.file = file;
    this.answer = answer;
    this.target = target;
    this.reach = reach;
    this.today = answer.asOf().date();
    this.finding =
        target instanceof Target.Demand demand ? demand.finding(answer) : Optional.empty();
    this.own =
        finding
            .map(Finding::conclusion)
            .filter(Duty.class::isInstance)
            .map(duty -> ((Duty) duty).doneBy())
            .orElse(List.of());
    this.isOver = finding.flatMap(Finding::lastDay).map(last -> last.isBefore(today)).orElse(false);
    boolean open = Goals.of(target, target.in(answer)).size() > 1;
    this.unknown = open ? Piece.ASKED : Piece.UNKNOWN;
    this.given =
        new Given(
            answer, file.events().stream().filter(e -> !e.omitted() && hasHappened(e)).toList());
  }

  /** A fact of a subject that can be otherwise. */
  record Slot(Subject of, FactWord word, Optional<String> now) {
    boolean number() {
      return word.kind() == FactWord.Kind.NUMBER;
    }
  }

  List<Piece> all(List<Slot> slots) {
    List<Piece> all = new ArrayList<>();
    for (Slot slot : slots) {
      facts(slot, all);
    }
    births(all);
    earlier(all);
    Set<Object> moved = new LinkedHashSet<>();
    all.forEach(piece -> moved.add(piece.what()));
    List<Piece> answering = new ArrayList<>();
    for (EventWord word : reach.events()) {
      acts(word, moved, false, all, answering);
    }
    absences(all);
    answering(answering, moved, all);
    return all;
  }

  // --- facts
  // ----------------------------------------------------------------------------------

  /** The facts that rules ask for, of those whom they can be about. */
  List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    for (FactWord word : reach.facts()) {
      boolean open =
          !word.fixed() && word.isStated() && word.fromOthers().isEmpty() && stack.asks(word.key());
      if (open) {
        owners(word)
            .filter(of -> !isMoved(word, of) && !isBegunByEvents(word, of))
            .forEach(of -> slots.add(slot(of, word)));
      }
    }
    return slots;
  }

  /**
   * What nothing shows has not begun: an act begins it, unless the file states it outright. What
   * the event of an appointment may state of it (事先未经同意) can be found out as well.
   */
  private boolean isBegunByEvents(FactWord word, Subject of) {
    boolean ofAppointment =
        of instanceof Event && word.history().flatMap(History::each).isPresent();
    return !ofAppointment
        && word.history().flatMap(History::initially).isPresent()
        && !stated(of).facts().containsKey(word.key());
  }

  /** The facts that rules ask for and that no change is made of, nor of what makes them up. */
  Set<String> kept(List<Slot> slots) {
    Set<String> kept = new TreeSet<>();
    if (target.of() instanceof Person) {
      // It ends what is owed to anybody, whatever the rules ask for.
      words.fact(ENDED).filter(FactWord::fixed).ifPresent(word -> kept.add(word.key()));
    }
    for (FactWord word : reach.facts()) {
      boolean whole =
          word.derived().isEmpty()
              && word.fromOthers().isEmpty()
              && word.history().flatMap(h -> h.initially()).isEmpty();
      boolean varied =
          slots.stream().anyMatch(slot -> slot.word().equals(word))
              || word.key().equals(AGE) && people().anyMatch(p -> born(p).isPresent());
      if (whole && !varied && stack.asks(word.key()) && owners(word).findAny().isPresent()) {
        kept.add(word.key());
      }
    }
    return kept;
  }

  private Slot slot(Subject of, FactWord word) {
    Optional<String> stated =
        word.kind() == FactWord.Kind.NUMBER
            ? Optional.ofNullable(stated(of).amounts().get(word.key())).map(String::valueOf)
            : Optional.ofNullable(stated(of).facts().get(word.key()));
    return new Slot(
        of,
        word,
        stated.or(
            () ->
                answer.assumed().stream()
                    .filter(a -> a.of().equals(of) && a.fact().equals(word.key()))
                    .map(Assessment.Assumed::value)
                    .findFirst()));
  }

  private Stream<Subject> owners(FactWord word) {
    return word.about().stream()
        .flatMap(
            about ->
                about.kind() == About.Kind.EVENT
                    ? recorded(about.eventType().orElseThrow()).map(this::event)
                    : subjects(about.kind()))
        .distinct();
  }

  private Stream<Subject> subjects(About.Kind kind) {
    return switch (kind) {
      case PERSON ->
          target.of() instanceof Person && !reach.sharesFacts()
              ? Stream.of(target.of())
              : file.persons().stream().map(p -> new Person(p.id()));
      case LAWYER ->
          target.of() instanceof Lawyer
              ? Stream.of(target.of())
              : file.lawyers().stream().map(l -> new Lawyer(l.id()));
      case STATION -> file.stations().stream().map(s -> new Station(s.id()));
      case PROCEEDING -> Stream.of(Proceeding.OF_THE_CASE);
      case EVENT -> Stream.of();
    };
  }

  private Stream<EventEntry> recorded(String type) {
    return file.events().stream()
        .filter(e -> e.type().equals(type) || words.wider(e.type()).contains(type))
        .filter(e -> !e.omitted() && hasHappened(e))
        .filter(e -> !(target.of() instanceof Person) || e.concerns(target.of().id()));
  }

  private boolean hasHappened(EventEntry e) {
    return e.at().map(at -> !at.date().isAfter(today)).orElse(true)
        || words.event(e.type()).map(EventWord::planned).orElse(false);
  }

  private Subject event(EventEntry e) {
    About.Kind about = words.event(e.type()).orElseThrow().about();
    return new Event(
        e.id(),
        e.type(),
        subjects(about)
            .filter(of -> !(of instanceof Person) || e.concerns(of.id()))
            .findFirst()
            .orElse(Proceeding.OF_THE_CASE),
        e.at().orElse(null),
        e.by().orElse(""),
        e.lawyer().map(Lawyer::new).orElse(null),
        e.station().map(Station::new).orElse(null),
        e.re().orElse(""),
        false);
  }

  /** What the file says of somebody or something. */
  private record Stated(Map<String, String> facts, Map<String, Integer> amounts) {}

  private Stated stated(Subject of) {
    Optional<Stated> stated;
    if (of instanceof Proceeding) {
      stated = Optional.of(new Stated(file.proceeding(), file.proceedingAmounts()));
    } else if (of instanceof Event) {
      stated = file.event(of.id()).map(e -> new Stated(e.facts(), e.amounts()));
    } else if (of instanceof Person) {
      stated = file.person(of.id()).map(p -> new Stated(p.facts(), p.amounts()));
    } else if (of instanceof Lawyer) {
      stated =
          file.lawyers().stream()
              .filter(l -> l.id().equals(of.id()))
              .findFirst()
              .map(l -> new Stated(l.facts(), l.amounts()));
    } else {
      stated =
          file.stations().stream()
              .filter(s -> s.id().equals(of.id()))
              .findFirst()
              .map(s -> new Stated(s.facts(), s.amounts()));
    }
    return stated.orElseGet(() -> new Stated(Map.of(), Map.of()));
  }

  /**
   * What events on file move is changed through them; an age with a date of birth is what it is.
   */
  private boolean isMoved(FactWord word, Subject of) {
    if (word.key().equals(AGE) && of instanceof Person) {
      return file.person(of.id()).flatMap(CaseFile.PersonEntry::born).isPresent();
    }
    return word.changes()
        && file.events().stream()
            .filter(e -> !e.omitted() && hasHappened(e))
            .filter(e -> !(of instanceof Person) || e.concerns(of.id()))
            .anyMatch(
                e ->
                    words
                            .event(e.type())
                            .flatMap(EventWord::sets)
                            .filter(word.key()::equals)
                            .isPresent()
                        || words.leaves(e.type()).stream()
                            .anyMatch(l -> l.state().equals(word.key())));
  }

  private void facts(Slot slot, List<Piece> all) {
    List<String> values =
        slot.number()
            ? Range.around(stack.thresholds(slot.word().key())).stream()
                .filter(range -> slot.now().map(Integer::valueOf).filter(range::contains).isEmpty())
                .map(range -> String.valueOf(range.representative()))
                .toList()
            : List.copyOf(slot.word().values().keySet());
    for (String value : values) {
      if (slot.now().filter(value::equals).isEmpty()) {
        all.add(
            new Piece(
                slot,
                slot.now().isPresent() ? Piece.STATED : unknown,
                List.of(Optional.empty()),
                new OtherFact(slot, value)));
      }
    }
  }

  private record OtherFact(Slot slot, String value) implements Piece.Maker {
    @Override
    public CaseFile apply(CaseFile file, Optional<LocalDate> day) {
      return Edit.fact(file, slot.of(), slot.word().key(), slot.number(), Optional.of(value));
    }

    @Override
    public Change change(Optional<LocalDate> until) {
      return new Change.OfFact(slot.of(), slot.word().key(), slot.now(), value);
    }
  }

  private Stream<Person> people() {
    return subjects(About.Kind.PERSON).map(Person.class::cast);
  }

  private Optional<LocalDate> born(Person person) {
    return file.person(person.id()).flatMap(CaseFile.PersonEntry::born);
  }

  /** The age counts today, and on the days of the events that rules ask about. */
  private void births(List<Piece> all) {
    if (reach.facts().stream().noneMatch(word -> word.key().equals(AGE))) {
      return;
    }
    Set<String> types = new TreeSet<>();
    reach.events().forEach(word -> types.add(word.key()));
    people()
        .filter(person -> born(person).isPresent())
        .forEach(
            person -> {
              LocalDate born = born(person).orElseThrow();
              Stream<LocalDate> days =
                  types.stream()
                      .flatMap(this::recorded)
                      .filter(e -> e.concerns(person.id()))
                      .flatMap(e -> e.at().stream())
                      .map(Moment::date);
              new Births(born, Stream.concat(days, Stream.of(today)))
                  .nearest()
                  .forEach(
                      day ->
                          all.add(
                              new Piece(
                                  List.of("born", person),
                                  Piece.STATED,
                                  List.of(Optional.empty()),
                                  new OtherBirth(person, born, day))));
            });
  }

  private record OtherBirth(Person of, LocalDate born, LocalDate instead) implements Piece.Maker {
    @Override
    public CaseFile apply(CaseFile file, Optional<LocalDate> day) {
      return Edit.born(file, of, instead);
    }

    @Override
    public Change change(Optional<LocalDate> until) {
      return new Change.OfFact(
          of, Change.OfFact.BORN, Optional.of(born.toString()), instead.toString());
    }
  }

  // --- acts
  // -----------------------------------------------------------------------------------

  /** The days on which an act is tried: the last of the period, today, and the day it began. */
  private List<Optional<LocalDate>> days() {
    Set<LocalDate> days = new java.util.TreeSet<>(java.util.Comparator.reverseOrder());
    days.add(today);
    finding.ifPresent(
        f -> {
          f.lastDay().ifPresent(days::add);
          boolean ahead = isAhead(f);
          f.conclusion()
              .trigger()
              .flatMap(Event::moment)
              .map(Moment::date)
              .filter(day -> !ahead)
              .ifPresent(days::add);
        });
    return days.stream().map(Optional::of).toList();
  }

  private static boolean isAhead(Finding finding) {
    return finding.conclusion() instanceof Duty duty
        && duty.limit().filter(l -> l.direction() == Direction.BEFORE).isPresent();
  }

  /**
   * The acts of one type.
   *
   * @param only whether nothing but another act rests on them
   * @param all takes those that can be done as the file is
   * @param answering takes those that need another act before them
   */
  private void acts(
      EventWord word, Set<Object> moved, boolean only, List<Piece> all, List<Piece> answering) {
    if (isFixed(word) || isAnotherOccasion(word)) {
      return;
    }
    boolean isOwn = own.contains(word.key());
    Optional<String> re =
        finding
            .filter(f -> isOwn && !isAhead(f))
            .flatMap(f -> f.conclusion().trigger())
            .map(Event::id);
    Optional<String> actor =
        finding.flatMap(Finding::actor).filter(who -> isOwn && word.by().contains(who));
    List<String> by = actor.map(List::of).orElse(word.by());
    // Of what was otherwise before the file states it as a fact; from today on an act changes it.
    List<Optional<LocalDate>> days =
        days().stream()
            .filter(day -> isOwn || !isOver || day.orElseThrow().isBefore(today))
            .filter(day -> isOwn || word.sets().isEmpty() || day.orElseThrow().equals(today))
            .toList();
    if (days.isEmpty()) {
      return;
    }
    LocalDate last = days.get(0).orElseThrow();
    for (Subject of : subjects(word.about()).filter(of -> isOwn || given.is(word, of)).toList()) {
      Set<String> first = isOwn ? Set.of() : first(word, of);
      for (Map<String, String> facts : reach.ways(word)) {
        Object what = List.of("act", word.key(), of, facts);
        if (!moved.contains(List.of("act", word.key(), of))) {
          for (Optional<String> to : values(word, of)) {
            (first.isEmpty() ? all : answering)
                .add(
                    new Piece(
                        what,
                        isOwn
                            ? Piece.OWN_ACT
                            : last.isBefore(today) ? Piece.PAST_ACT : Piece.OPEN_ACT,
                        days,
                        new Done(of, word, facts, to, by, re, today),
                        first,
                        only));
          }
        }
      }
    }
  }

  /** The types of event of which one has to come before an act; empty if one has, or none must. */
  private Set<String> first(EventWord word, Subject of) {
    List<String> missing = given.missing(word, of);
    Set<String> first = new TreeSet<>(missing);
    for (EventWord other : missing.isEmpty() ? List.<EventWord>of() : words.events()) {
      if (Stream.concat(other.receiptOf().stream(), other.fallsUnder().stream())
          .anyMatch(missing::contains)) {
        first.add(other.key());
      }
    }
    return first;
  }

  /**
   * Adds the acts that answer others, after those others: what is decided on an application, after
   * the application. What nobody can bring about is not answered.
   */
  private void answering(List<Piece> answering, Set<Object> moved, List<Piece> all) {
    Set<String> tried = new TreeSet<>();
    reach.events().forEach(word -> tried.add(word.key()));
    List<Piece> open = List.copyOf(answering);
    while (!open.isEmpty()) {
      List<Piece> more = new ArrayList<>();
      for (Piece piece : open) {
        for (String type :
            words.event(piece.maker().done().orElseThrow().type()).orElseThrow().after()) {
          if (tried.add(type)) {
            acts(words.event(type).orElseThrow(), moved, true, all, more);
          }
        }
      }
      answering.addAll(more);
      open = more;
    }
    boolean added = true;
    while (added) {
      List<Piece> now =
          answering.stream().filter(p -> all.stream().anyMatch(one -> one.enables(p))).toList();
      answering.removeAll(now);
      added = all.addAll(now);
    }
  }

  /** What an act can make of the state that it sets; empty where its word says that. */
  private List<Optional<String>> values(EventWord word, Subject of) {
    Optional<FactWord> set =
        word.sets()
            .filter(
                state -> words.leaves(word.key()).stream().noneMatch(l -> l.state().equals(state)))
            .flatMap(words::fact);
    if (set.isEmpty()) {
      return List.of(Optional.empty());
    }
    Optional<String> now =
        Optional.ofNullable(answer.known().getOrDefault(of, Map.of()).get(set.orElseThrow().key()));
    return set.orElseThrow().values().keySet().stream()
        .filter(value -> now.filter(value::equals).isEmpty())
        .map(Optional::of)
        .toList();
  }

  /** A second event of the kind would only give the same duty another occasion. */
  private boolean isAnotherOccasion(EventWord word) {
    Optional<String> trigger = finding.flatMap(f -> f.conclusion().trigger()).map(Event::type);
    return !own.contains(word.key())
        && trigger.isPresent()
        && (trigger.get().equals(word.key())
            || words.leaves(trigger.get()).stream()
                .anyMatch(
                    begun ->
                        words.leaves(word.key()).stream()
                            .anyMatch(
                                l ->
                                    l.state().equals(begun.state())
                                        && l.value().equals(begun.value()))));
  }

  /** What moves the proceeding on is no change of it: it is what it is. */
  private boolean isFixed(EventWord word) {
    return words.moved(word).stream()
        .anyMatch(state -> words.fact(state).filter(FactWord::fixed).isPresent());
  }

  private record Done(
      Subject of,
      EventWord word,
      Map<String, String> facts,
      Optional<String> to,
      List<String> by,
      Optional<String> re,
      LocalDate today)
      implements Piece.Maker {
    @Override
    public CaseFile apply(CaseFile file, Optional<LocalDate> day) {
      return Edit.act(file, of, word.key(), facts, to, re, day.orElseThrow());
    }

    @Override
    public Change change(Optional<LocalDate> until) {
      boolean open = until.map(day -> !day.isBefore(today)).orElse(true);
      Map<String, String> all = new TreeMap<>(facts);
      to.ifPresent(value -> all.put(word.sets().orElseThrow(), value));
      return new Change.Act(of, word.key(), all, by, until, open);
    }

    @Override
    public Optional<Piece.Done> done() {
      return Optional.of(new Piece.Done(of, word.key()));
    }
  }

  private void earlier(List<Piece> all) {
    finding
        .filter(f -> f.state() == State.LATE && f.lastDay().isPresent())
        .ifPresent(
            late ->
                own.stream()
                    .flatMap(this::recorded)
                    .filter(e -> e.at().isPresent() && e.at().equals(late.done()))
                    .forEach(
                        e ->
                            all.add(
                                new Piece(
                                    List.of("act", e.type(), about(e)),
                                    Piece.OWN_ACT,
                                    days().stream()
                                        .filter(d -> d.orElseThrow().isBefore(e.at().get().date()))
                                        .toList(),
                                    new Sooner(e, about(e))))));
    all.removeIf(piece -> piece.days().isEmpty());
  }

  private Subject about(EventEntry e) {
    return ((Event) event(e)).of();
  }

  private record Sooner(EventEntry entry, Subject of) implements Piece.Maker {
    @Override
    public CaseFile apply(CaseFile file, Optional<LocalDate> day) {
      return Edit.moved(file, entry.id(), day.orElseThrow());
    }

    @Override
    public Change change(Optional<LocalDate> until) {
      return new Change.Earlier(
          of, entry.id(), entry.type(), entry.at().orElseThrow(), until.orElseThrow());
    }
  }

  private void absences(List<Piece> all) {
    reach.events().stream()
        .filter(word -> !isFixed(word))
        .flatMap(word -> recorded(word.key()))
        .filter(e -> e.at().map(at -> !at.date().isAfter(today)).orElse(true))
        .distinct()
        .forEach(
            e ->
                all.add(
                    new Piece(
                        List.of("event", e.id()),
                        Piece.ABSENCE,
                        List.of(Optional.empty()),
                        new Absent(e, about(e)))));
  }

  private record Absent(EventEntry entry, Subject of) implements Piece.Maker {
    @Override
    public CaseFile apply(CaseFile file, Optional<LocalDate> day) {
      return file.without(entry.id());
    }

    @Override
    public Change change(Optional<LocalDate> until) {
      return new Change.Without(of, entry.id(), entry.type(), entry.at());
    }
  }
}
