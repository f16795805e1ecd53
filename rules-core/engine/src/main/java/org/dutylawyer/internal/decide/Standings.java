package org.dutylawyer.internal.decide;

import java.time.LocalDate;
import java.util.Comparator;
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
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Document;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.DocumentDuty;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.State;
import org.dutylawyer.internal.derive.Grounding.Grounded;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.internal.derive.Chronology;
import org.dutylawyer.internal.derive.Course;
import org.dutylawyer.internal.derive.Memory;
import org.dutylawyer.internal.derive.States;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.law.InForce;

/**
 * Where a duty, a prohibition or a document stands: which act fulfils it, what ended it, and what
 * the silence of the file says.
 */
final class Standings {

  private final Stack stack;
  private final Memory memory;
  private final Course course;
  private final Decisions decisions;
  private final Moment asOf;

  Standings(Stack stack, Memory memory) {
    this.stack = stack;
    this.memory = memory;
    this.course = memory.course();
    this.decisions = memory.decisions();
    this.asOf = memory.asOf();
  }

  /** Where a duty stands. */
  record Standing(
      State state,
      Optional<Moment> done,
      Optional<org.dutylawyer.calendar.Standing> timeliness,
      List<String> missing) {
    static Standing of(State state) {
      return new Standing(state, Optional.empty(), Optional.empty(), List.of());
    }
  }

  /** Who acts: the organ in charge where and when the duty arose. */
  Optional<String> actor(Conclusion conclusion) {
    String said = Course.actor(conclusion);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    Optional<Event> broken =
        conclusion instanceof Prohibition prohibition && conclusion.trigger().isEmpty()
            ? breach(prohibition, event -> true)
            : Optional.empty();
    Moment since = broken.flatMap(Event::moment).orElseGet(() -> since(conclusion));
    return Optional.of(
        course.organ(said, since, broken.map(Event::by).orElseGet(() -> by(conclusion))));
  }

  private static String by(Conclusion conclusion) {
    return conclusion.trigger().map(Event::by).orElse("");
  }

  /** When the duty arose; an appointment ahead has its duty now. */
  private Moment since(Conclusion conclusion) {
    Optional<Moment> trigger = conclusion.trigger().flatMap(Event::moment);
    return trigger.filter(at -> !Memory.isAfter(at, asOf)).orElse(asOf);
  }

  /**
   * Since when a period that is counted back is due at once, because it would have ended before it
   * could begin: before the text came into force, or before what gave occasion for it.
   */
  Optional<LocalDate> atOnceFrom(Grounded grounded, Optional<Due> due) {
    if (!(grounded.conclusion() instanceof Duty duty)
        || !isAhead(duty)) {
      return Optional.empty();
    }
    Optional<LocalDate> commencement = stack.inForce(grounded.rule()).flatMap(InForce::from);
    Optional<LocalDate> occasion =
        duty.terms().notBefore().flatMap(Event::moment).map(Moment::date);
    Optional<LocalDate> earliest =
        Stream.of(commencement, occasion).flatMap(Optional::stream).max(LocalDate::compareTo);
    return due.flatMap(Due::dated)
        .flatMap(date -> earliest.filter(day -> date.latest().isBefore(day)));
  }

  Standing of(Grounded grounded, Decision condition, Optional<Due> due, Decision excused) {
    Conclusion conclusion = grounded.conclusion();
    if (conclusion instanceof DocumentDuty document) {
      return document(document, grounded, condition);
    }
    if (conclusion instanceof Prohibition prohibition) {
      return prohibition(prohibition, grounded, condition);
    }
    if (!(conclusion instanceof Duty duty)) {
      return Standing.of(State.STANDING);
    }
    if (grounded.awaiting()) {
      return Standing.of(State.AWAITING);
    }
    if (open(condition)) {
      return Standing.of(State.UNDETERMINED);
    }
    Optional<DueDate> dated =
        atOnceFrom(grounded, due).isPresent() ? Optional.empty() : due.flatMap(Due::dated);
    boolean lifts = excused == condition && excused != decisions.never();
    Standing standing = duty(duty, lifts ? Optional.empty() : dated);
    boolean lost = Set.of(State.BREACHED, State.NO_RECORD, State.LATE).contains(standing.state());
    if (lifts && (standing.state() == State.PENDING || lost && duty.terms().closedBy().isEmpty())) {
      return Standing.of(State.EXCUSED);
    }
    // A limit that may be lifted matters only to somebody who has not kept it.
    return lost && dated.isPresent() && !lifts && excused != decisions.never()
        ? new Standing(State.UNDETERMINED, standing.done(), standing.timeliness(), List.of())
        : standing;
  }

