package org.dutylawyer.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Event;

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
    /** The time has run out and nothing shows that it was done (逾期未见办理). */
    OVERDUE("overdue"),
    /** It was done after its time (迟办). */
    LATE("late"),
    /** What is forbidden happened (违反禁止). */
    FORBIDDEN("forbidden"),
    /** It was refused (拒绝). */
    REFUSED("refused"),
    /** Its stage has ended and nothing shows that it was done (阶段已结束，未见办理). */
    STAGE_OVER("stage-over");

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
        if (refusal.isPresent()) {
          return Optional.of(breach(answer, finding, How.REFUSED, refusal));
        }
        return stageOver(answer, finding)
            .map(e -> breach(answer, finding, How.STAGE_OVER, Optional.of(e)));
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

  /** A telling or record that was due in one stage, when the file is in the next. */
  private static Optional<CaseFile.EventEntry> stageOver(Assessment answer, Finding finding) {
    String action = Conduct.action(finding.conclusion());
    boolean complained =
        answer.conduct().complaints().stream().anyMatch(c -> c.actions().containsKey(action));
    Optional<Moment> since = finding.conclusion().trigger().flatMap(Event::moment);
    return answer.file().events().stream()
        .filter(e -> complained && e.type().equals("stage-begun"))
        .filter(e -> past(answer, e))
        .filter(e -> since.isPresent() && e.at().isPresent())
        .filter(e -> e.at().get().date().isAfter(since.get().date()))
        .findFirst();
  }

  private static boolean past(Assessment answer, CaseFile.EventEntry event) {
    return event.at().map(at -> !at.date().isAfter(answer.asOf().date())).orElse(true);
  }
}
