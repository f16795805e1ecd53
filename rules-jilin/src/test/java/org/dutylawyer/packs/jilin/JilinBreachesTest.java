package org.dutylawyer.packs.jilin;

import java.util.stream.Stream;
import org.dutylawyer.workbench.junit.BreachesStay;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** What was not done in time stays so, whatever happens afterwards. */
class JilinBreachesTest {

  @TestFactory
  Stream<DynamicNode> breachesStay() {
    return BreachesStay.tests(new JilinPack());
  }
}
