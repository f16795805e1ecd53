package org.dutylawyer;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
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
            ROOT + ".problem..",
            ROOT + ".law..",
            ROOT + ".vocabulary..",
            ROOT + ".casefile..",
            ROOT + ".finding..",
            ROOT + ".change..",
            ROOT + ".answer..",
            ROOT + ".pack..",
            ROOT + ".internal.logic..",
            ROOT + ".internal.network..",
            ROOT + ".internal.derive..",
            ROOT + ".internal.plan..",
            ROOT + ".internal.misconduct..",
            ROOT + ".internal.decide..",
            ROOT + ".internal.change..",
            ROOT + ".internal",
            ROOT),
        resideInAPackage(ROOT + "..")
            .and(not(resideInAnyPackage(ROOT + ".text..", ROOT + ".calendar.."))));
  }

  @Test
  void only_the_rooms_below_internal_know_the_engine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".internal..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.kie..", "org.drools..", "org.mvel..")
        .because("the engine is replaceable only while a few rooms know it")
        .check(examined());
  }
}
