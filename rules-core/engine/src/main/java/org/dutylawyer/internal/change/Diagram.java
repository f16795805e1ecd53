package org.dutylawyer.internal.change;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.change.Target;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Need;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;

/** What is left in the decision diagram of a conclusion while facts are open. */
final class Diagram {

  private final Target target;
  private final List<Pieces.Slot> slots;
  private final LeastChangeSearch.Answering opening;

  /** By fact: the facts of which it says something, or that say something of it. */
  private final Map<String, Set<String>> linked = new HashMap<>();

  Diagram(
      Target target,
      List<Pieces.Slot> slots,
      Vocabulary words,
      LeastChangeSearch.Answering opening) {
    this.target = target;
    this.slots = List.copyOf(slots);
    this.opening = opening;
    for (FactWord word : words.facts()) {
      word.history().stream()
          .flatMap(history -> history.follows().stream())
          .forEach(follows -> link(word.key(), follows.state()));
      word.implied().stream()
          .flatMap(implied -> implied.anyOf().stream())
          .flatMap(all -> all.keySet().stream())
          .forEach(fact -> link(word.key(), fact));
    }
  }

  private void link(String one, String other) {
    linked.computeIfAbsent(one, k -> new HashSet<>()).add(other);
    linked.computeIfAbsent(other, k -> new HashSet<>()).add(one);
  }

  /**
   * Words for the facts that can change the conclusion about a file while all of them are open, or
   * say something of one that can: an ordinary procedure excludes an instance. All where the file
   * then contradicts itself.
   */
  Set<String> facts(CaseFile file, LocalDate day) {
    CaseFile open = file;
    for (Pieces.Slot slot : slots) {
      open = Edit.fact(open, slot.of(), slot.word().key(), slot.number(), Optional.empty());
    }
    Set<String> facts = new HashSet<>();
    try {
      needs(opening.answer(open, day)).forEach(need -> facts.add(need.fact()));
    } catch (BadInputException e) {
      slots.forEach(slot -> facts.add(slot.word().key()));
    }
    Deque<String> found = new ArrayDeque<>(facts);
    while (!found.isEmpty()) {
      for (String other : linked.getOrDefault(found.remove(), Set.of())) {
        if (facts.add(other)) {
          found.add(other);
        }
      }
    }
    return facts;
  }

  private List<Need> needs(Assessment open) {
    if (target instanceof Target.Owed owed) {
      return open.entitlements().stream()
          .filter(e -> e.of().equals(owed.of()) && e.entitlement().equals(owed.entitlement()))
          .filter(e -> e.force().equals(owed.force()))
          .map(EntitlementAnswer::needs)
          .flatMap(List::stream)
          .toList();
    }
    return ((Target.Ground) target)
        .answer(open).stream()
            .flatMap(g -> g.limbs().stream())
            .flatMap(limb -> limb.needs().stream())
            .toList();
  }
}
