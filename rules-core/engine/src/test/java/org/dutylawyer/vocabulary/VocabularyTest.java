package org.dutylawyer.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.dutylawyer.casefile.Words.VOCABULARY;
import static org.dutylawyer.casefile.Words.english;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary.Group;
import org.junit.jupiter.api.Test;

class VocabularyTest {

  private static List<String> problems(String yaml) {
    return english(() -> Vocabulary.empty().plus(Vocabulary.parse(yaml, "words.yaml")));
  }

  @Test
  void a_word_is_read_with_all_that_is_said_of_it() {
    assertThat(VOCABULARY.fact("stage"))
        .contains(
            new FactWord(
                "stage",
                java.util.Set.of(About.of(About.Kind.PROCEEDING)),
                new Title("诉讼阶段", "stage"),
                FactWord.Kind.VALUES,
                java.util.Map.of(
                    "investigation",
                    new Title("侦查", "investigation"),
                    "trial",
                    new Title("审判", "trial")),
                Optional.empty(),
                Optional.of(
                    new History(
                        Optional.empty(),
                        List.of(),
                        false,
                        List.of(),
                        List.of(),
                        false,
                        false,
                        Optional.empty(),
                        java.util.Map.of(),
                        List.of(),
                        List.of())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false));
    FactWord pleads = VOCABULARY.fact("pleads").orElseThrow();
    assertThat(pleads.kind()).isEqualTo(FactWord.Kind.YES_NO);
    assertThat(pleads.values().keySet()).containsExactly("yes", "no");
    assertThat(pleads.values().get("no")).isEqualTo(new Title("否", "no"));
    FactWord hours = VOCABULARY.fact("training-hours").orElseThrow();
    assertThat(hours.kind()).isEqualTo(FactWord.Kind.NUMBER);
    assertThat(hours.unit()).contains(new Title("小时", "hours"));
    assertThat(VOCABULARY.event("released"))
        .contains(
            new EventWord(
                "released",
                About.Kind.PERSON,
                false,
                Optional.empty(),
                List.of(),
                List.of("admitted"),
                List.of(),
                false,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(Map.of("stage", "trial")),
                List.of("let-go"),
                new Title("出所", "released")));
    assertThat(VOCABULARY.event("stage-begun").orElseThrow().sets()).contains("stage");
    assertThat(VOCABULARY.event("hearing").orElseThrow().planned()).isTrue();
    assertThat(VOCABULARY.document("help-notice").orElseThrow().fields().keySet())
        .containsExactly("person-name", "charge");
  }

  @Test
  void a_fact_about_events_names_their_types() {
    assertThat(VOCABULARY.fact("in-writing").orElseThrow().about())
        .containsExactly(About.event("help-requested"), About.event("help-given"));
    assertThat(VOCABULARY.factsAboutEvent("help-given"))
        .extracting(FactWord::key)
        .containsExactly("in-writing");
    assertThat(VOCABULARY.factsAboutEvent("hearing")).isEmpty();
    assertThat(VOCABULARY.factsAbout(About.Kind.LAWYER))
        .extracting(FactWord::key)
        .containsExactly("trained", "training-hours");
  }

  @Test
  void titles_are_found_by_group_and_word() {
    assertThat(VOCABULARY.title(Group.ACTORS, "court").in(Locale.CHINA)).isEqualTo("人民法院");
    assertThat(VOCABULARY.title(Group.ACTORS, "court").in(Locale.GERMAN)).isEqualTo("court");
    assertThat(VOCABULARY.findTitle(Group.ACTIONS, "court")).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VOCABULARY.title(Group.ACTORS, "cuort"))
        .withMessage("no actor is called \"cuort\"; the nearest is \"court\"");
  }

