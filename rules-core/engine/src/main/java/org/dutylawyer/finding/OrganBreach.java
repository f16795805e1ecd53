package org.dutylawyer.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.casefile.CaseFile;

/**
 * A duty or prohibition that an organ did not keep (办案机关、看守所、法律援助机构), and who may complain of it
 * where.
 *
 * @param finding the duty or prohibition
 * @param how in what way
 * @param shown the event that shows it, where one does
 * @param complaints who may complain, and where
 */
public record OrganBreach(
    Finding finding,
    How how,
    Optional<CaseFile.EventEntry> shown,
    List<GroundAnswer.Attached> complaints) {

  /** Who, besides lawyers, is no organ. */
  private static final Set<String> NO_ORGANS = Set.of("accused", "near-relative", "");

  /** Copies the list. */
  public OrganBreach {
    complaints = List.copyOf(complaints);
  }

  /** In what way a duty was not kept. */
  public enum How {
    /**
     * The time has run out; the register shows no act, or the file says that there was none (逾期未办).
     */
    OVERDUE("overdue"),
    /** It was done after its time (迟办). */
    LATE("late"),
    /** What is forbidden happened (违反禁止). */
    FORBIDDEN("forbidden"),
    /** It was refused (拒绝). */
    REFUSED("refused");

    private final String word;

    How(String word) {
      this.word = word;
    }

    /** The word used in answers, kebab-case. */
    public String word() {
      return word;
    }
  }

  /** What the organs did not keep, in the order of the findings. */
  static List<OrganBreach> of(Assessment answer) {
    List<OrganBreach> breaches = new ArrayList<>();
    for (Finding finding : answer.governing()) {
      Conclusion conclusion = finding.conclusion();
      String actor = Conduct.actor(conclusion);
      boolean organ = !NO_ORGANS.contains(actor) && !Conduct.isLawyer(actor);
      if (finding.outcome() == Outcome.APPLIES && organ) {
        breach(answer, finding).ifPresent(breaches::add);
      }
    }
    return breaches;
  }

  private static Optional<OrganBreach> breach(Assessment answer, Finding finding) {
    boolean forbidden = finding.conclusion() instanceof Prohibition;
    switch (finding.state()) {
      case BREACHED:
        return Optional.of(
            breach(answer, finding, forbidden ? How.FORBIDDEN : How.OVERDUE, Optional.empty()));
      case LATE:
        return Optional.of(breach(answer, finding, How.LATE, Optional.empty()));
      case PENDING:
        Optional<CaseFile.EventEntry> refusal = refusal(answer, finding);
        return refusal.map(e -> breach(answer, finding, How.REFUSED, Optional.of(e)));
      default:
        return Optional.empty();
    }
  }

  private static OrganBreach breach(
      Assessment answer, Finding finding, How how, Optional<CaseFile.EventEntry> shown) {
    String action = Conduct.action(finding.conclusion());
    return new OrganBreach(
        finding,
        how,
        shown,
        answer.conduct().complaints().stream()
            .filter(c -> c.actions().containsKey(action))
            .map(Conduct.Complaint::what)
            .toList());
  }

  private static Optional<CaseFile.EventEntry> refusal(Assessment answer, Finding finding) {
    String action = Conduct.action(finding.conclusion());
    List<String> refusals =
        answer.conduct().complaints().stream()
            .flatMap(c -> c.actions().getOrDefault(action, List.of()).stream())
            .toList();
    return answer.file().events().stream()
        .filter(e -> refusals.contains(e.type()))
        .filter(e -> e.concerns(finding.conclusion().of().id()))
        .filter(e -> past(answer, e))
        .findFirst();
  }

  private static boolean past(Assessment answer, CaseFile.EventEntry event) {
    return event.at().map(at -> !at.date().isAfter(answer.asOf().date())).orElse(true);
  }
}
