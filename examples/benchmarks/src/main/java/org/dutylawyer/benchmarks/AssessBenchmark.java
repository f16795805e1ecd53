package org.dutylawyer.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dutylawyer.Evaluator;
import org.dutylawyer.benchmarks.measured.AssessCases;
import org.dutylawyer.benchmarks.measured.BareDrools;
import org.dutylawyer.benchmarks.measured.BareFacts;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.pack.Pack;
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

/**
 * What one answer costs beside the bare engine. The bare engine gets facts that were made before,
 * the same rules of the national pack, a new session for each case, and hands back a list of
 * conclusions; the library begins at the case file and ends with findings that carry citation, due
 * date, state, needs and readings.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 40, time = 1)
@Measurement(iterations = 5, time = 1)
public class AssessBenchmark extends AssessedNow {

  /** Whether all facts are stated, or twelve are not known. */
  @Param({"complete", "twelve-unknown"})
  public String known = "complete";

  private BareDrools bare;
  private List<Object> facts;
  private List<Object> everyValue;

  /** For JMH. */
  public AssessBenchmark() {}

  /** Loads the national pack twice: in the library, and its rules alone in bare Drools. */
  @Setup
  public void load() {
    if (known.equals("twelve-unknown")) {
      assessed(AssessCases.twelveUnknown(rules()));
    }
    List<Pack> packs = rules().packsFor("CN");
    bare = new BareDrools(packs.stream().map(Pack::files).toList());
    BareFacts filling = new BareFacts(packs, rules().vocabulary("CN"));
    facts = filling.of(file(), AssessCases.NOW.asOf(), BareFacts.Measure.KNOWN);
    everyValue = filling.of(file(), AssessCases.NOW.asOf(), BareFacts.Measure.EVERY_VALUE);
  }

  /** Drools with what the file states and the default readings. */
  @Benchmark
  public List<Conclusion> bareDrools() {
    return bare.run(facts);
  }

  /** Drools with every value that is not excluded, as the library must look at it. */
  @Benchmark
  public List<Conclusion> bareDroolsEveryValue() {
    return bare.run(everyValue);
  }

  /** The library: how things stand, and what future events would bring. */
  @Benchmark
  public Assessment assessWithAwaited() {
    return rules().assess(file(), AssessCases.WITH_AWAITED);
  }

  /** The same by the plan. */
  @Benchmark
  public Assessment assessWithAwaitedByPlan() {
    return rules().assess(file(), AssessCases.WITH_AWAITED, Evaluator.PLAN);
  }
}
