package org.dutylawyer.workbench.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.internal.Symbolic.World;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.law.NormId;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.course.Course;

/** The smallest case of each matter that was found. */
final class Finds {

  private final Map<Found.Matter, Found> found = new LinkedHashMap<>();

  /** Notes a case, unless the decision never holds. */
  void note(
      Property property,
      NormId norm,
      Optional<NormId> to,
      Title what,
      Course course,
      World world,
      Decision against) {
    note(property, norm, to, Optional.empty(), what, course, world, against);
  }

  /** The same of one difference between two norms. */
  void note(
      Property property,
      NormId norm,
      Optional<NormId> to,
      Optional<String> difference,
      Title what,
      Course course,
      World world,
      Decision against) {
    if (against == world.decisions().never()) {
      return;
    }
    Found.Matter matter = new Found.Matter(property, norm, to, difference);
    Found known = found.get(matter);
    if (known != null && known.course().events().size() < course.events().size()) {
      return;
    }
    note(
        new Found(property, norm, to, difference, what, course, world.decisions().fewest(against)));
  }

  void note(Found one) {
    found.merge(one.matter(), one, (a, b) -> b.size() < a.size() ? b : a);
  }

  /** What was found of a matter, if anything. */
  Optional<Found> of(Found.Matter matter) {
    return Optional.ofNullable(found.get(matter));
  }

  List<Found> all() {
    List<Found> all = new ArrayList<>(found.values());
    all.sort(
        Comparator.comparing(Found::property)
            .thenComparing(Found::norm)
            .thenComparing(one -> one.difference().orElse("")));
    return all;
  }
}
