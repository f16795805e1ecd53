package org.dutylawyer.benchmarks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.benchmarks.measured.AssessCases;
import org.dutylawyer.casefile.CaseFile;

/**
 * Shows that answering retains nothing: assesses the cases of {@link AssessCases} in turn, and
 * prints the heap in use after a full collection at each tenth. The one with twelve unknown facts
 * costs ten times the others and comes up once in 64, so that ten million end within the hour.
 *
 * <pre>{@code
 * java -Xmx512m -cp target/benchmarks.jar org.dutylawyer.benchmarks.SteadyMemory 10000000
 * }</pre>
 *
 * <p>Exit code 1 if at the end more than a mebibyte more is in use than after the first tenth. A
 * leak of one byte an assessment shows in ten million of them; one of 240 bytes, as kept sessions
 * of the engine can have it, in fifty thousand.
 */
public final class SteadyMemory {

  /** What the collector and the compiler may leave behind without being a leak. */
  private static final long TOLERANCE = 1L << 20;

  private static final int TENTHS = 10;

  /** In so many assessments is one with many unknown facts. */
  private static final int EVERY = 64;

  private SteadyMemory() {}

  /**
   * Runs the program.
   *
   * @param args how many assessments (default 1,000,000), and how many threads (default all cores)
   * @throws InterruptedException if it is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    long assessments;
    int threads;
    try {
      assessments = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
      threads =
          args.length > 1 ? Integer.parseInt(args[1]) : Runtime.getRuntime().availableProcessors();
      if (assessments < TENTHS || threads < 1) {
        throw new NumberFormatException();
      }
    } catch (NumberFormatException e) {
      System.err.println(
          "found "
              + String.join(" ", args)
              + ", expected a number of assessments from 10 on and a number of threads from 1 on");
      System.exit(2);
      return;
    }
    System.exit(run(assessments, threads, System.out) ? 0 : 1);
  }

  /** Whether the memory stays flat. */
  static boolean run(long assessments, int threads, PrintStream out) throws InterruptedException {
    DutyLawyerRules rules = AssessCases.national();
    List<CaseFile> cases = new ArrayList<>();
    for (int i = 0; i < EVERY; i++) {
      cases.add(i % 16 == 1 ? AssessCases.complete(rules) : AssessCases.represented(rules));
    }
    cases.set(0, AssessCases.twelveUnknown(rules));
    long afterFirst = 0;
    long used = 0;
    long start = System.nanoTime();
    for (int tenth = 1; tenth <= TENTHS; tenth++) {
      assess(rules, cases, assessments / TENTHS, threads);
      used = used();
      afterFirst = tenth == 1 ? used : afterFirst;
      long done = assessments / TENTHS * tenth;
      out.printf(
          Locale.ROOT,
          "%,14d assessments  %,14d bytes in use  %,10.0f assessments a second%n",
          done,
          used,
          done / ((System.nanoTime() - start) / 1e9));
    }
    long grown = used - afterFirst;
    boolean flat = grown <= TOLERANCE;
    out.printf(
        Locale.ROOT,
        "%s: %,d bytes more than after the first tenth (up to %,d count as flat)%n",
        flat ? "flat" : "GROWS",
        grown,
        TOLERANCE);
    return flat;
  }

  private static void assess(DutyLawyerRules rules, List<CaseFile> cases, long many, int threads)
      throws InterruptedException {
    List<Thread> workers = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      long mine = many / threads + (t < many % threads ? 1 : 0);
      Thread worker =
          new Thread(
              () -> {
                for (long i = 0; i < mine; i++) {
                  rules.assess(cases.get((int) (i % cases.size())), AssessCases.NOW);
                }
              });
      worker.setUncaughtExceptionHandler(
          (thread, failure) -> {
            synchronized (failures) {
              failures.add(failure);
            }
          });
      workers.add(worker);
      worker.start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException(failures.get(0));
    }
  }

  /** The heap in use after full collections, the second of which frees what references held. */
  private static long used() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
