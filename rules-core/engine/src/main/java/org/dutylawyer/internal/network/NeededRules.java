package org.dutylawyer.internal.network;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
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
    Set<RuleModel> needed = Collections.newSetFromMap(new IdentityHashMap<>());
    if (kinds.size() == Conclusion.Kind.values().length) {
      needed.addAll(rules);
      return needed;
    }
    for (RuleModel rule : rules) {
      if (kinds.contains(kind(rule))) {
        needed.add(rule);
      }
    }
    Set<String> missed = new HashSet<>();
    needed.forEach(rule -> missed.addAll(rule.consequence().given("whenMissed")));
    for (RuleModel rule : rules) {
      if (kind(rule) == Conclusion.Kind.DUTY && missed.contains(rule.consequence().text(1))) {
        needed.add(rule);
      }
    }
    Set<NormId> norms = new HashSet<>();
    needed.forEach(rule -> norms.add(rule.norm()));
    Set<NormId> related = new HashSet<>();
    for (RuleModel rule : rules) {
      for (Relation relation : rule.relations()) {
        if (norms.contains(relation.local()) || norms.contains(relation.other())) {
          related.add(relation.local());
          related.add(relation.other());
        }
      }
    }
    boolean limits = kinds.contains(Conclusion.Kind.DUTY);
    for (RuleModel rule : rules) {
      boolean lifts = limits && kind(rule) == Conclusion.Kind.EXEMPTION;
      if (lifts || related.contains(rule.norm())) {
        needed.add(rule);
      }
    }
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
