package org.dutylawyer.workbench.regions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.check.MiniPack;
import org.dutylawyer.workbench.regions.Difference.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a local text and the text above it differ, without a case. */
class TextComparisonTest {

  private static PackFiles local() {
    PackFiles local =
        MiniPack.local(
            "法律援助机构应当自收到法律帮助通知书之日起一个工作日内安排值班律师。\n\n盲人应当获得无偿的法律援助",
            """
            rule "第一条第一款"
                @Provision( "地方〔2022〕1号/1/1" )
                @Quote( "应当自收到法律帮助通知书之日起一个工作日内安排值班律师" )
                @Tightens( "示例〔2021〕1号/2/1" )
            when
                $person : Person()
                $received : Event( of == $person, type == "help-notice-received" )
            then
                insert( duty( "legal-aid-agency", "arrange-duty-lawyer" ).of( $person ).within( workingDays( 1 ) ).after( $received ).doneBy( "duty-lawyer-arranged" ) );
            end

            rule "第一条第二款"
                @Provision( "地方〔2022〕1号/1/2" )
                @Quote( "盲人应当获得无偿的法律援助" )
            when
                $person : Person()
                Fact( of == $person, name == "sight", value == "blind" )
            then
                insert( entitlement( "assigned-defence" ).of( $person ) );
            end
            """);
    return MiniPack.with(local, "pack.yaml", "[地方规则包, Local pack]", "[浙江规则包, Zhejiang pack]");
  }

  private static TextComparison compared(String first, String second) {
    return TextComparison.of(List.of(MiniPack.good(), local()), first, second);
  }

  @Test
  void what_a_place_gives_beyond_the_nation_stands_with_the_smallest_case_and_its_words() {
    List<Difference> beyond = compared("CN-33", "CN").of(Sort.FIRST_ONLY);
    Difference defence =
        beyond.stream().filter(d -> d.matter().zh().contains("指派")).findFirst().orElseThrow();
    assertThat(TextComparison.facts(defence).zh()).isEqualTo("视力：盲");
    assertThat(defence.first())
        .singleElement()
        .satisfies(s -> assertThat(s.quote()).isEqualTo("盲人应当获得无偿的法律援助"));
    assertThat(defence.second()).isEmpty();
  }

  @Test
  void one_working_day_against_two_differs_in_time_and_both_are_quoted() {
    Difference time = compared("CN-33", "CN").of(Sort.TIME).get(0);
    assertThat(time.first().get(0).time().orElseThrow().zh()).endsWith("后1个工作日内");
    assertThat(time.second().get(0).time().orElseThrow().zh()).endsWith("后2个工作日内");
    assertThat(time.second().get(0).quote()).contains("二个工作日内");
    assertThat(TextComparison.facts(time).zh()).contains("通知书");
  }

  /** One text counts an act that the other does not: by video, or help that was given. */
  @Test
  void the_same_duty_that_other_acts_fulfil_is_a_difference() {
    PackFiles local =
        MiniPack.with(
            local(),
            "art-01.drl",
            "doneBy( \"duty-lawyer-arranged\" )",
            "doneBy( \"duty-lawyer-arranged\", \"legal-help-given\" )");
    TextComparison compared = TextComparison.of(List.of(MiniPack.good(), local), "CN-33", "CN");
    Difference acts = compared.of(Sort.ACTS).get(0);
    assertThat(acts.first().get(0).acts().orElseThrow().zh()).contains("值班律师提供法律帮助");
    assertThat(acts.second().get(0).acts().orElseThrow().zh()).doesNotContain("提供法律帮助");
    assertThat(compared.text(Locale.CHINESE)).contains("两地都有，算作办理的行为不同", "算作办理：");
    assertThat(compared("CN-33", "CN").of(Sort.ACTS)).isEmpty();
  }

  /** A rule of its own for each place, about what both of them give or forbid. */
  private static TextComparison ofTwo(String national, String local) {
    return ofTwo(national, local, "    @Overrides( \"示例〔2021〕1号/5/1\" )\n");
  }

  private static TextComparison ofTwo(String national, String local, String relation) {
    return ofTwo(national, local, relation, "应当照此办理");
  }

