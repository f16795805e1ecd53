package org.dutylawyer.finding;

import java.util.Optional;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.law.NormId;

/**
 * What another reading of a contested point would make of a finding.
 *
 * @param reading the reading
 * @param option the option that was not chosen
 * @param outcome the outcome under it
 * @param excused whether the time limit would be lifted under it
 * @param instead the norm of the same provision that would ask the same instead, if there is one:
 *     then the outcome is that of it
 * @param due until when that norm would ask it, where it says so
 */
public record ReadingEffect(
    String reading,
    String option,
    Outcome outcome,
    boolean excused,
    Optional<NormId> instead,
    Optional<Due> due) {}
