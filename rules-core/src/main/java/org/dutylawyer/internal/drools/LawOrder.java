package org.dutylawyer.internal.drools;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of the law among derivations: that of their rules, and of two of one rule that of what
 * they matched. The order of the firings is the engine's own and differs with how the rules were
 * compiled; an answer must not.
 */
final class LawOrder implements Comparator<Derivation> {

  private final Stack stack;
  private final Map<Object, Integer> given = new IdentityHashMap<>();
  private final Map<Object, Derivation> derived = new IdentityHashMap<>();

  /**
   * The order among the derivations of one case.
   *
   * @param given what the rules were run on, in its order
   */
  LawOrder(Stack stack, List<?> given, List<Derivation> derivations) {
    this.stack = stack;
    for (Object one : given) {
      this.given.put(one, this.given.size());
    }
    derivations.forEach(d -> derived.put(d.conclusion(), d));
  }

  @Override
  public int compare(Derivation a, Derivation b) {
    int byRule = Integer.compare(stack.order(a.rule()), stack.order(b.rule()));
    for (int i = 0; byRule == 0 && i < Math.min(a.matched().size(), b.matched().size()); i++) {
      int byMatch = compareMatched(a.matched().get(i), b.matched().get(i));
      if (byMatch != 0) {
        return byMatch;
      }
    }
    return byRule != 0 ? byRule : Integer.compare(a.matched().size(), b.matched().size());
  }

  private int compareMatched(Object a, Object b) {
    Derivation first = derived.get(a);
    Derivation second = derived.get(b);
    if (a == b) {
      return 0;
    }
    if (first != null && second != null) {
      return compare(first, second);
    }
    int byKind = Boolean.compare(first != null, second != null);
    return byKind != 0
        ? byKind
        : Integer.compare(given.getOrDefault(a, -1), given.getOrDefault(b, -1));
  }
}
