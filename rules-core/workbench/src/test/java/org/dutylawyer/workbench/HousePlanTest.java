package org.dutylawyer.workbench;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;
import org.dutylawyer.house.HousePlan;
import org.junit.jupiter.api.Test;

/** The plan of this module: which package may use which, and who may know the rule engine. */
class HousePlanTest extends HousePlan {

  HousePlanTest() {
    super(
        List.of(
            ROOT + ".language..",
            ROOT + ".workbench",
            ROOT + ".workbench.scenario..",
            ROOT + ".workbench.mutation..",
            ROOT + ".workbench.numbers..",
            ROOT + ".workbench.words..",
            ROOT + ".workbench.check..",
            ROOT + ".workbench.upgrade..",
            ROOT + ".workbench.course..",
            ROOT + ".workbench.proof..",
            ROOT + ".workbench.regions..",
            ROOT + ".workbench.junit..",
            ROOT + ".workbench.watch..",
            ROOT + ".workbench.paraphrase..",
            ROOT + ".workbench.editor..",
            ROOT + ".workbench.draft.."),
        resideInAnyPackage(ROOT + ".language..", ROOT + ".workbench.."));
  }

  @Test
  void only_the_language_knows_the_engine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".language..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.kie..", "org.drools..", "org.mvel..")
        .because("authors write the language of packs, whatever runs it")
        .check(examined());
  }
}
