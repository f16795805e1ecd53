package org.dutylawyer.internal.logic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes and combines {@link Decision}s over one set of variables (a reduced ordered multi-valued
 * decision diagram). Not for use by more than one thread.
 *
 * <p>Why a diagram and no enumeration: the facts that can change an answer are exactly the
 * variables left in the reduced diagram, so that thirty unknown facts cost no more than the rules
 * that mention them, where enumerating their values would never end.
 */
public final class Decisions {

  private static final Decision[] NONE = {};

  /** After those of always and never. */
  private static final int FIRST_NUMBER = 2;

  private final Decision always = new Decision(Integer.MAX_VALUE, NONE, 1);
  private final Decision never = new Decision(Integer.MAX_VALUE, NONE, 0);
  private final List<Variable> variables = new ArrayList<>();
  private final Map<Object, Integer> positions = new HashMap<>();
  private final Nodes nodes;
  private final BinaryOperator<Decision> and = this::and;
  private final BinaryOperator<Decision> or = this::or;
  private final Results conjunctions = new Results();
  private final Results disjunctions = new Results();
  private final Map<Decision, Decision> negations = new HashMap<>();
  private final Map<Decision, List<Variable>> supports = new HashMap<>();

  /** Of each variable, by its values, the assignment of that value alone. */
  private final List<@Nullable Assignment[]> single = new ArrayList<>();

  /**
   * No decisions yet.
   *
   * @param most how many there may be
   */
  public Decisions(int most) {
    this.nodes = new Nodes(most);
  }

  /** Holds whatever the values. */
  public Decision always() {
    return always;
  }

  /** Holds for no values. */
  public Decision never() {
    return never;
  }

  /** Holds exactly if the variable has the value. */
  public Decision is(Variable variable, String value) {
    int position = position(variable);
    int index = variable.values().indexOf(value);
    if (index < 0) {
      throw new IllegalArgumentException(
          variable.key() + ": found '" + value + "', expected one of " + variable.values());
    }
    Decision[] children = new Decision[variable.values().size()];
    Arrays.fill(children, never);
    children[index] = always;
    return node(position, children);
  }

  /** Holds if both hold. */
  public Decision and(Decision a, Decision b) {
    if (a == never || b == never) {
      return never;
    }
    if (a == always || a == b) {
      return b;
    }
    if (b == always) {
      return a;
    }
    return combine(a, b, and, conjunctions);
  }

  /** Holds if at least one holds. */
  public Decision or(Decision a, Decision b) {
    if (a == always || b == always) {
      return always;
    }
    if (a == never || a == b) {
      return b;
    }
    if (b == never) {
      return a;
    }
    return combine(a, b, or, disjunctions);
  }

  /** Value by value of the first variable of either; the order of the two makes no difference. */
  private Decision combine(
      Decision a, Decision b, BinaryOperator<Decision> operation, Results done) {
    Decision known = done.get(a, b);
    if (known != null) {
      return known;
    }
    int top = Math.min(a.variable, b.variable);
    Decision[] children = new Decision[variables.get(top).values().size()];
    for (int i = 0; i < children.length; i++) {
      children[i] = operation.apply(child(a, top, i), child(b, top, i));
    }
    Decision result = node(top, children);
    done.put(a, b, result);
    return result;
  }

  /** Holds if it does not hold. */
  public Decision not(Decision a) {
    if (a.isLeaf()) {
      return a == always ? never : always;
    }
    Decision known = negations.get(a);
    if (known != null) {
      return known;
    }
    Decision[] children = new Decision[a.children.length];
    for (int i = 0; i < children.length; i++) {
      children[i] = not(a.children[i]);
    }
    Decision result = node(a.variable, children);
    negations.put(a, result);
    return result;
  }

  /** What is left when the variable has the value. */
  public Decision given(Decision decision, Variable variable, String value) {
    Integer position = decision.isLeaf() ? null : positions.get(variable.key());
    int index = variable.values().indexOf(value);
    if (position == null || index < 0) {
      return decision;
    }
    // Who asks about one value asks about it of many decisions, which have parts in common.
    Assignment[] ofVariable = single.get(position);
    if (ofVariable[index] == null) {
      ofVariable[index] = assign(Map.of(variable, value));
    }
    return given(decision, ofVariable[index]);
  }

  /** Values for some of the variables; for asking often what is left under them. */
  public Assignment assign(Map<Variable, String> values) {
    SortedMap<Integer, Integer> fixed = new TreeMap<>();
    values.forEach(
        (variable, value) -> {
          Integer position = positions.get(variable.key());
          int index = variable.values().indexOf(value);
          if (position != null && index >= 0) {
            fixed.put(position, index);
          }
        });
    return new Assignment(fixed);
  }

  /** Values for some of the variables, and what was found to be left under them. */
  public static final class Assignment {
    /** The variables before this one have no value. */
    private final int first;

    /** The variables from here on have no value. */
    private final int end;

