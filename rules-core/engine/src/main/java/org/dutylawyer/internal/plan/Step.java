package org.dutylawyer.internal.plan;

import java.util.List;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.network.ConclusionBuilder;
import org.dutylawyer.internal.network.Shelf;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a rule, or its conclusion, with what comes after it. Each step goes through the
 * ways to fulfil it and runs the next step for each; the condition under which all of it holds is
 * carried along, and a way that can never hold is left at once.
 */
sealed interface Step {

  /**
   * Goes through the ways.
   *
   * @param depth how much was matched before
   * @param condition on what that depends, never {@code never}
   */
  void run(Run run, int depth, Decision condition);

  /**
   * What a pattern asks for.
   *
   * @param selection the number of its selection
   * @param joins its comparisons with what is bound above; one that an index answers first
   */
  record Asked(int selection, List<Join> joins) {

    /** What may fit, so that less has to be looked through. */
    List<Item> candidates(Run run) {
      Shelf<Item> shelf = run.shelf(selection);
      if (shelf == null) {
        return List.of();
      }
      if (joins.isEmpty() || !joins.get(0).finds()) {
        return shelf.all();
      }
      Join first = joins.get(0);
      return shelf.with(first.field(), first.values().get(0).in(run.bound));
    }

    boolean fits(Item item, @Nullable Object[] bound) {
      for (int i = 0; i < joins.size(); i++) {
        if (!joins.get(i).holds(item.object, bound)) {
          return false;
        }
      }
      return true;
    }

    boolean none(Run run) {
      for (Item item : candidates(run)) {
        if (fits(item, run.bound)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Something must be there.
   *
   * @param asked what
   * @param slot where it is bound; negative if nothing below speaks of it
   * @param next what comes after
   */
  record Take(Asked asked, int slot, Step next) implements Step {
    @Override
    public void run(Run run, int depth, Decision condition) {
      List<Item> candidates = asked.candidates(run);
      for (int i = 0; i < candidates.size(); i++) {
        Item item = candidates.get(i);
        if (asked.fits(item, run.bound)) {
          Decision both = run.and(condition, item);
          if (run.canHold(both)) {
            run.matched[depth] = item;
            if (slot >= 0) {
              run.bound[slot] = item.object;
            }
            next.run(run, depth + 1, both);
          }
        }
      }
    }
  }

  /**
   * Nothing of the kind may be there, or something must.
   *
   * @param asked the kind
   * @param wanted whether something must be there
   * @param next what comes after
   */
  record Look(Asked asked, boolean wanted, Step next) implements Step {
    @Override
    public void run(Run run, int depth, Decision condition) {
      if (asked.none(run) != wanted) {
        next.run(run, depth, condition);
      }
    }
  }

  /**
   * One of several lists of conditions must hold; each that does is a way of its own.
   *
   * @param options the first steps of the lists, all of which end in the same step
   */
  record Choose(List<Step> options) implements Step {
    @Override
    public void run(Run run, int depth, Decision condition) {
      for (Step option : options) {
        option.run(run, depth, condition);
      }
    }
  }

  /**
   * The conclusion.
   *
   * @param rule the rule
   * @param conclusion makes it of what is bound
   */
  record Conclude(RulePlan rule, ConclusionBuilder conclusion) implements Step {
    @Override
    public void run(Run run, int depth, Decision condition) {
      Conclusion concluded = conclusion.conclude(run.bound);
      Decision both = run.withEffect(rule, concluded, depth, condition);
      if (run.canHold(both)) {
        run.conclude(rule, concluded, depth, both);
      }
    }
  }
}
