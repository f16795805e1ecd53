package org.dutylawyer.internal.derive;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.internal.logic.Variable;
import org.dutylawyer.pack.Assumption;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.Derived;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Follows;
import org.dutylawyer.vocabulary.FromOthers;
import org.dutylawyer.vocabulary.History;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * The case as it stood: each fact of each subject over time, from what the file states and from the
 * events that began and ended it.
 *
 * <p>A stated value is that of today, or that before the first change: if the last change led to
 * it, what came before is not known. What happens on the day on which a stage begins happens in
 * that stage, unless hours say otherwise.
 */
public final class States {

  /** Completed years of age of an adult (成年人). */
  public static final int ADULT_YEARS = 18;

  private static final String BORN = "age-group";
  private static final String INSTANCE = "instance";
  static final String FIRST = "first";

  /** What an event leaves that changes a state and does not say to what. */
  static final String OPEN = "";

  /** With more persons of whom it is open, no fact of one hangs on each of the others. */
  private static final int MOST_OTHERS = 8;

  private final CaseFile file;
  private final EventFacts eventFacts;
  private final StateEvents changing;
  private final Vocabulary words;
  private final Moment asOf;
  private final Decisions decisions;
  private final Subject proceeding;
  private final BiFunction<CaseFile.EventEntry, Subject, Event> events;
  private final Map<Unknown, Variable> unknowns;
  private final Map<Subject, Stated> subjects;
  private final Map<String, Assumption> assumptions;
  private final Map<List<Object>, Assessment.Assumed> assumed = new LinkedHashMap<>();
  private final Map<Line, List<Step>> lines = new HashMap<>();
  private final Map<Derived, List<FactWord>> parts = new IdentityHashMap<>();
  private final Map<Having, Map<Person, Decision>> having = new HashMap<>();

  /** That a person has one of some values of a fact at a moment. */
  private record Having(String fact, Set<String> values, Moment moment) {}

  /**
   * What the file says of a subject.
   *
   * @param kind what it is
   * @param facts the facts stated
   * @param amounts the numbers stated
   * @param born the date of birth
   */
  record Stated(
      About.Kind kind,
      Map<String, String> facts,
      Map<String, Integer> amounts,
      Optional<LocalDate> born) {}

  /**
   * A state of a subject, as far as one lawyer or one appointment is concerned; all of them if none
   * is named.
   */
  record Line(Subject of, String fact, String whose) {}

  /**
   * From when on a state is what it is.
   *
   * @param from when it changed; empty for what it was at first
   * @param event id of the event that changed it; empty if none did
   * @param before on what each value depended until then
   * @param after on what each value depends since
   */
  public record Step(
      Optional<Moment> from,
      String event,
      Map<String, Decision> before,
      Map<String, Decision> after) {}

  States(
      CaseFile file,
      List<CaseFile.EventEntry> entries,
      EventFacts eventFacts,
      Vocabulary words,
      Moment asOf,
      Decisions decisions,
      Map<Unknown, Variable> unknowns,
      Subject proceeding,
      Map<Subject, Stated> subjects,
      Map<String, Assumption> assumptions,
      BiFunction<CaseFile.EventEntry, Subject, Event> events) {
    this.file = file;
    this.eventFacts = eventFacts;
    this.words = words;
    this.asOf = asOf;
    this.decisions = decisions;
    this.unknowns = unknowns;
    this.proceeding = proceeding;
    this.subjects = subjects;
    this.assumptions = assumptions;
    this.events = events;
    this.changing = new StateEvents(file, entries, words, asOf, subjects);
  }

  /** What was taken to be so because the file does not say. */
  List<Assessment.Assumed> assumed() {
    return List.copyOf(assumed.values());
  }

  /**
   * On what each value of a fact depends at a moment; only values that are possible. What happens
   * after the day asked about changes nothing yet, also for an appointment that lies ahead.
   *
   * @param whose id of the lawyer or of the appointment of which each has its own; empty for all
   */
  public Map<String, Decision> at(Subject of, FactWord word, Moment moment, String whose) {
    return at(of, word, moment, whose, "");
  }

