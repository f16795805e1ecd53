package org.dutylawyer.workbench.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dutylawyer.answer.JsonAnswer;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.internal.Difference;
import org.dutylawyer.internal.Engine;
import org.dutylawyer.internal.Way;
import org.dutylawyer.internal.network.StackCompiler;
import org.dutylawyer.language.RuleForm;
import org.dutylawyer.law.InForce;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.InstrumentText;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.GroundSheet;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.PackManifest;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.AnyOf;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.pack.RuleModel.Condition;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Place;
import org.dutylawyer.pack.RuleModel.Ref;
import org.dutylawyer.pack.RuleModel.Text;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;

/**
 * The plan and Drools answer alike for random packs of the language, not only for those that are
 * shipped: a local one over a national one, with relations between their norms. The property {@code
 * dutylawyer.evaluators.packs} says how many.
 */
class RandomPacksTest {

  private static final int PACKS = Integer.getInteger("dutylawyer.evaluators.packs", 60);
  private static final int CASES = 25;
  private static final LocalDate WED_2025_11_19 = LocalDate.of(2025, 11, 19);
  private static final Vocabulary WORDS =
      Vocabulary.core()
          .plus(
              Vocabulary.parse(
                  """
                  actions:
                    act-one: [甲事, one]
                    act-two: [乙事, two]
                    act-three: [丙事, three]
                    act-four: [丁事, four]
                    act-five: [戊事, five]
                    act-six: [己事, six]
                  statuses:
                    standing-one: [甲身份, one]
                    standing-two: [乙身份, two]
                    standing-three: [丙身份, three]
                  """,
                  "words"));
  private static final List<String> OPTIONS = List.of("narrow", "wide", "both");

  private final Map<String, Integer> reached = new TreeMap<>();
  private int cases;

  @Test
  void plan_and_drools_answer_alike_whatever_the_rules() {
    int packs = 0;
    for (long seed = 1; packs < PACKS; seed++) {
      List<Pack> stack = stack(new SplittableRandom(seed));
      if (isOfTheLanguage(stack)) {
        packs++;
        holdAgainstEachOther(stack, seed);
      }
    }
    assertThat(cases).isGreaterThan(PACKS * CASES / 2);
    // What was compared says something only if the rules concluded something.
    assertThat(reached.keySet())
        .contains("applies", "undetermined", "displaced", "entitlement", "duty", "reading");
  }

  @Test
  void rules_in_a_circle_have_no_plan_which_is_said_and_drools_answers() {
    Place place = new Place("甲/art-1.drl", 3, 1);
    RuleModel first = status("甲/1/1", "standing-two", "standing-one", place);
    RuleModel second = status("甲/2/1", "standing-one", "standing-two", place);
    Engine engine =
        Engine.of(
            List.of(pack("CN", "甲", List.of(), List.of(first, second), List.of())),
            WORDS,
            WorkingCalendar.china(),
            new StackCompiler());
    assertThat(engine.notPlanned()).containsOnlyKeys("CN");
    assertThat(engine.notPlanned().get("CN").en())
        .isEqualTo(
            "甲/art-1.drl:3:1: rules feed each other in a circle (甲/1/1); there is no plan of it,"
                + " so that Drools evaluates the rules");

    CaseFile file = CaseFile.of("CN").person("某甲").build(WORDS);
    Assessment asked = assess(engine, file, true, Way.PLAN);
    assertThat(asked.warnings()).contains(engine.notPlanned().get("CN"));
    assertThat(assess(engine, file, true, Way.NETWORK).warnings())
        .doesNotContain(engine.notPlanned().get("CN"));
  }

  @Test
  void a_difference_is_told_by_the_part_in_which_it_lies() {
    Problem one = Problem.of("a", new Title("甲", "one"), new Title("乙", "two"));
    Problem other = Problem.of("a", new Title("甲", "one"), new Title("乙", "three"));
    assertThat(Difference.between(one, one)).isEmpty();
    assertThat(Difference.between(one, other).orElseThrow().en())
        .isEqualTo("expected.en: found two by Drools and three by the plan, expected the same");
    assertThat(Difference.between(List.of(one), List.of(one, other)).orElseThrow().en())
        .startsWith("[1]: found — by Drools and a: found one, expected three");
  }

