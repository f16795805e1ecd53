package org.dutylawyer.finding;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.calendar.HolidayNotice;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.facts.CaseFile;
import org.dutylawyer.facts.Subject;
import org.dutylawyer.law.NormId;
import org.dutylawyer.law.Title;

/**
 * The answer for one case file: everything that its norms yield, cited, as of one day.
 *
 * @param file the case file
 * @param asOf the day asked about
 * @param knownOn the calendar is the one published by this day
 * @param readings the contested readings by id, with the option used
 * @param packs the packs used, national first
 * @param notices the notices of days off that a date rests on
 * @param warnings what a reader must know before relying on the answer
 * @param findings the findings, in the order of kinds and of the law
 * @param unknownFacts how many facts that rules ask for the file does not state
 * @param laterEvents ids of the events left out because they had not happened on the day asked about
 */
public record Assessment(
    CaseFile file,
    Moment asOf,
    LocalDate knownOn,
    Map<String, String> readings,
    List<PackUsed> packs,
    List<HolidayNotice> notices,
    List<Title> warnings,
    List<Finding> findings,
    int unknownFacts,
    List<String> laterEvents) {

  /** Copies the collections. */
  public Assessment {
    readings = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(readings));
    packs = List.copyOf(packs);
    notices = List.copyOf(notices);
    warnings = List.copyOf(warnings);
    findings = List.copyOf(findings);
    laterEvents = List.copyOf(laterEvents);
  }

  /**
   * A pack that the answer rests on.
   *
   * @param id its id
   * @param version its version
   * @param sha256 hash of its files
   */
  public record PackUsed(String id, String version, String sha256) {}

  /** The findings that govern, without those that another text displaces. */
  public List<Finding> governing() {
    return findings.stream().filter(Finding::governs).toList();
  }

  /** The findings of a norm. */
  public List<Finding> of(NormId norm) {
    return findings.stream().filter(f -> f.norm().equals(norm)).toList();
  }

  /** The findings about a subject. */
  public List<Finding> about(Subject subject) {
    return findings.stream().filter(f -> f.conclusion().of().equals(subject)).toList();
  }

  /** Whether the person is owed an entitlement, over all norms that could give it. */
  public Outcome owed(Subject person, String entitlement) {
    return entitlementGrounds(person, entitlement).stream()
        .map(Finding::outcome)
        .reduce(Assessment::stronger)
        .orElse(Outcome.DOES_NOT_APPLY);
  }

  /** The findings that give the person an entitlement, or may give it. */
  public List<Finding> entitlementGrounds(Subject person, String entitlement) {
    return governing().stream()
        .filter(f -> f.conclusion().of().equals(person))
        .filter(
            f -> f.conclusion() instanceof Entitlement e && e.kind().equals(entitlement))
        .toList();
  }

  /** The first finding of a norm for a subject. */
  public Optional<Finding> find(NormId norm, Subject subject) {
    return of(norm).stream().filter(f -> f.conclusion().of().equals(subject)).findFirst();
  }

  private static Outcome stronger(Outcome a, Outcome b) {
    return a.compareTo(b) <= 0 || b == Outcome.DOES_NOT_APPLY ? a : b;
  }
}
