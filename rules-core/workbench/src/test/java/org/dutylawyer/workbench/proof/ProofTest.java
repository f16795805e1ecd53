package org.dutylawyer.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.workbench.check.MiniPack;
import org.junit.jupiter.api.Test;

/**
 * Each property is proved of a good pack, and a fault planted in it is found as a smallest case.
 */
class ProofTest {

  private static final Bound TWO = new Bound(2, 600);

  private static final String HELP =
      "Fact( of == $person, name == \"defender\", value == \"none\" )";

  /** The small pack, asking whether there is a defender and not who was retained. */
  private static final PackFiles GOOD =
      MiniPack.with("art-01.drl", "name == \"counsel\"", "name == \"defender\"");

  /** The small pack whose help has a further condition. */
  private static PackFiles helpOnly(String condition) {
    return MiniPack.with(GOOD, "art-01.drl", HELP, HELP + "\n    " + condition);
  }

  /** The small pack with a word of the law added, so that a rule can be put under it. */
  private static PackFiles with(String text, String rule) {
    String law = GOOD.text("instrument.md").orElseThrow() + "\n## 第五条\n\n" + text + "。\n";
    return MiniPack.rules(
        MiniPack.text(GOOD, law),
        "art-05.drl",
        """
        rule "第五条"
            @Provision( "示例〔2021〕1号/5/1" )
            @Quote( "%s" )
        """
                .formatted(text)
            + rule);
  }

  private static ProofReport prove(PackFiles pack) {
    return Proof.of(List.of(pack), List.of("CN"), TWO).get(0);
  }

  private static ProofReport proveLocal(String relation, String text, String rule) {
    List<PackFiles> packs = List.of(GOOD, MiniPack.localRule(relation, text, rule));
    return Proof.of(packs, List.of("CN-33"), TWO).get(0);
  }

  private static String arranged(String terms) {
    return """
    when
        $person : Person()
        $received : Event( of == $person, type == "help-notice-received" )
        Fact( of == $received, name == "on-site-lawyer", value == "no" )
    then
        insert( duty( "legal-aid-agency", "arrange-duty-lawyer" ).of( $person )%s );
    end
    """
        .formatted(terms);
  }

  /** What was found against that property alone; and Drools says the same of each case. */
  private static Counterexample only(ProofReport report, Property property) {
    assertThat(report.isProved()).isFalse();
    assertThat(report.found()).allMatch(Counterexample::confirmed, "confirmed by Drools");
    assertThat(report.of(property)).isNotEmpty();
    return report.of(property).get(0);
  }

  @Test
  void of_a_good_pack_everything_is_proved_and_the_report_says_how_much_was_covered() {
    ProofReport report = prove(GOOD);
    assertThat(report.found()).isEmpty();
    assertThat(report.isProved()).isTrue();
    assertThat(report.size().courses()).isGreaterThan(report.size().letters());
    assertThat(report.size().worlds()).isGreaterThan(report.size().courses());
    assertThat(report.text(Locale.ENGLISH))
        .contains("symbolic, all combinations at once", "enumerated", "proved   every rule can");
    assertThat(report.text(Locale.CHINESE)).contains("已证明  没有辩护人的，都有法律帮助或者辩护");
    assertThat(report.json()).contains("\"proved\" : true", "\"property\" : \"floor\"");
  }

  @Test
  void without_help_at_the_trial_there_is_a_gap_and_the_trial_is_all_that_the_case_needs() {
    Counterexample gap =
        only(
            prove(
                helpOnly(
                    "Fact( name == \"stage\", value in ( \"investigation\", \"prosecution-review\""
                        + " ) )")),
            Property.GAP);
    assertThat(gap.yaml()).contains("stage: trial", "counsel: none", "outcome: does-not-apply");
    assertThat(gap.scenario().caseFile().path("events").size()).isZero();
  }

  @Test
  void help_for_adults_alone_harms_minors() {
    Counterexample harm =
        only(
            prove(helpOnly("Fact( of == $person, name == \"age-group\", value == \"adult\" )")),
            Property.PROTECTION);
    assertThat(harm.what().zh()).contains("未成年", "不再有", "法律帮助");
    assertThat(harm.yaml()).contains("age-group: minor");
  }

