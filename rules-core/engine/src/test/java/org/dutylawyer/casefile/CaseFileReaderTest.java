package org.dutylawyer.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.dutylawyer.casefile.Words.VOCABULARY;
import static org.dutylawyer.casefile.Words.english;
import static org.dutylawyer.casefile.Words.problemsWithWeekdays;
import static org.dutylawyer.casefile.Words.read;
import static org.dutylawyer.casefile.Words.readWithWeekdays;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile.DocumentEntry;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a good case file says once it is read. */
class CaseFileReaderTest {

  private static final LocalDate THU_2025_10_09 = LocalDate.of(2025, 10, 9);

  private static final String FILE =
      """
      {
        "$schema": "case-file.schema.json",
        "id": "渝检一部刑诉〔2025〕17号",
        "jurisdiction": "CN-50",
        "name": "某甲盗窃案",
        "proceeding": { "stage": "trial", "electronic-file": false, "volumes": 3 },
        "persons": [
          { "id": "p1", "name": "某甲", "born": "2000-05-01", "sight": "blind", "pleads": true },
          { "id": "p2", "sight": "unknown", "pleads": null }
        ],
        "lawyers": [ { "id": "l1", "name": "张律师", "trained": true, "training-hours": 4 } ],
        "stations": [ { "id": "s1", "name": "看守所工作站", "host": "court" } ],
        "events": [
          { "type": "help-requested", "at": "2025-10-09T09:30", "person": "p1", "in-writing": false },
          { "id": "given", "type": "help-given", "at": "2025-10-09", "person": [ "p1", "p2" ],
            "by": "detention-house", "lawyer": "l1", "station": "s1", "re": "e1",
            "document": { "type": "help-notice", "fields": { "charge": "盗窃", "person-name": "" } } },
          { "type": "stage-begun", "to": "trial", "at": "unknown", "by": null },
          { "type": "plea-changed", "to": false }
        ]
      }
      """;

  @Test
  void everything_stated_is_read() {
    CaseFile file = read(FILE);
    assertThat(file.id()).isEqualTo("渝检一部刑诉〔2025〕17号");
    assertThat(file.jurisdiction()).isEqualTo("CN-50");
    assertThat(file.name()).contains("某甲盗窃案");
    assertThat(file.proceeding())
        .containsExactly(entry("electronic-file", "no"), entry("stage", "trial"));
    assertThat(file.proceedingAmounts()).containsExactly(entry("volumes", 3));
    CaseFile.PersonEntry first = file.person("p1").orElseThrow();
    assertThat(first.name()).contains("某甲");
    assertThat(first.born()).contains(LocalDate.of(2000, 5, 1));
    assertThat(first.facts()).containsExactly(entry("pleads", "yes"), entry("sight", "blind"));
    CaseFile.LawyerEntry lawyer = file.lawyers().get(0);
    assertThat(lawyer.facts()).containsExactly(entry("trained", "yes"));
    assertThat(lawyer.amounts()).containsExactly(entry("training-hours", 4));
    assertThat(file.stations().get(0).facts()).containsExactly(entry("host", "court"));
    EventEntry request = file.event("e1").orElseThrow();
    assertThat(request.at()).contains(Moment.of(THU_2025_10_09, LocalTime.of(9, 30)));
    assertThat(request.persons()).containsExactly("p1");
    assertThat(request.facts()).containsExactly(entry("in-writing", "no"));
    assertThat(request.where()).isEqualTo("$.events[0]");
    EventEntry given = file.event("given").orElseThrow();
    assertThat(given.at()).contains(Moment.of(THU_2025_10_09));
    assertThat(given.by()).contains("detention-house");
    assertThat(given.lawyer()).contains("l1");
    assertThat(given.station()).contains("s1");
    assertThat(given.re()).contains("e1");
    assertThat(given.concerns("p2")).isTrue();
    assertThat(file.event("e4").orElseThrow().to()).contains("no");
  }

