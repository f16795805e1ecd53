package org.dutylawyer.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
 * @param terms while it is owed, and which acts count
 */
public record Duty(
    String actor,
    String action,
    Subject of,
    Optional<TimeLimit> limit,
    Optional<Event> trigger,
    List<String> doneBy,
    Terms terms)
    implements Conclusion {

  /** Copies the list. */
  public Duty {
    doneBy = List.copyOf(doneBy);
  }

  /**
   * A state that has to last for a duty to be owed.
   *
   * @param state word for the fact with a history
   * @param values words for the values of which it must have one
   */
  public record While(String state, List<String> values) {
    /** Copies the list. */
    public While {
      values = List.copyOf(values);
    }
  }

  /**
   * While a duty is owed, and which acts count.
   *
   * @param whileIs the states that must last; when one ends, so does the duty, also inside its
   *     period
   * @param orBefore whether an act done before the event serves it (a lawyer arranged before the
   *     paper came); otherwise it has to be done anew
   * @param eachStage whether it is owed anew in each stage and instance
   * @param inStage whether it belongs to the stage in which it arose, so that it ends with that, as
   *     what an organ owes always does: help in that stage, and not what is owed for help given
   * @param closedBy words for the events after which it cannot be done any more
   * @param closedOnce the states after whose beginning it cannot be done any more: what was not
   *     done by then was not done, while one whose {@code whileIs} ends is not owed any more
   * @param notBefore the event before which the period does not begin: one that is counted back
   *     would otherwise end before it could be kept, one that is counted on begins with the later
   * @param registered whether registers usually record its acts; empty if as the words of the acts
   *     say
   * @param unless what an act may say of itself so that it does not fulfil the duty: the papers
   *     sent were not complete
   * @param missed words for the actions of duties of which one must not have been done in its time;
   *     the period begins with the end of that one's
   */
  public record Terms(
      List<While> whileIs,
      boolean orBefore,
      boolean eachStage,
      boolean inStage,
      List<String> closedBy,
      List<While> closedOnce,
      Optional<Event> notBefore,
      Optional<Boolean> registered,
      List<Prohibition.Unless> unless,
      List<String> missed) {

    /** Nothing in particular. */
    public static final Terms PLAIN =
        new Terms(
            List.of(),
            false,
            false,
            false,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of());

    /** Copies the lists. */
    public Terms {
      whileIs = List.copyOf(whileIs);
      closedBy = List.copyOf(closedBy);
      closedOnce = List.copyOf(closedOnce);
      unless = List.copyOf(unless);
      missed = List.copyOf(missed);
    }
  }

  /** What a duty says of itself, one after the other; not for use by several threads. */
  private static final class Saying {
    private List<While> whileIs;
    private boolean orBefore;
    private boolean eachStage;
    private boolean inStage;
    private List<String> closedBy;
    private List<While> closedOnce;
    private Optional<Event> notBefore;
    private Optional<Boolean> registered;
    private List<Prohibition.Unless> unless;
    private List<String> missed;

    Saying(Terms terms) {
      whileIs = terms.whileIs();
      orBefore = terms.orBefore();
      eachStage = terms.eachStage();
      inStage = terms.inStage();
      closedBy = terms.closedBy();
      closedOnce = terms.closedOnce();
      notBefore = terms.notBefore();
      registered = terms.registered();
      unless = terms.unless();
      missed = terms.missed();
    }

    Terms terms() {
      return new Terms(
          whileIs,
          orBefore,
          eachStage,
          inStage,
          closedBy,
          closedOnce,
          notBefore,
          registered,
          unless,
          missed);
    }
  }

  private Duty saying(Consumer<Saying> more) {
    Saying saying = new Saying(terms);
    more.accept(saying);
    return new Duty(actor, action, of, limit, trigger, doneBy, saying.terms());
  }

  private static <T> List<T> and(List<T> all, T one) {
    List<T> more = new ArrayList<>(all);
    more.add(one);
    return more;
  }

  /** The same, owed only while the state has one of the values. */
  public Duty whileIs(String state, String... values) {
    return saying(s -> s.whileIs = and(s.whileIs, new While(state, List.of(values))));
  }

  /** The same; an act before the event serves it as well. */
  public Duty orBefore() {
    return saying(s -> s.orBefore = true);
  }

  /** The same, anew in each stage and instance. */
  public Duty eachStage() {
    return saying(s -> s.eachStage = true);
  }

  /** The same; it ends with the stage in which it arose, whoever owes it. */
  public Duty inStage() {
    return saying(s -> s.inStage = true);
  }

  /** The same; it cannot be done after any of these kinds of event. */
  public Duty closedBy(String... events) {
    return saying(s -> s.closedBy = List.of(events));
  }

  /** The same; it cannot be done any more once the state has one of the values. */
  public Duty closedOnce(String state, String... values) {
    return saying(s -> s.closedOnce = and(s.closedOnce, new While(state, List.of(values))));
  }

  /**
   * The same, owed only once a duty with one of these actions, which arose from the same event, was
   * not done in its time; its own period begins with the end of that one.
   */
  public Duty whenMissed(String... actions) {
    return saying(s -> s.missed = List.of(actions));
  }

  /** The same; its period does not begin before that event, whichever way it is counted. */
  public Duty notBefore(Event event) {
    return saying(s -> s.notBefore = Optional.of(event));
  }

  /** The same; registers usually record its acts. */
  public Duty registered() {
    return saying(s -> s.registered = Optional.of(true));
  }

  /** The same; registers do not record its acts, and their silence shows nothing. */
  public Duty unregistered() {
    return saying(s -> s.registered = Optional.of(false));
  }

  /** The same; an act of which the fact has one of the values does not fulfil it. */
  public Duty unless(String fact, String... values) {
    return saying(s -> s.unless = and(s.unless, new Prohibition.Unless(fact, List.of(values))));
  }

  /** The same, for that subject. */
  public Duty of(Subject subject) {
    return new Duty(actor, action, subject, limit, trigger, doneBy, terms);
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
    return new Duty(actor, action, of, Optional.empty(), Optional.of(event), doneBy, terms);
  }

  /** The same, fulfilled by any of these kinds of event. */
  public Duty doneBy(String... events) {
    return new Duty(actor, action, of, limit, trigger, List.of(events), terms);
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
    return new Duty(actor, action, of, limit.map(l -> l.ofKind(kind)), trigger, doneBy, terms);
  }

  private Duty timed(TimeLimit timeLimit, Event event) {
    return new Duty(
        actor,
        action,
        of,
        Optional.of(timeLimit.ofKind(org.dutylawyer.calendar.Kind.AGENCY)),
        Optional.of(event),
        doneBy,
        terms);
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
