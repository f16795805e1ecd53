package org.dutylawyer.internal.plan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.internal.derive.Derivation;
import org.dutylawyer.internal.derive.Memory;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.network.NeededRules;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.pack.RuleModel;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a stack as loops over what a case holds: a second way to evaluate them, which shares
 * with the network of Drools nothing but the rules as they were read, and which of them run. Rules
 * run in the order in which they feed each other; the condition under which a conclusion holds is
 * worked out on the way.
 *
 * <p>It does what the language of packs asks for and no more: no priorities, no withdrawal of what
 * was concluded, nothing that builds on the absence of a conclusion but {@code NotOwed}. Immutable.
 */
public final class Plan {

  private final List<RulePlan> rules;
  private final List<RulePlan> inLawOrder;
  private final Map<Class<?>, Selector> selectors;
  private final int selections;
  private final int mostBound;
  private final int mostMatched;
  private final Stack stack;

  /** The rules that conclusions of some kinds take. */
  private final Map<Set<Conclusion.Kind>, List<RulePlan>> neededFor = new ConcurrentHashMap<>();

  /**
   * A plan of ready parts.
   *
   * @param stack the stack that it is of
   * @param rules the rules, none before one that feeds it
   * @param selectors what finds the selections of each type that is asked for
   * @param selections how many selections there are
   * @param mostBound the most that a rule binds
   * @param mostMatched the most that a rule matches
   */
  Plan(
      Stack stack,
      List<RulePlan> rules,
      Map<Class<?>, Selector> selectors,
      int selections,
      int mostBound,
      int mostMatched) {
    this.stack = stack;
    this.rules = List.copyOf(rules);
    this.inLawOrder = rules.stream().sorted(Comparator.comparingInt(RulePlan::order)).toList();
    this.selectors = Map.copyOf(selectors);
    this.selections = selections;
    this.mostBound = mostBound;
    this.mostMatched = mostMatched;
  }

  Stack stack() {
    return stack;
  }

  List<RulePlan> rules() {
    return rules;
  }

  List<RulePlan> inLawOrder() {
    return inLawOrder;
  }

  @Nullable Selector selector(Class<?> type) {
    return selectors.get(type);
  }

  int selections() {
    return selections;
  }

  int mostBound() {
    return mostBound;
  }

  int mostMatched() {
    return mostMatched;
  }

  /**
   * Runs the rules on a memory.
   *
   * @param kinds the kinds of conclusions that are asked for; others are derived only where these
   *     rest on them
   * @param limit at most so many conclusions
   * @return what they derived and can hold, in the order of the law
   */
  public List<Derivation> derive(Memory memory, Set<Conclusion.Kind> kinds, int limit) {
    List<RulePlan> needed =
        kinds.size() == Conclusion.Kind.values().length
            ? rules
            : neededFor.computeIfAbsent(Set.copyOf(kinds), this::needed);
    Run run = run(needed, memory, false, limit);
    List<Derivation> derivations = new ArrayList<>();
    for (Item item : run.conclusions()) {
      derivations.add(derivation(item, item.condition()));
    }
    return derivations;
  }

  /**
   * Runs the rules, and the variants of rules of the stack that this is the plan of, on a memory.
   *
   * @param limit at most so many conclusions
   * @return what they derived, none before that on which it rests; without that in which more than
   *     one variant has a part. What rests on nothing being owed is in it whatever is owed
   */
  public List<Varied> deriveVaried(Memory memory, int limit) {
    List<Varied> derivations = new ArrayList<>();
    for (Item item : run(rules, memory, true, limit).inTurn()) {
      derivations.add(new Varied(derivation(item, null), item.variant));
    }
    return derivations;
  }

  private Run run(List<RulePlan> needed, Memory memory, boolean varied, int limit) {
    Run run = new Run(this, memory, varied, limit);
    for (RulePlan rule : needed) {
      rule.run(run);
    }
    return run;
  }

  private List<RulePlan> needed(Set<Conclusion.Kind> kinds) {
    Set<RuleModel> needed = NeededRules.of(rules.stream().map(RulePlan::model).toList(), kinds);
    return rules.stream().filter(rule -> needed.contains(rule.model())).toList();
  }

  private static Derivation derivation(Item item, @Nullable Decision condition) {
    Object[] matched = new Object[item.matched.length];
    for (int i = 0; i < matched.length; i++) {
      matched[i] = item.matched[i].object;
    }
    return new Derivation(
        requireNonNull(item.rule).model(),
        Collections.unmodifiableList(Arrays.asList(matched)),
        (Conclusion) item.object,
        condition);
  }
}
