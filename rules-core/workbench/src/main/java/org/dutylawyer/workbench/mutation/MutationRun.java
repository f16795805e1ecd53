package org.dutylawyer.workbench.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dutylawyer.Question;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Eligibility;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.internal.Engine;
import org.dutylawyer.internal.Variants;
import org.dutylawyer.internal.Way;
import org.dutylawyer.language.Scenario;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.workbench.Workbench;
import org.dutylawyer.workbench.mutation.MutationReport.Survivor;
import org.dutylawyer.workbench.mutation.Mutations.Mutant;
import org.dutylawyer.workbench.scenario.CaseDates;
import org.dutylawyer.workbench.scenario.CaseEdits;
import org.dutylawyer.workbench.scenario.ScenarioCheck;
import org.dutylawyer.workbench.scenario.ScenarioText;

/**
 * Makes mutants of a pack's rules and looks which of them no scenario notices. All mutants are
 * compiled into one base and every case is run once with all of them.
 */
@SuppressWarnings("exports") // an engine is for the rooms of the workbench, not for hosts
public final class MutationRun {

  /** So many cases are tried to tell a rule from its mutants before they count as the same. */
  private static final int MOST_CASES = 150;

  private final Pack pack;
  private final Workbench workbench;
  private final Engine engine;
  private final ScenarioCheck check;
  private final Vocabulary words;
  private final Map<String, ReadingDeclaration> readings;
  private final List<Scenario> scenarios;
  private final List<Mutant> mutants = new ArrayList<>();
  private final Set<String> heeded = new HashSet<>();
  private final boolean whole;
  private int casesTried;

  public MutationRun(
      Workbench workbench,
      List<Pack> stack,
      Vocabulary words,
      Engine engine,
      List<ScenarioCheck.Result> results,
      Predicate<String> files) {
    this.pack = stack.get(stack.size() - 1);
    this.workbench = workbench;
    this.engine = engine;
    this.whole = files.test("pack.yaml");
    this.check = ScenarioCheck.on(engine);
    this.words = words;
    this.readings =
        Mutations.byId(stack.stream().flatMap(p -> p.manifest().readings().stream()).toList());
    this.scenarios =
        results.stream()
            .filter(ScenarioCheck.Result::holds)
            .map(ScenarioCheck.Result::scenario)
            .toList();
    for (RuleModel rule : pack.rules()) {
      if (files.test(beside(rule))) {
        mutants.addAll(Mutations.of(rule, words, readings));
      }
    }
    stack.forEach(p -> p.rules().forEach(this::heed));
  }

  /** The path, inside the pack, of the scenarios beside the rule. */
  private String beside(RuleModel rule) {
    String file = rule.place().file();
    String path = file.substring(Math.min(file.length(), pack.files().where("").length()));
    return path.replaceAll("\\.drl$", ".yaml");
  }

  /** Remembers what the rule builds on of what other rules conclude. */
  private void heed(RuleModel rule) {
    rule.patterns().stream()
        .filter(p -> !Set.of("Fact", "FactAt", "Onset", "Amount", "Event").contains(p.type()))
        .flatMap(p -> p.constraints().stream())
        .flatMap(c -> c.operands().stream())
        .filter(RuleModel.Text.class::isInstance)
        .map(o -> ((RuleModel.Text) o).value())
        .forEach(heeded::add);
    rule.relations().forEach(r -> heeded.add(r.other().provision().toString()));
    rule.relations().forEach(r -> heeded.add(r.local().provision().toString()));
  }

  /** Whether another norm could change with this one. */
  private boolean isHeeded(RuleModel rule) {
    return rule.consequence().word().equals("exemption")
        || heeded.contains(rule.norm().provision().toString())
        || rule.consequence().arguments().stream()
            .anyMatch(o -> o instanceof RuleModel.Text text && heeded.contains(text.value()));
  }

