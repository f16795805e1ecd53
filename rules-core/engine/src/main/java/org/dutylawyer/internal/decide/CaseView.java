package org.dutylawyer.internal.decide;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Direction;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.TimeLimit;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Conduct;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.internal.derive.Course;
import org.dutylawyer.internal.derive.Memory;
import org.dutylawyer.internal.derive.States;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.FactWord;

/**
 * The case as a conclusion looks at it: who acts and since when, on which states it rests, and
 * which events are about it.
 */
final class CaseView {

  /** Whether there is a defender (有无辩护人). */
  static final String DEFENDER = "defender";

  /** Who defends (辩护人). */
  static final String COUNSEL = "counsel";

  private static final String NONE = "none";
  private static final Duty.While NO_COUNSEL = new Duty.While(COUNSEL, List.of(NONE));
  private static final String RETAINED = "retained-lawyer";

  /** That another lawyer defends, which is no value of the word, so that no norm asks for it. */
  private static final String OF_ANOTHER = "";

  final Stack stack;
  final Memory memory;
  final Course course;
  final Decisions decisions;
  final Moment asOf;

  CaseView(Stack stack, Memory memory) {
    this.stack = stack;
    this.memory = memory;
    this.course = memory.course();
    this.decisions = memory.decisions();
    this.asOf = memory.asOf();
  }

  Optional<String> actor(Conclusion conclusion) {
    return actor(conclusion, Optional.empty());
  }

  Optional<String> actor(Conclusion conclusion, Optional<Event> broken) {
    String said = Course.actor(conclusion);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    Optional<Event> act = conclusion.trigger().or(() -> broken);
    Moment since = act.flatMap(Event::moment).filter(at -> !Memory.isAfter(at, asOf)).orElse(asOf);
    return Optional.of(course.organ(said, since, act.map(Event::by).orElse("")));
  }

  /** Whether a period is counted back from its event. */
  static boolean isAhead(Optional<TimeLimit> limit) {
    return limit.map(l -> l.direction() == Direction.BEFORE).orElse(false);
  }

  /** When the duty arose; an appointment ahead has its duty now. */
  Moment since(Conclusion conclusion) {
    Optional<Moment> trigger = conclusion.trigger().flatMap(Event::moment);
    return trigger.filter(at -> !Memory.isAfter(at, asOf)).orElse(asOf);
  }

  /** Whether an act falls in a later stage or instance than that in which the duty arose. */
  boolean isInLaterStage(Event act, Conclusion owed) {
    return act.moment()
        .flatMap(course::begun)
        .filter(begun -> begun.date().isAfter(since(owed).date()))
        .isPresent();
  }

  boolean possible(States.Step step, Duty.While state) {
    return step.after().entrySet().stream()
        .anyMatch(e -> state.values().contains(e.getKey()) && e.getValue() != decisions.never());
  }

  List<States.Step> steps(Conclusion owed, Duty.While state) {
    FactWord word = stack.vocabulary().fact(state.state()).orElseThrow();
    Subject owner =
        word.isAbout(About.Kind.PROCEEDING) && !word.isAbout(kind(owed.of()))
            ? memory.proceeding()
            : owed.of();
    String whose =
        word.each().isPresent()
            ? owed.trigger().map(event -> memory.appointment(event, word)).orElse("")
            : lawyer(owed);
    List<States.Step> steps = memory.states().steps(owner, word, whose);
    return (word.key().equals(COUNSEL) || isLeftByTrigger(owed, state)) && isOfOneLawyer(owed)
        ? steps.stream().map(step -> asOneSeesIt(step, owed)).toList()
        : steps;
  }

  /** Whether the event from which it arose is what brought about the state on which it rests. */
  private boolean isLeftByTrigger(Conclusion owed, Duty.While state) {
    return owed.trigger().map(Event::type).map(stack.vocabulary()::leaves).stream()
        .flatMap(List::stream)
        .anyMatch(
            left -> left.state().equals(state.state()) && state.values().contains(left.value()));
  }

  /** Whether it is of one lawyer who is named: that lawyer's own, or what is owed to that one. */
  private boolean isOfOneLawyer(Conclusion owed) {
    return !lawyer(owed).isEmpty()
        && (Conduct.isLawyer(Course.actor(owed))
            || owed.trigger()
                .map(Event::type)
                .filter(stack.vocabulary()::isOfEachLawyer)
                .isPresent());
  }

