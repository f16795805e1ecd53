package org.dutylawyer.packs.liyang;

import java.util.stream.Stream;
import org.dutylawyer.workbench.junit.BreachesStay;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** What was not done in time stays so, whatever happens afterwards. */
class LiyangBreachesTest {

  @TestFactory
  Stream<DynamicNode> breachesStay() {
    return BreachesStay.tests(new LiyangPack());
  }
}
