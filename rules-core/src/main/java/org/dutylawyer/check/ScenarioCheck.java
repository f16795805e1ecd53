package org.dutylawyer.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.facts.BadInputException;
import org.dutylawyer.facts.CaseFile;
import org.dutylawyer.facts.Event;
import org.dutylawyer.facts.Nearest;
import org.dutylawyer.facts.Problem;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Eligibility;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.State;
import org.dutylawyer.law.NormId;
import org.dutylawyer.law.Title;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.Scenario;

/** Runs scenarios and says what differs from what they expect. */
public final class ScenarioCheck {

  private final DutyLawyerRules rules;
  private final Map<String, Set<NormId>> norms = new ConcurrentHashMap<>();

  /** Runs scenarios on these packs. */
  public ScenarioCheck(DutyLawyerRules rules) {
    this.rules = rules;
  }

  /**
   * What came of a scenario.
   *
   * @param scenario the scenario
   * @param problems what differs; empty when it holds
   * @param fired the norms that applied or could apply
   * @param decided the day whose law decides each of these, for the first that it is about
   */
  public record Result(
      Scenario scenario,
      List<Problem> problems,
      Set<NormId> fired,
      Map<NormId, LocalDate> decided) {
    /** Copies the collections. */
    public Result {
      problems = List.copyOf(problems);
      fired = Set.copyOf(fired);
      decided = Map.copyOf(decided);
    }

    /** Whether everything is as expected. */
    public boolean holds() {
      return problems.isEmpty();
    }
  }

  /** Runs one scenario. */
  public Result run(Scenario scenario) {
    try {
      CaseFile file = file(scenario);
      Question question = question(scenario);
      // What is awaited fires no norm, and few scenarios expect it: only where something is missing
      // is it looked for.
      Result settled = judge(scenario, rules.assess(file, question.withoutAwaited()));
      return settled.holds() ? settled : judge(scenario, rules.assess(file, question));
    } catch (BadInputException e) {
      return new Result(scenario, e.problems(), Set.of(), Map.of());
    }
  }

  /** Compares an answer to what a scenario expects. */
  public Result judge(Scenario scenario, Assessment answer) {
    List<Problem> problems = new ArrayList<>();
    Set<NormId> fired =
        answer.findings().stream()
            .filter(ScenarioCheck::speaks)
            .map(Finding::norm)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (Scenario.Expectation expectation : scenario.expectations()) {
      expect(expectation, answer, problems);
    }
    for (NormId norm : scenario.silent()) {
      List<Finding> found = answer.of(norm).stream().filter(ScenarioCheck::speaks).toList();
      if (!found.isEmpty()) {
        problems.add(
            problem(
                scenario.where(),
                norm + "：" + found.stream().map(ScenarioCheck::show).toList(),
                norm + ": " + found.stream().map(ScenarioCheck::show).toList(),
                "该规范不适用",
                "that it is silent"));
      }
      if (!norms(scenario).contains(norm)) {
        List<String> known = norms(scenario).stream().map(NormId::toString).toList();
        problems.add(
            new Problem(
                scenario.where(),
                new Title("“" + norm + "”", "'" + norm + "'"),
                new Title("规则包中的规范", "a norm with a rule"),
                Nearest.of(norm.toString(), known)));
      }
    }
    Map<NormId, LocalDate> decided = new HashMap<>();
    answer.findings().stream()
        .filter(ScenarioCheck::speaks)
        .forEach(f -> decided.putIfAbsent(f.norm(), decided(f, answer)));
    return new Result(scenario, problems, fired, decided);
  }

