package org.dutylawyer.benchmarks.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.dutylawyer.benchmarks.Ratios;
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
 * The shared decision in several engines. Nothing is timed before each engine has agreed with plain
 * Java on a thousand random cases, case by case and conclusion by conclusion.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 5, time = 1)
public class EnginesBenchmark {

  /** The seed of the cases. */
  static final long SEED = 7;

  /** How many cases the engines must agree on, and are timed on in turn. */
  static final int CASES = 1_000;

  /** The engine, by its name; {@link Ratios} runs all that the build has. */
  @Param({"plain Java", "bare Drools", "library", "library, plan"})
  public String engine = "";

  private Runner<?> runner;
  private int next;

  /** For JMH. */
  public EnginesBenchmark() {}

  /** An engine with its cases. */
  private static final class Runner<I> {
    private final SharedEngine<I> engine;
    private final List<I> inputs = new ArrayList<>();

    Runner(SharedEngine<I> engine, List<SharedCase> cases) {
      this.engine = engine;
      cases.forEach(c -> inputs.add(engine.prepare(c)));
    }

    Object decide(int i) {
      return engine.decide(inputs.get(i));
    }

    List<Set<String>> conclusions() {
      return inputs.stream().map(engine::decide).map(engine::conclusions).toList();
    }
  }

  /** Loads the engine and holds it to what plain Java concludes. */
  @Setup
  public void load() {
    SharedEngine<?> chosen =
        SharedEngine.all().stream()
            .filter(e -> e.name().equals(engine))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no engine " + engine));
    List<SharedCase> cases = SharedCase.random(SEED, CASES);
    runner = new Runner<>(chosen, cases);
    List<Set<String>> found = runner.conclusions();
    List<Set<String>> expected = new Runner<>(new PlainDecision(), cases).conclusions();
    for (int i = 0; i < CASES; i++) {
      if (!found.get(i).equals(expected.get(i))) {
        throw new IllegalStateException(
            engine
                + " found "
                + found.get(i)
                + ", expected "
                + expected.get(i)
                + " of "
                + cases.get(i));
      }
    }
  }

  /** What each case concludes in an engine. */
  static List<Set<String>> conclusions(SharedEngine<?> engine) {
    return new Runner<>(engine, SharedCase.random(SEED, CASES)).conclusions();
  }

  /** One decision. */
  @Benchmark
  public Object decide() {
    next = next + 1 == CASES ? 0 : next + 1;
    return runner.decide(next);
  }
}
