package org.dutylawyer.workbench.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.internal.Engine;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.language.Scenario;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.Workbench;
import org.dutylawyer.workbench.Workbench.Inspection;
import org.dutylawyer.workbench.mutation.MutationReport;
import org.dutylawyer.workbench.mutation.MutationRun;
import org.dutylawyer.workbench.numbers.NumbersCheck;
import org.dutylawyer.workbench.scenario.ScenarioCheck;

/**
 * Everything that can be said about a pack before it is used: its form, its quotes, how much of the
 * text it covers, its scenarios, its dates, and whether the scenarios would notice a mistake.
 *
 * <p>What it read and compiled is kept, so that the same check of a pack after a small change costs
 * little more than the change. For one thread at a time.
 *
 * <pre>{@code
 * CheckReport report = PackCheck.standard().check(PackFiles.fromFolder(folder), others);
 * }</pre>
 */
public final class PackCheck {

  private final Set<Step> steps;
  private final int failUnder;
  private final Workbench workbench;
  private final Map<String, ScenarioFile> scenariosRead = new HashMap<>();

  private PackCheck(Set<Step> steps, int failUnder) {
    this.steps = steps.isEmpty() ? Set.of() : EnumSet.copyOf(steps);
    this.failUnder = failUnder;
    this.workbench = new Workbench(WorkingCalendar.china());
  }

  /** All steps but mutation, which takes minutes where the others take seconds. */
  public static PackCheck standard() {
    return of(EnumSet.complementOf(EnumSet.of(Step.MUTATION)), 0);
  }

  /**
   * Chosen steps.
   *
   * @param steps at least one
   * @param failUnder the mutation score, in percent, below which mutation fails
   * @throws IllegalArgumentException if there is no step, or no such score
   */
  public static PackCheck of(Set<Step> steps, int failUnder) {
    if (steps.isEmpty() || failUnder < 0 || failUnder > 100) {
      throw new IllegalArgumentException(
          "check: found steps "
              + steps
              + " and threshold "
              + failUnder
              + ", expected at least one step and a threshold from 0 to 100");
    }
    return new PackCheck(steps, failUnder);
  }

  /**
   * Checks one pack.
   *
   * @param target the pack
   * @param others packs that it may require; those that it does not are left alone
   */
  public CheckReport check(PackFiles target, Collection<PackFiles> others) {
    return check(target, others, path -> true);
  }

  /**
   * Checks one pack, but of its scenarios only those in some files; that every rule has its
   * scenarios is then checked for the rules of these articles.
   *
   * @param files which files of scenarios, by their path inside the pack
   */
  public CheckReport check(
      PackFiles target, Collection<PackFiles> others, Predicate<String> files) {
    return new Run(target, others, files).report();
  }

  /** The words for the rules that a pack of those files, if it can be read, is made ready with. */
  public Workbench workbench() {
    return workbench;
  }

  /** Reads the scenarios of a file, unless its text is the one that was read before. */
  private List<Scenario> scenariosOf(PackFiles pack, String path, String id) {
    String text = pack.text(path).orElseThrow();
    ScenarioFile known = scenariosRead.get(pack.where(path));
    if (known == null || !known.text().equals(text) || !known.jurisdiction().equals(id)) {
      known = new ScenarioFile(text, id, PackReader.scenarios(pack, path, id));
      scenariosRead.put(pack.where(path), known);
    }
    return known.scenarios();
  }

  /** A file of scenarios as it was read. */
  private record ScenarioFile(String text, String jurisdiction, List<Scenario> scenarios) {}

  /** One check of one pack. */
  private final class Run {
    private final PackFiles target;
    private final Predicate<String> files;
    private final Inspection inspection;
    private final long start;
    private final long inspected;
    private final Map<String, List<Scenario>> scenarios = new LinkedHashMap<>();
    private final Map<String, List<Problem>> unreadable = new LinkedHashMap<>();
    private final Map<Step, StepReport> reports = new EnumMap<>(Step.class);
    private List<CheckReport.Article> coverage = List.of();
    private List<CheckReport.ScenarioOutcome> outcomes = List.of();
    private Optional<List<ScenarioCheck.Result>> results = Optional.empty();
    private Optional<MutationReport> mutation = Optional.empty();

    Run(PackFiles target, Collection<PackFiles> others, Predicate<String> files) {
      this.start = System.nanoTime();
      this.target = target;
      this.files = files;
      this.inspection = workbench.inspect(target, others);
      String id =
          inspection
              .pack()
              .map(Pack::id)
              .filter(pack -> !Jurisdictions.isProposals(pack)) // of no place: asked of the nation
              .orElse("CN");
      for (String path : PackReader.scenarioFiles(target)) {
        try {
          scenarios.put(path, scenariosOf(target, path, id));
        } catch (BadInputException e) {
          unreadable.put(path, e.problems());
        }
      }
      this.inspected = System.nanoTime();
    }

