package org.dutylawyer.workbench.proof;

import java.util.Map;
import java.util.Optional;
import org.dutylawyer.internal.logic.Variable;
import org.dutylawyer.law.NormId;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.course.Course;

/**
 * A case in which a property does not hold.
 *
 * @param property the property
 * @param norm the norm that it is found in
 * @param to the other norm, if it lies between two
 * @param what what is wrong
 * @param course the order of events
 * @param facts the facts and readings that suffice
 */
record Found(
    Property property,
    NormId norm,
    Optional<NormId> to,
    Title what,
    Course course,
    Map<Variable, String> facts) {

  /** What it is about: of several cases of one matter the smallest is kept. */
  record Matter(Property property, NormId norm, Optional<NormId> to) {}

  Matter matter() {
    return new Matter(property, norm, to);
  }

  /** How much has to be so. */
  int size() {
    return course.size(facts);
  }
}
