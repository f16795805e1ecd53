package org.dutylawyer.workbench.regions;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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

  /** The relations to what says the same, be it less or otherwise. */
  private static final Set<Relation.Kind> REPEATING =
      Set.of(Relation.Kind.IMPLEMENTS, Relation.Kind.TIGHTENS, Relation.Kind.OVERRIDES);

  /** A place may have a chapter on it. */
  private static final int MOST = 3;

  private static final Set<String> DEMANDS = Set.of("duty", "prohibition");

  /** Which part of the shorter of two quotes stands in the other that says the same of it. */
  private static final double SAME_WORDS = 0.6;

  /** The same of two that stand to one provision. */
  private static final double SAME_MATTER = 0.25;

  private final Map<NormId, Norm> norms = new LinkedHashMap<>();
  private final List<Said> undecided;

  /**
   * @param undecided what the texts of the place say that no case file decides
   */
  Related(List<Said> undecided) {
    this.undecided = undecided;
  }

  /**
   * What was found.
   *
   * @param said what the place has
   * @param alike whether some of it says the like, and does not only stand beside it
   */
  record Found(List<Said> said, boolean alike) {
    static final Found NOTHING = new Found(List.of(), false);
  }

  /** A norm that concludes something in some case. */
  private record Norm(
      String kind, String actor, Set<NormId> bases, Set<NormId> repeated, Said said) {
    /** Whether both say the like of one actor: to keep a secret is not to disclose it. */
    boolean isLike(Norm other) {
      return actor.equals(other.actor)
          && (kind.equals(other.kind) || DEMANDS.containsAll(List.of(kind, other.kind)));
    }
  }

  /** Takes in what a rule of the place says in some case. */
  void note(RuleModel rule, Conclusion conclusion, Said said) {
    List<String> matter = Say.matterKey(conclusion);
    norms.putIfAbsent(
        rule.norm(),
        new Norm(
            matter.get(0),
            matter.get(1),
            bases(rule, Set.of(Relation.Kind.values())),
            bases(rule, REPEATING),
            said));
  }

  /**
   * What this place has on it: what stands to it by a relation, then what is likest in words; where
   * there is neither, what says the same in nearly the same words.
   */
  Found to(List<Said> theirs, Related other) {
    Map<String, Said> quoted = new LinkedHashMap<>();
    boolean alike = false;
    for (Said said : theirs) {
      Norm norm = other.norms.get(said.norm());
      if (norm != null) {
        norms.forEach(
            (id, mine) -> {
              if (norm.bases().contains(id) || mine.bases().contains(said.norm())) {
                quoted.putIfAbsent(mine.said().quote(), mine.said());
              }
            });
        List<Said> own =
            norms.entrySet().stream()
                .filter(e -> !other.norms.containsKey(e.getKey()) && isOnOne(e.getValue(), norm))
                .map(e -> e.getValue().said())
                .sorted(Comparator.comparingInt((Said s) -> -shared(s.quote(), said.quote())))
                .toList();
        own.forEach(s -> quoted.putIfAbsent(s.quote(), s));
        alike |= norms.keySet().stream().anyMatch(norm.repeated()::contains);
        alike |= own.stream().anyMatch(s -> likeness(s.quote(), said.quote()) >= SAME_MATTER);
      }
    }
    return quoted.isEmpty()
        ? inSameWords(theirs)
        : new Found(quoted.values().stream().limit(MOST).toList(), alike);
  }

  private Found inSameWords(List<Said> theirs) {
    List<Said> like =
        Stream.concat(norms.values().stream().map(Norm::said), undecided.stream())
            .filter(
                mine ->
                    theirs.stream()
                        .anyMatch(said -> likeness(mine.quote(), said.quote()) >= SAME_WORDS))
            .sorted(
                Comparator.comparingDouble(
                    (Said mine) -> -likeness(mine.quote(), theirs.get(0).quote())))
            .limit(MOST)
            .toList();
    return new Found(like, !like.isEmpty());
  }

  /** Which part of the shorter of two quotes stands in the other, in pairs of characters. */
  private static double likeness(String one, String other) {
    boolean longer = one.length() > other.length();
    String shorter = longer ? other : one;
    return shorter.length() < 2
        ? 0
        : (double) shared(shorter, longer ? one : other) / (shorter.length() - 1);
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

  private static Set<NormId> bases(RuleModel rule, Set<Relation.Kind> kinds) {
    Set<NormId> bases = new LinkedHashSet<>();
    for (Relation relation : rule.relations()) {
      if (kinds.contains(relation.kind())) {
        bases.add(relation.other());
      }
    }
    return bases;
  }
}