    CheckReport report() {
      // The rules are compiled while their scenarios run; if they do not compile, those were for
      // nothing.
      run(EnumSet.range(Step.QUOTES, Step.DATES));
      run(EnumSet.of(Step.FORM));
      if (!compiles()) {
        reports.keySet().removeAll(EnumSet.of(Step.SCENARIOS, Step.DATES));
        outcomes = List.of();
        run(EnumSet.of(Step.SCENARIOS, Step.DATES));
      }
      run(EnumSet.of(Step.MUTATION));
      return new CheckReport(
          inspection.pack().map(Pack::id).orElse(target.origin()),
          inspection
              .pack()
              .map(p -> p.manifest().title())
              .orElse(new Title(target.origin(), target.origin())),
          target.origin(),
          target.sha256(),
          inspection.engine().isPresent() && compiles(),
          List.copyOf(reports.values()),
          coverage,
          outcomes,
          mutation);
    }

    private void run(Set<Step> some) {
      some.stream().filter(steps::contains).forEach(step -> reports.put(step, run(step)));
    }

    /** Whether the rules compile; known as soon as they are. */
    private boolean compiles() {
      return inspection.proof().join().problems().isEmpty();
    }

    /** Whether the rules can run, as far as it is known by now, and on scenarios that were read. */
    private boolean isReady() {
      return inspection.engine().isPresent()
          && (unreadable.isEmpty() || !scenarios.isEmpty())
          && (!inspection.proof().isDone() || compiles());
    }

    /** Whether it is as {@code new} made it: nothing written by now that could be run. */
    private boolean isFresh() {
      return isReady()
          && pack().rules().isEmpty()
          && !pack().notComputable().isEmpty()
          && scenarios.isEmpty()
          && unreadable.isEmpty();
    }

    private StepReport run(Step step) {
      boolean runs =
          EnumSet.of(Step.NUMBERS, Step.SCENARIOS, Step.DATES, Step.MUTATION).contains(step);
      return runs && isFresh()
          ? StepReport.nothingYet(step, target.where("not-computable.yaml"))
          : examine(step);
    }

    private StepReport examine(Step step) {
      long began = System.nanoTime();
      List<Problem> problems = new ArrayList<>();
      List<StepReport.Note> notes = new ArrayList<>();
      return switch (step) {
        case FORM -> form();
        case QUOTES -> inspection.pack().isEmpty() ? notRun(step) : quotes(inspection.pack().get());
        case NUMBERS -> {
          // What a bad form leaves of a rule would differ from its text in whatever was left out.
          if (inspection.engine().isEmpty()) {
            yield notRun(step);
          }
          NumbersCheck numbers = NumbersCheck.of(inspection.stack(), inspection.words());
          yield StepReport.ran(
              step,
              numbers.numbers() + numbers.relations(),
              new Title(
                  numbers.numbers()
                      + " 处数字，"
                      + numbers.relations()
                      + " 处关系，"
                      + numbers.declared()
                      + " 处不同有说明",
                  numbers.numbers()
                      + " numbers, "
                      + numbers.relations()
                      + " relations, "
                      + numbers.declared()
                      + " differences declared"),
              numbers.problems(),
              notes,
              since(began));
        }
        case COVERAGE -> {
          if (inspection.engine().isEmpty()) {
            yield notRun(step);
          }
          coverage = Coverage.of(inspection.pack().get(), problems, notes);
          int passages = coverage.stream().mapToInt(CheckReport.Article::passages).sum();
          int encoded = coverage.stream().mapToInt(CheckReport.Article::encoded).sum();
          int declared = coverage.stream().mapToInt(CheckReport.Article::declared).sum();
          int left = coverage.stream().mapToInt(CheckReport.Article::left).sum();
          yield StepReport.ran(
              step,
              passages,
              new Title(
                  passages + " 款、项：" + encoded + " 已编码，" + declared + " 有说明，" + left + " 尚未编码",
                  passages
                      + " paragraphs and items: "
                      + encoded
                      + " encoded, "
                      + declared
                      + " declared, "
                      + left
                      + " not yet encoded"),
              problems,
              notes,
              since(began));
        }
        case SCENARIOS -> {
          if (!isReady()) {
            yield notRun(step);
          }
          ScenarioRun run =
              new ScenarioRun(
                  pack(), inspection.engine().get(), scenarios, unreadable.keySet(), files);
          results = Optional.of(run.results());
          outcomes = run.outcomes();
          if (!steps.contains(Step.FORM)) {
            unreadable.values().forEach(problems::addAll);
          }
          yield run.report(problems, notes, began);
        }
        case DATES ->
            !isReady()
                ? notRun(step)
                : new DatesRun(inspection.stack(), inspection.engine().get(), results())
                    .report(problems, notes, began);
        case MUTATION -> {
          if (!isReady()) {
            yield notRun(step);
          }
          Engine engine = inspection.engine().get();
          MutationReport report =
              new MutationRun(
                      workbench, inspection.stack(), inspection.words(), engine, results(), files)
                  .report();
          mutation = Optional.of(report);
          yield mutation(report, began);
        }
      };
    }

