package org.dutylawyer.internal.decide;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.RuleModel;

/**
 * Bodies to each of which one paragraph gives the same act (…由市法律援助中心负责，…由所在地的法律援助中心负责): what one
 * of them did, the other has not done.
 *
 * @param together by action, the bodies that one paragraph names
 */
record ToldApart(Map<String, List<Set<String>>> together) {

  static ToldApart of(Stack stack) {
    Map<String, Map<NormId, Set<String>>> named = new HashMap<>();
    for (Pack pack : stack.packs()) {
      for (RuleModel rule : pack.rules()) {
        if (rule.consequence().word().equals("duty")) {
          named
              .computeIfAbsent(rule.consequence().text(1), action -> new HashMap<>())
              .computeIfAbsent(rule.norm().provision(), paragraph -> new HashSet<>())
              .add(rule.consequence().text(0));
        }
      }
    }
    Map<String, List<Set<String>>> together = new HashMap<>();
    named.forEach((action, by) -> together.put(action, List.copyOf(by.values())));
    return new ToldApart(together);
  }

  boolean are(String action, String one, String other) {
    return !one.equals(other)
        && together.getOrDefault(action, List.of()).stream()
            .anyMatch(bodies -> bodies.contains(one) && bodies.contains(other));
  }
}
