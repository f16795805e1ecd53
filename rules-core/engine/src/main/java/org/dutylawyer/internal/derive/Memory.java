package org.dutylawyer.internal.derive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.Amount;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Document;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Fact;
import org.dutylawyer.casefile.FactAt;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Proceeding;
import org.dutylawyer.casefile.Reading;
import org.dutylawyer.casefile.RecordedEvent;
import org.dutylawyer.casefile.Station;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.NotOwed;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.internal.logic.Variable;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;

/**
 * A case file as the engine sees it on the day asked about: what is known stands once, what is not
 * known stands once for each value that it can have, each tied to its condition.
 */
public final class Memory {

  private static final String BORN = "age-group";

  private final Stack stack;
  private final CaseFile file;
  private final Moment asOf;
  private final Decisions decisions = new Decisions();
  private final List<Object> objects = new ArrayList<>();
  private final Map<Object, Decision> conditions = new IdentityHashMap<>();
  private final Map<Unknown, Variable> unknowns = new LinkedHashMap<>();
  private final Map<String, Variable> readings = new LinkedHashMap<>();
  private final List<Event> events = new ArrayList<>();
  private final Map<List<String>, Chronology> ordered = new HashMap<>();
  private final Map<String, List<Event>> answers = new HashMap<>();
  private final Map<String, String> typesById = new HashMap<>();
  private final List<CaseFile.EventEntry> later = new ArrayList<>();
  private final Map<Subject, Map<String, Timeline>> timelines = new HashMap<>();
  private final Map<Event, List<Document>> documents = new HashMap<>();

  private final Proceeding proceeding = new Proceeding("proceeding");

  public Memory(Stack stack, CaseFile file, Moment asOf) {
    this(stack, file, asOf, true);
  }

  /**
   * A case file on a day.
   *
   * @param awaiting whether the events that have not happened stand in it as awaited
   */
  public Memory(Stack stack, CaseFile file, Moment asOf, boolean awaiting) {
    this.stack = stack;
    this.file = file;
    this.asOf = asOf;
    fill(awaiting);
  }

  public Decisions decisions() {
    return decisions;
  }

  public CaseFile file() {
    return file;
  }

  public Proceeding proceeding() {
    return proceeding;
  }

  public List<Object> objects() {
    return objects;
  }

  /** On what it depends that the object is there. */
  public Decision condition(Object object) {
    Decision condition = conditions.get(object);
    return condition != null ? condition : decisions.always();
  }

  /** Whether the object is there whatever the facts that are not known. */
  public boolean isKnown(Object object) {
    return !conditions.containsKey(object);
  }

  /** The recorded events that had happened, or are planned, on the day asked about. */
  public List<Event> events() {
    return events;
  }

  /** Those of {@link #events()} that are of one of these types. */
  public Chronology events(List<String> types) {
    return ordered.computeIfAbsent(
        types,
        of -> new Chronology(events.stream().filter(event -> of.contains(event.type())), asOf));
  }

  /** The recorded events that say that they answer the one of that id. */
  public List<Event> answers(String eventId) {
    return answers.getOrDefault(eventId, List.of());
  }

  /** The type of the event of that id, if it had happened or is planned. */
  public Optional<String> typeOf(String eventId) {
    return Optional.ofNullable(typesById.get(eventId));
  }

  /** The events of the file that had not happened on the day asked about. */
  public List<CaseFile.EventEntry> later() {
    return later;
  }

  /** The documents that an event carries. */
  public List<Document> documents(Event event) {
    return documents.getOrDefault(event, List.of());
  }

  /** The facts that the file does not state and that a rule asks for. */
  public Map<Unknown, Variable> unknowns() {
    return unknowns;
  }

  /** The contested readings, by id. */
  public Map<String, Variable> readings() {
    return readings;
  }

  public Moment asOf() {
    return asOf;
  }

  /** The facts known on the day asked about, by subject. */
  public Map<Subject, Map<String, String>> known() {
    Map<Subject, Map<String, String>> known = new LinkedHashMap<>();
    timelines.forEach(
        (subject, lines) -> {
          Map<String, String> values = new TreeMap<>();
          lines.forEach(
              (fact, line) -> line.at(asOf).value().ifPresent(value -> values.put(fact, value)));
          known.put(subject, values);
        });
    return known;
  }

