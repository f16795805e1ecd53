package org.dutylawyer.workbench.junit;

import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RulePack;

/** The pack under test among those that were loaded. */
final class Loaded {

  private Loaded() {}

  /**
   * The pack of that service.
   *
   * @throws IllegalArgumentException if the class path does not offer it
   */
  static Pack pack(DutyLawyerRules rules, RulePack target) {
    String sha256 = PackFiles.fromService(target).sha256();
    return rules.packs().values().stream()
        .filter(p -> p.files().sha256().equals(sha256))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not on the class path: " + target));
  }
}
