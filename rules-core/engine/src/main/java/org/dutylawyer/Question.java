package org.dutylawyer;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.WorkingCalendar;

/**
 * What is asked about a case file: as of which day, with whose knowledge of the calendar, and under
 * which readings.
 *
 * @param asOf the day asked about; events after it have not happened
 * @param knownOn only notices of days off published by this day count; empty for the day asked
 *     about
 * @param readings chosen options of contested readings, by id; the packs' defaults for the rest
 * @param awaited whether the answer also lists what would be owed once an event that has not
 *     happened does; that is about half of the work
 */
public record Question(
    Moment asOf, Optional<LocalDate> knownOn, Map<String, String> readings, boolean awaited) {

  /** Copies the map. */
  public Question {
    readings = java.util.Collections.unmodifiableMap(new TreeMap<>(readings));
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
    return new Question(moment, Optional.empty(), Map.of(), true);
  }

  /** The same with the calendar as it was known on that day. */
  public Question knownOn(LocalDate day) {
    return new Question(asOf, Optional.of(day), readings, awaited);
  }

  /** The same under that option of a contested reading. */
  public Question reading(String id, String option) {
    Map<String, String> more = new TreeMap<>(readings);
    more.put(id, option);
    return new Question(asOf, knownOn, more, awaited);
  }

  /** The same without what future events would bring: only what holds by what has happened. */
  public Question withoutAwaited() {
    return new Question(asOf, knownOn, readings, false);
  }
}
