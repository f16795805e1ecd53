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
import org.junit.jupiter.api.Test;

/** Each indicator on cases that show it, that do not, and that leave it open. */
final class IndicatorsTest {

  private static final LocalDate MON_2025_11_10 = LocalDate.of(2025, 11, 10);

  private static final DutyLawyerRules RULES =
      DutyLawyerRules.builder().packsOnClassPath().jurisdiction("CN").build();
  private static final Indicators INDICATORS = Indicators.standard(RULES.vocabulary("CN"));

  /** The units of an indicator in a case of one person, as {@code of/is}. */
  private static List<String> shown(String id, String person, String events, String... records) {
    String json =
        """
        {"id": "c", "jurisdiction": "CN",
         "proceeding": {"stage": "prosecution-review", "procedure": "fast-track"},
         "register": {"records": [%s]},
         "lawyers": [{"id": "甲律师", "years-of-practice": 2}, {"id": "乙律师", "years-of-practice": 3}, {"id": "丙律师"}],
         "persons": [{"id": "某甲"%s}],
         "events": [%s]}
        """
            .formatted(
                String.join(",", List.of(records).stream().map(r -> '"' + r + '"').toList()),
                person,
                events);
    CaseView view = new CaseView(RULES.assess(RULES.read(json, id), Question.asOf(MON_2025_11_10)));
    return new Measuring(INDICATORS, RULES.calendar())
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
    assertThat(INDICATORS.all()).filteredOn(i -> i.notComputable().isPresent()).hasSize(6);
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
  }

  @Test
  void one_contact_is_one_only_where_the_register_records_contacts() {
    String[] records = {"legal-help-given", "legal-advice-given", "meeting-held"};
    assertThat(shown("A22", ",\"pleads\":true", HELPED, records)).containsExactly("yes/yes");
    assertThat(shown("A22", ",\"pleads\":true", HELPED)).containsExactly("yes/no-record");
    assertThat(
            shown(
                "A22", ",\"pleads\":true", all(HELPED, event("legal-advice-given", "2025-10-23"))))
        .containsExactly("yes/no");
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
