package org.dutylawyer.workbench.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.workbench.check.CheckReport;
import org.dutylawyer.workbench.check.MiniPack;
import org.dutylawyer.workbench.check.PackCheck;
import org.dutylawyer.workbench.check.Step;
import org.junit.jupiter.api.Test;

/** A wrong numeral, unit or direction, and a relation that the two norms do not bear out. */
class NumbersCheckTest {

  private static final String MINI = "示例〔2021〕1号/2/1";

  private static String wrong(PackFiles pack, PackFiles... others) {
    CheckReport report = PackCheck.of(Set.of(Step.NUMBERS), 0).check(pack, List.of(others));
    return report.problems().stream()
        .map(problem -> problem.message(Locale.ENGLISH))
        .collect(Collectors.joining("\n"));
  }

  private static String art02(String words, String others) {
    return wrong(MiniPack.with("art-02.drl", words, others));
  }

  @Test
  void the_numbers_of_a_good_pack_are_those_of_its_text() {
    assertThat(wrong(MiniPack.good())).isEmpty();
  }

  @Test
  void three_working_days_are_not_the_two_of_the_text() {
    assertThat(art02("workingDays( 2 )", "workingDays( 3 )"))
        .contains("art-02.drl:7", "workingDays( 3 )", "二个工作日内");
  }

  @Test
  void two_days_are_not_the_two_working_days_of_the_text() {
    assertThat(art02("workingDays( 2 )", "days( 2 )")).contains("days( 2 )", "二个工作日内");
  }

  @Test
  void within_two_working_days_is_not_two_working_days_before() {
    assertThat(art02(".after( $received )", ".before( $received )"))
        .contains("workingDays( 2 ).before");
  }

  /** The option of a reading is no licence for a number: what it decides is declared. */
  @Test
  void the_number_of_a_rule_that_holds_under_one_reading_is_that_of_the_text_as_well() {
    assertThat(read("workingDays( 2 )")).isEmpty();
    assertThat(read("workingDays( 1 )")).contains("art-02.drl:7", "workingDays( 1 )", "二个工作日内");
    assertThat(read("days( 2 )")).contains("art-02.drl:7", "days( 2 )", "二个工作日内");
  }

  private static String read(String length) {
    PackFiles reading =
        MiniPack.file(
            MiniPack.good(),
            "pack.yaml",
            MiniPack.good().text("pack.yaml").orElseThrow()
                + """
                readings:
                  - id: mini-days
                    provision: 示例〔2021〕1号/2/1
                    title: [两种读法, two readings]
                    options: { one: [甲说, the first], other: [乙说, the other] }
                    default: one
                    why: [试验, a test]
                """);
    PackFiles asked =
        MiniPack.with(
            reading,
            "art-02.drl",
            "$person : Person()",
            "$person : Person()\n    Reading( id == \"mini-days\", option == \"one\" )");
    return wrong(MiniPack.with(asked, "art-02.drl", "workingDays( 2 )", length));
  }

  @Test
  void a_rule_without_the_number_of_its_quote_is_found() {
    assertThat(
            art02(".within( workingDays( 2 ) ).after( $received )", ".promptlyAfter( $received )"))
        .contains("'二个工作日内' in the quote, and not in the rule");
  }

  @Test
  void five_hours_of_training_are_not_the_four_of_the_text() {
    assertThat(wrong(MiniPack.with("art-03.drl", "value >= 4", "value >= 5")))
        .contains("value >= 5", "四学时");
  }

  @Test
  void more_than_three_hours_are_the_four_of_the_text() {
    assertThat(wrong(MiniPack.with("art-03.drl", "value >= 4", "value > 3"))).isEmpty();
  }

  @Test
  void a_declaration_that_meets_nothing_is_refused() {
    assertThat(wrong(MiniPack.with("declared.yaml", "/4/1", "/1/1")))
        .contains("a declaration for 示例〔2021〕1号/1/1", "满十八周岁");
  }

  @Test
  void a_declaration_with_an_unknown_key_is_refused_with_its_line() {
    assertThat(wrong(MiniPack.with("declared.yaml", "why:", "reason:")))
        .contains("declared.yaml:4", "'reason'");
  }

