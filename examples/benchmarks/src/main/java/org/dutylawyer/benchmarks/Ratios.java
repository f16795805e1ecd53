package org.dutylawyer.benchmarks;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dutylawyer.benchmarks.engines.EnginesBenchmark;
import org.dutylawyer.benchmarks.engines.SharedEngine;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs the benchmarks and prints tables of ratios. Times differ from machine to machine and from
 * hour to hour; what one run's figures are to one another differs much less, and least of all in
 * processor time and in bytes allocated. Of the iterations the median is taken, so that one during
 * which the machine was busy elsewhere does not count; beside it stands half the range of the
 * middle half.
 *
 * <pre>{@code
 * java -cp target/benchmarks.jar org.dutylawyer.benchmarks.Ratios [engines] [assess] [parts] [events] [persons] [--quick]
 * }</pre>
 *
 * <p>Without a name all run. {@code --quick} is for a look: four seconds of warm-up and two of
 * measuring for each figure.
 */
public final class Ratios {

  private static final List<String> TABLES =
      List.of("engines", "assess", "parts", "events", "persons");
  private static final String QUICK = "--quick";

  private Ratios() {}

  /**
   * Runs the program.
   *
   * @throws RunnerException if a benchmark fails, also when engines do not agree
   */
  public static void main(String[] args) throws RunnerException {
    Set<String> wanted = new TreeSet<>(Arrays.asList(args));
    boolean quick = wanted.remove(QUICK);
    if (!TABLES.containsAll(wanted)) {
      System.err.println(
          "found " + wanted + ", expected some of " + TABLES + " and, for a look, " + QUICK);
      System.exit(2);
      return;
    }
    if (wanted.isEmpty()) {
      wanted.addAll(TABLES);
    }
    for (String table : TABLES) {
      if (wanted.contains(table)) {
        System.out.println(
            switch (table) {
              case "engines" -> engines(quick);
              case "assess" -> assess(quick);
              case "parts" -> parts(quick);
              case "events" -> events(quick);
              default -> persons(quick);
            });
      }
    }
  }

  private static String engines(boolean quick) throws RunnerException {
    String[] names = SharedEngine.all().stream().map(SharedEngine::name).toArray(String[]::new);
    Map<String, Figures> figures =
        figures(run(options(EnginesBenchmark.class, quick).param("engine", names)), Ratios::engine);
    return table(
        "The shared decision of 41 rules, " + names.length + " engines that agree on 1,000 cases",
        figures,
        List.of("plain Java", "library"));
  }

  private static String engine(RunResult result) {
    return result.getParams().getParam("engine");
  }

  private static String assess(boolean quick) throws RunnerException {
    Collection<RunResult> results = run(options(AssessBenchmark.class, quick));
    StringBuilder all = new StringBuilder();
    for (String known : List.of("complete", "twelve-unknown")) {
      List<RunResult> ofThese =
          results.stream().filter(r -> r.getParams().getParam("known").equals(known)).toList();
      all.append(
          table(
              "One case of the national rules, " + known.replace('-', ' '),
              figures(ofThese, Ratios::method),
              List.of("bareDrools", "bareDroolsEveryValue")));
    }
    return all.toString();
  }

  private static String parts(boolean quick) throws RunnerException {
    Collection<RunResult> results = run(options(PartsBenchmark.class, quick));
    StringBuilder all = new StringBuilder();
    for (String evaluator : List.of("drools", "plan")) {
      List<RunResult> ofThis = results.stream().filter(r -> method(r).equals(evaluator)).toList();
      all.append(
          table(
              "One question of a case of the national rules, by " + evaluator,
              figures(ofThis, r -> r.getParams().getParam("asked")),
              List.of("whole")));
    }
    return all.toString();
  }

  private static String events(boolean quick) throws RunnerException {
    return growth(
        run(options(ManyEventsBenchmark.class, quick)),
        "event",
        List.of("bareDrools", "assessNow", "assessNowByPlan"),
        List.of("10", "100", "1000", "10000"));
  }