  /**
   * Who has a lawyer after a change has not the one any more in whose place another came: one is
   * assigned or arranged, and nobody is assigned to somebody who retains one. Who retains a second
   * has both.
   */
  private States.Step asOneSeesIt(States.Step step, Conclusion owed) {
    boolean later =
        step.from()
            .filter(at -> !Memory.isAfter(since(owed), at) && !Memory.isAfter(at, asOf))
            .isPresent();
    if (!later || step.after().containsKey(NONE)) {
      return step;
    }
    Optional<String> named = memory.file().event(step.event()).flatMap(CaseFile.EventEntry::lawyer);
    boolean second =
        step.before().containsKey(RETAINED) && step.after().keySet().equals(Set.of(RETAINED));
    return named.filter(lawyer -> !lawyer.equals(lawyer(owed))).isEmpty() || second
        ? step
        : new States.Step(
            step.from(), step.event(), step.before(), Map.of(OF_ANOTHER, decisions.always()));
  }

  /**
   * The steps with which a state did not hold any more. Of what is to be done ahead of an event
   * also those with which counsel was lost, of a lawyer who was assigned too.
   */
  Stream<States.Step> over(Duty duty, Duty.While state, boolean ahead) {
    Stream<States.Step> over =
        steps(duty, state).stream()
            .filter(step -> !possible(step, state) && !step.before().isEmpty());
    return ahead
        ? Stream.concat(
            over,
            steps(duty, NO_COUNSEL).stream()
                .filter(step -> possible(step, NO_COUNSEL) && !step.before().isEmpty())
                .filter(step -> !step.before().containsKey(NONE)))
        : over;
  }

  /** Whether a state on which a duty rests may have held at a moment. */
  boolean holds(Duty duty, Duty.While state, Moment at) {
    return steps(duty, state).stream()
        .filter(step -> step.from().map(from -> !Memory.isAfter(from, at)).orElse(true))
        .reduce((first, last) -> last)
        .map(step -> possible(step, state))
        .orElse(true);
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

  private static String lawyer(Conclusion owed) {
    return owed.trigger()
        .flatMap(event -> Optional.ofNullable(event.lawyer()))
        .map(Subject::id)
        .orElse("");
  }

  static boolean isOfThatLawyer(CaseFile.EventEntry entry, Duty duty) {
    String lawyer =
        duty.of() instanceof org.dutylawyer.casefile.Lawyer ? duty.of().id() : lawyer(duty);
    return !Conduct.isLawyer(Course.actor(duty))
        || lawyer.isEmpty()
        || entry.lawyer().map(lawyer::equals).orElse(true);
  }

  /** Whether it is to be done at its event itself, on the day of that. */
  static boolean isOccasional(Duty duty) {
    return duty.limit().map(l -> l.length().equals(TimeLimit.sameDay())).orElse(false);
  }

  /** What another lawyer did is no act of the one of whom the conclusion speaks. */
  boolean isOfThatLawyer(Event event, Conclusion conclusion) {
    boolean each =
        Conduct.isLawyer(Course.actor(conclusion))
            || stack.vocabulary().isOfEachLawyer(event.type());
    return !each || !namesAnotherLawyer(event, conclusion);
  }

  /** Whether an event names a lawyer, and another than the one of whom the conclusion speaks. */
  static boolean namesAnotherLawyer(Event event, Conclusion conclusion) {
    if (event.lawyer() == null) {
      return false;
    }
    Optional<Subject> whose =
        conclusion.of() instanceof org.dutylawyer.casefile.Lawyer
            ? Optional.of(conclusion.of())
            : conclusion.trigger().map(Event::lawyer);
    return whose.filter(lawyer -> !lawyer.equals(event.lawyer())).isPresent();
  }

  /** Of whom an event must be, or by which lawyer, to concern a conclusion. */
  static Set<Subject> concerned(Conclusion conclusion) {
    return concernedOr(conclusion, conclusion.of());
  }

  static Set<Subject> concernedOr(Conclusion conclusion, Subject other) {
    Set<Subject> concerned = new HashSet<>();
    concerned.add(conclusion.of());
    concerned.add(other);
    conclusion.trigger().ifPresent(trigger -> concerned.add(trigger.of()));
    return concerned;
  }

  static boolean concerns(Event event, Conclusion conclusion) {
    return event.of().equals(conclusion.of())
        || conclusion.of().equals(event.lawyer())
        || conclusion.trigger().map(t -> t.of().equals(event.of())).orElse(false);
  }

  /** Whether an event says one of these things of itself; empty if the file does not say. */
  Optional<Boolean> excepted(Event event, List<Prohibition.Unless> exceptions) {
    Optional<CaseFile.EventEntry> entry = memory.file().event(event.id());
    boolean open = false;
    for (Prohibition.Unless exception : exceptions) {
      if (!canBeSaid(event, exception.fact())) {
        continue;
      }
      FactWord word = stack.vocabulary().fact(exception.fact()).orElseThrow();
      Optional<String> value = entry.flatMap(one -> memory.stated(one, event.of(), word));
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

  /** Whether a condition leaves open if a conclusion holds. */
  boolean open(Decision condition) {
    return condition != decisions.always();
  }
}