  public MutationReport report() {
    List<Survivor> survivors = new ArrayList<>();
    List<Survivor> same = new ArrayList<>();
    if (!mutants.isEmpty()) {
      List<Integer> all = IntStream.range(0, mutants.size()).boxed().toList();
      List<Mutant> alive = survive(mutants, all, Way.PLAN).stream().map(mutants::get).toList();
      confirm(alive);
      explain(alive, survivors, same);
    }
    DateMutants dates = new DateMutants(workbench, engine, pack, scenarios, check);
    if (whole) {
      dates.run();
      survivors.addAll(dates.survivors());
    }
    int all = mutants.size() + dates.mutants();
    return new MutationReport(
        all, all - survivors.size() - same.size(), survivors, same, casesTried);
  }

  private Variants variants(List<Mutant> of, Way way) {
    return workbench.variants(engine, pack.id(), of.stream().map(Mutant::mutated).toList(), way);
  }

  /** Drools has to let live what the plan lets live: a survivor is told to an author as a fault. */
  private void confirm(List<Mutant> alive) {
    List<Integer> all = IntStream.range(0, alive.size()).boxed().toList();
    List<Integer> confirmed = alive.isEmpty() ? all : survive(alive, all, Way.NETWORK);
    if (confirmed.size() < alive.size()) {
      Mutant noticed =
          all.stream()
              .filter(i -> !confirmed.contains(i))
              .findFirst()
              .map(alive::get)
              .orElseThrow();
      throw new IllegalStateException(
          noticed.where()
              + ": "
              + noticed.change().en()
              + ": found that Drools notices it and the plan does not, expected the same");
    }
  }

  // --- which are noticed
  // --------------------------------------------------------------------------

  /** The mutants, by their place among these, that live through all scenarios. */
  private List<Integer> survive(List<Mutant> mutants, List<Integer> candidates, Way way) {
    Variants variants = variants(mutants, way);
    return survive(mutants, variants, survive(mutants, variants, candidates, true), false);
  }

  /**
   * The mutants, by their place among these, that live through all scenarios.
   *
   * @param named only scenarios that name the norm of the mutant; the others can notice it only
   *     through norms that build on it
   */
  private List<Integer> survive(
      List<Mutant> mutants, Variants variants, List<Integer> candidates, boolean named) {
    Set<Integer> noticed = ConcurrentHashMap.newKeySet();
    scenarios.parallelStream()
        .forEach(
            scenario -> {
              Set<NormId> names = names(scenario);
              List<Integer> concerned =
                  candidates.stream()
                      .filter(i -> !noticed.contains(i) && concerns(names, mutants.get(i), named))
                      .toList();
              if (!concerned.isEmpty()) {
                Variants.Run run = run(variants, scenario, true).orElseThrow();
                concerned.stream()
                    .filter(i -> !noticed.contains(i) && notices(scenario, run, i))
                    .forEach(noticed::add);
              }
            });
    return candidates.stream().filter(i -> !noticed.contains(i)).toList();
  }

  private boolean concerns(Set<NormId> names, Mutant mutant, boolean named) {
    RuleModel original = mutant.original();
    return named
        ? names.contains(original.norm())
        : !names.contains(original.norm()) && isHeeded(original);
  }

  private boolean notices(Scenario scenario, Variants.Run run, int variant) {
    return run.differs(variant) && !check.judge(scenario, run.under(variant)).holds();
  }

  private static Set<NormId> names(Scenario scenario) {
    Set<NormId> names = new HashSet<>(scenario.silent());
    scenario.expectations().forEach(e -> names.add(e.norm()));
    return names;
  }

  private Optional<Variants.Run> run(Variants variants, Scenario scenario, boolean awaited) {
    Question question = ScenarioCheck.question(scenario);
    try {
      return Optional.of(
          variants.run(
              check.file(scenario),
              question.asOf(),
              question.knownOn().orElse(question.asOf().date()),
              question.readings(),
              awaited));
    } catch (BadInputException e) {
      return Optional.empty(); // an edited case that contradicts itself
    }
  }

