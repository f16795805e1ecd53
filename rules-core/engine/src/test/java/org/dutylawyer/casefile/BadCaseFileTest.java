package org.dutylawyer.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.dutylawyer.casefile.Words.chinese;
import static org.dutylawyer.casefile.Words.problems;
import static org.dutylawyer.casefile.Words.problemsWithWeekdays;
import static org.dutylawyer.casefile.Words.read;
import static org.dutylawyer.casefile.Words.readWithWeekdays;

import java.util.Locale;
import org.dutylawyer.problem.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and exactly what the refusal says. */
class BadCaseFileTest {

  /** A case file in CN with these members, on the lines after the first. */
  private static String inChina(String members) {
    return "{ \"jurisdiction\": \"CN\",\n" + members + " }";
  }

  private static String events(String events) {
    return inChina(
        """
        "persons": [ { "id": "p1", "born": "1980-02-29" }, { "id": "p2" } ],
        "lawyers": [ { "id": "l1" } ],
        "stations": [ { "id": "s1" } ],
        "events": [
        """
            + events
            + " ]");
  }

  // ---- text -----------------------------------------------------------------------------------

  @Test
  void what_only_follows_from_other_states_is_not_stated() {
    assertThat(
            problems(
                """
                { "jurisdiction": "CN",
                  "proceeding": { "stage": "investigation", "was-tried": true } }
                """))
        .containsExactly(
            "case.json:2 $.proceeding.was-tried: found \"was-tried\", expected \"stage\" (was tried"
                + " follows from these).");
    assertThat(
            chinese(
                () ->
                    read(
                        """
                        { "jurisdiction": "CN",
                          "proceeding": { "stage": "investigation", "曾开庭审理": true } }
                        """)))
        .containsExactly(
            "case.json:2 $.proceeding.曾开庭审理：发现 \"曾开庭审理\"，应为 \"stage\"（“曾开庭审理”由此得出，不必填写）。");
  }

  @Test
  void text_that_breaks_off_is_refused_with_line_and_column() {
    assertThat(problems("{ \"jurisdiction\": \"CN\",\n  \"persons\": [ { \"id\": "))
        .containsExactly(
            "case.json:2 $.persons[0]: found the end of the file inside the object {…} begun on line"
                + " 2 (column 22, after \"\\\"persons\\\": [ { \\\"id\\\":\"), expected the rest, up to"
                + " the closing } ] }.");
    assertThat(chinese(() -> read("{ \"jurisdiction\": \"CN\",\n  \"persons\": [\n\n")))
        .containsExactly(
            "case.json:2 $.persons：发现 文件在第 2 行开始的列表 […] 之内中断（第 14 列，"
                + "\"\\\"persons\\\": [\" 之后），应为 其余内容，直至末尾的 ] }。");
    assertThat(problems("\"CN")).singleElement(STRING).contains("inside the text begun on line 1");
  }

  @Test
  void a_bracket_that_nobody_closed_is_named_by_the_line_on_which_it_was_opened() {
    assertThat(problems("{ \"jurisdiction\": \"CN\",\n\"persons\": [\n{ \"id\": \"p1\" } ]\n"))
        .singleElement(STRING)
        .startsWith(
            "case.json:3 $: found the end of the file inside the object {…} begun on line 1")
        .endsWith("expected the rest, up to the closing }.");
  }

  @Test
  void text_that_is_no_JSON_is_refused_where_it_goes_wrong() {
    assertThat(problems("{ \"jurisdiction\": \"CN\",\n  \"blind\": ture }"))
        .containsExactly(
            "case.json:2: found broken JSON at column 12: \"\\\"blind\\\": t\""
                + " (a word without quotation marks), expected true, false or null in small"
                + " letters, or the word in double quotation marks.");
  }

  @Test
  void an_empty_text_is_refused() {
    assertThat(problems(" \n")).containsExactly("case.json: found nothing, expected a case.");
  }

  @Test
  void text_after_the_case_is_refused() {
    assertThat(problems("{ \"jurisdiction\": \"CN\" }\n{ }"))
        .containsExactly(
            "case.json:2 $: found more text after the case, expected the end of the file.");
  }

  @Test
  void a_list_of_cases_is_refused() {
    assertThat(problems("[ { \"jurisdiction\": \"CN\" } ]"))
        .containsExactly("case.json:1 $: found a list […], expected a case {…}.");
  }

  // ---- fields ---------------------------------------------------------------------------------

  @Test
  void an_unknown_field_is_refused_with_the_nearest_known_one() {
    assertThat(problems(inChina("\"persons\": [ { \"id\": \"p1\",\n \"age_groop\": \"minor\" } ]")))
        .containsExactly(
            "case.json:3 $.persons[0].age_groop: found \"age_groop\", expected a field known here;"
                + " did you mean \"age-group\"?");
  }

