package org.dutylawyer.internal.derive;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.Status;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.law.InForce;
import org.dutylawyer.pack.Outside;
import org.dutylawyer.pack.RuleModel;

/** Whether a text has effect on what one of its rules concludes, however its conditions stand. */
public final class Effect {

  private static final String CASE_ENDED = "case-ended";

  private final Stack stack;
  private final Memory memory;
  private final Decisions decisions;

  /** For the conclusions of one case. */
  public Effect(Stack stack, Memory memory) {
    this.stack = stack;
    this.memory = memory;
    this.decisions = memory.decisions();
  }

  /** On what it depends. */
  public Decision of(RuleModel rule, Conclusion conclusion) {
    return inForce(rule, conclusion) ? binding(rule, conclusion) : decisions.never();
  }

  /** Whether something matched begins under the text what it may only repeat under an older one. */
  public boolean begins(RuleModel rule, Object matched) {
    return memory
        .repeated(matched)
        .map(days -> stack.inForce(rule).flatMap(InForce::from).filter(days::on).isPresent())
        .orElse(true);
  }

  /** The law of the day of the event that triggers the conclusion decides it. */
  private boolean inForce(RuleModel rule, Conclusion conclusion) {
    Optional<InForce> days = stack.inForce(rule);
    if (days.isEmpty()) {
      return false;
    }
    return days.get().on(arises(conclusion).orElse(memory.asOf()).date());
  }

  /**
   * When the event was from which the conclusion follows; of a period that does not begin before
   * another event, the later of the two. Empty if it follows from none that is known.
   */
  public static Optional<Moment> arises(Conclusion conclusion) {
    Optional<Event> start =
        conclusion instanceof Duty duty ? duty.terms().notBefore() : Optional.empty();
    return Stream.of(conclusion.trigger(), start)
        .flatMap(Optional::stream)
        .filter(event -> !event.awaited())
        .flatMap(event -> event.moment().stream())
        .max(Comparator.naturalOrder());
  }

  /**
   * Whether the case against that person had ended before the day of the event: what happens in the
   * proceeding is then of the others, and whoever handled the case owes nothing more to that
   * person.
   */
  private boolean hadEnded(RuleModel rule, Conclusion conclusion, Moment at) {
    Moment before = Moment.of(at.date().minusDays(1));
    Event trigger = conclusion.trigger().orElseThrow();
    boolean ofOthers = !trigger.of().equals(conclusion.of());
    return (ofOthers || endsWithTheCase(rule, conclusion))
        && memory.hadEnded(conclusion.of(), before)
        && memory.hadEnded(conclusion.of(), at);
  }

  /**
   * Whether it is owed to the accused as such by those who handle the case. A rule that itself asks
   * whether the case had ended says that for itself (服刑人员).
   */
  private static boolean endsWithTheCase(RuleModel rule, Conclusion conclusion) {
    return conclusion instanceof Duty duty
        && Course.handlesCases(duty.actor())
        && !rule.texts().contains(CASE_ENDED);
  }

  /**
   * On what it depends that the text binds who would have to act. Of a person whose case has ended
   * holds only what an event has brought about, and nobody has help or defence any more; and a
   * local text can leave out an organ that investigates, so that what it says of the police does
   * not hold for that one, or an instance, which another court tries. A local text binds no organ
   * of another place, from which or to which the case was transferred.
   */
  private Decision binding(RuleModel rule, Conclusion conclusion) {
    boolean quality = conclusion instanceof Status; // what the case was, whatever became of it
    boolean lasts = conclusion.trigger().isPresent() && !(conclusion instanceof Entitlement);
    if (!quality && !lasts && memory.hasEnded(conclusion.of())) {
      return decisions.never();
    }
    if (lasts
        && conclusion
            .trigger()
            .flatMap(Event::moment)
            .filter(at -> hadEnded(rule, conclusion, at))
            .isPresent()) {
      return decisions.never();
    }
    List<Outside> outside = stack.outside(rule);
    boolean ofPlace = stack.isOfPlace(rule);
    if (outside.isEmpty() && !ofPlace) {
      return decisions.always();
    }
    Moment at = arises(conclusion).orElse(memory.asOf());
    Decision bound = memory.course().bound(conclusion, at, outside, decisions);
    return ofPlace
        ? decisions.and(bound, memory.course().inPlace(conclusion, at, decisions))
        : bound;
  }
}
