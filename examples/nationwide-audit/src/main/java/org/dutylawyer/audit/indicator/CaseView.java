package org.dutylawyer.audit.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.History;
import org.dutylawyer.vocabulary.Vocabulary;

/** A case file as it stood on the day asked about, and how its states went. */
public final class CaseView {

  private static final String STAGE = "stage";

  private final Assessment answer;
  private final Vocabulary words;
  private final List<EventEntry> events;
  private final Map<List<String>, Course> courses = new HashMap<>();
  private final Map<List<Object>, List<EventEntry>> found = new HashMap<>();

  /** The case of an answer. */
  public CaseView(Assessment answer) {
    this.answer = answer;
    this.words = answer.words();
    Set<String> later = Set.copyOf(answer.laterEvents());
    this.events =
        answer.file().events().stream()
            .filter(e -> !later.contains(e.id()) && !isAhead(e, answer.asOf()))
            .toList();
  }

  /** The answer. */
  public Assessment answer() {
    return answer;
  }

  /** The file. */
  public CaseFile file() {
    return answer.file();
  }

  /** A hearing that is set down for later has not been held. */
  private static boolean isAhead(EventEntry event, Moment asOf) {
    return day(event)
        .map(
            day ->
                day.isAfter(asOf.date())
                    || day.equals(asOf.date())
                        && asOf.time().isPresent()
                        && event.at().flatMap(Moment::time).isPresent()
                        && Moment.BY_BEGINNING.compare(event.at().get(), asOf) > 0)
        .orElse(false);
  }

  /** What happened to a person, in time, of some types; what was not done is not among them. */
  List<EventEntry> events(List<String> types, String person) {
    return found.computeIfAbsent(
        List.of(types, person),
        key ->
            events.stream()
                .filter(e -> !e.omitted() && types.contains(e.type()) && e.concerns(person))
                .toList());
  }

  /** All that happened to a person, in time. */
  List<EventEntry> events(String person) {
    return events.stream().filter(e -> !e.omitted() && e.concerns(person)).toList();
  }

  /** What happened of some types, to whomever. */
  public List<EventEntry> happened(List<String> types) {
    return events.stream().filter(e -> !e.omitted() && types.contains(e.type())).toList();
  }

  /** What the file says was not done for a person, of one type. */
  List<EventEntry> omitted(String type, String person) {
    return events.stream()
        .filter(e -> e.omitted() && type.equals(e.type()) && e.concerns(person))
        .toList();
  }

  /** Whether the register of the file records all of these, so that its silence says no. */
  boolean recorded(List<String> types) {
    return file().register().map(register -> recorded(register, types)).orElse(false);
  }

  private boolean recorded(CaseFile.Register register, List<String> types) {
    boolean kept = register.until().map(u -> !u.isBefore(answer.asOf().date())).orElse(true);
    return kept
        && types.stream()
            .allMatch(
                type ->
                    register.records().contains(type)
                        || !register.omits().contains(type)
                            && words.event(type).map(EventWord::registered).orElse(false));
  }

  /** A number that the file states of a lawyer. */
  Optional<Integer> amount(String name, String lawyer) {
    return file().lawyers().stream()
        .filter(l -> l.id().equals(lawyer))
        .findFirst()
        .map(l -> l.amounts().get(name));
  }

  // --- facts and states ------------------------------------------------------------------------

  /**
   * A fact as it was at an event: of the event itself, its lawyer, the person or the proceeding.
   *
   * @return empty if it is not known
   */
  Optional<String> value(String name, String person, EventEntry at) {
    Optional<FactWord> word = words.fact(name);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    if (word.get().history().isPresent()) {
      return state(name, word.get().history().get(), person, at);
    }
    return Stream.of(
            Optional.of(at.facts()),
            at.lawyer()
                .flatMap(l -> file().lawyers().stream().filter(x -> x.id().equals(l)).findFirst())
                .map(CaseFile.LawyerEntry::facts))
        .flatMap(Optional::stream)
        .map(facts -> facts.get(name))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .or(() -> stated(name, person));
  }

  /** A fact of a person or the proceeding on the day asked about, if it is known. */
  public Optional<String> now(String name, String person) {
    Optional<History> history = words.fact(name).flatMap(FactWord::history);
    if (history.isEmpty()) {
      return stated(name, person);
    }
    Course course = course(name, history.get(), person);
    return course.last().map(Step::value).orElse(course.first());
  }

