package org.dutylawyer.packs.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.check.CheckReport;
import org.dutylawyer.check.PackCheck;
import org.dutylawyer.check.ScenarioCheck;
import org.dutylawyer.check.Step;
import org.dutylawyer.check.StepReport;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.PackReader;
import org.dutylawyer.pack.Scenario;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The scenarios beside the rules are what the rules mean; this runs all of them. */
class NationalScenariosTest {

  private static final DutyLawyerRules RULES = DutyLawyerRules.load();

  private static final Pack PACK = RULES.packs().get("CN");

  private static final List<Scenario> SCENARIOS =
      PackReader.scenarios(PackFiles.fromService(new NationalPack()), "CN").values().stream()
          .flatMap(List::stream)
          .toList();

  @TestFactory
  Stream<DynamicTest> everyScenarioHolds() {
    assertThat(SCENARIOS).isNotEmpty();
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
  void everyRuleIsExpectedInOneScenarioAndSilentInAnother() {
    Set<NormId> expected = new LinkedHashSet<>();
    Set<NormId> silent = new LinkedHashSet<>();
    for (Scenario scenario : SCENARIOS) {
      scenario.expectations().forEach(e -> expected.add(e.norm()));
      silent.addAll(scenario.silent());
    }
    List<NormId> norms = PACK.rules().stream().map(rule -> rule.norm()).toList();
    assertThat(norms).isNotEmpty();
    assertThat(expected).containsAll(norms);
    assertThat(silent).containsAll(norms);
  }

  @Test
  void everyParagraphIsEncodedOrDeclaredAndEveryQuoteStandsInTheText() {
    CheckReport report =
        PackCheck.of(EnumSet.of(Step.FORM, Step.QUOTES, Step.COVERAGE), 0)
            .check(PackFiles.fromService(new NationalPack()), List.of());
    assertThat(report.steps()).hasSize(3);
    report
        .steps()
        .forEach(
            step -> {
              assertThat(step.problems()).as(step.step().word()).isEmpty();
              assertThat(step.status()).isEqualTo(StepReport.Status.PASSED);
            });
  }
}
