package org.dutylawyer.workbench.proof;

import java.util.Map;
import java.util.Optional;
import org.dutylawyer.internal.logic.Variable;
import org.dutylawyer.language.Declared;
import org.dutylawyer.law.NormId;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.course.Course;

/**
 * A case in which a property does not hold.
 *
 * @param property the property
 * @param norm the norm that it is found in
 * @param to the other norm, if it lies between two
 * @param difference in what the first gives less than the other, in a few words that a declaration
 *     repeats; empty but for the floor
 * @param what what is wrong
 * @param course the order of events
 * @param facts the facts and readings that suffice
 */
record Found(
    Property property,
    NormId norm,
    Optional<NormId> to,
    Optional<String> difference,
    Title what,
    Course course,
    Map<Variable, String> facts) {

  /** What it is about: of several cases of one matter the smallest is kept. */
  record Matter(Property property, NormId norm, Optional<NormId> to, Optional<String> difference) {}

  Matter matter() {
    return new Matter(property, norm, to, difference);
  }

  /** Whether that is what an author has declared. */
  boolean isDeclaredBy(Declared declared) {
    return declared.check().equals(property.word())
        && declared.norm().equals(norm)
        && declared.to().equals(to)
        && declared.difference().equals(difference);
  }

  /** How much has to be so. */
  int size() {
    return course.size(facts);
  }
}
