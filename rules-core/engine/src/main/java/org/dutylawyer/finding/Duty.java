package org.dutylawyer.finding;

import java.util.List;
import java.util.Optional;
import org.dutylawyer.calendar.Length;
import org.dutylawyer.calendar.TimeLimit;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;

/**
 * What somebody must do (应当), and by when.
 *
 * @param actor word for who must act
 * @param action word for what is to be done
 * @param of for whom
 * @param limit how long there is, if the text says when at all
 * @param trigger the event that the time runs from, or back from, if there is one
 * @param doneBy words for the events that fulfil it; empty when no event shows it
 */
public record Duty(
    String actor,
    String action,
    Subject of,
    Optional<TimeLimit> limit,
    Optional<Event> trigger,
    List<String> doneBy)
    implements Conclusion {

  /** Copies the list. */
  public Duty {
    doneBy = List.copyOf(doneBy);
  }

  /** The same, for that subject. */
  public Duty of(Subject subject) {
    return new Duty(actor, action, subject, limit, trigger, doneBy);
  }

  /**
   * The length of a time limit whose anchor follows: {@code within( days( 3 ) ).after( $event )}.
   */
  public Within within(Length length) {
    return new Within(this, length);
  }

  /** The same, promptly (及时) after the event: no number, only the order counts. */
  public Duty promptlyAfter(Event event) {
    return timed(TimeLimit.promptly().after(), event);
  }

  /** The same, at the event itself, at the latest on its day. */
  public Duty at(Event event) {
    return timed(TimeLimit.sameDay().after(), event);
  }

  /** The same, owed because of the event, at no stated time. */
  public Duty triggeredBy(Event event) {
    return new Duty(actor, action, of, Optional.empty(), Optional.of(event), doneBy);
  }

  /** The same, fulfilled by any of these kinds of event. */
  public Duty doneBy(String... events) {
    return new Duty(actor, action, of, limit, trigger, List.of(events));
  }

  /** The same, as a party's or a lawyer's procedural act. */
  public Duty asAct() {
    return ofKind(org.dutylawyer.calendar.Kind.ACT);
  }

  /** The same, as a term of custody, which no day off prolongs. */
  public Duty asCustody() {
    return ofKind(org.dutylawyer.calendar.Kind.CUSTODY);
  }

  @Override
  public Kind kindOf() {
    return Kind.DUTY;
  }

  private Duty ofKind(org.dutylawyer.calendar.Kind kind) {
    return new Duty(actor, action, of, limit.map(l -> l.ofKind(kind)), trigger, doneBy);
  }

  private Duty timed(TimeLimit timeLimit, Event event) {
    return new Duty(
        actor,
        action,
        of,
        Optional.of(timeLimit.ofKind(org.dutylawyer.calendar.Kind.AGENCY)),
        Optional.of(event),
        doneBy);
  }

  /** A duty with a length of time that still wants its event. */
  public static final class Within {
    private final Duty duty;
    private final Length length;

    private Within(Duty duty, Length length) {
      this.duty = duty;
      this.length = length;
    }

    /** Counted from the event; its day is not counted. */
    public Duty after(Event event) {
      return duty.timed(length.after(), event);
    }

    /** Counted back from the event; its day is not counted. */
    public Duty before(Event event) {
      return duty.timed(length.before(), event);
    }
  }
}
