package org.dutylawyer.internal.decide;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Station;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Conduct;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Right;
import org.dutylawyer.internal.derive.Chronology;
import org.dutylawyer.internal.derive.Course;
import org.dutylawyer.internal.derive.Memory;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;

/** Which act on file serves a duty or uses a right: of whom, by whom, from when on. */
final class Acts {

  private static final String DEFENCE_LAWYER = "defence-lawyer";

  /** What happens to a person and begins an interrogation or custody. */
  private static final Set<String> BEGINNINGS =
      Set.of("first-interrogation", "custody-changed", "admitted-to-detention");

  private final CaseView view;
  private final CountedBack countedBack;
  private final Stack stack;
  private final Memory memory;
  private final Course course;
  private final Moment asOf;

  Acts(CaseView view, CountedBack countedBack) {
    this.view = view;
    this.countedBack = countedBack;
    this.stack = view.stack;
    this.memory = view.memory;
    this.course = view.course;
    this.asOf = view.asOf;
  }

  /** The act by which a right was used, in its period or after it. */
  Optional<Event> used(Right right) {
    Optional<Moment> from =
        CaseView.isAhead(right.limit())
            ? course.begun(view.since(right))
            : right.trigger().flatMap(Event::moment);
    return first(right.doneBy(), right, from, view.actor(right).orElse(""));
  }

  /** The act that fulfils a duty, in time or late. */
  Optional<Event> done(Duty duty) {
    Optional<Moment> from = from(duty);
    String organ = view.actor(duty).orElse("");
    Optional<Event> done = first(duty.doneBy(), duty, from, organ);
    boolean court = duty.trigger().isPresent() && organ.equals(Course.COURT);
    // What the court of a later instance did is its own, and not late what an earlier one owed.
    return done.filter(act -> !isOfLaterOccasion(act, duty))
        .filter(act -> !court || !isOfLaterInstance(act, duty));
  }

  /**
   * Whether an act of a court falls into a later instance than its duty, and does not say that it
   * answers its trigger; where the period began with the instance, whatever it answers.
   */
  private boolean isOfLaterInstance(Event act, Duty duty) {
    Optional<Moment> begun = duty.terms().notBefore().flatMap(Event::moment);
    return begun.isEmpty()
        ? !answers(act, duty) && view.isInLaterStage(act, duty)
        : act.moment()
            .flatMap(course::begun)
            .filter(
                turn ->
                    latest(begun, Optional.of(view.since(duty)))
                        .orElse(turn)
                        .date()
                        .isBefore(turn.date()))
            .isPresent();
  }

  /** From when on what was done serves a duty; empty if it serves whenever it was done. */
  private Optional<Moment> from(Duty duty) {
    boolean ahead = CaseView.isAhead(duty.limit());
    Optional<Moment> from = duty.trigger().flatMap(Event::moment);
    if (ahead || duty.terms().orBefore()) {
      return earlier(duty, ahead);
    } else if (duty.terms().eachStage()) {
      return latest(course.begun(asOf).map(Acts::dayOf), interrupted(duty));
    } else if (CaseView.isOccasional(duty) || duty.trigger().filter(this::isTurn).isPresent()) {
      // Minutes ahead are on the same occasion, and a period that runs since a day has its day.
      from = duty.trigger().flatMap(memory.acceptance()::begun).map(Acts::dayOf);
    }
    // What was done before a period began was not done in it.
    return latest(from, duty.terms().notBefore().flatMap(Event::moment).map(Acts::dayOf));
  }

  private static Optional<Moment> latest(Optional<Moment> one, Optional<Moment> other) {
    return Stream.of(one, other).flatMap(Optional::stream).max(Comparator.naturalOrder());
  }

  private static Moment dayOf(Moment at) {
    return Moment.of(at.date());
  }

  /**
   * Whether an event is a turn of the proceeding, or the beginning of custody or interrogation:
   * what is told on that day (自受理之日起) is told for it, whichever was entered first. What somebody
   * asks for is answered after it was asked.
   */
  private boolean isTurn(Event trigger) {
    return trigger.of().equals(memory.proceeding()) || BEGINNINGS.contains(trigger.type());
  }

  /**
   * From when on it can be said of a duty that it was not done: since it arose; of one that hangs
   * on no event, or is to be done ahead of one, since an act could have served it.
   */
  Optional<Moment> owedFrom(Duty duty) {
    boolean ahead = CaseView.isAhead(duty.limit());
    return ahead || duty.trigger().isEmpty() ? from(duty) : Optional.of(view.since(duty));
  }

