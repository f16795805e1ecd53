package org.dutylawyer.audit.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.law.NormId;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.proposals.ProposalsPack;
import org.dutylawyer.workbench.FolderPacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each indicator on cases that show it, that do not, and that leave it open. */
final class IndicatorsTest {

  private static final LocalDate MON_2025_11_10 = LocalDate.of(2025, 11, 10);

  private static final DutyLawyerRules RULES =
      DutyLawyerRules.builder().packsOnClassPath().jurisdiction("CN").build();
  private static final Indicators INDICATORS = Indicators.standard(RULES.vocabulary("CN"));

  private static final DutyLawyerRules WHAT_IF =
      new FolderPacks().packsOnClassPath().pack(ProposalsPack.files()).jurisdiction("CN").build();

  /** The units of an indicator in a case of one person, as {@code of/is}. */
  private static List<String> shown(String id, String person, String events, String... records) {
    return shown(RULES, id, "", person, events, records);
  }

  private static List<String> shown(
      DutyLawyerRules rules,
      String id,
      String proceeding,
      String person,
      String events,
      String... records) {
    String json =
        """
        {"id": "c", "jurisdiction": "CN",
         "proceeding": {"stage": "prosecution-review", "procedure": "fast-track"%s},
         "register": {"records": [%s]},
         "lawyers": [{"id": "甲律师", "years-of-practice": 2}, {"id": "乙律师", "years-of-practice": 3}, {"id": "丙律师"}],
         "persons": [{"id": "某甲"%s}],
         "events": [%s]}
        """
            .formatted(
                proceeding,
                String.join(",", List.of(records).stream().map(r -> '"' + r + '"').toList()),
                person,
                events);
    CaseView view = new CaseView(rules.assess(rules.read(json, id), Question.asOf(MON_2025_11_10)));
    return new Measuring(Indicators.standard(rules.vocabulary("CN")), rules.calendar())
        .of(view).stream()
            .filter(s -> s.indicator().equals(id))
            .map(s -> s.of().word() + "/" + s.is().word())
            .toList();
  }

  private static String event(String type, String at, String... more) {
    String lawyer = more.length > 0 && more[0].startsWith("\"") ? "" : ",\"lawyer\":\"甲律师\"";
    return "{\"type\":\"%s\",\"person\":\"某甲\",\"at\":\"%s\"%s%s}"
        .formatted(type, at, lawyer, more.length > 0 ? "," + String.join(",", more) : "");
  }

  private static String by(String lawyer, String type, String at) {
    return event(type, at, "\"lawyer\":\"" + lawyer + "\"");
  }

  private static String all(String... events) {
    return String.join(",", events);
  }

  private static final String SIGNED = event("plea-statement-signed-by-lawyer", "2025-10-20");
  private static final String HELPED = event("legal-help-given", "2025-10-20");

