package org.dutylawyer.workbench.regions;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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

  /** So many pairs of characters are more than a turn of speech. */
  private static final int FEWEST = 4;

  private static final Pattern MARKS = Pattern.compile("[\\p{P}\\s]");

  private final Map<NormId, Norm> norms = new LinkedHashMap<>();
  private final List<Said> undecided;
  private final List<String> names;

  /** The quotes as they were compared before, for each is held against many. */
  private final Map<String, String> bareQuotes = new HashMap<>();

  /**
   * @param undecided what the texts of the place say that no case file decides
   * @param names the names of those who act, the longest first
   */
  Related(List<Said> undecided, List<String> names) {
    this.undecided = undecided;
    this.names = names;
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
      String kind,
      String actor,
      String action,
      Set<NormId> bases,
      Set<NormId> repeated,
      Said said) {
    /** Whether both ask or give the same, if of others. */
    boolean isSameAct(Norm other) {
      return kind.equals(other.kind) && action.equals(other.action);
    }

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
            matter.get(2),
            bases(rule, Set.of(Relation.Kind.values())),
            bases(rule, REPEATING),
            said));
  }

  /**
   * What this place has on it: what it asks of others, what stands to it by a relation, then what
   * is likest in words; where there is none of these, what says the same in nearly the same words.
   */
  Found to(List<Said> theirs, Related other) {
    Map<String, Said> quoted = new LinkedHashMap<>();
    boolean alike = false;
    for (Said said : theirs) {
      Norm norm = other.norms.get(said.norm());
      if (norm != null) {
        List<Said> sameActs =
            norms.values().stream().filter(norm::isSameAct).map(Norm::said).toList();
        sameActs.forEach(s -> quoted.putIfAbsent(s.quote(), s));
        alike |= !sameActs.isEmpty();
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
        ? inSameWords(theirs, other)
        : new Found(quoted.values().stream().limit(MOST).toList(), alike);
  }

  /** What asks the like of the same in nearly the same words, or says it without being a rule. */
  private Found inSameWords(List<Said> theirs, Related other) {
    Map<String, Said> like = new LinkedHashMap<>();
    for (Said said : theirs) {
      Norm norm = other.norms.get(said.norm());
      Stream.concat(
              norms.values().stream()
                  .filter(mine -> norm != null && mine.isLike(norm))
                  .map(Norm::said),
              undecided.stream())
          .filter(mine -> likeness(mine.quote(), said.quote()) >= SAME_WORDS)
          .sorted(Comparator.comparingDouble((Said mine) -> -likeness(mine.quote(), said.quote())))
          .forEach(mine -> like.putIfAbsent(mine.quote(), mine));
    }
    return new Found(like.values().stream().limit(MOST).toList(), !like.isEmpty());
  }

  /**
   * Which part of the shorter of two quotes stands in the other, in pairs of characters, without
   * the names of those who act, which all these texts use.
   */
  private double likeness(String one, String other) {
    if (one.contains(other) || other.contains(one)) {
      return 1;
    }
    String bare = bareQuotes.computeIfAbsent(one, this::bare);
    String otherBare = bareQuotes.computeIfAbsent(other, this::bare);
    boolean longer = bare.length() > otherBare.length();
    String shorter = longer ? otherBare : bare;
    int shared = shared(shorter, longer ? bare : otherBare);
    return shared < FEWEST ? 0 : (double) shared / (shorter.length() - 1);
  }

  private String bare(String quote) {
    String bare = quote;
    for (String name : names) {
      bare = bare.replace(name, "");
    }
    return MARKS.matcher(bare).replaceAll("");
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