  /** The day of the last change of a state; empty where there is none, or it has no day. */
  public Optional<LocalDate> since(String name, String person) {
    return words
        .fact(name)
        .flatMap(FactWord::history)
        .flatMap(history -> course(name, history, person).last())
        .flatMap(step -> day(step.event()));
  }

  private Optional<String> stated(String name, String person) {
    Optional<String> own = file().person(person).map(p -> p.facts().get(name));
    return own.isPresent() ? own : Optional.ofNullable(file().proceeding().get(name));
  }

  /** What a state was at an event; of an event without a day, only what it always was. */
  private Optional<String> state(String name, History history, String person, EventEntry at) {
    Course course = course(name, history, person);
    if (at.at().isEmpty()) {
      boolean always = course.steps().stream().allMatch(s -> s.value().equals(course.first()));
      return always ? course.first() : Optional.empty();
    }
    Optional<String> value = course.first();
    for (Step step : course.steps()) {
      value = isLater(step.event(), at) ? value : step.value();
    }
    return value;
  }

  /**
   * A state over time.
   *
   * @param first its value before the first change, if it is known
   * @param steps its changes, in time
   */
  private record Course(Optional<String> first, List<Step> steps) {
    Optional<Step> last() {
      return steps.stream().reduce((one, next) -> next);
    }
  }

  /** An event that leaves a value; empty where it is open which. */
  private record Step(EventEntry event, Optional<String> value) {}

  private Course course(String name, History history, String person) {
    List<String> key = List.of(name, person);
    Course known = courses.get(key);
    if (known == null) {
      known = made(name, history, person);
      courses.put(key, known);
    }
    return known;
  }

  /** As the library has it: a stated value is that of today, or the one before the first change. */
  private Course made(String name, History history, String person) {
    List<EventEntry> changing =
        events.stream()
            .filter(e -> !e.omitted() && e.concerns(person) && !left(e, name).isEmpty())
            .toList();
    Optional<String> stated = stated(name, person);
    Optional<String> first =
        changing.isEmpty() ? stated : beforeFirst(name, history, changing, stated);
    if (changing.isEmpty() && stated.isPresent()) {
      Optional<EventEntry> since = knownSince(history, stated.get(), person);
      if (since.isPresent()) {
        return new Course(Optional.empty(), List.of(new Step(since.get(), stated)));
      }
    }
    return walked(first.or(history::initially), ended(name, history, person), name, history);
  }

  private Optional<String> beforeFirst(
      String name, History history, List<EventEntry> changing, Optional<String> stated) {
    List<String> order = List.copyOf(words.fact(name).orElseThrow().values().keySet());
    Optional<String> begun = value(left(changing.get(0), name));
    Optional<String> last = value(left(changing.get(changing.size() - 1), name));
    boolean today =
        stated.isPresent()
            && (stated.equals(last)
                || history.forward()
                    && last.isPresent()
                    && order.indexOf(stated.get()) > order.indexOf(last.get()));
    if (stated.isPresent() && !today) {
      return stated;
    }
    if (history.forward() && begun.isPresent()) {
      List<String> earlier = order.subList(0, order.indexOf(begun.get()));
      return earlier.size() == 1 ? Optional.of(earlier.get(0)) : Optional.empty();
    }
    boolean sets =
        words.event(changing.get(0).type()).flatMap(EventWord::sets).equals(Optional.of(name));
    return sets && begun.equals(Optional.of(FactWord.YES))
        ? Optional.of(FactWord.NO)
        : Optional.empty();
  }

  /** The event since which a value that is stated without an event is known. */
  private Optional<EventEntry> knownSince(History history, String stated, String person) {
    if (stated.equals(FactWord.NO) || history.initially().equals(Optional.of(stated))) {
      return Optional.empty();
    }
    return others(history.statedSince(), person)
        .filter(course -> !course.steps().isEmpty() && course.first().isPresent())
        .map(course -> course.steps().get(course.steps().size() - 1).event())
        .reduce((one, other) -> isAfter(other, one) ? other : one);
  }

  private Stream<Course> others(List<String> names, String person) {
    return names.stream()
        .flatMap(
            other ->
                words.fact(other).flatMap(FactWord::history).stream()
                    .map(h -> course(other, h, person)));
  }

  /** The events that change it, those that change what ends it among them, in time. */
  private List<EventEntry> ended(String name, History history, String person) {
    Set<EventEntry> ending = Collections.newSetFromMap(new IdentityHashMap<>());
    others(history.endsWith(), person)
        .flatMap(course -> course.steps().stream())
        .forEach(step -> ending.add(step.event()));
    return events.stream()
        .filter(e -> !e.omitted() && e.concerns(person))
        .filter(e -> ending.contains(e) || !left(e, name).isEmpty() || resumes(e, name, history))
        .toList();
  }