    private Pack pack() {
      return inspection.pack().orElseThrow();
    }

    private List<Scenario> read() {
      return scenarios.values().stream().flatMap(List::stream).toList();
    }

    private List<ScenarioCheck.Result> results() {
      return results.orElseGet(() -> ScenarioRun.run(inspection.engine().orElseThrow(), read()));
    }

    private StepReport form() {
      List<Problem> problems = new ArrayList<>(inspection.form());
      problems.addAll(inspection.proof().join().problems());
      unreadable.values().forEach(problems::addAll);
      StrayFiles stray = new StrayFiles(target, inspection.pack());
      problems.addAll(stray.problems());
      int rules = inspection.pack().map(p -> p.rules().size()).orElse(0);
      int scenarioCount = read().size();
      return StepReport.ran(
          Step.FORM,
          target.files().size(),
          new Title(
              target.files().size() + " 个文件，" + rules + " 条规则，" + scenarioCount + " 个情形",
              target.files().size()
                  + " files, "
                  + rules
                  + " rules, "
                  + scenarioCount
                  + " scenarios"),
          problems,
          Stream.concat(stray.notes().stream(), unfilled().stream()).toList(),
          Duration.ofNanos(Math.max(inspected, inspection.proof().join().at()) - start));
    }

    /** What {@code new} could not take from the text, and nobody has filled since. */
    private List<StepReport.Note> unfilled() {
      return inspection.pack().isEmpty()
          ? List.of()
          : PackReader.unfilled(target).entrySet().stream()
              .map(open -> new StepReport.Note(open.getKey(), open.getValue()))
              .toList();
    }

    private StepReport quotes(Pack pack) {
      int quotes = pack.rules().size() + pack.notComputable().size();
      int texts = pack.manifest().instruments().size();
      return StepReport.ran(
          Step.QUOTES,
          quotes,
          new Title(
              quotes + " 处引文，" + texts + " 份文本的校验值",
              quotes + " quotes, hashes of " + texts + " texts"),
          inspection.quotes(),
          cut(pack),
          Duration.ZERO);
    }

    /** Quotes that are the text's own words, and begin or end in the middle of a clause. */
    private List<StepReport.Note> cut(Pack pack) {
      List<StepReport.Note> notes = new ArrayList<>();
      Set<String> told = new HashSet<>();
      for (RuleModel rule : pack.rules()) {
        NormId provision = rule.norm().provision();
        boolean cut =
            pack.instrument(rule.norm())
                .map(Instrument::text)
                .filter(text -> text.quotes(provision, rule.quote()))
                .filter(text -> !text.isBounded(provision, rule.quote()))
                .isPresent();
        if (cut && told.add(provision + rule.quote())) {
          notes.add(
              new StepReport.Note(
                  rule.place().toString(),
                  new Title(
                      "引文在分句之中开始或者结束，应引至标点：“" + rule.quote() + "”",
                      "the quote begins or ends inside a clause, better at a mark of punctuation: '"
                          + rule.quote()
                          + "'")));
        }
      }
      return notes;
    }

    private StepReport mutation(MutationReport report, long began) {
      List<Problem> problems = new ArrayList<>();
      if (report.score() < failUnder) {
        String score = String.format(java.util.Locale.ROOT, "%.1f", report.score());
        problems.add(
            Problem.of(
                target.where("pack.yaml"),
                new Title("变异得分 " + score, "a mutation score of " + score),
                new Title("至少 " + failUnder, "at least " + failUnder)));
      }
      return StepReport.ran(
          Step.MUTATION,
          report.mutants(),
          new Title(
              report.mutants()
                  + " 个变异："
                  + report.killed()
                  + " 个被发现，"
                  + report.survivors().size()
                  + " 个未被发现，"
                  + report.indistinguishable().size()
                  + " 个与原规则没有差别",
              report.mutants()
                  + " mutants: "
                  + report.killed()
                  + " noticed, "
                  + report.survivors().size()
                  + " not, "
                  + report.indistinguishable().size()
                  + " that no case tells from the rule"),
          problems,
          List.of(),
          since(began));
    }

    private StepReport notRun(Step step) {
      return StepReport.notRun(step, new Title("没有检查：形式有误", "not run: the form is bad"));
    }
  }

  static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** The article that a file or a norm is about, for finding what belongs together. */
  static String articleOf(NormId norm) {
    return norm.instrument() + "/" + norm.article();
  }
}
