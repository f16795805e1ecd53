package org.dutylawyer.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.State;
import org.dutylawyer.law.NormId;

/** A conclusion of which it can be asked what would make it another. */
public sealed interface Target {

  /** Whom it is about. */
  Subject of();

  /**
   * What an answer says of it, in one word: an {@link Outcome#word()} of an entitlement, a {@link
   * State#word()} of a duty or prohibition that applies, a {@link GroundAnswer.Result#word()}.
   */
  String in(Assessment answer);

  /**
   * What a person is owed or may be given, over all norms.
   *
   * @param of the person
   * @param entitlement word for the entitlement
   * @param force {@link Entitlement#SHALL} or {@link Entitlement#MAY}
   */
  record Owed(Subject of, String entitlement, String force) implements Target {
    @Override
    public String in(Assessment answer) {
      return force.equals(Entitlement.SHALL)
          ? answer.owed(of, entitlement).word()
          : answer(answer).map(EntitlementAnswer::outcome).orElse(Outcome.DOES_NOT_APPLY).word();
    }

    private Optional<EntitlementAnswer> answer(Assessment answer) {
      return answer.entitlements().stream()
          .filter(e -> e.of().equals(of) && e.entitlement().equals(entitlement))
          .filter(e -> e.force().equals(force))
          .findFirst();
    }
  }

  /**
   * Where a duty or a prohibition of one norm stands (义务的状态).
   *
   * @param norm the norm
   * @param of whom it concerns
   * @param occasion id of the event that triggered it; empty for any
   */
  record Demand(NormId norm, Subject of, Optional<String> occasion) implements Target {

    /** What is worst comes first: of several occasions of one norm that one is meant. */
    private static final List<State> WORST_FIRST =
        List.of(
            State.BREACHED,
            State.LATE,
            State.NO_RECORD,
            State.UNDETERMINED,
            State.PENDING,
            State.EXCUSED,
            State.STANDING,
            State.MET,
            State.LAPSED);

    @Override
    public String in(Assessment answer) {
      return finding(answer).map(f -> f.state().word()).orElse(Outcome.DOES_NOT_APPLY.word());
    }

    /** The finding that is meant, if the norm demands anything in that answer. */
    public Optional<Finding> finding(Assessment answer) {
      return answer.findings().stream()
          .filter(f -> f.norm().equals(norm) && f.conclusion().of().equals(of))
          .filter(f -> isDemand(f.conclusion()) && f.outcome() != Outcome.DOES_NOT_APPLY)
          .filter(f -> f.state() != State.AWAITING)
          .filter(f -> occasion.isEmpty() || trigger(f).equals(occasion))
          .min(Comparator.comparingInt(f -> WORST_FIRST.indexOf(f.state())));
    }
  }

  /**
   * A ground for discipline of one lawyer (处理事由).
   *
   * @param of the lawyer
   * @param provision the provision that lists it
   */
  record Ground(Lawyer of, NormId provision) implements Target {
    @Override
    public String in(Assessment answer) {
      return answer(answer).map(GroundAnswer::result).orElse(GroundAnswer.Result.NOT_MET).word();
    }

    /** What the answer holds against the lawyer under this ground. */
    public Optional<GroundAnswer> answer(Assessment answer) {
      return answer.conduct().grounds().stream()
          .filter(g -> g.lawyer().equals(of) && g.provision().equals(provision))
          .findFirst();
    }
  }

  private static boolean isDemand(Conclusion conclusion) {
    return conclusion instanceof Duty || conclusion instanceof Prohibition;
  }

  private static Optional<String> trigger(Finding finding) {
    return finding.conclusion().trigger().map(Event::id);
  }

  /** The states in which a duty matters to somebody now. */
  Set<State> MATTERING =
      Set.of(State.BREACHED, State.LATE, State.NO_RECORD, State.PENDING, State.UNDETERMINED);

  /**
   * The conclusions of an answer of which a reader will ask it: what is owed or open, duties that
   * were not kept or have a day by which they are to be done, grounds that are met or open.
   */
  static List<Target> of(Assessment answer) {
    List<Target> targets = new ArrayList<>();
    answer.entitlements().stream()
        .filter(e -> e.outcome() != Outcome.NOT_HELD)
        .forEach(e -> targets.add(new Owed(e.of(), e.entitlement(), e.force())));
    mattering(answer).filter(f -> !isUndated(f)).forEach(f -> targets.add(demand(f)));
    answer.conduct().grounds().stream()
        .filter(GroundAnswer::stands)
        .forEach(g -> targets.add(new Ground(g.lawyer(), g.provision())));
    return targets.stream().distinct().toList();
  }

  /** The open duties without a day by which they are to be done: {@link #of} leaves them out. */
  static List<Target> undated(Assessment answer) {
    return mattering(answer)
        .filter(Target::isUndated)
        .<Target>map(Target::demand)
        .distinct()
        .toList();
  }

  private static Stream<Finding> mattering(Assessment answer) {
    return answer.governing().stream()
        .filter(f -> isDemand(f.conclusion()) && MATTERING.contains(f.state()))
        .filter(f -> f.outcome() == Outcome.APPLIES);
  }

  private static boolean isUndated(Finding finding) {
    return finding.state() == State.PENDING && finding.lastDay().isEmpty();
  }

  /**
   * The conclusions of an answer that norms have a part in, also where they do not apply in it.
   * What the norms conclude nothing of in the answer, only the rules know: {@link
   * org.dutylawyer.DutyLawyerRules#targets(Assessment, NormId)}.
   *
   * @param norm a norm, or a provision for all norms inside it
   * @return empty if they conclude neither an entitlement nor a duty, prohibition or ground
   */
  static List<Target> of(Assessment answer, NormId norm) {
    Stream<Target> findings =
        answer.findings().stream()
            .filter(f -> f.norm().isWithin(norm))
            .filter(f -> isDemand(f.conclusion()) || f.conclusion() instanceof Entitlement)
            .map(
                f ->
                    f.conclusion() instanceof Entitlement e
                        ? new Owed(e.of(), e.kind(), e.force())
                        : f.state() == State.AWAITING
                            ? new Demand(f.norm(), f.conclusion().of(), Optional.empty())
                            : demand(f));
    Stream<Target> grounds =
        answer.conduct().grounds().stream()
            .filter(
                g ->
                    g.provision().isWithin(norm)
                        || g.limbs().stream().anyMatch(limb -> limb.norm().isWithin(norm)))
            .map(g -> new Ground(g.lawyer(), g.provision()));
    return Stream.concat(findings, grounds).distinct().toList();
  }

  private static Target demand(Finding finding) {
    return new Demand(finding.norm(), finding.conclusion().of(), trigger(finding));
  }
}
