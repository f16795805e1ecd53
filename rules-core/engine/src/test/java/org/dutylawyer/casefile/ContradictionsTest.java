package org.dutylawyer.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.dutylawyer.casefile.Words.english;

import java.util.List;
import org.dutylawyer.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;

/** What no case can be is refused with its place, and what only looks like it is read. */
class ContradictionsTest {

  private static final String POLICE = "{ \"investigating-organ\": \"police\" }";

  private static CaseFile read(String proceeding, String persons, String events) {
    return new CaseFileReader(Vocabulary.core())
        .read(
            """
            { "jurisdiction": "CN",
            "proceeding": %s,
            "persons": [ %s ],
            "events": [
            %s
            ] }
            """
                .formatted(proceeding, persons, events),
            "case.json");
  }

  private static List<String> refused(String proceeding, String events) {
    return english(() -> read(proceeding, "{ \"id\": \"p\" }, { \"id\": \"q\" }", events));
  }

  private static void accepted(String proceeding, String events) {
    assertThatCode(() -> read(proceeding, "{ \"id\": \"p\" }, { \"id\": \"q\" }", events))
        .doesNotThrowAnyException();
  }

  private static String begun(String day, String by) {
    return """
    { "type": "stage-begun", "at": "%s", "to": "investigation", "by": "%s" }\
    """
        .formatted(day, by);
  }

  private static String interrogated(String day, String by) {
    return """
    { "type": "first-interrogation", "person": "p", "at": "%s", "by": "%s" }\
    """
        .formatted(day, by);
  }

  private static String told(String person, String at, String rest) {
    return """
    { "type": "counsel-right-told", "person": "%s", "at": "%s" %s }\
    """
        .formatted(person, at, rest);
  }

  @Test
  void an_investigation_that_another_organ_began_is_refused() {
    assertThat(refused(POLICE, begun("2025-06-03", "coast-guard")))
        .containsExactly(
            "case.json:5 $.events[0].by: found \"coast-guard\", expected \"police\", which"
                + " investigated then; where the case was handed over, the stage that the other"
                + " organ began (stage-begun) as well.");
  }

  @Test
  void a_case_that_was_handed_over_or_back_is_read() {
    accepted(
        POLICE,
        begun("2025-06-03", "coast-guard")
            + ",\n"
            + interrogated("2025-06-03", "coast-guard")
            + ",\n"
            + begun("2025-06-10", "police"));
    accepted(POLICE, begun("2025-06-03", "police") + ",\n" + begun("2025-08-04", "procuratorate"));
    accepted("{ }", begun("2025-06-03", "coast-guard"));
  }

  @Test
  void a_first_interrogation_by_whoever_did_not_investigate_is_refused() {
    assertThat(
            refused(
                "{ }",
                begun("2025-06-03", "police")
                    + ",\n"
                    + interrogated("2025-06-09", "procuratorate")))
        .containsExactly(
            "case.json:6 $.events[1].by: found \"procuratorate\", expected \"police\", which"
                + " investigated then; where the case was handed over, the stage that the other"
                + " organ began (stage-begun) as well.");
    accepted(POLICE, interrogated("2025-06-09", "coast-guard"));
    accepted(
        POLICE,
        begun("2025-06-03", "police") + ",\n" + interrogated("2025-06-09", "investigating-organ"));
  }

  @Test
  void an_act_done_and_not_done_on_one_day_is_refused() {
    assertThat(
            refused(
                POLICE,
                told("p", "2025-06-04", ", \"by\": \"court\"")
                    + ",\n"
                    + told("p", "2025-06-04", ", \"by\": \"court\", \"not-done\": true")))
        .containsExactly(
            "case.json:6 $.events[1].not-done: found \"counsel-right-told\" 2025-06-04 (e2),"
                + " expected nothing done on that day (e1); where it was done after all, the hours"
                + " of both.");
  }

  @Test
  void what_was_done_after_all_or_for_another_or_by_another_is_read() {
    accepted(
        POLICE,
        told("p", "2025-06-04T10:00", ", \"not-done\": true")
            + ",\n"
            + told("p", "2025-06-04T15:00", ""));
    accepted(
        POLICE,
        told("p", "2025-06-04", ", \"not-done\": true") + ",\n" + told("p", "2025-06-05", ""));
    accepted(
        POLICE,
        told("p", "2025-06-04", ", \"not-done\": true") + ",\n" + told("q", "2025-06-04", ""));
    accepted(
        POLICE,
        told("p", "2025-06-04", ", \"by\": \"police\", \"not-done\": true")
            + ",\n"
            + told("p", "2025-06-04", ", \"by\": \"court\""));
  }