  /** What has ended for everybody goes on for everybody with these events on a later day. */
  private boolean resumes(EventEntry event, String name, History history) {
    return history.resumesWith().contains(event.type())
        && file().persons().stream()
            .allMatch(
                person ->
                    leftBefore(event, name, person.id())
                        .filter(value -> !history.initially().equals(Optional.of(value)))
                        .isPresent());
  }

  private Optional<String> leftBefore(EventEntry event, String name, String person) {
    return events(person).stream()
        .filter(e -> !left(e, name).isEmpty())
        .filter(e -> day(e).flatMap(d -> day(event).filter(d::isBefore)).isPresent())
        .reduce((one, other) -> isAfter(one, other) ? one : other)
        .flatMap(e -> value(left(e, name)));
  }

  private Course walked(
      Optional<String> first, List<EventEntry> changing, String name, History history) {
    List<Step> steps = new ArrayList<>();
    Optional<String> value = first;
    for (EventEntry event : changing) {
      List<Left> left = left(event, name);
      if (left.isEmpty()) {
        value = history.initially(); // what ends it
      }
      for (Left one : left) {
        boolean fits = one.from().isEmpty() || one.from().equals(value);
        value = fits ? one.value() : value;
      }
      steps.add(new Step(event, value));
    }
    return new Course(first, List.copyOf(steps));
  }

  private static Optional<String> value(List<Left> left) {
    return left.isEmpty() ? Optional.empty() : left.get(left.size() - 1).value();
  }

  /** What happens on one day without hours that tell more happens after what changed then. */
  private static boolean isLater(EventEntry change, EventEntry at) {
    boolean sameDay = day(change).isPresent() && day(change).equals(day(at));
    boolean untimed =
        change.at().flatMap(Moment::time).isEmpty() || at.at().flatMap(Moment::time).isEmpty();
    return !(sameDay && untimed) && isAfter(change, at);
  }

  /** Whether an event lies after another, or has no day. */
  static boolean isAfter(EventEntry event, EventEntry at) {
    if (event.at().isEmpty() || at.at().isEmpty() || event.id().equals(at.id())) {
      return event.at().isEmpty() && !event.id().equals(at.id());
    }
    return Moment.BY_BEGINNING.compare(event.at().get(), at.at().get()) > 0;
  }

  /** What an event leaves: a value, empty where the file does not say which, if it had another. */
  private record Left(Optional<String> value, Optional<String> from) {}

  private List<Left> left(EventEntry event, String state) {
    if (words.event(event.type()).flatMap(EventWord::sets).equals(Optional.of(state))) {
      return List.of(new Left(event.to(), Optional.empty()));
    }
    return words.leaves(event.type()).stream()
        .filter(leaves -> leaves.state().equals(state))
        .filter(
            leaves ->
                leaves.when().entrySet().stream()
                    .allMatch(w -> w.getValue().equals(event.facts().get(w.getKey()))))
        .map(leaves -> new Left(Optional.of(leaves.value()), leaves.from()))
        .toList();
  }

  /** The stage at an event, or an empty text if it is not known. */
  public String stage(String person, EventEntry at) {
    return value(STAGE, person, at).orElse("");
  }

  /** The organ in charge in a stage, or an empty text. */
  public String organ(String stage) {
    return switch (stage) {
      case "investigation" ->
          Optional.ofNullable(file().proceeding().get("investigating-organ"))
              .orElse("investigating-organ");
      case "prosecution-review" -> "procuratorate";
      case "trial" -> "court";
      default -> "";
    };
  }

  /** The stages that the file shows, in time, and whether the case against the person ended. */
  public List<String> path(String person) {
    List<String> path = new ArrayList<>();
    for (EventEntry event : events) {
      if (event.omitted() || !event.concerns(person)) {
        continue;
      }
      if (event.type().equals("case-closed")) {
        add(path, "closed");
      } else {
        value(left(event, STAGE)).ifPresent(stage -> add(path, stage));
      }
    }
    if (path.isEmpty()) {
      stated(STAGE, person).ifPresent(path::add);
    }
    return path;
  }

  private static void add(List<String> path, String step) {
    if (path.isEmpty() || !path.get(path.size() - 1).equals(step)) {
      path.add(step);
    }
  }

  /** The day of an event. */
  static Optional<LocalDate> day(EventEntry event) {
    return event.at().map(Moment::date);
  }
}
