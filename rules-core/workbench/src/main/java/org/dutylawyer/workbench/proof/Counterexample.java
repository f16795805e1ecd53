package org.dutylawyer.workbench.proof;

import java.util.Optional;
import org.dutylawyer.language.Scenario;
import org.dutylawyer.law.NormId;
import org.dutylawyer.text.Title;

/**
 * The smallest case found in which a property does not hold.
 *
 * @param property the property
 * @param norm the norm that it is found in
 * @param to the other norm, if it lies between two
 * @param difference in what the first gives less than the other, as a declaration of it repeats it;
 *     empty but for the floor
 * @param what what is wrong
 * @param scenario the case, with what the packs say of it now; as YAML beside the rules it is a
 *     test that no longer holds once the packs are put right
 * @param yaml the same as an author writes it
 * @param confirmed whether Drools answers that case in the same way
 * @param why why it is so, if the pack declares it
 */
public record Counterexample(
    Property property,
    NormId norm,
    Optional<NormId> to,
    Optional<String> difference,
    Title what,
    Scenario scenario,
    String yaml,
    boolean confirmed,
    Optional<Title> why) {

  /** Whether the pack declares it with a reason. */
  public boolean isDeclared() {
    return why.isPresent();
  }
}
