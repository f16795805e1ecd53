package org.dutylawyer.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Subject;

/**
 * A duty or prohibition of a lawyer that was not kept. It is no ground for discipline of itself:
 * the texts list their grounds.
 *
 * @param lawyer the lawyer, where the act on file names one, or what it was to follow does
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

  /**
   * The grounds of the lawyer that are met by a finding of a breach (经查实) of which the file does
   * not say what was found, and that is no earlier than the breach: it may be this one that was.
   *
   * @param answer the answer that this is part of
   */
  public List<GroundAnswer> maybeFound(Assessment answer) {
    return answer.conduct().grounds().stream()
        .filter(g -> lawyer.filter(g.lawyer()::equals).isPresent() && g.displacedBy().isEmpty())
        .filter(g -> g.result() == GroundAnswer.Result.MET && !also.contains(g))
        .filter(
            g ->
                g.recorded().stream()
                    .filter(limb -> limb.result() == GroundAnswer.Result.MET)
                    .flatMap(limb -> limb.act().stream())
                    .anyMatch(
                        act -> act.type().equals(FOUND) && act.re().isEmpty() && follows(act)))
        .toList();
  }

  /** Whether an event is no earlier than the breach, as far as both have a day. */
  private boolean follows(Event event) {
    return finding
        .done()
        .or(() -> finding.conclusion().trigger().flatMap(Event::moment))
        .flatMap(at -> event.moment().map(found -> !found.date().isBefore(at.date())))
        .orElse(true);
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
          && !answer.isSupposed(finding.norm())
          && Conduct.isLawyer(Conduct.actor(finding.conclusion()))) {
        List<CaseFile.EventEntry> acts = acts(answer, finding);
        Optional<Subject> lawyer = lawyer(answer, finding, acts);
        breaches.add(
            new LawyerBreach(
                lawyer,
                finding,
                grounds(answer, finding, acts, lawyer, GroundAnswer.Result.MET),
                grounds(answer, finding, acts, lawyer, GroundAnswer.Result.UNDETERMINED)));
      }
    }
    return breaches;
  }

  /**
   * Who did not keep it: the lawyer whom the act itself names, or what it was to follow, or what
   * answers that. That a file names one lawyer alone does not show that it was that one.
   */
  private static Optional<Subject> lawyer(
      Assessment answer, Finding finding, List<CaseFile.EventEntry> acts) {
    Conclusion conclusion = finding.conclusion();
    if (conclusion.of() instanceof Lawyer) {
      return Optional.of(conclusion.of());
    }
    Optional<Subject> acted = only(acts.stream());
    if (acted.isPresent() || !acts.isEmpty() && conclusion instanceof Prohibition) {
      return acted;
    }
    Optional<Event> trigger = conclusion.trigger();
    return trigger
        .flatMap(event -> Optional.ofNullable((Subject) event.lawyer()))
        .or(() -> only(answering(answer, trigger)));
  }

  /** The lawyer whom events name, if they name one and no other. */
  private static Optional<Subject> only(Stream<CaseFile.EventEntry> events) {
    List<String> lawyers = events.flatMap(e -> e.lawyer().stream()).distinct().toList();
    return lawyers.size() == 1 ? Optional.of(new Lawyer(lawyers.get(0))) : Optional.empty();
  }

  /** What happened in answer to an event, by the day asked about. */
  private static Stream<CaseFile.EventEntry> answering(
      Assessment answer, Optional<Event> answered) {
    return answer.file().events().stream()
        .filter(e -> !e.omitted() && !answer.laterEvents().contains(e.id()))
        .filter(e -> answered.map(Event::id).filter(e.re().orElse("")::equals).isPresent());
  }

  /** The acts on file that broke the prohibition, or by which the duty was done late. */
  private static List<CaseFile.EventEntry> acts(Assessment answer, Finding finding) {
    List<String> kinds =
        finding.conclusion() instanceof Prohibition prohibition
            ? prohibition.brokenBy()
            : finding.conclusion() instanceof Duty duty && finding.done().isPresent()
                ? duty.doneBy()
                : List.of();
    Subject of = finding.conclusion().of();
    Subject whose = of instanceof Event event ? event.of() : of;
    return answer.file().events().stream()
        .filter(e -> !e.omitted() && !answer.laterEvents().contains(e.id()))
        .filter(e -> e.at().equals(finding.done()))
        .filter(e -> !(whose instanceof Person) || e.concerns(whose.id()))
        .filter(
            e ->
                Stream.concat(Stream.of(e.type()), answer.words().wider(e.type()).stream())
                    .anyMatch(kinds::contains))
        .toList();
  }

  /** The grounds with that result which the breach, or what it followed from, is about. */
  private static List<GroundAnswer> grounds(
      Assessment answer,
      Finding finding,
      List<CaseFile.EventEntry> acts,
      Optional<Subject> lawyer,
      GroundAnswer.Result result) {
    return answer.conduct().grounds().stream()
        .filter(g -> lawyer.isPresent() && g.lawyer().equals(lawyer.get()))
        .filter(g -> g.result() == result && g.displacedBy().isEmpty())
        .filter(
            g ->
                g.recorded().stream()
                    .filter(l -> l.result() == result)
                    .anyMatch(l -> isAbout(l.act().orElseThrow(), finding, acts)))
        .toList();
  }

  /**
   * Whether an act is what broke a prohibition or was done late, what a duty arose from, what
   * answers that (the absence from the shift), or what the norm itself asks for.
   */
  private static boolean isAbout(Event act, Finding finding, List<CaseFile.EventEntry> acts) {
    // A finding of a breach (查实) can say which act was found.
    if (acts.stream().anyMatch(one -> one.id().equals(act.id()) || one.id().equals(act.re()))) {
      return true;
    } else if (finding.conclusion() instanceof Prohibition) {
      return false;
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
