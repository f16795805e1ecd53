package org.dutylawyer.workbench.scenario;

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
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFileReader;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Eligibility;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.State;
import org.dutylawyer.internal.Engine;
import org.dutylawyer.internal.Way;
import org.dutylawyer.internal.derive.Effect;
import org.dutylawyer.language.Scenario;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;

/** Runs scenarios and says what differs from what they expect. */
@SuppressWarnings("exports") // an engine is for the rooms of the workbench, not for hosts
public final class ScenarioCheck {

  private final Answers rules;
  private final Map<String, Set<NormId>> norms = new ConcurrentHashMap<>();

  /** Runs scenarios on these packs. */
  public ScenarioCheck(DutyLawyerRules rules) {
    this.rules =
        new Answers() {
          @Override
          public Vocabulary vocabulary(String jurisdiction) {
            return rules.vocabulary(jurisdiction);
          }

          @Override
          public List<Pack> packsFor(String jurisdiction) {
            return rules.packsFor(jurisdiction);
          }

          @Override
          public Assessment assess(CaseFile file, Question question) {
            return rules.assess(file, question);
          }
        };
  }

  /** Runs scenarios on packs that are on the workbench, by the plan of their rules. */
  public static ScenarioCheck on(Engine engine) {
    return on(engine, Way.PLAN);
  }

  /** Runs scenarios on packs that are on the workbench, with the rules evaluated in that way. */
  public static ScenarioCheck on(Engine engine, Way way) {
    return new ScenarioCheck(
        new Answers() {
          @Override
          public Vocabulary vocabulary(String jurisdiction) {
            return engine.vocabulary(jurisdiction);
          }

          @Override
          public List<Pack> packsFor(String jurisdiction) {
            return engine.packsFor(jurisdiction);
          }

          @Override
          public Assessment assess(CaseFile file, Question question) {
            return engine.assess(
                file,
                question.asOf(),
                question.knownOn().orElse(question.asOf().date()),
                question.readings(),
                question.awaited(),
                question.assuming(),
                way);
          }
        });
  }

  private ScenarioCheck(Answers rules) {
    this.rules = rules;
  }

  /** What is asked. */
  private interface Answers {
    Vocabulary vocabulary(String jurisdiction);

    List<Pack> packsFor(String jurisdiction);

    Assessment assess(CaseFile file, Question question);
  }

