package org.dutylawyer.packs.jilin;

import java.util.stream.Stream;
import org.dutylawyer.workbench.junit.PackProof;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** What holds of the pack in every case, whatever the facts and the order of events. */
class JilinProofTest {

  @TestFactory
  Stream<DynamicNode> holdsInEveryCase() {
    return PackProof.tests(new JilinPack());
  }
}
