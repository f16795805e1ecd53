package org.dutylawyer.workbench.regions;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Relation;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.workbench.course.Say;
import org.dutylawyer.workbench.regions.Difference.Said;

/**
 * What a place has on the provision that a norm of the other place adds to: who reads that it has
 * no such norm reads as well what it has instead, often the same in other words.
 */
final class Related {

  /** A place may have a chapter on it. */
  private static final int MOST = 3;

  private static final Set<String> DEMANDS = Set.of("duty", "prohibition");

  private final Map<NormId, Norm> norms = new LinkedHashMap<>();

  /** A norm that concludes something in some case. */
  private record Norm(String kind, String actor, Set<NormId> bases, Said said) {
    /** Whether both say the like of one actor: to keep a secret is not to disclose it. */
    boolean isLike(Norm other) {
      return actor.equals(other.actor)
          && (kind.equals(other.kind) || DEMANDS.containsAll(List.of(kind, other.kind)));
    }
  }

  /** Takes in what a rule of the place says in some case. */
  void note(RuleModel rule, Conclusion conclusion, Said said) {
    List<String> matter = Say.matterKey(conclusion);
    norms.putIfAbsent(rule.norm(), new Norm(matter.get(0), matter.get(1), bases(rule), said));
  }

  /** What this place has on it: what stands to it by a relation, then what is likest in words. */
  List<Said> to(List<Said> theirs, Related other) {
    Map<String, Said> quoted = new LinkedHashMap<>();
    for (Said said : theirs) {
      Norm norm = other.norms.get(said.norm());
      if (norm != null) {
        norms.forEach(
            (id, mine) -> {
              if (norm.bases().contains(id) || mine.bases().contains(said.norm())) {
                quoted.putIfAbsent(mine.said().quote(), mine.said());
              }
            });
        norms.entrySet().stream()
            .filter(e -> !other.norms.containsKey(e.getKey()) && isOnOne(e.getValue(), norm))
            .map(e -> e.getValue().said())
            .sorted(Comparator.comparingInt((Said s) -> -shared(s.quote(), said.quote())))
            .forEach(s -> quoted.putIfAbsent(s.quote(), s));
      }
    }
    return quoted.values().stream().limit(MOST).toList();
  }

  /** Whether both, asking it of the same, stand by their relations to one provision. */
  private static boolean isOnOne(Norm mine, Norm theirs) {
    return mine.isLike(theirs) && mine.bases().stream().anyMatch(theirs.bases()::contains);
  }

  /** How many pairs of characters two quotes share. */
  private static int shared(String one, String other) {
    int shared = 0;
    for (int i = 0; i + 2 <= one.length(); i++) {
      shared += other.contains(one.substring(i, i + 2)) ? 1 : 0;
    }
    return shared;
  }

  private static Set<NormId> bases(RuleModel rule) {
    Set<NormId> bases = new LinkedHashSet<>();
    for (Relation relation : rule.relations()) {
      bases.add(relation.other());
    }
    return bases;
  }
}
