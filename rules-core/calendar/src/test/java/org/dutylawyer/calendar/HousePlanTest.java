package org.dutylawyer.calendar;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import java.util.List;
import org.dutylawyer.house.HousePlan;

/** The plan of this module: it knows no case and no rule. */
class HousePlanTest extends HousePlan {

  HousePlanTest() {
    super(List.of(ROOT + ".text..", ROOT + ".calendar.."), resideInAPackage(ROOT + ".."));
  }
}
