package org.dutylawyer.workbench.regions;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Relation;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.workbench.regions.Difference.Said;

/**
 * What a place has on the provision that a norm of the other place adds to: who reads that it has
 * no such norm reads as well what it has instead, often the same in other words.
 */
final class Related {

  /** A place may have a chapter on it. */
  private static final int MOST = 3;

  private final Map<NormId, Norm> norms = new LinkedHashMap<>();

  /** A norm that concludes something in some case. */
  private record Norm(Conclusion.Kind kind, Set<NormId> bases, Said said) {}

  /** Takes in what a rule of the place says in some case. */
  void note(RuleModel rule, Conclusion conclusion, Said said) {
    norms.putIfAbsent(rule.norm(), new Norm(conclusion.kindOf(), bases(rule), said));
  }

  /** What this place has on it, of the same kind first. */
  List<Said> to(List<Said> theirs, Related other) {
    Map<String, Said> quoted = new LinkedHashMap<>();
    for (boolean ofKind : List.of(true, false)) {
      for (Said said : theirs) {
        Norm norm = other.norms.get(said.norm());
        for (Map.Entry<NormId, Norm> mine : norms.entrySet()) {
          if (norm != null
              && mine.getValue().kind() == norm.kind() == ofKind
              && isOn(mine, said.norm(), norm, other)) {
            quoted.putIfAbsent(mine.getValue().said().quote(), mine.getValue().said());
          }
        }
      }
    }
    return quoted.values().stream().limit(MOST).toList();
  }

  /** Whether one of them stands to the other by its relation, or both of a kind to a third. */
  private static boolean isOn(
      Map.Entry<NormId, Norm> mine, NormId theirs, Norm norm, Related other) {
    Set<NormId> bases = mine.getValue().bases();
    return norm.bases().contains(mine.getKey())
        || bases.contains(theirs)
        || !other.norms.containsKey(mine.getKey())
            && mine.getValue().kind() == norm.kind()
            && bases.stream().anyMatch(norm.bases()::contains);
  }

  private static Set<NormId> bases(RuleModel rule) {
    Set<NormId> bases = new LinkedHashSet<>();
    for (Relation relation : rule.relations()) {
      bases.add(relation.other());
    }
    return bases;
  }
}
