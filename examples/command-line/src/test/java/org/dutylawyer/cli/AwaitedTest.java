package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.State;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.language.Scenario;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RulePack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Leaving out what is awaited leaves out just that. */
final class AwaitedTest {

  private static final DutyLawyerRules RULES = DutyLawyerRules.builder().packsOnClassPath().build();
  private static final LocalDate MON_2025_10_13 = LocalDate.of(2025, 10, 13);

  static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.list(Program.CASES)) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void without_what_is_awaited_the_answer_is_the_same_but_for_that(Path path) {
    same(RULES.read(path), Question.asOf(MON_2025_10_13));
  }

  /** Every seventh scenario of each pack: a check runs them so. */
  static List<Scenario> scenarios() {
    List<Scenario> all = new ArrayList<>();
    for (RulePack service : ServiceLoader.load(RulePack.class)) {
      PackFiles files = PackFiles.fromService(service);
      String id = PackReader.manifest(files).id();
      PackReader.scenarios(files, id).values().forEach(all::addAll);
    }
    return IntStream.range(0, all.size()).filter(i -> i % 7 == 0).mapToObj(all::get).toList();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void the_same_for_what_the_packs_are_tested_with(Scenario scenario) {
    CaseFile file =
        RULES
            .reader(scenario.caseFile().get("jurisdiction").asText())
            .weekdays(true)
            .fromTree(scenario.caseFile(), scenario.where());
    same(file, Question.asOf(scenario.asOf()));
  }

  private static void same(CaseFile file, Question question) {
    Assessment whole = RULES.assess(file, question);
    Assessment settled = RULES.assess(file, question.withoutAwaited());

    assertThat(settled.findings()).noneMatch(f -> f.state() == State.AWAITING);
    assertThat(findings(settled)).containsExactlyElementsOf(findings(whole));
    assertThat(settled.entitlements()).isEqualTo(whole.entitlements());
  }

  /** An awaited norm may stand beside one that is not: only that mention goes with it. */
  private static List<Finding> findings(Assessment answer) {
    return answer.findings().stream()
        .filter(f -> f.state() != State.AWAITING)
        .map(AwaitedTest::withoutOthers)
        .toList();
  }

  private static Finding withoutOthers(Finding f) {
    return new Finding(
        f.norm(),
        f.quote(),
        f.conclusion(),
        f.actor(),
        f.outcome(),
        f.needs(),
        f.state(),
        f.silence(),
        f.due(),
        f.atOnceFrom(),
        f.done(),
        f.recordedAsUndone(),
        f.timeliness(),
        f.facts(),
        f.missing(),
        f.excusedBy(),
        f.displacedBy(),
        List.of(),
        f.readings());
  }
}