  @ParameterizedTest
  @CsvSource({"of, person", "date, at", "kind, type", "organ, by"})
  void a_field_of_an_event_that_other_formats_name_so_is_refused_with_its_name(
      String written, String meant) {
    assertThat(
            problems(
                "{ \"jurisdiction\": \"CN\", \"persons\": [ { \"id\": \"p1\" } ], \"events\": [\n"
                    + " { \"type\": \"plea-changed\", \"at\": \"2025-03-03\", \""
                    + written
                    + "\": \"p1\" } ] }"))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .contains("$.events[0]." + written)
                    .endsWith("did you mean \"" + meant + "\"?"));
  }

  @Test
  void a_field_like_no_other_is_refused_with_the_known_ones() {
    assertThat(problems(inChina("\"stations\": [ { \"id\": \"s1\", \"xyzzy\": 1 } ]")))
        .containsExactly(
            "case.json:2 $.stations[0].xyzzy: found \"xyzzy\", expected a field known here:"
                + " \"id\", \"name\", \"host\".");
  }

  @Test
  void a_field_named_by_its_Chinese_title_is_refused_with_its_key() {
    assertThat(problems(inChina("\"persons\": [ { \"id\": \"p1\", \"视力\": \"blind\" } ]")))
        .containsExactly(
            "case.json:2 $.persons[0].视力: found \"视力\", expected a field known here;"
                + " did you mean \"sight\"?");
  }

  @Test
  void
      a_field_named_by_its_title_without_the_brackets_or_by_a_part_of_it_is_refused_with_its_key() {
    assertThat(problems(inChina("\"persons\": [ { \"id\": \"p1\", \"认罪\": true } ]")))
        .singleElement(STRING)
        .endsWith("expected a field known here; did you mean \"pleads\"?");
    assertThat(problems(inChina("\"法域\": \"CN\"")))
        .singleElement(STRING)
        .endsWith("expected a field known here; did you mean \"jurisdiction\"?");
    assertThat(problems(inChina("\"persons\": [ { \"id\": \"p1\", \"罪\": true } ]")))
        .singleElement(STRING)
        .doesNotContain("did you mean");
  }

  @Test
  void a_Chinese_title_at_the_wrong_subject_is_sent_to_the_right_one_with_its_key() {
    assertThat(problems(inChina("\"诉讼阶段\": \"trial\"")))
        .containsExactly(
            "case.json:2 $.诉讼阶段: found \"诉讼阶段\", expected \"stage\" with the proceeding (stage).");
    assertThat(chinese(() -> read(inChina("\"诉讼阶段\": \"trial\""))))
        .containsExactly("case.json:2 $.诉讼阶段：发现 \"诉讼阶段\"，应为 以 \"stage\" 写在诉讼程序处（诉讼阶段）。");
    assertThat(problems(events("{ \"type\": \"stage-begun\", \"诉讼阶段\": \"trial\" }")))
        .containsExactly(
            "case.json:6 $.events[0].诉讼阶段: found \"诉讼阶段\", expected \"to\" (the new value of"
                + " stage).");
  }

  @Test
  void a_full_width_colon_that_makes_key_and_value_one_text_is_shown_with_what_was_meant() {
    assertThat(problems(inChina("\"proceeding\": { \"stage：trial\": null }")))
        .containsExactly(
            "case.json:2 $.proceeding[\"stage：trial\"]: found \"stage：trial\" (with the full-width"
                + " colon ： U+FF1A), expected the half-width : and a blank (\"key: value\"); did you"
                + " mean \"stage: trial\"?");
    assertThat(chinese(() -> read(inChina("\"proceeding\": \"stage：trial\""))))
        .containsExactly(
            "case.json:2 $.proceeding：发现 \"stage：trial\"（其中有全角冒号 ： U+FF1A），应为 对象 {…}。");
  }

  @Test
  void a_value_written_as_a_field_is_refused_with_the_fact_that_has_it() {
    assertThat(problems(inChina("\"persons\": [ { \"id\": \"p1\", \"blind\": true } ]")))
        .containsExactly(
            "case.json:2 $.persons[0].blind: found \"blind\", expected a field known here;"
                + " did you mean \"sight\"?");
  }

  @Test
  void a_fact_at_the_wrong_subject_is_sent_to_the_right_one() {
    assertThat(problems(inChina("\"proceeding\": { \"sight\": \"blind\", \"in-writing\": true }")))
        .containsExactly(
            "case.json:2 $.proceeding.sight: found \"sight\", expected it with the person (sight).",
            "case.json:2 $.proceeding.in-writing: found \"in-writing\", expected it with event"
                + " \"help-requested\" or event \"help-given\" (in writing).");
  }

  @Test
  void a_fact_at_the_wrong_event_is_sent_to_the_right_one() {
    assertThat(problems(events("{ \"type\": \"hearing\", \"in-writing\": true }")))
        .containsExactly(
            "case.json:6 $.events[0].in-writing: found \"in-writing\", expected it with event"
                + " \"help-requested\" or event \"help-given\" (in writing).");
  }

  @Test
  void the_fact_that_an_event_changes_stands_as_to() {
    assertThat(problems(events("{ \"type\": \"stage-begun\", \"stage\": \"trial\" }")))
        .containsExactly(
            "case.json:6 $.events[0].stage: found \"stage\", expected \"to\" (the new value of stage).");
  }

  @Test
  void a_value_stated_twice_is_refused() {
    assertThat(
            problems(
                inChina(
                    "\"persons\": [ { \"id\": \"p1\", \"sight\": \"blind\",\n"
                        + "\"sight\": \"unimpaired\" } ]")))
        .containsExactly(
            "case.json:3 $.persons[0].sight: found a second \"sight\": \"unimpaired\","
                + " expected it once (first on line 2).");
  }

  @Test
  void a_strange_key_is_quoted_in_the_path_and_cannot_write_to_the_terminal() {
    assertThat(problems(inChina("\"a b\\u001b[31m\": 1")))
        .singleElement()
        .asString()
        .startsWith("case.json:2 $[\"a b\\u001b[31m\"]: found \"a b\\u001b[31m\", expected");
  }

  @Test
  void a_list_in_place_of_an_object_and_the_reverse_are_refused() {
    assertThat(problems(inChina("\"proceeding\": [], \"persons\": {}, \"events\": [ 7 ]")))
        .containsExactly(
            "case.json:2 $.proceeding: found a list […], expected an object {…}.",
            "case.json:2 $.persons: found an object {…}, expected a list […].",
            "case.json:2 $.events[0]: found 7, expected an object {…}.");
  }

  // ---- values ---------------------------------------------------------------------------------

  @Test
  void an_unknown_value_is_refused_with_the_nearest_known_one() {
    assertThat(problems(inChina("\"proceeding\": { \"stage\": \"trail\" }")))
        .containsExactly(
            "case.json:2 $.proceeding.stage: found \"trail\", expected a value of stage:"
                + " \"investigation\", \"trial\" or \"unknown\"; did you mean \"trial\"?");
  }

  @Test
  void a_value_named_by_its_Chinese_title_is_refused_with_its_key() {
    assertThat(problems(inChina("\"proceeding\": { \"stage\": \"侦查\" }")))
        .singleElement()
        .asString()
        .endsWith("did you mean \"investigation\"?");
  }

  @Test
  void a_yes_no_fact_takes_true_and_false_only() {
    assertThat(problems(inChina("\"lawyers\": [ { \"id\": \"l1\", \"trained\": \"yes\" } ]")))
        .containsExactly(
            "case.json:2 $.lawyers[0].trained: found \"yes\", expected true, false or \"unknown\""
                + " (trained); here true without quotation marks.");
  }

  @Test
  void a_number_is_whole_and_not_negative() {
    String expected = ", expected a whole number of hours (training) or \"unknown\".";
    for (String number : new String[] {"-1", "1.5", "1000000000", "1e999999999", "true"}) {
      assertThat(
              problems(
                  inChina(
                      "\"lawyers\": [ { \"id\": \"l1\", \"training-hours\": " + number + " } ]")))
          .containsExactly("case.json:2 $.lawyers[0].training-hours: found " + number + expected);
    }
  }

  // ---- jurisdiction ---------------------------------------------------------------------------

  @Test
  void a_case_without_jurisdiction_is_refused() {
    assertThat(problems("{ }"))
        .containsExactly(
            "case.json:1 $: found no \"jurisdiction\", expected \"jurisdiction\": \"CN\","
                + " a province such as \"CN-50\", or a six-digit code below it such as"
                + " \"CN-320481\".");
  }

  @Test
  void a_jurisdiction_in_another_form_is_refused_with_the_one_meant() {
    String expected =
        ", expected \"CN\", a province such as \"CN-50\","
            + " or a six-digit code below it such as \"CN-320481\"";
    assertThat(problems("{ \"jurisdiction\": \"CN-CQ\" }"))
        .containsExactly(
            "case.json:1 $.jurisdiction: found \"CN-CQ\"" + expected + "; did you mean \"CN-50\"?");
    assertThat(problems("{ \"jurisdiction\": \"320481\" }"))
        .containsExactly(
            "case.json:1 $.jurisdiction: found \"320481\""
                + expected
                + "; did you mean \"CN-320481\"?");
    assertThat(problems("{ \"jurisdiction\": \"CN-500000\" }"))
        .containsExactly(
            "case.json:1 $.jurisdiction: found \"CN-500000\""
                + expected
                + "; did you mean \"CN-50\"?");
    assertThat(problems("{ \"jurisdiction\": \"CN-99\" }"))
        .singleElement(STRING)
        .startsWith("case.json:1 $.jurisdiction: found \"CN-99\", expected the code of a province")
        .contains("11, 12", "82");
    assertThat(problems("{ \"jurisdiction\": 50 }"))
        .containsExactly("case.json:1 $.jurisdiction: found 50" + expected + ".");
  }

  @Test
  void a_jurisdiction_in_the_right_form_is_accepted_whether_or_not_rules_exist_for_it() {
    assertThat(read("{ \"jurisdiction\": \"CN\" }").jurisdiction()).isEqualTo("CN");
    assertThat(read("{ \"jurisdiction\": \"CN-65\" }").jurisdiction()).isEqualTo("CN-65");
    assertThat(read("{ \"jurisdiction\": \"CN-320481\" }").jurisdiction()).isEqualTo("CN-320481");
  }

  // ---- dates ----------------------------------------------------------------------------------

  @Test
  void a_day_that_cannot_be_is_refused() {
    for (String day : new String[] {"2025-02-30", "2025-02-29", "2025-13-01", "2025-04-31T09:00"}) {
      assertThat(problems(events("{ \"type\": \"hearing\", \"at\": \"" + day + "\" }")))
          .containsExactly(
              "case.json:6 $.events[0].at: found \"" + day + "\", expected a day that exists.");
    }
    assertThat(read(events("{ \"type\": \"hearing\", \"at\": \"2024-02-29\" }")).events())
        .hasSize(1);
  }

  @Test
  void a_date_in_another_form_or_century_is_refused() {
    for (String date :
        new String[] {
          "\"2025-10-09T25:00\"",
          "\"2025-10-09T24:01\"",
          "\"2025-10-09T09:30+19:00\"",
          "\"2025-10-09 (Thu)\"",
          "\"1979-12-31\"",
          "\"2100-01-01\"",
          "20251309",
          "2025100"
        }) {
      assertThat(problems(events("{ \"type\": \"hearing\", \"at\": " + date + " }")))
          .containsExactly(
              "case.json:6 $.events[0].at: found "
                  + date
                  + ", expected a date or date and time such as \"2025-10-09\" or"
                  + " \"2025-10-09T09:30\" (1980 to 2099).");
    }
  }

  @Test
  void a_date_written_as_people_or_registers_write_it_is_refused_with_the_date_meant() {
    for (String date :
        new String[] {
          "20250929",
          "\"20250929\"",
          "\"2025/9/29\"",
          "\"2025.09.29\"",
          "\"2025年9月29日\"",
          "\"２０２５-９-２９\""
        }) {
      assertThat(problems(events("{ \"type\": \"hearing\", \"at\": " + date + " }")))
          .as(date)
          .singleElement(STRING)
          .endsWith("; did you mean \"2025-09-29\"?");
    }
    assertThat(problems(inChina("\"persons\": [ { \"id\": \"p1\", \"born\": 20080501 } ]")))
        .singleElement(STRING)
        .endsWith("; did you mean \"2008-05-01\"?");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-10-09T24:00, 2025-10-10T00:00",
    "2025年12月31日24时, 2026-01-01T00:00",
    "2025-10-09T09:30:15.250+08:00, 2025-10-09T09:30:15",
    "2025-10-09T09:30Z, 2025-10-09T17:30",
    "2025-10-09T20:00:00+0000, 2025-10-10T04:00",
    "2025-10-09 9:30-05:00, 2025-10-09T22:30"
  })
  void a_time_as_other_systems_write_it_is_refused_with_the_minute_in_china(
      String written, String meant) {
    assertThat(problems(events("{ \"type\": \"hearing\", \"at\": \"" + written + "\" }")))
        .singleElement(STRING)
        .endsWith("; did you mean \"" + meant + "\"?");
  }

  @ParameterizedTest
  @CsvSource({
    "\"yes\", true",
    "\"是\", true",
    "\"True\", true",
    "1, true",
    "\"no\", false",
    "\"否\", false",
    "0, false"
  })
  void yes_and_no_in_words_are_refused_with_what_to_write(String written, boolean meant) {
    String persons = "\"persons\": [ { \"id\": \"p1\", \"pleads\": " + written + " } ]";
    assertThat(problems(inChina(persons)))
        .singleElement(STRING)
        .endsWith("; here " + meant + " without quotation marks.");
    assertThat(chinese(() -> read(inChina(persons))))
        .singleElement(STRING)
        .endsWith("；此处写作不加引号的 " + meant + "。");
  }

  @Test
  void a_date_of_birth_that_cannot_be_is_refused() {
    assertThat(problems(inChina("\"persons\": [ { \"id\": \"p1\", \"born\": \"1890-01-01\" } ]")))
        .containsExactly(
            "case.json:2 $.persons[0].born: found \"1890-01-01\", expected a date of birth such as"
                + " \"2008-05-01\" (1900 to 2099).");
  }

  // ---- ids and references ---------------------------------------------------------------------

  @Test
  void a_subject_without_id_is_refused() {
    assertThat(problems(inChina("\"persons\": [ { \"name\": \"某甲\" } ]")))
        .containsExactly(
            "case.json:2 $.persons[0]: found no \"id\", expected \"id\": an id unique in the"
                + " file.");
  }

  private static final String OF_P1_TWICE =
      ", \"events\": [ { \"type\": \"admitted\", \"person\": \"p1\", \"at\": \"2025-01-02\" },"
          + " { \"type\": \"released\", \"person\": \"p1\", \"at\": \"2025-01-03\" } ]";

  @Test
  void of_persons_that_were_refused_nothing_more_is_said_where_events_name_them() {
    assertThat(problems(inChina("\"persons\": null" + OF_P1_TWICE)))
        .containsExactly(
            "case.json:2 $.persons: found null, expected a list […] of what events name: \"p1\".");
    assertThat(problems(inChina("\"persons\": { \"id\": \"p1\" }" + OF_P1_TWICE)))
        .singleElement(STRING)
        .startsWith("case.json:2 $.persons: found");
    assertThat(problems(inChina("\"persons\": [ \"p1\" ]" + OF_P1_TWICE)))
        .singleElement(STRING)
        .startsWith("case.json:2 $.persons[0]: found \"p1\"");
    assertThat(problems(inChina("\"persons\": [ { \"id\": 7 } ]" + OF_P1_TWICE)))
        .singleElement(STRING)
        .startsWith("case.json:2 $.persons[0].id: found 7");
  }

  @Test
  void a_reference_that_leads_nowhere_is_refused_beside_persons_that_were_read() {
    assertThat(problems(inChina("\"persons\": [ { \"id\": \"p2\" } ]" + OF_P1_TWICE)))
        .hasSize(2)
        .allMatch(problem -> problem.contains(".person: found \"p1\", expected an id of persons"));
    assertThat(read(inChina("\"persons\": null")).persons()).isEmpty();
  }

  @Test
  void a_list_that_is_left_out_or_empty_is_one_problem_however_often_events_name_its_entries() {
    assertThat(problems(inChina(OF_P1_TWICE.substring(2))))
        .containsExactly(
            "case.json:1 $: found no \"persons\", expected \"persons\": a list […] of what events"
                + " name: \"p1\".");
    assertThat(problems(inChina("\"persons\": []" + OF_P1_TWICE)))
        .containsExactly(
            "case.json:2 $.persons: found an empty list [], expected a list […] of what events name:"
                + " \"p1\".");
    assertThat(problems(inChina("\"person\": [ { \"id\": \"p1\" } ]" + OF_P1_TWICE)))
        .singleElement(STRING)
        .contains("found \"person\"")
        .endsWith("did you mean \"persons\"?");
    assertThat(problems(inChina("\"events\": [ { \"type\": \"shift\", \"lawyer\": \"l1\" } ]")))
        .singleElement(STRING)
        .contains("found no \"lawyers\"");
  }

  @Test
  void an_id_given_twice_is_one_problem_though_events_refer_to_the_one_that_was_meant() {
    assertThat(
            problems(
                events(
                    """
                    { "id": "a", "type": "help-requested", "person": "p1" },
                    { "id": "a", "type": "help-given", "person": "p1" },
                    { "type": "hearing", "re": "b" }
                    """)))
        .singleElement(STRING)
        .startsWith("case.json:7 $.events[1].id: found \"a\", expected an id unique in the file");
    assertThat(
            problems(
                inChina("\"persons\": [ { \"id\": \"p2\" }, { \"id\": \"p2\" } ]" + OF_P1_TWICE)))
        .singleElement(STRING)
        .startsWith("case.json:2 $.persons[1].id: found \"p2\"");
    assertThat(
            problems(
                events(
                    "{ \"id\": 7, \"type\": \"hearing\" },\n"
                        + "{ \"type\": \"hearing\", \"re\": \"7\" }")))
        .singleElement(STRING)
        .startsWith("case.json:6 $.events[0].id: found 7");
  }

  @Test
  void an_id_of_blanks_or_hidden_characters_is_refused() {
    for (String id : new String[] {"\"\"", "\" p1\"", "\"p\\u202e1\"", "7"}) {
      assertThat(problems(inChina("\"persons\": [ { \"id\": " + id + " } ]")))
          .containsExactly(
              "case.json:2 $.persons[0].id: found "
                  + id
                  + ", expected an id of 1 to 64 visible characters.");
    }
  }

  @Test
  void a_name_of_nothing_or_of_hidden_characters_is_refused() {
    for (String name : new String[] {"\"\"", "\"某\\u0000甲\"", "7"}) {
      assertThat(problems(inChina("\"persons\": [ { \"id\": \"p1\", \"name\": " + name + " } ]")))
          .containsExactly(
              "case.json:2 $.persons[0].name: found "
                  + name
                  + ", expected a name of 1 to 200 visible characters.");
    }
  }

  @Test
  void references_and_actors_are_texts() {
    assertThat(problems(events("{ \"type\": \"hearing\", \"by\": 7, \"lawyer\": 7, \"re\": {} }")))
        .containsExactly(
            "case.json:6 $.events[0].by: found 7, expected a known actor.",
            "case.json:6 $.events[0].lawyer: found 7, expected an id in this file.",
            "case.json:6 $.events[0].re: found an object {…}, expected an id in this file.");
  }

  @Test
  void an_id_used_twice_is_refused_even_for_different_things() {
    assertThat(
            problems(
                inChina("\"persons\": [ { \"id\": \"x\" } ], \"lawyers\": [ { \"id\": \"x\" } ]")))
        .containsExactly(
            "case.json:2 $.lawyers[0].id: found \"x\", expected an id unique in the file"
                + " (already used at $.persons[0].id).");
  }

  @Test
  void an_id_that_another_event_has_by_position_is_refused() {
    assertThat(
            problems(
                events("{ \"id\": \"e2\", \"type\": \"hearing\" },\n{ \"type\": \"hearing\" }")))
        .containsExactly(
            "case.json:7 $.events[1]: found \"e2\", expected an id unique in the file"
                + " (already used at $.events[0].id).");
  }

  @Test
  void references_to_nothing_are_refused_with_the_nearest_id() {
    assertThat(
            problems(
                events(
                    """
                    { "type": "help-given", "person": "p3" },
                    { "type": "help-given", "person": [ "p1", "某乙" ] },
                    { "type": "shift", "lawyer": "l2" },
                    { "type": "inspected", "station": "station" },
                    { "type": "help-given", "re": "e9" }
                    """)))
        .containsExactly(
            "case.json:6 $.events[0].person: found \"p3\", expected an id of persons"
                + " (\"p1\", \"p2\"); did you mean \"p1\"?",
            "case.json:7 $.events[1].person: found \"某乙\", expected an id of persons"
                + " (\"p1\", \"p2\").",
            "case.json:8 $.events[2].lawyer: found \"l2\", expected an id of lawyers (\"l1\");"
                + " did you mean \"l1\"?",
            "case.json:9 $.events[3].station: found \"station\", expected an id of stations"
                + " (\"s1\").",
            "case.json:10 $.events[4].re: found \"e9\", expected an id of events"
                + " (\"e1\", \"e2\", \"e3\", \"e4\", \"e5\"); did you mean \"e1\"?");
  }

  @Test
  void a_reference_to_an_event_that_was_refused_is_no_second_problem() {
    assertThat(
            problems(
                events(
                    "{ \"id\": \"x\", \"type\": \"hearng\" }, { \"type\": \"hearing\", \"re\":"
                        + " \"x\" }")))
        .containsExactly(
            "case.json:6 $.events[0].type: found \"hearng\", expected a known type of event;"
                + " did you mean \"hearing\"?");
  }

  // ---- events ---------------------------------------------------------------------------------

  @Test
  void an_event_without_type_is_refused() {
    assertThat(problems(events("{ \"at\": \"2025-10-09\" }")))
        .containsExactly(
            "case.json:6 $.events[0]: found no \"type\","
                + " expected \"type\": a known type of event.");
  }

  @Test
  void an_unknown_actor_is_refused_with_the_nearest() {
    assertThat(problems(events("{ \"type\": \"hearing\", \"by\": \"cuort\" }")))
        .containsExactly(
            "case.json:6 $.events[0].by: found \"cuort\", expected a known actor;"
                + " did you mean \"court\"?");
  }

  @Test
  void an_event_of_a_lawyer_or_station_says_which() {
    assertThat(problems(events("{ \"type\": \"shift\" },\n{ \"type\": \"inspected\" }")))
        .containsExactly(
            "case.json:6 $.events[0]: found no \"lawyer\", expected \"lawyer\": whose \"shift\""
                + " it is.",
            "case.json:7 $.events[1]: found no \"station\", expected \"station\": whose"
                + " \"inspected\" it is.");
  }

  @Test
  void persons_are_an_id_or_a_list_of_different_ids() {
    String expected =
        ", expected the id of a person, or a list of different ids; left out if it concerns every"
            + " person.";
    assertThat(problems(events("{ \"type\": \"admitted\", \"person\": [] }")))
        .containsExactly("case.json:6 $.events[0].person: found a list […]" + expected);
    assertThat(problems(events("{ \"type\": \"admitted\", \"person\": [ \"p1\", \"p1\" ] }")))
        .containsExactly("case.json:6 $.events[0].person: found a list […]" + expected);
    assertThat(problems(events("{ \"type\": \"admitted\", \"person\": null }")))
        .containsExactly("case.json:6 $.events[0].person: found null" + expected);
  }

  @Test
  void a_new_value_belongs_to_events_that_change_a_fact() {
    assertThat(
            problems(
                events(
                    """
                    { "type": "hearing", "to": "trial" },
                    { "type": "stage-begun", "to": "trail" },
                    { "type": "plea-changed", "to": "yes" }
                    """)))
        .containsExactly(
            "case.json:6 $.events[0].to: found \"to\", expected no \"to\": \"hearing\" changes no"
                + " fact.",
            "case.json:7 $.events[1].to: found \"trail\", expected a value of stage:"
                + " \"investigation\", \"trial\" or \"unknown\"; did you mean \"trial\"?",
            "case.json:8 $.events[2].to: found \"yes\", expected true, false or \"unknown\""
                + " (pleads guilty); here true without quotation marks.");
  }

  @Test
  void unknown_documents_and_fields_are_refused() {
    assertThat(
            problems(
                events(
                    """
                    { "type": "hearing", "document": { "type": "help-notise" } },
                    { "type": "hearing", "document": [ { "type": "help-notice",
                      "fields": { "chrage": "盗窃", "person-name": 7 } } ] },
                    { "type": "hearing", "document": { } }
                    """)))
        .containsExactly(
            "case.json:6 $.events[0].document.type: found \"help-notise\", expected a known"
                + " document; did you mean \"help-notice\"?",
            "case.json:8 $.events[1].document[0].fields.chrage: found \"chrage\", expected a field"
                + " known here; did you mean \"charge\"?",
            "case.json:8 $.events[1].document[0].fields.person-name: found 7, expected a text.",
            "case.json:9 $.events[2].document: found no \"type\", expected \"type\": a known"
                + " document.");
  }

  // ---- what cannot be true together -----------------------------------------------------------

  @Test
  void an_answer_before_what_it_answers_is_refused() {
    assertThat(
            problemsWithWeekdays(
                events(
                    """
                    { "id": "asked", "type": "help-requested", "at": "2025-10-09T15:00 (Thu)" },
                    { "type": "help-given", "at": "2025-10-09T14:59 (Thu)", "re": "asked" }
                    """)))
        .containsExactly(
            "case.json:7 $.events[1].at: found \"help-given\" 2025-10-09T14:59 (e2), expected no"
                + " time before what it answers, \"help-requested\" 2025-10-09T15:00 (asked).");
  }

  @Test
  void an_answer_on_the_same_day_without_time_is_accepted() {
    assertThat(
            readWithWeekdays(
                    events(
                        """
                        { "id": "asked", "type": "help-requested", "at": "2025-10-09T15:00 (Thu)" },
                        { "type": "help-given", "at": "2025-10-09 (Thu)", "re": "asked" },
                        { "type": "help-given", "at": "2025-10-09T15:00 (Thu)", "re": "asked" },
                        { "type": "help-given", "re": "asked" }
                        """))
                .events())
        .hasSize(4);
  }

  @Test
  void events_that_answer_one_another_in_a_ring_are_refused() {
    assertThat(
            problemsWithWeekdays(
                events(
                    """
                    { "id": "a", "type": "help-requested", "re": "b" },
                    { "id": "b", "type": "help-given", "re": "a" },
                    { "id": "c", "type": "help-given", "re": "a" },
                    { "id": "d", "type": "help-given", "re": "d" }
                    """)))
        .containsExactly(
            "case.json:6 $.events[0].re: found \"b\", expected another, earlier event: no event"
                + " answers itself.",
            "case.json:7 $.events[1].re: found \"a\", expected another, earlier event: no event"
                + " answers itself.",
            "case.json:9 $.events[3].re: found \"d\", expected another, earlier event: no event"
                + " answers itself.");
  }

  @Test
  void a_release_before_the_admission_of_the_same_person_is_refused() {
    assertThat(
            problemsWithWeekdays(
                events(
                    """
                    { "type": "released", "person": "p1", "at": "2025-03-01 (Sat)" },
                    { "type": "released", "person": "p2", "at": "2025-03-01 (Sat)" },
                    { "type": "admitted", "person": "p1", "at": "2025-03-02 (Sun)" }
                    """)))
        .containsExactly(
            "case.json:6 $.events[0].at: found \"released\" 2025-03-01 (e1), expected no time"
                + " before \"admitted\" 2025-03-02 (e3).");
  }

  @Test
  void a_release_of_every_person_before_the_admission_of_one_is_refused() {
    String released = "{ \"type\": \"released\", \"at\": \"2025-03-01 (Sat)\" },\n";
    String admitted =
        "{ \"type\": \"admitted\", \"person\": \"p2\", \"at\": \"2025-03-02 (Sun)\" }";
    assertThat(problemsWithWeekdays(events(released + admitted)))
        .containsExactly(
            "case.json:6 $.events[0].at: found \"released\" 2025-03-01 (e1), expected no time"
                + " before \"admitted\" 2025-03-02 (e2).");
  }

  @Test
  void a_release_of_one_before_the_admission_of_every_person_is_refused() {
    String released =
        "{ \"type\": \"released\", \"person\": \"p1\", \"at\": \"2025-03-01 (Sat)\" },\n";
    String admitted = "{ \"type\": \"admitted\", \"at\": \"2025-03-02 (Sun)\" }";
    assertThat(problemsWithWeekdays(events(released + admitted))).hasSize(1);
  }

  @Test
  void a_second_admission_after_the_release_is_accepted() {
    assertThat(
            readWithWeekdays(
                    events(
                        """
                        { "type": "admitted", "person": "p1", "at": "2025-03-01 (Sat)" },
                        { "type": "released", "person": "p1", "at": "2025-03-02 (Sun)" },
                        { "type": "admitted", "person": "p1", "at": "2025-03-03 (Mon)" }
                        """))
                .events())
        .hasSize(3);
  }

  @Test
  void an_admission_on_an_unknown_day_contradicts_nothing() {
    assertThat(
            readWithWeekdays(
                    events(
                        """
                        { "type": "released", "person": "p1", "at": "2025-03-01 (Sat)" },
                        { "type": "admitted", "person": "p1" },
                        { "type": "admitted", "person": "p1", "at": "2025-03-03 (Mon)" }
                        """))
                .events())
        .hasSize(3);
  }

  @Test
  void the_order_of_events_is_kept_lawyer_by_lawyer() {
    String file =
        inChina(
            """
            "lawyers": [ { "id": "l1" }, { "id": "l2" } ],
            "events": [
              { "type": "shift", "lawyer": "l1", "at": "2025-03-01 (Sat)" },
              { "type": "shift", "lawyer": "l2", "at": "2025-03-01 (Sat)" },
              { "type": "first-shift", "lawyer": "l2", "at": "2025-03-02 (Sun)" } ]
            """);
    assertThat(problemsWithWeekdays(file))
        .containsExactly(
            "case.json:5 $.events[1].at: found \"shift\" 2025-03-01 (e2), expected no time before"
                + " \"first-shift\" 2025-03-02 (e3).");
  }

  @Test
  void an_event_before_the_birth_of_the_person_is_refused() {
    assertThat(
            problemsWithWeekdays(
                inChina(
                    """
                    "persons": [ { "id": "p1", "born": "2008-05-01" }, { "id": "p2" } ],
                    "lawyers": [ { "id": "l1" } ],
                    "events": [
                      { "type": "admitted", "at": "2008-04-30 (Wed)" },
                      { "type": "admitted", "person": "p2", "at": "2008-04-30 (Wed)" },
                      { "type": "first-shift", "lawyer": "l1", "at": "2008-04-30 (Wed)" },
                      { "type": "hearing", "at": "2008-04-30 (Wed)" } ]
                    """)))
        .containsExactly(
            "case.json:5 $.events[0].at: found \"admitted\" 2008-04-30 (e1), expected no time"
                + " before \"p1\" was born on 2008-05-01.",
            "case.json:8 $.events[3].at: found \"hearing\" 2008-04-30 (e4), expected no time before"
                + " \"p1\" was born on 2008-05-01.");
  }

  @Test
  void a_minor_born_in_1970_is_refused_even_without_events() {
    assertThat(
            problemsWithWeekdays(
                inChina(
                    "\"persons\": [ { \"id\": \"p1\", \"born\": \"1970-05-01\","
                        + " \"age-group\": \"minor\" } ]")))
        .containsExactly(
            "case.json:2 $.persons[0].age-group: found \"minor\", but born on 1970-05-01,"
                + " expected \"adult\" (over eighteen on 2006-01-01) or another date of birth.");
  }

  @Test
  void somebody_is_a_minor_until_and_on_the_eighteenth_birthday() {
    String person =
        "\"persons\": [ { \"id\": \"p1\", \"born\": \"2007-10-09\", \"age-group\": \"minor\" } ],";
    String birthday = "\"events\": [ { \"type\": \"admitted\", \"at\": \"2025-10-09 (Thu)\" } ]";
    String dayAfter = "\"events\": [ { \"type\": \"admitted\", \"at\": \"2025-10-10 (Fri)\" } ]";
    assertThat(readWithWeekdays(inChina(person + birthday)).events()).hasSize(1);
    assertThat(problemsWithWeekdays(inChina(person + dayAfter)))
        .containsExactly(
            "case.json:2 $.persons[0].age-group: found \"minor\", but born on 2007-10-09,"
                + " expected \"adult\" (over eighteen on 2025-10-10) or another date of birth.");
  }

  // ---- the refusal as a whole -----------------------------------------------------------------

  @Test
  void all_problems_are_told_in_both_languages() {
    BadInputException refusal =
        Words.refusal(
            () -> read("{ \"jurisdiction\": \"CN-0\", \"proceeding\": { \"stage\": \"trail\" } }"));
    assertThat(refusal)
        .hasMessage(
            """
            case.json:1 $.jurisdiction：发现 "CN-0"，应为 "CN"、省级代码如 "CN-50"，或者其下六位代码如 "CN-320481"。
            case.json:1 $.proceeding.stage：发现 "trail"，应为 诉讼阶段的已知值："investigation", "trial" 或者 "unknown"；是否应为 "trial"？
            case.json:1 $.jurisdiction: found "CN-0", expected "CN", a province such as "CN-50", or a six-digit code below it such as "CN-320481".
            case.json:1 $.proceeding.stage: found "trail", expected a value of stage: "investigation", "trial" or "unknown"; did you mean "trial"?\
            """);
    assertThat(refusal.message(Locale.ENGLISH)).doesNotContain("发现");
    assertThat(refusal.message(Locale.SIMPLIFIED_CHINESE)).doesNotContain("found");
  }

  @Test
  void the_Chinese_messages_are_sentences_too() {
    assertThat(
            chinese(
                () ->
                    read(
                        inChina(
                            """
                            "persons": [ { "id": "p1", "born": "1970-05-01", "age-group": "minor" } ],
                            "lawyers": [ { "id": "l1", "sight": "blind", "training-hours": -1 } ],
                            "events": [ { "type": "released", "at": "2025-02-30" }, { "type": "shift" } ]
                            """))))
        .containsExactly(
            "case.json:2 $.persons[0].age-group：发现 \"minor\"，而出生日期为 1970-05-01，应为"
                + " \"adult\"（2006-01-01 时已满十八周岁），或者另一出生日期。",
            "case.json:3 $.lawyers[0].sight：发现 \"sight\"，应为 写在犯罪嫌疑人、被告人处（视力）。",
            "case.json:3 $.lawyers[0].training-hours：发现 -1，应为 整数（培训学时，单位：小时）或者 \"unknown\"。",
            "case.json:4 $.events[0].at：发现 \"2025-02-30\"，应为 存在的日期。",
            "case.json:4 $.events[1]：发现 没有 \"lawyer\"，应为 \"lawyer\"：值班属于哪一律师。");
  }

  @Test
  void a_message_shows_twenty_problems_and_counts_the_others() {
    StringBuilder persons = new StringBuilder("\"persons\": [ 0");
    for (int i = 1; i < 25; i++) {
      persons.append(", ").append(i);
    }
    BadInputException refusal = Words.refusal(() -> read(inChina(persons + " ]")));
    assertThat(refusal.problems()).hasSize(25);
    assertThat(refusal.message(Locale.ENGLISH).lines()).hasSize(21).last().isEqualTo("and 5 more.");
    assertThat(refusal.message(Locale.CHINESE).lines()).last().isEqualTo("另有 5 处问题。");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ \"id\": \"a\" \"jurisdiction\": \"CN\" }|a comma between the entries",
        "{ \"jurisdiction\": \"CN\", \"persons\": [ {} {} ] }|a comma between the entries",
        "{ \"jurisdiction\": \"CN\", }|no comma behind the last entry",
        "{ \"jurisdiction\": \"CN\", \"persons\": [ {}, ] }|no comma behind the last entry",
        "{ \"jurisdiction\": \"CN\" // here }|JSON without comments",
        "{ \"jurisdiction\": \"CN\", # here }|JSON without comments",
        "{ 'jurisdiction': \"CN\" }|the double quotation mark",
        "{ \"jurisdiction\": 'CN' }|the double quotation mark",
        "{ \"jurisdiction\": \"CN\", \"register\": True }|true, false or null in small letters",
      })
  void what_other_notations_allow_is_named_as_what_it_is(String json, String expected) {
    assertThat(problems(json)).singleElement(STRING).contains(expected);
  }

  @Test
  void all_full_width_marks_of_a_file_are_named_at_once() {
    assertThat(problems("{ \"id\"： \"a：b\"，\n  \"persons\": 【 】 }"))
        .hasSize(4)
        .anyMatch(p -> p.startsWith("case.json:1") && p.contains("："))
        .anyMatch(p -> p.startsWith("case.json:1") && p.contains("， at column 14"))
        .anyMatch(p -> p.startsWith("case.json:2") && p.contains("【 at column 14"))
        .anyMatch(p -> p.startsWith("case.json:2") && p.contains("】 at column 16"));
  }

  @Test
  void of_an_event_of_unknown_type_its_person_and_its_day_are_told_as_well() {
    assertThat(
            problems(
                "{ \"jurisdiction\": \"CN\", \"persons\": [ { \"id\": \"p1\" } ], \"events\": [\n"
                    + "  { \"type\": \"heering\", \"person\": \"p2\", \"at\": \"2025-13-01\" } ] }"))
        .hasSize(3)
        .anyMatch(p -> p.contains("heering"))
        .anyMatch(p -> p.contains("\"p2\""))
        .anyMatch(p -> p.contains("2025-13-01"));
  }
}
