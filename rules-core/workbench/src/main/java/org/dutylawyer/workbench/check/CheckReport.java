package org.dutylawyer.workbench.check;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dutylawyer.law.NormId;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.mutation.MutationReport;

/**
 * What {@code check} found in one pack.
 *
 * @param pack id of the pack, or where it is if it has none that can be read
 * @param title its name
 * @param origin where its files are
 * @param sha256 hash of its files
 * @param usable whether every command can use it; a bad form, unlike what else may be wrong, leaves
 *     nothing that could answer
 * @param steps the steps asked for, in their order
 * @param coverage the articles of its complete instruments, if coverage was examined
 * @param scenarios the scenarios, if they were run
 * @param mutation what became of the mutants, if there were any
 */
public record CheckReport(
    String pack,
    Title title,
    String origin,
    String sha256,
    boolean usable,
    List<StepReport> steps,
    List<Article> coverage,
    List<ScenarioOutcome> scenarios,
    Optional<MutationReport> mutation) {

  /** Copies the lists. */
  public CheckReport {
    steps = List.copyOf(steps);
    coverage = List.copyOf(coverage);
    scenarios = List.copyOf(scenarios);
  }

  /**
   * The articles of an instrument and how much of each is encoded.
   *
   * @param instrument its id
   * @param article key of the article; {@code 0} for what stands before the first
   * @param heading its heading
   * @param passages how many paragraphs and items it has
   * @param encoded how many have a rule
   * @param declared how many have a reason why they have none
   * @param left how many are declared as not yet encoded
   * @param missing paths of those that have neither
   * @param rules how many rules encode it
   */
  public record Article(
      String instrument,
      String article,
      String heading,
      int passages,
      int encoded,
      int declared,
      int left,
      List<String> missing,
      int rules) {
    /** Copies the list. */
    public Article {
      missing = List.copyOf(missing);
    }
  }

  /**
   * What came of a scenario.
   *
   * @param title its sentence
   * @param where file and line
   * @param problems what differs from what it expects
   * @param alsoFired norms that applied, or could, though it does not name them
   */
  public record ScenarioOutcome(
      String title, String where, List<Problem> problems, List<NormId> alsoFired) {
    /** Copies the lists. */
    public ScenarioOutcome {
      problems = List.copyOf(problems);
      alsoFired = List.copyOf(alsoFired);
    }
  }

  /** Whether every step passed. */
  public boolean passed() {
    return steps.stream().allMatch(step -> step.status() == StepReport.Status.PASSED);
  }

  /** The file of its manifest, for what is wrong with the pack as a whole. */
  public String manifest() {
    return origin.equals(".") ? "pack.yaml" : origin + "/pack.yaml";
  }

  /** Everything that is wrong, step by step. */
  public List<Problem> problems() {
    return steps.stream().flatMap(step -> step.problems().stream()).toList();
  }

  /** What a step came to, if it was asked for. */
  public Optional<StepReport> step(Step step) {
    return steps.stream().filter(s -> s.step() == step).findFirst();
  }

  /** How long all steps took. */
  public Duration took() {
    return steps.stream().map(StepReport::took).reduce(Duration.ZERO, Duration::plus);
  }

  /** The steps and what is wrong, without the table and what is merely worth knowing. */
  public String summary(Locale locale) {
    return ReportText.summary(this, locale);
  }

  /** The report as text for people. */
  public String text(Locale locale) {
    return ReportText.of(this, locale);
  }
}