  /**
   * What came of a scenario.
   *
   * @param scenario the scenario
   * @param problems what differs; empty when it holds
   * @param fired the norms that applied or could apply
   * @param decided the day whose law decides each of these, for the first that it is about
   * @param refused whether its case could not be read, so that nothing was found
   */
  public record Result(
      Scenario scenario,
      List<Problem> problems,
      Set<NormId> fired,
      Map<NormId, LocalDate> decided,
      boolean refused) {
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
      return new Result(scenario, e.problems(), Set.of(), Map.of(), true);
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
      boolean known =
          expectation.fields().containsKey("ground")
              || norms(scenario).contains(expectation.norm());
      problems.addAll(
          known
              ? expect(expectation, answer)
              : List.of(unknown(expectation.norm(), expectation.where(), scenario)));
    }
    for (Scenario.Owed owed : scenario.owed()) {
      String found = answer.owed(new Person(owed.of()), owed.entitlement()).word();
      if (!found.equals(owed.outcome())) {
        problems.add(
            Problem.of(
                owed.where(),
                Differences.given(owed.of() + " " + owed.entitlement(), found),
                Differences.written(owed.outcome())));
      }
    }
    for (NormId norm : scenario.silent()) {
      if (!norms(scenario).contains(norm)) {
        problems.add(unknown(norm, scenario.where(), scenario));
        continue;
      }
      List<Finding> found = answer.of(norm).stream().filter(ScenarioCheck::speaks).toList();
      if (!found.isEmpty()) {
        problems.add(
            Problem.of(
                scenario.where(),
                Differences.given(
                    norm.toString(), found.stream().map(ScenarioCheck::show).toList().toString()),
                Differences.written("silent")));
      }
    }
    Map<NormId, LocalDate> decided = new HashMap<>();
    answer.findings().stream()
        .filter(ScenarioCheck::speaks)
        .forEach(f -> decided.putIfAbsent(f.norm(), decided(f, answer)));
    return new Result(scenario, problems, fired, decided, false);
  }

  private Problem unknown(NormId norm, String where, Scenario scenario) {
    List<String> known = norms(scenario).stream().map(NormId::toString).toList();
    return new Problem(
        where,
        new Title("“" + norm + "”", "'" + norm + "'"),
        new Title("规则包中的规范", "a norm with a rule"),
        Nearest.of(norm.toString(), known));
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

  /** The day whose law decides; that of the question, if it follows from no event. */
  public static LocalDate decided(Finding finding, Assessment answer) {
    return Effect.arises(finding.conclusion()).orElse(answer.asOf()).date();
  }

  /** A norm is silent where it does not apply, and also while its event has not happened. */
  public static boolean speaks(Finding finding) {
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
  public Assessment settled(Scenario scenario) {
    return rules.assess(file(scenario), question(scenario).withoutAwaited());
  }

  /**
   * Reads the case of a scenario.
   *
   * @throws BadInputException with everything that is wrong in it
   */
  public CaseFile file(Scenario scenario) {
    String jurisdiction = scenario.caseFile().path("jurisdiction").asText("CN");
    return new CaseFileReader(rules.vocabulary(jurisdiction))
        .weekdays(true)
        .fromTree(scenario.caseFile(), scenario.where());
  }

  /** What a scenario asks about its case. */
  public static Question question(Scenario scenario) {
    Question question = Question.asOf(scenario.asOf());
    if (scenario.knownOn().isPresent()) {
      question = question.knownOn(scenario.knownOn().get().date());
    }
    for (Map.Entry<String, String> reading : scenario.readings().entrySet()) {
      question = question.reading(reading.getKey(), reading.getValue());
    }
    return scenario.assuming() ? question : question.withoutAssumptions();
  }

  private static List<Problem> expect(Scenario.Expectation expectation, Assessment answer) {
    if (expectation.fields().containsKey("ground")) {
      return GroundCheck.expect(expectation, answer);
    }
    Differences none = new Differences(expectation);
    Optional<Problem> nobody = expectation.of().flatMap(id -> nobody(id, expectation, answer));
    if (nobody.isPresent()) {
      return List.of(nobody.get());
    }
    none.add(
        new Title(
            "规则没有得出 " + expectation.norm(), "that the rules do not give " + expectation.norm()),
        Differences.written(
            expectation.norm() + expectation.of().map(id -> " of: " + id).orElse("")));
    return Differences.ofNearest(
        answer.of(expectation.norm()).stream()
            .filter(f -> expectation.of().map(id -> concerns(f, id)).orElse(true))
            .map(f -> differences(expectation, f)),
        none);
  }

  /** That nobody and nothing in the case has an id. */
  private static Optional<Problem> nobody(
      String id, Scenario.Expectation expectation, Assessment answer) {
    CaseFile file = answer.file();
    Set<String> ids = new LinkedHashSet<>();
    file.persons().forEach(person -> ids.add(person.id()));
    file.lawyers().forEach(lawyer -> ids.add(lawyer.id()));
    file.stations().forEach(station -> ids.add(station.id()));
    file.events().forEach(event -> ids.add(event.id()));
    boolean found = ids.contains(id) || answer.findings().stream().anyMatch(f -> concerns(f, id));
    return found
        ? Optional.empty()
        : Optional.of(
            new Problem(
                expectation.where(),
                new Title("“" + id + "”", "'" + id + "'"),
                new Title(
                    "案件中有的编号：" + String.join("、", ids),
                    "an id that the case has: " + String.join(", ", ids)),
                Nearest.of(id, ids)));
  }

  private static boolean concerns(Finding finding, String id) {
    return finding.conclusion().of().id().equals(id)
        || finding.conclusion().trigger().map(e -> e.of().id().equals(id)).orElse(false);
  }

  private static Differences differences(Scenario.Expectation expectation, Finding finding) {
    Differences differences = new Differences(expectation);
    String outcome =
        Optional.ofNullable(expectation.fields().get("outcome"))
            .map(JsonNode::asText)
            .orElse(Outcome.APPLIES.word());
    differences.compare("outcome", outcome, finding.outcome().word());
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
                    differences.compare(
                        key, wanted.asText(), due.map(ScenarioCheck::moment).orElse("-"));
                case "safe" ->
                    differences.compare(
                        key, wanted.asText(), due.map(d -> d.safe().toString()).orElse("-"));
                case "nominal" ->
                    differences.compare(
                        key, wanted.asText(), due.map(d -> d.nominal().toString()).orElse("-"));
                case "state" -> differences.compare(key, wanted.asText(), finding.state().word());
                case "late" ->
                    differences.compare(key, wanted.asText(), Integer.toString(finding.late()));
                case "fulfilled" ->
                    differences.compare(
                        key,
                        wanted.asText(),
                        finding.conclusion() instanceof Eligibility e
                            ? String.valueOf(e.fulfilled())
                            : "-");
                case "force" ->
                    differences.compare(
                        key,
                        wanted.asText(),
                        finding.conclusion() instanceof Entitlement e ? e.force() : "-");
                case "needs" ->
                    differences.compare(
                        key,
                        Differences.words(wanted),
                        new TreeSet<>(finding.needs().stream().map(n -> n.fact()).toList())
                            .toString());
                case "missing" ->
                    differences.compare(
                        key,
                        Differences.words(wanted),
                        new TreeSet<>(finding.missing()).toString());
                case "displaced-by" ->
                    differences.compare(
                        key,
                        wanted.asText(),
                        finding.displacedBy().map(d -> d.norm().toString()).orElse("-"));
                case "actor" ->
                    differences.compare(key, wanted.asText(), finding.actor().orElse("-"));
                case "done" ->
                    differences.compare(
                        key, wanted.asText(), finding.done().map(Moment::toString).orElse("-"));
                case "at-once-from" ->
                    differences.compare(
                        key,
                        wanted.asText(),
                        finding.atOnceFrom().map(LocalDate::toString).orElse("-"));
                case "under" -> under(wanted, finding, differences);
                default ->
                    throw new IllegalStateException("an expectation that nobody checks: " + key);
              }
            });
    return differences;
  }

  private static void under(JsonNode wanted, Finding finding, Differences differences) {
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
                differences.compare("under " + reading.getKey(), date, found);
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
                differences.compare("under " + reading.getKey(), expected, found);
              }
            });
  }

  private static String moment(DueDate due) {
    return due.due() + due.time().map(t -> "T" + t).orElse("");
  }

  private static String show(Finding finding) {
    return finding.conclusion().of().id()
        + " "
        + finding.outcome().word()
        + (finding.needs().isEmpty()
            ? ""
            : " " + finding.needs().stream().map(n -> n.fact()).toList());
  }
}