  @Test
  void there_are_twenty_five_and_each_is_computed_or_says_why_not() {
    assertThat(INDICATORS.all())
        .extracting(Indicator::id)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 25).mapToObj("A%02d"::formatted).toList());
    assertThat(INDICATORS.all())
        .allSatisfy(
            i -> {
              boolean declared = i.notComputable().isPresent();
              assertThat(declared).as(i.id()).isEqualTo(i.unit().kind() == Indicator.Kind.NONE);
              assertThat(i.title().zh()).isNotBlank();
              assertThat(i.reading().isEmpty()).as(i.id()).isEqualTo(declared);
            });
    assertThat(INDICATORS.all())
        .filteredOn(i -> i.notComputable().isPresent())
        .extracting(Indicator::id)
        .containsExactly("A03", "A07", "A20", "A21", "A24");
    assertThat(Indicators.standard(WHAT_IF.vocabulary("CN")).all())
        .as("with the words of the proposals")
        .filteredOn(i -> i.notComputable().isPresent())
        .extracting(Indicator::id)
        .containsExactly("A03", "A07", "A20");
    assertThat(INDICATORS.all())
        .as("each touches a provision of the law, but for what no provision speaks of")
        .filteredOn(i -> i.provision().isEmpty())
        .extracting(Indicator::id)
        .containsExactly("A07");
  }

  @Test
  void each_provision_that_an_indicator_touches_is_in_the_text() {
    for (Indicator indicator : INDICATORS.all()) {
      if (!indicator.provision().isEmpty()) {
        NormId norm = NormId.parse(indicator.provision());
        assertThat(RULES.packs().get("CN").instrument(norm).orElseThrow().text().contains(norm))
            .as(indicator.id() + " " + norm)
            .isTrue();
      }
    }
  }

  @Test
  void a_word_that_nobody_knows_is_refused_with_its_place_and_the_nearest() {
    String yaml =
        """
        - id: B01
          title: [一, one]
          source: x
          reading: [读, reading]
          unit: { each: event, events: [legal-help-givn], title: [次, times] }
        """;
    assertThatThrownBy(() -> Indicators.parse(yaml, "own.yaml", RULES.vocabulary("CN")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("own.yaml:5")
        .hasMessageContaining("legal-help-given");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "at-least: 21; at-least: 0; 1 or more",
        "at-least: 50; at-least: 101; 1 to 100",
        "when: after, working-days: 3; when: after, working-days: -3; 0 or more"
      })
  void a_threshold_that_can_be_none_is_refused_with_its_place(
      String threshold, String other, String expected) {
    String yaml = Indicators.standardText().replace(threshold, other);
    assertThatThrownBy(() -> Indicators.parse(yaml, "own.yaml", RULES.vocabulary("CN")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("own.yaml:")
        .hasMessageContaining(expected);
  }

  @Test
  void a_provision_that_is_none_is_refused_with_its_place() {
    String yaml =
        """
        - id: B01
          title: [一, one]
          source: x
          reading: [读, reading]
          unit: { each: event, events: [legal-help-given], title: [次, times] }
          provision: 第六条第二款
        """;
    assertThatThrownBy(() -> Indicators.parse(yaml, "own.yaml", RULES.vocabulary("CN")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("own.yaml:6")
        .hasMessageContaining("第六条第二款");
  }

  @Test
  void whoever_read_or_met_in_time_was_given_the_file_and_the_meeting() {
    String asked = event("file-access-requested", "2025-10-20");
    assertThat(
            shown("A09", "", all(asked, event("file-read", "2025-10-21")), "file-access-arranged"))
        .containsExactly("yes/no");
    assertThat(
            shown(
                "A09",
                "",
                all(asked, event("file-read", "2025-10-30")),
                "file-access-arranged",
                "file-read"))
        .as("read after the three days")
        .containsExactly("yes/yes");
    String sought = event("meeting-sought", "2025-10-20");
    assertThat(
            shown("A10", "", all(sought, event("meeting-held", "2025-10-21")), "meeting-arranged"))
        .containsExactly("yes/no");
  }

  @Test
  void reasons_are_those_of_the_opinion_that_they_name() {
    String first = event("opinion-not-adopted", "2025-10-20", "\"id\":\"o1\"");
    String second = event("opinion-not-adopted", "2025-10-21", "\"id\":\"o2\"");
    String given = event("opinion-given", "2025-10-19");
    String reasons = event("opinion-reasons-given", "2025-10-22", "\"re\":\"o2\"");
    String[] records = {"opinion-given", "opinion-reasons-given"};
    assertThat(shown("A14", ",\"pleads\":true", all(given, first, second, reasons), records))
        .as("nobody gave reasons for the first")
        .containsExactly("yes/yes");
    assertThat(shown("A14", ",\"pleads\":true", all(given, second, reasons), records))
        .containsExactly("yes/no");
  }

  @Test
  void what_is_said_not_to_be_done_is_silent_of_other_acts_lawyers_and_times() {
    String notMet = event("meeting-held", "2025-10-19", "\"not-done\":true");
    assertThat(shown("A13", "", all(SIGNED, notMet)))
        .as("help and advice may have been given")
        .containsExactly("yes/no-record");
    String[] ofAnother = {
      event("file-read", "2025-10-30", "\"lawyer\":\"乙律师\"", "\"not-done\":true"),
      event("plea-law-explained", "2025-10-30", "\"lawyer\":\"乙律师\"", "\"not-done\":true")
    };
    assertThat(shown("A01", "", all(SIGNED, ofAnother[0], ofAnother[1])))
        .containsExactly("yes/no-record");
    assertThat(
            shown(
                "A01",
                "",
                all(
                    SIGNED,
                    event("file-read", "2025-10-20", "\"not-done\":true,\"lawyer\":\"甲律师\""),
                    event(
                        "plea-law-explained",
                        "2025-10-20",
                        "\"not-done\":true,\"lawyer\":\"甲律师\""))))
        .containsExactly("yes/yes");
  }

  @Test
  void stage_and_counsel_are_those_of_the_library() {
    String begun =
        "{\"type\":\"stage-begun\",\"at\":\"2025-10-20T09:00\",\"to\":\"prosecution-review\",\"by\":\"procuratorate\"}";
    assertThat(shown("A16", "", all(begun, HELPED)))
        .as("what happens on the first day of a stage happens in it")
        .containsExactly("yes/yes");
    assertThat(
            shown(
                "A16",
                "",
                all(begun, "{\"type\":\"legal-help-given\",\"person\":\"某甲\",\"lawyer\":\"甲律师\"}")))
        .as("help without a day may be of the stage before")
        .containsExactly("yes/undetermined");
    assertThat(
            shown(
                "A04",
                ",\"counsel\":\"retained-lawyer\"",
                all(event("legal-aid-terminated", "2025-10-10"), HELPED)))
        .as("aid that ends takes no retained lawyer away")
        .containsExactly("yes/yes");
  }

  @Test
  void a_hearing_that_lies_ahead_was_not_held_without_a_lawyer() {
    String ahead = "{\"type\":\"hearing\",\"at\":\"2025-11-20\"}";
    String held = "{\"type\":\"hearing\",\"at\":\"2025-10-20\"}";
    assertThat(shown("A17", ",\"counsel\":\"none\"", all(held, ahead))).hasSize(1);
    assertThat(
            shown(
                "A17",
                ",\"counsel\":\"none\"",
                all(held, event("legal-help-given", "2025-10-30")),
                "legal-help-given",
                "legal-advice-given"))
        .as("help ten days after the hearing was none at it")
        .containsExactly("yes/yes");
  }

  @Test
  void a_lawyer_s_obstruction_is_that_of_those_for_whom_that_lawyer_worked() {
    String obstructed =
        "{\"type\":\"practice-obstructed\",\"at\":\"2025-10-21\",\"lawyer\":\"乙律师\"}";
    assertThat(shown("A25", "", all(HELPED, obstructed), "practice-obstructed"))
        .containsExactly("yes/no");
    assertThat(
            shown(
                "A25",
                "",
                all(by("乙律师", "legal-help-given", "2025-10-20"), obstructed),
                "practice-obstructed"))
        .containsExactly("yes/yes");
  }

  @Test
  void signing_unread_and_unexplained_shows_only_where_the_register_would_say_so() {
    assertThat(shown("A01", "", SIGNED)).containsExactly("yes/no-record");
    assertThat(shown("A01", "", SIGNED, "file-read", "plea-law-explained"))
        .containsExactly("yes/yes");
    assertThat(
            shown(
                "A01",
                "",
                all(event("file-read", "2025-10-20"), SIGNED),
                "file-read",
                "plea-law-explained"))
        .as("read on the day of the signing")
        .containsExactly("yes/no");
    assertThat(
            shown(
                "A01",
                "",
                all(by("乙律师", "file-read", "2025-10-20"), SIGNED),
                "file-read",
                "plea-law-explained"))
        .as("read by a lawyer who did not sign")
        .containsExactly("yes/yes");
    assertThat(shown("A01", "", HELPED)).as("nothing signed").isEmpty();
  }

  @Test
  void help_beside_a_retained_lawyer_is_told_by_the_state_on_that_day() {
    String retained = event("counsel-changed", "2025-10-15", "\"to\":\"retained-lawyer\"");
    String later = event("counsel-changed", "2025-10-25", "\"to\":\"retained-lawyer\"");
    assertThat(shown("A04", ",\"counsel\":\"none\"", all(retained, HELPED)))
        .containsExactly("yes/yes");
    assertThat(shown("A04", ",\"counsel\":\"none\"", all(HELPED, later))).containsExactly("yes/no");
    assertThat(shown("A04", "", HELPED)).containsExactly("yes/undetermined");
  }

  @Test
  void a_request_for_the_file_has_three_working_days() {
    String asked = event("file-access-requested", "2025-10-20"); // Monday
    assertThat(shown("A09", "", all(asked, event("file-access-arranged", "2025-10-23"))))
        .as("on Thursday, the third working day")
        .containsExactly("yes/no");
    assertThat(
            shown("A09", "", all(asked, event("file-access-arranged", "2025-10-24")), "file-read"))
        .as("on Friday")
        .containsExactly("yes/yes");
    assertThat(shown("A09", "", all(asked, event("file-access-refused", "2025-10-21"))))
        .containsExactly("yes/yes");
    assertThat(shown("A09", "", event("file-access-requested", "2025-11-07")))
        .as("asked on the Friday before: the time has not run out")
        .containsExactly("yes/undetermined");
  }

  private static String numbered(String id, String type, String at, String... more) {
    return event(type, at, more).replaceFirst("\\{", "{\"id\":\"" + id + "\",");
  }

  @Test
  void each_request_for_the_file_is_held_against_what_answers_it() {
    String first = numbered("r1", "file-access-requested", "2025-10-20");
    String second = numbered("r2", "file-access-requested", "2025-10-21", "\"lawyer\":\"乙律师\"");
    String refused =
        "{\"type\":\"file-access-refused\",\"person\":\"某甲\",\"at\":\"2025-10-20\",\"re\":\"r1\"}";
    String arranged =
        "{\"type\":\"file-access-arranged\",\"person\":\"某甲\",\"at\":\"2025-10-22\"%s}";

    assertThat(shown("A09", "", all(first, refused, second, arranged.formatted(",\"re\":\"r2\""))))
        .as("the refusal answers the one, the arrangement the other")
        .containsExactly("yes/yes", "yes/no");
    assertThat(shown("A09", "", all(first, second, arranged.formatted(""))))
        .as("nothing says whose request was arranged")
        .containsExactly("yes/undetermined", "yes/undetermined");
    assertThat(shown("A09", "", all(first, second, arranged.formatted(",\"lawyer\":\"乙律师\""))))
        .as("the lawyer says it, and a register would have the other")
        .containsExactly("yes/yes", "yes/no");
    assertThat(
            shown(
                "A09",
                "",
                all(first, refused, arranged.formatted(",\"re\":\"r1\"").replace("22", "21"))))
        .as("refused first and arranged in time: it was refused")
        .containsExactly("yes/yes");
  }

  @Test
  void a_meeting_is_a_formality_if_it_is_hindered_or_short() {
    String sought = event("meeting-sought", "2025-10-20");
    String arranged = event("meeting-arranged", "2025-10-22");
    String brief = event("meeting-held", "2025-10-22", "\"over-thirty-minutes\":false");
    String open = event("meeting-held", "2025-10-22");

    assertThat(shown("A10", "", all(sought, arranged))).containsExactly("yes/no");
    assertThat(shown("A10", "", all(sought, event("meeting-not-arranged", "2025-10-21"))))
        .containsExactly("yes/yes");
    assertThat(shown(WHAT_IF, "A10", "", "", all(sought, arranged, brief)))
        .containsExactly("yes/yes");
    assertThat(shown(WHAT_IF, "A10", "", "", all(sought, arranged, open)))
        .as("how long it was is not stated")
        .containsExactly("yes/undetermined");
    assertThat(shown(WHAT_IF, "A10", "", "", all(sought, arranged, brief.replace("false", "true"))))
        .containsExactly("yes/no");
  }

  @Test
  void more_than_one_lawyer_is_rotation() {
    String advised = by("乙律师", "legal-advice-given", "2025-10-22");
    assertThat(shown("A11", "", all(HELPED, advised))).containsExactly("yes/yes");
    assertThat(shown("A11", "", HELPED)).containsExactly("yes/no-record");
    assertThat(
            shown(
                "A11",
                "",
                HELPED,
                "legal-help-given",
                "legal-advice-given",
                "plea-statement-signed-by-lawyer"))
        .containsExactly("yes/no");
    assertThat(
            shown(
                "A12",
                "",
                all(event("file-read", "2025-10-20"), by("乙律师", "file-read", "2025-10-21"))))
        .containsExactly("yes/yes");
  }

  @Test
  void who_helps_only_on_the_day_of_signing_comes_late() {
    String[] records = {"legal-help-given", "legal-advice-given", "meeting-held"};
    assertThat(shown("A13", "", all(HELPED, SIGNED), records)).containsExactly("yes/yes");
    assertThat(shown("A13", "", all(HELPED, SIGNED))).containsExactly("yes/no-record");
    assertThat(shown("A13", "", all(event("legal-help-given", "2025-10-19"), SIGNED), records))
        .containsExactly("yes/no");
  }

  @Test
  void an_opinion_not_adopted_wants_reasons() {
    String opinion = event("opinion-given", "2025-10-18");
    String not = event("opinion-not-adopted", "2025-10-19");
    String reasons = event("opinion-reasons-given", "2025-10-19");
    String[] records = {"opinion-given", "opinion-not-adopted", "opinion-reasons-given"};
    assertThat(shown("A14", "", SIGNED, records)).containsExactly("yes/yes");
    assertThat(shown("A14", "", all(opinion, SIGNED), records)).containsExactly("yes/no");
    assertThat(shown("A14", "", all(opinion, not, SIGNED), records)).containsExactly("yes/yes");
    assertThat(shown("A14", "", all(opinion, not, reasons, SIGNED), records))
        .containsExactly("yes/no");
  }

  @Test
  void an_opinion_not_adopted_wants_reasons_whether_anything_was_signed_or_not() {
    String opinion = event("opinion-given", "2025-10-18");
    String not = event("opinion-not-adopted", "2025-10-19");
    String[] records = {"opinion-given", "opinion-not-adopted", "opinion-reasons-given"};
    assertThat(shown("A14", ",\"pleads\":true", all(opinion, not), records))
        .containsExactly("yes/yes");
    assertThat(shown("A14", ",\"pleads\":true", HELPED, records))
        .as("pleads, and no opinion")
        .containsExactly("yes/yes");
    assertThat(shown("A14", ",\"pleads\":false", HELPED, records)).containsExactly("yes/no");
  }

  @Test
  void who_appealed_after_a_plea_is_known_and_why_is_not() {
    String judged = "{\"type\":\"judgment-pronounced\",\"at\":\"2025-10-30\"}";
    String signed = event("plea-statement-signed", "2025-10-20");
    assertThat(shown(RULES, "A18", ",\"instance\":\"second\"", "", all(signed, judged)))
        .containsExactly("yes/undetermined");
    assertThat(shown(RULES, "A18", ",\"instance\":\"first\"", "", all(signed, judged)))
        .containsExactly("yes/no");
    assertThat(
            shown(
                RULES,
                "A18",
                ",\"instance\":\"second\",\"prosecution-protest\":true",
                "",
                all(signed, judged)))
        .as("a protest by the procuratorate is no appeal by the defendant")
        .containsExactly("yes/no");
    assertThat(shown(RULES, "A18", ",\"instance\":\"first\"", "", signed))
        .as("not judged yet")
        .isEmpty();
  }

  @Test
  void a_complex_case_with_a_duty_lawyer_alone_is_told_in_the_words_of_the_proposals() {
    String person = ",\"counsel\":\"none\",\"several-charges\":%s";
    String gang = ",\"organised-crime\":%s";
    String yes = person.formatted("true");
    String no = person.formatted("false");
    String assigned = event("counsel-changed", "2025-10-25", "\"to\":\"assigned\"");
    assertThat(shown(WHAT_IF, "A21", gang.formatted("false"), yes, HELPED))
        .containsExactly("yes/yes");
    assertThat(shown(WHAT_IF, "A21", gang.formatted("false"), no, HELPED))
        .containsExactly("yes/no");
    assertThat(shown(WHAT_IF, "A21", "", no, HELPED)).containsExactly("yes/undetermined");
    assertThat(shown(WHAT_IF, "A21", gang.formatted("true"), yes, all(HELPED, assigned)))
        .as("defended later")
        .containsExactly("yes/no");
  }

  @Test
  void help_is_checked_by_a_call_back_or_an_assessment_within_a_year() {
    String early = event("legal-help-given", "2024-10-20");
    String[] records = {"called-back"};
    String assessed = "{\"type\":\"annual-assessment\",\"lawyer\":\"甲律师\",\"at\":\"2025-01-15\"%s}";
    String never = assessed.formatted(",\"not-done\":true");
    String called = event("called-back", "2025-10-01");
    assertThat(shown(WHAT_IF, "A24", "", "", all(early, never), records))
        .containsExactly("yes/yes");
    assertThat(shown(WHAT_IF, "A24", "", "", early, records))
        .as("no register records assessments")
        .containsExactly("yes/no-record");
    assertThat(shown(WHAT_IF, "A24", "", "", all(early, assessed.formatted("")), records))
        .containsExactly("yes/no");
    assertThat(shown(WHAT_IF, "A24", "", "", all(early, called), records))
        .containsExactly("yes/no");
    assertThat(
            shown(
                WHAT_IF,
                "A24",
                "",
                "",
                all(early, assessed.formatted("").replace("甲", "乙")),
                records))
        .as("another lawyer was assessed")
        .containsExactly("yes/no-record");
    assertThat(
            shown(
                WHAT_IF,
                "A24",
                "",
                "",
                all(early, never, event("called-back", "2025-11-01")),
                records))
        .as("called back after more than a year")
        .containsExactly("yes/yes");
    assertThat(shown(WHAT_IF, "A24", "", "", HELPED, records))
        .as("the year is not over")
        .containsExactly("yes/undetermined");
  }

  @Test
  void the_stage_of_the_help_is_that_of_its_day() {
    String trial = "{\"type\":\"stage-begun\",\"at\":\"2025-10-21\",\"to\":\"trial\"}";
    assertThat(shown("A16", "", HELPED)).containsExactly("yes/yes");
    assertThat(shown("A16", "", all(HELPED, event("legal-help-given", "2025-10-22"), trial)))
        .as("what is stated is the stage before the trial")
        .containsExactly("yes/yes", "yes/no");
    assertThat(shown("A08", "", HELPED, "file-read")).containsExactly("yes/yes");
    assertThat(shown("A08", "", all(HELPED, event("file-read", "2025-10-30"))))
        .containsExactly("yes/no");
  }

  @Test
  void a_plea_withdrawn_is_held_against_the_signing() {
    String withdrawn = event("plea-changed", "2025-10-25", "\"to\":false");
    assertThat(
            shown(
                "A19",
                ",\"pleads\":true",
                all(SIGNED, withdrawn),
                "file-read",
                "plea-law-explained"))
        .containsExactly("yes/yes");
    assertThat(shown("A19", ",\"pleads\":true", all(SIGNED, withdrawn)))
        .containsExactly("yes/no-record");
    assertThat(shown("A19", ",\"pleads\":true", SIGNED)).isEmpty();
    String[] records = {"file-read", "plea-law-explained", "plea-statement-signed-by-lawyer"};
    String again = event("plea-changed", "2025-10-28", "\"to\":true");
    String later = event("plea-statement-signed-by-lawyer", "2025-11-03");
    assertThat(shown("A19", ",\"pleads\":true", all(withdrawn, again, later), records))
        .as("a signing after it is not what was withdrawn")
        .containsExactly("yes/no");
    assertThat(shown("A19", ",\"pleads\":true", all(withdrawn, again, later)))
        .as("an earlier signing may not be on file")
        .containsExactly("yes/no-record");
    String read = event("file-read", "2025-10-23");
    String second = event("plea-statement-signed-by-lawyer", "2025-10-24");
    String help = event("legal-help-given", "2025-10-22");
    assertThat(
            shown("A19", ",\"pleads\":true", all(SIGNED, help, read, second, withdrawn), records))
        .as("the last signing before it is what was withdrawn")
        .containsExactly("yes/no");
  }

  @Test
  void one_contact_is_one_only_where_the_register_records_contacts() {
    String[] records = {
      "legal-help-given", "legal-advice-given", "meeting-held", "plea-statement-signed-by-lawyer"
    };
    assertThat(shown("A22", ",\"pleads\":true", HELPED, records)).containsExactly("yes/yes");
    assertThat(shown("A22", ",\"pleads\":true", HELPED)).containsExactly("yes/no-record");
    assertThat(
            shown(
                "A22", ",\"pleads\":true", all(HELPED, event("legal-advice-given", "2025-10-23"))))
        .containsExactly("yes/no");
    String pleads = event("plea-changed", "2025-10-25", "\"to\":true");
    assertThat(shown("A22", ",\"pleads\":true", all(HELPED, pleads), records))
        .as("pleads later")
        .containsExactly("yes/yes");
    assertThat(shown("A22", ",\"pleads\":true", SIGNED, records))
        .as("whoever was only accompanied at the signing had one contact")
        .containsExactly("yes/yes");
    assertThat(shown("A22", "", HELPED, records))
        .as("whether the person pleads is not known")
        .containsExactly("undetermined/yes");
  }

  @Test
  void two_years_of_practice_are_less_than_three_and_three_are_not() {
    assertThat(shown("A23", "", HELPED)).containsExactly("yes/yes");
    assertThat(shown("A23", "", by("乙律师", "legal-help-given", "2025-10-20")))
        .containsExactly("yes/no");
    assertThat(shown("A23", "", by("丙律师", "legal-help-given", "2025-10-20")))
        .containsExactly("yes/undetermined");
  }

  @Test
  void interference_is_never_concluded_from_silence() {
    String obstructed =
        "{\"type\":\"practice-obstructed\",\"lawyer\":\"甲律师\",\"at\":\"2025-10-21\"}";
    assertThat(shown("A25", "", HELPED)).containsExactly("yes/no-record");
    assertThat(shown("A25", "", all(HELPED, obstructed))).containsExactly("yes/yes");
  }
}