  @Test
  void a_declaration_excuses_the_number_that_it_names_and_no_other() {
    PackFiles another = MiniPack.with("art-02.drl", "workingDays( 2 )", "workingDays( 9 )");
    String declared = MiniPack.good().text("declared.yaml").orElseThrow();
    String entry =
        """
        - check: numbers
          norm: %s
          difference: workingDays( %d )
          why: [试验, a test]
        """;
    String nine =
        declared
            + entry.formatted(MINI, 9)
            + entry.formatted(MINI, 2).replace("workingDays( 2 )", "二个工作日内");
    assertThat(wrong(MiniPack.file(another, "declared.yaml", nine))).isEmpty();
    assertThat(wrong(MiniPack.file(another, "declared.yaml", declared + entry.formatted(MINI, 5))))
        .contains("workingDays( 9 )", "a declaration for " + MINI);
  }

  @Test
  void a_quote_that_says_promptly_has_no_number_of_its_paragraph() {
    PackFiles promptly =
        MiniPack.with(
            MiniPack.text(
                MiniPack.good(),
                MiniPack.good()
                    .text("instrument.md")
                    .orElseThrow()
                    .replace("二个工作日内安排", "二个工作日内答复，并及时安排")),
            "art-02.drl",
            "@Quote( \"应当自收到法律帮助通知书之日起二个工作日内安排",
            "@Quote( \"并及时安排");
    assertThat(wrong(promptly)).contains("workingDays( 2 )", "'并及时安排值班律师' has none");
  }

  // --- relations, of a local text over the mini pack

  private static String related(String relation, String quote, String conclusion) {
    String body =
        """
        when
            $person : Person()
            $received : Event( of == $person, type == "help-notice-received" )
            Fact( of == $received, name == "on-site-lawyer", value == "no" )
        then
            insert( %s );
        end
        """
            .formatted(conclusion);
    return wrong(
        MiniPack.localRule(relation + "( \"" + MINI + "\" )", quote, body),
        MiniPack.with(
            "vocabulary.yaml",
            "actions: {",
            "actions: { tell-organ-duty-lawyer: [告知办案机关, tell the organ],"));
  }

  private static String arranged(String actor, String time) {
    return "duty( \"%s\", \"arrange-duty-lawyer\" ).of( $person )%s.doneBy( \"duty-lawyer-arranged\" )"
        .formatted(actor, time);
  }

  private static String within(int days) {
    return arranged(
        "legal-aid-agency", ".within( workingDays( " + days + " ) ).after( $received )");
  }

  @Test
  void one_working_day_tightens_two() {
    assertThat(related("Tightens", "应当在一个工作日内安排", within(1))).isEmpty();
  }

  @Test
  void three_working_days_tighten_nothing() {
    assertThat(related("Tightens", "应当在三个工作日内安排", within(3))).contains("asking less");
  }

  @Test
  void two_working_days_in_the_same_cases_do_not_tighten_two() {
    assertThat(related("Tightens", "应当在两个工作日内安排", within(2))).contains("asking nothing more");
  }

  @Test
  void two_working_days_in_the_same_cases_implement_two() {
    assertThat(related("Implements", "应当在两个工作日内安排", within(2))).isEmpty();
  }

  @Test
  void one_working_day_does_more_than_implement_two() {
    assertThat(related("Implements", "应当在一个工作日内安排", within(1))).contains("asking more");
  }

  @Test
  void the_same_demand_adds_nothing() {
    assertThat(related("Adds", "应当在两个工作日内安排", within(2))).contains("a second time");
  }

  @Test
  void promptly_instead_of_two_working_days_asks_less_whatever_it_overrides() {
    String promptly = arranged("legal-aid-agency", ".promptlyAfter( $received )");
    assertThat(related("Overrides", "应当及时安排", promptly)).contains("asking less");
  }

  @Test
  void a_right_implements_no_duty() {
    assertThat(
            related(
                "Implements",
                "可以安排值班律师",
                "right( \"legal-aid-agency\", \"arrange-duty-lawyer\" ).of( $person )"))
        .contains("conclusions of different kinds");
  }

  @Test
  void another_matter_would_be_displaced() {
    assertThat(
            related(
                "Tightens",
                "应当在一个工作日内告知",
                "duty( \"legal-aid-agency\", \"tell-organ-duty-lawyer\" ).of( $person )"
                    + ".within( workingDays( 1 ) ).after( $received )"))
        .contains("different matters");
  }

  @Test
  void another_actor_implements_nothing() {
    String court = arranged("court", ".within( workingDays( 2 ) ).after( $received )");
    assertThat(related("Implements", "应当在两个工作日内安排", court)).contains("different actors");
  }
}
