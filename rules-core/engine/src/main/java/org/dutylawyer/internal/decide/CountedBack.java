package org.dutylawyer.internal.decide;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.internal.derive.Course;
import org.dutylawyer.internal.derive.Instantiation.Instance;
import org.dutylawyer.internal.derive.Memory;
import org.dutylawyer.internal.derive.States;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.law.InForce;
import org.dutylawyer.vocabulary.FactWord;

/** Periods that are counted back from an event and would have ended before they could begin. */
final class CountedBack {

  private final CaseView view;
  private final Stack stack;
  private final Course course;
  private final Moment asOf;

  CountedBack(CaseView view) {
    this.view = view;
    this.stack = view.stack;
    this.course = view.course;
    this.asOf = view.asOf;
  }

  /**
   * Since when a period that is counted back is due at once, because it would have ended before it
   * could begin: before the text came into force, before what gave occasion for it, or before the
   * organ that has to act had the case.
   */
  Optional<LocalDate> atOnceFrom(Instance instance, Optional<Due> due) {
    if (!(instance.conclusion() instanceof Duty duty) || !CaseView.isAhead(duty.limit())) {
      return Optional.empty();
    }
    Optional<LocalDate> commencement = stack.inForce(instance.rule()).flatMap(InForce::from);
    Optional<LocalDate> occasion =
        duty.terms().notBefore().flatMap(Event::moment).map(Moment::date);
    Optional<LocalDate> stage =
        Course.isOrgan(view.actor(duty).orElse(""))
            ? duty.trigger().flatMap(Event::moment).flatMap(course::begun).map(Moment::date)
            : Optional.empty();
    Optional<LocalDate> earliest =
        Stream.of(commencement, occasion, stage, begun(duty))
            .flatMap(Optional::stream)
            .max(LocalDate::compareTo);
    return due.flatMap(Due::dated)
        .flatMap(date -> earliest.filter(day -> date.latest().isBefore(day)));
  }

  /**
   * When the last of the states on which a duty rests began, as far as an event shows it. What
   * becomes of an appointment gives no new occasion for it.
   */
  private Optional<LocalDate> begun(Duty duty) {
    return duty.terms().whileIs().stream()
        .filter(state -> stack.vocabulary().fact(state.state()).flatMap(FactWord::each).isEmpty())
        .flatMap(state -> begun(duty, state).stream())
        .max(LocalDate::compareTo);
  }

  /**
   * Since when the state holds, up to the event. What never changed may have been so all along; a
   * change on file (counsel gone, another procedure) began it, also where the file does not say
   * what was before.
   */
  private Optional<LocalDate> begun(Duty duty, Duty.While state) {
    Moment until =
        duty.trigger().flatMap(Event::moment).filter(at -> Memory.isAfter(asOf, at)).orElse(asOf);
    Optional<LocalDate> begun = Optional.empty();
    boolean held = true;
    for (States.Step step : view.steps(duty, state)) {
      if (step.from().filter(at -> Memory.isAfter(at, until)).isPresent()) {
        break;
      }
      boolean holds = state.values().containsAll(step.after().keySet());
      if (holds && !held && !isActOf(duty, step)) {
        begun = step.from().map(Moment::date);
      }
      held = holds;
    }
    return begun;
  }

  /**
   * When the last of the states that speak of the acts of a duty gave occasion for it anew (another
   * lawyer came): what was done before that was done for what was then.
   */
  Optional<Moment> begunAnew(Duty duty) {
    return duty.terms().whileIs().stream()
        .filter(state -> speaksOfItsActs(duty, state))
        .flatMap(
            state ->
                view.steps(duty, state).stream()
                    .filter(step -> !step.before().isEmpty() && view.possible(step, state))
                    .filter(step -> Collections.disjoint(step.before().keySet(), state.values()))
                    .flatMap(step -> step.from().stream()))
        .filter(at -> !Memory.isAfter(at, view.since(duty)))
        .max(Comparator.naturalOrder());
  }

  private boolean speaksOfItsActs(Duty duty, Duty.While state) {
    return stack.vocabulary().fact(state.state()).flatMap(FactWord::history).stream()
        .filter(history -> history.each().isEmpty()) // an appointment gives no new occasion
        .flatMap(history -> history.leftBy().stream())
        .anyMatch(left -> duty.doneBy().contains(left.event()));
  }

  /** Whether the step is the act that the duty asks for, or its sending: no occasion for it. */
  private boolean isActOf(Duty duty, States.Step step) {
    String type = view.memory.typeOf(step.event()).orElse("");
    return duty.doneBy().contains(type)
        || duty.doneBy().stream()
            .flatMap(act -> stack.vocabulary().event(act).stream())
            .anyMatch(act -> act.receiptOf().contains(type));
  }

  /**
   * Whether the occasion for what is to be done ahead of an event arose on the day of that event
   * (the defender was refused in court): then there was no time for it.
   */
  boolean hadNoTime(Duty duty) {
    Optional<LocalDate> day = duty.trigger().flatMap(Event::moment).map(Moment::date);
    return CaseView.isAhead(duty.limit())
        && begun(duty).filter(from -> day.filter(at -> !from.isBefore(at)).isPresent()).isPresent();
  }
}