  private Standing duty(Duty duty, Optional<DueDate> dated) {
    Optional<Event> done = done(duty);
    if (done.isPresent()) {
      return done(done.get(), dated);
    }
    if (omitted(duty)) {
      return Standing.of(State.BREACHED);
    }
    boolean undated = duty.limit().isPresent() && duty.trigger().flatMap(Event::moment).isEmpty();
    if (undated) {
      return Standing.of(State.UNDETERMINED);
    }
    Optional<Moment> closed = closed(duty);
    Optional<LocalDate> last = dated.map(DueDate::latest);
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
      return Standing.of(duty.doneBy().isEmpty() ? State.STANDING : silence(duty, until));
    }
    if (closed.isPresent()) {
      return Standing.of(State.LAPSED);
    }
    return Standing.of(duty.doneBy().isEmpty() ? State.STANDING : State.PENDING);
  }

  private static Standing done(Event done, Optional<DueDate> dated) {
    Optional<Moment> at = done.moment();
    if (dated.isEmpty()) {
      return new Standing(State.MET, at, Optional.empty(), List.of());
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
    return new Standing(state, at, Optional.of(timeliness), List.of());
  }

  // --- what ends a duty
  // ------------------------------------------------------------------------------

  /** When one of the states on which the duty rests ended. */
  private Optional<Moment> lapse(Duty duty) {
    return duty.terms().whileIs().stream()
        .flatMap(state -> ended(duty, state).stream())
        .min(Comparator.naturalOrder());
  }

  private Optional<Moment> ended(Duty duty, Duty.While state) {
    FactWord word = stack.vocabulary().fact(state.state()).orElseThrow();
    Subject owner =
        word.isAbout(About.Kind.PROCEEDING) && !word.isAbout(kind(duty.of()))
            ? memory.proceeding()
            : duty.of();
    boolean ahead = isAhead(duty);
    Moment since = ahead ? course.begun(asOf).orElse(Moment.of(LocalDate.MIN)) : since(duty);
    Optional<Moment> ended = Optional.empty();
    for (States.Step step : memory.states().steps(owner, word, lawyer(duty))) {
      boolean held =
          step.after().entrySet().stream()
              .anyMatch(
                  e -> state.values().contains(e.getKey()) && e.getValue() != decisions.never());
      boolean later =
          step.from()
              .filter(at -> !Memory.isAfter(since, at) && !Memory.isAfter(at, asOf))
              .isPresent();
      if (later && !held && ended.isEmpty()) {
        ended = step.from();
      } else if (ahead && held) {
        // An appointment ahead stands again: the help is wanted after all.
        ended = Optional.empty();
      }
    }
    return ended;
  }

  private static boolean isAhead(Duty duty) {
    return duty.limit().map(l -> l.direction() == Direction.BEFORE).orElse(false);
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
    boolean ahead = isAhead(duty);
    Optional<Moment> event =
        memory.events(duty.terms().closedBy()).all().stream()
            .filter(e -> concerns(e, duty) || e.of().equals(memory.proceeding()))
            .flatMap(e -> e.moment().stream())
            .filter(at -> !Memory.isAfter(at, asOf) && !Memory.isAfter(since, at))
            .min(Comparator.naturalOrder());
    Optional<Moment> ended =
        duty.of() instanceof Person
            ? stack.vocabulary().fact("case-ended").stream()
                .flatMap(word -> memory.states().steps(duty.of(), word, "").stream())
                .filter(step -> step.after().containsKey(FactWord.YES))
                .flatMap(step -> step.from().stream())
                .filter(at -> at.date().isAfter(since.date()) && !Memory.isAfter(at, asOf))
                .findFirst()
            : Optional.empty();
    Optional<Moment> planned =
        ahead
            ? duty.trigger().flatMap(Event::moment).filter(at -> !Memory.isAfter(at, asOf))
            : Optional.empty();
    Optional<Moment> stage =
        duty.of() instanceof Person && duty.trigger().isPresent()
            ? course.ended(since)
            : Optional.empty();
    return Stream.of(event, ended, planned, stage)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /**
   * What it says that nothing is on file: that it was not done, if the register records such acts
   * up to that day; else nothing.
   */
  private State silence(Duty duty, LocalDate until) {
    CaseFile.Register register = memory.file().register();
    boolean kept = register.until().map(day -> !day.isBefore(until)).orElse(true);
    boolean recorded =
        duty.doneBy().stream().allMatch(type -> records(register, type, duty.terms().registered()));
    return kept && recorded ? State.BREACHED : State.NO_RECORD;
  }

  private boolean records(CaseFile.Register register, String type, Optional<Boolean> norm) {
    if (register.records().contains(type)) {
      return true;
    }
    return !register.omits().contains(type)
        && norm.orElseGet(
            () -> stack.vocabulary().event(type).map(EventWord::registered).orElse(false));
  }

  /** Whether the file says that it was not done. */
  private boolean omitted(Duty duty) {
    Moment since = since(duty);
    return memory.omitted().stream()
        .filter(entry -> duty.doneBy().contains(entry.type()))
        .filter(entry -> !(duty.of() instanceof Person) || entry.concerns(duty.of().id()))
        .filter(
            entry ->
                !entry.lawyer().isPresent()
                    || !(duty.of() instanceof org.dutylawyer.casefile.Lawyer)
                    || entry.lawyer().get().equals(duty.of().id()))
        .filter(entry -> entry.re().isEmpty() || duty.trigger().map(Event::id).equals(entry.re()))
        .anyMatch(entry -> entry.at().map(at -> !Memory.isAfter(since, at)).orElse(true));
  }

  // --- what fulfils a duty
  // ---------------------------------------------------------------------------

  private Optional<Event> done(Duty duty) {
    boolean ahead = isAhead(duty);
    Optional<Moment> from = duty.trigger().flatMap(Event::moment);
    if (ahead || duty.terms().orBefore()) {
      from = earlier(duty);
    } else if (duty.terms().eachStage()) {
      from = course.begun(asOf);
    }
    String organ = actor(duty).orElse("");
    return first(duty.doneBy(), duty, from, organ);
  }

  /**
   * From when an act can serve a duty that it precedes: from the beginning of the stage, and after
   * what served an earlier event of the kind.
   */
  private Optional<Moment> earlier(Duty duty) {
    Optional<Moment> stage = course.begun(since(duty));
    Event trigger = duty.trigger().orElseThrow();
    Optional<Moment> at = trigger.moment();
    Optional<Moment> before =
        memory.events(List.of(trigger.type())).all().stream()
            .filter(e -> e.of().equals(trigger.of()) && !e.id().equals(trigger.id()))
            .flatMap(e -> e.moment().stream())
            .filter(m -> at.isPresent() && m.date().isBefore(at.get().date()))
            .max(Comparator.naturalOrder());
    if (isAhead(duty)) {
      // What served the earlier appointment lies before that one.
      return Stream.of(stage, before)
          .flatMap(Optional::stream)
          .max(Comparator.naturalOrder());
    }
    Optional<Moment> served =
        before.flatMap(
            m ->
                memory.events(duty.doneBy()).all().stream()
                    .filter(e -> concerns(e, duty))
                    .flatMap(e -> e.moment().stream())
                    .filter(done -> !Memory.isAfter(m, done))
                    .min(Comparator.naturalOrder())
                    .map(done -> Moment.of(done.date().plusDays(1))));
    return Stream.of(stage, before, served)
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
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
    Chronology inOrder = memory.events(types);
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
        && event.moment().map(at -> !Memory.isAfter(at, asOf)).orElse(true)
        && from.map(m -> event.moment().map(at -> !Memory.isAfter(m, at)).orElse(true)).orElse(true)
        && actsFor(event, organ);
  }

  /** What one organ did is no act of another; what the other side received shows the sending. */
  private boolean actsFor(Event event, String organ) {
    if (!Course.isOrgan(organ)) {
      return true;
    }
    List<String> only = stack.vocabulary().event(event.type()).map(EventWord::by).orElse(List.of());
    if (!only.isEmpty() && only.stream().noneMatch(Course::isOrgan)) {
      return true;
    }
    if (Course.isOrgan(event.by())) {
      return Course.same(event.by(), organ);
    }
    String then = event.moment().map(course::inCharge).orElse(Course.CASE_ORGAN);
    return !Course.isOrgan(then) || Course.same(then, organ) || handsOver(event, organ);
  }

  /** On the day on which the case moves, the organ that hands it over can still have acted. */
  private boolean handsOver(Event event, String organ) {
    return event
        .moment()
        .map(at -> course.inCharge(Moment.of(at.date().minusDays(1))))
        .filter(before -> Course.isOrgan(before) && Course.same(before, organ))
        .isPresent();
  }

  /** Whether the event says that it answers another event of the trigger's own type. */
  private boolean answersAnother(Event event, Conclusion conclusion) {
    String type = conclusion.trigger().map(Event::type).orElse("");
    return memory.typeOf(event.re()).map(type::equals).orElse(false);
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
    Predicate<Event> bound = event -> isBound(grounded, event);
    Optional<Event> broken = breach(prohibition, bound.and(e -> isKnown(excepted(e, prohibition))));
    if (broken.isPresent()) {
      return new Standing(State.BREACHED, broken.get().moment(), Optional.empty(), List.of());
    }
    return Standing.of(
        breach(prohibition, bound).isPresent() ? State.UNDETERMINED : State.STANDING);
  }

  private static boolean isKnown(Optional<Boolean> excepted) {
    return excepted.isPresent();
  }

  /** No act breaks a text that was not in force that day. */
  private boolean isBound(Grounded grounded, Event event) {
    return event
        .moment()
        .map(at -> stack.inForce(grounded.rule()).map(days -> days.on(at.date())).orElse(true))
        .orElse(true);
  }

  /** The first act that falls under a prohibition and is not, as far as known, excepted from it. */
  private Optional<Event> breach(Prohibition prohibition, Predicate<Event> which) {
    for (Event event : memory.events(prohibition.brokenBy()).all()) {
      boolean happened = event.moment().map(at -> !Memory.isAfter(at, asOf)).orElse(true);
      boolean falls = concerns(event, prohibition) && happened;
      if (falls && !excepted(event, prohibition).orElse(false) && which.test(event)) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }

  /** Whether an event is outside a prohibition; empty if the file does not say. */
  private Optional<Boolean> excepted(Event event, Prohibition prohibition) {
    Map<String, String> facts =
        memory.file().event(event.id()).map(CaseFile.EventEntry::facts).orElse(Map.of());
    boolean open = false;
    for (Prohibition.Exception exception : prohibition.unless()) {
      String value = facts.get(exception.fact());
      if (value != null && exception.values().contains(value)) {
        return Optional.of(true);
      }
      open |= value == null;
    }
    return open ? Optional.empty() : Optional.of(false);
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
      return new Standing(State.PENDING, Optional.empty(), Optional.empty(), List.copyOf(required));
    }
    Document best =
        held.stream()
            .min(Comparator.comparingInt(d -> missing(required, d).size()))
            .orElseThrow(() -> new IllegalStateException(Objects.toString(duty)));
    List<String> missing = missing(required, best);
    return new Standing(
        missing.isEmpty() ? State.MET : State.PENDING,
        best.of().moment(),
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
