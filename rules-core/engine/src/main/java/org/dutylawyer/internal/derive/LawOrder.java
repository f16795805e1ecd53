package org.dutylawyer.internal.derive;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.internal.network.Stack;
import org.jspecify.annotations.Nullable;

/**
 * The order of the law among derivations: that of their rules, and of two of one rule that of what
 * they matched. The order of the firings is the engine's own and differs with how the rules were
 * compiled; an answer must not.
 */
final class LawOrder {

  private final Stack stack;
  private final Map<Object, Integer> given = new IdentityHashMap<>();
  private final Map<Object, Derivation> derived = new IdentityHashMap<>();

  private LawOrder(Stack stack, List<?> given, List<Derivation> derivations) {
    this.stack = stack;
    for (Object one : given) {
      this.given.put(one, this.given.size());
    }
    derivations.forEach(d -> derived.put(d.conclusion(), d));
  }

  /**
   * The derivations of one case, in their order.
   *
   * @param given what the rules were run on, in its order
   */
  static List<Derivation> of(Stack stack, List<?> given, List<Derivation> derivations) {
    Map<Integer, List<Derivation>> byRule = new TreeMap<>();
    for (Derivation derivation : derivations) {
      byRule
          .computeIfAbsent(stack.order(derivation.rule()), rule -> new ArrayList<>(4))
          .add(derivation);
    }
    LawOrder order = new LawOrder(stack, given, derivations);
    List<Derivation> inOrder = new ArrayList<>(derivations.size());
    for (List<Derivation> ofOneRule : byRule.values()) {
      ofOneRule.sort((a, b) -> order.compareMatched(a.matched(), b.matched()));
      inOrder.addAll(ofOneRule);
    }
    return inOrder;
  }

  private int compare(Derivation a, Derivation b) {
    int byRule = Integer.compare(stack.order(a.rule()), stack.order(b.rule()));
    return byRule != 0 ? byRule : compareMatched(a.matched(), b.matched());
  }

  private int compareMatched(List<Object> a, List<Object> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      // Most of what two firings of a rule matched is the same, the person above all.
      int byMatch = a.get(i) == b.get(i) ? 0 : compareOne(a.get(i), b.get(i));
      if (byMatch != 0) {
        return byMatch;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private int compareOne(Object a, Object b) {
    Derivation first = derivation(a);
    Derivation second = derivation(b);
    if (first != null && second != null) {
      return compare(first, second);
    }
    int byKind = Boolean.compare(first != null, second != null);
    return byKind != 0
        ? byKind
        : Integer.compare(given.getOrDefault(a, -1), given.getOrDefault(b, -1));
  }

  private @Nullable Derivation derivation(Object matched) {
    return matched instanceof Conclusion ? derived.get(matched) : null;
  }
}