  @Test
  void the_nearest_word_is_found_by_slip_case_and_title_and_not_otherwise() {
    assertThat(VOCABULARY.nearest(Group.EVENTS, "haering")).contains("hearing");
    assertThat(VOCABULARY.nearest(Group.EVENTS, "helpGiven")).contains("help-given");
    assertThat(VOCABULARY.nearest(Group.EVENTS, "HELP_GIVEN")).contains("help-given");
    assertThat(VOCABULARY.nearest(Group.EVENTS, "开庭")).contains("hearing");
    assertThat(VOCABULARY.nearest(Group.EVENTS, "Help given")).contains("help-given");
    assertThat(VOCABULARY.nearest(Group.EVENTS, "murder")).isEmpty();
    assertThat(VOCABULARY.nearest(Group.EVENTS, "")).isEmpty();
    assertThat(VOCABULARY.nearest(Group.EVENTS, "h".repeat(100_000))).isEmpty();
  }

  @Test
  void a_vocabulary_says_how_large_it_is() {
    assertThat(VOCABULARY).hasToString("a vocabulary of 11 facts, 10 events and 3 other words");
  }

  @Test
  void an_empty_file_has_no_words() {
    assertThat(Vocabulary.parse("# nothing\n", "words.yaml").facts()).isEmpty();
    assertThat(Vocabulary.parse("facts:\n", "words.yaml").facts()).isEmpty();
  }

  // ---- stacking -------------------------------------------------------------------------------

  @Test
  void a_pack_adds_words_and_may_refer_to_those_below() {
    Vocabulary pack =
        Vocabulary.parse(
            "facts:\n  online: { about: \"event:hearing\", title: [网上, online] }\n", "pack.yaml");
    Vocabulary stacked = VOCABULARY.plus(pack);
    assertThat(stacked.factsAboutEvent("hearing")).hasSize(1);
    assertThat(stacked.facts()).hasSize(VOCABULARY.facts().size() + 1);
    assertThat(VOCABULARY.fact("online")).isEmpty();
  }

  @Test
  void an_event_has_the_facts_of_the_wider_one_that_it_falls_under() {
    Vocabulary pack =
        Vocabulary.parse(
            """
            facts:
              online: { about: "event:hearing", title: [网上, online] }
              public: { about: "event:session", title: [公开, public] }
            events:
              session: { about: proceeding, falls-under: hearing, title: [庭审, session] }
            """,
            "pack.yaml");
    Vocabulary stacked = VOCABULARY.plus(pack);
    assertThat(stacked.wider("session")).containsExactly("hearing");
    assertThat(stacked.wider("hearing")).isEmpty();
    assertThat(stacked.factsAboutEvent("session"))
        .extracting(FactWord::key)
        .containsExactly("public", "online");
    assertThat(stacked.factsNaming("session")).extracting(FactWord::key).containsExactly("public");
    assertThat(stacked.factsAboutEvent("hearing"))
        .extracting(FactWord::key)
        .containsExactly("online");
  }

  @Test
  void an_act_is_given_where_a_fact_of_its_subject_or_of_the_case_is_so() {
    assertThat(
            english(
                () ->
                    VOCABULARY.plus(
                        Vocabulary.parse(
                            """
                            events:
                              pleaded: { about: person, given-where: [{ stage: review }], title: [认罪, pleaded] }
                              seen: { about: person, given-where: [{ trained: true }], title: [会见, seen] }
                              tried: { about: person, given-where: [{ stage: trial, sight: blind }], title: [审, tried] }
                            """,
                            "words.yaml"))))
        .hasSize(2)
        .anyMatch(problem -> problem.contains("stage: review"))
        .anyMatch(problem -> problem.contains("trained: yes"));
  }

  @Test
  void a_word_that_is_gone_names_those_that_stand_for_it_now_and_none_that_is_known() {
    Vocabulary words =
        Vocabulary.parse(
            """
            events:
              not-permitted: { about: person, formerly: [refused], title: [不许可, not permitted] }
              not-arranged: { about: person, formerly: [refused], title: [不安排, not arranged] }
              refuse: { about: person, title: [拒绝, refuse] }
            """,
            "words.yaml");
    assertThat(words.nearest(Group.EVENTS, "refused")).isEmpty();
    assertThat(words.expected(Group.EVENTS, "refused"))
        .isEqualTo(
            new Title(
                "改写为 not-permitted（不许可）或者 not-arranged（不安排）（原词已经不用）",
                "not-permitted (not permitted) or not-arranged (not arranged), for the word is gone"));
    assertThat(
            problems(
                """
                events:
                  refused: { about: person, title: [拒绝, refused] }
                  not-arranged: { about: person, formerly: [refused], title: [不安排, not arranged] }
                """))
        .containsExactly(
            "words.yaml:3 $.events.not-arranged: found formerly: refused, expected a word that is"
                + " gone.");
  }