  private static RuleModel status(String norm, String asked, String concluded, Place place) {
    return new RuleModel(
        norm,
        NormId.parse(norm),
        "应当",
        InForce.ALWAYS,
        List.of(),
        Map.of("Provision", norm),
        List.of(
            new Pattern("Person", "$person", List.of(), place),
            new Pattern(
                "Status",
                "",
                List.of(
                    new Constraint("of", "==", List.of(new Ref("$person", "")), place),
                    new Constraint("key", "==", List.of(new Text(asked)), place)),
                place)),
        new Call("status", List.of(new Ref("$person", ""), new Text(concluded)), List.of(), place),
        "",
        place);
  }

  /**
   * What follows an {@code or} is bound apart from what its options bind: nothing that is absent is
   * later than anything, whatever stands below.
   */
  @Test
  void a_condition_after_an_or_loosens_none_inside_it() {
    Place place = new Place("甲/art-1.drl", 1, 1);
    Constraint ofPerson = new Constraint("of", "==", List.of(new Ref("$person", "")), place);
    List<Condition> conditions =
        List.of(
            new Pattern("Person", "$person", List.of(), place),
            new AnyOf(
                List.of(
                    List.of(
                        event("$notice", "help-notice-delivered", ofPerson),
                        event(
                            "$application",
                            "help-application-filled-in",
                            ofPerson,
                            new Constraint("at", ">=", List.of(new Ref("$notice", "at")), place))),
                    List.of(
                        fact(new Constraint("name", "==", List.of(new Text("instance")), place))))),
            fact(ofPerson, new Constraint("name", "==", List.of(new Text("pleads")), place)));
    RuleModel rule =
        new RuleModel(
            "第一条",
            NormId.parse("甲/1/1"),
            "应当",
            InForce.ALWAYS,
            List.of(),
            Map.of("Provision", "甲/1/1"),
            conditions,
            new Call(
                "right",
                List.of(new Text("court"), new Text("act-one")),
                List.of(new Call("of", List.of(new Ref("$person", "")), List.of(), place)),
                place),
            "",
            place);
    Engine engine =
        Engine.of(
            List.of(pack("CN", "甲", List.of(), List.of(rule), List.of())),
            WORDS,
            WorkingCalendar.china(),
            new StackCompiler());
    CaseFile file =
        CaseFile.of("CN")
            .person("某甲", person -> person.isNot("pleads"))
            .event("help-application-filled-in", event -> event.at(WED_2025_11_19.minusDays(80)))
            .build(WORDS);

    for (Way way : Way.values()) {
      // Only by the second option, which needs a fact that is not known.
      assertThat(assess(engine, file, true, way).findings())
          .as(way.toString())
          .singleElement()
          .satisfies(
              f ->
                  assertThat(f.facts()).extracting("word").doesNotContain("help-notice-delivered"));
    }
  }

  private static Pattern event(String binding, String type, Constraint... more) {
    List<Constraint> all = new ArrayList<>(List.of(more));
    all.add(new Constraint("type", "==", List.of(new Text(type)), new Place("甲/art-1.drl", 1, 1)));
    return new Pattern("Event", binding, all, new Place("甲/art-1.drl", 1, 1));
  }

  private static Pattern fact(Constraint... all) {
    return new Pattern("Fact", "", List.of(all), new Place("甲/art-1.drl", 1, 1));
  }

  private void holdAgainstEachOther(List<Pack> stack, long seed) {
    Engine engine = Engine.of(stack, WORDS, WorkingCalendar.china(), new StackCompiler());
    assertThat(engine.notPlanned()).isEmpty();
    List<RuleModel> rules = stack.stream().flatMap(p -> p.rules().stream()).toList();
    MadeUpCases maker = new MadeUpCases(WORDS, "CN-50", rules, WED_2025_11_19, seed);
    for (int number = 0; number < CASES; number++) {
      Optional<CaseFile> file = maker.number(number);
      if (file.isPresent()) {
        boolean awaited = number % 2 == 0;
        try {
          Assessment drools = assess(engine, file.get(), awaited, Way.NETWORK);
          Assessment plan = assess(engine, file.get(), awaited, Way.PLAN);
          String where = "pack " + seed + ", case " + number;
          assertThat(Difference.between(drools, plan)).as(where).isEmpty();
          assertThat(JsonAnswer.of(plan).toString())
              .as(where)
              .isEqualTo(JsonAnswer.of(drools).toString());
          cases++;
          note(drools);
        } catch (BadInputException e) {
          // a case that contradicts itself on that day
        }
      }
    }
  }

