package org.dutylawyer.internal.plan;

import java.util.Optional;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.text.Title;

/**
 * The plan of a stack, or why there is none.
 *
 * @param plan the plan
 * @param reason what there is no plan for, and that Drools answers instead; a sentence
 */
public record Planned(Optional<Plan> plan, Optional<Title> reason) {

  /** Makes the plan of a stack, if there can be one. */
  public static Planned of(Stack stack) {
    try {
      return new Planned(Optional.of(PlanCompiler.compile(stack)), Optional.empty());
    } catch (NotPlannableException e) {
      return new Planned(
          Optional.empty(),
          Optional.of(
              new Title(
                  e.reason().zh() + "；没有可用的计划，由 Drools 求值",
                  e.reason().en()
                      + "; there is no plan of it, so that Drools evaluates the rules")));
    }
  }
}