  /**
   * By how much somebody came after the hour of the own appointment, on its day (按时); empty where
   * the file gives no hours. What is done at an occasion of somebody else takes its time.
   */
  Optional<Duration> afterItsHour(Event act, Duty duty) {
    boolean appointment =
        CaseView.isOccasional(duty)
            && duty.of() instanceof Lawyer
            && Conduct.isLawyer(Course.actor(duty));
    Optional<Moment> hour = duty.trigger().flatMap(Event::moment).filter(at -> appointment);
    return hour.flatMap(Moment::time)
        .flatMap(
            from ->
                act.moment()
                    .filter(at -> at.date().equals(hour.get().date()))
                    .flatMap(Moment::time)
                    .map(at -> Duration.between(from, at)))
        .filter(by -> by.toMinutes() > 0);
  }

  /** What is done at each occasion, done on the day of a later one, is not the earlier one late. */
  private boolean isOfLaterOccasion(Event act, Duty duty) {
    return CaseView.isOccasional(duty) && !answers(act, duty) && isAfterLaterTrigger(act, duty);
  }

  /**
   * Whether an act may have been done for a later event of the kind, or in a later stage of the
   * same organ, so that it says nothing of this duty.
   */
  boolean isOfLaterRound(Event act, Duty duty) {
    Optional<Moment> at = act.moment();
    String organ = view.actor(duty).orElse("");
    boolean again =
        view.isInLaterStage(act, duty) && Course.same(at.map(course::inCharge).orElse(""), organ);
    return duty.terms().eachStage()
        || duty.trigger().isEmpty()
        || again
        || isAfterLaterTrigger(act, duty);
  }

  /** Whether whoever owed it did it when another organ had the case. */
  boolean isByFormerOrgan(Event act, Duty duty) {
    String then = act.moment().map(course::inCharge).orElse("");
    return Course.isOrgan(act.by())
        && Course.same(act.by(), view.actor(duty).orElse(""))
        && !act.by().equals(then);
  }

  /** Whether an act says that it answers the event from which a duty arose. */
  boolean answers(Event act, Duty duty) {
    return duty.trigger().map(Event::id).filter(act.re()::equals).isPresent();
  }

  private boolean isAfterLaterTrigger(Event act, Duty duty) {
    Event trigger = duty.trigger().orElseThrow();
    Optional<LocalDate> day = trigger.moment().map(Moment::date);
    Optional<LocalDate> done = act.moment().map(Moment::date);
    return day.isPresent()
        && done.isPresent()
        && memory.events(List.of(trigger.type())).about(() -> Set.of(trigger.of())).all().stream()
            .filter(e -> e.of().equals(trigger.of()))
            .filter(e -> act.lawyer() == null || view.isOfThatLawyer(e, duty))
            .flatMap(e -> e.moment().stream())
            .map(Moment::date)
            .anyMatch(later -> later.isAfter(day.get()) && !later.isAfter(done.get()));
  }

