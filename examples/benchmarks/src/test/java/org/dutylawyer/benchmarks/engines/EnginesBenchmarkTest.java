package org.dutylawyer.benchmarks.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EnginesBenchmarkTest {

  @TestFactory
  List<DynamicTest> everyEngineAgreesWithPlainJavaOnAThousandCases() {
    List<Set<String>> plain = EnginesBenchmark.conclusions(new PlainDecision());
    return SharedEngine.all().stream()
        .map(
            engine ->
                DynamicTest.dynamicTest(
                    engine.name(),
                    () ->
                        assertThat(EnginesBenchmark.conclusions(engine))
                            .hasSize(EnginesBenchmark.CASES)
                            .isEqualTo(plain)))
        .toList();
  }

  @Test
  void theCasesReachEveryConclusionOfTheTableAndMissEachOfThemToo() {
    List<Set<String>> concluded = EnginesBenchmark.conclusions(new PlainDecision());
    Set<String> table =
        SharedRules.all().stream().map(SharedRules.Rule::conclusion).collect(Collectors.toSet());

    Set<String> reached = new HashSet<>();
    concluded.forEach(reached::addAll);
    assertThat(reached).isEqualTo(table);
    assertThat(table)
        .allSatisfy(
            conclusion ->
                assertThat(concluded).anyMatch(reachedHere -> !reachedHere.contains(conclusion)));
    assertThat(SharedRules.all()).hasSize(41);
  }
}