  @Test
  void help_that_is_not_for_the_blind_harms_them() {
    ProofReport report =
        prove(helpOnly("Fact( of == $person, name == \"sight\", value != \"blind\" )"));
    assertThat(only(report, Property.PROTECTION).what().en()).contains("blind");
    assertThat(report.of(Property.GAP)).as("and it is a gap besides").isNotEmpty();
  }

  @Test
  void a_rule_for_people_who_are_blind_and_unimpaired_can_never_apply() {
    Counterexample dead =
        only(
            prove(
                with(
                    "盲人可以申请法律援助",
                    """
                    when
                        $person : Person()
                        Fact( of == $person, name == "sight", value == "blind" )
                        Fact( of == $person, name == "sight", value == "unimpaired" )
                    then
                        insert( entitlement( "legal-aid-application" ).of( $person ).may() );
                    end
                    """)),
            Property.DEAD);
    assertThat(dead.norm().toString()).isEqualTo("示例〔2021〕1号/5/1");
  }

  @Test
  void a_rule_that_needs_three_events_in_one_order_is_not_dead() {
    String events =
        """
        when
            $person : Person()
            $received : Event( of == $person, type == "help-notice-received" )
            $arranged : Event( of == $person, type == "duty-lawyer-arranged", at > $received.at )
            $given : Event( of == $person, type == "legal-help-given", at > $arranged.at )
        then
            insert( entitlement( "legal-aid-application" ).of( $person ).may() );
        end
        """;
    assertThat(prove(with("获得帮助后可以申请法律援助", events)).of(Property.DEAD)).isEmpty();
  }

  @Test
  void what_must_be_done_and_is_forbidden_contradicts_itself() {
    Counterexample both =
        only(
            prove(
                with(
                    "法律援助机构不得安排值班律师",
                    """
                    when
                        $person : Person()
                        Fact( of == $person, name == "sight", value == "blind" )
                    then
                        insert( prohibition( "legal-aid-agency", "arrange-duty-lawyer" ).of( $person ).brokenBy( "duty-lawyer-arranged" ) );
                    end
                    """)),
            Property.CONTRADICTION);
    assertThat(both.to().orElseThrow().toString()).endsWith("/5/1");
    assertThat(both.yaml()).contains("help-notice-received", "sight: blind");
  }

  @Test
  void a_requirement_met_and_not_met_contradicts_itself() {
    Counterexample both =
        only(
            prove(
                with(
                    "培训不足六学时的不符合条件",
                    """
                    when
                        $lawyer : Lawyer()
                        Amount( of == $lawyer, name == "training-hours", value < 6 )
                        $shift : Event( of == $lawyer, type == "shift" )
                    then
                        insert( eligibility( $lawyer, "mini-trained" ).failed() );
                    end
                    """)),
            Property.CONTRADICTION);
    assertThat(both.what().en()).contains("met and not met");
  }

  @Test
  void a_duty_of_one_organ_that_only_another_can_fulfil_cannot_be_met() {
    Counterexample unmet =
        only(
            prove(
                with(
                    "法律援助机构收到通知书后应当准许",
                    """
                    when
                        $person : Person()
                        $received : Event( of == $person, type == "help-notice-received" )
                    then
                        insert( duty( "legal-aid-agency", "arrange-duty-lawyer" ).of( $person ).promptlyAfter( $received ).doneBy( "defence-refusal-permitted" ) );
                    end
                    """)),
            Property.UNMEETABLE);
    assertThat(unmet.norm().path()).isEqualTo("5/1");
  }

  @Test
  void a_local_duty_that_ends_sooner_gives_less_though_its_days_are_fewer() {
    Counterexample less =
        only(
            proveLocal(
                "Tightens( \"示例〔2021〕1号/2/1\" )",
                "应当在一个工作日内安排值班律师",
                arranged(
                    ".within( workingDays( 1 ) ).after( $received ).whileIs( \"counsel\","
                        + " \"none\" ).doneBy( \"duty-lawyer-arranged\" )")),
            Property.FLOOR);
    assertThat(less.what().zh()).contains("少给之处：仅在", "没有");
    assertThat(less.yaml()).contains("displaced-by: 地方〔2022〕1号/1/1");
  }

