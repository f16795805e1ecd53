package org.dutylawyer.internal.decide;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.calendar.Length;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.casefile.Document;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.DocumentDuty;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.Right;
import org.dutylawyer.finding.Silence;
import org.dutylawyer.finding.State;
import org.dutylawyer.internal.derive.Course;
import org.dutylawyer.internal.derive.Instantiation.Instance;
import org.dutylawyer.internal.derive.Memory;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.internal.network.Stack;

/**
 * Where a duty, a prohibition or a document stands: which act fulfils it, what ended it, and what
 * the silence of the file says.
 */
final class Standings {

  private final Stack stack;
  private final Memory memory;
  private final Decisions decisions;
  private final Moment asOf;
  private final CaseView view;
  private final Acts acts;
  private final Ends ends;
  private final Omissions omissions;
  private final Prohibitions prohibitions;
  private final CountedBack countedBack;

  Standings(Stack stack, Memory memory, WorkingCalendar calendar) {
    this.stack = stack;
    this.memory = memory;
    this.decisions = memory.decisions();
    this.asOf = memory.asOf();
    this.view = new CaseView(stack, memory);
    this.countedBack = new CountedBack(view);
    this.acts = new Acts(view, countedBack);
    this.ends = new Ends(view, calendar);
    this.omissions = new Omissions(view, acts);
    this.prohibitions = new Prohibitions(view, acts);
  }

  /**
   * Since when a period that is counted back is due at once, because it would have ended before it
   * could begin.
   */
  Optional<LocalDate> atOnceFrom(Instance instance, Optional<Due> due) {
    return countedBack.atOnceFrom(instance, due);
  }

  /**
   * Who acts: the organ in charge where and when the duty arose, or whoever broke what is
   * forbidden.
   */
  Optional<String> actor(Instance instance) {
    return view.actor(
        instance.conclusion(),
        instance.conclusion() instanceof Prohibition prohibition
            ? prohibitions.broken(prohibition, instance)
            : Optional.empty());
  }

  Standing of(Instance instance, Decision condition, Optional<Due> due, Decision excused) {
    Conclusion conclusion = instance.conclusion();
    if (conclusion instanceof DocumentDuty document) {
      return document(document, instance, condition);
    }
    if (conclusion instanceof Prohibition prohibition) {
      return prohibitions.standing(prohibition, instance, condition);
    }
    if (conclusion instanceof Right right && right.limit().isEmpty() && right.doneBy().isEmpty()) {
      return Standing.of(State.STANDING);
    }
    if (!(conclusion instanceof Duty || conclusion instanceof Right)) {
      return Standing.of(State.STANDING);
    }
    if (instance.awaiting()) {
      return Standing.of(State.AWAITING);
    }
    Optional<DueDate> dated =
        atOnceFrom(instance, due).isPresent() ? Optional.empty() : due.flatMap(Due::dated);
    if (view.open(condition)) {
      return conclusion instanceof Duty duty
          ? keptIfOwed(duty, dated)
          : Standing.of(State.UNDETERMINED);
    }
    if (conclusion instanceof Right right) {
      return right(right, due.flatMap(Due::dated));
    }
    Duty duty = (Duty) conclusion;
    boolean lifts = excused == condition && excused != decisions.never();
    Standing standing = doubted(duty, lifts ? Optional.empty() : dated);
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
    Optional<Event> used = acts.used(right);
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
    Optional<Event> done = acts.done(duty);
    return done.filter(act -> dated.isPresent() || !ends.isTooLate(act, duty))
        .filter(act -> !omissions.denied(duty, done))
        .map(act -> done(act, dated))
        .filter(standing -> standing.state() == State.MET)
        .map(met -> Standing.of(State.UNDETERMINED, met.done(), met.timeliness()))
        .orElse(Standing.of(State.UNDETERMINED));
  }

  /**
   * What may not have been owed any more when its time ended, nobody is said to have left undone.
   */
  private Standing doubted(Duty duty, Optional<DueDate> dated) {
    Standing standing = duty(duty, dated);
    if (standing.state() != State.BREACHED && standing.state() != State.LATE) {
      return standing;
    }
    Decision doubt = ends.mayBeOverInTime(duty, dated.map(DueDate::latest));
    return doubt == decisions.never() ? standing : standing.doubted(doubt);
  }

