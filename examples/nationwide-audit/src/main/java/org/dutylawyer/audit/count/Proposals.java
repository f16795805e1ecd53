package org.dutylawyer.audit.count;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.casefile.CaseFile.PersonEntry;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.law.NormId;

/** Counts what proposals would bring if they were law, which they are not. */
public final class Proposals {

  /** What proposals say; the word is the norm, the outcome its state or outcome. */
  public static final String WHAT_IF = "what-if";

  /** Persons; the word is the entitlement proposed, the outcome what it would change. */
  public static final String PERSONS = "what-if-persons";

  private static final String DEFENCE = "assigned-defence";

  private final Set<String> instruments;

  private Proposals(Set<String> instruments) {
    this.instruments = instruments;
  }

  /** Those among the packs; empty if there are none. */
  public static Optional<Proposals> among(DutyLawyerRules rules) {
    Set<String> instruments = new LinkedHashSet<>();
    rules
        .packs()
        .forEach(
            (id, pack) -> {
              if (Jurisdictions.isProposals(id)) {
                pack.manifest().instruments().stream()
                    .map(Instrument::id)
                    .forEach(instruments::add);
              }
            });
    return instruments.isEmpty() ? Optional.empty() : Optional.of(new Proposals(instruments));
  }

  void count(Assessment answer, Place place, Cells cells) {
    for (Finding finding : answer.findings()) {
      if (isProposed(finding.norm()) && finding.governs()) {
        boolean duty = finding.conclusion().kindOf() == org.dutylawyer.finding.Conclusion.Kind.DUTY;
        cells.add(
            place.cell(
                WHAT_IF,
                finding.norm().toString(),
                duty ? finding.state().word() : finding.outcome().word()));
      }
    }
    for (PersonEntry person : answer.file().persons()) {
      for (EntitlementAnswer one : answer.entitlements()) {
        if (one.of().id().equals(person.id())
            && !one.grounds().isEmpty()
            && one.grounds().stream().allMatch(this::isProposed)) {
          cells.add(place.cell(PERSONS, one.entitlement(), change(answer, person, one)));
        }
      }
    }
  }

  private boolean isProposed(NormId norm) {
    return instruments.contains(norm.instrument());
  }

  /** What it would change for a person whom the law may already give a defender. */
  private String change(Assessment answer, PersonEntry person, EntitlementAnswer proposed) {
    Outcome law =
        answer.entitlements().stream()
            .filter(e -> e.of().id().equals(person.id()) && e.entitlement().equals(DEFENCE))
            .filter(e -> e.force().equals(org.dutylawyer.finding.Entitlement.SHALL))
            .map(EntitlementAnswer::outcome)
            .findFirst()
            .orElse(Outcome.DOES_NOT_APPLY);
    if (proposed.outcome() == Outcome.DOES_NOT_APPLY || proposed.outcome() == Outcome.NOT_HELD) {
      return "not-proposed";
    }
    if (law == Outcome.APPLIES) {
      return "by-law-already";
    }
    // Where the text of a place is not held, the national law is what it is compared with.
    boolean notByLaw = law == Outcome.DOES_NOT_APPLY || law == Outcome.NOT_HELD;
    if (proposed.outcome() != Outcome.APPLIES || !notByLaw) {
      return "undetermined";
    }
    return "more";
  }
}
