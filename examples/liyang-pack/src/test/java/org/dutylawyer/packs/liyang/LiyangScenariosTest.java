package org.dutylawyer.packs.liyang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.check.ScenarioCheck;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.PackReader;
import org.dutylawyer.pack.Scenario;
import org.junit.jupiter.api.DynamicTest;
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

  private static final List<Scenario> SCENARIOS =
      PackReader.scenarios(PackFiles.fromService(new LiyangPack()), LIYANG).values().stream()
          .flatMap(List::stream)
          .toList();

  @TestFactory
  Stream<DynamicTest> every_scenario_holds() {
    assertThat(SCENARIOS).as("scenarios beside the rules").isNotEmpty();
    ScenarioCheck check = new ScenarioCheck(RULES);
    return SCENARIOS.stream()
        .map(
            scenario ->
                dynamicTest(
                    scenario.title(),
                    () ->
                        assertThat(check.run(scenario).problems()).as(scenario.where()).isEmpty()));
  }

  @Test
  void every_rule_speaks_in_one_scenario_and_is_silent_in_another() {
    Set<NormId> speaking = new LinkedHashSet<>();
    Set<NormId> silent = new LinkedHashSet<>();
    for (Scenario scenario : SCENARIOS) {
      scenario.expectations().forEach(expectation -> speaking.add(expectation.norm()));
      silent.addAll(scenario.silent());
    }
    List<NormId> norms = pack().rules().stream().map(rule -> rule.norm()).toList();
    assertThat(norms).isNotEmpty();
    assertThat(speaking).containsAll(norms);
    assertThat(silent).containsAll(norms);
  }

  @Test
  void every_paragraph_and_item_has_a_rule_or_a_reason_why_it_has_none() {
    Set<String> covered = new LinkedHashSet<>();
    pack().rules().forEach(rule -> covered.add(rule.norm().path()));
    pack().notComputable().forEach(entry -> covered.add(entry.norm().path()));
    List<String> passages =
        pack().manifest().instruments().stream()
            .flatMap(instrument -> instrument.text().passages().keySet().stream())
            .toList();
    assertThat(passages).hasSizeGreaterThan(50);
    assertThat(passages)
        .allSatisfy(
            passage ->
                assertThat(covered)
                    .as(passage)
                    .anyMatch(path -> path.equals(passage) || path.startsWith(passage + "/")));
  }

  @Test
  void the_city_pack_stands_on_the_national_one() {
    assertThat(RULES.packsFor(LIYANG).stream().map(Pack::id)).containsExactly("CN", LIYANG);
  }

  private static Pack pack() {
    return RULES.packs().get(LIYANG);
  }
}
