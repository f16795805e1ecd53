package org.dutylawyer.internal.network;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.drools.model.Consequence;
import org.drools.model.DSL;
import org.drools.model.Drools;
import org.drools.model.Index.ConstraintType;
import org.drools.model.PatternDSL;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Rule;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.consequences.ConsequenceImpl;
import org.drools.model.functions.Function1;
import org.drools.model.functions.Function2;
import org.drools.model.functions.Predicate3;
import org.drools.model.view.ViewItem;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.AnyOf;
import org.dutylawyer.pack.RuleModel.Condition;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Exists;
import org.dutylawyer.pack.RuleModel.Not;
import org.dutylawyer.pack.RuleModel.Operand;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Ref;
import org.jspecify.annotations.Nullable;

/**
 * Turns a rule that was read before into a rule of Drools' executable model: no DRL is parsed, no
 * Java is generated, no class is loaded for it. The language of packs is closed, so that its
 * conditions and its conclusion are put together from ready parts.
 *
 * <p>Two constraints that say the same get the same id, so that rules, and the packs of a stack,
 * share their part of the network.
 */
final class ExecutableRules {

  private static final Function1<Object, Object> ITSELF = fact -> fact;

  private final String name;
  private final Map<String, Bound> bound;

  /** How many patterns stand above, along the longest of the options. */
  private int depth;

  /** What follows an {@code or} is as far from what precedes it as the option that held is long. */
  private boolean afterOr;

  /** A pattern above, and what its variable is called in the rule. */
  private record Bound(String type, Variable<Object> variable, int position) {}

  private ExecutableRules(String name, Map<String, Bound> bound, int depth, boolean afterOr) {
    this.name = name;
    this.bound = bound;
    this.depth = depth;
    this.afterOr = afterOr;
  }

  /**
   * A rule of the executable model.
   *
   * @param javaPackage the package that its file declares
   * @param name what it is called in that package
   */
  static Rule rule(String javaPackage, String name, RuleModel model) {
    List<RuleItemBuilder<?>> items = new ArrayList<>();
    ExecutableRules reader =
        new ExecutableRules(javaPackage + "/" + name, new HashMap<>(), 0, false);
    for (Condition condition : model.conditions()) {
      items.add(reader.condition(condition));
    }
    items.add(reader.consequence(model.consequence()));
    org.drools.model.impl.RuleBuilder rule = PatternDSL.rule(javaPackage, name);
    model.metadata().forEach(rule::metadata);
    return rule.build(items.toArray(RuleItemBuilder<?>[]::new));
  }

  private ViewItem<?> condition(Condition condition) {
    if (condition instanceof Pattern pattern) {
      return pattern(pattern);
    }
    if (condition instanceof Not not) {
      return DSL.not(inner().pattern(not.pattern()));
    }
    if (condition instanceof Exists exists) {
      return DSL.exists(inner().pattern(exists.pattern()));
    }
    List<ViewItem<?>> options = new ArrayList<>();
    int longest = depth;
    for (List<Condition> option : ((AnyOf) condition).options()) {
      ExecutableRules inside = inner();
      List<ViewItem<?>> parts = option.stream().<ViewItem<?>>map(inside::condition).toList();
      longest = Math.max(longest, inside.depth);
      options.add(parts.size() == 1 ? parts.get(0) : DSL.and(parts.get(0), rest(parts)));
    }
    // No variable below has the name of one in an option: the engine tells them apart by name.
    depth = longest;
    afterOr = true;
    return options.size() == 1 ? options.get(0) : DSL.or(options.get(0), rest(options));
  }

  private static ViewItem<?>[] rest(List<ViewItem<?>> items) {
    return items.subList(1, items.size()).toArray(ViewItem<?>[]::new);
  }

  /** What is bound inside is not seen outside. */
  private ExecutableRules inner() {
    return new ExecutableRules(name, new HashMap<>(bound), depth, afterOr);
  }

  private PatternDef<Object> pattern(Pattern pattern) {
    Variable<Object> variable = variable(Field.type(pattern.type()), "$" + depth);
    PatternDef<Object> def = PatternDSL.pattern(variable);
    for (Constraint constraint : pattern.constraints()) {
      constraint(def, Field.of(pattern.type(), constraint.field()), constraint);
    }
    Bound here = new Bound(pattern.type(), variable, depth);
    depth++;
    if (!pattern.binding().isEmpty()) {
      bound.put(pattern.binding(), here);
    }
    return def;
  }

  @SuppressWarnings("unchecked") // the DSL wants one type of all patterns; it only reads them
  private static Variable<Object> variable(Class<?> type, String name) {
    return (Variable<Object>) DSL.declarationOf(type, name);
  }

  @SuppressWarnings("unchecked") // the same: what a pattern is of is known as it runs
  private static Class<Object> asObject(Class<?> type) {
    return (Class<Object>) type;
  }