  @Test
  void an_event_shows_a_fact_of_events_about_the_same_kind_of_subject() {
    assertThat(
            problems(
                """
                facts:
                  whole: { about: "event:received", title: [齐全, whole] }
                  loud: { about: "event:tried", title: [大声, loud] }
                events:
                  received: { about: person, title: [收到, received] }
                  tried: { about: proceeding, title: [审, tried] }
                  asked: { about: person, shows: { whole: false }, title: [商请, asked] }
                  begged: { about: person, shows: { whole: half }, title: [恳请, begged] }
                  heard: { about: person, shows: { loud: true }, title: [听见, heard] }
                """))
        .hasSize(2)
        .anyMatch(problem -> problem.contains("$.events.begged: found shows: whole: half"))
        .anyMatch(problem -> problem.contains("$.events.heard: found shows: loud: yes"));
  }

  @Test
  void an_event_falls_under_one_of_the_same_kind_of_subject_and_not_under_itself() {
    assertThat(
            problems(
                """
                events:
                  leaked: { about: lawyer, falls-under: held, title: [泄露, leaked] }
                  held: { about: person, title: [会见, held] }
                  one: { about: person, falls-under: two, title: [一, one] }
                  two: { about: person, falls-under: one, title: [二, two] }
                  three: { about: person, falls-under: helt, title: [三, three] }
                """))
        .containsExactly(
            "words.yaml:2 $.events.leaked: found falls-under: held, expected a wider type of event"
                + " about the lawyer.",
            "words.yaml:4 $.events.one: found falls-under: two, expected a wider type of event"
                + " about the person.",
            "words.yaml:5 $.events.two: found falls-under: one, expected a wider type of event"
                + " about the person.",
            "words.yaml:6 $.events.three: found \"helt\", expected a defined type of event; did you"
                + " mean \"held\"?");
  }

  @Test
  void a_second_definition_is_refused_with_both_places() {
    Vocabulary pack =
        Vocabulary.parse("actors:\n  prison: [监狱, prison]\n  court: [法院, court]\n", "pack.yaml");
    assertThat(english(() -> VOCABULARY.plus(pack)))
        .containsExactly(
            "pack.yaml:3 $.actors.court: found a second definition of the actor \"court\","
                + " expected use of the definition at words:40 $.actors.court.");
  }

  @Test
  void a_reference_to_a_word_that_nobody_defines_is_refused() {
    assertThat(
            problems(
                """
                facts:
                  online: { about: "event:haering", title: [网上, online] }
                events:
                  hearing: { about: proceeding, sets: stage, after: [accepted], title: [开庭, hearing] }
                """))
        .containsExactly(
            "words.yaml:2 $.facts.online: found \"haering\", expected a defined type of event;"
                + " did you mean \"hearing\"?",
            "words.yaml:4 $.events.hearing: found \"accepted\", expected a defined type of event.",
            "words.yaml:4 $.events.hearing: found \"stage\", expected a defined fact.");
  }

  @Test
  void an_event_changes_a_fact_of_its_own_subject_with_a_history() {
    assertThat(
            problems(
                """
                facts:
                  trained: { about: lawyer, title: [培训, trained] }
                events:
                  taught: { about: person, sets: trained, title: [授课, taught] }
                """))
        .containsExactly(
            "words.yaml:4 $.events.taught: found \"trained\", expected a fact with history: true"
                + " about the person, no number.");
  }

