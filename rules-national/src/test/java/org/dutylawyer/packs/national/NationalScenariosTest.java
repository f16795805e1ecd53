package org.dutylawyer.packs.national;

import java.util.stream.Stream;
import org.dutylawyer.workbench.junit.PackScenarios;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The scenarios beside the rules are what the rules mean; this runs all of them. */
class NationalScenariosTest {

  @TestFactory
  Stream<DynamicNode> thePackIsWhatItSays() {
    return PackScenarios.tests(new NationalPack());
  }
}
