package org.dutylawyer.internal.plan;

import java.util.List;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.pack.RuleModel;
import org.jspecify.annotations.Nullable;

/** One rule of a plan. */
final class RulePlan {

  private final RuleModel model;
  private final int place;
  private final int order;
  private final boolean inOrder;
  private final int variant;
  private @Nullable Step first;
  private int[] needed = {};
  private List<RulePlan> feeders = List.of();

  /**
   * A rule, without its steps.
   *
   * @param model the rule
   * @param place its place among the rules of the plan
   * @param order its place in the law
   * @param inOrder whether its loops meet what it matches in the order of the law
   * @param variant which variant of a rule it is, or {@link Varied#NONE}
   */
  RulePlan(RuleModel model, int place, int order, boolean inOrder, int variant) {
    this.model = model;
    this.place = place;
    this.order = order;
    this.inOrder = inOrder;
    this.variant = variant;
  }

  /** Gives it its steps, and the selections without which it cannot conclude anything. */
  void begin(Step step, int[] selections) {
    first = step;
    needed = selections;
  }

  RuleModel model() {
    return model;
  }

  int place() {
    return place;
  }

  int order() {
    return order;
  }

  /** What it concludes. */
  Conclusion.Kind kind() {
    return switch (model.consequence().word()) {
      case "entitlement" -> Conclusion.Kind.ENTITLEMENT;
      case "duty" -> Conclusion.Kind.DUTY;
      case "documentDuty" -> Conclusion.Kind.DOCUMENT;
      case "right" -> Conclusion.Kind.RIGHT;
      case "prohibition" -> Conclusion.Kind.PROHIBITION;
      case "misconduct" -> Conclusion.Kind.CONDUCT;
      case "eligibility" -> Conclusion.Kind.ELIGIBILITY;
      case "status" -> Conclusion.Kind.STATUS;
      case "exemption" -> Conclusion.Kind.EXEMPTION;
      default -> throw new IllegalStateException("no conclusion: " + model.consequence().word());
    };
  }

  /** The rules that conclude what it asks for. */
  List<RulePlan> feeders() {
    return feeders;
  }

  void feeders(List<RulePlan> rules) {
    feeders = List.copyOf(rules);
  }

  int variant() {
    return variant;
  }

  boolean inOrder() {
    return inOrder;
  }

  /** Runs it, unless what it needs is not there. */
  void run(Run run) {
    for (int selection : needed) {
      if (run.shelf(selection) == null) {
        return;
      }
    }
    if (first != null) {
      first.run(run, 0, run.always());
    }
  }
}
