package org.dutylawyer.finding;

/**
 * What another reading of a contested point would make of a finding.
 *
 * @param reading the reading
 * @param option the option that was not chosen
 * @param outcome the outcome under it
 * @param excused whether the time limit would be lifted under it
 */
public record ReadingEffect(String reading, String option, Outcome outcome, boolean excused) {}
