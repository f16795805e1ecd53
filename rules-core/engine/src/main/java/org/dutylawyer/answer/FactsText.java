package org.dutylawyer.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.UsedFact;

/** The facts on which findings rest: what is so of several persons is said once, of all of them. */
public final class FactsText {

  private FactsText() {}

  /** A line for each set of facts on which some of the findings rest; none where they need none. */
  public static List<String> of(List<Finding> findings, Wording words) {
    return of(findings, words, true);
  }

  /** The same of the facts that are known, or of those that are not. */
  static List<String> of(List<Finding> findings, Wording words, boolean known) {
    Map<List<String>, Line> lines = new LinkedHashMap<>();
    for (Finding finding : findings) {
      List<UsedFact> facts = finding.facts().stream().filter(f -> f.known() == known).toList();
      if (!facts.isEmpty()) {
        lines
            .computeIfAbsent(facts.stream().map(words::used).toList(), k -> new Line(facts))
            .add(facts, words);
      }
    }
    return lines.values().stream().map(line -> line.text(words)).distinct().toList();
  }

  /** Facts that are alike but for whose they are. */
  private static final class Line {
    private final List<UsedFact> facts;
    private final List<Set<String>> names = new ArrayList<>();

    Line(List<UsedFact> facts) {
      this.facts = facts;
      facts.forEach(fact -> names.add(new LinkedHashSet<>()));
    }

    void add(List<UsedFact> same, Wording words) {
      for (int i = 0; i < same.size(); i++) {
        if (words.isOfOne(same.get(i))) {
          names.get(i).add(words.subject(same.get(i).of()));
        }
      }
    }

    /**
     * Where names stand in a row, a stronger mark parts the facts. What would have to be this or
     * that is said once.
     */
    String text(Wording words) {
      Map<Object, String> said = new LinkedHashMap<>();
      for (int i = 0; i < facts.size(); i++) {
        UsedFact fact = facts.get(i);
        boolean supposed = !fact.known() && fact.kind() == UsedFact.Kind.FACT;
        said.merge(
            supposed ? List.of(fact.of(), fact.word(), fact.at()) : i,
            words.usedOf(fact, List.copyOf(names.get(i))),
            (one, other) -> one + words.say("screen.or") + words.value(fact.word(), fact.value()));
      }
      List<String> texts = List.copyOf(said.values());
      boolean several = names.stream().anyMatch(of -> of.size() > 1);
      return several
          ? String.join(words.semicolon(), texts.stream().distinct().toList())
          : words.list(texts);
    }
  }
}
