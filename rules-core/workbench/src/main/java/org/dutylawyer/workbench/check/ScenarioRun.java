package org.dutylawyer.workbench.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.internal.Engine;
import org.dutylawyer.internal.Way;
import org.dutylawyer.language.Scenario;
import org.dutylawyer.language.Yaml;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.scenario.ScenarioCheck;

/**
 * Runs the scenarios of a pack: each must hold, each rule must fire in one that names it and stay
 * silent in another that says so.
 */
final class ScenarioRun {

  private final Pack pack;
  private final List<ScenarioCheck.Result> results;
  private final Set<String> stems = new HashSet<>();
  private final Set<String> unread = new HashSet<>();
  private final boolean all;

  /**
   * Runs scenarios.
   *
   * @param scenarios by the path of their file
   * @param unreadable the paths of files whose scenarios could not be read: nothing is asked for
   *     the rules beside them
   * @param files which files of scenarios to run
   */
  ScenarioRun(
      Pack pack,
      Engine engine,
      Map<String, List<Scenario>> scenarios,
      Set<String> unreadable,
      Predicate<String> files) {
    this.pack = pack;
    unreadable.forEach(path -> unread.add(stem(pack.files().where(path))));
    List<Scenario> chosen = new ArrayList<>();
    boolean everything = true;
    for (Map.Entry<String, List<Scenario>> file : scenarios.entrySet()) {
      if (files.test(file.getKey())) {
        stems.add(stem(pack.files().where(file.getKey())));
        chosen.addAll(file.getValue());
      } else {
        everything = false;
      }
    }
    this.all = everything;
    this.results = run(engine, chosen);
  }

  /**
   * Runs scenarios on all processors; the results are in the order of the scenarios. One that does
   * not hold by the plan is run by Drools too, before an author hears of it.
   */
  static List<ScenarioCheck.Result> run(Engine engine, List<Scenario> scenarios) {
    ScenarioCheck plan = ScenarioCheck.on(engine, Way.PLAN);
    ScenarioCheck drools = ScenarioCheck.on(engine, Way.NETWORK);
    return scenarios.parallelStream()
        .map(
            scenario -> {
              ScenarioCheck.Result result = plan.run(scenario);
              return result.holds() ? result : confirmed(result, drools.run(scenario));
            })
        .toList();
  }

  private static ScenarioCheck.Result confirmed(
      ScenarioCheck.Result plan, ScenarioCheck.Result drools) {
    if (!plan.problems().equals(drools.problems())) {
      throw new IllegalStateException(
          plan.scenario().where()
              + ": found "
              + plan.problems()
              + " by the plan and "
              + drools.problems()
              + " by Drools, expected the same");
    }
    return drools;
  }

  List<ScenarioCheck.Result> results() {
    return results;
  }