    /** Indices of the values of the variables between, -1 for none. */
    private final int[] fixed;

    private final Map<Decision, Decision> done = new HashMap<>();

    private Assignment(SortedMap<Integer, Integer> values) {
      this.first = values.isEmpty() ? 0 : values.firstKey();
      this.end = values.isEmpty() ? 0 : values.lastKey() + 1;
      this.fixed = new int[end - first];
      Arrays.fill(fixed, -1);
      values.forEach((position, index) -> fixed[position - first] = index);
    }

    private int index(int variable) {
      return variable < first ? -1 : fixed[variable - first];
    }
  }

  /** What is left when each of the variables has the value assigned to it. */
  public Decision given(Decision decision, Assignment values) {
    if (decision.variable >= values.end) {
      return decision;
    }
    Decision known = values.done.get(decision);
    if (known != null) {
      return known;
    }
    int index = values.index(decision.variable);
    Decision result;
    if (index >= 0) {
      result = given(decision.children[index], values);
    } else {
      Decision[] children = new Decision[decision.children.length];
      for (int i = 0; i < children.length; i++) {
        children[i] = given(decision.children[i], values);
      }
      result = node(decision.variable, children);
    }
    values.done.put(decision, result);
    return result;
  }

  /** Exactly the variables that can change it, in the order in which they were first used. */
  public List<Variable> support(Decision decision) {
    if (decision.isLeaf()) {
      return List.of();
    }
    return supports.computeIfAbsent(
        decision,
        of -> {
          BitSet found = new BitSet(variables.size());
          collect(of, found, new HashSet<>());
          return found.stream().mapToObj(variables::get).toList();
        });
  }

  /**
   * A decision of others as one of these: about the same things, by their keys.
   *
   * @param decision one of {@code others}
   * @param others whose it is
   * @param copied those that were copied before from the same ones; receives more
   */
  public Decision copy(Decision decision, Decisions others, Map<Decision, Decision> copied) {
    if (decision.isLeaf()) {
      return decision == others.always ? always : never;
    }
    Decision known = copied.get(decision);
    if (known != null) {
      return known;
    }
    Variable variable = others.variables.get(decision.variable);
    Decision copy = never;
    for (int i = 0; i < decision.children.length; i++) {
      Decision value = is(variable, variable.values().get(i));
      copy = or(copy, and(value, copy(decision.children[i], others, copied)));
    }
    copied.put(decision, copy);
    return copy;
  }

  /**
   * Values for few variables that suffice for it to hold, none of which can be left out; empty if
   * it holds whatever they are.
   *
   * @throws IllegalArgumentException if it never holds
   */
  public Map<Variable, String> fewest(Decision decision) {
    Map<Decision, Integer> lengths = new HashMap<>();
    if (length(decision, lengths) == Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a decision: found never, expected one that can hold");
    }
    Map<Variable, String> values = new LinkedHashMap<>();
    Decision at = decision;
    while (!at.isLeaf()) {
      int best = 0;
      for (int i = 1; i < at.children.length; i++) {
        if (length(at.children[i], lengths) < length(at.children[best], lengths)) {
          best = i;
        }
      }
      Variable variable = variables.get(at.variable);
      values.put(variable, variable.values().get(best));
      at = at.children[best];
    }
    // A short way down the diagram can still pass by what makes no difference beside the rest.
    for (Variable variable : List.copyOf(values.keySet())) {
      String value = values.remove(variable);
      if (given(decision, assign(values)) != always) {
        values.put(variable, value);
      }
    }
    return values;
  }

  private int length(Decision decision, Map<Decision, Integer> lengths) {
    if (decision.isLeaf()) {
      return decision == always ? 0 : Integer.MAX_VALUE;
    }
    Integer known = lengths.get(decision);
    if (known != null) {
      return known;
    }
    int shortest = Integer.MAX_VALUE;
    for (Decision child : decision.children) {
      int length = length(child, lengths);
      shortest = length == Integer.MAX_VALUE ? shortest : Math.min(shortest, length + 1);
    }
    lengths.put(decision, shortest);
    return shortest;
  }

  private static void collect(Decision decision, BitSet found, Set<Decision> seen) {
    if (decision.isLeaf() || !seen.add(decision)) {
      return;
    }
    found.set(decision.variable);
    for (Decision child : decision.children) {
      collect(child, found, seen);
    }
  }

  private int position(Variable variable) {
    return positions.computeIfAbsent(
        variable.key(),
        key -> {
          variables.add(variable);
          single.add(new Assignment[variable.values().size()]);
          return variables.size() - 1;
        });
  }

  private static Decision child(Decision decision, int top, int index) {
    return decision.variable == top ? decision.children[index] : decision;
  }

  private Decision node(int variable, Decision[] children) {
    boolean same = true;
    for (Decision child : children) {
      same &= child == children[0];
    }
    if (same) {
      return children[0];
    }
    return nodes.of(variable, children, FIRST_NUMBER + nodes.size());
  }
}
