package org.dutylawyer.internal.derive;

import java.time.LocalDate;
import java.util.ArrayList;
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
import org.dutylawyer.casefile.Onset;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Proceeding;
import org.dutylawyer.casefile.Reading;
import org.dutylawyer.casefile.RecordedEvent;
import org.dutylawyer.casefile.Station;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.NotOwed;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.internal.logic.Variable;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.law.InForce;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.Derived;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Leaves;
import org.dutylawyer.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * A case file as the engine sees it on the day asked about: what is known stands once, what is not
 * known stands once for each value that it can have, each tied to its condition.
 */
public final class Memory {

  /** Of the facts of a case that are not known; the dearest known case needs some thousand. */
  private static final int MOST_DECISIONS = 500_000;

  /** As many more for each person; one of whom nothing is known takes half of it. */
  private static final int MOST_DECISIONS_OF_A_PERSON = 5_000;

  private final Stack stack;
  private final CaseFile file;

  /** The events of the file, each also as the wider words that it falls under name it. */
  private final List<CaseFile.EventEntry> entries;

  private final Moment asOf;
  private final Decisions decisions;
  private final List<Object> objects = new ArrayList<>();
  private final Map<Object, Decision> conditions = new IdentityHashMap<>();
  private final Map<Unknown, Variable> unknowns = new LinkedHashMap<>();
  private final Map<String, Variable> readings = new LinkedHashMap<>();
  private final List<Event> events = new ArrayList<>();
  private final Map<List<String>, Chronology> ordered = new HashMap<>();
  private @Nullable Acceptance acceptance;
  private final Map<String, List<Event>> answers = new HashMap<>();
  private final Map<String, String> typesById = new HashMap<>();
  private final List<CaseFile.EventEntry> later = new ArrayList<>();
  private final List<CaseFile.EventEntry> omitted = new ArrayList<>();
  private final Map<Subject, States.Stated> subjects = new LinkedHashMap<>();
  private final Map<Subject, Map<String, String>> known = new LinkedHashMap<>();
  private final Map<Subject, Boolean> ended = new HashMap<>();
  private final EventFacts eventFacts;
  private final States states;
  private final Course course;
  private final Map<Event, List<Document>> documents = new HashMap<>();

  /**
   * What repeats what was begun before, with the days on which a text that it begins under began.
   */
  private final Map<Onset, InForce> repeated = new IdentityHashMap<>();

  private final Proceeding proceeding = Proceeding.OF_THE_CASE;

  public Memory(Stack stack, CaseFile file, Moment asOf) {
    this(stack, file, asOf, true, true);
  }

  /**
   * A case file on a day.
   *
   * @param awaiting whether the events that have not happened stand in it as awaited
   * @param assuming whether what hardly ever is otherwise is taken to be so
   */
  public Memory(Stack stack, CaseFile file, Moment asOf, boolean awaiting, boolean assuming) {
    this.stack = stack;
    this.file = file;
    this.decisions =
        new Decisions(MOST_DECISIONS + MOST_DECISIONS_OF_A_PERSON * file.persons().size());
    this.entries = entries(file, stack.vocabulary());
    this.asOf = asOf;
    this.eventFacts =
        new EventFacts(
            file,
            stack.vocabulary(),
            entries.stream().filter(entry -> !entry.omitted() && happened(entry)).toList());
    this.states =
        new States(
            file,
            entries,
            eventFacts,
            stack.vocabulary(),
            asOf,
            decisions,
            unknowns,
            proceeding,
            subjects(),
            assuming ? stack.assumptions() : Map.of(),
            this::event);
    this.course = new Course(states, stack.vocabulary(), proceeding, asOf);
    fill(awaiting);
  }

  public Decisions decisions() {
    return decisions;
  }

  public CaseFile file() {
    return file;
  }

