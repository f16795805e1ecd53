package org.dutylawyer.workbench.junit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RulePack;
import org.dutylawyer.pack.RulePacks;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.workbench.check.CheckReport;
import org.dutylawyer.workbench.check.PackCheck;
import org.dutylawyer.workbench.check.Step;
import org.dutylawyer.workbench.check.StepReport;
import org.junit.jupiter.api.DynamicNode;

/**
 * Everything that {@code check} says about a pack, as tests: one for each scenario, named by its
 * sentence, and one for each of the other steps.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> pack() {
 *   return PackScenarios.tests(new JilinPack());
 * }
 * }</pre>
 */
@SuppressWarnings("exports") // JUnit, which the module does not hand on: its users have it
public final class PackScenarios {

  private PackScenarios() {}

  /** The tests of a pack; packs that it requires are found on the class path. */
  public static Stream<DynamicNode> tests(RulePack pack) {
    PackFiles target = PackFiles.fromService(pack);
    List<PackFiles> others = new ArrayList<>();
    for (RulePack other : RulePacks.offered()) {
      if (!other.root().equals(pack.root())) {
        others.add(PackFiles.fromService(other));
      }
    }
    return tests(target, others);
  }

  /**
   * The tests of a pack.
   *
   * @param target its files
   * @param others packs that it may require
   */
  public static Stream<DynamicNode> tests(PackFiles target, List<PackFiles> others) {
    Set<Step> steps = EnumSet.complementOf(EnumSet.of(Step.MUTATION));
    CheckReport report = PackCheck.of(steps, 0).check(target, others);
    return Stream.concat(
        report.steps().stream()
            .map(
                step ->
                    dynamicTest(
                        step.step().title().zh() + "：" + step.examined().zh(), () -> passes(step))),
        Stream.of(
            dynamicContainer(
                "情形",
                report.scenarios().stream()
                    .map(
                        scenario ->
                            dynamicTest(scenario.title(), () -> none(scenario.problems()))))));
  }

  private static void passes(StepReport step) {
    none(step.problems());
    if (step.status() != StepReport.Status.PASSED) {
      throw new AssertionError(step.step().word() + " examined nothing: " + step.examined());
    }
  }

  private static void none(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new AssertionError(
          problems.stream()
              .map(problem -> problem.message(Locale.CHINESE))
              .collect(Collectors.joining("\n", "\n", "")));
    }
  }
}
