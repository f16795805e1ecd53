package org.dutylawyer.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.vocabulary.EventWord;

/**
 * A duty or prohibition that an organ did not keep (办案机关、看守所、法律援助机构), and who may complain of it
 * where.
 *
 * @param finding the duty or prohibition
 * @param also the same act on the same occasion, wanted by other norms and not kept in the same
 *     way: one omission, whatever the number of texts; may be empty
 * @param how in what way
 * @param shown the event that shows it, where one does
 * @param complaints who may complain, and where
 */
public record OrganBreach(
    Finding finding,
    List<Finding> also,
    How how,
    Optional<CaseFile.EventEntry> shown,
    List<GroundAnswer.Attached> complaints) {

  /** Who, besides lawyers, is no organ. */
  private static final Set<String> NO_ORGANS = Set.of("accused", "near-relative", "");

  private static final String CASE_ORGAN = "case-organ";

  /** Words for the organ in charge, whichever it is: never the detention house. */
  private static final Set<String> IN_CHARGE = Set.of(CASE_ORGAN, "investigating-organ");

  private static final String HOUSE = "detention-house";

  /** Copies the lists. */
  public OrganBreach {
    also = List.copyOf(also);
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

  /** The same of each norm by itself, each with its own last day. */
  public List<OrganBreach> ofEachNorm() {
    return Stream.concat(Stream.of(finding), also.stream())
        .map(one -> new OrganBreach(one, List.of(), how, shown, complaints))
        .toList();
  }

  private OrganBreach with(OrganBreach same) {
    List<Finding> norms = new ArrayList<>(also);
    boolean said =
        Stream.concat(Stream.of(finding), also.stream())
            .map(one -> one.norm().provision())
            .anyMatch(same.finding.norm().provision()::equals);
    if (!said) {
      norms.add(same.finding);
    }
    return new OrganBreach(finding, norms, how, shown, complaints);
  }

  /**
   * What was wanted of an organ on one occasion, and how it was not kept.
   *
   * @param what the word for it, or the events of which each would have fulfilled it
   */
  private record Omission(
      String actor, Object what, Subject of, Optional<LocalDate> occasion, How how) {

    /**
     * As what a breach is the same as another: by its word, and by what would have fulfilled it.
     */
    static List<Omission> of(OrganBreach breach) {
      Finding finding = breach.finding();
      Conclusion conclusion = finding.conclusion();
      List<Object> what = new ArrayList<>(List.of(Conduct.action(conclusion)));
      if (conclusion instanceof Duty duty && !duty.doneBy().isEmpty()) {
        what.add(Set.copyOf(duty.doneBy()));
      }
      return what.stream()
          .map(
              one ->
                  new Omission(
                      finding.actor().orElse(Conduct.actor(conclusion)),
                      one,
                      conclusion.of(),
                      conclusion.trigger().flatMap(Event::moment).map(Moment::date),
                      breach.how()))
          .toList();
    }
  }

  /**
   * What the organs did not keep, in the order of the findings. Where several norms want the same
   * on one occasion, it is one omission, said of the first; of several clauses of one provision,
   * the first stands for all.
   */
  static List<OrganBreach> of(Assessment answer) {
    List<OrganBreach> breaches = new ArrayList<>();
    Map<Omission, Integer> places = new HashMap<>();
    for (Finding finding : answer.governing()) {
      Conclusion conclusion = finding.conclusion();
      String actor = Conduct.actor(conclusion);
      boolean organ = !NO_ORGANS.contains(actor) && !Conduct.isLawyer(actor);
      Optional<OrganBreach> breach =
          finding.outcome() == Outcome.APPLIES && organ && !answer.isSupposed(finding.norm())
              ? breach(answer, finding)
              : Optional.empty();
      if (breach.isPresent()) {
        List<Omission> omission = Omission.of(breach.get());
        Optional<Integer> said =
            omission.stream().filter(places::containsKey).map(places::get).findFirst();
        said.ifPresentOrElse(
            place -> breaches.set(place, breaches.get(place).with(breach.get())),
            () -> breaches.add(breach.get()));
        omission.forEach(one -> places.putIfAbsent(one, said.orElse(breaches.size() - 1)));
      }
    }
    return List.copyOf(breaches);
  }

  private static Optional<OrganBreach> breach(Assessment answer, Finding finding) {
    boolean forbidden = finding.conclusion() instanceof Prohibition;
    switch (finding.state()) {
      case BREACHED:
        // Without a last day nothing ran out: what was refused is said to have been refused.
        Optional<CaseFile.EventEntry> refused =
            forbidden || finding.lastDay().isPresent()
                ? Optional.empty()
                : refusal(answer, finding);
        How how = forbidden ? How.FORBIDDEN : refused.isPresent() ? How.REFUSED : How.OVERDUE;
        return Optional.of(breach(answer, finding, how, refused));
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
        List.of(),
        how,
        shown,
        answer.conduct().complaints().stream()
            .filter(c -> c.actions().containsKey(action))
            .map(Conduct.Complaint::what)
            .toList());
  }

  /** What the file says that this organ refused of this duty, and was not free to refuse. */
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
        .filter(e -> isBy(answer, e, finding.actor().orElse("")))
        .filter(e -> answers(answer.file(), e, finding.conclusion()))
        .filter(e -> !isFree(answer, e))
        .findFirst();
  }

  /**
   * Whether that organ refused: what another one refused is not its breach. Where the file does not
   * say who did, it was the organ in charge if nobody else can, and else nobody knows.
   */
  private static boolean isBy(Assessment answer, CaseFile.EventEntry refusal, String organ) {
    List<String> can = able(answer, refusal.type());
    return refusal
        .by()
        .filter(by -> !IN_CHARGE.contains(by))
        .map(organ::equals)
        .orElse(can.contains(organ) || refusal.by().isPresent() && !organ.equals(HOUSE));
  }

  /** Who alone can do what an event records; empty if anybody can. */
  private static List<String> able(Assessment answer, String type) {
    return answer.words().event(type).map(EventWord::by).orElse(List.of());
  }

  /** Whether it was refused since the duty arose, and in answer to no other event of that kind. */
  private static boolean answers(
      CaseFile file, CaseFile.EventEntry refusal, Conclusion conclusion) {
    Optional<Event> trigger = conclusion.trigger();
    boolean since =
        trigger
            .flatMap(Event::moment)
            .flatMap(from -> refusal.at().map(at -> !at.date().isBefore(from.date())))
            .orElse(true);
    boolean another =
        refusal.re().flatMap(file::event).isPresent()
            && trigger
                .filter(t -> !t.id().equals(refusal.re().orElse("")))
                .map(Event::type)
                .equals(refusal.re().flatMap(file::event).map(CaseFile.EventEntry::type));
    return since && !another;
  }

  /**
   * Whether the law leaves the refusal to whoever refused: for what was asked, a lawyer has to get
   * the leave of an organ (经许可), and it was this, which such organs alone can refuse, that one of
   * them refused; or there was nothing to arrange as long as no leave was given.
   */
  private static boolean isFree(Assessment answer, CaseFile.EventEntry refusal) {
    return answer.governing().stream()
        .filter(f -> f.conclusion() instanceof Duty duty && Conduct.isLawyer(duty.actor()))
        .filter(f -> refusal.concerns(f.conclusion().of().id()))
        .filter(f -> isLast(answer.file(), refusal, f.conclusion()))
        .anyMatch(
            f -> {
              List<String> leave =
                  ((Duty) f.conclusion())
                      .doneBy().stream().flatMap(act -> able(answer, act).stream()).toList();
              boolean gives =
                  !able(answer, refusal.type()).isEmpty()
                      && leave.contains(refusal.by().orElse(CASE_ORGAN));
              boolean needed = leave.contains(CASE_ORGAN);
              return needed && (gives || f.state() != State.MET);
            });
  }

  /**
   * Whether it was refused on the occasion from which a conclusion arose, and on no later one; or
   * is that from which it arose.
   */
  private static boolean isLast(CaseFile file, CaseFile.EventEntry refusal, Conclusion conclusion) {
    Optional<Event> trigger = conclusion.trigger();
    if (trigger.isEmpty() || !answers(file, refusal, conclusion)) {
      return false;
    } else if (trigger.get().id().equals(refusal.id())) {
      return true;
    }
    boolean later =
        file.events().stream()
            .filter(
                e -> e.type().equals(trigger.get().type()) && !e.id().equals(trigger.get().id()))
            .filter(e -> e.concerns(conclusion.of().id()))
            .flatMap(e -> e.at().stream())
            .anyMatch(
                at ->
                    trigger.get().moment().map(t -> at.date().isAfter(t.date())).orElse(false)
                        && refusal.at().map(r -> !at.date().isAfter(r.date())).orElse(false));
    return refusal.re().map(trigger.get().id()::equals).orElse(!later);
  }

  private static boolean past(Assessment answer, CaseFile.EventEntry event) {
    return event.at().map(at -> !at.date().isAfter(answer.asOf().date())).orElse(true);
  }
}
