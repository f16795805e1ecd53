package org.dutylawyer.internal.decide;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Direction;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.calendar.Length;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.TimeLimit;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Document;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Conduct;
import org.dutylawyer.finding.DocumentDuty;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.Right;
import org.dutylawyer.finding.Silence;
import org.dutylawyer.finding.State;
import org.dutylawyer.internal.derive.Chronology;
import org.dutylawyer.internal.derive.Course;
import org.dutylawyer.internal.derive.Grounding.Grounded;
import org.dutylawyer.internal.derive.Memory;
import org.dutylawyer.internal.derive.States;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.law.InForce;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.History;

/**
 * Where a duty, a prohibition or a document stands: which act fulfils it, what ended it, and what
 * the silence of the file says.
 */
final class Standings {

  /** Whether there is a defender (有无辩护人). */
  private static final String DEFENDER = "defender";

  /** The measures under which a person is held in a detention house. */
  private static final List<String> HELD = List.of("detained", "arrested", "serving");

  private static final String DEFENCE_LAWYER = "defence-lawyer";

  private final Stack stack;
  private final WorkingCalendar calendar;
  private final Memory memory;
  private final Course course;
  private final Decisions decisions;
  private final Moment asOf;

  /** The types of events that record that what another type would show was not done, by that. */
  private final Map<String, List<String>> denials = new HashMap<>();

  /** What the file records as not done, by its type. */
  private final Map<String, List<CaseFile.EventEntry>> omitted = new HashMap<>();

  /** What events say of appointments at which nothing was done, by the type of appointment. */
  private final Map<String, List<Untouched>> untouched = new HashMap<>();

  Standings(Stack stack, Memory memory, WorkingCalendar calendar) {
    this.stack = stack;
    this.calendar = calendar;
    this.memory = memory;
    this.course = memory.course();
    this.decisions = memory.decisions();
    this.asOf = memory.asOf();
    memory.events().stream()
        .map(Event::type)
        .distinct()
        .forEach(
            type ->
                denies(type)
                    .forEach(
                        act -> denials.computeIfAbsent(act, a -> new ArrayList<>()).add(type)));
    memory
        .omitted()
        .forEach(entry -> omitted.computeIfAbsent(entry.type(), t -> new ArrayList<>()).add(entry));
    for (CaseFile.EventEntry entry : memory.file().events()) {
      boolean past = entry.at().map(at -> !Memory.isAfter(at, asOf)).orElse(true);
      if (past && !entry.omitted() && !entry.facts().isEmpty()) {
        stack.vocabulary().factsNaming(entry.type()).stream()
            .filter(word -> saysUntouched(entry, word))
            .forEach(
                word ->
                    untouched
                        .computeIfAbsent(word.each().orElseThrow(), t -> new ArrayList<>())
                        .add(new Untouched(entry, word)));
      }
    }
  }

  /** That an event says of an appointment that nothing was done there. */
  private record Untouched(CaseFile.EventEntry entry, FactWord word) {}

  /**
   * Where a duty stands.
   *
   * @param recorded whether the file records that it was not done
   */
  record Standing(
      State state,
      Optional<Silence> silence,
      Optional<Moment> done,
      boolean recorded,
      Optional<org.dutylawyer.calendar.Standing> timeliness,
      List<String> missing) {
    static Standing of(State state) {
      return of(state, Optional.empty(), Optional.empty());
    }

    static Standing of(
        State state, Optional<Moment> done, Optional<org.dutylawyer.calendar.Standing> timeliness) {
      return new Standing(state, Optional.empty(), done, false, timeliness, List.of());
    }

    /** Not done, by what the file itself records. */
    static Standing undone() {
      return new Standing(
          State.BREACHED, Optional.empty(), Optional.empty(), true, Optional.empty(), List.of());
    }

    static Standing of(Silence silence) {
      return new Standing(
          silence == Silence.NOT_DONE ? State.BREACHED : State.NO_RECORD,
          Optional.of(silence),
          Optional.empty(),
          false,
          Optional.empty(),
          List.of());
    }
  }

  /**
   * Who acts: the organ in charge where and when the duty arose, or whoever broke what is
   * forbidden.
   */
  Optional<String> actor(Grounded grounded) {
    return actor(
        grounded.conclusion(),
        grounded.conclusion() instanceof Prohibition prohibition
            ? broken(prohibition, grounded)
            : Optional.empty());
  }

  private Optional<String> actor(Conclusion conclusion) {
    return actor(conclusion, Optional.empty());
  }

  private Optional<String> actor(Conclusion conclusion, Optional<Event> broken) {
    String said = Course.actor(conclusion);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    Optional<Event> act = conclusion.trigger().or(() -> broken);
    Moment since = act.flatMap(Event::moment).filter(at -> !Memory.isAfter(at, asOf)).orElse(asOf);
    return Optional.of(course.organ(said, since, act.map(Event::by).orElse("")));
  }

  /** The act that breaks what is forbidden at any time: whoever was in charge then has acted. */
  private Optional<Event> broken(Prohibition prohibition, Grounded grounded) {
    return memory.events(prohibition.brokenBy()).about(() -> concerned(prohibition)).all().stream()
        .filter(
            event -> breaks(event, prohibition, grounded).filter(Boolean::booleanValue).isPresent())
        .findFirst();
  }

  /** Whether a period is counted back from its event. */
  private static boolean isAhead(Optional<TimeLimit> limit) {
    return limit.map(l -> l.direction() == Direction.BEFORE).orElse(false);
  }

  /** When the duty arose; an appointment ahead has its duty now. */
  private Moment since(Conclusion conclusion) {
    Optional<Moment> trigger = conclusion.trigger().flatMap(Event::moment);
    return trigger.filter(at -> !Memory.isAfter(at, asOf)).orElse(asOf);
  }