  private static String stem(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  List<CheckReport.ScenarioOutcome> outcomes() {
    return results.stream()
        .map(
            result ->
                new CheckReport.ScenarioOutcome(
                    result.scenario().title(),
                    result.scenario().where(),
                    result.problems(),
                    result.fired().stream()
                        .filter(norm -> !names(result.scenario(), norm))
                        .sorted()
                        .toList()))
        .toList();
  }

  private static boolean names(Scenario scenario, NormId norm) {
    return norms(scenario).contains(norm);
  }

  private static Set<NormId> norms(Scenario scenario) {
    Set<NormId> norms = new HashSet<>(scenario.silent());
    scenario.expectations().forEach(e -> norms.add(e.norm()));
    return norms;
  }

  /** What is wrong in a case stands at its own line, and not at that of the scenario. */
  private Problem placed(Problem problem, ScenarioCheck.Result result) {
    String where = result.scenario().where();
    Stream<String> places = Stream.empty();
    if (result.refused() && problem.where().startsWith(where + " $")) {
      String path = problem.where().substring(where.length() + 1);
      places =
          written(where)
              .flatMap(scenario -> scenario.find("case").stream())
              .map(written -> written.at(path).where() + " " + path);
    } else if (!result.refused() && problem.where().equals(where)) {
      places =
          written(where)
              .flatMap(scenario -> scenario.find("silent").stream())
              .flatMap(silent -> silent.list().stream())
              .filter(norm -> names(problem.found().en(), norm.text()))
              .map(Yaml::where);
    }
    return places
        .map(place -> new Problem(place, problem.found(), problem.expected(), problem.nearest()))
        .findFirst()
        .orElse(problem);
  }

  /** Whether what was found is said of a norm, and not of one whose name begins so. */
  private static boolean names(String found, String norm) {
    return found.matches("(?s).*" + Pattern.quote(norm) + "(?![\\p{Alnum}/-]).*");
  }

  /** The scenario at a place, as it is written. */
  private Stream<Yaml> written(String where) {
    String file = where.substring(0, where.lastIndexOf(':'));
    return pack.files().paths(".yaml").stream()
        .filter(one -> pack.files().where(one).equals(file))
        .flatMap(one -> pack.files().text(one).stream())
        .flatMap(text -> Yaml.parse(text, file).list().stream())
        .filter(scenario -> scenario.where().equals(where));
  }

  StepReport report(List<Problem> problems, List<StepReport.Note> notes, long start) {
    Set<NormId> hit = new HashSet<>();
    Set<NormId> silent = new HashSet<>();
    Set<String> meant = new HashSet<>();
    Set<String> doubtful = new HashSet<>();
    for (ScenarioCheck.Result result : results) {
      result.problems().forEach(p -> problems.add(named(placed(p, result), result.scenario())));
      // A norm that is written wrongly, or asked of nobody in the case, is one fault and not two.
      result.problems().stream()
          .map(Problem::nearest)
          .flatMap(Optional::stream)
          .forEach(
              nearest -> {
                meant.add(nearest);
                doubtful.add(stem(result.scenario().where()));
              });
      if (result.refused()) {
        // Of what a case would have shown that could not be read nothing is said.
        hit.addAll(norms(result.scenario()));
        silent.addAll(norms(result.scenario()));
        continue;
      }
      Set<NormId> fired = result.fired();
      for (Scenario.Expectation expectation : result.scenario().expectations()) {
        (fired.contains(expectation.norm()) ? hit : silent).add(expectation.norm());
      }
      result.scenario().silent().stream().filter(n -> !fired.contains(n)).forEach(silent::add);
      unnamed(result, notes);
    }
    List<RuleModel> rules =
        pack.rules().stream()
            .filter(rule -> all || stems.contains(stem(rule.place().file())))
            .filter(rule -> !unread.contains(stem(rule.place().file())))
            .toList();
    for (RuleModel rule : rules) {
      // Several norms can be as near: which one was meant is not known before it is written right.
      boolean told =
          meant.contains(rule.norm().toString()) || doubtful.contains(stem(rule.place().file()));
      if (told) {
        continue;
      }
      if (!hit.contains(rule.norm())) {
        problems.add(
            problem(
                rule,
                new Title("没有情形使 " + rule.norm() + " 适用", "no scenario that fires " + rule.norm()),
                new Title(
                    "至少一个情形在 expect 中写明该规范并得出它",
                    "at least one scenario that names it under expect, and in which it fires")));
      }
      if (!silent.contains(rule.norm())) {
        problems.add(
            problem(
                rule,
                new Title(
                    "没有情形说明 " + rule.norm() + " 何时不适用",
                    "no scenario that keeps " + rule.norm() + " silent"),
                new Title(
                    "至少一个情形在 silent 中写明该规范", "at least one scenario that names it under silent")));
      }
    }
    return StepReport.ran(
        Step.SCENARIOS,
        results.size(),
        new Title(
            results.size() + " 个情形，" + rules.size() + " 条规则",
            results.size() + " scenarios, " + rules.size() + " rules"),
        problems,
        notes,
        PackCheck.since(start));
  }

  /** A problem of a scenario says which; an author knows it by its sentence. */
  private static Problem named(Problem problem, Scenario scenario) {
    return new Problem(
        problem.where(),
        new Title(
            problem.found().zh() + "〔" + scenario.title() + "〕",
            problem.found().en() + " (" + scenario.title() + ")"),
        problem.expected(),
        problem.nearest());
  }

  /** Norms of the articles that a scenario is about, which it fires and does not name. */
  private static void unnamed(ScenarioCheck.Result result, List<StepReport.Note> notes) {
    Scenario scenario = result.scenario();
    Set<String> articles = new LinkedHashSet<>();
    scenario.expectations().forEach(e -> articles.add(PackCheck.articleOf(e.norm())));
    scenario.silent().forEach(norm -> articles.add(PackCheck.articleOf(norm)));
    List<NormId> unnamed =
        result.fired().stream()
            .filter(norm -> articles.contains(PackCheck.articleOf(norm)))
            .filter(norm -> !names(scenario, norm))
            .sorted()
            .toList();
    if (!unnamed.isEmpty()) {
      String norms = unnamed.stream().map(NormId::toString).collect(Collectors.joining(", "));
      notes.add(
          new StepReport.Note(
              scenario.where(),
              new Title("还得出未写明的规范：" + norms, "also fires norms that it does not name: " + norms)));
    }
  }

  private static Problem problem(RuleModel rule, Title found, Title expected) {
    return Problem.of(rule.place().toString(), found, expected);
  }
}
