package org.dutylawyer.packs.jilin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.check.ScenarioCheck;
import org.dutylawyer.facts.CaseFile;
import org.dutylawyer.facts.Vocabulary;
import org.dutylawyer.law.NormId;
import org.dutylawyer.law.Title;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackReader;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.Scenario;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the scenarios that stand beside the rules, on the Jilin pack over the national one. */
class JilinScenariosTest {

  private static final LocalDate WED_2020_08_19 = LocalDate.of(2020, 8, 19);

  private static final LocalDate THU_2020_08_20 = LocalDate.of(2020, 8, 20);

  private static final DutyLawyerRules RULES =
      DutyLawyerRules.builder().packsOnClassPath().jurisdiction("CN-22").build();

  private static final Pack PACK = RULES.packs().get("CN-22");

  private static List<Scenario> scenarios() {
    return PackReader.scenarios(PACK.files(), PACK.id()).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> everyScenarioHolds() {
    ScenarioCheck check = new ScenarioCheck(RULES);
    assertThat(scenarios()).isNotEmpty();
    return scenarios().stream()
        .map(
            scenario ->
                dynamicTest(
                    scenario.title(),
                    () ->
                        assertThat(check.run(scenario).problems()).as(scenario.where()).isEmpty()));
  }

  @Test
  void everyRuleFiresInOneScenarioAndIsSilentInAnother() {
    Set<NormId> fires = new HashSet<>();
    Set<NormId> silent = new HashSet<>();
    for (Scenario scenario : scenarios()) {
      scenario.expectations().forEach(expectation -> fires.add(expectation.norm()));
      silent.addAll(scenario.silent());
    }
    assertThat(PACK.rules()).isNotEmpty();
    for (RuleModel rule : PACK.rules()) {
      assertThat(fires).as(rule.name()).contains(rule.norm());
      assertThat(silent).as(rule.name()).contains(rule.norm());
    }
  }

  @Test
  void everyParagraphIsEncodedOrDeclaredNotComputable() {
    Set<String> covered = new HashSet<>();
    PACK.rules().forEach(rule -> covered.add(rule.norm().path()));
    PACK.notComputable().forEach(entry -> covered.add(entry.norm().path()));
    Set<String> paragraphs = PACK.manifest().instruments().get(0).text().passages().keySet();
    assertThat(paragraphs).hasSize(47);
    assertThat(covered).containsExactlyInAnyOrderElementsOf(paragraphs);
  }

  @Test
  void onlyTheTwoSupersededNormsEndWithTheOpinionTheyRestOn() {
    assertThat(PACK.rules())
        .filteredOn(rule -> rule.inForce().to().filter(THU_2020_08_20::equals).isPresent())
        .extracting(rule -> rule.norm().path())
        .containsExactlyInAnyOrder("三（三）4（4）/1", "三（四）1（1）/1");
    assertThat(PACK.manifest().settled())
        .extracting(settled -> settled.provision().path())
        .contains("三（三）4（4）/1", "三（四）1（1）/1", "0/4");
  }

  @Test
  void everyAnswerWarnsOfTheRepealedBasisFromTheDayOfItsRepeal() {
    assertThat(warnings(WED_2020_08_19)).noneMatch(w -> w.contains("废止"));
    assertThat(warnings(THU_2020_08_20))
        .anyMatch(w -> w.contains("84号") && w.contains("废止") && w.contains("逐条判断"));
  }

  private static List<String> warnings(LocalDate day) {
    CaseFile file =
        CaseFile.of("CN-22").person("某甲", p -> p.with("counsel", "none")).build(vocabulary());
    return RULES.assess(file, Question.asOf(day)).warnings().stream().map(Title::zh).toList();
  }

  private static Vocabulary vocabulary() {
    return RULES.vocabulary("CN-22");
  }
}