  /**
   * Since when a period that is counted back is due at once, because it would have ended before it
   * could begin: before the text came into force, before what gave occasion for it, or before the
   * organ that has to act had the case.
   */
  Optional<LocalDate> atOnceFrom(Grounded grounded, Optional<Due> due) {
    if (!(grounded.conclusion() instanceof Duty duty) || !isAhead(duty.limit())) {
      return Optional.empty();
    }
    Optional<LocalDate> commencement = stack.inForce(grounded.rule()).flatMap(InForce::from);
    Optional<LocalDate> occasion =
        duty.terms().notBefore().flatMap(Event::moment).map(Moment::date);
    Optional<LocalDate> stage =
        Course.isOrgan(actor(duty).orElse(""))
            ? duty.trigger().flatMap(Event::moment).flatMap(course::begun).map(Moment::date)
            : Optional.empty();
    Optional<LocalDate> earliest =
        Stream.of(commencement, occasion, stage, begun(duty))
            .flatMap(Optional::stream)
            .max(LocalDate::compareTo);
    return due.flatMap(Due::dated)
        .flatMap(date -> earliest.filter(day -> date.latest().isBefore(day)));
  }

  /** When the last of the states on which a duty rests began, as far as an event shows it. */
  private Optional<LocalDate> begun(Duty duty) {
    return duty.terms().whileIs().stream()
        .flatMap(state -> begun(duty, state).stream())
        .max(LocalDate::compareTo);
  }

  /**
   * Since when the state holds. What is not known to have been otherwise may have been so all
   * along, unless the values follow one another: then the event that led to one of them began it.
   */
  private Optional<LocalDate> begun(Duty duty, Duty.While state) {
    boolean forward =
        stack.vocabulary().fact(state.state()).flatMap(FactWord::history).orElseThrow().forward();
    Optional<LocalDate> begun = Optional.empty();
    boolean held = true;
    for (States.Step step : steps(duty, state)) {
      if (step.from().filter(at -> Memory.isAfter(at, asOf)).isPresent()) {
        break;
      }
      boolean holds =
          forward ? state.values().containsAll(step.after().keySet()) : possible(step, state);
      if (holds && !held) {
        begun = step.from().map(Moment::date);
      }
      held = holds;
    }
    return begun;
  }

  Standing of(Grounded grounded, Decision condition, Optional<Due> due, Decision excused) {
    Conclusion conclusion = grounded.conclusion();
    if (conclusion instanceof DocumentDuty document) {
      return document(document, grounded, condition);
    }
    if (conclusion instanceof Prohibition prohibition) {
      return prohibition(prohibition, grounded, condition);
    }
    if (conclusion instanceof Right right && right.limit().isEmpty() && right.doneBy().isEmpty()) {
      return Standing.of(State.STANDING);
    }
    if (!(conclusion instanceof Duty || conclusion instanceof Right)) {
      return Standing.of(State.STANDING);
    }
    if (grounded.awaiting()) {
      return Standing.of(State.AWAITING);
    }
    Optional<DueDate> dated =
        atOnceFrom(grounded, due).isPresent() ? Optional.empty() : due.flatMap(Due::dated);
    if (open(condition)) {
      return conclusion instanceof Duty duty
          ? keptIfOwed(duty, dated)
          : Standing.of(State.UNDETERMINED);
    }
    if (conclusion instanceof Right right) {
      return right(right, due.flatMap(Due::dated));
    }
    Duty duty = (Duty) conclusion;
    boolean lifts = excused == condition && excused != decisions.never();
    Standing standing = duty(duty, lifts ? Optional.empty() : dated);
    boolean lost = Set.of(State.BREACHED, State.NO_RECORD, State.LATE).contains(standing.state());
    if (lifts && (standing.state() == State.PENDING || lost && duty.terms().closedBy().isEmpty())) {
      return Standing.of(State.EXCUSED);
    }
    // A limit that may be lifted matters only to somebody who has not kept it.
    return lost && dated.isPresent() && !lifts && excused != decisions.never()
        ? Standing.of(State.UNDETERMINED, standing.done(), standing.timeliness())
        : standing;
  }

  /** Whoever may act breaches nothing: a right is used in its period, or its period is over. */
  private Standing right(Right right, Optional<DueDate> dated) {
    Optional<Moment> from = right.trigger().flatMap(Event::moment);
    boolean ahead = isAhead(right.limit());
    Optional<Event> used =
        first(
            right.doneBy(),
            right,
            ahead ? course.begun(since(right)) : from,
            actor(right).orElse(""));
    if (used.isPresent()) {
      Standing standing = done(used.get(), dated);
      return standing.state() == State.LATE
          ? Standing.of(State.LAPSED, standing.done(), standing.timeliness())
          : standing;
    }
    if (right.limit().isPresent() && from.isEmpty()) {
      return Standing.of(State.UNDETERMINED);
    }
    boolean over = dated.map(d -> d.isPast(asOf.date())).orElse(false);
    return Standing.of(over ? State.LAPSED : State.STANDING);
  }

  /** Whether it is owed depends; that it was done in time, if so, is told all the same. */
  private Standing keptIfOwed(Duty duty, Optional<DueDate> dated) {
    Optional<Event> done = done(duty);
    return done.filter(act -> !denied(duty, done))
        .map(act -> done(act, dated))
        .filter(standing -> standing.state() == State.MET)
        .map(met -> Standing.of(State.UNDETERMINED, met.done(), met.timeliness()))
        .orElse(Standing.of(State.UNDETERMINED));
  }

  private Standing duty(Duty duty, Optional<DueDate> dated) {
    Optional<Event> done = done(duty).filter(act -> dated.isPresent() || !isTooLate(act, duty));
    if (denied(duty, done)) {
      return Standing.undone();
    }
    if (done.isPresent()) {
      Standing standing = done(done.get(), dated);
      return standing.state() == State.LATE && maybeOfLaterSending(done.get(), duty, dated)
          ? Standing.of(Silence.NO_RECEIPT)
          : standing;
    }
    if (omitted(duty, dated) || saidNever(duty)) {
      return Standing.undone();
    }
    boolean undated = duty.limit().isPresent() && duty.trigger().flatMap(Event::moment).isEmpty();
    if (undated) {
      return Standing.of(State.UNDETERMINED);
    }
    Optional<Moment> closed = closed(duty);
    Optional<LocalDate> last = dated.map(DueDate::latest);
    if (closed.isPresent() && isOverInTime(duty, last)) {
      return Standing.of(State.LAPSED);
    }
    boolean past = dated.map(d -> d.isPast(asOf.date())).orElse(closed.isPresent());
    Optional<Moment> lapse = lapse(duty);
    boolean lapsed =
        lapse
            .filter(at -> last.map(day -> !at.date().isAfter(day)).orElse(true))
            .filter(at -> last.isPresent() || closed.map(c -> !Memory.isAfter(at, c)).orElse(true))
            .isPresent();
    if (lapsed) {
      return Standing.of(State.LAPSED);
    }
    if (past) {
      LocalDate until = last.orElseGet(() -> closed.orElseThrow().date());
      return duty.doneBy().isEmpty()
          ? Standing.of(State.STANDING)
          : Standing.of(isUnderWay(duty, dated) ? Silence.NO_RECEIPT : silence(duty, until));
    }
    if (closed.isPresent()) {
      return Standing.of(State.LAPSED);
    }
    return Standing.of(duty.doneBy().isEmpty() ? State.STANDING : State.PENDING);
  }

