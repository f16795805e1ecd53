package org.dutylawyer.workbench.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.Locale;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.workbench.check.MiniPack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One fault after another, planted into packs of which everything was proved, is found. */
class PlantedFaultsTest {

  static final Bound ONE = new Bound(1, 600);

  private static final String HELP =
      "Fact( of == $person, name == \"defender\", value == \"none\" )";

  /** The small pack, asking whether there is a defender, with words for what is planted. */
  static final PackFiles GOOD =
      MiniPack.with(
          MiniPack.with("art-01.drl", "name == \"counsel\"", "name == \"defender\""),
          "vocabulary.yaml",
          "actions: {",
          "documents: { card: { title: [卡片, a card], fields: { name: [姓名, name], day: [日期, day] } }"
              + " }\n"
              + "actions: { paper: [出示证件, show a paper], speak: [陈述意见, speak], leak: [泄露, leak],");

  /** The small pack with a norm of the nation that gives something. */
  static PackFiles national(String gives) {
    return nationalRule(onNotice(gives));
  }

  static PackFiles nationalRule(String rule) {
    return nationalRule(GOOD, rule);
  }

  static PackFiles nationalRule(PackFiles pack, String rule) {
    String law = pack.text("instrument.md").orElseThrow() + "\n## 第五条\n\n应当依法办理。\n";
    return MiniPack.rules(
        MiniPack.text(pack, law),
        "art-05.drl",
        """
        rule "第五条"
            @Provision( "示例〔2021〕1号/5/1" )
            @Quote( "应当依法办理" )
        """
            + rule);
  }

  /** A local rule for the same cases that takes the place of the national one. */
  static PackFiles local(String relation, String gives) {
    return MiniPack.localRule(relation + "( \"示例〔2021〕1号/5/1\" )", "应当照此办理", onNotice(gives));
  }

  static String onNotice(String gives) {
    return """
    when
        $person : Person()
        $received : Event( of == $person, type == "help-notice-received" )
    then
        insert( %s );
    end
    """
        .formatted(gives);
  }

  /** What the nation gives, what a local text gives in its place, and in what that is less. */
  record Plant(String national, String local, String less) {
    @Override
    public String toString() {
      return less;
    }
  }

  static final String DUTY = "duty( \"court\", \"speak\" ).of( $person )";
  static final String DAYS = DUTY + ".within( workingDays( 3 ) ).after( $received )";
  static final String DONE = ".doneBy( \"help-right-told\" )";
  private static final String RIGHT = "right( \"accused\", \"speak\" ).of( $person )";
  private static final String NEVER = "prohibition( \"court\", \"leak\" ).of( $person )";
  private static final String CARD = "documentDuty( \"court\", \"card\" ).of( $person )";

  static List<Plant> plants() {
    return List.of(
        new Plant(
            DAYS + DONE,
            DAYS + ".doneBy( \"help-right-told\", \"counsel-right-told\" )",
            "further acts count as done"),
        new Plant(
            DAYS + DONE, DAYS + DONE + ".closedBy( \"judgment-pronounced\" )", "it ends with"),
        new Plant(
            DAYS + DONE, DAYS + DONE + ".closedOnce( \"custody\", \"none\" )", "it ends once"),
        new Plant(DAYS + DONE, DAYS + DONE + ".whileIs( \"custody\", \"detained\" )", "only while"),
        new Plant(DAYS + DONE, DAYS + DONE + ".orBefore()", "acts before the event count"),
        new Plant(DUTY + DONE + ".eachStage()", DUTY + DONE, "once, and not in each stage"),
        new Plant(
            DAYS + DONE + ".unless( \"in-writing\", \"no\" )",
            DAYS + DONE,
            "acts that fall short count"),
        new Plant(
            DAYS + DONE + ".registered()",
            DAYS + DONE + ".unregistered()",
            "that a register is silent shows nothing"),
        new Plant(
            DAYS + DONE,
            DAYS + DONE + ".notBefore( $received )",
            "its time begins only with a further event"),
        new Plant(DAYS + DONE, DAYS, "no act shows whether it was done"),
        new Plant(
            RIGHT,
            RIGHT.replace("\"accused\"", "\"near-relative\""),
            "it is somebody else's right"),
        new Plant(
            NEVER.replace("\"court\"", "\"organs\""),
            NEVER,
            "it does not bind all those whom the other binds"),
        new Plant(
            NEVER,
            NEVER.replace("\"court\"", "\"duty-lawyer\""),
            "it does not bind all those whom the other binds"),
        new Plant(
            CARD + ".on( $received )",
            CARD.replace("\"court\"", "\"workstation\"") + ".on( $received )",
            "it is somebody else who has to make it"),
        new Plant(
            CARD + ".on( $received )",
            CARD + ".on( $received ).field( \"name\" )",
            "the paper holds less"),
        new Plant(RIGHT, RIGHT + ".needs( \"paper\" )", "more is needed for it"),
        new Plant(
            RIGHT + ".within( days( 10 ) ).after( $received )",
            RIGHT + ".within( days( 5 ) ).after( $received )",
            "there is less time for it"),
        new Plant(
            RIGHT, RIGHT + ".within( days( 5 ) ).after( $received )", "there is less time for it"),
        new Plant(
            NEVER + ".brokenBy( \"meeting-monitored\", \"meeting-not-arranged\" )",
            NEVER + ".brokenBy( \"meeting-monitored\" )",
            "less is forbidden"),
        new Plant(
            NEVER + ".brokenBy( \"help-right-told\" )",
            NEVER + ".brokenBy( \"help-right-told\" ).unless( \"in-writing\", \"yes\" )",
            "less is forbidden"),
        new Plant(
            CARD + ".on( $received ).field( \"name\", \"day\" )",
            CARD + ".on( $received ).field( \"name\" )",
            "the paper holds less"));
  }