  // --- what would notice the others
  // ---------------------------------------------------------------

  /** The mutants of one rule that are told from it, those that are not, and the cases it took. */
  private record Told(List<Survivor> survivors, List<Survivor> same, int tried) {}

  /** Looks, rule by rule, for cases that tell the mutants that are left from their rule. */
  private void explain(List<Mutant> alive, List<Survivor> survivors, List<Survivor> same) {
    if (alive.isEmpty()) {
      return;
    }
    Variants variants = variants(alive, Way.PLAN);
    Map<NormId, List<Integer>> byNorm = new LinkedHashMap<>();
    for (int i = 0; i < alive.size(); i++) {
      byNorm.computeIfAbsent(alive.get(i).original().norm(), n -> new ArrayList<>()).add(i);
    }
    List<Told> told =
        List.copyOf(byNorm.values()).parallelStream()
            .map(open -> told(variants, alive, new ArrayList<>(open)))
            .toList();
    for (Told one : told) {
      survivors.addAll(one.survivors());
      same.addAll(one.same());
      casesTried += one.tried();
    }
  }

  private Told told(Variants variants, List<Mutant> alive, List<Integer> open) {
    RuleModel rule = alive.get(open.get(0)).original();
    List<Survivor> survivors = new ArrayList<>();
    int tried = 0;
    for (Scenario edited : cases(rule)) {
      if (open.isEmpty() || tried >= MOST_CASES) {
        break;
      }
      tried++;
      // What is awaited tells nothing: no scenario that is written here expects it.
      Optional<Variants.Run> run = run(variants, edited, false);
      if (run.isPresent()) {
        for (Integer variant : List.copyOf(open)) {
          Optional<Scenario> telling = telling(edited, run.get(), variant, rule.norm());
          if (telling.isPresent()) {
            open.remove(variant);
            survivors.add(
                survivor(alive.get(variant), Optional.of(ScenarioText.of(telling.get()))));
          }
        }
      }
    }
    List<Survivor> same =
        open.stream().map(variant -> survivor(alive.get(variant), Optional.empty())).toList();
    return new Told(survivors, same, tried);
  }

  private static Survivor survivor(Mutant mutant, Optional<String> scenario) {
    return new Survivor(
        mutant.where().toString(),
        mutant.original().norm(),
        mutant.change(),
        mutant.kind(),
        scenario);
  }

  /** Cases to try for a rule: those of scenarios that name it, with small changes. */
  private List<Scenario> cases(RuleModel rule) {
    List<Scenario> about =
        scenarios.stream()
            .filter(s -> names(s).contains(rule.norm()))
            .sorted(
                Comparator.comparing(
                    s ->
                        s.expectations().stream().anyMatch(e -> e.norm().equals(rule.norm()))
                            ? 0
                            : 1))
            .limit(6)
            .toList();
    List<Scenario> cases = new ArrayList<>(about);
    List<List<Scenario>> edits =
        about.stream().map(s -> CaseEdits.of(s, rule, words, readings)).toList();
    // One change of each scenario in turn, so that no scenario uses up all the tries.
    for (int i = 1; edits.stream().mapToInt(List::size).max().orElse(0) > i; i++) {
      for (List<Scenario> edit : edits) {
        if (i < edit.size()) {
          cases.add(edit.get(i));
        }
      }
    }
    return cases;
  }

  /** The case with what it must expect so that it holds for the rule and fails for the mutant. */
  private Optional<Scenario> telling(Scenario edited, Variants.Run run, int variant, NormId norm) {
    if (!run.differs(variant)) {
      return Optional.empty();
    }
    return telling(check, edited, run.original(), run.under(variant), norm);
  }

