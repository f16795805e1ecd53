package org.dutylawyer.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Subject;

/**
 * A duty or prohibition of a lawyer that was not kept. It is no ground for discipline of itself:
 * the texts list their grounds.
 *
 * @param lawyer the lawyer, where the file says who
 * @param finding the duty or prohibition
 * @param also the grounds met by the same act
 * @param open the grounds of which it is not yet known whether the same act meets them
 */
public record LawyerBreach(
    Optional<Subject> lawyer, Finding finding, List<GroundAnswer> also, List<GroundAnswer> open) {

  /** Copies the lists. */
  public LawyerBreach {
    also = List.copyOf(also);
    open = List.copyOf(open);
  }

  /** Word for the event that a competent body found a breach (查实). */
  private static final String FOUND = "breach-found";

  /**
   * The grounds of the lawyer that want a finding of a breach (经查实) which the file does not record,
   * and of which nothing is disproved: once it is found, the same act may meet them.
   *
   * @param answer the answer that this is part of
   */
  public List<GroundAnswer> onceFound(Assessment answer) {
    return answer.conduct().grounds().stream()
        .filter(g -> lawyer.filter(g.lawyer()::equals).isPresent() && g.displacedBy().isEmpty())
        .filter(g -> g.result() == GroundAnswer.Result.NOT_MET)
        .filter(g -> g.limbs().stream().anyMatch(LawyerBreach::wantsFinding))
        .toList();
  }

  private static boolean wantsFinding(GroundAnswer.Limb limb) {
    return limb.element(FOUND)
            .filter(e -> e.status() == GroundAnswer.Status.NOT_ON_FILE)
            .isPresent()
        && limb.elements().stream()
            .noneMatch(e -> e.status() == GroundAnswer.Status.NOT_ESTABLISHED);
  }

  /** What the lawyers did not keep, in the order of the findings. */
  static List<LawyerBreach> of(Assessment answer) {
    List<LawyerBreach> breaches = new ArrayList<>();
    for (Finding finding : answer.governing()) {
      boolean lost = finding.state() == State.BREACHED || finding.state() == State.LATE;
      if (lost
          && finding.outcome() == Outcome.APPLIES
          && Conduct.isLawyer(Conduct.actor(finding.conclusion()))) {
        Optional<Subject> lawyer = lawyer(answer, finding);
        breaches.add(
            new LawyerBreach(
                lawyer,
                finding,
                grounds(answer, finding, lawyer, GroundAnswer.Result.MET),
                grounds(answer, finding, lawyer, GroundAnswer.Result.UNDETERMINED)));
      }
    }
    return breaches;
  }

  private static Optional<Subject> lawyer(Assessment answer, Finding finding) {
    Conclusion conclusion = finding.conclusion();
    if (conclusion.of() instanceof Lawyer) {
      return Optional.of(conclusion.of());
    }
    Optional<Subject> named =
        conclusion.trigger().flatMap(e -> Optional.ofNullable((Subject) e.lawyer()));
    return named.isPresent() || answer.file().lawyers().size() != 1
        ? named
        : Optional.of(new Lawyer(answer.file().lawyers().get(0).id()));
  }

  /** The grounds with that result which the breach, or what it followed from, is about. */
  private static List<GroundAnswer> grounds(
      Assessment answer, Finding finding, Optional<Subject> lawyer, GroundAnswer.Result result) {
    return answer.conduct().grounds().stream()
        .filter(g -> lawyer.isPresent() && g.lawyer().equals(lawyer.get()))
        .filter(g -> g.result() == result && g.displacedBy().isEmpty())
        .filter(
            g ->
                g.recorded().stream()
                    .filter(l -> l.result() == result)
                    .anyMatch(l -> isAbout(l.act().orElseThrow(), finding)))
        .toList();
  }

  /**
   * Whether an act is what broke a prohibition, what a duty arose from, what answers that (the
   * absence from the shift), or what the norm itself asks for.
   */
  private static boolean isAbout(Event act, Finding finding) {
    if (finding.conclusion() instanceof Prohibition prohibition) {
      return prohibition.brokenBy().contains(act.type());
    }
    Optional<String> trigger = finding.conclusion().trigger().map(Event::id);
    return trigger.filter(id -> id.equals(act.id()) || id.equals(act.re())).isPresent()
        || finding.facts().stream()
            .anyMatch(
                used ->
                    used.kind() == UsedFact.Kind.EVENT
                        && used.word().equals(act.type())
                        && used.of().equals(act.of())
                        && used.at().equals(act.moment()));
  }
}