  private void fill(boolean awaiting) {
    for (ReadingDeclaration reading : stack.readings()) {
      Variable variable =
          new Variable(new Contested(reading.id()), List.copyOf(reading.options().keySet()));
      readings.put(reading.id(), variable);
      for (String option : reading.options().keySet()) {
        hypothesis(new Reading(reading.id(), option), decisions.is(variable, option));
      }
    }
    Map<Subject, Stated> subjects = new LinkedHashMap<>();
    subjects.put(
        proceeding,
        new Stated(
            About.Kind.PROCEEDING, file.proceeding(), file.proceedingAmounts(), Optional.empty()));
    file.persons()
        .forEach(
            p ->
                subjects.put(
                    new Person(p.id()),
                    new Stated(About.Kind.PERSON, p.facts(), p.amounts(), p.born())));
    file.lawyers()
        .forEach(
            l ->
                subjects.put(
                    new Lawyer(l.id()),
                    new Stated(About.Kind.LAWYER, l.facts(), l.amounts(), Optional.empty())));
    file.stations()
        .forEach(
            s ->
                subjects.put(
                    new Station(s.id()),
                    new Stated(About.Kind.STATION, s.facts(), s.amounts(), Optional.empty())));
    Map<Subject, List<CaseFile.EventEntry>> changes = changes(subjects);
    subjects.forEach((subject, stated) -> subject(subject, stated, changes));
    for (CaseFile.EventEntry entry : file.events()) {
      if (happened(entry)) {
        event(entry, subjects);
      } else {
        later.add(entry);
      }
    }
    if (awaiting) {
      awaited(subjects);
    }
  }

  private void subject(
      Subject subject, Stated stated, Map<Subject, List<CaseFile.EventEntry>> changes) {
    objects.add(subject);
    Map<String, Timeline> lines = new HashMap<>();
    timelines.put(subject, lines);
    for (FactWord word : stack.vocabulary().factsAbout(stated.kind())) {
      if (!stack.asks(word.key())) {
        continue;
      }
      if (word.kind() == FactWord.Kind.NUMBER) {
        number(subject, word, stated.amounts().get(word.key()));
      } else {
        Timeline line = timeline(subject, word, stated, changes.getOrDefault(subject, List.of()));
        lines.put(word.key(), line);
        fact(subject, word, line.at(asOf));
      }
    }
    if (subject instanceof Person) {
      stack.negatedEntitlements().forEach(e -> objects.add(new NotOwed(subject, e)));
    }
  }

  private Timeline timeline(
      Subject subject, FactWord word, Stated stated, List<CaseFile.EventEntry> changes) {
    Optional<String> given = Optional.ofNullable(stated.facts().get(word.key()));
    if (word.key().equals(BORN) && stated.born().isPresent()) {
      given = Optional.of(ageGroup(stated.born().get()));
    }
    List<CaseFile.EventEntry> relevant =
        changes.stream()
            .filter(e -> e.at().isPresent() && e.to().isPresent())
            .filter(
                e ->
                    stack
                        .vocabulary()
                        .event(e.type())
                        .flatMap(EventWord::sets)
                        .filter(word.key()::equals)
                        .isPresent())
            .sorted(Comparator.comparing(e -> e.at().orElseThrow()))
            .toList();
    if (relevant.isEmpty()) {
      return new Timeline(new Value(given, false), List.of());
    }
    // A file may state the value of today or the one before the first change; when it states the
    // outcome of the last change, what came before is not known.
    String last = relevant.get(relevant.size() - 1).to().orElseThrow();
    Optional<String> first = given.filter(value -> !value.equals(last));
    return new Timeline(new Value(first, true), relevant);
  }

  /**
   * The texts do not say whether the eighteenth birthday itself still counts (未满十八周岁); it is taken
   * to count, which is the side that protects.
   */
  private String ageGroup(LocalDate born) {
    return asOf.date().isAfter(born.plusYears(18)) ? "adult" : "minor";
  }

  private void fact(Subject of, FactWord word, Value value) {
    fact(of, word, value, v -> new Fact(of, word.key(), v));
  }

  private void fact(Subject owner, FactWord word, Value value, Function<String, Object> fact) {
    if (value.value().isPresent()) {
      objects.add(fact.apply(value.value().get()));
      return;
    }
    Variable variable =
        unknowns.computeIfAbsent(
            new Unknown(owner, word.key(), value.earlier()),
            key -> new Variable(key, List.copyOf(word.values().keySet())));
    for (String possible : word.values().keySet()) {
      hypothesis(fact.apply(possible), decisions.is(variable, possible));
    }
  }

  private void number(Subject of, FactWord word, Integer stated) {
    if (stated != null) {
      objects.add(new Amount(of, word.key(), stated));
      return;
    }
    List<Range> ranges = Range.around(stack.thresholds(word.key()));
    if (ranges.size() < 2) {
      return;
    }
    Variable variable =
        unknowns.computeIfAbsent(
            new Unknown(of, word.key(), false),
            key -> new Variable(key, ranges.stream().map(Range::label).toList()));
    for (Range range : ranges) {
      hypothesis(
          new Amount(of, word.key(), range.representative()),
          decisions.is(variable, range.label()));
    }
  }

  private Map<Subject, List<CaseFile.EventEntry>> changes(Map<Subject, Stated> subjects) {
    Map<Subject, List<CaseFile.EventEntry>> changes = new HashMap<>();
    for (CaseFile.EventEntry entry : file.events()) {
      if (stack.vocabulary().event(entry.type()).flatMap(EventWord::sets).isPresent()) {
        for (Subject subject : concerned(entry, subjects)) {
          changes.computeIfAbsent(subject, s -> new ArrayList<>()).add(entry);
        }
      }
    }
    return changes;
  }