  private void note(Assessment answer) {
    answer
        .findings()
        .forEach(
            finding -> {
              reached.merge(finding.outcome().word(), 1, Integer::sum);
              reached.merge(
                  finding
                      .conclusion()
                      .getClass()
                      .getSimpleName()
                      .toLowerCase(java.util.Locale.ROOT),
                  1,
                  Integer::sum);
              finding.displacedBy().ifPresent(d -> reached.merge("displaced", 1, Integer::sum));
              finding.readings().forEach(r -> reached.merge("reading", 1, Integer::sum));
            });
  }

  private static Assessment assess(Engine engine, CaseFile file, boolean awaited, Way way) {
    return engine.assess(
        file, Moment.of(WED_2025_11_19), WED_2025_11_19, Map.of(), awaited, true, way);
  }

  /** Two levels can share a word where there are few; then rules may feed each other. */
  private static boolean isOfTheLanguage(List<Pack> stack) {
    List<Problem> problems = new ArrayList<>();
    Map<String, ReadingDeclaration> readings =
        stack.stream()
            .flatMap(p -> p.manifest().readings().stream())
            .collect(Collectors.toMap(ReadingDeclaration::id, r -> r));
    List<RuleModel> rules = stack.stream().flatMap(p -> p.rules().stream()).toList();
    RuleForm form = new RuleForm(WORDS, readings, problems);
    rules.forEach(form::check);
    assertThat(problems).isEmpty();
    form.checkCycles(rules);
    return problems.isEmpty();
  }

  // --- packs
  // ---------------------------------------------------------------------------------

  private static List<Pack> stack(SplittableRandom random) {
    ReadingDeclaration reading =
        new ReadingDeclaration(
            "random-reading",
            NormId.parse("甲/1/1"),
            new Title("问题", "a question"),
            options(),
            Optional.empty(),
            "narrow",
            new Title("理由", "a reason"));
    RandomRules national = new RandomRules(random, WORDS, "甲", reading.id(), OPTIONS);
    RandomRules local = new RandomRules(random, WORDS, "乙", reading.id(), OPTIONS);
    List<RuleModel> below = rules(national, 12, List.of());
    List<NormId> norms = below.stream().map(RuleModel::norm).toList();
    return List.of(
        pack("CN", "甲", List.of(reading), below, List.of()),
        pack("CN-50", "乙", List.of(), rules(local, 6, norms), List.of("CN")));
  }

  private static Map<String, Title> options() {
    Map<String, Title> options = new LinkedHashMap<>();
    OPTIONS.forEach(option -> options.put(option, new Title(option, option)));
    return options;
  }

  private static List<RuleModel> rules(RandomRules random, int count, List<NormId> others) {
    List<RuleModel> rules = new ArrayList<>();
    for (int article = 1; article <= count; article++) {
      rules.add(random.rule(article, others));
    }
    return rules;
  }

  private static Pack pack(
      String id,
      String instrument,
      List<ReadingDeclaration> readings,
      List<RuleModel> rules,
      List<String> requires) {
    Instrument only =
        new Instrument(
            instrument,
            new Title(instrument, instrument),
            InstrumentText.parse("## 第一条\n\n应当\n", "random"),
            "instrument.md",
            "",
            true,
            InForce.ALWAYS,
            List.of(),
            List.of(),
            Optional.empty());
    PackManifest manifest =
        new PackManifest(
            id,
            "1",
            new Title(id, id),
            requires,
            Optional.empty(),
            List.of(only),
            readings,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    PackFiles files =
        new PackFiles(
            instrument, "org.dutylawyer.packs.random." + id.replace("-", ""), new TreeMap<>());
    return new Pack(files, manifest, List.of(), rules, List.of(), GroundSheet.empty());
  }
}
