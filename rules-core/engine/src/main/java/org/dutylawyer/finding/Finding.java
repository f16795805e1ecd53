package org.dutylawyer.finding;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.Standing;
import org.dutylawyer.law.NormId;

/**
 * One cited answer: what a norm yields for a subject of the case.
 *
 * @param norm the norm
 * @param quote its words, verbatim
 * @param conclusion what it yields
 * @param actor word for who acts in this case: where the text says the organ handling the case, the
 *     one that was in charge when the duty arose; empty where nobody acts
 * @param outcome whether it does
 * @param needs the facts that can still change the outcome; empty unless it is undetermined
 * @param state where it stands, for duties and documents
 * @param silence what it says that the file shows neither the act nor that it was not done; empty
 *     where nothing turns on that
 * @param due until when, where the text says so and the event has a date
 * @param atOnceFrom since when it is due at once, where a period counted back would have ended
 *     before it could begin; the date that it is counted from should then be moved
 * @param done when it was done, if the file shows that
 * @param recordedAsUndone whether the file itself records that it was not done; else only nothing
 *     shows that it was
 * @param timeliness how that stands to the due date, where there are both
 * @param facts what it rests on
 * @param missing words for the fields that a document lacks
 * @param excusedBy the norm that lifts its time limit
 * @param displacedBy the norm that takes its place; such a finding is kept as a reason only
 * @param others norms that it displaces, repeats, or stands beside
 * @param readings where another reading would change it
 */
public record Finding(
    NormId norm,
    String quote,
    Conclusion conclusion,
    Optional<String> actor,
    Outcome outcome,
    List<Need> needs,
    State state,
    Optional<Silence> silence,
    Optional<Due> due,
    Optional<LocalDate> atOnceFrom,
    Optional<Moment> done,
    boolean recordedAsUndone,
    Optional<Standing> timeliness,
    List<UsedFact> facts,
    List<String> missing,
    Optional<NormId> excusedBy,
    Optional<Displacement> displacedBy,
    List<Displacement> others,
    List<ReadingEffect> readings) {

  /** Copies the lists. */
  public Finding {
    needs = List.copyOf(needs);
    facts = List.copyOf(facts);
    missing = List.copyOf(missing);
    others = List.copyOf(others);
    readings = List.copyOf(readings);
  }

  /** By how much it is late, in the unit of the limit; zero unless it is late. */
  public int late() {
    return timeliness
        .filter(Standing.Late.class::isInstance)
        .map(t -> ((Standing.Late) t).by())
        .orElse(0);
  }

  /**
   * Until when it can be done in time: the one source of the dates that are shown.
   *
   * @param day the last day in time; where days off are not announced yet, the earliest that it can
   *     turn out to be
   * @param latest the latest that it can turn out to be; {@code day} where that is certain
   * @param safe the last day in time under every declared reading, of counting and of what the text
   *     wants, and whatever days off are announced
   * @param hour the hour of {@code day} by which, where hours count and the file states one
   * @param provisional whether a notice of days off, or an hour that is not stated, can move it
   */
  public record Until(
      LocalDate day,
      LocalDate latest,
      LocalDate safe,
      Optional<LocalTime> hour,
      boolean provisional) {

    /** Whether it is not known on which day it ends. */
    public boolean isRange() {
      return !day.equals(latest);
    }

    static Until of(LocalDate day) {
      return new Until(day, day, day, Optional.empty(), false);
    }
  }

  /** Until when it can be done in time, if there is a day: the day itself, if at once. */
  public Optional<Until> until() {
    return atOnceFrom.map(Until::of).or(() -> due.flatMap(Due::dated).map(this::until));
  }

  private Until until(DueDate dated) {
    LocalDate safe =
        Stream.concat(
                Stream.of(dated),
                readings.stream().flatMap(effect -> effect.due().flatMap(Due::dated).stream()))
            .map(DueDate::safeUnderAll)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return new Until(dated.earliest(), dated.latest(), safe, dated.time(), dated.provisional());
  }

  /**
   * The last day on which it can be done in time, if there is one: the day itself, if at once;
   * where days off are not announced yet, the earliest that it can turn out to be.
   */
  public Optional<LocalDate> lastDay() {
    return atOnceFrom.or(() -> due.flatMap(Due::dated).map(DueDate::earliest));
  }

  /** Whether its time is over and somebody should say whether it was done (待核实). */
  public boolean isToConfirm() {
    return silence
        .filter(says -> says == Silence.TO_CONFIRM || says == Silence.NO_RECEIPT)
        .isPresent();
  }

  /**
   * Whether it is owed by a day, and a fact that the file does not state decides if it was kept.
   */
  public boolean isDoubtful() {
    return state == State.UNDETERMINED
        && outcome == Outcome.APPLIES
        && due.flatMap(Due::dated).isPresent();
  }

  /** Whether its day has passed and a fact that the file does not state decides if that matters. */
  public boolean isMaybeLate() {
    return isDoubtful() && done.isEmpty();
  }

  /** Whether it governs: it applies or can, is not displaced, and awaits no event. */
  public boolean governs() {
    return displacedBy.isEmpty() && state != State.AWAITING && outcome != Outcome.DOES_NOT_APPLY;
  }
}