  @Test
  void what_is_absent_null_or_unknown_is_not_in_the_file() {
    CaseFile file = read(FILE);
    CaseFile.PersonEntry second = file.person("p2").orElseThrow();
    assertThat(second.facts()).isEmpty();
    assertThat(second.amounts()).isEmpty();
    assertThat(second.born()).isEmpty();
    EventEntry begun = file.event("e3").orElseThrow();
    assertThat(begun.at()).isEmpty();
    assertThat(begun.by()).isEmpty();
    assertThat(file.person("p3")).isEmpty();
    assertThat(file.event("e2")).isEmpty();
  }

  @Test
  void an_event_without_persons_concerns_every_person() {
    EventEntry begun = read(FILE).event("e3").orElseThrow();
    assertThat(begun.persons()).isEmpty();
    assertThat(begun.concerns("p1")).isTrue();
    assertThat(begun.concerns("p2")).isTrue();
  }

  @Test
  void an_empty_field_of_a_document_is_not_filled_in() {
    assertThat(read(FILE).event("given").orElseThrow().documents())
        .containsExactly(new DocumentEntry("help-notice", java.util.Map.of("charge", "盗窃")));
  }

  @Test
  void a_case_of_which_nothing_is_known_is_a_case() {
    CaseFile file = read("{ \"jurisdiction\": \"CN\" }");
    assertThat(file)
        .isEqualTo(
            new CaseFile(
                "case",
                "CN",
                Optional.empty(),
                java.util.Map.of(),
                java.util.Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty()));
    assertThat(file).hasToString("case case in CN with 0 persons and 0 events");
  }

  @Test
  void a_whole_number_may_be_written_with_a_point() {
    CaseFile file =
        read(
            "{ \"jurisdiction\": \"CN\", \"lawyers\": [ { \"id\": \"l1\", \"training-hours\": 4.0 }"
                + " ] }");
    assertThat(file.lawyers().get(0).amounts()).containsExactly(entry("training-hours", 4));
  }

  // ---- files ----------------------------------------------------------------------------------