  public Vocabulary vocabulary() {
    return stack.vocabulary();
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

  /** The case as it stood. */
  public States states() {
    return states;
  }

  /** The stages of the proceeding, and who was in charge of them. */
  public Course course() {
    return course;
  }

  /** Which acceptance belongs to which beginning of an instance. */
  public Acceptance acceptance() {
    Acceptance known = acceptance;
    if (known == null) {
      known = new Acceptance(this);
      acceptance = known;
    }
    return known;
  }

  /** Whether the case against that person has ended. */
  public boolean hasEnded(Subject of) {
    return ended.computeIfAbsent(of, one -> hadEnded(one, asOf));
  }

  /** Whether the case against that person had ended at a moment. */
  boolean hadEnded(Subject of, Moment at) {
    return of instanceof Person
        && stack
            .vocabulary()
            .fact("case-ended")
            .flatMap(word -> states.known(of, word, at))
            .filter(FactWord.YES::equals)
            .isPresent();
  }

  /** What was taken to be so because the file does not say. */
  public List<Assessment.Assumed> assumed() {
    return states.assumed();
  }

  /** The events that the file records as not done, by the day asked about. */
  public List<CaseFile.EventEntry> omitted() {
    return omitted;
  }

  /** The facts known on the day asked about, by subject. */
  public Map<Subject, Map<String, String>> known() {
    return known;
  }

  private Map<Subject, States.Stated> subjects() {
    subjects.put(
        proceeding,
        new States.Stated(
            About.Kind.PROCEEDING, file.proceeding(), file.proceedingAmounts(), Optional.empty()));
    file.persons()
        .forEach(
            p ->
                subjects.put(
                    new Person(p.id()),
                    new States.Stated(About.Kind.PERSON, p.facts(), p.amounts(), p.born())));
    file.lawyers()
        .forEach(
            l ->
                subjects.put(
                    new Lawyer(l.id()),
                    new States.Stated(
                        About.Kind.LAWYER, l.facts(), l.amounts(), Optional.empty())));
    file.stations()
        .forEach(
            s ->
                subjects.put(
                    new Station(s.id()),
                    new States.Stated(
                        About.Kind.STATION, s.facts(), s.amounts(), Optional.empty())));
    return subjects;
  }

  private static List<CaseFile.EventEntry> entries(CaseFile file, Vocabulary words) {
    List<CaseFile.EventEntry> entries = new ArrayList<>();
    for (CaseFile.EventEntry entry : file.events()) {
      entries.add(entry);
      words.wider(entry.type()).forEach(wider -> entries.add(entry.as(wider)));
    }
    return List.copyOf(entries);
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
    subjects.forEach(this::subject);
    for (CaseFile.EventEntry entry : entries) {
      if (entry.omitted()) {
        if (happened(entry)) {
          omitted.add(entry);
        }
      } else if (!happened(entry)) {
        later.add(entry);
      } else {
        event(entry);
      }
    }
    if (awaiting) {
      awaited();
    }
  }

  private void subject(Subject subject, States.Stated said) {
    objects.add(subject);
    Map<String, String> values = new TreeMap<>();
    known.put(subject, values);
    for (FactWord word : stack.vocabulary().factsAbout(said.kind())) {
      if (!stack.asks(word.key()) || word.each().isPresent()) {
        continue;
      }
      if (word.kind() == FactWord.Kind.NUMBER) {
        number(subject, word, said.amounts().get(word.key()));
      } else {
        Map<String, Decision> value = states.at(subject, word, asOf, "");
        states.certain(value).ifPresent(certain -> values.put(word.key(), certain));
        fact(word, value, possible -> new Fact(subject, word.key(), possible));
      }
    }
    if (subject instanceof Person) {
      stack.negatedEntitlements().forEach(e -> objects.add(new NotOwed(subject, e)));
    }
  }

  /** What is certain stands once; of what is not, each value that is possible. */
  private void fact(FactWord word, Map<String, Decision> value, Function<String, Object> fact) {
    for (String possible : word.values().keySet()) {
      Decision condition = value.getOrDefault(possible, decisions.never());
      if (condition == decisions.always()) {
        objects.add(fact.apply(possible));
      } else if (condition != decisions.never()) {
        hypothesis(fact.apply(possible), condition);
      }
    }
  }

  /** A fact about an event: stated, or one of its values. */
  private void factOf(Event event, FactWord word, Optional<String> stated) {
    Optional<String> value = stated.or(() -> states.assumed(event, word));
    if (value.isPresent()) {
      objects.add(new Fact(event, word.key(), value.get()));
      return;
    }
    states
        .open(event, word)
        .forEach(
            (possible, condition) -> hypothesis(new Fact(event, word.key(), possible), condition));
  }

  private void number(Subject of, FactWord word, @Nullable Integer stated) {
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

  private Event event(CaseFile.EventEntry entry, Subject of) {
    return new Event(
        entry.id(),
        entry.type(),
        of,
        entry.at().orElse(null),
        entry.by().orElse(""),
        entry.lawyer().map(Lawyer::new).orElse(null),
        entry.station().map(Station::new).orElse(null),
        answered(entry),
        false);
  }

  private void event(CaseFile.EventEntry entry) {
    for (Subject of : concerned(entry)) {
      Event event = event(entry, of);
      events.add(event);
      answers.computeIfAbsent(event.re(), id -> new ArrayList<>()).add(event);
      typesById.putIfAbsent(event.id(), event.type());
      objects.add(event);
      objects.add(new RecordedEvent(event));
      for (FactWord word : stack.vocabulary().factsNaming(entry.type())) {
        if (stack.asks(word.key()) && !word.changes()) {
          if (word.kind() == FactWord.Kind.NUMBER) {
            number(event, word, entry.amounts().get(word.key()));
          } else {
            factOf(event, word, stated(entry, of, word));
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

  /** What the file says of an event, or what else it says of it gives or shows. */
  public Optional<String> stated(CaseFile.EventEntry entry, Subject of, FactWord word) {
    return eventFacts.of(entry, of, word);
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

  /** States as they stood when the event happened, and those that it began. */
  private void history(Event event, Subject of) {
    List<Subject> owners = new ArrayList<>(List.of(of, proceeding));
    if (event.lawyer() != null) {
      owners.add(event.lawyer());
    }
    if (event.station() != null) {
      owners.add(event.station());
    }
    for (String name : stack.askedAt(event.type())) {
      FactWord word = stack.vocabulary().fact(name).orElseThrow();
      for (Subject owner : owners(owners, word, of)) {
        fact(
            word,
            states.found(owner, word, event, whose(event, word)),
            value -> new FactAt(event, owner, name, value));
      }
    }
    for (String name : stack.begunBy(event.type())) {
      FactWord word = stack.vocabulary().fact(name).orElseThrow();
      owners(owners, word, of).forEach(owner -> onset(event, word, owner, whose(event, word)));
    }
  }

  /** The lawyer, or the appointment, of an event: each may have a state of its own. */
  private String whose(Event event, FactWord word) {
    return word.each().isPresent()
        ? appointment(event, word)
        : event.lawyer() == null ? "" : event.lawyer().id();
  }

  /** Of which appointment an event is, of which each has its own of that state. */
  public String appointment(Event event, FactWord word) {
    String type = word.each().orElseThrow();
    return file.event(event.id())
        .flatMap(entry -> file.appointments(entry, type).stream().findFirst())
        .map(CaseFile.EventEntry::id)
        .orElse(event.id());
  }

  /** The events that show what the state of an appointment was; empty for other states. */
  public List<Event> showing(FactAt fact) {
    FactWord word = stack.vocabulary().fact(fact.name()).orElseThrow();
    if (word.each().isEmpty()) {
      return List.of();
    }
    String whose = appointment(fact.of(), word);
    Set<String> changing = new HashSet<>();
    states.steps(fact.whose(), word, whose).forEach(step -> changing.add(step.event()));
    return events.stream()
        .filter(e -> e.of().equals(fact.whose()) && appointment(e, word).equals(whose))
        .filter(e -> changing.contains(e.id()) || states(e, word))
        .toList();
  }

  private boolean states(Event event, FactWord word) {
    return file.event(event.id())
        .filter(entry -> entry.facts().containsKey(word.key()))
        .isPresent();
  }

  /** What an event answers; one about an appointment need not say so of the only one. */
  private String answered(CaseFile.EventEntry entry) {
    return entry
        .re()
        .orElseGet(
            () ->
                stack.vocabulary().appointmentOf(entry.type()).stream()
                    .map(type -> file.appointments(entry, type))
                    .filter(about -> about.size() == 1)
                    .map(about -> about.get(0).id())
                    .filter(id -> !id.equals(entry.id()))
                    .findFirst()
                    .orElse(""));
  }

  /** Whose fact it is; what happens in the proceeding finds each of its persons. */
  private List<Subject> owners(List<Subject> owners, FactWord word, Subject of) {
    return of.equals(proceeding) && word.isAbout(About.Kind.PERSON)
        ? subjects.keySet().stream().filter(Person.class::isInstance).toList()
        : owner(owners, word).stream().toList();
  }

  private Optional<Subject> owner(List<Subject> owners, FactWord word) {
    for (Subject owner : owners) {
      States.Stated said = subjects.get(owner);
      if (said != null && word.isAbout(said.kind())) {
        return Optional.of(owner);
      }
    }
    return Optional.empty();
  }

  private void onset(Event event, FactWord word, Subject owner, String lawyer) {
    Map<String, Decision> begun = new HashMap<>();
    if (event.awaited()) {
      begun.putAll(awaited(event, word, owner, lawyer));
    } else {
      List<States.Step> steps = states.steps(owner, word, lawyer);
      Map<String, Decision> first = steps.get(0).after();
      // What one event leaves under several conditions it begins by all of them together.
      List<States.Step> own = steps.stream().filter(s -> s.event().equals(event.id())).toList();
      if (!own.isEmpty()) {
        Map<String, Decision> before = own.get(0).before();
        boolean fromUnknown = before == first && first.size() > 1;
        own.get(own.size() - 1)
            .after()
            .forEach(
                (value, after) ->
                    begun.put(
                        value,
                        // The first change on file begins what it leaves, though nothing says what
                        // was before.
                        fromUnknown
                            ? after
                            : decisions.and(
                                after,
                                decisions.not(before.getOrDefault(value, decisions.never())))));
      }
    }
    fact(word, begun, value -> new Onset(event, owner, word.key(), value));
    if (!event.awaited() && leaves(event.type(), word)) {
      word.values().keySet().stream()
          .filter(value -> !begun.containsKey(value) || begun.get(value) == decisions.never())
          .forEach(value -> repeated(event, word, owner, lawyer, value));
    }
  }

  /**
   * Under a text an event begins what holds already, if nothing did so since the text came into
   * force: who asks again after that day asks for the first time under it. What only follows from
   * something else (a first measure) stays what it was.
   */
  private void repeated(Event event, FactWord word, Subject owner, String lawyer, String value) {
    List<States.Step> steps = states.steps(owner, word, lawyer);
    int first = 0;
    while (first < steps.size() && !steps.get(first).event().equals(event.id())) {
      first++;
    }
    boolean repeats =
        first < steps.size()
            && steps.get(first).before().get(value) == decisions.always()
            && steps.get(first).after().get(value) == decisions.always();
    for (int i = first - 1; repeats && i > 0; i--) {
      States.Step earlier = steps.get(i);
      if (earlier.after().get(value) != decisions.always()) {
        return;
      }
      Optional<LocalDate> before =
          earlier.from().map(Moment::date).filter(d -> begins(earlier, word));
      if (before.isPresent()) {
        LocalDate at = event.moment().orElse(asOf).date();
        if (!stack.commencements().subSet(before.get(), false, at, true).isEmpty()) {
          Onset onset = new Onset(event, owner, word.key(), value);
          objects.add(onset);
          repeated.put(
              onset,
              new InForce(Optional.of(before.get().plusDays(1)), Optional.of(at.plusDays(1))));
        }
        return;
      }
    }
  }

  private boolean begins(States.Step step, FactWord word) {
    return file.event(step.event())
        .map(CaseFile.EventEntry::type)
        .filter(type -> stack.begunBy(type).contains(word.key()) && leaves(type, word))
        .isPresent();
  }

  /** Whether events of a type leave a state, or one that makes it up. */
  private boolean leaves(String type, FactWord word) {
    List<String> parts = word.derived().map(Derived::facts).orElse(List.of());
    return stack.vocabulary().leaves(type).stream()
        .map(Leaves::state)
        .anyMatch(state -> state.equals(word.key()) || parts.contains(state));
  }

  /** Whether an event repeats what was so before a text came into force: both are of one matter. */
  public boolean isRepeated(Event event) {
    return repeated.keySet().stream().anyMatch(one -> one.of().equals(event));
  }

  /**
   * On which days a text must have come into force for something to begin anything under it; empty
   * for what does so under any.
   */
  Optional<InForce> repeated(Object object) {
    return object instanceof Onset onset && !repeated.isEmpty()
        ? Optional.ofNullable(repeated.get(onset))
        : Optional.empty();
  }

  /** What an event that has not happened would begin. */
  private Map<String, Decision> awaited(Event event, FactWord word, Subject owner, String lawyer) {
    Map<String, Decision> now = states.at(owner, word, asOf, lawyer);
    Map<String, Decision> begun = new HashMap<>();
    Map<String, String> parts = new HashMap<>();
    for (Leaves leaves : stack.vocabulary().leaves(event.type())) {
      if (leaves.state().equals(word.key()) && !leaves.ifStated()) {
        Decision changes = decisions.not(now.getOrDefault(leaves.value(), decisions.never()));
        Decision held =
            leaves
                .from()
                .map(value -> now.getOrDefault(value, decisions.never()))
                .orElse(decisions.always());
        begun.put(leaves.value(), decisions.and(changes, held));
      } else if (leaves.when().isEmpty() && leaves.from().isEmpty()) {
        parts.put(leaves.state(), leaves.value());
      }
    }
    word.derived()
        .filter(derived -> derived.facts().stream().anyMatch(parts::containsKey))
        .ifPresent(
            derived ->
                states
                    .given(owner, derived, asOf, lawyer, parts)
                    .forEach(
                        (value, after) ->
                            begun.put(
                                value,
                                decisions.and(
                                    after,
                                    decisions.not(now.getOrDefault(value, decisions.never()))))));
    return begun;
  }

  private void awaited() {
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
          (subject, said) -> {
            if (said.kind() == word.get().about() && !present.contains(List.of(type, subject))) {
              Event awaited = new Event("", type, subject, null, "", null, null, "", true);
              objects.add(awaited);
              history(awaited, subject);
            }
          });
    }
  }

  private List<Subject> concerned(CaseFile.EventEntry entry) {
    Optional<EventWord> word = stack.vocabulary().event(entry.type());
    if (word.isEmpty()) {
      return List.of();
    }
    return switch (word.get().about()) {
      case PERSON ->
          (entry.persons().isEmpty()
                  ? file.persons().stream().map(CaseFile.PersonEntry::id)
                  : entry.persons().stream().distinct().filter(id -> file.person(id).isPresent()))
              .map(id -> (Subject) new Person(id))
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
}