  /** What has no number of days can still be done as long as nothing has closed it. */
  private boolean isTooLate(Event act, Duty duty) {
    return act.moment()
        .flatMap(at -> closed(duty).map(end -> at.date().isAfter(end.date())))
        .orElse(false);
  }

  private static Standing done(Event done, Optional<DueDate> dated) {
    Optional<Moment> at = done.moment();
    if (dated.isEmpty()) {
      return Standing.of(State.MET, at, Optional.empty());
    }
    if (at.isEmpty()) {
      return Standing.of(State.UNDETERMINED);
    }
    org.dutylawyer.calendar.Standing timeliness = dated.get().standing(at.get());
    State state =
        timeliness instanceof org.dutylawyer.calendar.Standing.Late
            ? State.LATE
            : timeliness instanceof org.dutylawyer.calendar.Standing.Met
                ? State.MET
                : State.UNDETERMINED;
    return Standing.of(state, at, Optional.of(timeliness));
  }

  // --- what ends a duty
  // ------------------------------------------------------------------------------

  /**
   * Whether the case against the person ended, or went on to the next organ, or the person left the
   * custody of the detention house that owes it, or outgrew it, while there was still time: of what
   * has no number of days, as long as nobody can be said to be late.
   */
  private boolean isOverInTime(Duty duty, Optional<LocalDate> last) {
    Optional<Moment> trigger = duty.trigger().flatMap(Event::moment);
    if (trigger.isEmpty() || isAhead(duty.limit())) {
      return false;
    }
    boolean organ = Course.isOrgan(actor(duty).orElse(""));
    Optional<Moment> since = Optional.of(since(duty));
    Optional<Moment> over =
        Stream.concat(
                Stream.of(
                    caseEnded(duty),
                    organ ? stageEnded(duty) : Optional.<Moment>empty(),
                    custodyEnded(duty)),
                duty.terms().closedOnce().stream().map(state -> over(duty, state, since)))
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder());
    LocalDate until = last.orElseGet(() -> unproven(trigger.get().date()));
    return over.map(at -> !at.date().isAfter(until)).orElse(false);
  }

  /**
   * Until when nobody can be said to have been late with what has no number of days: three days,
   * the number that these texts give where they give one to who has to notify, and to the next
   * working day.
   */
  private LocalDate unproven(LocalDate day) {
    LocalDate next = day.plusDays(3);
    while (!next.isBefore(calendar.firstDay())
        && !next.isAfter(calendar.lastDay())
        && !calendar.isWorkingDay(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  private Optional<Moment> caseEnded(Duty duty) {
    Optional<FactWord> word =
        duty.of() instanceof Person
            ? stack.vocabulary().fact("case-ended")
            : Optional.<FactWord>empty();
    if (word.isEmpty()) {
      return Optional.empty();
    }
    List<States.Step> steps = memory.states().steps(duty.of(), word.get(), "");
    if (steps.size() == 1) {
      return Optional.empty(); // nothing has changed it, as in most files
    }
    Moment since = since(duty);
    return steps.stream()
        .filter(step -> step.after().containsKey(FactWord.YES))
        .flatMap(step -> step.from().stream())
        .filter(at -> at.date().isAfter(since.date()) && !Memory.isAfter(at, asOf))
        .findFirst();
  }

  private Optional<Moment> stageEnded(Duty duty) {
    // Whoever holds the person does so whatever the stage: that ends with the custody.
    return duty.of() instanceof Person
            && duty.trigger().isPresent()
            && !Course.isDetentionHouse(actor(duty).orElse(""))
        ? course.ended(since(duty))
        : Optional.empty();
  }

  /**
   * When the person was no longer held, by the state or by the release that the file records, so
   * that the detention house (看守所) can do nothing more for him there.
   */
  private Optional<Moment> custodyEnded(Duty duty) {
    if (!(duty.of() instanceof Person)
        || duty.trigger().isEmpty()
        || !Course.isDetentionHouse(actor(duty).orElse(""))) {
      return Optional.empty();
    }
    Duty.While held = new Duty.While("custody", HELD);
    Stream<Moment> measures =
        steps(duty, held).stream()
            .filter(
                step ->
                    !possible(step, held) && !Collections.disjoint(step.before().keySet(), HELD))
            .flatMap(step -> step.from().stream());
    Stream<Moment> releases =
        memory
            .events(List.of("released-from-detention"))
            .about(() -> Set.of(duty.of()))
            .all()
            .stream()
            .filter(event -> event.of().equals(duty.of()))
            .flatMap(event -> event.moment().stream());
    Moment since = since(duty);
    return Stream.concat(measures, releases)
        .filter(at -> !Memory.isAfter(since, at) && !Memory.isAfter(at, asOf))
        .min(Comparator.naturalOrder());
  }

  /** When one of the states on which the duty rests ended. */
  private Optional<Moment> lapse(Duty duty) {
    return duty.terms().whileIs().stream()
        .flatMap(state -> ended(duty, state).stream())
        .min(Comparator.naturalOrder());
  }

  private Optional<Moment> ended(Duty duty, Duty.While state) {
    if (isAhead(duty.limit())) {
      return endedBefore(duty, state);
    }
    Moment since = since(duty);
    // What had to be done in a stage, without a day, was not done when the stage ends.
    boolean undated = duty.limit().filter(l -> !(l.length() instanceof Length.Promptly)).isEmpty();
    boolean held = true;
    List<States.Step> steps = steps(duty, state);
    for (int i = 0; i < steps.size(); i++) {
      States.Step step = steps.get(i);
      boolean later =
          step.from()
              .filter(at -> !Memory.isAfter(since, at) && !Memory.isAfter(at, asOf))
              .isPresent();
      boolean holds = possible(step, state);
      boolean ends = later && held && !holds && !heldAgain(steps.subList(i, steps.size()), state);
      if (ends && !(undated && course.turnsWith(step.event()))) {
        return step.from();
      }
      held = holds;
    }
    return Optional.empty();
  }

  /** Whether a state that ended holds again on that day, without hours that tell more. */
  private boolean heldAgain(List<States.Step> from, Duty.While state) {
    Optional<Moment> ended = from.get(0).from();
    return from.stream()
        .skip(1)
        .takeWhile(step -> step.from().equals(ended))
        .anyMatch(step -> possible(step, state));
  }

  /** What a period that is counted back rests on may have ended before the day asked about. */
  private Optional<Moment> endedBefore(Duty duty, Duty.While state) {
    Optional<Moment> ended = Optional.empty();
    Moment until = since(duty);
    for (States.Step step : steps(duty, state)) {
      if (step.from().filter(at -> Memory.isAfter(at, until)).isPresent()) {
        break;
      }
      if (possible(step, state)) {
        ended = Optional.empty();
      } else if (ended.isEmpty()) {
        ended = Optional.of(step.from().orElse(Moment.of(LocalDate.MIN)));
      }
    }
    return ended;
  }

  private boolean possible(States.Step step, Duty.While state) {
    return step.after().entrySet().stream()
        .anyMatch(e -> state.values().contains(e.getKey()) && e.getValue() != decisions.never());
  }

  private List<States.Step> steps(Duty duty, Duty.While state) {
    FactWord word = stack.vocabulary().fact(state.state()).orElseThrow();
    Subject owner =
        word.isAbout(About.Kind.PROCEEDING) && !word.isAbout(kind(duty.of()))
            ? memory.proceeding()
            : duty.of();
    String whose =
        word.each().isPresent()
            ? duty.trigger().map(event -> memory.appointment(event, word)).orElse("")
            : lawyer(duty);
    return memory.states().steps(owner, word, whose);
  }

  private static About.Kind kind(Subject subject) {
    if (subject instanceof Person) {
      return About.Kind.PERSON;
    } else if (subject instanceof org.dutylawyer.casefile.Lawyer) {
      return About.Kind.LAWYER;
    } else if (subject instanceof org.dutylawyer.casefile.Station) {
      return About.Kind.STATION;
    }
    return About.Kind.PROCEEDING;
  }

  private static String lawyer(Duty duty) {
    return duty.trigger()
        .flatMap(event -> Optional.ofNullable(event.lawyer()))
        .map(Subject::id)
        .orElse("");
  }

  /** The last moment at which it could be done: what the rule names, or the end of the stage. */
  private Optional<Moment> closed(Duty duty) {
    Moment since = since(duty);
    boolean ahead = isAhead(duty.limit());
    Optional<Moment> open =
        duty.trigger().isPresent() ? Optional.of(since) : course.begun(asOf); // else of this stage
    Optional<Moment> event =
        duty.terms().closedBy().isEmpty() ? Optional.empty() : closing(duty, open);
    Optional<Moment> planned =
        ahead
            ? duty.trigger().flatMap(Event::moment).filter(at -> !Memory.isAfter(at, asOf))
            : Optional.empty();
    Optional<Moment> once =
        duty.terms().closedOnce().stream()
            .flatMap(state -> closedOnce(duty, state, open).stream())
            .min(Comparator.naturalOrder());
    return Stream.of(event, caseEnded(duty), planned, stageEnded(duty), custodyEnded(duty), once)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /** The first event, of the person or of the proceeding, after which it cannot be done. */
  private Optional<Moment> closing(Duty duty, Optional<Moment> open) {
    return memory
        .events(duty.terms().closedBy())
        .about(() -> concernedOr(duty, memory.proceeding()))
        .all()
        .stream()
        .filter(e -> concerns(e, duty) || e.of().equals(memory.proceeding()))
        .flatMap(e -> e.moment().stream())
        .filter(at -> !Memory.isAfter(at, asOf))
        .filter(at -> open.map(from -> !Memory.isAfter(from, at)).orElse(true))
        .min(Comparator.naturalOrder());
  }

  /** When a state began after which it cannot be done. */
  private Optional<Moment> closedOnce(Duty duty, Duty.While state, Optional<Moment> open) {
    return closedOnce(duty, state, open, step -> true);
  }

  /**
   * When that happened by no act of whoever owes the duty: somebody got a defender or came of age.
   */
  private Optional<Moment> over(Duty duty, Duty.While state, Optional<Moment> open) {
    return state.state().equals(DEFENDER)
        ? closedOnce(duty, state, open)
        : outgrown(duty, state, open);
  }

  /** The same where nobody did anything for it: somebody came of age. */
  private Optional<Moment> outgrown(Duty duty, Duty.While state, Optional<Moment> open) {
    return closedOnce(duty, state, open, step -> step.event().isEmpty());
  }

  private Optional<Moment> closedOnce(
      Duty duty, Duty.While state, Optional<Moment> open, Predicate<States.Step> how) {
    return steps(duty, state).stream()
        .filter(how)
        .filter(step -> state.values().containsAll(step.after().keySet()))
        .filter(step -> !state.values().containsAll(step.before().keySet()))
        .flatMap(step -> step.from().stream())
        .filter(at -> !Memory.isAfter(at, asOf))
        .filter(at -> open.map(from -> !Memory.isAfter(from, at)).orElse(true))
        .findFirst();
  }

  /**
   * What it says that nothing is on file: that it was not done, if the file comes from a register
   * that records such acts up to that day.
   */
  private Silence silence(Duty duty, LocalDate until) {
    List<String> acts = duty.doneBy();
    Silence unsaid =
        acts.stream().allMatch(act -> usual(duty, act)) ? Silence.TO_CONFIRM : Silence.NOTHING;
    return memory
        .file()
        .register()
        .map(r -> kept(r, until) && acts.stream().allMatch(act -> records(r, duty, act)))
        .map(says -> says ? Silence.NOT_DONE : Silence.NOTHING)
        .orElse(unsaid);
  }

  /** What was sent of which the acts that fulfil a duty would be the arrival, by its last day. */
  private List<Event> sentInTime(Duty duty, Optional<DueDate> dated) {
    return dated
        .map(
            due ->
                sent(duty)
                    .filter(event -> event.moment().map(at -> !due.isPast(at.date())).orElse(false))
                    .toList())
        .orElse(List.of());
  }

  private Stream<Event> sent(Duty duty) {
    List<String> sending =
        duty.doneBy().stream()
            .flatMap(act -> receiptOf(act).stream())
            .filter(type -> !duty.doneBy().contains(type))
            .distinct()
            .toList();
    String organ = actor(duty).orElse("");
    Optional<Moment> from =
        isAhead(duty.limit()) ? earlier(duty, true) : duty.trigger().flatMap(Event::moment);
    return sending.isEmpty()
        ? Stream.empty()
        : memory.events(sending).about(() -> concerned(duty)).all().stream()
            .filter(event -> fits(event, duty, from, organ));
  }

  private List<String> receiptOf(String type) {
    return stack.vocabulary().event(type).map(EventWord::receiptOf).orElse(List.of());
  }

  /**
   * Whether it was sent in time and nothing shows whether it came in time: that the other side
   * received it is no act of whoever sent it, so that only a register which says that it records
   * the arrival shows by its silence that there was none.
   */
  private boolean isUnderWay(Duty duty, Optional<DueDate> dated) {
    List<String> receipts = duty.doneBy().stream().filter(t -> !receiptOf(t).isEmpty()).toList();
    boolean arrived =
        memory.events(receipts).about(() -> concerned(duty)).all().stream()
            .anyMatch(event -> concerns(event, duty));
    boolean kept =
        memory.file().register().filter(r -> r.records().containsAll(receipts)).isPresent();
    return !arrived && !kept && !sentInTime(duty, dated).isEmpty();
  }

  /** Whether what came too late may be what was sent later, after one that was sent in time. */
  private boolean maybeOfLaterSending(Event receipt, Duty duty, Optional<DueDate> dated) {
    List<String> types = receiptOf(receipt.type());
    List<String> inTime = sentInTime(duty, dated).stream().map(Event::id).toList();
    if (types.isEmpty() || inTime.isEmpty() || inTime.contains(receipt.re())) {
      return false;
    }
    return sent(duty)
        .filter(event -> types.contains(event.type()) && !inTime.contains(event.id()))
        .flatMap(event -> event.moment().stream())
        .anyMatch(at -> receipt.moment().map(came -> !Memory.isAfter(at, came)).orElse(false));
  }

  /** Whether registers usually record an act, as the norm or the word of the event says. */
  private boolean usual(Duty duty, String act) {
    return duty.terms()
        .registered()
        .orElseGet(() -> stack.vocabulary().event(act).map(EventWord::registered).orElse(false));
  }

  private static boolean kept(CaseFile.Register register, LocalDate until) {
    return register.until().map(day -> !day.isBefore(until)).orElse(true);
  }

  /** A lawyer is charged with nothing on what is usual: the register has to say it. */
  private boolean records(CaseFile.Register register, Duty duty, String act) {
    boolean presumed = !Conduct.isLawyer(Course.actor(duty)) && usual(duty, act);
    return register.records().contains(act) || presumed && !register.omits().contains(act);
  }

  /**
   * Whether the file says that whoever owed it did not do it. What was noted while there was still
   * time says nothing of the time that was left.
   */
  private boolean omitted(Duty duty, Optional<DueDate> dated) {
    Moment since = since(duty);
    boolean occasional = isOccasional(duty);
    String organ = actor(duty).orElse("");
    return duty.doneBy().stream()
        .flatMap(type -> omitted.getOrDefault(type, List.of()).stream())
        .filter(entry -> !(duty.of() instanceof Person) || entry.concerns(duty.of().id()))
        .filter(entry -> isOfThatLawyer(entry, duty))
        .filter(entry -> entry.re().isEmpty() || duty.trigger().map(Event::id).equals(entry.re()))
        .filter(entry -> entry.at().map(at -> !Memory.isAfter(since, at)).orElse(true))
        .filter(
            entry -> {
              LocalDate noted = entry.at().map(Moment::date).orElse(asOf.date());
              return dated
                  .map(
                      due ->
                          due.isPast(noted)
                              || (occasional || entry.at().isPresent())
                                  && !noted.isBefore(due.latest()))
                  .orElse(true);
            })
        .anyMatch(entry -> actsFor(entry.type(), entry.by().orElse(""), entry.at(), duty, organ));
  }

  /**
   * Whether the file says of the appointment that a state is what it is where nothing was done: the
   * act that would have left another was never done.
   */
  private boolean saidNever(Duty duty) {
    return duty.trigger().isPresent()
        && !duty.doneBy().isEmpty()
        && untouched.getOrDefault(duty.trigger().get().type(), List.of()).stream()
            .filter(said -> isOfThatLawyer(said.entry(), duty))
            .filter(
                said ->
                    memory
                        .file()
                        .appointments(said.entry(), said.word().each().orElseThrow())
                        .stream()
                        .allMatch(a -> a.id().equals(duty.trigger().get().id())))
            .anyMatch(
                said ->
                    duty.doneBy().stream()
                        .allMatch(
                            act ->
                                stack.vocabulary().leaves(act).stream()
                                    .anyMatch(l -> l.state().equals(said.word().key()))));
  }

  /** Whether an event says that a state of each appointment is what it is before any act. */
  private static boolean saysUntouched(CaseFile.EventEntry entry, FactWord word) {
    return word.each().isPresent()
        && word.history()
            .flatMap(History::initially)
            .map(v -> v.equals(entry.facts().get(word.key())))
            .orElse(false);
  }

  private static boolean isOfThatLawyer(CaseFile.EventEntry entry, Duty duty) {
    String lawyer =
        duty.of() instanceof org.dutylawyer.casefile.Lawyer ? duty.of().id() : lawyer(duty);
    return !Conduct.isLawyer(Course.actor(duty))
        || lawyer.isEmpty()
        || entry.lawyer().map(lawyer::equals).orElse(true);
  }

  /**
   * Whether an event records that it was not done in time, and nothing was done after it. On one
   * day without hours the act counts as the later of the two, unless it was the lawyer's own
   * appointment of that day: who came after having missed it was late. What is to be done at an
   * occasion of the person is denied by an event of that day, where nothing shows it; what serves
   * the duty itself denies nothing.
   */
  private boolean denied(Duty duty, Optional<Event> done) {
    Moment since = since(duty);
    List<String> types =
        duty.doneBy().stream()
            .flatMap(act -> denials.getOrDefault(act, List.of()).stream())
            .filter(type -> !duty.doneBy().contains(type))
            .distinct()
            .toList();
    boolean appointment = isOccasional(duty) && duty.of() instanceof org.dutylawyer.casefile.Lawyer;
    boolean occasion = isOccasional(duty) && !appointment;
    if (types.isEmpty() || occasion && done.isPresent()) {
      return false;
    }
    Optional<LocalDate> day = duty.trigger().flatMap(Event::moment).map(Moment::date);
    return memory.events(types).about(() -> concerned(duty)).all().stream()
        .filter(event -> concerns(event, duty))
        .filter(event -> isOfThatLawyer(event, duty) && isOfThatTrigger(event, duty))
        .flatMap(event -> event.moment().stream())
        .filter(at -> !Memory.isAfter(since, at) && !Memory.isAfter(at, asOf))
        .filter(at -> !occasion || day.map(at.date()::equals).orElse(true))
        .anyMatch(
            at ->
                done.flatMap(Event::moment)
                    .map(act -> appointment ? !Memory.isAfter(act, at) : Memory.isAfter(at, act))
                    .orElse(true));
  }

  private List<String> denies(String type) {
    return stack.vocabulary().event(type).map(EventWord::denies).orElse(List.of());
  }

  /** Whether an event is about what the duty arose from, by what it says or as the only one. */
  private boolean isOfThatTrigger(Event event, Duty duty) {
    CaseFile file = memory.file();
    return duty.trigger()
        .map(
            trigger ->
                file.event(event.id()).stream()
                    .flatMap(entry -> file.appointments(entry, trigger.type()).stream())
                    .map(CaseFile.EventEntry::id)
                    .allMatch(trigger.id()::equals))
        .orElse(true);
  }

  // --- what fulfils a duty
  // ---------------------------------------------------------------------------

  private Optional<Event> done(Duty duty) {
    boolean ahead = isAhead(duty.limit());
    Optional<Moment> from = duty.trigger().flatMap(Event::moment);
    if (ahead || duty.terms().orBefore()) {
      from = earlier(duty, ahead);
    } else if (duty.terms().eachStage()) {
      from =
          Stream.of(course.begun(asOf), interrupted(duty))
              .flatMap(Optional::stream)
              .max(Comparator.naturalOrder());
    } else if (isOccasional(duty)) {
      from = from.map(at -> Moment.of(at.date())); // minutes ahead are on the same occasion
    }
    String organ = actor(duty).orElse("");
    Optional<Event> done = first(duty.doneBy(), duty, from, organ);
    return done.filter(act -> !isOfLaterOccasion(act, duty));
  }

  /** Whether it is to be done at its event itself, on the day of that. */
  private static boolean isOccasional(Duty duty) {
    return duty.limit().map(l -> l.length().equals(TimeLimit.sameDay())).orElse(false);
  }

  /** What is done at each occasion, done on the day of a later one, is not the earlier one late. */
  private boolean isOfLaterOccasion(Event act, Duty duty) {
    Optional<Event> trigger = duty.trigger();
    boolean answers = trigger.map(Event::id).filter(act.re()::equals).isPresent();
    if (!isOccasional(duty)
        || answers
        || act.moment().isEmpty()
        || trigger.get().moment().isEmpty()) {
      return false;
    }
    LocalDate day = trigger.get().moment().get().date();
    return memory
        .events(List.of(trigger.get().type()))
        .about(() -> Set.of(trigger.get().of()))
        .all()
        .stream()
        .filter(e -> e.of().equals(trigger.get().of()))
        .flatMap(e -> e.moment().stream())
        .map(Moment::date)
        .anyMatch(later -> later.isAfter(day) && !later.isAfter(act.moment().get().date()));
  }

  /**
   * From when an act can serve a duty that it precedes: from the beginning of the stage, and after
   * an earlier event of the kind and what served that one before this; what is to be done ahead of
   * an appointment served the earlier one before that.
   */
  private Optional<Moment> earlier(Duty duty, boolean ahead) {
    Optional<Moment> stage = opened(duty);
    Event trigger = duty.trigger().orElseThrow();
    Optional<Moment> at = trigger.moment();
    Optional<Moment> before =
        memory.events(List.of(trigger.type())).about(() -> Set.of(trigger.of())).all().stream()
            .filter(e -> e.of().equals(trigger.of()) && !e.id().equals(trigger.id()))
            .filter(e -> !e.of().equals(memory.proceeding()) || !e.moment().equals(stage))
            .flatMap(e -> e.moment().stream())
            .filter(m -> at.isPresent() && m.date().isBefore(at.get().date()))
            .filter(m -> stage.map(begun -> !Memory.isAfter(begun, m)).orElse(true))
            .max(Comparator.naturalOrder());
    Optional<Moment> served =
        (ahead ? Optional.<Moment>empty() : before.filter(m -> wasOwed(duty, m)))
            .flatMap(
                m ->
                    memory.events(duty.doneBy()).about(() -> concerned(duty)).all().stream()
                        .filter(e -> concerns(e, duty))
                        .flatMap(e -> e.moment().stream())
                        .filter(done -> !Memory.isAfter(m, done))
                        .min(Comparator.naturalOrder())
                        .filter(done -> done.date().isBefore(at.orElseThrow().date()))
                        .map(done -> Moment.of(done.date().plusDays(1))));
    return Stream.of(stage, before, served, ahead ? Optional.<Moment>empty() : interrupted(duty))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  /**
   * Whether the states on which a duty rests may have held at an earlier event of the kind: where
   * they did not, it was not owed then, and what was done since did not serve that one.
   */
  private boolean wasOwed(Duty duty, Moment earlier) {
    return duty.terms().whileIs().stream()
        .allMatch(
            state ->
                steps(duty, state).stream()
                    .filter(
                        step -> step.from().map(at -> !Memory.isAfter(at, earlier)).orElse(true))
                    .reduce((first, last) -> last)
                    .map(step -> possible(step, state))
                    .orElse(true));
  }

  /**
   * When a duty that rests on there being no defender last had one: what was done before that got
   * the defender who is gone, and does not serve anew.
   */
  private Optional<Moment> interrupted(Duty duty) {
    Moment since = since(duty);
    return duty.terms().whileIs().stream()
        .filter(state -> state.state().equals(DEFENDER))
        .flatMap(
            state ->
                steps(duty, state).stream()
                    .filter(step -> !possible(step, state) && !step.before().isEmpty())
                    .flatMap(step -> step.from().stream())
                    .filter(at -> at.date().isBefore(since.date())))
        .max(Comparator.naturalOrder());
  }

  /** The beginning of the stage in which the organ that has to act had the case. */
  private Optional<Moment> opened(Duty duty) {
    Moment since = since(duty);
    return handedOver(duty, actor(duty).orElse(""))
        ? course.begun(Moment.of(since.date().minusDays(1)))
        : course.begun(since);
  }

  /**
   * The first recorded event of these types for the same subject; one that says that it answers the
   * trigger goes before any other, and none before the given moment counts.
   */
  private Optional<Event> first(
      List<String> types, Conclusion conclusion, Optional<Moment> from, String organ) {
    if (types.isEmpty()) {
      return Optional.empty();
    }
    Optional<Event> answering =
        conclusion
            .trigger()
            .flatMap(
                trigger ->
                    memory.answers(trigger.id()).stream()
                        .filter(e -> types.contains(e.type()) && fits(e, conclusion, from, organ))
                        .min(Comparator.comparing(e -> e.moment().orElse(asOf))));
    if (answering.isPresent()) {
      return answering;
    }
    Chronology inOrder = memory.events(types).about(() -> concerned(conclusion));
    for (Event event : from.map(at -> inOrder.from(at.date())).orElse(inOrder.all())) {
      boolean free =
          event.re().isEmpty()
              || conclusion.trigger().isEmpty()
              || !answersAnother(event, conclusion);
      if (free && fits(event, conclusion, from, organ)) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }

  private boolean fits(Event event, Conclusion conclusion, Optional<Moment> from, String organ) {
    return concerns(event, conclusion)
        && isOfThatLawyer(event, conclusion)
        && isWhole(event, conclusion)
        && event.moment().map(at -> !Memory.isAfter(at, asOf)).orElse(true)
        && from.map(m -> event.moment().map(at -> !Memory.isAfter(m, at)).orElse(true)).orElse(true)
        && actsFor(event, conclusion, organ);
  }

  /** An act that says of itself that it falls short fulfils nothing. */
  private boolean isWhole(Event event, Conclusion conclusion) {
    return !(conclusion instanceof Duty duty)
        || duty.terms().unless().isEmpty()
        || !excepted(event, duty.terms().unless()).orElse(false);
  }

  /** What another lawyer did is no act of the one of whom the conclusion speaks. */
  private boolean isOfThatLawyer(Event event, Conclusion conclusion) {
    boolean each =
        Conduct.isLawyer(Course.actor(conclusion))
            || stack.vocabulary().isOfEachLawyer(event.type());
    if (event.lawyer() == null || !each) {
      return true;
    }
    if (conclusion.of() instanceof org.dutylawyer.casefile.Lawyer lawyer) {
      return lawyer.equals(event.lawyer());
    }
    return conclusion.trigger().map(Event::lawyer).map(event.lawyer()::equals).orElse(true);
  }

  /** What one organ did is no act of another; what the other side received shows the sending. */
  private boolean actsFor(Event event, Conclusion conclusion, String organ) {
    return actsFor(event.type(), event.by(), event.moment(), conclusion, organ);
  }

  private boolean actsFor(
      String type, String by, Optional<Moment> at, Conclusion conclusion, String organ) {
    if (!Course.isOrgan(organ)) {
      // What the duty lawyer did is no act of the defence lawyer, nor the other way round.
      return !Conduct.isLawyer(organ)
          || !Conduct.isLawyer(by)
          || organ.equals(DEFENCE_LAWYER) == by.equals(DEFENCE_LAWYER);
    }
    List<String> only = stack.vocabulary().event(type).map(EventWord::by).orElse(List.of());
    if (!only.isEmpty() && only.stream().noneMatch(Course::isOrgan)) {
      return true;
    }
    String then = at.map(course::inCharge).orElse(Course.CASE_ORGAN);
    boolean before = handedOver(conclusion, organ);
    // Whoever investigated: what the next organ does in its own stage is no act of the former.
    boolean later =
        !before
            && Course.isLaterThanInvestigation(organ, then)
            && !course.inCharge(since(conclusion)).equals(then);
    if (Course.isOrgan(by)) {
      return Course.same(by, organ) && !(later && by.equals(then));
    }
    return before || !later && (!Course.isOrgan(then) || Course.same(then, organ));
  }

  /** Whether another organ had the case when the duty arose: this one handed it over. */
  private boolean handedOver(Conclusion conclusion, String organ) {
    String holder = course.inCharge(since(conclusion));
    return Course.isOrgan(holder) && !Course.isInvestigator(holder) && !holder.equals(organ);
  }

  /** Whether the event says that it answers another event of the trigger's own type. */
  private boolean answersAnother(Event event, Conclusion conclusion) {
    String type = conclusion.trigger().map(Event::type).orElse("");
    return memory.typeOf(event.re()).map(type::equals).orElse(false);
  }

  /** Of whom an event must be, or by which lawyer, to concern a conclusion. */
  private static Set<Subject> concerned(Conclusion conclusion) {
    return concernedOr(conclusion, conclusion.of());
  }

  private static Set<Subject> concernedOr(Conclusion conclusion, Subject other) {
    Set<Subject> concerned = new HashSet<>();
    concerned.add(conclusion.of());
    concerned.add(other);
    conclusion.trigger().ifPresent(trigger -> concerned.add(trigger.of()));
    return concerned;
  }

  private static boolean concerns(Event event, Conclusion conclusion) {
    return event.of().equals(conclusion.of())
        || conclusion.of().equals(event.lawyer())
        || conclusion.trigger().map(t -> t.of().equals(event.of())).orElse(false);
  }

  // --- prohibitions and documents
  // --------------------------------------------------------------------

  private Standing prohibition(Prohibition prohibition, Grounded grounded, Decision condition) {
    if (open(condition)) {
      return Standing.of(State.UNDETERMINED);
    }
    Standing standing = Standing.of(State.STANDING);
    for (Event event :
        memory.events(prohibition.brokenBy()).about(() -> concerned(prohibition)).all()) {
      Optional<Boolean> breaks = breaks(event, prohibition, grounded);
      if (breaks.isEmpty()) {
        standing = Standing.of(State.UNDETERMINED);
      } else if (breaks.get()) {
        return Standing.of(State.BREACHED, event.moment(), Optional.empty());
      }
    }
    return standing;
  }

  /**
   * Whether an act breaks what is forbidden; empty if what the file says of it leaves that open.
   */
  private Optional<Boolean> breaks(Event event, Prohibition prohibition, Grounded grounded) {
    Optional<Boolean> excepted = excepted(event, prohibition.unless());
    boolean never =
        !breaks(event, prohibition)
            || !isBound(grounded, event)
            || excepted.orElse(false)
            || isOfOneNotBound(event, grounded);
    if (never) {
      return Optional.of(false);
    }
    return excepted.isEmpty()
            || maybeOfOneNotBound(event, grounded)
            || maybeOfAnotherLawyer(event, prohibition)
        ? Optional.empty()
        : Optional.of(true);
  }

  /** Whether an organ acted that the text does not bind. */
  private boolean isOfOneNotBound(Event event, Grounded grounded) {
    return stack.outside(grounded.rule()).stream().anyMatch(o -> o.organ().equals(event.by()));
  }

  /** Whether the file leaves it open who acted, where such an organ was in charge. */
  private boolean maybeOfOneNotBound(Event event, Grounded grounded) {
    String organ = event.moment().map(course::inCharge).orElse("");
    return event.by().isEmpty()
        && !Conduct.isLawyer(Course.actor(grounded.conclusion()))
        && stack.outside(grounded.rule()).stream().anyMatch(o -> o.organ().equals(organ));
  }

  /** Whether only one of the act and what gave rise to the prohibition names its lawyer. */
  private static boolean maybeOfAnotherLawyer(Event event, Prohibition prohibition) {
    return prohibition.of() instanceof Person
        && Conduct.isLawyer(Course.actor(prohibition))
        && prohibition
            .trigger()
            .filter(trigger -> (trigger.lawyer() == null) != (event.lawyer() == null))
            .isPresent();
  }

  /** No act breaks a text that was not in force that day. */
  private boolean isBound(Grounded grounded, Event event) {
    return event
        .moment()
        .flatMap(at -> stack.inForce(grounded.rule()).map(days -> days.on(at.date())))
        .orElse(true);
  }

  /**
   * Whether an act falls in the time of a prohibition: by the day asked about, not before what gave
   * rise to it, and not in answer to something else.
   */
  private boolean breaks(Event event, Prohibition prohibition) {
    Optional<Moment> from = prohibition.trigger().flatMap(Event::moment);
    boolean elsewhere =
        prohibition.trigger().isPresent()
            && !event.re().isEmpty()
            && answersAnother(event, prohibition)
            && !event.re().equals(prohibition.trigger().get().id());
    return fits(event, prohibition, from, "") && !elsewhere;
  }

  /** Whether an event says one of these things of itself; empty if the file does not say. */
  private Optional<Boolean> excepted(Event event, List<Prohibition.Unless> exceptions) {
    Optional<CaseFile.EventEntry> entry = memory.file().event(event.id());
    boolean open = false;
    for (Prohibition.Unless exception : exceptions) {
      if (!canBeSaid(event, exception.fact())) {
        continue;
      }
      FactWord word = stack.vocabulary().fact(exception.fact()).orElseThrow();
      Optional<String> value = entry.flatMap(one -> memory.stated(one, word));
      if (value.filter(exception.values()::contains).isPresent()) {
        return Optional.of(true);
      }
      open |= value.isEmpty();
    }
    return open ? Optional.empty() : Optional.of(false);
  }

  private boolean canBeSaid(Event event, String fact) {
    return stack.vocabulary().factsAboutEvent(event.type()).stream()
        .anyMatch(word -> word.key().equals(fact));
  }

  private Standing document(DocumentDuty duty, Grounded grounded, Decision condition) {
    if (grounded.awaiting()) {
      return Standing.of(State.AWAITING);
    }
    if (open(condition)) {
      return Standing.of(State.UNDETERMINED);
    }
    List<Event> holders =
        duty.heldBy().isEmpty()
            ? duty.trigger().map(List::of).orElse(List.of())
            : memory.events().stream()
                .filter(e -> duty.heldBy().contains(e.type()) && e.of().equals(duty.of()))
                .toList();
    List<Document> held =
        holders.stream()
            .flatMap(e -> memory.documents(e).stream())
            .filter(d -> d.type().equals(duty.document()))
            .toList();
    Set<String> required =
        duty.fields().isEmpty()
            ? stack
                .vocabulary()
                .document(duty.document())
                .map(d -> d.fields().keySet())
                .orElse(Set.of())
            : new TreeSet<>(duty.fields());
    if (held.isEmpty()) {
      return new Standing(
          State.PENDING,
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          List.copyOf(required));
    }
    Document best =
        held.stream()
            .min(Comparator.comparingInt(d -> missing(required, d).size()))
            .orElseThrow(() -> new IllegalStateException(Objects.toString(duty)));
    List<String> missing = missing(required, best);
    return new Standing(
        missing.isEmpty() ? State.MET : State.PENDING,
        Optional.empty(),
        best.of().moment(),
        false,
        Optional.empty(),
        missing);
  }

  private static List<String> missing(Set<String> required, Document document) {
    return required.stream().filter(f -> !document.fields().contains(f)).toList();
  }

  private boolean open(Decision condition) {
    return condition != decisions.always();
  }
}