  @Test
  void a_file_may_begin_with_a_byte_order_mark(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("case.json"), "\uFEFF" + FILE);
    assertThat(new CaseFileReader(VOCABULARY).read(file)).isEqualTo(read(FILE));
  }

  @Test
  void a_file_in_another_encoding_is_refused(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("case.json"), FILE.getBytes(Charset.forName("GB18030")));
    assertThat(english(() -> new CaseFileReader(VOCABULARY).read(file)))
        .containsExactly(
            file
                + ":3: found a text in GBK (GB 18030), such as \"渝检一部刑诉〔\", expected a text in"
                + " UTF-8 (save it as UTF-8).");
  }

  @Test
  void a_file_that_is_not_there_is_refused(@TempDir Path folder) {
    Path file = folder.resolve("case.json");
    assertThat(english(() -> new CaseFileReader(VOCABULARY).read(file)))
        .containsExactly(file + ": found no such file, expected a case file.");
    assertThat(english(() -> new CaseFileReader(VOCABULARY).read(folder)))
        .containsExactly(folder + ": found a folder, expected a case file.");
  }

  // ---- weekdays -------------------------------------------------------------------------------

  private static String hearing(String at) {
    return "{ \"jurisdiction\": \"CN\", \"events\": [ { \"type\": \"hearing\", \"at\": \""
        + at
        + "\" } ] }";
  }

  @Test
  void a_right_weekday_is_read_over() {
    assertThat(readWithWeekdays(hearing("2025-10-09 (Thu)")).events().get(0).at())
        .contains(Moment.of(THU_2025_10_09));
    assertThat(readWithWeekdays(hearing("2025-10-09T10:00 (Thu)")).events().get(0).at())
        .contains(Moment.of(THU_2025_10_09, LocalTime.of(10, 0)));
  }

  @Test
  void a_wrong_weekday_is_refused_with_the_right_one() {
    assertThat(problemsWithWeekdays(hearing("2025-10-09T10:00 (Fri)")))
        .containsExactly(
            "case.json:1 $.events[0].at: found \"2025-10-09T10:00 (Fri)\", expected"
                + " \"2025-10-09T10:00 (Thu)\", the weekday of that day.");
    assertThat(Words.chinese(() -> readWithWeekdays(hearing("2025-10-09 (Fri)"))))
        .containsExactly(
            "case.json:1 $.events[0].at：发现 \"2025-10-09 (Fri)\"，应为 \"2025-10-09 (Thu)\"：那天是周四。");
  }

  @Test
  void a_missing_weekday_is_refused_where_weekdays_are_demanded() {
    assertThat(problemsWithWeekdays(hearing("2025-10-09")))
        .containsExactly(
            "case.json:1 $.events[0].at: found \"2025-10-09\", expected a date or date and time"
                + " such as \"2025-10-09 (Thu)\" or \"2025-10-09T09:30 (Thu)\" (1980 to 2099);"
                + " did you mean \"2025-10-09 (Thu)\"?");
  }

  @Test
  void a_date_of_birth_may_carry_its_weekday_and_then_it_is_checked() {
    String born =
        "{ \"jurisdiction\": \"CN\", \"persons\": [ { \"id\": \"p\", \"born\": \"%s\" } ] }";
    assertThat(readWithWeekdays(born.formatted("2008-05-01")).persons().get(0).born())
        .isEqualTo(readWithWeekdays(born.formatted("2008-05-01 (Thu)")).persons().get(0).born());
    assertThat(problemsWithWeekdays(born.formatted("2008-05-01 (Fri)"))).hasSize(1);
  }

  // ---- trees ----------------------------------------------------------------------------------

  @Test
  void a_tree_from_YAML_reads_like_JSON() throws IOException {
    String yaml =
        """
        jurisdiction: CN
        proceeding: { stage: trial, electronic-file: true, volumes: 3 }
        persons: [ { id: 某甲, pleads: ~ } ]
        events:
          - { type: hearing, at: 2025-10-09T09:30 (Thu) }
        """;
    CaseFile file =
        new CaseFileReader(VOCABULARY)
            .weekdays(true)
            .fromTree(new YAMLMapper().readTree(yaml), "art-20.yaml:7");
    assertThat(file.proceeding())
        .containsExactly(entry("electronic-file", "yes"), entry("stage", "trial"));
    assertThat(file.proceedingAmounts()).containsExactly(entry("volumes", 3));
    assertThat(file.events().get(0).at()).contains(Moment.of(THU_2025_10_09, LocalTime.of(9, 30)));
  }

  @Test
  void problems_of_a_tree_stand_at_the_place_of_the_tree() throws IOException {
    var tree = new YAMLMapper().readTree("{ jurisdiction: CN, proceeding: { stage: trail } }");
    assertThat(english(() -> new CaseFileReader(VOCABULARY).fromTree(tree, "art-20.yaml:7")))
        .containsExactly(
            "art-20.yaml:7 $.proceeding.stage: found \"trail\", expected a value of stage:"
                + " \"investigation\", \"trial\" or \"unknown\"; did you mean \"trial\"?");
  }

  @Test
  void the_constructor_copies_what_it_is_given() {
    var facts = new java.util.HashMap<>(java.util.Map.of("sight", "blind"));
    var person =
        new CaseFile.PersonEntry(
            "p1", Optional.empty(), Optional.empty(), facts, java.util.Map.of());
    facts.clear();
    assertThat(person.facts()).containsExactly(entry("sight", "blind"));
  }

  // ---- the day asked about --------------------------------------------------------------------

  @Test
  void an_adult_who_is_under_eighteen_on_the_day_asked_about_is_a_contradiction() {
    CaseFile file =
        read(
            "{ \"jurisdiction\": \"CN\", \"persons\": [ { \"id\": \"p\", \"born\": \"2007-10-09\","
                + " \"age-group\": \"adult\" } ] }");
    assertThat(file.contradictionsOn(THU_2025_10_09))
        .extracting(Problem::toString)
        .containsExactly(
            "$.persons.p.age-group: found \"adult\", but born on 2007-10-09, expected \"minor\""
                + " (under eighteen on 2025-10-09) or another date of birth.");
    assertThat(file.contradictionsOn(THU_2025_10_09.plusDays(1))).isEmpty();
  }

  @Test
  void the_bytes_of_a_stream_are_read_as_UTF_8() throws IOException {
    var in = new java.io.ByteArrayInputStream(FILE.getBytes(StandardCharsets.UTF_8));
    assertThat(new CaseFileReader(VOCABULARY).read(CaseFileText.read(in, "stdin")))
        .isEqualTo(read(FILE));
  }
}
