package org.dutylawyer.finding;

import java.util.List;
import java.util.Optional;
import org.dutylawyer.calendar.Length;
import org.dutylawyer.calendar.TimeLimit;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;

/**
 * What somebody may do (可以、有权), what that needs, and until when, where the text says so.
 *
 * @param holder word for who may act
 * @param action word for what may be done
 * @param of in respect of whom
 * @param needs words for the actions or documents without which it may not be done
 * @param limit how long it can be used; empty where the text sets no period. Nobody breaches it
 * @param trigger the event that the period runs from, or whose day decides the law in force
 * @param doneBy words for the events that show that it was used
 * @param missed words for the actions of duties of which one must not have been done in its time;
 *     empty if it rests on none
 */
public record Right(
    String holder,
    String action,
    Subject of,
    List<String> needs,
    Optional<TimeLimit> limit,
    Optional<Event> trigger,
    List<String> doneBy,
    List<String> missed)
    implements Conclusion {

  /** Copies the lists. */
  public Right {
    needs = List.copyOf(needs);
    doneBy = List.copyOf(doneBy);
    missed = List.copyOf(missed);
  }

  /** The same, in respect of that subject. */
  public Right of(Subject subject) {
    return new Right(holder, action, subject, needs, limit, trigger, doneBy, missed);
  }

  /** The same, only with these permissions or papers. */
  public Right needs(String... words) {
    return new Right(holder, action, of, List.of(words), limit, trigger, doneBy, missed);
  }

  /** The same, governed by the law of that event's day. */
  public Right since(Event event) {
    return new Right(holder, action, of, needs, limit, Optional.of(event), doneBy, missed);
  }

  /**
   * The length of a period in which it can be used, whose anchor follows: {@code within( days( 15 )
   * ).after( $event )}.
   */
  public Within within(Length length) {
    return new Within(this, length);
  }

  /** The same, used by any of these kinds of event. */
  public Right doneBy(String... events) {
    return new Right(holder, action, of, needs, limit, trigger, List.of(events), missed);
  }

  /** The same, only once one of these duties about the same subject was not done in its time. */
  public Right whenMissed(String... actions) {
    return new Right(holder, action, of, needs, limit, trigger, doneBy, List.of(actions));
  }

  @Override
  public Kind kindOf() {
    return Kind.RIGHT;
  }

  /** A right with a length of time that still wants its event. */
  public static final class Within {
    private final Right right;
    private final Length length;

    private Within(Right right, Length length) {
      this.right = right;
      this.length = length;
    }

    /** Counted from the event; its day is not counted. */
    public Right after(Event event) {
      return timed(length.after(), event);
    }

    /** Counted back from the event; its day is not counted. */
    public Right before(Event event) {
      return timed(length.before(), event);
    }

    /** To use a right is an act of its holder: the last day moves past days off. */
    private Right timed(TimeLimit limit, Event event) {
      return new Right(
          right.holder,
          right.action,
          right.of,
          right.needs,
          Optional.of(limit.ofKind(org.dutylawyer.calendar.Kind.ACT)),
          Optional.of(event),
          right.doneBy,
          right.missed);
    }
  }
}