  private void event(CaseFile.EventEntry entry, Map<Subject, Stated> subjects) {
    for (Subject of : concerned(entry, subjects)) {
      Event event =
          new Event(
              entry.id(),
              entry.type(),
              of,
              entry.at().orElse(null),
              entry.by().orElse(""),
              entry.lawyer().map(Lawyer::new).orElse(null),
              entry.station().map(Station::new).orElse(null),
              entry.re().orElse(""),
              false);
      events.add(event);
      answers.computeIfAbsent(event.re(), id -> new ArrayList<>()).add(event);
      typesById.put(event.id(), event.type());
      objects.add(event);
      objects.add(new RecordedEvent(event));
      for (FactWord word : stack.vocabulary().factsAboutEvent(entry.type())) {
        if (stack.asks(word.key())) {
          if (word.kind() == FactWord.Kind.NUMBER) {
            number(event, word, entry.amounts().get(word.key()));
          } else {
            Optional<String> stated = Optional.ofNullable(entry.facts().get(word.key()));
            fact(event, word, new Value(stated, false));
          }
        }
      }
      for (CaseFile.DocumentEntry document : entry.documents()) {
        Document held = new Document(event, document.type(), filled(document));
        documents.computeIfAbsent(event, e -> new ArrayList<>()).add(held);
        objects.add(held);
      }
      history(event, of);
    }
  }

  private static Set<String> filled(CaseFile.DocumentEntry document) {
    Set<String> filled = new TreeSet<>();
    document
        .fields()
        .forEach(
            (field, text) -> {
              if (!text.isBlank()) {
                filled.add(field);
              }
            });
    return filled;
  }

  /** Facts with a history, as they stood when the event happened. */
  private void history(Event event, Subject of) {
    Moment at = event.moment().orElse(asOf);
    for (String name : stack.askedAt(event.type())) {
      for (Subject owner : List.of(of, proceeding)) {
        Timeline line = timelines.getOrDefault(owner, Map.of()).get(name);
        if (line != null) {
          fact(
              owner,
              stack.vocabulary().fact(name).orElseThrow(),
              line.at(at),
              value -> new FactAt(event, name, value));
          break;
        }
      }
    }
  }

  private void awaited(Map<Subject, Stated> subjects) {
    Set<List<Object>> present = new HashSet<>();
    for (Event event : events) {
      present.add(List.of(event.type(), event.of()));
    }
    for (String type : stack.triggers()) {
      Optional<EventWord> word = stack.vocabulary().event(type);
      if (word.isEmpty()) {
        continue;
      }
      subjects.forEach(
          (subject, stated) -> {
            if (stated.kind() == word.get().about() && !present.contains(List.of(type, subject))) {
              Event awaited = new Event("", type, subject, null, "", null, null, "", true);
              objects.add(awaited);
              history(awaited, subject);
            }
          });
    }
  }

  private List<Subject> concerned(CaseFile.EventEntry entry, Map<Subject, Stated> subjects) {
    Optional<EventWord> word = stack.vocabulary().event(entry.type());
    if (word.isEmpty()) {
      return List.of();
    }
    return switch (word.get().about()) {
      case PERSON ->
          file.persons().stream()
              .filter(p -> entry.concerns(p.id()))
              .map(p -> (Subject) new Person(p.id()))
              .toList();
      case PROCEEDING -> List.of(proceeding);
      case LAWYER -> entry.lawyer().map(l -> List.<Subject>of(new Lawyer(l))).orElse(List.of());
      case STATION -> entry.station().map(s -> List.<Subject>of(new Station(s))).orElse(List.of());
      case EVENT -> throw new IllegalStateException("an event is about a subject: " + entry);
    };
  }

  private boolean happened(CaseFile.EventEntry entry) {
    boolean planned = stack.vocabulary().event(entry.type()).map(EventWord::planned).orElse(false);
    return planned || entry.at().map(at -> !isAfter(at, asOf)).orElse(true);
  }

  public static boolean isAfter(Moment moment, Moment limit) {
    int byDay = moment.date().compareTo(limit.date());
    if (byDay != 0 || moment.time().isEmpty() || limit.time().isEmpty()) {
      return byDay > 0;
    }
    return moment.time().get().isAfter(limit.time().get());
  }

  private void hypothesis(Object object, Decision condition) {
    objects.add(object);
    conditions.put(object, condition);
  }

  /** What the file says of a subject. */
  private record Stated(
      About.Kind kind,
      Map<String, String> facts,
      Map<String, Integer> amounts,
      Optional<LocalDate> born) {}

  /** A value, or that it is not known; and whether it is the one before the first change. */
  private record Value(Optional<String> value, boolean earlier) {}

  /** A fact over time. */
  private record Timeline(Value first, List<CaseFile.EventEntry> changes) {
    Value at(Moment moment) {
      Value value = first;
      for (CaseFile.EventEntry change : changes) {
        if (!isAfter(change.at().orElseThrow(), moment)) {
          value = new Value(change.to(), false);
        }
      }
      return value;
    }
  }
}
