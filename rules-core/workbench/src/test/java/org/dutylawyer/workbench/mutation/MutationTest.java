package org.dutylawyer.workbench.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.workbench.check.CheckReport;
import org.dutylawyer.workbench.check.MiniPack;
import org.dutylawyer.workbench.check.PackCheck;
import org.dutylawyer.workbench.check.Step;
import org.dutylawyer.workbench.mutation.MutationReport.Kind;
import org.dutylawyer.workbench.mutation.MutationReport.Survivor;
import org.junit.jupiter.api.Test;

/** Small changes to rules: which are made, which are noticed, and what would notice the rest. */
class MutationTest {

  private static MutationReport mutate(PackFiles pack) {
    CheckReport report = PackCheck.of(Set.of(Step.MUTATION), 0).check(pack, List.of());
    assertThat(report.passed()).isTrue();
    return report.mutation().orElseThrow();
  }

  private static List<String> changes(List<Survivor> survivors) {
    return survivors.stream().map(s -> s.change().en()).toList();
  }

  @Test
  void the_scenarios_of_the_good_pack_notice_every_mutant() {
    MutationReport report = mutate(MiniPack.good());
    assertThat(report.mutants()).isEqualTo(23);
    assertThat(changes(report.survivors())).isEmpty();
    assertThat(changes(report.indistinguishable())).isEmpty();
    assertThat(report.score()).isEqualTo(100);
  }

  @Test
  void a_scenario_without_the_due_date_lets_numbers_units_and_directions_live() {
    PackFiles weak = MiniPack.with("art-02.yaml", ", due: 2025-10-21 (Tue), state: pending", "");
    MutationReport report = mutate(weak);
    assertThat(changes(report.survivors()))
        .containsExactlyInAnyOrder(
            "workingDays( 2 ) became workingDays( 1 )",
            "workingDays( 2 ) became workingDays( 3 )",
            "workingDays( 2 ) became days( 2 )",
            "after( $received ) became before( $received )");
    assertThat(report.survivors())
        .extracting(Survivor::kind)
        .containsExactlyInAnyOrder(Kind.NUMBER, Kind.NUMBER, Kind.UNIT, Kind.DIRECTION);
    assertThat(report.survivors())
        .allSatisfy(s -> assertThat(s.where()).startsWith("mini/art-02.drl:15:"));
    assertThat(report.score()).isLessThan(100);
    assertThat(PackCheck.of(Set.of(Step.MUTATION), 99).check(weak, List.of()).passed()).isFalse();
  }

  @Test
  void the_scenario_that_is_offered_notices_the_mutant() {
    PackFiles weak = MiniPack.with("art-02.yaml", ", due: 2025-10-21 (Tue), state: pending", "");
    for (Survivor survivor : mutate(weak).survivors()) {
      String added = weak.text("art-02.yaml").orElseThrow() + survivor.scenario().orElseThrow();
      PackFiles better = MiniPack.file(weak, "art-02.yaml", added);
      CheckReport holds = PackCheck.of(Set.of(Step.SCENARIOS), 0).check(better, List.of());
      assertThat(holds.problems()).as(added).isEmpty();
      assertThat(changes(mutate(better).survivors())).doesNotContain(survivor.change().en());
    }
  }

  @Test
  void a_case_is_changed_where_no_scenario_comes_near() {
    PackFiles weak = MiniPack.with("art-03.yaml", "training-hours: 3", "training-hours: 0");
    weak = MiniPack.with(weak, "art-03.yaml", "training-hours: 4", "training-hours: 9");
    List<Survivor> survivors = mutate(weak).survivors();
    assertThat(changes(survivors))
        .contains("value >= 4 became value >= 3", "value >= 4 became value >= 5");
    assertThat(survivors)
        .allSatisfy(s -> assertThat(s.scenario().orElseThrow()).contains("training-hours: "));
  }

  @Test
  void a_missing_eve_lets_the_first_day_in_force_live() {
    PackFiles weak =
        MiniPack.with("art-01.yaml", "as-of: 2021-02-28 (Sun)", "as-of: 2021-02-26 (Fri)");
    assertThat(mutate(weak).survivors())
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.kind()).isEqualTo(Kind.DATE);
              assertThat(s.where()).isEqualTo("mini/pack.yaml:10");
              assertThat(s.change().en()).endsWith("from 2021-03-01 became 2021-02-28");
              assertThat(s.scenario().orElseThrow()).contains("as-of: 2021-02-28 (Sun)");
            });
  }

  @Test
  void a_mutant_that_means_the_same_is_told_apart_from_one_that_is_missed() {
    PackFiles doubled =
        MiniPack.with(
            "art-01.drl",
            "value == \"none\" )",
            "value == \"none\" )\n    Fact( of == $person, name == \"counsel\", value != \"assigned\" )");
    MutationReport report = mutate(doubled);
    assertThat(changes(report.indistinguishable()))
        .contains("left out Fact( of == $person, name == \"counsel\", value != \"assigned\" )");
    assertThat(report.survivors()).isEmpty();
    assertThat(report.casesTried()).isPositive();
  }
}