  static Optional<Scenario> telling(
      ScenarioCheck check, Scenario edited, Assessment original, Assessment mutated, NormId norm) {
    List<Finding> findings = new ArrayList<>(original.findings());
    findings.sort(Comparator.comparing(f -> f.norm().equals(norm) ? 0 : 1));
    for (Finding finding : findings) {
      boolean shown =
          ScenarioCheck.speaks(finding) && !mutated.of(finding.norm()).contains(finding);
      if (shown) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : fields(finding).entrySet()) {
          fields.put(field.getKey(), field.getValue());
          Scenario candidate =
              expecting(
                  edited,
                  List.of(
                      new Scenario.Expectation(
                          finding.norm(),
                          Optional.of(finding.conclusion().of().id()),
                          fields,
                          edited.where())),
                  List.of());
          if (tells(check, candidate, original, mutated)) {
            return Optional.of(candidate);
          }
        }
      }
    }
    Set<NormId> silent = new TreeSet<>();
    mutated.findings().stream()
        .filter(ScenarioCheck::speaks)
        .map(Finding::norm)
        .filter(n -> original.of(n).stream().noneMatch(ScenarioCheck::speaks))
        .forEach(silent::add);
    for (NormId quiet : silent) {
      Scenario candidate = expecting(edited, List.of(), List.of(quiet));
      if (tells(check, candidate, original, mutated)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static boolean tells(
      ScenarioCheck check, Scenario candidate, Assessment original, Assessment mutated) {
    return check.judge(candidate, original).holds() && !check.judge(candidate, mutated).holds();
  }

  private static Scenario expecting(
      Scenario edited, List<Scenario.Expectation> expectations, List<NormId> silent) {
    String norms =
        (silent.isEmpty() ? expectations.stream().map(Scenario.Expectation::norm) : silent.stream())
            .map(NormId::toString)
            .collect(Collectors.joining("、"));
    return new Scenario(
        edited.title() + (silent.isEmpty() ? "：" : "：不适用 ") + norms,
        edited.asOf(),
        edited.knownOn(),
        edited.readings(),
        edited.assuming(),
        edited.caseFile(),
        expectations,
        List.of(),
        silent,
        edited.where());
  }

  /** What can be expected of a finding, the most telling first. */
  private static Map<String, JsonNode> fields(Finding finding) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    fields.put("outcome", TextNode.valueOf(finding.outcome().word()));
    finding
        .due()
        .flatMap(Due::dated)
        .ifPresent(
            due ->
                fields.put(
                    "due", TextNode.valueOf(due.due() + due.time().map(t -> "T" + t).orElse(""))));
    if (finding.outcome() == Outcome.UNDETERMINED) {
      fields.put(
          "needs", list(finding.needs().stream().map(n -> n.fact()).sorted().distinct().toList()));
    }
    fields.put("state", TextNode.valueOf(finding.state().word()));
    if (finding.late() > 0) {
      fields.put("late", IntNode.valueOf(finding.late()));
    }
    if (finding.conclusion() instanceof Entitlement entitlement) {
      fields.put("force", TextNode.valueOf(entitlement.force()));
    }
    if (finding.conclusion() instanceof Eligibility eligibility) {
      fields.put("fulfilled", BooleanNode.valueOf(eligibility.fulfilled()));
    }
    finding
        .displacedBy()
        .ifPresent(d -> fields.put("displaced-by", TextNode.valueOf(d.norm().toString())));
    if (!finding.missing().isEmpty()) {
      fields.put("missing", list(finding.missing().stream().sorted().toList()));
    }
    return fields;
  }

  private static JsonNode list(List<String> words) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    words.forEach(list::add);
    return list;
  }

  /** Mutants of the days on which instruments are in force. */
  static final class DateMutants {
    private final Workbench workbench;
    private final Engine engine;
    private final Pack pack;
    private final List<Scenario> scenarios;
    private final ScenarioCheck check;
    private final List<Survivor> survivors = new ArrayList<>();
    private int mutants;

    DateMutants(
        Workbench workbench,
        Engine engine,
        Pack pack,
        List<Scenario> scenarios,
        ScenarioCheck check) {
      this.workbench = workbench;
      this.engine = engine;
      this.pack = pack;
      this.scenarios = scenarios;
      this.check = check;
    }

    List<Survivor> survivors() {
      return survivors;
    }

    int mutants() {
      return mutants;
    }

    void run() {
      for (org.dutylawyer.law.Instrument instrument : pack.manifest().instruments()) {
        boolean ruled =
            pack.rules().stream().anyMatch(r -> r.norm().instrument().equals(instrument.id()));
        if (ruled) {
          instrument.inForce().from().ifPresent(day -> both(instrument.id(), day, true));
          instrument.inForce().to().ifPresent(day -> both(instrument.id(), day, false));
        }
      }
    }

    private void both(String instrument, LocalDate day, boolean first) {
      for (int step : List.of(-1, 1)) {
        mutants++;
        LocalDate changed = day.plusDays(step);
        Engine mutated = workbench.withDay(engine, pack.id(), instrument, first, changed);
        ScenarioCheck other = ScenarioCheck.on(mutated);
        // Only what is decided by the law of one of these days can change.
        LocalDate decisive = step > 0 ? day : changed;
        boolean noticed =
            scenarios.parallelStream()
                .filter(s -> mentions(s, decisive))
                .anyMatch(s -> !other.run(s).holds());
        if (!noticed) {
          survivors.add(survivor(instrument, day, changed, first, decisive, other));
        }
      }
    }

    private static boolean mentions(Scenario scenario, LocalDate day) {
      return scenario.asOf().date().equals(day)
          || scenario.caseFile().toString().contains(day.toString());
    }

    private Survivor survivor(
        String instrument,
        LocalDate day,
        LocalDate changed,
        boolean first,
        LocalDate decisive,
        ScenarioCheck other) {
      String word = first ? "from" : "to";
      Optional<NormId> norm =
          pack.rules().stream()
              .map(RuleModel::norm)
              .filter(n -> n.instrument().equals(instrument))
              .findFirst();
      return new Survivor(
          pack.files().where("pack.yaml") + ":" + line(instrument, word),
          norm.orElseThrow(),
          new Title(
              instrument + " " + word + " " + day + " 改为 " + changed,
              instrument + " " + word + " " + day + " became " + changed),
          MutationReport.Kind.DATE,
          telling(instrument, decisive, other));
    }

    /** The line of the manifest on which the day stands. */
    private int line(String instrument, String word) {
      List<String> lines = pack.files().text("pack.yaml").orElse("").lines().toList();
      boolean inside = false;
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i).strip();
        boolean id = line.replace("- ", "").startsWith("id:");
        inside = id ? line.contains(instrument) : inside;
        if (inside && line.startsWith(word + ":")) {
          return i + 1;
        }
      }
      return 1;
    }

    /** A case of the instrument moved to the day that tells the two apart. */
    private Optional<String> telling(String instrument, LocalDate decisive, ScenarioCheck other) {
      for (Scenario scenario : scenarios) {
        for (Scenario.Expectation expectation : scenario.expectations()) {
          LocalDate decided = check.run(scenario).decided().get(expectation.norm());
          if (expectation.norm().instrument().equals(instrument) && decided != null) {
            Scenario moved =
                CaseDates.moved(
                    scenario, java.time.temporal.ChronoUnit.DAYS.between(decided, decisive));
            try {
              Optional<Scenario> telling =
                  MutationRun.telling(
                      check, moved, check.assess(moved), other.assess(moved), expectation.norm());
              if (telling.isPresent()) {
                return telling.map(ScenarioText::of);
              }
            } catch (BadInputException e) {
              break; // the moved case contradicts itself; another scenario may do
            }
          }
        }
      }
      return Optional.empty();
    }
  }
}
