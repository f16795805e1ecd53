package org.dutylawyer.packs.national;

import java.util.stream.Stream;
import org.dutylawyer.workbench.junit.BothEvaluators;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Drools and the plan answer alike: two ways that share nothing but the rules as they were read.
 */
class NationalEvaluatorsTest {

  @TestFactory
  Stream<DynamicNode> bothEvaluatorsGiveTheSameAnswers() {
    return BothEvaluators.tests(new NationalPack());
  }
}
