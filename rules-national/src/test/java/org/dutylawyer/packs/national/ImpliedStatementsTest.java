package org.dutylawyer.packs.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.answer.TextAnswer;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Silence;
import org.dutylawyer.finding.State;
import org.dutylawyer.law.NormId;
import org.dutylawyer.problem.BadInputException;
import org.junit.jupiter.api.Test;

/** What one statement of a case says of another: it need not be said again, nor be contradicted. */
class ImpliedStatementsTest {

  private static final DutyLawyerRules RULES = DutyLawyerRules.load();
  private static final LocalDate MON_2025_06_30 = LocalDate.of(2025, 6, 30);

  private static Assessment answer(String more) {
    return RULES.assess(
        RULES.read("{\"jurisdiction\": \"CN\", \"id\": \"c\", " + more + "}", "case"),
        Question.asOf(MON_2025_06_30));
  }

  @Test
  void an_assigned_lawyer_and_no_legal_aid_in_force_contradict_each_other() {
    assertThatThrownBy(
            () ->
                answer(
                    """
                    "persons": [{"id": "p", "counsel": "assigned", "aid-in-force": false}],
                    "events": []
                    """))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("aid-in-force")
        .hasMessageContaining("counsel");
    assertThat(
            answer(
                    """
                    "persons": [{"id": "p", "counsel": "assigned", "aid-in-force": true}],
                    "events": []
                    """)
                .governing())
        .isNotEmpty();
  }

  @Test
  void a_grave_crime_disclosed_and_a_disclosure_that_nothing_permits_contradict_each_other() {
    assertThatThrownBy(
            () ->
                answer(
                    """
                    "lawyers": [{"id": "l", "duty-posting": "posted"}],
                    "events": [
                      {"id": "learnt", "type": "confidence-received", "lawyer": "l",
                       "at": "2025-06-02", "told-of-crime": "preparing-or-committing",
                       "endangers": "public-security"},
                      {"type": "case-facts-disclosed", "lawyer": "l", "at": "2025-06-03",
                       "re": "learnt", "disclosure-permitted": false}]
                    """))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("disclosure-permitted");
  }

  @Test
  void papers_that_are_complete_and_a_request_for_the_rest_contradict_each_other() {
    String received =
        "{\"id\": \"r\", \"type\": \"defence-notice-received\", \"person\": \"p\","
            + " \"at\": \"2025-06-03\"%s}";
    String asked = "{\"id\": \"a\", \"type\": \"supplement-requested\", \"at\": \"2025-06-05\"}";
    assertThatThrownBy(
            () -> answer(events(received.formatted(", \"papers-complete\": true") + ", " + asked)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("$.events[0].papers-complete")
        .hasMessageContaining("supplement-requested");
    assertThat(answer(events(received.formatted("") + ", " + asked)).governing()).isNotEmpty();
  }

  @Test
  void a_missing_receipt_is_named_as_such() {
    Assessment answer =
        answer(
            """
            "register": {},
            "proceeding": {"stage": "trial", "instance": "first", "procedure": "ordinary"},
            "persons": [{"id": "p", "counsel": "none", "age-group": "minor"}],
            "events": [
              {"type": "defence-notice-sent", "person": "p", "at": "2025-06-03"},
              {"type": "hearing", "at": "2025-06-25"}]
            """);
    assertThat(answer.governing())
        .filteredOn(f -> f.norm().equals(NormId.parse("法释〔2021〕1号/49/1-b")))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.state()).isEqualTo(State.NO_RECORD);
              assertThat(finding.silence()).contains(Silence.NO_RECEIPT);
              assertThat(finding.isToConfirm()).isTrue();
            });
    assertThat(TextAnswer.of(answer, Locale.CHINESE).replaceAll("\\s", ""))
        .contains("已经按时送出，案卷没有对方收到的记载");
  }

  @Test
  void a_trial_before_the_court_had_the_case_is_refused_with_both_days() {
    for (String act :
        new String[] {
          "{\"type\": \"hearing\", \"at\": \"2025-05-06\"}",
          "{\"type\": \"judgment-pronounced\", \"at\": \"2025-05-06\"}",
          "{\"type\": \"hearing-adjourned\", \"person\": \"p\", \"at\": \"2025-05-06\"}"
        }) {
      for (String begun :
          new String[] {
            "{\"type\": \"case-accepted\", \"at\": \"2025-06-10\"}",
            "{\"type\": \"stage-begun\", \"to\": \"trial\", \"at\": \"2025-06-10\"}"
          }) {
        assertThatThrownBy(() -> answer(events(act + ", " + begun)))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("$.events[0].at")
            .hasMessageContaining("2025-05-06")
            .hasMessageContaining("2025-06-10");
      }
    }
  }

  @Test
  void a_court_of_a_later_instance_accepts_a_case_that_was_tried_before() {
    String tried = "{\"type\": \"hearing\", \"at\": \"2025-05-06\"}";
    String accepted = "{\"type\": \"case-accepted\", \"at\": \"2025-06-10\"}";
    String second = "{\"type\": \"instance-begun\", \"to\": \"second\", \"at\": \"2025-06-10\"}";
    String again = "{\"type\": \"retrial-decided\", \"at\": \"2025-06-09\"}";
    assertThat(answer(events(tried + ", " + second + ", " + accepted)).governing()).isNotEmpty();
    assertThat(answer(events(tried + ", " + again + ", " + accepted)).governing()).isNotEmpty();
    assertThat(
            answer("\"proceeding\": {\"instance\": \"second\"}, " + events(tried + ", " + accepted))
                .governing())
        .isNotEmpty();
  }

  private static String events(String events) {
    return "\"persons\": [{\"id\": \"p\", \"counsel\": \"none\"}], \"events\": [" + events + "]";
  }
}
