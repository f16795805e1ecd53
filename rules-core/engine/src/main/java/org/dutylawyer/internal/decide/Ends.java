package org.dutylawyer.internal.decide;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Length;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.TimeLimit;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.internal.derive.Course;
import org.dutylawyer.internal.derive.Memory;
import org.dutylawyer.internal.derive.States;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.FactWord;

/** What ends a duty that nobody has fulfilled: the case, the stage, custody, a state, an event. */
final class Ends {

  /** The measures under which a person is held in a detention house. */
  private static final List<String> HELD = List.of("detained", "arrested", "serving");

  private final CaseView view;
  private final WorkingCalendar calendar;
  private final Stack stack;
  private final Memory memory;
  private final Course course;
  private final Moment asOf;

  Ends(CaseView view, WorkingCalendar calendar) {
    this.view = view;
    this.calendar = calendar;
    this.stack = view.stack;
    this.memory = view.memory;
    this.course = view.course;
    this.asOf = view.asOf;
  }

  /** What has no number of days can still be done as long as nothing has closed it. */
  boolean isTooLate(Event act, Duty duty) {
    return act.moment()
        .flatMap(at -> closed(duty).map(end -> at.date().isAfter(end.date())))
        .orElse(false);
  }

  /**
   * Whether the case against the person ended, or went on to the next organ, or the person left the
   * custody of the detention house that owes it, or outgrew it, while there was still time: of what
   * has no number of days, as long as nobody can be said to be late.
   */
  private boolean isOverInTime(Duty duty, Optional<LocalDate> last) {
    if (duty.trigger().isEmpty()) {
      return stageEnded(duty).isPresent(); // asked of today: what came of it other rules say
    }
    Optional<Moment> trigger = duty.trigger().flatMap(Event::moment);
    if (trigger.isEmpty() || CaseView.isAhead(duty.limit())) {
      return false;
    }
    Optional<Moment> since = Optional.of(view.since(duty));
    Optional<Moment> over =
        Stream.concat(
                Stream.of(caseEnded(duty), stageEnded(duty), custodyEnded(duty)),
                duty.terms().closedOnce().stream().map(state -> over(duty, state, since)))
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder());
    LocalDate until =
        last.orElseGet(
            () -> isOfOwnAnswer(duty) ? trigger.get().date() : unproven(trigger.get().date()));
    return over.map(at -> !at.date().isAfter(until)).orElse(false);
  }

  /**
   * Whether an organ owes it for its own answer to an act of another, and not promptly after: the
   * reasons for what it declined. When to answer was its own choice, so that it has until it hands
   * the case on.
   */
  private boolean isOfOwnAnswer(Duty duty) {
    String actor = view.actor(duty).orElse("");
    return Course.isOrgan(actor)
        && duty.limit().isEmpty()
        && duty.trigger()
            .filter(event -> event.by().isEmpty() || event.by().equals(actor))
            .flatMap(event -> stack.vocabulary().event(event.type()))
            .filter(word -> !word.after().isEmpty() && word.by().contains(actor))
            .isPresent();
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

  /**
   * On what it depends that a state on which a duty surely rested had ended, or closed it, while
   * there was still time.
   */
  Decision mayBeOverInTime(Duty duty, Optional<LocalDate> last) {
    Optional<Moment> trigger = duty.trigger().flatMap(Event::moment);
    if (trigger.isEmpty() || CaseView.isAhead(duty.limit())) {
      return view.decisions.never();
    }
    LocalDate until = last.orElseGet(() -> unproven(trigger.get().date()));
    Stream<Decision> ended =
        duty.terms().whileIs().stream()
            .map(
                state ->
                    doubt(duty, state, until, value -> !state.values().contains(value), s -> true));
    Stream<Decision> closed =
        duty.terms().closedOnce().stream()
            .map(
                state ->
                    doubt(
                        duty,
                        state,
                        until,
                        state.values()::contains,
                        s -> !isOfTrigger(s.event(), duty)));
    return Stream.concat(ended, closed).reduce(view.decisions.never(), view.decisions::or);
  }

  /** On what it depends that a state came to be over by a day, which it surely was not before. */
  private Decision doubt(
      Duty duty,
      Duty.While state,
      LocalDate until,
      Predicate<String> over,
      Predicate<States.Step> how) {
    Moment since = view.since(duty);
    return view.steps(duty, state).stream()
        .filter(how)
        .filter(
            step ->
                step.from()
                    .filter(at -> !Memory.isAfter(since, at) && !Memory.isAfter(at, asOf))
                    .filter(at -> !at.date().isAfter(until))
                    .isPresent())
        .filter(step -> over(step.before(), over) == view.decisions.never())
        .map(step -> over(step.after(), over))
        .filter(doubt -> doubt != view.decisions.always())
        .reduce(view.decisions.never(), view.decisions::or);
  }

  private Decision over(Map<String, Decision> values, Predicate<String> over) {
    return values.entrySet().stream()
        .filter(value -> over.test(value.getKey()))
        .map(Map.Entry::getValue)
        .reduce(view.decisions.never(), view.decisions::or);
  }

  /**
   * When the case against the person ended while the duty stood. What has no number of days, and
   * was to be done in that stage, can be done again where the case was taken up again in it.
   */
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
    Moment since = view.since(duty);
    Optional<Moment> turn = course.ended(since);
    Optional<Moment> resumed =
        hasNumber(duty)
            ? Optional.empty()
            : steps.stream()
                .filter(step -> !step.after().containsKey(FactWord.YES))
                .flatMap(step -> step.from().stream())
                .filter(at -> Memory.isAfter(at, since) && !Memory.isAfter(at, asOf))
                .filter(at -> turn.map(end -> Memory.isAfter(end, at)).orElse(true))
                .max(Comparator.naturalOrder());
    return steps.stream()
        .filter(step -> step.after().containsKey(FactWord.YES))
        .flatMap(step -> step.from().stream())
        .filter(at -> Memory.isAfter(at, since) && !Memory.isAfter(at, asOf))
        .filter(at -> resumed.map(again -> Memory.isAfter(at, again)).orElse(true))
        .findFirst();
  }

  private Optional<Moment> stageEnded(Duty duty) {
    // Only who has the case hands it on: whoever holds the person, decides on aid, or supervises
    // another organ (人民检察院的监督) still does.
    String actor = view.actor(duty).orElse("");
    boolean organ =
        (Course.isOrgan(actor) || actor.equals(Course.CASE_ORGAN))
            && (duty.trigger().isEmpty() || course.hasCase(actor, view.since(duty)));
    if (!(organ || duty.terms().inStage()) || !(duty.of() instanceof Person)) {
      return Optional.empty();
    }
    if (duty.trigger().isEmpty()) {
      return actor.equals(Course.COURT) ? judgedNow() : Optional.empty();
    }
    Moment since = view.since(duty);
    Optional<Moment> ended = course.ended(since);
    return actor.equals(Course.COURT)
        ? Stream.concat(ended.stream(), judged(since).stream()).min(Comparator.naturalOrder())
        : ended;
  }

  /** The judgment of the instance of today; of a later one only where its beginning is on file. */
  private Optional<Moment> judgedNow() {
    Optional<Moment> begun = course.begun(asOf);
    return begun.isEmpty() && course.isLaterInstance()
        ? Optional.empty()
        : judged(begun.orElse(Moment.of(LocalDate.MIN)));
  }

  /** The judgment (宣告判决) after a moment, with which what a court owes in that instance ends. */
  private Optional<Moment> judged(Moment since) {
    return happened("judgment-pronounced", memory.proceeding())
        .filter(at -> at.date().isAfter(since.date()))
        .min(Comparator.naturalOrder());
  }

  /** When events of a type about a subject happened, by the day asked about. */
  private Stream<Moment> happened(String type, Subject of) {
    return memory.events(List.of(type)).about(() -> Set.of(of)).all().stream()
        .filter(event -> event.of().equals(of))
        .flatMap(event -> event.moment().stream())
        .filter(at -> !Memory.isAfter(at, asOf));
  }

  /**
   * When the person was no longer held, by the state or by the release that the file records, so
   * that the detention house (看守所) can do nothing more for him there. Where a text gives it a
   * period of its own, what it has in hand goes on.
   */
  Optional<Moment> custodyEnded(Conclusion owed) {
    if (!(owed.of() instanceof Person)
        || owed.trigger().isEmpty()
        || hasNumber(owed)
        || !Course.isDetentionHouse(view.actor(owed).orElse(""))) {
      return Optional.empty();
    }
    Duty.While held = new Duty.While("custody", HELD);
    Stream<Moment> measures =
        view.steps(owed, held).stream()
            .filter(
                step ->
                    !view.possible(step, held)
                        && !Collections.disjoint(step.before().keySet(), HELD))
            .flatMap(step -> step.from().stream());
    Moment since = view.since(owed);
    return Stream.concat(measures, happened("released-from-detention", owed.of()))
        .filter(at -> !Memory.isAfter(since, at) && !Memory.isAfter(at, asOf))
        .min(Comparator.naturalOrder());
  }

  private static boolean hasNumber(Conclusion owed) {
    return owed.limit()
        .filter(l -> !(l.length() instanceof Length.Promptly))
        .filter(l -> !l.length().equals(TimeLimit.sameDay()))
        .isPresent();
  }

  /**
   * How a duty ended, if it did.
   *
   * @param closed the last moment at which it could be done
   * @param over when it could no longer be done, or, of what is to be done promptly, was no longer
   *     owed
   * @param inTime whether it ended while there was still time for it: with what closes it, or with
   *     a state on which it rests. Of what is to be done promptly that is as long as nobody can be
   *     said to be late; what has neither can be done as long as the state lasts.
   * @param lapsed when a state on which it rests ended, if that was in time
   */
  record End(
      Optional<Moment> closed, Optional<Moment> over, boolean inTime, Optional<Moment> lapsed) {}

  /**
   * How a duty ended.
   *
   * @param last the last day of its period, if it has one
   */
  End of(Duty duty, Optional<LocalDate> last) {
    Optional<Moment> closed = closed(duty);
    Optional<Moment> lapse = lapse(duty);
    Optional<Moment> over =
        Stream.of(closed, isPrompt(duty) ? lapse : Optional.<Moment>empty())
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder());
    boolean lapsed = lapsedInTime(duty, last, closed, lapse);
    boolean inTime = lapsed || closed.isPresent() && isOverInTime(duty, last);
    return new End(closed, over, inTime, lapse.filter(at -> lapsed));
  }

  private boolean lapsedInTime(
      Duty duty, Optional<LocalDate> last, Optional<Moment> closed, Optional<Moment> lapse) {
    if (lapse.isEmpty()) {
      return false;
    }
    Optional<LocalDate> until =
        last.or(
            () ->
                duty.trigger()
                    .flatMap(Event::moment)
                    .filter(at -> !Memory.isAfter(at, asOf))
                    .filter(at -> isPrompt(duty))
                    .map(at -> unproven(at.date())));
    return lapse
        .filter(at -> until.map(day -> !at.date().isAfter(day)).orElse(true))
        .filter(at -> last.isPresent() || closed.map(c -> !Memory.isAfter(at, c)).orElse(true))
        .isPresent();
  }

  /** Whether it is to be done promptly (及时), without a number of days. */
  static boolean isPrompt(Duty duty) {
    return !duty.doneBy().isEmpty()
        && duty.limit().filter(l -> l.length() instanceof Length.Promptly).isPresent();
  }

  /** Whether the stage in which a duty arose ended it, and not a moment of its own. */
  boolean isClosedByStage(Duty duty) {
    return closed(duty).filter(end -> stageEnded(duty).filter(end::equals).isPresent()).isPresent();
  }

  /**
   * When one of the states on which the duty rests ended. Of one with whose end the duty cannot be
   * done any more ({@code closedOnce}), what was not done by then was not done, unless it was never
   * owed.
   */
  private Optional<Moment> lapse(Duty duty) {
    Moment since = view.since(duty);
    return duty.terms().whileIs().stream()
        .flatMap(
            state ->
                ended(duty, state).stream()
                    .filter(at -> at.equals(since) || !closes(duty, state, at)))
        .min(Comparator.naturalOrder());
  }

  private boolean closes(Duty duty, Duty.While ended, Moment at) {
    Optional<Moment> open = Optional.of(view.since(duty));
    return duty.terms().closedOnce().stream()
        .filter(state -> state.state().equals(ended.state()))
        .anyMatch(state -> closedOnce(duty, state, open).filter(at::equals).isPresent());
  }

  /**
   * Whether a state on which a duty rests was over and held again before an act, so that it was
   * done for the later ground.
   */
  boolean isForLaterGround(Event act, Duty duty) {
    Optional<Moment> done = act.moment();
    Moment since = view.since(duty);
    return done.isPresent()
        && duty.trigger().isPresent()
        && !CaseView.isAhead(duty.limit())
        && duty.terms().whileIs().stream()
            .anyMatch(
                state ->
                    ended(duty, state)
                        .filter(at -> Memory.isAfter(at, since))
                        .filter(at -> heldAgain(duty, state, at, done.get()))
                        .isPresent());
  }

  private boolean heldAgain(Duty duty, Duty.While state, Moment from, Moment until) {
    return view.steps(duty, state).stream()
        .filter(
            step ->
                step.from()
                    .filter(at -> Memory.isAfter(at, from) && !Memory.isAfter(at, until))
                    .isPresent())
        .anyMatch(step -> view.possible(step, state));
  }

  private Optional<Moment> ended(Duty duty, Duty.While state) {
    if (CaseView.isAhead(duty.limit())) {
      return endedBefore(duty, state);
    }
    Moment since = view.since(duty);
    List<States.Step> steps = view.steps(duty, state);
    if (duty.trigger().flatMap(Event::moment).isPresent() && !heldAt(since, steps, state)) {
      return Optional.of(since);
    }
    // What had to be done in a stage, without a day, was not done when the stage ends.
    boolean undated = duty.limit().filter(l -> !(l.length() instanceof Length.Promptly)).isEmpty();
    boolean held = true;
    for (int i = 0; i < steps.size(); i++) {
      States.Step step = steps.get(i);
      boolean later =
          step.from()
              .filter(at -> !Memory.isAfter(since, at) && !Memory.isAfter(at, asOf))
              .isPresent();
      boolean holds = view.possible(step, state);
      boolean ends = later && held && !holds && !heldAgain(steps.subList(i, steps.size()), state);
      if (ends && !(undated && course.turnsWith(step.event()))) {
        return step.from();
      }
      held = holds;
    }
    return Optional.empty();
  }

  /**
   * Whether a state may have held when the duty would have arisen, or came to hold with that. Of
   * what other states make up the rule itself asks, by the law of that day: only whether there is a
   * defender does not hang on a law.
   */
  private boolean heldAt(Moment since, List<States.Step> steps, Duty.While state) {
    boolean derived =
        stack
            .vocabulary()
            .fact(state.state())
            .filter(word -> !word.derived().isEmpty())
            .isPresent();
    if (derived && !state.state().equals(CaseView.DEFENDER)) {
      return true;
    }
    boolean held = true;
    for (States.Step step : steps) {
      if (step.from().filter(at -> Memory.isAfter(at, since)).isPresent()) {
        break;
      }
      boolean atOnce = step.from().filter(at -> !Memory.isAfter(since, at)).isPresent();
      held = view.possible(step, state) || atOnce && held;
    }
    return held;
  }

  /** Whether a state that ended holds again on that day, without hours that tell more. */
  private boolean heldAgain(List<States.Step> from, Duty.While state) {
    Optional<Moment> ended = from.get(0).from();
    return from.stream()
        .skip(1)
        .takeWhile(step -> step.from().equals(ended))
        .anyMatch(step -> view.possible(step, state));
  }

  /** What a period that is counted back rests on may have ended before the day asked about. */
  private Optional<Moment> endedBefore(Duty duty, Duty.While state) {
    Optional<Moment> ended = Optional.empty();
    Moment until = view.since(duty);
    for (States.Step step : view.steps(duty, state)) {
      if (step.from().filter(at -> Memory.isAfter(at, until)).isPresent()) {
        break;
      }
      if (view.possible(step, state)) {
        ended = Optional.empty();
      } else if (ended.isEmpty()) {
        ended = Optional.of(step.from().orElse(Moment.of(LocalDate.MIN)));
      }
    }
    return ended;
  }

  /** The last moment at which it could be done: what the rule names, or the end of the stage. */
  private Optional<Moment> closed(Duty duty) {
    Moment since = view.since(duty);
    boolean ahead = CaseView.isAhead(duty.limit());
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

  /**
   * The first event, of the person or of the proceeding, after which it cannot be done: what
   * another lawyer did leaves it to this one.
   */
  private Optional<Moment> closing(Duty duty, Optional<Moment> open) {
    return memory
        .events(duty.terms().closedBy())
        .about(() -> CaseView.concernedOr(duty, memory.proceeding()))
        .all()
        .stream()
        .filter(e -> CaseView.concerns(e, duty) || e.of().equals(memory.proceeding()))
        .filter(e -> !CaseView.namesAnotherLawyer(e, duty))
        .filter(
            e ->
                isOfTrigger(e.id(), duty)
                    || open.isEmpty()
                    || e.moment().map(at -> isLater(at, open.get())).orElse(false))
        .flatMap(e -> e.moment().stream())
        .filter(at -> !Memory.isAfter(at, asOf))
        .min(Comparator.naturalOrder());
  }

  /** On one day without hours nothing shows that what closes it came after what it arose from. */
  private static boolean isLater(Moment at, Moment from) {
    return !at.isUnorderedWith(from) && !Memory.isAfter(from, at);
  }

  /** When a state began after which it cannot be done; not with what the duty arose from. */
  private Optional<Moment> closedOnce(Duty duty, Duty.While state, Optional<Moment> open) {
    return closedOnce(duty, state, open, step -> true);
  }

  /**
   * When that happened by no act of whoever owes the duty: somebody got a defender, came of age, or
   * has to expect less.
   */
  private Optional<Moment> over(Duty duty, Duty.While state, Optional<Moment> open) {
    return closedOnce(
        duty,
        state,
        open,
        step ->
            state.state().equals(CaseView.DEFENDER)
                || step.event().isEmpty()
                || happensTo(step.event()));
  }

  /** Whether an event happens to the person, and is no act that the vocabulary gives somebody. */
  private boolean happensTo(String event) {
    return memory
        .typeOf(event)
        .flatMap(stack.vocabulary()::event)
        .filter(word -> word.about() == About.Kind.PERSON && word.by().isEmpty())
        .isPresent();
  }

  private static boolean isOfTrigger(String event, Duty duty) {
    return duty.trigger().map(Event::id).filter(event::equals).isPresent();
  }

  /**
   * What a state came to at the moment of a step: what several events make up comes step by step.
   */
  private static States.Step lastOf(States.Step step, List<States.Step> steps) {
    return steps.stream()
        .filter(other -> other.from().equals(step.from()))
        .reduce(step, (one, next) -> next);
  }

  private Optional<Moment> closedOnce(
      Duty duty, Duty.While state, Optional<Moment> open, Predicate<States.Step> how) {
    List<States.Step> steps = view.steps(duty, state);
    return steps.stream()
        .filter(how)
        .filter(step -> !isOfTrigger(step.event(), duty))
        .filter(step -> state.values().containsAll(lastOf(step, steps).after().keySet()))
        .filter(step -> !state.values().containsAll(step.before().keySet()))
        .flatMap(step -> step.from().stream())
        .filter(at -> !Memory.isAfter(at, asOf))
        .filter(at -> open.map(from -> !Memory.isAfter(from, at)).orElse(true))
        .findFirst();
  }
}
