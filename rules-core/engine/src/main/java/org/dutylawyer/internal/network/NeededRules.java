package org.dutylawyer.internal.network;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Relation;
import org.dutylawyer.pack.RuleModel;

/** Which rules conclusions of some kinds take, so that no others run for them. */
public final class NeededRules {

  private NeededRules() {}

  /**
   * The rules that conclude such things, those of the duties that must have been missed for them,
   * those whose norms have a relation to theirs, the exemptions from time limits, and all that feed
   * these.
   *
   * @param rules the rules of a stack, which may be variants as well
   * @param kinds the kinds of conclusions that are asked for
   */
  public static Set<RuleModel> of(List<RuleModel> rules, Set<Conclusion.Kind> kinds) {
    return kinds.size() == Conclusion.Kind.values().length
        ? all(rules, rule -> true)
        : of(rules, rule -> kinds.contains(kind(rule)));
  }

  /**
   * The same for what some rules conclude.
   *
   * @param asked tells the rules whose conclusions are asked for
   */
  public static Set<RuleModel> of(List<RuleModel> rules, Predicate<RuleModel> asked) {
    Set<RuleModel> needed = all(rules, asked);
    Set<String> missed = new HashSet<>();
    needed.forEach(rule -> missed.addAll(rule.consequence().given("whenMissed")));
    needed.addAll(
        all(
            rules,
            rule ->
                kind(rule) == Conclusion.Kind.DUTY && missed.contains(rule.consequence().text(1))));
    boolean limits = needed.stream().anyMatch(rule -> kind(rule) == Conclusion.Kind.DUTY);
    Set<NormId> related = related(rules, needed);
    needed.addAll(
        all(
            rules,
            rule ->
                limits && kind(rule) == Conclusion.Kind.EXEMPTION
                    || related.contains(rule.norm())));
    Feeding feeding = Feeding.of(rules);
    Deque<RuleModel> open = new ArrayDeque<>(needed);
    while (!open.isEmpty()) {
      for (RuleModel feeder : feeding.feeders(open.remove())) {
        if (needed.add(feeder)) {
          open.add(feeder);
        }
      }
    }
    return needed;
  }

  private static Set<RuleModel> all(List<RuleModel> rules, Predicate<RuleModel> which) {
    Set<RuleModel> all = Collections.newSetFromMap(new IdentityHashMap<>());
    rules.stream().filter(which).forEach(all::add);
    return all;
  }

  /** The norms that have a relation to those of the rules, or to one that has. */
  private static Set<NormId> related(List<RuleModel> rules, Set<RuleModel> to) {
    Set<NormId> related = new HashSet<>();
    to.forEach(rule -> related.add(rule.norm()));
    int before = 0;
    while (related.size() > before) {
      before = related.size();
      for (RuleModel rule : rules) {
        for (Relation relation : rule.relations()) {
          if (related.contains(relation.local()) || related.contains(relation.other())) {
            related.add(relation.local());
            related.add(relation.other());
          }
        }
      }
    }
    return related;
  }

  /** What a rule concludes. */
  private static Conclusion.Kind kind(RuleModel rule) {
    return switch (rule.consequence().word()) {
      case "entitlement" -> Conclusion.Kind.ENTITLEMENT;
      case "duty" -> Conclusion.Kind.DUTY;
      case "documentDuty" -> Conclusion.Kind.DOCUMENT;
      case "right" -> Conclusion.Kind.RIGHT;
      case "prohibition" -> Conclusion.Kind.PROHIBITION;
      case "misconduct" -> Conclusion.Kind.CONDUCT;
      case "eligibility" -> Conclusion.Kind.ELIGIBILITY;
      case "status" -> Conclusion.Kind.STATUS;
      case "exemption" -> Conclusion.Kind.EXEMPTION;
      default -> throw new IllegalStateException("no conclusion: " + rule.consequence().word());
    };
  }
}