  @Test
  void a_local_duty_that_further_acts_fulfil_gives_less() {
    assertThat(
            only(
                    proveLocal(
                        "Implements( \"示例〔2021〕1号/2/1\" )",
                        "应当在两个工作日内安排值班律师",
                        arranged(
                            ".within( workingDays( 2 ) ).after( $received ).doneBy("
                                + " \"duty-lawyer-arranged\", \"help-notice-delivered\" )")),
                    Property.FLOOR)
                .what()
                .en())
        .contains("further acts count as done");
  }

  @Test
  void a_longer_local_limit_is_shown_beside_the_national_one_and_takes_nothing() {
    ProofReport report =
        proveLocal(
            "Tightens( \"示例〔2021〕1号/2/1\" )",
            "应当在五个工作日内安排值班律师",
            arranged(
                ".within( workingDays( 5 ) ).after( $received ).doneBy( \"duty-lawyer-arranged\""
                    + " )"));
    assertThat(report.of(Property.FLOOR)).isEmpty();
    assertThat(report.of(Property.CONTRADICTION)).isEmpty();
  }

  @Test
  void two_days_for_one_duty_without_a_relation_contradict_each_other() {
    PackFiles local =
        MiniPack.localRule(
            "From( \"2022-03-01\" )",
            "应当在五个工作日内安排值班律师",
            arranged(
                ".within( workingDays( 5 ) ).after( $received ).doneBy( \"duty-lawyer-arranged\""
                    + " )"));
    ProofReport report = Proof.of(List.of(GOOD, local), List.of("CN-33"), TWO).get(0);
    assertThat(only(report, Property.CONTRADICTION).what().en())
        .contains("no relation is declared");
  }

  @Test
  void what_is_declared_with_a_reason_is_no_fault_and_a_stale_declaration_is() {
    PackFiles harmful =
        helpOnly("Fact( of == $person, name == \"age-group\", value == \"adult\" )");
    String declared = harmful.text("declared.yaml").orElseThrow();
    String ours = "- { check: [protection, gap], norm: 示例〔2021〕1号/1/1, why: [试验, a test] }\n";
    ProofReport report = prove(MiniPack.file(harmful, "declared.yaml", declared + ours));
    assertThat(report.open()).isEmpty();
    assertThat(report.isProved()).isTrue();
    assertThat(report.text(Locale.ENGLISH)).contains("declared: ", "because: a test");
    ProofReport stale = prove(MiniPack.file(GOOD, "declared.yaml", declared + ours));
    assertThat(stale.isProved()).isFalse();
    assertThat(stale.stale()).hasSize(2);
    String later = ours.replace("why:", "bound: 3, why:");
    assertThat(prove(MiniPack.file(GOOD, "declared.yaml", declared + later)).stale())
        .as("with fewer events than it takes to find it")
        .isEmpty();
  }

  @Test
  void what_fewer_events_cannot_make_apply_more_of_them_may() {
    String declared = GOOD.text("declared.yaml").orElseThrow();
    String ours = "- { check: dead, norm: 示例〔2021〕1号/1/1, why: [试验, a test] }\n";
    PackFiles pack = MiniPack.file(GOOD, "declared.yaml", declared + ours);
    assertThat(prove(pack).stale()).as("of two events").isEmpty();
    assertThat(Proof.of(List.of(pack), List.of("CN"), new Bound(1, 600)).get(0).stale())
        .as("of one event")
        .hasSize(1);
  }

  @Test
  void the_case_that_is_found_can_be_kept_as_a_scenario_and_fails_once_the_pack_is_right() {
    PackFiles gappy = helpOnly("Fact( name == \"stage\", value == \"trial\" )");
    String yaml = only(prove(gappy), Property.GAP).yaml();
    PackFiles kept = MiniPack.file(GOOD, "scenarios-found.yaml", yaml);
    assertThat(PackReader.scenarios(kept, "scenarios-found.yaml", "CN")).hasSize(1);
  }

  @Test
  void a_bound_that_is_too_large_is_refused_before_it_starts_with_an_estimate() {
    assertThatThrownBy(() -> Proof.of(List.of(GOOD), List.of("CN"), new Bound(9, 1)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--bound 9")
        .hasMessageContaining("orders of events, some");
  }
}
