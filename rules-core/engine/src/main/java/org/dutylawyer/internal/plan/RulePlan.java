package org.dutylawyer.internal.plan;

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
