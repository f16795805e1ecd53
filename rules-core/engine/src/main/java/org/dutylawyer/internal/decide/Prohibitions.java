package org.dutylawyer.internal.decide;

import java.util.Optional;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.finding.Conduct;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.State;
import org.dutylawyer.internal.derive.Course;
import org.dutylawyer.internal.derive.Instantiation.Instance;
import org.dutylawyer.internal.derive.Memory;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.network.Stack;

/** Which acts break what is forbidden, and whether the file leaves that open. */
final class Prohibitions {

  private final CaseView view;
  private final Acts acts;
  private final Stack stack;
  private final Memory memory;
  private final Course course;

  Prohibitions(CaseView view, Acts acts) {
    this.view = view;
    this.acts = acts;
    this.stack = view.stack;
    this.memory = view.memory;
    this.course = view.course;
  }

  /** The act that breaks what is forbidden at any time: whoever was in charge then has acted. */
  Optional<Event> broken(Prohibition prohibition, Instance instance) {
    return memory
        .events(prohibition.brokenBy())
        .about(() -> CaseView.concerned(prohibition))
        .all()
        .stream()
        .filter(
            event -> breaks(event, prohibition, instance).filter(Boolean::booleanValue).isPresent())
        .findFirst();
  }

  /** Broken by an act on file, maybe broken, or kept by what is on file. */
  Standing standing(Prohibition prohibition, Instance instance, Decision condition) {
    if (view.open(condition)) {
      return Standing.of(State.UNDETERMINED);
    }
    Standing standing = Standing.of(State.STANDING);
    for (Event event :
        memory.events(prohibition.brokenBy()).about(() -> CaseView.concerned(prohibition)).all()) {
      Optional<Boolean> breaks = breaks(event, prohibition, instance);
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
  private Optional<Boolean> breaks(Event event, Prohibition prohibition, Instance instance) {
    Optional<Boolean> excepted = view.excepted(event, prohibition.unless());
    boolean never =
        !breaks(event, prohibition)
            || !isBound(instance, event)
            || isElsewhere(instance, event)
            || excepted.orElse(false)
            || isOfOneNotBound(event, instance);
    if (never) {
      return Optional.of(false);
    }
    return excepted.isEmpty()
            || maybeOfOneNotBound(event, instance)
            || maybeOfAnotherLawyer(event, prohibition)
        ? Optional.empty()
        : Optional.of(true);
  }

  /** Whether an organ acted that the text does not bind. */
  private boolean isOfOneNotBound(Event event, Instance instance) {
    return stack.outside(instance.rule()).stream().anyMatch(o -> o.isOrgan(event.by()));
  }

  /** Whether the file leaves it open who acted, where such an organ was in charge. */
  private boolean maybeOfOneNotBound(Event event, Instance instance) {
    String organ = event.moment().map(course::inCharge).orElse("");
    return event.by().isEmpty()
        && !Conduct.isLawyer(Course.actor(instance.conclusion()))
        && stack.outside(instance.rule()).stream().anyMatch(o -> o.isOrgan(organ));
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

  /** Whether it was done while the case was in another place than that of the text. */
  private boolean isElsewhere(Instance instance, Event event) {
    return stack.isOfPlace(instance.rule())
        && instance.conclusion().of() instanceof Person
        && event.moment().filter(course::isElsewhere).isPresent();
  }

  /** No act breaks a text that was not in force that day. */
  private boolean isBound(Instance instance, Event event) {
    return event
        .moment()
        .flatMap(at -> stack.inForce(instance.rule()).map(days -> days.on(at.date())))
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
            && acts.answersAnother(event, prohibition)
            && !event.re().equals(prohibition.trigger().get().id());
    return acts.fits(event, prohibition, from, "") && !elsewhere;
  }
}
