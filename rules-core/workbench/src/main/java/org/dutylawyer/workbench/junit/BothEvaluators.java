package org.dutylawyer.workbench.junit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.Question.Part;
import org.dutylawyer.answer.JsonAnswer;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.language.Scenario;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.RulePack;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.workbench.scenario.ScenarioCheck;
import org.junit.jupiter.api.DynamicNode;

/**
 * That Drools and the plan give the same answers for a pack, byte for byte in full, as tests: over
 * all its scenarios and over made-up case files, 2,000 of them unless the property {@value #CASES}
 * says how many.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> evaluators() {
 *   return BothEvaluators.tests(new JilinPack());
 * }
 * }</pre>
 */
@SuppressWarnings("exports") // JUnit, which the module does not hand on: its users have it
public final class BothEvaluators {

  /** The property that says how many made-up case files are answered both ways. */
  public static final String CASES = "dutylawyer.evaluators.cases";

  private static final int USUAL_CASES = 2_000;
  private static final long SEED = 17;
  private static final LocalDate WED_2025_11_19 = LocalDate.of(2025, 11, 19);

  private final DutyLawyerRules rules;
  private final ScenarioCheck check;
  private final Pack pack;

  private BothEvaluators(RulePack target) {
    this.rules = DutyLawyerRules.load();
    this.check = new ScenarioCheck(rules);
    this.pack = Loaded.pack(rules, target);
  }

  /** The tests of a pack that the class path offers. */
  public static Stream<DynamicNode> tests(RulePack pack) {
    int cases = Integer.getInteger(CASES, USUAL_CASES);
    return Stream.of(
        dynamicTest("有计划可用", () -> new BothEvaluators(pack).planned()),
        dynamicTest("全部情形，两种求值方式的完整答复逐字节相同", () -> new BothEvaluators(pack).scenarios()),
        dynamicTest(
            cases + " 件编造的案件，两种求值方式的完整答复逐字节相同", () -> new BothEvaluators(pack).madeUp(cases)));
  }

  private void planned() {
    DutyLawyerRules planned =
        DutyLawyerRules.builder()
            .packsOnClassPath()
            .jurisdiction(pack.id())
            .evaluator(Evaluator.PLAN)
            .build();
    if (!planned.notPlanned().isEmpty()) {
      throw new AssertionError("there is no plan: " + planned.notPlanned());
    }
  }

  private void scenarios() {
    List<Scenario> all =
        PackReader.scenarios(pack.files(), pack.id()).values().stream()
            .flatMap(List::stream)
            .toList();
    if (all.isEmpty()) {
      throw new AssertionError("no scenario was answered");
    }
    all.parallelStream()
        .forEach(
            one ->
                same(
                    check.file(one),
                    ScenarioCheck.question(one),
                    () -> one.where() + " " + one.title()));
  }

  private void madeUp(int cases) {
    List<Pack> stack = rules.packsFor(pack.id());
    MadeUpCases maker =
        new MadeUpCases(
            rules.vocabulary(pack.id()),
            pack.id(),
            stack.stream().flatMap(p -> p.rules().stream()).toList(),
            WED_2025_11_19,
            SEED);
    List<ReadingDeclaration> readings =
        stack.stream().flatMap(p -> p.manifest().readings().stream()).toList();
    AtomicLong next = new AtomicLong();
    // Some of what is made up contradicts itself, and is made up anew.
    LongStream.range(0, cases)
        .parallel()
        .forEach(
            i -> {
              boolean answered = false;
              while (!answered) {
                long number = next.getAndIncrement();
                if (number > 20L * cases) {
                  throw new AssertionError(
                      "of " + number + " made-up case files fewer than " + cases + " are good");
                }
                answered = answered(maker, readings, number);
              }
            });
  }

  private boolean answered(MadeUpCases maker, List<ReadingDeclaration> readings, long number) {
    Optional<CaseFile> file = maker.number(number);
    if (file.isEmpty()) {
      return false;
    }
    Question question = Question.asOf(WED_2025_11_19.minusDays(number % 90));
    if (number % 3 != 0) {
      question = question.withoutAwaited();
    }
    for (ReadingDeclaration reading : readings) {
      List<String> options = List.copyOf(reading.options().keySet());
      question =
          question.reading(
              reading.id(), options.get((int) ((number + reading.id().length()) % options.size())));
    }
    try {
      Where where = () -> "made-up case " + number + ": " + file.get().toJson();
      same(file.get(), question, where);
      Part[] parts = Part.values();
      part(file.get(), question, parts[(int) (number % parts.length)], where);
    } catch (BadInputException e) {
      return false;
    }
    return true;
  }

  private interface Where {
    String where();
  }

  private void same(CaseFile file, Question question, Where where) {
    byte[] drools = full(file, question, Evaluator.DROOLS);
    byte[] plan = full(file, question, Evaluator.PLAN);
    if (!Arrays.equals(drools, plan)) {
      // Which part it is; should the parts be equal, their texts are not.
      rules.assess(file, question, Evaluator.BOTH);
      int at = Arrays.mismatch(drools, plan);
      throw new AssertionError(where.where() + ": the texts differ from byte " + at + " on");
    }
  }

  /** What is asked for alone is what stands in the whole answer. */
  private void part(CaseFile file, Question question, Part part, Where where) {
    Assessment whole = rules.assess(file, question, Evaluator.PLAN);
    Assessment alone = rules.assess(file, question.only(part), Evaluator.PLAN);
    boolean same =
        alone
                .findings()
                .equals(
                    whole.findings().stream()
                        .filter(f -> Part.of(f.conclusion().kindOf()) == part)
                        .toList())
            && alone
                .entitlements()
                .equals(part == Part.ENTITLEMENTS ? whole.entitlements() : List.of())
            && (part != Part.CONDUCT || alone.conduct().equals(whole.conduct()));
    if (!same) {
      throw new AssertionError(
          where.where() + ": " + part + " alone are other than in the whole answer");
    }
  }

  private byte[] full(CaseFile file, Question question, Evaluator by) {
    return JsonAnswer.of(rules.assess(file, question, by))
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
