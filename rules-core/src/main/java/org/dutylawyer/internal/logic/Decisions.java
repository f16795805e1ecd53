package org.dutylawyer.internal.logic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

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

  private final Decision always = new Decision(Integer.MAX_VALUE, NONE, 1);
  private final Decision never = new Decision(Integer.MAX_VALUE, NONE, 0);
  private final List<Variable> variables = new ArrayList<>();
  private final Map<Object, Integer> positions = new HashMap<>();
  private final Map<Shape, Decision> nodes = new HashMap<>();
  private final Map<Long, Decision> conjunctions = new HashMap<>();
  private final Map<Decision, Decision> negations = new HashMap<>();
  private int count = 2;

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
    long key =
        a.number < b.number
            ? ((long) a.number << 32) | b.number
            : ((long) b.number << 32) | a.number;
    Decision known = conjunctions.get(key);
    if (known != null) {
      return known;
    }
    int top = Math.min(a.variable, b.variable);
    Decision[] children = new Decision[variables.get(top).values().size()];
    for (int i = 0; i < children.length; i++) {
      children[i] = and(child(a, top, i), child(b, top, i));
    }
    Decision result = node(top, children);
    conjunctions.put(key, result);
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

  /** Holds if at least one holds. */
  public Decision or(Decision a, Decision b) {
    return not(and(not(a), not(b)));
  }

  /** What is left when the variable has the value. */
  public Decision given(Decision decision, Variable variable, String value) {
    Integer position = decision.isLeaf() ? null : positions.get(variable.key());
    if (position == null) {
      return decision;
    }
    int index = variable.values().indexOf(value);
    return replace(decision, p -> p == position ? index : -1, new HashMap<>());
  }

  /** Values for some of the variables; for asking often what is left under them. */
  public Assignment assign(Map<Variable, String> values) {
    int[] fixed = new int[variables.size()];
    Arrays.fill(fixed, -1);
    values.forEach(
        (variable, value) -> {
          Integer position = positions.get(variable.key());
          if (position != null) {
            fixed[position] = variable.values().indexOf(value);
          }
        });
    return new Assignment(fixed);
  }

  /** Values for some of the variables, and what was found to be left under them. */
  public static final class Assignment {
    private final int[] fixed;
    private final Map<Decision, Decision> done = new HashMap<>();

    private Assignment(int[] fixed) {
      this.fixed = fixed;
    }

    private int at(int position) {
      return position < fixed.length ? fixed[position] : -1;
    }
  }

  /** What is left when each of the variables has the value assigned to it. */
  public Decision given(Decision decision, Assignment values) {
    return decision.isLeaf() ? decision : replace(decision, values::at, values.done);
  }

  /** Exactly the variables that can change it, in the order in which they were first used. */
  public List<Variable> support(Decision decision) {
    if (decision.isLeaf()) {
      return List.of();
    }
    Set<Integer> found = new TreeSet<>();
    collect(decision, found, new HashSet<>());
    return found.stream().map(variables::get).toList();
  }

  private Decision replace(
      Decision decision, IntUnaryOperator fixed, Map<Decision, Decision> done) {
    if (decision.isLeaf()) {
      return decision;
    }
    Decision known = done.get(decision);
    if (known != null) {
      return known;
    }
    int index = fixed.applyAsInt(decision.variable);
    Decision result;
    if (index >= 0) {
      result = replace(decision.children[index], fixed, done);
    } else {
      Decision[] children = new Decision[decision.children.length];
      for (int i = 0; i < children.length; i++) {
        children[i] = replace(decision.children[i], fixed, done);
      }
      result = node(decision.variable, children);
    }
    done.put(decision, result);
    return result;
  }

  private void collect(Decision decision, Set<Integer> found, Set<Decision> seen) {
    if (decision.isLeaf() || !seen.add(decision)) {
      return;
    }
    found.add(decision.variable);
    for (Decision child : decision.children) {
      collect(child, found, seen);
    }
  }

  private int position(Variable variable) {
    return positions.computeIfAbsent(
        variable.key(),
        key -> {
          variables.add(variable);
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
    return nodes.computeIfAbsent(
        new Shape(variable, children), shape -> new Decision(variable, children, count++));
  }

  /** A node by what it is, for finding one that exists already. */
  private record Shape(int variable, Decision[] children) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Shape shape
          && shape.variable == variable
          && Arrays.equals(shape.children, children);
    }

    @Override
    public int hashCode() {
      return 31 * variable + Arrays.hashCode(children);
    }
  }
}