  @Test
  void a_state_says_which_events_leave_it_and_what_it_is_initially() {
    Vocabulary words =
        Vocabulary.parse(
            """
            facts:
              refusal:
                about: person
                history: true
                initially: none
                ends-with: [stage]
                left-by:
                  none: [asked]
                  clear: [{ event: refused, when: { plain: true } }]
                title: [拒绝, refusal]
                values: { none: [没有, none], clear: [明确, clear] }
              stage: { about: proceeding, history: true, forward: true, title: [阶段, stage], values: { a: [甲, a], b: [乙, b] } }
              plain: { about: "event:refused", title: [明确, plain] }
            events:
              asked: { about: person, title: [要求, asked] }
              refused: { about: person, registered: true, by: [accused], title: [拒绝, refused] }
              moved: { about: proceeding, leaves: { stage: b }, title: [移送, moved] }
            actors: { accused: [被告人, accused] }
            """,
            "words.yaml");
    assertThat(words.leaves("asked"))
        .containsExactly(new Leaves("asked", "refusal", "none", java.util.Map.of()));
    assertThat(words.leaves("refused"))
        .containsExactly(
            new Leaves("refused", "refusal", "clear", java.util.Map.of("plain", "yes")));
    assertThat(words.leaves("moved"))
        .containsExactly(new Leaves("moved", "stage", "b", java.util.Map.of()));
    assertThat(words.event("refused").orElseThrow().registered()).isTrue();
    assertThat(words.event("refused").orElseThrow().by()).containsExactly("accused");
  }

  @Test
  void a_state_of_each_appointment_says_how_many_days_before_it_an_event_lies() {
    Vocabulary words = Vocabulary.parse(LEAVE.formatted("shift", "[0, 2]"), "words.yaml");
    assertThat(words.fact("leave").orElseThrow().history().orElseThrow().each()).contains("shift");
    assertThat(words.leaves("agreed"))
        .containsExactly(
            new Leaves(
                "agreed",
                "leave",
                "late",
                java.util.Map.of(),
                false,
                Optional.empty(),
                Optional.of(new Leaves.Ahead(0, 2))),
            new Leaves(
                "agreed",
                "leave",
                "in-time",
                java.util.Map.of(),
                false,
                Optional.empty(),
                Optional.of(new Leaves.Ahead(3, Integer.MAX_VALUE))));
    assertThat(words.leaves("missed"))
        .containsExactly(
            new Leaves(
                "missed",
                "leave",
                "none",
                java.util.Map.of("plain", "yes"),
                true,
                Optional.empty(),
                Optional.empty()));
    assertThat(words.event("missed").orElseThrow().denies()).containsExactly("attended");
    assertThat(words.statedAbout(About.Kind.LAWYER)).isEmpty();
  }

  @Test
  void days_ahead_go_with_an_appointment_and_are_numbers_in_order() {
    assertThat(problems(LEAVE.formatted("shift", "[2, 0]")))
        .containsExactly(
            "words.yaml:9 $.facts.leave.left-by.late.ahead: found a list […], expected days ahead:"
                + " 3 (at least) or [0, 2].");
    assertThat(problems(LEAVE.formatted("heard", "1")))
        .containsExactly(
            "words.yaml:2 $.facts.leave: found each: heard, expected a type of event of the same"
                + " subject.");
  }

  private static final String LEAVE =
      """
      facts:
        leave:
          about: [lawyer, "event:missed"]
          history: true
          each: %s
          initially: none
          left-by:
            late:
              - { event: agreed, ahead: %s }
            in-time: [{ event: agreed, ahead: 3 }]
            none: [{ event: missed, if-stated: { plain: true } }]
          title: [准假, leave]
          values: { none: [没有, none], late: [迟, late], in-time: [及时, in time] }
        plain: { about: "event:missed", title: [明确, plain] }
      events:
        shift: { about: lawyer, planned: true, title: [值班, shift] }
        agreed: { about: lawyer, title: [同意, agreed] }
        attended: { about: lawyer, title: [到岗, attended] }
        heard: { about: person, title: [听取, heard] }
        missed: { about: lawyer, denies: [attended], title: [未到岗, missed] }
      """;

