package org.dutylawyer.benchmarks;

import java.util.concurrent.TimeUnit;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.Question.Part;
import org.dutylawyer.benchmarks.measured.AssessCases;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.Assessment;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one question costs beside the whole answer, by each evaluator. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 5, time = 1)
public class PartsBenchmark {

  /** What is asked: the whole, or one part of it. */
  @Param({"whole", "ENTITLEMENTS", "DUTIES", "CONDUCT"})
  public String asked = "whole";

  private DutyLawyerRules rules;
  private CaseFile file;
  private Question question;

  /** For JMH. */
  public PartsBenchmark() {}

  /** Loads the national pack and the case of which everything is known. */
  @Setup
  public void load() {
    rules = AssessCases.national();
    file = AssessCases.complete(rules);
    question = asked.equals("whole") ? AssessCases.NOW : AssessCases.NOW.only(Part.valueOf(asked));
  }

  /** By Drools. */
  @Benchmark
  public Assessment drools() {
    return rules.assess(file, question);
  }

  /** By the plan. */
  @Benchmark
  public Assessment plan() {
    return rules.assess(file, question, Evaluator.PLAN);
  }
}
