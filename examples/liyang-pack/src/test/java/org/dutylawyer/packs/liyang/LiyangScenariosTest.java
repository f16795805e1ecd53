package org.dutylawyer.packs.liyang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.workbench.junit.PackScenarios;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every scenario of the pack on the pack itself and the national one below it. An author
 * outside the project can copy this class: it uses nothing but the published API.
 */
class LiyangScenariosTest {

  private static final String LIYANG = "CN-320481";

  private static final DutyLawyerRules RULES =
      DutyLawyerRules.builder().packsOnClassPath().jurisdiction(LIYANG).build();

  @TestFactory
  Stream<DynamicNode> the_pack_is_what_it_says() {
    return PackScenarios.tests(new LiyangPack());
  }

  @Test
  void the_city_pack_stands_on_the_national_one() {
    assertThat(RULES.packsFor(LIYANG).stream().map(Pack::id)).containsExactly("CN", LIYANG);
  }
}