  @Test
  void a_state_made_up_of_others_names_known_facts_and_leaves_one_other_value() {
    String counsel =
        """
        facts:
          counsel: { about: person, history: true, title: [辩护人, counsel], values: { nobody: [无, nobody], lawyer: [律师, lawyer] } }
        """;
    assertThat(
            Vocabulary.empty()
                .plus(
                    Vocabulary.parse(
                        counsel
                            + "  defender: { about: person, history: true, derived: { without: [ {"
                            + " counsel: nobody } ] }, title: [有无, defender], values: { without:"
                            + " [无, without], with: [有, with] } }\n",
                        "words.yaml"))
                .fact("defender")
                .flatMap(FactWord::derived))
        .contains(new Derived("without", List.of(java.util.Map.of("counsel", "nobody")), "with"));
    assertThat(
            problems(
                counsel
                    + "  defender: { about: person, history: true, derived: { without: [ { counsel:"
                    + " somebody } ] }, title: [有无, defender], values: { without: [无, without],"
                    + " with: [有, with] } }\n"))
        .anySatisfy(p -> assertThat(p).contains("counsel: somebody", "a value of it"));
    assertThat(
            problems(
                counsel
                    + "  defender: { about: person, derived: { without: [ { counsel: nobody } ] },"
                    + " title: [有无, defender], values: { without: [无, without], with: [有, with] }"
                    + " }\n"))
        .anySatisfy(p -> assertThat(p).contains("$.facts.defender.derived", "just two values"));
  }

  @Test
  void what_is_said_of_a_state_without_a_history_is_refused() {
    assertThat(
            problems(
                """
                facts:
                  refusal: { about: person, initially: none, title: [拒绝, refusal], values: { none: [没有, none], b: [乙, b] } }
                  grant: { about: person, history: true, ends-with: [grant], title: [决定, grant], values: { a: [甲, a], b: [乙, b] } }
                  wait: { about: person, history: true, initially: never, title: [等候, wait], values: { a: [甲, a], b: [乙, b] } }
                """))
        .hasSize(3)
        .anySatisfy(p -> assertThat(p).contains("$.facts.refusal.initially", "history: true"))
        .anySatisfy(p -> assertThat(p).contains("$.facts.grant", "initially"))
        .anySatisfy(p -> assertThat(p).contains("$.facts.wait.initially", "\"never\""));
  }

  // ---- what a file must look like -------------------------------------------------------------

  @Test
  void broken_YAML_is_refused_with_its_line() {
    assertThat(problems("facts:\n  a: { about: person\n"))
        .singleElement()
        .asString()
        .matches("words.yaml:[23] \\$: found broken YAML, expected well-formed YAML\\.");
  }

  @Test
  void an_unknown_group_or_field_is_refused_with_the_nearest() {
    assertThat(
            problems(
                """
                fact:
                facts:
                  blind: { abuot: person, about: person, title: [盲, blind] }
                """))
        .containsExactly(
            "words.yaml:1 $.fact: found \"fact\", expected one of \"facts\", \"events\","
                + " \"actors\", \"actions\", \"entitlements\", \"documents\", \"grounds\","
                + " \"measures\", \"requirements\", \"statuses\"; did you mean \"facts\"?",
            "words.yaml:3 $.facts.blind.abuot: found \"abuot\", expected one of \"about\","
                + " \"title\", \"values\", \"number\", \"history\", \"initially\","
                + " \"ends-with\", \"ends-last\", \"resumes-with\", \"stated-since\","
                + " \"per-lawyer\", \"forward\", …; did you mean \"about\"?");
  }

  @Test
  void a_word_defined_twice_in_one_file_is_refused() {
    assertThat(problems("actors:\n  court: [法院, court]\n  court: [法院, court]\n"))
        .containsExactly(
            "words.yaml:3 $.actors.court: found a repeated \"court\", expected it once (first on"
                + " line 2).");
  }

  @Test
  void a_word_that_is_not_kebab_case_is_refused() {
    assertThat(
            problems(
                """
                actors: { Court: [法院, court] }
                facts:
                  sight: { about: person, title: [视力, sight], values: { "is blind": [盲, blind] } }
                """))
        .containsExactly(
            "words.yaml:1 $.actors.Court: found \"Court\", expected a lower-case English word with"
                + " hyphens.",
            "words.yaml:3 $.facts.sight.values[\"is blind\"]: found \"is blind\", expected a"
                + " lower-case English word with hyphens.");
  }