  /**
   * What an event found: the same at its moment, without the turns of its own day that come after
   * it by their word and have no hour that says otherwise.
   */
  Map<String, Decision> found(Subject of, FactWord word, Event event, String whose) {
    return at(of, word, event.moment().orElse(asOf), whose, event.type());
  }

  private Map<String, Decision> at(
      Subject of, FactWord word, Moment moment, String whose, String finder) {
    if (word.key().equals(BORN) && stated(of).born().isPresent()) {
      return Map.of(ageGroup(stated(of).born().get(), moment.date()), decisions.always());
    }
    if (word.derived().isPresent()) {
      return given(of, word.derived().get(), moment, whose, Map.of(), finder);
    }
    Optional<FromOthers> others = word.fromOthers().filter(o -> of instanceof Person);
    if (others.isPresent() && !stated(of).facts().containsKey(word.key())) {
      return fromOthers(of, word, others.get(), moment);
    }
    Map<String, Decision> value = Map.of();
    for (Step step : steps(of, word, whose)) {
      if (step.from()
          .map(from -> !Memory.isAfter(from, moment) && !Memory.isAfter(from, asOf))
          .orElse(true)) {
        value = comesAfter(step, word, moment, finder) ? value : step.after();
      }
    }
    return value;
  }

  /** Whether a turn lies on the day of an event that comes before such turns. */
  private boolean comesAfter(Step turn, FactWord word, Moment moment, String finder) {
    return !finder.isEmpty()
        && turn.from().filter(moment::isUnorderedWith).isPresent()
        && precedents(word, turn).contains(finder);
  }

