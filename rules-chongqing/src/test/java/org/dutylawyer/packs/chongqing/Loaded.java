package org.dutylawyer.packs.chongqing;

import org.dutylawyer.DutyLawyerRules;

/** The packs, loaded and compiled once for all tests of this module. */
final class Loaded {

  /** The Chongqing pack over the national one. */
  static final DutyLawyerRules RULES =
      DutyLawyerRules.builder().packsOnClassPath().jurisdiction("CN-50").build();

  private Loaded() {}
}