  /** What asks so much less that no relation lets it take the place of the other. */
  static List<Plant> kept() {
    return List.of(
        new Plant(
            "entitlement( \"legal-aid-application\" ).of( $person )",
            "entitlement( \"legal-aid-application\" ).of( $person ).may()",
            "it may, and not shall, be"),
        new Plant(
            "entitlement( \"legal-aid-application\" ).of( $person )",
            "entitlement( \"litigation-representative\" ).of( $person )",
            "it is another matter"),
        new Plant(
            DAYS + DONE,
            DUTY + ".within( workingDays( 5 ) ).after( $received )" + DONE,
            "it is due later, or at no time"),
        new Plant(
            DAYS + DONE,
            DUTY + ".promptlyAfter( $received )" + DONE,
            "it is due later, or at no time"),
        new Plant(
            DAYS + DONE,
            DUTY + ".triggeredBy( $received )" + DONE,
            "it is due later, or at no time"));
  }

  @ParameterizedTest
  @MethodSource("kept")
  void a_local_norm_that_asks_for_less_takes_no_place(Plant plant) {
    ProofReport report = proved(national(plant.national()), local("Overrides", plant.local()));
    assertThat(report.of(Property.FLOOR)).isEmpty();
    assertThat(report.of(Property.CONTRADICTION)).isEmpty();
  }

  /** That an author may declare: the rest is still compared. */
  @ParameterizedTest
  @MethodSource("plants")
  void that_it_is_another_matter_hides_nothing_that_is_less(Plant plant) {
    assumeThat(plant.local()).doesNotContain("card");
    String other = plant.local().contains("speak") ? "speak" : "leak";
    String local = plant.local().replace(other, other.equals("speak") ? "leak" : "speak");
    assertThat(proved(national(plant.national()), local("Tightens", local)).of(Property.FLOOR))
        .extracting(found -> found.what().en())
        .anySatisfy(what -> assertThat(what).contains("it is another matter"))
        .anySatisfy(what -> assertThat(what).contains(plant.less()));
  }

