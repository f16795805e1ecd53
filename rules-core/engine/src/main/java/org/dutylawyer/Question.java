package org.dutylawyer;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.Conclusion;

/**
 * What is asked about a case file: as of which day, with whose knowledge of the calendar, and under
 * which readings.
 *
 * @param asOf the day asked about; events after it have not happened
 * @param knownOn only notices of days off published by this day count; empty for the day asked
 *     about
 * @param readings chosen options of contested readings, by id; the packs' defaults for the rest.
 *     One that only packs of other places declare decides nothing, and the answer warns of it; one
 *     that no pack declares is refused
 * @param awaited whether the answer also lists what would be owed once an event that has not
 *     happened does; that is about half of the work
 * @param assuming whether what the packs declare as hardly ever otherwise (no compulsory treatment,
 *     for instance) is taken to be so where the file does not say; the answer lists it
 * @param register from which register files come that do not say it themselves; empty if that is
 *     not known, so that what is not on file is no breach of anybody
 * @param parts what the answer holds; never empty
 */
public record Question(
    Moment asOf,
    Optional<LocalDate> knownOn,
    Map<String, String> readings,
    boolean awaited,
    boolean assuming,
    Optional<CaseFile.Register> register,
    Set<Part> parts) {

  /** A part of an answer. */
  public enum Part {
    /** What is owed or may be given to whom (应当、可以获得的权利). */
    ENTITLEMENTS,
    /** What has to be done, or not, by whom until when, and where that stands (义务、禁止及期限). */
    DUTIES,
    /** Grounds for discipline (处理事由). */
    CONDUCT,
    /** All that norms say besides: rights, documents, eligibility, standings. */
    OTHERS;

    /** The part that holds findings of that kind. */
    public static Part of(Conclusion.Kind kind) {
      return switch (kind) {
        case ENTITLEMENT -> ENTITLEMENTS;
        case DUTY, PROHIBITION -> DUTIES;
        case CONDUCT -> CONDUCT;
        default -> OTHERS;
      };
    }
  }

  /** Copies the collections. */
  public Question {
    readings = java.util.Collections.unmodifiableMap(new TreeMap<>(readings));
    parts = java.util.Collections.unmodifiableSet(EnumSet.copyOf(parts));
  }

  /** How things stand on that day. */
  public static Question asOf(LocalDate day) {
    return asOf(Moment.of(day));
  }

  /** How things stand today, by the clocks of China (Asia/Shanghai), wherever this runs. */
  public static Question today() {
    return asOf(WorkingCalendar.today());
  }

  /** How things stand at that moment. */
  public static Question asOf(Moment moment) {
    return new Question(
        moment,
        Optional.empty(),
        Map.of(),
        true,
        true,
        Optional.empty(),
        EnumSet.allOf(Part.class));
  }

  /** The same as of another day. */
  public Question on(LocalDate day) {
    return new Question(Moment.of(day), knownOn, readings, awaited, assuming, register, parts);
  }

  /** The same with the calendar as it was known on that day. */
  public Question knownOn(LocalDate day) {
    return new Question(asOf, Optional.of(day), readings, awaited, assuming, register, parts);
  }

  /**
   * The same under that option of a contested reading. Where only packs of other places declare it,
   * it decides nothing and the answer warns of it.
   *
   * @param id word for the reading; if neither the calendar nor any pack declares it, or it has no
   *     such option, the question is refused when it is answered
   */
  public Question reading(String id, String option) {
    Map<String, String> more = new TreeMap<>(readings);
    more.put(id, option);
    return new Question(asOf, knownOn, more, awaited, assuming, register, parts);
  }

  /** The same without what future events would bring: only what holds by what has happened. */
  public Question withoutAwaited() {
    return new Question(asOf, knownOn, readings, false, assuming, register, parts);
  }

  /** The same without assumptions: what the file does not say stays open. */
  public Question withoutAssumptions() {
    return new Question(asOf, knownOn, readings, awaited, false, register, parts);
  }

  /** The same for files that come from this register, where they do not say it themselves. */
  public Question from(CaseFile.Register known) {
    return new Question(asOf, knownOn, readings, awaited, assuming, Optional.of(known), parts);
  }

  /**
   * The same for some parts of the answer: what they hold is what the whole answer holds, what is
   * not asked for is left out and not computed, and the answer refuses to be asked for it.
   */
  public Question only(Part first, Part... more) {
    return new Question(
        asOf, knownOn, readings, awaited, assuming, register, EnumSet.of(first, more));
  }
}