  /**
   * From when an act can serve a duty that it precedes: from the beginning of the stage, and after
   * an earlier event of the kind and what served that one before this, of each type the first; what
   * is to be done ahead of an appointment served the earlier one before that.
   */
  Optional<Moment> earlier(Duty duty, boolean ahead) {
    Optional<Moment> stage = opened(duty);
    Event trigger = duty.trigger().orElseThrow();
    Optional<Moment> at = trigger.moment();
    Optional<Moment> before =
        memory.events(List.of(trigger.type())).about(() -> Set.of(trigger.of())).all().stream()
            .filter(e -> e.of().equals(trigger.of()) && !e.id().equals(trigger.id()))
            .filter(e -> view.isOfThatLawyer(e, duty) && !memory.isRepeated(trigger))
            .filter(e -> !e.of().equals(memory.proceeding()) || !e.moment().equals(stage))
            .flatMap(e -> e.moment().stream())
            .filter(m -> at.isPresent() && m.date().isBefore(at.get().date()))
            .filter(m -> stage.map(begun -> !Memory.isAfter(begun, m)).orElse(true))
            .max(Comparator.naturalOrder());
    Optional<Moment> served =
        (ahead ? Optional.<Moment>empty() : before.filter(m -> wasOwed(duty, m)))
            .flatMap(
                m ->
                    duty.doneBy().stream()
                        .flatMap(type -> firstSince(m, type, duty).stream())
                        .filter(done -> done.date().isBefore(at.orElseThrow().date()))
                        .max(Comparator.naturalOrder())
                        .map(done -> Moment.of(done.date().plusDays(1))));
    Optional<Moment> anew = ahead ? countedBack.begunAnew(duty) : Optional.empty();
    return Stream.of(stage, before, served, interrupted(duty), anew)
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  /** When an act of a type was first done since a moment: the lawyer arranged, then help given. */
  private Optional<Moment> firstSince(Moment since, String type, Duty duty) {
    return memory.events(List.of(type)).about(() -> CaseView.concerned(duty)).all().stream()
        .filter(e -> CaseView.concerns(e, duty) && view.isOfThatLawyer(e, duty))
        .flatMap(e -> e.moment().stream())
        .filter(done -> !Memory.isAfter(since, done))
        .min(Comparator.naturalOrder());
  }

  /**
   * Whether the states on which a duty rests may have held at an earlier event of the kind: where
   * they did not, it was not owed then, and what was done since did not serve that one.
   */
  private boolean wasOwed(Duty duty, Moment earlier) {
    return duty.terms().whileIs().stream().allMatch(state -> view.holds(duty, state, earlier));
  }

  /**
   * When a duty that rests on who defends, or that nobody does, last had no such ground: what was
   * done before that got the defender who is gone, and does not serve anew.
   */
  private Optional<Moment> interrupted(Duty duty) {
    Moment since = view.since(duty);
    boolean ahead = CaseView.isAhead(duty.limit());
    return duty.terms().whileIs().stream()
        .filter(
            state ->
                ahead
                    ? isOfDefence(state) && view.holds(duty, state, since)
                    : state.state().equals(CaseView.DEFENDER))
        .flatMap(state -> view.over(duty, state, ahead))
        .flatMap(step -> step.from().stream())
        .filter(at -> at.date().isBefore(since.date()))
        .max(Comparator.naturalOrder());
  }

  /** Whether a state says who defends, by itself or made up of what does. */
  private boolean isOfDefence(Duty.While state) {
    return state.state().equals(CaseView.COUNSEL)
        || stack
            .vocabulary()
            .fact(state.state())
            .flatMap(FactWord::derived)
            .filter(made -> made.facts().contains(CaseView.COUNSEL))
            .isPresent();
  }

  /** The beginning of the stage in which the organ that has to act had the case. */
  private Optional<Moment> opened(Duty duty) {
    Moment since = view.since(duty);
    return handedOver(duty, view.actor(duty).orElse(""))
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
    Chronology inOrder = memory.events(types).about(() -> CaseView.concerned(conclusion));
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

  /** Whether an act is of whom and by whom a conclusion says, whole, and done from then on. */
  boolean fits(Event event, Conclusion conclusion, Optional<Moment> from, String organ) {
    return CaseView.concerns(event, conclusion)
        && view.isOfThatLawyer(event, conclusion)
        && isWhole(event, conclusion)
        && event.moment().map(at -> !Memory.isAfter(at, asOf)).orElse(true)
        && from.map(m -> event.moment().map(at -> !Memory.isAfter(m, at)).orElse(true)).orElse(true)
        && actsFor(event, conclusion, organ);
  }

  /** An act that says of itself that it falls short fulfils nothing. */
  private boolean isWhole(Event event, Conclusion conclusion) {
    return !(conclusion instanceof Duty duty)
        || duty.terms().unless().isEmpty()
        || !view.excepted(event, duty.terms().unless()).orElse(false);
  }

  /** What one organ did is no act of another; what the other side received shows the sending. */
  boolean actsFor(Event event, Conclusion conclusion, String organ) {
    return actsFor(event.type(), event.by(), event.moment(), conclusion, organ);
  }

  boolean actsFor(
      String type, String by, Optional<Moment> at, Conclusion conclusion, String organ) {
    if (isOfNoCase(conclusion)) {
      // Which organ has the case says nothing of who runs a station or watches over a lawyer.
      return by.isEmpty()
          || !Course.areTwo(organ, by)
              && !stack
                  .once(ToldApart.class, ToldApart::of)
                  .are(Conduct.action(conclusion), organ, by);
    }
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
            && !course.inCharge(view.since(conclusion)).equals(then);
    if (Course.isOrgan(by)) {
      return Course.same(by, organ) && !(later && by.equals(then));
    }
    return before || !later && (!Course.isOrgan(then) || Course.same(then, organ));
  }

  /** Whether it is about a station or a lawyer, whatever becomes of the case. */
  private static boolean isOfNoCase(Conclusion conclusion) {
    return !Conduct.isLawyer(Course.actor(conclusion))
        && (conclusion.of() instanceof Station || conclusion.of() instanceof Lawyer);
  }

  /** Whether another organ had the case when the duty arose: this one handed it over. */
  private boolean handedOver(Conclusion conclusion, String organ) {
    String holder = course.inCharge(view.since(conclusion));
    return Course.isOrgan(holder) && !Course.isInvestigator(holder) && !holder.equals(organ);
  }

  /**
   * Whether the event says that it answers another event of the trigger's own type, or another of
   * the type of which the trigger says that it answers one (reasons for another opinion).
   */
  boolean answersAnother(Event event, Conclusion conclusion) {
    Optional<String> answered = memory.typeOf(event.re());
    Optional<Event> trigger = conclusion.trigger();
    return answered.isPresent()
        && trigger.isPresent()
        && (answered.get().equals(trigger.get().type())
            || !event.re().equals(trigger.get().re())
                && answered.equals(memory.typeOf(trigger.get().re())));
  }
}
