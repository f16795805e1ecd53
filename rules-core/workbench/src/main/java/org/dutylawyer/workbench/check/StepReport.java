package org.dutylawyer.workbench.check;

import java.time.Duration;
import java.util.List;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;

/**
 * What one step came to.
 *
 * @param step the step
 * @param status whether it passed
 * @param count how many things it examined
 * @param examined what it examined, in words
 * @param problems what is wrong, by file and line; none if it passed
 * @param notes what an author may want to know, though nothing is wrong
 * @param took how long it took
 */
public record StepReport(
    Step step,
    Status status,
    int count,
    Title examined,
    List<Problem> problems,
    List<Note> notes,
    Duration took) {

  /** Copies the lists, the problems each once, in the order of their places. */
  public StepReport {
    problems = problems.stream().distinct().sorted(Problem.BY_PLACE).toList();
    notes = List.copyOf(notes);
  }

  /** Whether a step passed. */
  public enum Status {
    /** It found nothing wrong, in what it examined or in a pack that has no rule yet. */
    PASSED,
    /** It found something wrong, or examined nothing. */
    FAILED,
    /** A step before it failed, so that there was nothing to examine it on. */
    NOT_RUN;

    /** The word for it in reports. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Something worth knowing.
   *
   * @param where file and line, or the pack
   * @param text what
   */
  public record Note(String where, Title text) {}

  /** A step that ran: failed if anything is wrong, and also if it examined nothing. */
  static StepReport ran(
      Step step,
      int count,
      Title examined,
      List<Problem> problems,
      List<Note> notes,
      Duration took) {
    Status status = problems.isEmpty() && count > 0 ? Status.PASSED : Status.FAILED;
    return new StepReport(step, status, count, examined, problems, notes, took);
  }

  /** A step of a pack that has no rule yet: that is no fault, and what comes first is said. */
  static StepReport nothingYet(Step step, String where) {
    Note first =
        new Note(
            where,
            new Title(
                "先选一款，在该条的 .drl 文件中写规则，在同名的 .yaml 文件中写情形，再从本文件中删去该款",
                "choose a paragraph, write its rule in the .drl file of the article and its scenarios"
                    + " in the .yaml file of the same name, then delete it from this file"));
    return new StepReport(
        step,
        Status.PASSED,
        0,
        new Title("尚无规则，无可检查", "no rule yet, nothing to examine"),
        List.of(),
        step == Step.SCENARIOS ? List.of(first) : List.of(),
        Duration.ZERO);
  }

  /** A step that could not run. */
  static StepReport notRun(Step step, Title why) {
    return new StepReport(step, Status.NOT_RUN, 0, why, List.of(), List.of(), Duration.ZERO);
  }
}
