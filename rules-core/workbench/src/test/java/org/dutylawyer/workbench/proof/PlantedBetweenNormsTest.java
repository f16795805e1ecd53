package org.dutylawyer.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutylawyer.workbench.proof.PlantedFaultsTest.DAYS;
import static org.dutylawyer.workbench.proof.PlantedFaultsTest.DONE;
import static org.dutylawyer.workbench.proof.PlantedFaultsTest.DUTY;
import static org.dutylawyer.workbench.proof.PlantedFaultsTest.GOOD;
import static org.dutylawyer.workbench.proof.PlantedFaultsTest.ONE;
import static org.dutylawyer.workbench.proof.PlantedFaultsTest.local;
import static org.dutylawyer.workbench.proof.PlantedFaultsTest.nationalRule;
import static org.dutylawyer.workbench.proof.PlantedFaultsTest.onNotice;
import static org.dutylawyer.workbench.proof.PlantedFaultsTest.proved;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.Displacement;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.State;
import org.dutylawyer.internal.Engine;
import org.dutylawyer.internal.Way;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.workbench.Workbench;
import org.dutylawyer.workbench.check.MiniPack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Faults planted between norms: what each of them says is right, and not what they say together.
 */
class PlantedBetweenNormsTest {

  private static final String LIFTING =
      """
      rule "第一条 不受限制"
          @Provision( "地方〔2022〕1号/1/1-b" )
          @Quote( "应当照此办理" )
      when
          $person : Person()
          $received : Event( of == $person, type == "help-notice-received" )
      then
          insert( exemption( "地方〔2022〕1号/1/1" ).of( $person ).since( $received ) );
      end
      """;

  /** A local duty, and a local exemption, on no condition, that lifts a number. */
  private static PackFiles lifting() {
    PackFiles local = local("Overrides", DAYS + DONE);
    return MiniPack.file(local, "art-01.drl", local.text("art-01.drl").orElseThrow() + LIFTING);
  }