  private Standing duty(Duty duty, Optional<DueDate> dated) {
    Optional<LocalDate> last = dated.map(DueDate::latest);
    Optional<Event> act =
        acts.done(duty).filter(a -> acts.answers(a, duty) || !ends.isForLaterGround(a, duty));
    boolean tooLate = dated.isEmpty() && act.filter(a -> ends.isTooLate(a, duty)).isPresent();
    Optional<Event> done = act.filter(a -> !tooLate || isDoneLate(a, duty));
    if (omissions.denied(duty, done)) {
      return Standing.undone();
    }
    if (done.isPresent()) {
      Standing standing =
          acts.afterItsHour(done.get(), duty)
              .map(by -> late(done.get(), by))
              .orElseGet(
                  () ->
                      tooLate
                          ? Standing.of(State.LATE, done.get().moment(), Optional.empty())
                          : done(done.get(), dated));
      if (standing.state() != State.LATE) {
        return standing;
      } else if (ends.of(duty, last).inTime()) {
        return Standing.of(State.LAPSED); // what was done later was done for another reason
      }
      return omissions.maybeOfLaterSending(done.get(), duty, dated)
          ? Standing.of(Silence.NO_RECEIPT)
          : standing;
    }
    Ends.End end = ends.of(duty, last);
    if (omissions.omitted(duty, dated, end) || omissions.saidNever(duty)) {
      return Standing.undone();
    }
    if (countedBack.hadNoTime(duty)) {
      return Standing.of(State.LAPSED);
    }
    boolean undated = duty.limit().isPresent() && duty.trigger().flatMap(Event::moment).isEmpty();
    if (undated) {
      return Standing.of(State.UNDETERMINED);
    }
    if (end.inTime()) {
      return Standing.of(State.LAPSED);
    }
    Optional<Moment> over = end.over();
    boolean past = dated.map(d -> d.isPast(asOf.date())).orElse(over.isPresent());
    if (past) {
      LocalDate until = last.orElseGet(() -> over.orElseThrow().date());
      return duty.doneBy().isEmpty()
          ? Standing.of(State.STANDING)
          : Standing.of(
              omissions.isUnderWay(duty, dated)
                  ? Silence.NO_RECEIPT
                  : omissions.silence(duty, until));
    }
    if (end.closed().isPresent()) {
      return Standing.of(State.LAPSED);
    }
    return Standing.of(duty.doneBy().isEmpty() ? State.STANDING : State.PENDING);
  }

  /**
   * Whether what has no number of days was done late, its moment being over: unless it was done for
   * a later one of the kind, or in the next stage by anybody but the organ that owed it.
   */
  private boolean isDoneLate(Event act, Duty duty) {
    return acts.answers(act, duty)
        || !acts.isOfLaterRound(act, duty)
            && (!ends.isClosedByStage(duty) || acts.isByFormerOrgan(act, duty));
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

  private static Standing late(Event done, Duration by) {
    int hours = (int) by.plusHours(1).minusMinutes(1).toHours();
    return Standing.of(
        State.LATE,
        done.moment(),
        Optional.of(new org.dutylawyer.calendar.Standing.Late(hours, Length.Unit.HOURS)));
  }

  private Standing document(DocumentDuty duty, Instance instance, Decision condition) {
    if (instance.awaiting()) {
      return Standing.of(State.AWAITING);
    }
    if (view.open(condition)) {
      return Standing.of(State.UNDETERMINED);
    }
    List<Event> holders =
        duty.heldBy().isEmpty()
            ? duty.trigger().map(List::of).orElse(List.of())
            : memory.events().stream()
                .filter(e -> duty.heldBy().contains(e.type()) && e.of().equals(duty.of()))
                .filter(e -> mayHold(e, duty))
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
            : new LinkedHashSet<>(duty.fields()); // in the order of the form
    if (held.isEmpty()) {
      return new Standing(
          ends.custodyEnded(duty).isPresent() ? State.LAPSED : State.PENDING,
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

  /**
   * Whether a paper may be the one that an event calls for: none is that was there before it, or
   * that is of another stage or instance, unless the house of detention has the person throughout.
   */
  private boolean mayHold(Event holder, DocumentDuty duty) {
    Optional<Moment> called = duty.trigger().flatMap(Event::moment);
    Optional<Moment> held = holder.moment();
    if (called.isEmpty() || held.isEmpty()) {
      return true;
    }
    boolean later = !held.get().date().isBefore(called.get().date());
    return later
        && (Course.isDetentionHouse(duty.actor())
            || view.course.begun(held.get()).equals(view.course.begun(called.get())));
  }

  private static List<String> missing(Set<String> required, Document document) {
    return required.stream().filter(f -> !document.fields().contains(f)).toList();
  }
}