  /** The events that by its word come before a turn of a state on the same day without hours. */
  private Set<String> precedents(FactWord word, Step turn) {
    Map<String, List<String>> turnsAfter = word.history().map(History::turnsAfter).orElse(Map.of());
    return turnsAfter.entrySet().stream()
        .filter(after -> turnsTo(turn, after.getKey()))
        .flatMap(after -> after.getValue().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a step may leave a value that was not there before it. */
  private boolean turnsTo(Step step, String value) {
    Decision before = step.before().getOrDefault(value, decisions.never());
    Decision after = step.after().getOrDefault(value, decisions.never());
    return decisions.and(after, decisions.not(before)) != decisions.never();
  }

  /** The same for what is made up of other states: those before a turn of one of them. */
  private Set<String> precedents(Subject of, FactWord word, String whose, Step turn) {
    return word.derived().isEmpty()
        ? precedents(word, turn)
        : parts(word.derived().get()).stream()
            .flatMap(
                part ->
                    steps(owner(of, part), part, whose).stream()
                        .filter(step -> step.from().equals(turn.from()))
                        .filter(step -> step.event().equals(turn.event()))
                        .flatMap(step -> precedents(of, part, whose, step).stream()))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * On what each value of a derived state would depend at a moment if some of the facts that make
   * it up had these values.
   */
  Map<String, Decision> given(
      Subject of, Derived word, Moment moment, String whose, Map<String, String> values) {
    return given(of, word, moment, whose, values, "");
  }

  private Map<String, Decision> given(
      Subject of,
      Derived word,
      Moment moment,
      String whose,
      Map<String, String> values,
      String finder) {
    Map<String, Map<String, Decision>> parts = new HashMap<>();
    for (FactWord fact : parts(word)) {
      String value = values.get(fact.key());
      parts.put(
          fact.key(),
          value == null
              ? at(owner(of, fact), fact, moment, whose, finder)
              : Map.of(value, decisions.always()));
    }
    return derived(word, parts);
  }

  /** The value of a fact at a moment, if it is known. */
  public Optional<String> known(Subject of, FactWord word, Moment moment) {
    return certain(at(of, word, moment, ""));
  }

  /** Of the values of a fact the one that it has for certain. */
  Optional<String> certain(Map<String, Decision> values) {
    for (Map.Entry<String, Decision> value : values.entrySet()) {
      if (value.getValue() == decisions.always()) {
        return Optional.of(value.getKey());
      }
    }
    return Optional.empty();
  }

  /**
   * Whether somebody is a minor on a day (未满十八周岁). The texts do not say whether the eighteenth
   * birthday itself still counts; it is taken to count, which is the side that protects.
   */
  public static boolean isMinor(LocalDate born, LocalDate day) {
    return !day.isAfter(born.plusYears(ADULT_YEARS));
  }

  private static String ageGroup(LocalDate born, LocalDate day) {
    return isMinor(born, day) ? "minor" : "adult";
  }

  /** Nobody does anything for it: the day after the birthday, the person is an adult. */
  private List<Step> ages(LocalDate born) {
    Map<String, Decision> minor = Map.of("minor", decisions.always());
    Map<String, Decision> adult = Map.of("adult", decisions.always());
    Moment grown = Moment.of(born.plusYears(18).plusDays(1));
    return List.of(first(minor), new Step(Optional.of(grown), "", minor, adult));
  }

  /**
   * One of the others suffices for yes; that none of them does leaves it to the file. Where it is
   * open of more than {@value #MOST_OTHERS} of them, what is asked is the fact itself, and not each
   * of them: a file of a thousand persons would otherwise ask a million questions.
   */
  private Map<String, Decision> fromOthers(
      Subject of, FactWord word, FromOthers others, Moment moment) {
    Map<Person, Decision> having =
        having(words.fact(others.fact()).orElseThrow(), others.values(), moment);
    Decision yes = decisions.never();
    int open = having.size() - (having.containsKey(of) ? 1 : 0);
    for (Map.Entry<Person, Decision> other : having.entrySet()) {
      boolean certain = other.getValue() == decisions.always();
      if (!other.getKey().equals(of) && (certain || open <= MOST_OTHERS)) {
        yes = decisions.or(yes, other.getValue());
        if (certain) {
          break;
        }
      }
    }
    if (yes != decisions.always()) {
      Variable variable = variable(new Unknown(of, word.key(), false), word);
      yes = decisions.or(yes, decisions.is(variable, FactWord.YES));
    }
    return possible(Map.of(FactWord.YES, yes, FactWord.NO, decisions.not(yes)));
  }

  /** On what it depends that a person has one of the values; who certainly has comes first. */
  private Map<Person, Decision> having(FactWord fact, Set<String> values, Moment moment) {
    Having asked = new Having(fact.key(), values, moment);
    Map<Person, Decision> known = having.get(asked);
    if (known != null) {
      return known;
    }
    Map<Person, Decision> certain = new LinkedHashMap<>();
    Map<Person, Decision> open = new LinkedHashMap<>();
    for (CaseFile.PersonEntry entry : file.persons()) {
      Person person = new Person(entry.id());
      Decision has = decisions.never();
      for (Map.Entry<String, Decision> value : at(person, fact, moment, "").entrySet()) {
        if (values.contains(value.getKey())) {
          has = decisions.or(has, value.getValue());
        }
      }
      if (has != decisions.never()) {
        (has == decisions.always() ? certain : open).put(person, has);
      }
    }
    certain.putAll(open);
    having.put(asked, certain);
    return certain;
  }

  /** What changed a state, in the order of time; the first step is what it was at first. */
  public List<Step> steps(Subject of, FactWord word, String whose) {
    boolean own = word.history().map(h -> h.perLawyer() || h.each().isPresent()).orElse(false);
    Line line = new Line(of, word.key(), own ? whose : "");
    List<Step> known = lines.get(line);
    if (known == null) {
      known = make(line, word);
      lines.put(line, known);
    }
    return known;
  }

  /** The facts that make up a derived state. */
  private List<FactWord> parts(Derived word) {
    return parts.computeIfAbsent(
        word, of -> of.facts().stream().map(fact -> words.fact(fact).orElseThrow()).toList());
  }

  private Subject owner(Subject of, FactWord word) {
    return word.isAbout(About.Kind.PROCEEDING) ? proceeding : of;
  }

  /** On what the two values of a derived state depend, given those of the facts that make it up. */
  private Map<String, Decision> derived(Derived word, Map<String, Map<String, Decision>> parts) {
    Decision holds = decisions.never();
    for (Map<String, String> all : word.anyOf()) {
      Decision combination = decisions.always();
      for (Map.Entry<String, String> part : all.entrySet()) {
        combination =
            decisions.and(
                combination,
                requireNonNull(parts.get(part.getKey()))
                    .getOrDefault(part.getValue(), decisions.never()));
      }
      holds = decisions.or(holds, combination);
    }
    return possible(Map.of(word.value(), holds, word.otherwise(), decisions.not(holds)));
  }

  /** A step of one of the facts that make up a state. */
  private record PartStep(String fact, Step step) {}

  private List<Step> derivedSteps(Line line, Derived word) {
    Map<String, Map<String, Decision>> parts = new HashMap<>();
    List<PartStep> changes = new ArrayList<>();
    for (FactWord fact : parts(word)) {
      for (Step step : steps(owner(line.of(), fact), fact, line.whose())) {
        if (step.from().isEmpty()) {
          parts.put(fact.key(), step.after());
        } else {
          changes.add(new PartStep(fact.key(), step));
        }
      }
    }
    changes.sort(
        Comparator.comparing((PartStep c) -> c.step().from().orElseThrow(), Moment.BY_BEGINNING));
    List<Step> steps = new ArrayList<>();
    steps.add(first(derived(word, parts)));
    for (PartStep change : changes) {
      Map<String, Decision> before = steps.get(steps.size() - 1).after();
      parts.put(change.fact(), change.step().after());
      steps.add(
          new Step(change.step().from(), change.step().event(), before, derived(word, parts)));
    }
    return List.copyOf(steps);
  }

  private List<Step> make(Line line, FactWord word) {
    return make(line, word, true);
  }

  /**
   * The same.
   *
   * @param following whether what follows from other states counts
   */
  private List<Step> make(Line line, FactWord word, boolean following) {
    if (word.derived().isPresent()) {
      return derivedSteps(line, word.derived().get());
    }
    Optional<String> stated = Optional.ofNullable(stated(line.of()).facts().get(word.key()));
    if (word.key().equals(BORN) && stated(line.of()).born().isPresent()) {
      return ages(stated(line.of()).born().get());
    }
    if (word.history().isEmpty()) {
      return List.of(first(start(line.of(), word, stated, false)));
    }
    History history = word.history().get();
    if (history.each().isPresent()) {
      return ofAppointment(line, word, history);
    }
    List<StateChange> all = changes(line, history, following);
    boolean opened = !all.isEmpty() && all.get(all.size() - 1).opensAnew();
    boolean restated = opened && stated.isPresent() && isOfToday(line, history);
    List<StateChange> changes =
        opened && !restated && stated.isPresent() ? all : closed(all, stated);
    List<StateChange> certain = changes.stream().filter(this::isCertain).toList();
    boolean changed = opened || changes.stream().anyMatch(c -> !c.ends() && c.from().isEmpty());
    Optional<String> last =
        certain.isEmpty() ? Optional.empty() : Optional.of(certain.get(certain.size() - 1).value());
    // What follows from another state alone is not what a file states as the outcome.
    boolean told = certain.isEmpty() || !certain.get(certain.size() - 1).ends();
    boolean outcome = restated || changed && told && stated.isPresent() && last.equals(stated);
    boolean later =
        changed
            && history.forward()
            && stated.isPresent()
            && last.isPresent()
            && isLater(word, stated.get(), last.get());
    Optional<String> initial = outcome || later ? Optional.empty() : stated;
    List<Step> steps = new ArrayList<>();
    List<String> ended = ended(stated, changes);
    Optional<String> from =
        initial
            .or(() -> following ? following(line, history) : Optional.empty())
            .or(history::initially)
            .or(() -> notYet(word, changes));
    steps.add(
        first(
            ended.isEmpty()
                ? before(line.of(), word, from, changes, changed)
                : values(variable(new Unknown(line.of(), word.key(), true), ended))));
    follow(line, word, changes, steps);
    if (later) {
      addLater(line.of(), word, stated.get(), last.get(), steps);
    }
    return stated.isPresent() && changes.isEmpty()
        ? sinceKnown(line.of(), word, history, steps)
        : List.copyOf(steps);
  }

  /**
   * What is stated without an event, from when on it is known; before, it may have been otherwise.
   */
  private List<Step> sinceKnown(Subject of, FactWord word, History history, List<Step> stated) {
    Map<String, Decision> value = stated.get(0).after();
    boolean always =
        value.containsKey(FactWord.NO)
            || history.initially().filter(value::containsKey).isPresent();
    Optional<Step> since =
        history.statedSince().stream()
            .map(key -> words.fact(key).orElseThrow())
            .flatMap(state -> steps(owner(of, state), state, "").stream())
            .filter(step -> step.from().filter(from -> !Memory.isAfter(from, asOf)).isPresent())
            .filter(step -> !step.before().isEmpty() && !step.event().isEmpty())
            .max(Comparator.comparing(step -> step.from().orElseThrow(), Moment.BY_BEGINNING));
    if (always || since.isEmpty()) {
      return List.copyOf(stated);
    }
    Map<String, Decision> open = values(variable(new Unknown(of, word.key(), true), word));
    return List.of(first(open), new Step(since.get().from(), "", open, value));
  }

  /** Whether it leaves its value whatever came before. */
  private boolean isCertain(StateChange change) {
    return change.condition() == decisions.always() && change.from().isEmpty();
  }

  /**
   * What the first change on file brought about was not so before: who then pleads had not pleaded.
   * What it ended has begun some day of which nothing is known.
   */
  private Optional<String> notYet(FactWord word, List<StateChange> changes) {
    return changes.stream()
        .filter(change -> !change.ends())
        .findFirst()
        .filter(change -> change.value().equals(FactWord.YES))
        .filter(change -> change.condition() == decisions.always())
        .flatMap(change -> file.event(change.event()))
        .flatMap(entry -> words.event(entry.type()))
        .flatMap(EventWord::sets)
        .filter(word.key()::equals)
        .map(set -> FactWord.NO);
  }

  /**
   * What it may have been where the file states what is left once something ended of which nothing
   * else is known: legal aid that was terminated had a lawyer, or none was assigned yet.
   */
  private static List<String> ended(Optional<String> stated, List<StateChange> changes) {
    List<StateChange> own = changes.stream().filter(change -> !change.ends()).toList();
    boolean led =
        !own.isEmpty()
            && own.stream()
                .allMatch(c -> c.from().isPresent() && stated.equals(Optional.of(c.value())));
    return led
        ? Stream.concat(stated.stream(), own.stream().flatMap(c -> c.from().stream()))
            .distinct()
            .toList()
        : List.of();
  }

  /**
   * Whether the file states as well the state of today with which this one is open, so that what it
   * states is of today and not from before.
   */
  private boolean isOfToday(Line line, History history) {
    return history.follows().stream()
        .filter(follows -> follows.leaves().equals(OPEN))
        .anyMatch(
            follows -> {
              FactWord state = words.fact(follows.state()).orElseThrow();
              Subject owner = owner(line.of(), state);
              return follows.value().equals(stated(owner).facts().get(state.key()))
                  && known(owner, state, asOf).filter(follows.value()::equals).isPresent();
            });
  }

  /** What a state is at first because another one surely is so at first. */
  private Optional<String> following(Line line, History history) {
    return history.follows().stream()
        .filter(follows -> !follows.leaves().equals(OPEN))
        .filter(
            follows ->
                followed(line, follows).get(0).after().get(follows.value()) == decisions.always())
        .map(Follows::leaves)
        .findFirst();
  }

  private List<Step> followed(Line line, Follows follows) {
    FactWord state = words.fact(follows.state()).orElseThrow();
    return steps(owner(line.of(), state), state, "");
  }

  private void follow(Line line, FactWord word, List<StateChange> changes, List<Step> steps) {
    for (StateChange change : changes) {
      Map<String, Decision> before = steps.get(steps.size() - 1).after();
      Map<String, Decision> after =
          change.isOpen()
              ? opened(line.of(), word, change, before, change == changes.get(changes.size() - 1))
              : after(before, change);
      steps.add(new Step(change.at(), change.event(), before, after));
    }
  }

  /** What the file states of a state is what the last change left that does not say it itself. */
  private static List<StateChange> closed(List<StateChange> changes, Optional<String> stated) {
    if (stated.isEmpty() || changes.isEmpty() || !changes.get(changes.size() - 1).isOpen()) {
      return changes;
    }
    List<StateChange> closed = new ArrayList<>(changes);
    closed.add(closed.remove(closed.size() - 1).to(stated.get()));
    return closed;
  }

  /**
   * What a state is after a change of which the file does not say what it led to: any of its
   * values; where they follow one another, none that came before. After the last change that is
   * what the file may state of today.
   */
  private Map<String, Decision> opened(
      Subject of, FactWord word, StateChange change, Map<String, Decision> before, boolean last) {
    List<String> order = List.copyOf(word.values().keySet());
    if (word.history().map(History::forward).orElse(false)) {
      int from = before.keySet().stream().mapToInt(order::indexOf).min().orElse(0);
      order = order.subList(from, order.size());
    }
    Unknown unknown =
        last || file.event(change.event()).isEmpty()
            ? new Unknown(of, word.key(), false)
            : new Unknown(event(change, of), word.key(), false);
    return values(variable(unknown, order));
  }

  private Event event(StateChange change, Subject of) {
    CaseFile.EventEntry entry = file.event(change.event()).orElseThrow();
    return events.apply(entry, whose(entry, of));
  }

  /**
   * The state of one appointment. The event of the appointment that may state it (a shift was
   * missed) does so; where it is silent, the state is open and no longer what it is initially.
   */
  private List<Step> ofAppointment(Line line, FactWord word, History history) {
    Optional<CaseFile.EventEntry> stating = changing.stating(line, word, history);
    Map<String, Decision> first =
        stating.isEmpty()
            ? start(line.of(), word, history.initially(), false)
            : Optional.ofNullable(stating.get().facts().get(word.key()))
                .map(value -> Map.of(value, decisions.always()))
                .orElseGet(() -> open(events.apply(stating.get(), line.of()), word));
    List<Step> steps = new ArrayList<>();
    steps.add(first(first));
    follow(line, word, changes(line, history, true), steps);
    return List.copyOf(steps);
  }

  /** What it was before the first change; where its values follow one another, an earlier one. */
  private Map<String, Decision> before(
      Subject of,
      FactWord word,
      Optional<String> value,
      List<StateChange> changes,
      boolean changed) {
    boolean forward = word.history().map(History::forward).orElse(false);
    if (value.isPresent() || !forward || !changed) {
      return start(of, word, value, changed);
    }
    List<String> order = List.copyOf(word.values().keySet());
    StateChange first = changes.get(0);
    List<String> earlier = first.isOpen() ? order : order.subList(0, order.indexOf(first.value()));
    if (earlier.size() < 2) {
      // Before the first value of all there was none, so that its event begins it.
      return earlier.isEmpty() ? Map.of() : Map.of(earlier.get(0), decisions.always());
    }
    return values(variable(new Unknown(of, word.key(), true), earlier));
  }

  private Step first(Map<String, Decision> value) {
    return new Step(Optional.empty(), "", Map.of(), value);
  }

  private static boolean isLater(FactWord word, String value, String than) {
    List<String> order = List.copyOf(word.values().keySet());
    return order.indexOf(value) > order.indexOf(than);
  }

  /** The file says how it is today, and not since when. */
  private void addLater(Subject of, FactWord word, String today, String last, List<Step> steps) {
    List<String> order = List.copyOf(word.values().keySet());
    List<String> between = order.subList(order.indexOf(last), order.indexOf(today) + 1);
    Step changed = steps.get(steps.size() - 1);
    Map<String, Decision> open = values(variable(new Unknown(of, word.key(), true), between));
    changed
        .from()
        .filter(from -> from.date().isBefore(asOf.date()))
        .ifPresent(
            from ->
                steps.add(
                    new Step(
                        Optional.of(Moment.of(from.date().plusDays(1))),
                        "",
                        changed.after(),
                        open)));
    steps.add(new Step(Optional.of(asOf), "", open, Map.of(today, decisions.always())));
  }

  private List<StateChange> changes(Line line, History history, boolean following) {
    List<StateChange> changes = new ArrayList<>();
    for (StateEvents.Source source : changing.of(line)) {
      CaseFile.EventEntry entry = source.entry();
      Decision condition =
          changing.isOfAnother(line, history, source)
              ? decisions.never()
              : condition(source, line.of());
      if (condition != decisions.never()) {
        changes.add(
            new StateChange(
                entry.at(),
                false,
                false,
                entry.id(),
                source.leaves().value(),
                source.leaves().from(),
                condition,
                changing.rank(history, source),
                Set.of()));
      }
    }
    for (String other : history.endsWith()) {
      FactWord word = words.fact(other).orElseThrow();
      Subject owner = owner(line.of(), word);
      for (Step step : steps(owner, word, "")) {
        Decision turned = turned(word, step);
        if (step.from().isPresent() && turned != decisions.never()) {
          changes.add(
              new StateChange(
                  step.from(),
                  true,
                  step.before().isEmpty(),
                  step.event(),
                  history.initially().orElseThrow(),
                  Optional.empty(),
                  turned,
                  0,
                  precedents(owner, word, "", step)));
        }
      }
    }
    for (Follows follows : following ? history.follows() : List.<Follows>of()) {
      FactWord state = words.fact(follows.state()).orElseThrow();
      for (Step step : followed(line, follows)) {
        boolean now = step.after().get(follows.value()) == decisions.always();
        boolean before =
            follows.leaves().equals(OPEN)
                ? turned(state, step) == decisions.never()
                : step.before().get(follows.value()) == decisions.always();
        if (step.from().isPresent() && now && !before) {
          changes.add(
              new StateChange(
                  step.from(),
                  true,
                  false,
                  step.event(),
                  follows.leaves(),
                  Optional.empty(),
                  decisions.always(),
                  history.rank(follows.leaves()),
                  precedents(owner(line.of(), state), state, "", step)));
        }
      }
    }
    resumptions(line, history).forEach(changes::add);
    changes.sort(history.endsLast() ? StateChange.ENDS_LAST : StateChange.IN_TIME);
    return changing.inCause(changes);
  }

  /**
   * On what it depends that a step changes the state. An event that sets or leaves a value begins
   * it anew; what is made up of others changes only where its value does.
   */
  private Decision turned(FactWord word, Step step) {
    if (step.before().equals(step.after()) || isFirstInstance(word, step)) {
      return decisions.never();
    }
    Decision same = decisions.never();
    if (word.derived().isPresent()) {
      for (Map.Entry<String, Decision> value : step.before().entrySet()) {
        Decision after = step.after().getOrDefault(value.getKey(), decisions.never());
        same = decisions.or(same, decisions.and(value.getValue(), after));
      }
    }
    return decisions.not(same);
  }

  /**
   * Whether an event names the instance in which the case may have been: the first begins with the
   * trial, and where no other is known before it, its name ends nothing.
   */
  static boolean isFirstInstance(FactWord word, Step step) {
    return word.key().equals(INSTANCE)
        && step.after().keySet().equals(Set.of(FIRST))
        && step.before().containsKey(FIRST);
  }

  private List<StateChange> resumptions(Line line, History history) {
    return history.resumesWith().isEmpty()
        ? List.of()
        : changing.resuming(line.fact(), history).stream()
            .map(
                entry ->
                    new StateChange(
                        entry.at(),
                        true,
                        false,
                        entry.id(),
                        history.initially().orElseThrow(),
                        Optional.empty(),
                        decisions.always(),
                        0,
                        Set.of()))
            .toList();
  }

  /** On what it depends that an event leaves what its word says. */
  private Decision condition(StateEvents.Source source, Subject of) {
    Decision condition = decisions.always();
    for (Map.Entry<String, String> asked : source.leaves().when().entrySet()) {
      FactWord word = words.fact(asked.getKey()).orElseThrow();
      Event event = events.apply(source.entry(), whose(source.entry(), of));
      Optional<String> value =
          eventFacts.of(source.entry(), event.of(), word).or(() -> assumed(event, word));
      if (value.isEmpty() && source.leaves().ifStated()) {
        return decisions.never();
      } else if (value.isEmpty()) {
        Variable variable = variable(new Unknown(event, word.key(), false), word);
        condition = decisions.and(condition, decisions.is(variable, asked.getValue()));
      } else if (!value.get().equals(asked.getValue())) {
        return decisions.never();
      }
    }
    return condition;
  }

  private Subject whose(CaseFile.EventEntry entry, Subject of) {
    return words.event(entry.type()).orElseThrow().about() == About.Kind.PROCEEDING
        ? proceeding
        : of;
  }

  private Map<String, Decision> after(Map<String, Decision> before, StateChange change) {
    Decision condition =
        change
            .from()
            .map(value -> before.getOrDefault(value, decisions.never()))
            .map(held -> decisions.and(held, change.condition()))
            .orElse(change.condition());
    if (condition == decisions.always()) {
      return Map.of(change.value(), decisions.always());
    }
    Set<String> values = new TreeSet<>(before.keySet());
    values.add(change.value());
    Map<String, Decision> after = new LinkedHashMap<>();
    Decision unchanged = decisions.not(condition);
    for (String value : values) {
      Decision kept = decisions.and(before.getOrDefault(value, decisions.never()), unchanged);
      after.put(value, value.equals(change.value()) ? decisions.or(kept, condition) : kept);
    }
    return possible(after);
  }

  private Map<String, Decision> start(
      Subject of, FactWord word, Optional<String> value, boolean earlier) {
    if (value.isPresent()) {
      return Map.of(value.get(), decisions.always());
    }
    Optional<String> taken = assumed(of, word);
    if (taken.isPresent()) {
      return Map.of(taken.get(), decisions.always());
    }
    return values(variable(new Unknown(of, word.key(), earlier), word));
  }

  /** On what each value of a fact depends that the file does not state and that has no history. */
  Map<String, Decision> open(Subject of, FactWord word) {
    return values(variable(new Unknown(of, word.key(), false), word));
  }

  private Map<String, Decision> values(Variable variable) {
    Map<String, Decision> values = new LinkedHashMap<>();
    variable.values().forEach(value -> values.put(value, decisions.is(variable, value)));
    return values;
  }

  /** What is taken to be so of a subject, or of an event, where the file does not say. */
  Optional<String> assumed(Subject of, FactWord word) {
    Assumption assumption = assumptions.get(word.key());
    if (assumption != null && !isUsual(assumption)) {
      return Optional.empty();
    }
    if (assumption != null) {
      assumed.putIfAbsent(
          List.of(of, word.key()),
          new Assessment.Assumed(of, word.key(), assumption.value(), assumption.why()));
    }
    return Optional.ofNullable(assumption).map(Assumption::value);
  }

  /** Whether the case is of the kind of which an assumption is made. */
  private boolean isUsual(Assumption assumption) {
    return assumption.when().entrySet().stream()
        .allMatch(
            asked ->
                words
                    .fact(asked.getKey())
                    .flatMap(fact -> knownOf(fact, assumption.fact()))
                    .filter(asked.getValue()::contains)
                    .isPresent());
  }

  /**
   * What is known of the proceeding today; of what follows from the assumed fact, only by its own
   * events.
   */
  private Optional<String> knownOf(FactWord fact, String assumed) {
    boolean follows =
        fact.history().stream()
            .flatMap(history -> history.follows().stream())
            .anyMatch(from -> from.state().equals(assumed));
    return !follows
        ? known(proceeding, fact, asOf)
        : make(new Line(proceeding, fact.key(), ""), fact, false).stream()
            .filter(step -> step.from().map(at -> !Memory.isAfter(at, asOf)).orElse(true))
            .reduce((first, last) -> last)
            .flatMap(step -> certain(step.after()));
  }

  private Map<String, Decision> possible(Map<String, Decision> values) {
    String[] keys = values.keySet().toArray(String[]::new);
    Arrays.sort(keys);
    Map<String, Decision> possible = new LinkedHashMap<>();
    for (String key : keys) {
      Decision condition = requireNonNull(values.get(key));
      if (condition != decisions.never()) {
        possible.put(key, condition);
      }
    }
    return possible;
  }

  private Variable variable(Unknown unknown, FactWord word) {
    return variable(unknown, List.copyOf(word.values().keySet()));
  }

  private Variable variable(Unknown unknown, List<String> values) {
    return unknowns.computeIfAbsent(unknown, key -> new Variable(key, values));
  }

  private Stated stated(Subject of) {
    return requireNonNull(subjects.get(of));
  }
}
