package org.dutylawyer.internal.plan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.internal.network.Comparison;
import org.dutylawyer.internal.network.ConclusionBuilder;
import org.dutylawyer.internal.network.Feeding;
import org.dutylawyer.internal.network.Field;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.AnyOf;
import org.dutylawyer.pack.RuleModel.Condition;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Exists;
import org.dutylawyer.pack.RuleModel.Not;
import org.dutylawyer.pack.RuleModel.Operand;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Ref;
import org.dutylawyer.text.Title;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Plan} of the rules of a stack. */
final class PlanCompiler {

  private final Map<String, Selection> selections = new LinkedHashMap<>();
  private int mostBound;
  private int mostMatched;

  /** Something bound above: its type and its slot. */
  private record Bound(String type, int slot) {}

  private PlanCompiler() {}

  /**
   * The plan of all rules of a stack.
   *
   * @throws NotPlannableException if the rules hold something for which there is no plan
   */
  static Plan compile(Stack stack) throws NotPlannableException {
    List<RuleModel> rules = new ArrayList<>(stack.rules());
    Map<RuleModel, Integer> variants = new IdentityHashMap<>();
    for (RuleModel variant : stack.variants()) {
      variants.put(variant, variants.size());
      rules.add(variant);
    }
    PlanCompiler compiler = new PlanCompiler();
    List<RulePlan> inTurn = new ArrayList<>();
    Feeding feeding = Feeding.of(rules);
    if (feeding.ordered().size() < rules.size()) {
      throw circle(rules, feeding);
    }
    for (RuleModel rule : feeding.ordered()) {
      if (stack.inForce(rule).isPresent()) {
        RulePlan plan =
            compiler.rule(
                rule, inTurn.size(), stack.order(rule), variants.getOrDefault(rule, Varied.NONE));
        inTurn.add(plan);
      }
    }
    return compiler.plan(stack, inTurn);
  }

  private static NotPlannableException circle(List<RuleModel> rules, Feeding feeding) {
    Set<RuleModel> ordered = Collections.newSetFromMap(new IdentityHashMap<>());
    ordered.addAll(feeding.ordered());
    RuleModel first =
        rules.stream().filter(rule -> !ordered.contains(rule)).findFirst().orElseThrow();
    return new NotPlannableException(
        new Title(
            first.place() + "：规则互为条件，构成循环（" + first.norm() + "）",
            first.place() + ": rules feed each other in a circle (" + first.norm() + ")"));
  }

  private Plan plan(Stack stack, List<RulePlan> rules) {
    Map<Class<?>, Selector> selectors = new HashMap<>();
    selections.values().stream()
        .collect(Collectors.groupingBy(Selection::type))
        .forEach((type, ofType) -> selectors.put(type, new Selector(ofType)));
    return new Plan(stack, rules, selectors, selections.size(), mostBound, mostMatched);
  }

  private RulePlan rule(RuleModel model, int place, int order, int variant)
      throws NotPlannableException {
    boolean inOrder =
        model.conditions().stream().noneMatch(AnyOf.class::isInstance)
            && model.patterns().stream().noneMatch(p -> isConcluded(p.type()));
    RulePlan plan = new RulePlan(model, place, order, inOrder, variant);
    Rule rule = new Rule(plan);
    Step first = rule.from(model.conditions(), 0, 0, Map.of(), rule.conclusion());
    plan.begin(first, rule.needed.stream().mapToInt(Integer::intValue).toArray());
    mostBound = Math.max(mostBound, rule.slots);
    mostMatched = Math.max(mostMatched, rule.depth);
    return plan;
  }

  private static boolean isConcluded(String type) {
    return Conclusion.class.isAssignableFrom(Field.type(type));
  }

  private int selection(String type, List<Constraint> literals) {
    String key =
        type
            + literals.stream()
                .map(c -> c.field() + " " + c.operator() + " " + c.operands())
                .sorted()
                .toList();
    return selections
        .computeIfAbsent(key, k -> new Selection(selections.size(), Field.type(type), literals))
        .number();
  }

  /** What comes after some conditions, made when it is known what they bind. */
  private interface Then {
    Step after(Map<String, Bound> bound, int depth) throws NotPlannableException;
  }

  /** One rule on its way to a plan. */
  private final class Rule {
    private final RulePlan plan;
    private final Set<Integer> needed = new TreeSet<>();
    private int slots;
    private int depth;

    Rule(RulePlan plan) {
      this.plan = plan;
    }

    Then conclusion() {
      return (bound, matched) -> {
        depth = Math.max(depth, matched);
        return new Step.Conclude(
            plan,
            ConclusionBuilder.of(
                plan.model().consequence(),
                ref -> {
                  Bound at = requireNonNull(bound.get(ref.binding()));
                  return new ConclusionBuilder.FromFact(
                      at.slot(),
                      ref.field().isEmpty() ? fact -> fact : Field.of(at.type(), ref.field()));
                }));
      };
    }

