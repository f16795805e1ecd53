package org.dutylawyer.workbench.junit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.upgrade.AnswerChange;
import org.dutylawyer.workbench.upgrade.CaseReport;
import org.dutylawyer.workbench.upgrade.PackVersions;
import org.dutylawyer.workbench.upgrade.Upgrade;
import org.junit.jupiter.api.DynamicNode;

/**
 * That another version of packs answers a file of cases as the earlier one does, as tests, one for
 * each case; a test that fails says what changes, why, and who must be told.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> answers() {
 *   return UpgradeTests.of("released/CN-50", "shipped", Path.of("cases.jsonl"), FRI_2025_10_17);
 * }
 * }</pre>
 */
@SuppressWarnings("exports") // JUnit, which the module does not hand on: its users have it
public final class UpgradeTests {

  private UpgradeTests() {}

  /**
   * The tests.
   *
   * @param old the earlier packs, as {@link PackVersions#load} takes them
   * @param later the later packs
   * @param cases case files, one a line
   * @param asOf the day asked about
   * @throws BadInputException if there is no case in the file
   */
  public static Stream<DynamicNode> of(String old, String later, Path cases, LocalDate asOf) {
    return of(
        PackVersions.load(old, Evaluator.PLAN),
        PackVersions.load(later, Evaluator.PLAN),
        cases,
        asOf);
  }

  /** The same for versions that are loaded already, with other notices for instance. */
  public static Stream<DynamicNode> of(
      DutyLawyerRules old, DutyLawyerRules later, Path cases, LocalDate asOf) {
    Question question = Question.asOf(asOf).withoutAwaited();
    Upgrade upgrade =
        new Upgrade(new Upgrade.Side(old, question), new Upgrade.Side(later, question));
    AtomicLong number = new AtomicLong();
    if (isEmpty(cases)) {
      throw new BadInputException(
          Problem.of(
              cases.toString(),
              new Title("没有案件", "no case"),
              new Title("每行一个案件", "case files, one a line")));
    }
    BufferedReader lines = open(cases);
    return lines
        .lines()
        .onClose(() -> close(lines))
        .flatMap(
            line -> {
              String where = cases + ":" + number.incrementAndGet();
              return line.isBlank() ? Stream.empty() : Stream.of(CaseFileText.of(line, where));
            })
        .map(text -> dynamicTest(text.where(), () -> none(upgrade.of(text))));
  }

  private static void none(CaseReport report) {
    if (!report.changes().isEmpty()) {
      throw new AssertionError(
          report.changes().stream().map(UpgradeTests::said).collect(Collectors.joining("\n")));
    }
  }

  private static String said(AnswerChange change) {
    Locale zh = Locale.CHINESE;
    return "【%s】%s：%s（原：%s；今：%s；原因：%s；应告知：%s）"
        .formatted(
            change.sort().title().in(zh),
            change.of(),
            change.what().in(zh),
            change.before().in(zh),
            change.after().in(zh),
            change.causes().stream().map(c -> c.title().in(zh)).collect(Collectors.joining("、")),
            change.tell().stream().map(t -> t.in(zh)).collect(Collectors.joining("、")));
  }

  private static boolean isEmpty(Path cases) {
    try (BufferedReader lines = open(cases)) {
      return lines.lines().allMatch(String::isBlank);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedReader open(Path cases) {
    try {
      return Files.newBufferedReader(cases);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(BufferedReader lines) {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
