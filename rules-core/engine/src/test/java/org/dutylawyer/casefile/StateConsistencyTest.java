package org.dutylawyer.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;

/** What a file states and what its events leave agree, or both places are shown. */
class StateConsistencyTest {

  private static CaseFile read(String rest) {
    return new CaseFileReader(Vocabulary.core())
        .read("{ \"jurisdiction\": \"CN\", " + rest + " }", "case.json");
  }

  private static void refused(String rest, String... parts) {
    assertThatThrownBy(() -> read(rest))
        .isInstanceOf(BadInputException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  private static final String COUNSEL_CAME_ON_MON =
      "\"events\": [ { \"id\": \"came\", \"type\": \"counsel-changed\", \"at\": \"2025-10-13\","
          + " \"person\": \"甲\", \"to\": \"retained-lawyer\" } ]";

  @Test
  void a_stated_value_is_todays_or_the_one_before_the_first_change() {
    read(
        "\"persons\": [ { \"id\": \"甲\", \"counsel\": \"retained-lawyer\" } ], "
            + COUNSEL_CAME_ON_MON);
    read("\"persons\": [ { \"id\": \"甲\", \"counsel\": \"none\" } ], " + COUNSEL_CAME_ON_MON);
  }

  @Test
  void a_value_that_was_neither_is_refused_with_both_places() {
    refused(
        "\"proceeding\": { \"stage\": \"investigation\" }, \"events\": [ { \"id\": \"a\", \"type\":"
            + " \"stage-begun\", \"at\": \"2025-09-01\", \"to\": \"investigation\" }, { \"id\":"
            + " \"b\", \"type\": \"stage-begun\", \"at\": \"2025-10-13\", \"to\":"
            + " \"prosecution-review\" } ]",
        "$.proceeding.stage",
        "investigation",
        "$.events[1]",
        "prosecution-review");
  }

  @Test
  void a_later_stage_than_the_events_show_is_todays() {
    read(
        "\"proceeding\": { \"stage\": \"trial\" }, \"events\": ["
            + " { \"type\": \"prosecution-file-received\", \"at\": \"2025-09-01\" } ]");
  }

  @Test
  void two_stages_at_once_are_refused() {
    String one =
        "{ \"id\": \"a\", \"type\": \"stage-begun\", \"at\": \"2025-10-13%s\", \"to\":"
            + " \"prosecution-review\" }";
    String other =
        "{ \"id\": \"b\", \"type\": \"stage-begun\", \"at\": \"2025-10-13%s\", \"to\": \"trial\" }";
    refused(
        "\"events\": [ " + one.formatted("") + ", " + other.formatted("") + " ]",
        "$.events[1].to",
        "$.events[0]");
    read("\"events\": [ " + one.formatted("T09:00") + ", " + other.formatted("T15:00") + " ]");
  }

  @Test
  void what_the_file_says_of_a_co_defendant_is_not_denied_of_the_other() {
    refused(
        "\"persons\": [ { \"id\": \"甲\", \"co-defendant-has-counsel\": false },"
            + " { \"id\": \"乙\", \"counsel\": \"retained-lawyer\" } ]",
        "$.persons[0].co-defendant-has-counsel",
        "retained-lawyer");
  }

  @Test
  void a_refusal_is_not_taken_back_before_it_was_made() {
    refused(
        "\"persons\": [ { \"id\": \"甲\" } ], \"events\": [ { \"type\": \"help-refused\","
            + " \"person\": \"甲\", \"at\": \"2025-10-13\", \"clear\": true }, { \"type\":"
            + " \"help-refusal-withdrawn\", \"person\": \"甲\", \"at\": \"2025-10-10\" } ]",
        "$.events[1].at");
  }

  @Test
  void only_the_court_accepts_a_case_for_trial() {
    refused(
        "\"events\": [ { \"type\": \"case-accepted\", \"at\": \"2025-10-13\", \"by\":"
            + " \"procuratorate\" } ]",
        "$.events[0].by",
        "court");
  }

  @Test
  void a_register_records_what_happens_and_not_what_is_planned() {
    read("\"register\": { \"records\": [ \"help-right-told\" ], \"until\": \"2025-10-13\" }");
    refused("\"register\": { \"records\": [ \"hearing\" ] }", "$.register.records[0]", "hearing");
    refused("\"register\": { \"records\": [ \"help-right-tld\" ] }", "help-right-told");
    refused(
        "\"register\": { \"records\": [ \"help-date\" ], \"omits\": [ \"file-read\" ] }",
        "$.register.records[0]");
    refused(
        "\"register\": { \"records\": [ \"file-read\" ], \"omits\": [ \"file-read\" ] }",
        "$.register.omits");
  }

  @Test
  void a_change_that_did_not_happen_led_to_nothing() {
    read(
        "\"events\": [ { \"type\": \"help-right-told\", \"at\": \"2025-10-13\", \"not-done\": true"
            + " } ]");
    read(
        "\"persons\": [ { \"id\": \"某甲\", \"counsel\": \"none\" } ], \"events\": [ { \"type\":"
            + " \"defender-assigned\", \"at\": \"2025-10-13\", \"not-done\": true } ]");
    refused(
        "\"events\": [ { \"type\": \"stage-begun\", \"to\": \"trial\", \"at\": \"2025-10-13\","
            + " \"not-done\": true } ]",
        "$.events[0].to");
  }

  @Test
  void what_was_not_done_comes_before_nothing() {
    read(
        "\"events\": [ { \"type\": \"help-refusal-recorded\", \"at\": \"2025-10-13\", \"not-done\":"
            + " true }, { \"type\": \"help-refused\", \"at\": \"2025-10-14\", \"clear\": true } ]");
  }

  @Test
  void the_register_and_what_was_not_done_are_written_back() {
    CaseFile file =
        read(
            "\"events\": [ { \"type\": \"help-right-told\", \"at\": \"2025-10-13\", \"not-done\":"
                + " true } ], \"register\": { \"records\": [ \"file-read\" ], \"until\":"
                + " \"2025-10-13\" }");
    assertThat(new CaseFileReader(Vocabulary.core()).read(file.toJson(), "again.json").toJson())
        .isEqualTo(file.toJson())
        .contains("\"not-done\" : true", "\"register\"");
  }
}