  @Test
  void a_title_has_two_texts() {
    assertThat(
            problems(
                """
                actors:
                  court: [法院]
                  police: 公安机关
                  prison: [监狱, " "]
                facts:
                  blind: { about: person }
                """))
        .containsExactly(
            "words.yaml:2 $.actors.court: found a list […], expected [中文, English].",
            "words.yaml:3 $.actors.police: found \"公安机关\", expected [中文, English].",
            "words.yaml:4 $.actors.prison: found a list […], expected [中文, English].",
            "words.yaml:6 $.facts.blind: found no title, expected title: [中文, English].");
  }

  @Test
  void a_fact_says_what_it_is_about() {
    assertThat(
            problems(
                """
                facts:
                  blind: { title: [盲, blind] }
                  deaf: { about: persons, title: [聋, deaf] }
                  mute: { about: "event:", title: [哑, mute] }
                """))
        .containsExactly(
            "words.yaml:2 $.facts.blind: found no about, expected about.",
            "words.yaml:3 $.facts.deaf.about: found \"persons\", expected \"person\","
                + " \"proceeding\", \"lawyer\", \"station\" or \"event:TYPE\".",
            "words.yaml:4 $.facts.mute.about: found \"event:\", expected \"person\","
                + " \"proceeding\", \"lawyer\", \"station\" or \"event:TYPE\".");
  }

  @Test
  void an_event_is_about_one_kind_of_subject() {
    assertThat(
            problems(
                """
                events:
                  met: { about: "person,lawyer", title: [会见, met] }
                """))
        .containsExactly(
            "words.yaml:2 $.events.met.about: found \"person,lawyer\", expected one of \"person\","
                + " \"proceeding\", \"lawyer\", \"station\".");
  }

  @Test
  void a_fact_cannot_have_the_name_of_a_field_or_the_values_of_a_yes_no_fact() {
    assertThat(
            problems(
                """
                facts:
                  born: { about: person, title: [出生, born] }
                  sight: { about: person, title: [视力, sight], values: { "yes": [有, yes] } }
                """))
        .containsExactly(
            "words.yaml:2 $.facts.born: found \"born\", expected a word other than the case file's"
                + " own fields (\"at\", \"born\", \"by\", \"document\", \"id\", \"lawyer\","
                + " \"name\", \"not-done\", \"person\", \"re\", \"station\", \"to\", …).",
            "words.yaml:3 $.facts.sight.values.yes: found \"yes\", expected a word other than"
                + " \"yes\", \"no\", \"unknown\".");
  }

  @Test
  void a_fact_has_values_or_a_number_not_both_and_values_not_none() {
    assertThat(
            problems(
                """
                facts:
                  a: { about: person, title: [甲, a], values: { b: [乙, b] }, number: [个, pieces] }
                  c: { about: person, title: [丙, c], values: { } }
                  d: { about: person, title: [丁, d], history: perhaps }
                """))
        .containsExactly(
            "words.yaml:2 $.facts.a: found both values and number, expected one of them.",
            "words.yaml:3 $.facts.c.values: found no value, expected at least one value.",
            "words.yaml:4 $.facts.d.history: found \"perhaps\", expected true or false.");
  }

  // ---- the core words -------------------------------------------------------------------------

  @Test
  void the_core_words_are_whole() {
    Vocabulary core = Vocabulary.core();
    assertThat(core.fact("stage").orElseThrow().values()).containsKey("prosecution-review");
    assertThat(core.fact("age-group").orElseThrow().values()).containsOnlyKeys("minor", "adult");
    assertThat(core.event("hearing").orElseThrow().planned()).isTrue();
    assertThat(core.words(Group.ACTORS)).contains("legal-aid-agency");
  }

  @Test
  void a_misspelt_field_is_not_missing_and_its_value_is_read_all_the_same() {
    assertThat(problems("facts:\n  blind: { abuot: persn, title: [盲, blind] }\n"))
        .hasSize(2)
        .anyMatch(p -> p.contains("abuot"))
        .anyMatch(p -> p.contains("persn"));
  }
}
