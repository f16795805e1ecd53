package org.dutylawyer.finding;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.Function;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.law.NormId;
import org.jspecify.annotations.Nullable;

/**
 * Findings that are found by their norm and by whom they are about without a look at each: the
 * answer to a file of a hundred persons is asked for both thousands of times.
 */
final class FindingList extends AbstractList<Finding> implements RandomAccess {

  private final List<Finding> all;
  private final List<Finding> governing;

  /** Made when first asked for: most answers are only written. Made twice, it is the same. */
  private volatile @Nullable Index index;

  private record Index(Map<NormId, List<Finding>> byNorm, Map<Subject, List<Finding>> bySubject) {}

  private FindingList(List<Finding> findings) {
    all = List.copyOf(findings);
    governing = all.stream().filter(Finding::governs).toList();
  }

  static FindingList of(List<Finding> findings) {
    return findings instanceof FindingList known ? known : new FindingList(findings);
  }

  private Index index() {
    Index made = index;
    if (made == null) {
      made = new Index(by(Finding::norm), by(finding -> finding.conclusion().of()));
      index = made;
    }
    return made;
  }

  private <K> Map<K, List<Finding>> by(Function<Finding, K> key) {
    Map<K, List<Finding>> found = new HashMap<>();
    all.forEach(f -> found.computeIfAbsent(key.apply(f), k -> new ArrayList<>()).add(f));
    found.replaceAll((k, list) -> List.copyOf(list));
    return found;
  }

  List<Finding> governing() {
    return governing;
  }

  List<Finding> of(NormId norm) {
    return index().byNorm().getOrDefault(norm, List.of());
  }

  List<Finding> about(Subject subject) {
    return index().bySubject().getOrDefault(subject, List.of());
  }

  @Override
  public Finding get(int index) {
    return all.get(index);
  }

  @Override
  public int size() {
    return all.size();
  }
}
