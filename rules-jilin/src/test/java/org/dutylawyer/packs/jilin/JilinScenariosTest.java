package org.dutylawyer.packs.jilin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.workbench.junit.PackScenarios;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the scenarios that stand beside the rules, on the Jilin pack over the national one. */
class JilinScenariosTest {

  private static final LocalDate WED_2020_08_19 = LocalDate.of(2020, 8, 19);

  private static final LocalDate THU_2020_08_20 = LocalDate.of(2020, 8, 20);

  private static final DutyLawyerRules RULES =
      DutyLawyerRules.builder().packsOnClassPath().jurisdiction("CN-22").build();

  private static final Pack PACK = RULES.packs().get("CN-22");

  @TestFactory
  Stream<DynamicNode> thePackIsWhatItSays() {
    return PackScenarios.tests(new JilinPack());
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