  /** The norms with a rule, in the order of the packs. */
  private Set<NormId> norms(Scenario scenario) {
    return norms.computeIfAbsent(
        scenario.caseFile().path("jurisdiction").asText("CN"),
        jurisdiction ->
            rules.packsFor(jurisdiction).stream()
                .flatMap(p -> p.rules().stream())
                .map(RuleModel::norm)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  private static LocalDate decided(Finding finding, Assessment answer) {
    return finding
        .conclusion()
        .trigger()
        .filter(event -> !event.awaited())
        .flatMap(Event::moment)
        .orElse(answer.asOf())
        .date();
  }

  /** A norm is silent where it does not apply, and also while its event has not happened. */
  static boolean speaks(Finding finding) {
    return finding.outcome() != Outcome.DOES_NOT_APPLY && finding.state() != State.AWAITING;
  }

  /** Answers the case of a scenario. */
  public Assessment assess(Scenario scenario) {
    return rules.assess(file(scenario), question(scenario));
  }

  /**
   * Answers the case of a scenario without what is awaited; the rest of the answer is the same.
   *
   * @throws BadInputException if the case is bad
   */
  Assessment settled(Scenario scenario) {
    return rules.assess(file(scenario), question(scenario).withoutAwaited());
  }

  /**
   * Reads the case of a scenario.
   *
   * @throws BadInputException with everything that is wrong in it
   */
  CaseFile file(Scenario scenario) {
    String jurisdiction = scenario.caseFile().path("jurisdiction").asText("CN");
    return rules
        .reader(jurisdiction)
        .weekdays(true)
        .fromTree(scenario.caseFile(), scenario.where());
  }

  /** What a scenario asks about its case. */
  static Question question(Scenario scenario) {
    Question question = Question.asOf(scenario.asOf());
    if (scenario.knownOn().isPresent()) {
      question = question.knownOn(scenario.knownOn().get().date());
    }
    for (Map.Entry<String, String> reading : scenario.readings().entrySet()) {
      question = question.reading(reading.getKey(), reading.getValue());
    }
    return question;
  }

  private void expect(Scenario.Expectation expectation, Assessment answer, List<Problem> problems) {
    if (expectation.fields().containsKey("ground")) {
      GroundCheck.expect(expectation, answer, problems);
      return;
    }
    List<Finding> candidates =
        answer.of(expectation.norm()).stream()
            .filter(f -> expectation.of().map(id -> concerns(f, id)).orElse(true))
            .toList();
    List<Problem> nearest = null;
    for (Finding finding : candidates) {
      List<Problem> differences = differences(expectation, finding);
      if (differences.isEmpty()) {
        return;
      }
      if (nearest == null || differences.size() < nearest.size()) {
        nearest = differences;
      }
    }
    if (nearest != null) {
      problems.addAll(nearest);
    } else {
      problems.add(
          problem(
              expectation.where(),
              expectation.norm() + " 没有得出",
              expectation.norm() + " was not concluded",
              "得出该规范" + expectation.of().map(id -> "（" + id + "）").orElse(""),
              "that it is" + expectation.of().map(id -> " for " + id).orElse("")));
    }
  }

  private static boolean concerns(Finding finding, String id) {
    return finding.conclusion().of().id().equals(id)
        || finding.conclusion().trigger().map(e -> e.of().id().equals(id)).orElse(false);
  }

  private List<Problem> differences(Scenario.Expectation expectation, Finding finding) {
    List<Problem> problems = new ArrayList<>();
    String outcome =
        Optional.ofNullable(expectation.fields().get("outcome"))
            .map(JsonNode::asText)
            .orElse(Outcome.APPLIES.word());
    compare(expectation, "outcome", outcome, finding.outcome().word(), problems);
    Optional<DueDate> due = finding.due().flatMap(Due::dated);
    expectation
        .fields()
        .forEach(
            (key, wanted) -> {
              switch (key) {
                case "outcome" -> {
                  // compared above, also when it is left out
                }
                case "due" ->
                    compare(
                        expectation,
                        key,
                        wanted.asText(),
                        due.map(ScenarioCheck::moment).orElse("-"),
                        problems);
                case "safe" ->
                    compare(
                        expectation,
                        key,
                        wanted.asText(),
                        due.map(d -> d.safe().toString()).orElse("-"),
                        problems);
                case "nominal" ->
                    compare(
                        expectation,
                        key,
                        wanted.asText(),
                        due.map(d -> d.nominal().toString()).orElse("-"),
                        problems);
                case "state" ->
                    compare(expectation, key, wanted.asText(), finding.state().word(), problems);
                case "late" ->
                    compare(
                        expectation,
                        key,
                        wanted.asText(),
                        Integer.toString(finding.late()),
                        problems);
                case "fulfilled" ->
                    compare(
                        expectation,
                        key,
                        wanted.asText(),
                        finding.conclusion() instanceof Eligibility e
                            ? String.valueOf(e.fulfilled())
                            : "-",
                        problems);
                case "force" ->
                    compare(
                        expectation,
                        key,
                        wanted.asText(),
                        finding.conclusion() instanceof Entitlement e ? e.force() : "-",
                        problems);
                case "needs" ->
                    compare(
                        expectation,
                        key,
                        words(wanted),
                        new TreeSet<>(finding.needs().stream().map(n -> n.fact()).toList())
                            .toString(),
                        problems);
                case "missing" ->
                    compare(
                        expectation,
                        key,
                        words(wanted),
                        new TreeSet<>(finding.missing()).toString(),
                        problems);
                case "displaced-by" ->
                    compare(
                        expectation,
                        key,
                        wanted.asText(),
                        finding.displacedBy().map(d -> d.norm().toString()).orElse("-"),
                        problems);
                case "under" -> under(expectation, wanted, finding, problems);
                default ->
                    throw new IllegalStateException("an expectation that nobody checks: " + key);
              }
            });
    return problems;
  }

  private static void under(
      Scenario.Expectation expectation, JsonNode wanted, Finding finding, List<Problem> problems) {
    wanted
        .properties()
        .forEach(
            reading -> {
              String found = "-";
              JsonNode what = reading.getValue();
              if (what.has("due")) {
                String date = what.path("due").asText().replaceAll("\\s*\\(.*", "");
                found =
                    finding
                        .due()
                        .flatMap(Due::dated)
                        .flatMap(
                            d ->
                                d.alternatives().stream()
                                    .filter(a -> a.reading().equals(reading.getKey()))
                                    .map(a -> a.due().toString())
                                    .findFirst())
                        .orElse("-");
                compare(expectation, "under " + reading.getKey(), date, found, problems);
              } else {
                boolean excused = what.path("excused").asBoolean(false);
                String option = what.path("option").asText("");
                found =
                    finding.readings().stream()
                        .filter(r -> r.reading().equals(reading.getKey()))
                        .filter(r -> option.isEmpty() || r.option().equals(option))
                        .map(
                            r ->
                                excused || what.has("excused")
                                    ? String.valueOf(r.excused())
                                    : r.outcome().word())
                        .findFirst()
                        .orElse("-");
                String expected =
                    what.has("excused") ? String.valueOf(excused) : what.path("outcome").asText();
                compare(expectation, "under " + reading.getKey(), expected, found, problems);
              }
            });
  }

  private static String moment(DueDate due) {
    return due.due() + due.time().map(t -> "T" + t).orElse("");
  }

  private static String words(JsonNode wanted) {
    Set<String> words = new TreeSet<>();
    if (wanted.isArray()) {
      StreamSupport.stream(wanted.spliterator(), false).map(JsonNode::asText).forEach(words::add);
    } else {
      words.add(wanted.asText());
    }
    return words.toString();
  }

  private static void compare(
      Scenario.Expectation expectation,
      String key,
      String wanted,
      String found,
      List<Problem> problems) {
    if (!wanted.equals(found)) {
      problems.add(
          problem(
              expectation.where(),
              expectation.norm() + " " + key + "：" + found,
              expectation.norm() + " " + key + ": " + found,
              wanted,
              wanted));
    }
  }

  private static String show(Finding finding) {
    return finding.conclusion().of().id()
        + " "
        + finding.outcome().word()
        + (finding.needs().isEmpty()
            ? ""
            : " " + finding.needs().stream().map(n -> n.fact()).toList());
  }

  private static Problem problem(
      String where, String foundZh, String foundEn, String expectedZh, String expectedEn) {
    return Problem.of(where, new Title(foundZh, foundEn), new Title(expectedZh, expectedEn));
  }
}