  private void constraint(PatternDef<Object> def, Field field, Constraint constraint) {
    Comparison comparison = Comparison.of(constraint.operator());
    Set<Bound> refers = new LinkedHashSet<>();
    List<String> shown = new ArrayList<>();
    for (Operand operand : constraint.operands()) {
      shown.add(shown(operand));
      if (operand instanceof Ref ref) {
        refers.add(at(ref));
      }
    }
    String id = field + " " + constraint.operator() + " " + String.join(", ", shown);
    List<Bound> others = List.copyOf(refers);
    if (others.isEmpty()) {
      withLiterals(def, id, field, comparison, constraint);
    } else if (others.size() == 1 && constraint.operands().size() == 1) {
      withOther(def, id, field, comparison, others.get(0), (Ref) constraint.operands().get(0));
    } else {
      withSeveral(def, id, field, comparison, others, constraint.operands());
    }
  }

  private static void withLiterals(
      PatternDef<Object> def,
      String id,
      Field field,
      Comparison comparison,
      Constraint constraint) {
    List<Object> literals = constraint.operands().stream().map(Comparison::literal).toList();
    Object only = literals.get(0);
    if (literals.size() > 1) {
      def.expr(id, fact -> comparison.holdsAmong(field.apply(fact), literals));
    } else if (comparison == Comparison.EQUAL && only instanceof String) {
      def.expr(
          id,
          fact -> only.equals(field.apply(fact)),
          PatternDSL.alphaIndexedBy(
              asObject(String.class), ConstraintType.EQUAL, field.ordinal(), field, only));
    } else {
      def.expr(id, fact -> comparison.holds(field.apply(fact), only));
    }
  }

  private static void withOther(
      PatternDef<Object> def, String id, Field field, Comparison comparison, Bound other, Ref ref) {
    Function1<Object, Object> read = reader(other, ref);
    if (comparison == Comparison.EQUAL) {
      def.expr(
          id,
          other.variable(),
          (fact, before) -> comparison.holds(field.apply(fact), read.apply(before)),
          PatternDSL.betaIndexedBy(
              asObject(Object.class), ConstraintType.EQUAL, field.ordinal(), field, read));
    } else {
      def.expr(
          id,
          other.variable(),
          (fact, before) -> comparison.holds(field.apply(fact), read.apply(before)));
    }
  }

  /** {@code in} with things bound above among its values. */
  private void withSeveral(
      PatternDef<Object> def,
      String id,
      Field field,
      Comparison comparison,
      List<Bound> others,
      List<Operand> operands) {
    if (others.size() > 2) {
      throw new IllegalStateException("more than two bound names in one list: " + id);
    }
    List<Function2<Object, Object, Object>> values = new ArrayList<>();
    for (Operand operand : operands) {
      if (operand instanceof Ref ref) {
        Function1<Object, Object> read = reader(at(ref), ref);
        boolean first = at(ref).equals(others.get(0));
        values.add((a, b) -> read.apply(first ? a : b));
      } else {
        Object literal = Comparison.literal(operand);
        values.add((a, b) -> literal);
      }
    }
    Predicate3<Object, Object, Object> listed =
        (fact, a, b) -> {
          List<@Nullable Object> read = new ArrayList<>();
          for (Function2<Object, Object, Object> value : values) {
            read.add(value.apply(a, b));
          }
          return comparison.holdsAmong(field.apply(fact), read);
        };
    if (others.size() == 1) {
      def.expr(id, others.get(0).variable(), (fact, a) -> listed.test(fact, a, a));
    } else {
      def.expr(id, others.get(0).variable(), others.get(1).variable(), listed);
    }
  }

  private Bound at(Ref ref) {
    Bound found = bound.get(ref.binding());
    if (found == null) {
      throw new IllegalStateException(ref.binding() + " is bound nowhere above in " + name);
    }
    return found;
  }

  private static Function1<Object, Object> reader(Bound of, Ref ref) {
    return ref.field().isEmpty() ? ITSELF : Field.of(of.type(), ref.field());
  }

  /** What is the same in two rules exactly if they compare to the same. */
  private String shown(Operand operand) {
    if (operand instanceof Ref ref) {
      return "$-"
          + (depth - at(ref).position())
          + (ref.field().isEmpty() ? "" : "." + ref.field())
          + (afterOr ? " in " + name : "");
    }
    Object literal = Comparison.literal(operand);
    return literal instanceof String ? "\"" + literal + "\"" : literal.toString();
  }

  private RuleItemBuilder<Consequence> consequence(RuleModel.Call call) {
    Map<String, Integer> positions = new HashMap<>();
    List<Variable<?>> variables = new ArrayList<>();
    bound.forEach(
        (binding, at) -> {
          if (ConclusionBuilder.uses(call, binding)) {
            variables.add(at.variable());
            positions.put(binding, variables.size());
          }
        });
    Function<Object[], Conclusion> conclusion =
        ConclusionBuilder.of(
                call,
                ref ->
                    new ConclusionBuilder.FromFact(
                        requireNonNull(positions.get(ref.binding())), reader(at(ref), ref)))
            ::conclude;
    return () ->
        new ConsequenceImpl(
            facts -> ((Drools) facts[0]).insert(conclusion.apply(facts)),
            variables.toArray(Variable<?>[]::new),
            true,
            false,
            "java");
  }
}
