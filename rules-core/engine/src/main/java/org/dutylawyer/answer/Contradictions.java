package org.dutylawyer.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Displacement;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.law.NormId;

/** Where the texts of two levels contradict each other (两级规定相互矛盾): a person has to decide. */
final class Contradictions {

  private Contradictions() {}

  /** A sentence for each provision that others contradict in a matter; none where there is none. */
  static List<String> of(Assessment answer, Wording words) {
    Map<List<NormId>, Set<String>> matters = new LinkedHashMap<>();
    Set<Set<NormId>> said = new HashSet<>();
    for (Finding finding : answer.governing()) {
      for (Displacement other : finding.others()) {
        List<NormId> pair = List.of(finding.norm(), other.norm());
        boolean contradict = other.reason() == Displacement.Reason.CONTRADICTION;
        if (contradict && (matters.containsKey(pair) || said.add(Set.copyOf(pair)))) {
          matters
              .computeIfAbsent(pair, k -> new LinkedHashSet<>())
              .add(words.actingThen(finding) + words.conclusion(finding.conclusion()));
        }
      }
    }
    Map<List<Object>, List<NormId>> against = new LinkedHashMap<>();
    matters.forEach(
        (pair, about) ->
            against
                .computeIfAbsent(List.of(pair.get(0), about), k -> new ArrayList<>())
                .add(pair.get(1)));
    List<String> sentences = new ArrayList<>();
    against.forEach(
        (one, others) ->
            sentences.add(
                words.say(
                    "alarm.conflict",
                    words.cite((NormId) one.get(0)),
                    words.cites(others),
                    words.list(List.copyOf(matters.get(List.of(one.get(0), others.get(0))))))));
    return sentences;
  }
}
