package org.dutylawyer.internal.change;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.change.Target;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.Call;

/**
 * What somebody gets or an organ has to do, whatever norm says so: where one norm stops asking and
 * another begins to ask for the same act (14/1-a, 14/1-b; the same of another organ), nothing has
 * changed but the letter.
 */
public final class Matter {

  private final Target target;
  private final Assessment now;

  Matter(Target target, Assessment now) {
    this.target = target;
    this.now = now;
  }

  /**
   * The rules of which a conclusion is made; all where a ground is held against a whole file.
   *
   * @param rules the rules that the packs hold
   */
  public static Predicate<RuleModel> rules(Target target, Collection<RuleModel> rules) {
    if (target instanceof Target.Owed owed) {
      return rule -> isOf(rule.consequence(), "entitlement", owed.entitlement());
    } else if (target instanceof Target.Demand demand) {
      // Another norm can demand the same act of anybody.
      Set<String> actions =
          rules.stream()
              .filter(rule -> rule.norm().equals(demand.norm()))
              .flatMap(rule -> demanded(rule).stream())
              .collect(Collectors.toSet());
      return rule -> demanded(rule).filter(actions::contains).isPresent();
    }
    return rule -> true;
  }

  private static boolean isOf(Call call, String word, String what) {
    return call.word().equals(word) && call.text(0).equals(what);
  }

  private static Optional<String> demanded(RuleModel rule) {
    Call call = rule.consequence();
    return Set.of("duty", "prohibition").contains(call.word())
        ? Optional.of(call.word() + " " + call.text(1))
        : Optional.empty();
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