  @Test
  void a_respondent_of_no_compulsory_treatment_case_is_refused() {
    String respondent = "{ \"id\": \"p\", \"treatment-role\": \"respondent\" }";
    assertThat(english(() -> read("{ \"compulsory-treatment\": false }", respondent, "")))
        .containsExactly(
            "case.json:3 $.persons[0].treatment-role: found \"respondent\", expected no respondent:"
                + " the case is no compulsory-treatment case ($.proceeding.compulsory-treatment).");
    assertThatCode(() -> read("{ \"compulsory-treatment\": true }", respondent, ""))
        .doesNotThrowAnyException();
    assertThatCode(() -> read("{ }", respondent, "")).doesNotThrowAnyException();
  }

  // ---- instances --------------------------------------------------------------------------------

  private static String instance(String day, String to) {
    return """
    { "type": "instance-begun", "at": "%s", "to": "%s" }\
    """
        .formatted(day, to);
  }

  @Test
  void a_later_instance_of_a_case_that_is_still_investigated_is_refused_with_both_places() {
    assertThat(refused("{ \"stage\": \"investigation\" }", instance("2025-03-03", "retrial")))
        .containsExactly(
            "case.json $.proceeding.stage: found \"investigation\", expected \"trial\", or the"
                + " stage that began later (stage-begun): $.events[0] (e1, 2025-03-03), an instance"
                + " of the trial alone.");
  }

  @Test
  void an_instance_before_the_acceptance_or_a_stage_that_began_again_is_read() {
    String accepted = "{ \"type\": \"case-accepted\", \"at\": \"2025-03-05\" }";
    String again =
        "{ \"type\": \"stage-begun\", \"at\": \"2025-06-03\", \"to\": \"investigation\" }";
    accepted("{ \"stage\": \"investigation\" }", instance("2025-03-03", "first"));
    accepted("{ \"stage\": \"investigation\", \"instance\": \"first\" }", "");
    accepted("{ \"stage\": \"investigation\" }", instance("2025-03-03", "first") + "," + accepted);
    accepted("{ \"stage\": \"investigation\" }", instance("2025-03-03", "retrial") + "," + again);
    accepted("{ \"stage\": \"trial\" }", instance("2025-03-03", "second"));
    accepted("{ \"stage\": \"prosecution-review\", \"instance\": \"second\" }", "");
  }

  @Test
  void summary_and_fast_track_procedure_are_of_the_first_instance() {
    assertThat(
            refused(
                "{ \"instance\": \"death-penalty-review\", \"procedure\": \"fast-track\" }", ""))
        .containsExactly(
            "case.json $.proceeding.procedure: found \"fast-track\", expected \"ordinary\":"
                + " $.proceeding.instance \"death-penalty-review\"; summary and fast-track"
                + " procedure are of the first instance.");
    String changed =
        "{ \"type\": \"procedure-changed\", \"at\": \"2025-06-03\", \"to\": \"summary\" }";
    assertThat(refused("{}", instance("2025-05-06", "second") + "," + changed))
        .containsExactly(
            "case.json:5 $.events[1].to: found \"summary\", expected \"ordinary\": $.events[0]"
                + " (e1, 2025-05-06); summary and fast-track procedure are of the first instance.");
  }

  @Test
  void the_procedure_of_the_first_instance_may_still_be_stated_in_the_second() {
    String changed =
        "{ \"type\": \"procedure-changed\", \"at\": \"2025-06-03\", \"to\": \"summary\" }";
    accepted("{ \"procedure\": \"summary\" }", instance("2025-05-06", "second"));
    accepted("{ \"procedure\": \"summary\", \"instance\": \"second\" }", "");
    accepted("{ \"instance\": \"second\" }", changed);
    accepted("{ \"instance\": \"second\" }", changed + "," + instance("2025-07-01", "second"));
    accepted(
        "{}",
        instance("2025-05-06", "second") + "," + instance("2025-05-20", "first") + "," + changed);
    accepted("{ \"instance\": \"retrial\", \"procedure\": \"summary\" }", "");
  }
}