    /**
     * The conditions from one on, and what comes after the last.
     *
     * @param matched how much is matched above at most
     */
    Step from(
        List<Condition> conditions, int index, int matched, Map<String, Bound> bound, Then then)
        throws NotPlannableException {
      if (index == conditions.size()) {
        return then.after(bound, matched);
      }
      Condition condition = conditions.get(index);
      if (condition instanceof Pattern pattern) {
        Step.Asked asked = asked(pattern, bound);
        needed.add(asked.selection());
        return take(
            pattern, asked, bound, matched, (b, m) -> from(conditions, index + 1, m, b, then));
      }
      if (condition instanceof AnyOf anyOf) {
        // How much is matched differs with the option; what follows only has to fit in.
        int most = matched;
        for (List<Condition> option : anyOf.options()) {
          most = Math.max(most, matched + patterns(option));
        }
        Step rest = from(conditions, index + 1, most, bound, then);
        List<Step> options = new ArrayList<>();
        for (List<Condition> option : anyOf.options()) {
          options.add(option(option, 0, matched, bound, rest));
        }
        return new Step.Choose(options);
      }
      return look(condition, bound, from(conditions, index + 1, matched, bound, then));
    }

    /** The conditions of an option; without any of them the rule can still conclude something. */
    private Step option(
        List<Condition> conditions, int index, int matched, Map<String, Bound> bound, Step rest)
        throws NotPlannableException {
      if (index == conditions.size()) {
        return rest;
      }
      Condition condition = conditions.get(index);
      if (condition instanceof Pattern pattern) {
        return take(
            pattern,
            asked(pattern, bound),
            bound,
            matched,
            (b, m) -> option(conditions, index + 1, m, b, rest));
      }
      Step next = option(conditions, index + 1, matched, bound, rest);
      if (condition instanceof AnyOf anyOf) {
        List<Step> options = new ArrayList<>();
        for (List<Condition> inner : anyOf.options()) {
          options.add(option(inner, 0, matched, bound, next));
        }
        return new Step.Choose(options);
      }
      return look(condition, bound, next);
    }

    private Step take(
        Pattern pattern, Step.Asked asked, Map<String, Bound> bound, int matched, Then then)
        throws NotPlannableException {
      if (pattern.binding().isEmpty()) {
        return new Step.Take(asked, -1, then.after(bound, matched + 1));
      }
      int slot = slots++;
      Map<String, Bound> more = new HashMap<>(bound);
      more.put(pattern.binding(), new Bound(pattern.type(), slot));
      return new Step.Take(asked, slot, then.after(more, matched + 1));
    }

    private Step look(Condition condition, Map<String, Bound> bound, Step next)
        throws NotPlannableException {
      boolean wanted = condition instanceof Exists;
      Pattern pattern = wanted ? ((Exists) condition).pattern() : ((Not) condition).pattern();
      if (isConcluded(pattern.type())) {
        String word = (wanted ? "exists " : "not ") + pattern.type();
        throw new NotPlannableException(
            new Title(pattern.place() + "：" + word, pattern.place() + ": " + word));
      }
      return new Step.Look(asked(pattern, bound), wanted, next);
    }

    private Step.Asked asked(Pattern pattern, Map<String, Bound> bound) {
      List<Constraint> literals = new ArrayList<>();
      List<Join> joins = new ArrayList<>();
      for (Constraint constraint : pattern.constraints()) {
        if (constraint.operands().stream().noneMatch(Ref.class::isInstance)) {
          literals.add(constraint);
        } else {
          Join join = join(pattern, constraint, bound);
          boolean first = join.finds() && (joins.isEmpty() || !joins.get(0).finds());
          joins.add(first ? 0 : joins.size(), join);
        }
      }
      return new Step.Asked(selection(pattern.type(), literals), joins);
    }

    private Join join(Pattern pattern, Constraint constraint, Map<String, Bound> bound) {
      List<Join.Value> values = new ArrayList<>();
      for (Operand operand : constraint.operands()) {
        if (operand instanceof Ref ref) {
          @Nullable Bound at = bound.get(ref.binding());
          if (at == null) {
            throw new IllegalStateException(
                ref.binding() + " is bound nowhere above in " + plan.model().place());
          }
          Field read = ref.field().isEmpty() ? null : Field.of(at.type(), ref.field());
          values.add(new Join.Value(at.slot(), read, null));
        } else {
          values.add(new Join.Value(-1, null, Comparison.literal(operand)));
        }
      }
      return new Join(
          Field.of(pattern.type(), constraint.field()),
          Comparison.of(constraint.operator()),
          values);
    }

    private static int patterns(List<Condition> conditions) {
      int count = 0;
      for (Condition condition : conditions) {
        if (condition instanceof Pattern) {
          count++;
        } else if (condition instanceof AnyOf anyOf) {
          int most = 0;
          for (List<Condition> option : anyOf.options()) {
            most = Math.max(most, patterns(option));
          }
          count += most;
        }
      }
      return count;
    }
  }
}