  @ParameterizedTest
  @MethodSource("plants")
  void a_local_norm_that_gives_less_in_the_place_of_a_national_one(Plant plant) {
    PackFiles nation = national(plant.national());
    assertThat(proved(nation, local("Overrides", plant.national())).of(Property.FLOOR))
        .as("the same again takes nothing")
        .isEmpty();
    assertThat(proved(nation, local("Overrides", plant.local())).of(Property.FLOOR))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.what().en()).contains("gives less: ", plant.less());
              assertThat(found.confirmed()).as("by Drools as well").isTrue();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "age-group, minor",
    "sight, blind",
    "hearing-ability, deaf",
    "speech, mute",
    "capacity, mentally-ill-partly",
    "capacity, cannot-fully-discern",
    "possible-penalty, life",
    "possible-penalty, death"
  })
  void help_that_leaves_out_those_whom_the_law_protects(String fact, String value) {
    String condition =
        "Fact( of == $person, name == \"%s\", value != \"%s\" )".formatted(fact, value);
    PackFiles harmful = MiniPack.with(GOOD, "art-01.drl", HELP, HELP + "\n    " + condition);
    ProofReport report = Proof.of(List.of(harmful), List.of("CN"), ONE).get(0);
    assertThat(report.of(Property.PROTECTION)).isNotEmpty();
    assertThat(report.of(Property.PROTECTION).get(0).yaml())
        .contains(fact + ": " + value)
        .as("nobody is in the case whom it does not need")
        .doesNotContain("lawyers:", "stations:");
  }

  private static final String MINORS =
      """
      when
          $person : Person()
          Fact( of == $person, name == "age-group", value == "minor" )
      then
          insert( entitlement( "assigned-defence" ).of( $person ) );
      end
      """;

  private static final String RIGHT_WITHOUT_DEFENCE =
      """
      when
          $person : Person()
          NotOwed( of == $person, kind == "assigned-defence" )
      then
          insert( right( "accused", "speak" ).of( $person ) );
      end
      """;

  /** Defence takes the place of help, and of nothing else that somebody may do. */
  @Test
  void a_local_right_of_those_alone_who_are_owed_no_defence_harms_minors() {
    PackFiles local =
        MiniPack.localRule("Adds( \"示例〔2021〕1号/5/1\" )", "应当照此办理", RIGHT_WITHOUT_DEFENCE);
    assertThat(proved(nationalRule(MINORS), local).of(Property.PROTECTION))
        .anySatisfy(
            found -> {
              assertThat(found.yaml()).contains("age-group: minor").doesNotContain("lawyers:");
              assertThat(found.confirmed()).isTrue();
            });
  }

  @Test
  void a_defence_that_a_local_text_adds_takes_no_right_away() {
    String everybody = MINORS.replace("value == \"minor\"", "value in ( \"minor\", \"adult\" )");
    PackFiles local = MiniPack.localRule("Adds( \"示例〔2021〕1号/5/1\" )", "应当照此办理", everybody);
    assertThat(proved(nationalRule(RIGHT_WITHOUT_DEFENCE), local).of(Property.FLOOR))
        .singleElement()
        .satisfies(found -> assertThat(found.what().en()).contains("it is given no more"));
  }

  /** That an act counts as done has its reason; that the duty ends with the custody has none. */
  @Test
  void what_is_declared_of_two_norms_excuses_no_other_difference() {
    String further = DAYS + ".doneBy( \"help-right-told\", \"counsel-right-told\" )";
    PackFiles nation = national(DAYS + DONE);
    PackFiles harmless = declaring("done-by counsel-right-told", further);
    assertThat(proved(nation, harmless).isProved()).isTrue();
    ProofReport planted =
        proved(
            nation,
            declaring(
                "done-by counsel-right-told",
                further + ".whileIs( \"custody\", \"detained\", \"arrested\" )"));
    assertThat(planted.open())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.difference()).contains("while custody detained arrested");
              assertThat(found.what().en()).contains("gives less: only while");
            });
    assertThat(planted.text(Locale.ENGLISH))
        .contains("REFUTED", "/5/1, difference: while custody detained arrested]");
    assertThat(planted.stale()).isEmpty();
  }

  @Test
  void a_declared_difference_that_is_not_there_is_stale() {
    String same = DAYS + DONE;
    ProofReport report = proved(national(same), declaring("done-by counsel-right-told", same));
    assertThat(report.isProved()).isFalse();
    assertThat(report.stale())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.message(Locale.ENGLISH))
                    .contains("a declaration for 地方〔2022〕1号/1/1 (done-by counsel-right-told)"));
  }

  /** A norm that no longer takes the place of the other leaves its declaration without a case. */
  @Test
  void a_declaration_for_a_norm_that_is_shown_beside_the_other_is_stale() {
    String longer = DUTY + ".within( workingDays( 5 ) ).after( $received )";
    ProofReport report =
        proved(
            national(DAYS + DONE),
            declaring(
                "done-by counsel-right-told",
                longer + ".doneBy( \"help-right-told\", \"counsel-right-told\" )"));
    assertThat(report.of(Property.FLOOR)).isEmpty();
    assertThat(report.stale()).hasSize(1);
  }

  private static PackFiles declaring(String difference, String gives) {
    return MiniPack.file(
        local("Overrides", gives),
        "declared.yaml",
        """
        - check: floor
          norm: 地方〔2022〕1号/1/1
          to: 示例〔2021〕1号/5/1
          difference: %s
          why: [试验, a test]
        """
            .formatted(difference));
  }

  static ProofReport proved(PackFiles nation, PackFiles local) {
    return Proof.of(List.of(nation, local), List.of("CN-33"), ONE).get(0);
  }
}