  private static String persons(boolean quick) throws RunnerException {
    return growth(
        run(options(ManyPersonsBenchmark.class, quick)),
        "person",
        List.of("assessNow", "assessNowByPlan"),
        List.of("10", "100", "1000"));
  }

  /** What one more costs, as a multiple of what it costs in the smallest case. */
  private static String growth(
      Collection<RunResult> results, String one, List<String> methods, List<String> numbers) {
    String all = one + "s";
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%nTime for one %s, as a multiple of that in the case of %s %s%n%n",
            one,
            numbers.get(0),
            all));
    for (String method : methods) {
      double base = 0;
      for (String number : numbers) {
        double each =
            results.stream()
                .filter(r -> method(r).equals(method))
                .filter(r -> r.getParams().getParam(all).equals(number))
                .findFirst()
                .map(r -> secondary(r, CpuProfiler.LABEL) / Integer.parseInt(number))
                .orElse(Double.NaN);
        base = base == 0 ? each : base;
        table.append(
            String.format(
                Locale.ROOT,
                "| %-15s | %6s %s | %10.2f us each | %7.3f |%n",
                method,
                number,
                all,
                each,
                each / base));
      }
    }
    return table.toString();
  }

  // --- running -----------------------------------------------------------------------------------

  private static ChainedOptionsBuilder options(Class<?> benchmark, boolean quick) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuProfiler.class)
            .shouldFailOnError(benchmark != ManyEventsBenchmark.class)
            .verbosity(VerboseMode.NORMAL);
    return quick
        ? options
            .warmupIterations(4)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(2)
            .measurementTime(TimeValue.seconds(1))
        : options;
  }

  private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
    return new Runner(options.build()).run();
  }

  // --- figures -----------------------------------------------------------------------------------

  private record Figures(double micros, double spread, double cpu, double bytes) {}

  private interface Naming {
    String of(RunResult result);
  }

  private static Map<String, Figures> figures(Collection<RunResult> results, Naming naming) {
    Map<String, Figures> figures = new LinkedHashMap<>();
    for (RunResult result : results) {
      Statistics times = result.getPrimaryResult().getStatistics();
      figures.put(
          naming.of(result),
          new Figures(
              times.getPercentile(50),
              (times.getPercentile(75) - times.getPercentile(25)) / 2,
              secondary(result, CpuProfiler.LABEL),
              secondary(result, "gc.alloc.rate.norm")));
    }
    return figures;
  }

  private static double secondary(RunResult result, String label) {
    for (String known : result.getSecondaryResults().keySet()) {
      if (known.endsWith(label)) {
        return result.getSecondaryResults().get(known).getStatistics().getPercentile(50);
      }
    }
    return Double.NaN;
  }

  private static String method(RunResult result) {
    String name = result.getParams().getBenchmark();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String table(String title, Map<String, Figures> figures, List<String> bases) {
    StringBuilder table = new StringBuilder("\n" + title + "\n\n");
    table.append("| | time, us | spread | CPU, us | bytes |");
    bases.forEach(b -> table.append(" " + b + " = 1: time | CPU | bytes |"));
    table.append("\n|---|---:|---:|---:|---:|").append("---:|---:|---:|".repeat(bases.size()));
    table.append('\n');
    figures.forEach(
        (name, f) -> {
          table.append(
              String.format(
                  Locale.ROOT,
                  "| %s | %s | %s | %s | %,.0f |",
                  name,
                  number(f.micros),
                  "± " + Math.round(100 * f.spread / f.micros) + " %",
                  number(f.cpu),
                  f.bytes));
          for (String base : bases) {
            Figures b = requireNonNull(figures.get(base));
            table.append(" " + number(f.micros / b.micros));
            table.append(" | " + number(f.cpu / b.cpu));
            table.append(" | " + number(f.bytes / b.bytes) + " |");
          }
          table.append('\n');
        });
    return table.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 0.1 ? "%.5f" : value < 10 ? "%.2f" : "%,.0f", value);
  }
}