  private static Finding ofTheNation(PackFiles local, Way way) {
    WorkingCalendar calendar = WorkingCalendar.china();
    Engine engine =
        Engine.load(
            new Workbench(calendar)
                .compile(List.of(PlantedFaultsTest.national(DAYS + DONE), local), Set.of("CN-33")),
            Set.of(),
            calendar);
    CaseFile file =
        CaseFile.of("CN-33")
            .person("甲", p -> {})
            .event("help-notice-received", e -> e.id("e").of("甲").at(LocalDate.of(2025, 3, 3)))
            .build(engine.vocabulary("CN-33"));
    LocalDate day = LocalDate.of(2025, 3, 20);
    return engine
        .assess(file, Moment.of(day), day, Map.of(), false, true, way)
        .of(NormId.parse("示例〔2021〕1号/5/1"))
        .get(0);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void a_local_duty_whose_number_is_lifted_leaves_the_national_one_in_its_place(Way way) {
    Finding kept = ofTheNation(lifting(), way);
    assertThat(kept.displacedBy()).isEmpty();
    assertThat(kept.state()).isNotEqualTo(State.EXCUSED);
    assertThat(kept.others())
        .extracting(other -> other.reason())
        .contains(Displacement.Reason.LOCAL_GIVES_LESS);
    assertThat(ofTheNation(local("Overrides", DAYS + DONE), way).displacedBy()).isPresent();
    assertThat(proved(PlantedFaultsTest.national(DAYS + DONE), lifting()).of(Property.FLOOR))
        .as("both are shown")
        .isEmpty();
  }

  private static String ending(String pattern, String more) {
    return onNotice(DAYS + DONE + more)
        .replace(
            "type == \"help-notice-received\" )", "type == \"help-notice-received\"" + pattern);
  }

  /** An event of its own shows neither who acts nor what it carries. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        ", by == \"legal-aid-agency\" )",
        " )\n    Document( of == $received, type == \"card\" )",
        ", by == \"legal-aid-agency\" )\n    Document( of == $received, type == \"card\" )"
      })
  void a_local_duty_that_gives_less_on_who_acts_or_what_is_carried(String pattern) {
    PackFiles nation = nationalRule(ending(pattern, ""));
    String relation = "Overrides( \"示例〔2021〕1号/5/1\" )";
    String closed = ".closedOnce( \"custody\", \"none\" )";
    assertThat(
            proved(nation, MiniPack.localRule(relation, "应当照此办理", ending(pattern, "")))
                .of(Property.FLOOR))
        .isEmpty();
    assertThat(
            proved(nation, MiniPack.localRule(relation, "应当照此办理", ending(pattern, closed)))
                .of(Property.FLOOR))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.what().en()).contains("it ends once");
              assertThat(found.confirmed()).isTrue();
            });
  }

  /**
   * What the organ that has the case must do, the police do not do for the court: a local duty of
   * the police is enough in the investigation, and one of the court at the trial.
   */
  @ParameterizedTest
  @CsvSource({
    "case-organ, police, , true",
    "case-organ, police, investigation, false",
    "case-organ, police, trial, true",
    "case-organ, court, trial, false",
    "organs, procuratorate, , true",
    "court, police, , true",
    "police, case-organ, , false",
    "investigating-organ, police, , false"
  })
  void a_local_duty_of_one_organ_in_the_place_of_a_duty_of_whichever_has_the_case(
      String national, String local, @Nullable String stage, boolean less) {
    String nation = DAYS.replace("court", national) + DONE;
    String stages =
        stage == null
            ? ""
            : "    FactAt( of == $received, name == \"stage\", value == \"%s\" )\nthen"
                .formatted(stage);
    String rule = onNotice(DAYS.replace("court", local) + DONE);
    ProofReport report =
        proved(
            PlantedFaultsTest.national(nation),
            MiniPack.localRule(
                "Overrides( \"示例〔2021〕1号/5/1\" )",
                "应当照此办理",
                stage == null ? rule : rule.replace("then", stages)));
    assertThat(report.of(Property.FLOOR).stream().map(found -> found.what().en()))
        .as("%s", report.of(Property.FLOOR))
        .satisfies(
            found -> {
              if (less) {
                assertThat(found).anyMatch(what -> what.contains("somebody else who has to act"));
              } else {
                assertThat(found).isEmpty();
              }
            });
    assertThat(report.of(Property.FLOOR)).allMatch(Counterexample::confirmed);
  }

  @Test
  void a_local_duty_that_gives_less_on_an_answer() {
    String answer =
        onNotice(DAYS + DONE)
            .replace(
                "then",
                "    $answer : Event( of == $person, type == \"help-right-told\", re == $received.id )\nthen");
    ProofReport report =
        Proof.of(
                List.of(
                    nationalRule(answer),
                    MiniPack.localRule(
                        "Overrides( \"示例〔2021〕1号/5/1\" )",
                        "应当照此办理",
                        answer.replace(DONE, DONE + ".closedOnce( \"custody\", \"none\" )"))),
                List.of("CN-33"),
                new Bound(2, 600))
            .get(0);
    assertThat(report.of(Property.FLOOR))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.what().en()).contains("it ends once");
              assertThat(found.yaml()).contains("re: e1");
            });
  }

  private static final String NOT_DEAF =
      "    Fact( of == $person, name == \"hearing-ability\", value != \"deaf\" )\nthen";

  private static ProofReport alone(PackFiles pack) {
    return Proof.of(List.of(pack), List.of("CN"), ONE).get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prohibition( \"court\", \"leak\" ).of( $person ).brokenBy( \"meeting-monitored\" )",
        "documentDuty( \"court\", \"card\" ).of( $person ).on( $received )",
        "right( \"accused\", \"speak\" ).of( $person )"
      })
  void what_is_not_for_the_deaf_harms_them(String gives) {
    PackFiles everybody = nationalRule(onNotice(gives));
    assertThat(alone(everybody).of(Property.PROTECTION)).isEmpty();
    PackFiles harmful = nationalRule(onNotice(gives).replace("then", NOT_DEAF));
    assertThat(alone(harmful).of(Property.PROTECTION))
        .singleElement()
        .satisfies(found -> assertThat(found.yaml()).contains("hearing-ability: deaf"));
  }

  private static final String AND_ANOTHER =
      """

      rule "第五条 另一期限"
          @Provision( "示例〔2021〕1号/5/1-b" )
          @Quote( "应当依法办理" )
      """;

  private static String days(int days) {
    return onNotice(DUTY + ".within( days( " + days + " ) ).after( $received )" + DONE);
  }

  @Test
  void what_is_done_later_for_the_deaf_than_for_others_harms_them() {
    assertThat(harmTo(days(3), days(30)))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.yaml()).contains("hearing-ability: deaf");
              assertThat(found.what().en()).endsWith(", by 2025-03-06");
            });
    assertThat(harmTo(days(30), days(3))).as("earlier for the deaf").isEmpty();
  }

  /** A paper of the deaf that holds less than that of others. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_paper_that_holds_less_of_the_deaf_harms_them(boolean less) {
    String card = "documentDuty( \"court\", \"card\" ).of( $person ).on( $received )";
    String deaf = NOT_DEAF.replace("!=", "==");
    String full = onNotice(card + ".field( \"name\", \"day\" )").replace("then", NOT_DEAF);
    String theirs = onNotice(less ? card + ".field( \"day\" )" : card).replace("then", deaf);
    List<Counterexample> found =
        alone(nationalRule(full + AND_ANOTHER + theirs)).of(Property.PROTECTION);
    if (less) {
      assertThat(found)
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.yaml()).contains("hearing-ability: deaf");
                assertThat(one.what().en()).endsWith(", with name");
              });
    } else {
      assertThat(found).as("the whole paper").isEmpty();
    }
  }

  /** A duty to the deaf that more acts serve or end, and a right of theirs that ends earlier. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "duty | .doneBy( \"help-right-told\" ) | "
            + ".doneBy( \"help-right-told\", \"counsel-right-told\" ) | not served by",
        "duty | .doneBy( \"help-right-told\" ) | "
            + ".doneBy( \"help-right-told\" ).closedBy( \"judgment-pronounced\" ) | not ended by",
        "right | .within( days( 10 ) ).after( $received ) | "
            + ".within( days( 5 ) ).after( $received ) | until 2025-03-13"
      })
  void what_is_less_of_the_deaf_harms_them(String kind, String full, String less, String lost) {
    String gives =
        kind.equals("duty")
            ? DUTY + ".triggeredBy( $received )"
            : "right( \"accused\", \"speak\" ).of( $person )";
    String much = onNotice(gives + full);
    String little = onNotice(gives + less);
    assertThat(harmTo(much, little))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.what().en()).contains(lost);
              assertThat(found.yaml()).contains("hearing-ability: deaf");
            });
    assertThat(harmTo(little, much)).as("more for the deaf").isEmpty();
  }

  /** What is found against a pack that gives the deaf something else than others. */
  private static List<Counterexample> harmTo(String others, String theirs) {
    String deaf = NOT_DEAF.replace("!=", "==");
    String both = others.replace("then", NOT_DEAF) + AND_ANOTHER + theirs.replace("then", deaf);
    return alone(nationalRule(both)).of(Property.PROTECTION);
  }

  @ParameterizedTest
  @CsvSource({"adult, true", "minor, false"})
  void a_duty_that_is_over_for_minors_as_soon_as_it_arises_harms_them(String value, boolean harms) {
    String ends = ".whileIs( \"age-group\", \"%s\" )".formatted(value);
    String duty = onNotice(DUTY + ".triggeredBy( $received )" + DONE + ends);
    assertThat(alone(nationalRule(duty)).of(Property.PROTECTION))
        .hasSize(harms ? 1 : 0)
        .allSatisfy(
            found -> {
              assertThat(found.yaml()).contains("age-group: minor", "state: lapsed");
              assertThat(found.confirmed()).as("by Drools as well").isTrue();
            });
  }

  @Test
  void two_days_for_one_duty_in_one_text_contradict_each_other() {
    assertThat(alone(nationalRule(days(3) + AND_ANOTHER + days(30))).of(Property.CONTRADICTION))
        .singleElement()
        .satisfies(found -> assertThat(found.what().en()).contains("two days for one duty"));
  }

  @ParameterizedTest
  @CsvSource({"organs, true", "case-organ, true", "court, true", "police, false"})
  void what_an_organ_must_do_is_forbidden_to_it_by_another_name(String forbidden, boolean is) {
    PackFiles pack =
        nationalRule(
            onNotice(DUTY + DONE)
                + AND_ANOTHER
                + onNotice("prohibition( \"" + forbidden + "\", \"speak\" ).of( $person )"));
    assertThat(alone(pack).of(Property.CONTRADICTION)).hasSize(is ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "police, [procuratorate], true",
    "detention-house, [procuratorate], true",
    "procuratorate, [procuratorate], false",
    "police, [case-organ], false",
    "case-organ, [procuratorate], false",
    "police, [detention-house], false",
    "court, [legal-aid-agency], true",
    "case-organ, [legal-aid-agency], true",
    "justice-bureau, [legal-aid-agency], false",
    "duty-lawyer, [legal-aid-agency], false"
  })
  void an_act_of_another_organ_fulfils_no_duty(String actor, String by, boolean unmeetable) {
    PackFiles words =
        MiniPack.with(
            GOOD,
            "vocabulary.yaml",
            "documents: {",
            "events: { paper-read: { about: person, by: "
                + by
                + ", title: [宣读文书, paper read out] } }\n"
                + "documents: {");
    PackFiles pack =
        nationalRule(
            words,
            onNotice(
                "duty( \"" + actor + "\", \"speak\" ).of( $person ).doneBy( \"paper-read\" )"));
    assertThat(alone(pack).of(Property.UNMEETABLE)).hasSize(unmeetable ? 1 : 0);
  }
}
