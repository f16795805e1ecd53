package org.dutylawyer.internal.change;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.change.Target;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.law.NormId;

/**
 * What somebody gets or an organ has to do, whatever norm says so: where one norm stops asking and
 * another begins to ask for the same act (14/1-a, 14/1-b; the same of another organ), nothing has
 * changed but the letter.
 */
final class Matter {

  private final Target target;
  private final Assessment now;

  Matter(Target target, Assessment now) {
    this.target = target;
    this.now = now;
  }

  /** What the conclusion is in an answer; of a demand that is over, what asks for the same. */
  String in(Assessment answer) {
    String word = target.in(answer);
    if (!(target instanceof Target.Demand demand)) {
      return word;
    }
    Optional<Finding> before = demand.finding(now);
    if (Goals.isEnded(word) && before.isPresent()) {
      List<String> others =
          twins(answer, demand, before.get())
              .filter(f -> trigger(f).equals(demand.occasion()) || !isIn(now, f))
              .map(f -> f.state().word())
              .filter(state -> !Goals.isEnded(state))
              .toList();
      String same = target.in(now);
      return others.contains(same) ? same : others.stream().findFirst().orElse(word);
    }
    Optional<Finding> after = demand.finding(answer);
    boolean taken =
        before.isEmpty()
            && after.isPresent()
            && twins(now, demand, after.get())
                .anyMatch(f -> f.state().word().equals(word) && !isIn(answer, f));
    return taken ? target.in(now) : word;
  }

  /** Other norms that demand the same of anybody, for the same person. */
  private static Stream<Finding> twins(Assessment answer, Target.Demand demand, Finding of) {
    return answer.governing().stream()
        .filter(f -> !f.norm().equals(demand.norm()) && f.conclusion().of().equals(demand.of()))
        .filter(f -> action(f.conclusion()).equals(action(of.conclusion())))
        .filter(f -> action(f.conclusion()).isPresent());
  }

  private static Optional<String> action(Conclusion conclusion) {
    if (conclusion instanceof Duty duty) {
      return Optional.of("duty " + duty.action());
    }
    return conclusion instanceof Prohibition prohibition
        ? Optional.of("prohibition " + prohibition.action())
        : Optional.empty();
  }

  private static boolean isIn(Assessment answer, Finding finding) {
    NormId norm = finding.norm();
    return answer.governing().stream()
        .anyMatch(
            f ->
                f.norm().equals(norm)
                    && f.conclusion().of().equals(finding.conclusion().of())
                    && trigger(f).equals(trigger(finding)));
  }

  private static Optional<String> trigger(Finding finding) {
    return finding.conclusion().trigger().map(Event::id);
  }
}