  private static TextComparison ofTwo(
      String national, String local, String relation, String words) {
    PackFiles nation =
        MiniPack.with(
            MiniPack.text(
                MiniPack.good(),
                MiniPack.good().text("instrument.md").orElseThrow() + "\n## 第五条\n\n应当依法办理。\n"),
            "vocabulary.yaml",
            "actions: {",
            "documents: { card: { title: [卡片, a card], fields: { name: [姓名, name], day: [日期, day] } } }\n"
                + "actions: { speak: [陈述意见, speak], leave: [获得许可, leave],");
    String rule =
        """
        when
            $person : Person()
            $received : Event( of == $person, type == "help-notice-received" )
        then
            insert( %s );
        end
        """;
    return TextComparison.of(
        List.of(
            MiniPack.rules(
                nation,
                "art-05.drl",
                """
                rule "第五条"
                    @Provision( "示例〔2021〕1号/5/1" )
                    @Quote( "应当依法办理" )
                """
                    + rule.formatted(national)),
            MiniPack.local(
                words,
                """
                rule "第一条"
                    @Provision( "地方〔2022〕1号/1/1" )
                    @Quote( "%s" )
                """
                        .formatted(words)
                    + relation
                    + rule.formatted(local))),
        "CN-33",
        "CN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "right( \"accused\", \"speak\" ).of( $person ) | .needs( \"leave\" ) | needed: leave | nothing more is needed",
        "documentDuty( \"court\", \"card\" ).of( $person ).on( $received ) | .field( \"name\" ) | fields: name | all its fields",
        "prohibition( \"court\", \"speak\" ).of( $person ) | .brokenBy( \"meeting-not-arranged\" ) | broken by |"
      })
  void what_one_needs_holds_or_forbids_beyond_the_other_is_told(
      String gives, String more, String local, String national) {
    Difference terms = ofTwo(gives, gives + more).of(Sort.TERMS).get(0);
    assertThat(terms.first().get(0).terms().orElseThrow().en()).contains(local);
    assertThat(terms.second().get(0).terms().map(Title::en))
        .isEqualTo(Optional.ofNullable(national));
    assertThat(ofTwo(gives, gives).differences()).isEmpty();
  }

  /** Whoever does it does what neither place allows, whatever it is called there. */
  @Test
  void what_both_forbid_by_other_names_is_no_difference() {
    String speak =
        "prohibition( \"court\", \"speak\" ).of( $person ).brokenBy( \"meeting-not-arranged\" )";
    String leave = speak.replace("speak", "leave");
    assertThat(ofTwo(speak, leave, "").differences()).isEmpty();
    assertThat(
            ofTwo(
                    speak.replace(
                        "\"meeting-not-arranged\"", "\"meeting-not-arranged\", \"help-refused\""),
                    leave,
                    "")
                .differences())
        .isEmpty();
    assertThat(
            ofTwo(speak, leave.replace("meeting-not-arranged", "help-refused"), "")
                .of(Sort.FIRST_ONLY))
        .hasSize(1);
    assertThat(ofTwo(speak, leave.replace("\"court\"", "\"police\""), "").of(Sort.FIRST_ONLY))
        .hasSize(1);
  }

  /**
   * The plea statement is signed in the review for prosecution, and no smallest case is without.
   */
  @Test
  void a_case_in_which_the_law_does_not_give_the_act_is_not_shown() {
    PackFiles local =
        MiniPack.with(
            MiniPack.with(
                local(),
                "art-01.drl",
                "type == \"help-notice-received\" )",
                "type == \"plea-statement-signed\" )\n"
                    + "    FactAt( of == $received, name == \"stage\", value != \"trial\" )"),
            "art-01.drl",
            "value == \"blind\" )",
            "value == \"blind\" )\n"
                + "    $signed : Event( of == $person, type == \"plea-statement-signed\" )\n"
                + "    FactAt( of == $signed, name == \"stage\", value == \"investigation\" )");
    TextComparison compared = TextComparison.of(List.of(MiniPack.good(), local), "CN-33", "CN");
    assertThat(compared.of(Sort.CASES))
        .as("what the nation says in another case is no silence of the nation")
        .isNotEmpty()
        .allSatisfy(d -> assertThat(d.second()).noneMatch(Difference.Said::applies).isNotEmpty());
    assertThat(compared.differences())
        .as("what is said of a signing in the investigation alone is said of no case")
        .extracting(d -> TextComparison.facts(d).zh())
        .allMatch(facts -> !facts.contains("签署") || facts.contains("审查起诉"))
        .anyMatch(facts -> facts.contains("签署"));
  }

  /** What has lapsed is not asked in the case. */
  @Test
  void a_duty_that_lasts_while_nobody_defends_is_shown_in_a_case_without_a_defender() {
    String duty =
        "duty( \"court\", \"speak\" ).of( $person ).promptlyAfter( $received ).doneBy( \"help-right-told\" )";
    Difference beyond =
        ofTwo(duty, duty.replace("\"speak\"", "\"leave\"") + ".whileIs( \"defender\", \"none\" )")
            .differences()
            .get(0);
    assertThat(TextComparison.facts(beyond).en()).contains("representative): none");
  }

  /** 每月20日前 is told without an English phrase in a Chinese sentence. */
  @Test
  void a_day_of_the_month_is_told_in_the_language_of_the_reader() {
    PackFiles local =
        MiniPack.with(
            local(),
            "art-01.drl",
            "\"legal-aid-agency\", \"arrange-duty-lawyer\" ).of( $person ).within( workingDays( 1 )"
                + " )",
            "\"workstation\", \"arrange-duty-lawyer\" ).of( $person ).within( dayOfMonth( 20 ) )");
    Title time =
        TextComparison.of(List.of(MiniPack.good(), local), "CN-33", "CN").differences().stream()
            .flatMap(d -> d.first().stream())
            .flatMap(said -> said.time().stream())
            .findFirst()
            .orElseThrow();
    assertThat(time.zh()).endsWith("后的第一个20日以前");
    assertThat(time.en()).startsWith("by the first day 20 after");
  }

  /** 没有同样的规定: what the norm adds to is what the other place has on it, and stands beside. */
  @Test
  void a_place_without_such_a_norm_is_quoted_with_what_the_norm_adds_to() {
    String duty =
        "duty( \"court\", \"speak\" ).of( $person ).promptlyAfter( $received ).doneBy( \"help-right-told\" )";
    TextComparison compared =
        ofTwo(
            duty,
            duty.replace("\"court\"", "\"police\"").replace("speak", "leave"),
            "    @Adds( \"示例〔2021〕1号/5/1\" )\n");
    Difference beyond = compared.of(Sort.FIRST_ONLY).get(0);
    assertThat(beyond.second()).isEmpty();
    assertThat(beyond.related())
        .singleElement()
        .satisfies(s -> assertThat(s.quote()).isEqualTo("应当依法办理"));
    assertThat(compared.text(Locale.CHINESE))
        .contains("CN：没有同样的规定\n      CN：相关规定，", "  “应当依法办理”")
        .doesNotContain("相关规定，示例〔2021〕1号 第五条（此情形不适用）");
    assertThat(compared.json()).contains("\"related\" : [");
    assertThat(ofTwo(duty, duty.replace("speak", "leave"), "").of(Sort.FIRST_ONLY).get(0).related())
        .as("a norm that stands to none has none")
        .isEmpty();
  }

  @Test
  void what_both_say_in_nearly_the_same_words_is_said_by_neither_alone() {
    String duty =
        "duty( \"court\", \"speak\" ).of( $person ).promptlyAfter( $received ).doneBy( \"help-right-told\" )";
    TextComparison compared = ofTwo(duty, duty.replace("speak", "leave"), "", "法院应当依法办理");
    assertThat(compared.of(Sort.FIRST_ONLY)).isEmpty();
    assertThat(compared.of(Sort.OTHERWISE))
        .anySatisfy(
            d -> {
              assertThat(d.first()).extracting(Difference.Said::quote).containsExactly("法院应当依法办理");
              assertThat(d.related()).extracting(Difference.Said::quote).containsExactly("应当依法办理");
            });
  }

  @Test
  void the_other_way_round_the_sides_change_places() {
    TextComparison one = compared("CN-33", "CN");
    TextComparison other = compared("CN", "CN-33");
    assertThat(other.of(Sort.SECOND_ONLY)).hasSameSizeAs(one.of(Sort.FIRST_ONLY));
    assertThat(other.same()).isEqualTo(one.same());
  }

  @Test
  void a_place_does_not_differ_from_itself() {
    assertThat(compared("CN-33", "CN-33").differences()).isEmpty();
  }

  @Test
  void text_names_the_places_and_json_holds_the_norms() {
    TextComparison compared = compared("CN-33", "CN");
    assertThat(compared.text(Locale.CHINESE)).contains("浙江在全国规定之外的规定", "情形：视力：盲", "CN：没有同样的规定");
    assertThat(compared.text(Locale.ENGLISH)).contains("What CN-33 says beyond the nation");
    assertThat(compared.json()).contains("\"norm\" : \"地方〔2022〕1号/1/2\"", "\"sort\" : \"time\"");
  }
}
