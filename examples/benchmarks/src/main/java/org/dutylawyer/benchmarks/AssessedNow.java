package org.dutylawyer.benchmarks;

import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.benchmarks.measured.AssessCases;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.Assessment;
import org.openjdk.jmh.annotations.Benchmark;

/** How things stand in one case by the national rules, by each evaluator; benchmarks say which. */
public abstract class AssessedNow {

  private final DutyLawyerRules rules = AssessCases.national();
  private CaseFile file = AssessCases.complete(rules);

  /** For the benchmarks of this package. */
  AssessedNow() {}

  /** The national rules. */
  final DutyLawyerRules rules() {
    return rules;
  }

  /** The case that is assessed: of which everything is known, unless another was set. */
  final CaseFile file() {
    return file;
  }

  /** Lets another case be assessed. */
  final void assessed(CaseFile other) {
    this.file = other;
  }

  /** The library by Drools: how things stand. */
  @Benchmark
  public Assessment assessNow() {
    return rules.assess(file, AssessCases.NOW);
  }

  /** The library by its plan: how things stand. */
  @Benchmark
  public Assessment assessNowByPlan() {
    return rules.assess(file, AssessCases.NOW, Evaluator.PLAN);
  }
}
