package org.dutylawyer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dutylawyer.cli.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dates of answers as they leave the program: brief JSON, calendar entries, tables. */
class LimitsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BRIEF = 15_000;

  @TempDir private Path folder;

  private static List<Path> cases() throws IOException {
    try (Stream<Path> all = Files.list(Program.CASES)) {
      return all.filter(path -> path.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static String assess(String format, String file, String asOf, String... more) {
    List<String> args =
        new ArrayList<>(List.of("assess", file, "--as-of", asOf, "--format", format));
    args.addAll(Arrays.asList(more));
    return Program.answer(args.toArray(String[]::new));
  }

  private static ICalendar calendar(String asOf, String... more) {
    return Biweekly.parse(assess("ics", Program.NATIONAL_CASE, asOf, more)).first();
  }

  private static LocalDate start(VEvent event) {
    ICalDate date = event.getDateStart().getValue();
    assertThat(date.hasTime()).isFalse();
    return date.toInstant().atZone(ZoneId.systemDefault()).toLocalDate();
  }

  private static VEvent arranging(ICalendar calendar) {
    return calendar.getEvents().stream()
        .filter(event -> event.getSummary().getValue().contains("确定（安排）值班律师"))
        .findFirst()
        .orElseThrow();
  }

  private String received(String day) throws IOException {
    String file =
        """
        {"id": "=2+3", "jurisdiction": "CN", "proceeding": {"stage": "prosecution-review"},
         "persons": [{"id": "某甲", "counsel": "none"}],
         "events": [{"type": "help-notice-received", "at": "%s", "person": "某甲",
                     "on-site-lawyer": false}]}
        """
            .formatted(day);
    return Files.writeString(folder.resolve("case.json"), file, UTF_8).toString();
  }

  @Test
  void the_brief_answer_of_each_person_takes_one_line_of_15_kB_at_most() throws IOException {
    for (Path file : cases()) {
      int persons = JSON.readTree(file.toFile()).path("persons").size();
      String brief = assess("brief", file.toString(), "2025-10-13");
      assertThat(brief.lines()).as(file.toString()).hasSize(1);
      assertThat(brief.getBytes(UTF_8).length)
          .as(file.toString())
          .isLessThanOrEqualTo(BRIEF * Math.max(1, persons));
    }
  }

  /** An identity number with the name, as registers key persons. */
  private static final String LONG_ID = "犯罪嫌疑人（居民身份证500101199001011234）".repeat(2);

  @Test
  void nor_do_long_ids_make_it_longer_than_that() throws IOException {
    for (Path file : cases()) {
      JsonNode persons = JSON.readTree(file.toFile()).path("persons");
      if (persons.size() == 1) {
        String id = persons.path(0).path("id").asText();
        Path other = folder.resolve(file.getFileName().toString());
        String text = Files.readString(file, UTF_8).replace('"' + id + '"', '"' + LONG_ID + '"');
        Files.writeString(other, text, UTF_8);
        String brief = assess("brief", other.toString(), "2025-10-13");
        assertThat(brief.getBytes(UTF_8).length).as(file.toString()).isLessThanOrEqualTo(BRIEF);
        assertThat(brief.split(LONG_ID, -1)).as(file.toString()).hasSize(2);
      }
    }
  }

  /** An old case: one person whom a lawyer saw again and again, each time with what comes of it. */
  private String old(int events, boolean register) throws IOException {
    List<String> acts =
        List.of("help-notice-received", "help-date", "legal-help-given", "legal-advice-given");
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < events; i++) {
      written.append(
          "%s{\"id\": \"流水号%06d\", \"type\": \"%s\", \"at\": \"%s\", \"person\": \"某甲\"}"
              .formatted(
                  i == 0 ? "" : ",\n",
                  i,
                  acts.get(i % acts.size()),
                  LocalDate.of(2025, 1, 6).plusDays(3L * i)));
    }
    String file =
        """
        {"id": "CQ-OLD", "jurisdiction": "CN-50", %s "proceeding": {"stage": "investigation"},
         "persons": [{"id": "某甲", "counsel": "none", "custody": "detained"}],
         "events": [%s]}
        """
            .formatted(register ? "\"register\": {}," : "", written);
    return Files.writeString(folder.resolve("old.json"), file, UTF_8).toString();
  }

  @Test
  void nor_does_it_grow_with_all_that_happened_in_a_case() throws IOException {
    for (boolean register : List.of(false, true)) {
      String brief = assess("brief", old(60, register), "2025-10-13");
      assertThat(brief.getBytes(UTF_8).length).isLessThanOrEqualTo(BRIEF);
      JsonNode answer = JSON.readTree(brief);
      assertThat(answer.has("left")).as("all of it is told").isFalse();
      List<JsonNode> badge = new ArrayList<>();
      answer.path("duties").forEach(badge::add);
      badge.removeIf(duty -> !duty.path("action").asText().equals("wear-badge"));
      assertThat(badge)
          .singleElement()
          .satisfies(d -> assertThat(d.path("times").asInt()).isEqualTo(30));
    }
  }

  @Test
  void the_brief_answer_is_the_line_that_a_batch_writes() throws IOException {
    Path lines = folder.resolve("cases.jsonl");
    JsonNode file = JSON.readTree(Path.of(Program.NATIONAL_CASE).toFile());
    Files.writeString(lines, file + "\n", UTF_8);
    Path answers = folder.resolve("answers.jsonl");
    Program.answer(
        "assess", "--batch", lines.toString(), "-o", answers.toString(), "--as-of", "2025-10-13");
    assertThat(assess("brief", Program.NATIONAL_CASE, "2025-10-13"))
        .isEqualTo(Files.readString(answers, UTF_8));
  }

  @Test
  void a_limit_is_a_whole_day_with_weekday_provision_actor_and_a_reminder_at_nine_the_day_before() {
    VEvent event = arranging(calendar("2025-09-30"));
    assertThat(start(event)).isEqualTo(LocalDate.of(2025, 10, 10)); // a Friday
    assertThat(event.getSummary().getValue()).isEqualTo("法律援助机构：确定（安排）值班律师（林某某）　CN-2025-0118");
    assertThat(event.getDescription().getValue())
        .contains("应于 2025-10-10（周五）", "司规〔2020〕6号 第十九条第二款", "“该期间没有安排现场值班律师的");
    assertThat(event.getAlarms()).hasSize(1);
    VAlarm alarm = event.getAlarms().get(0);
    assertThat(alarm.getTrigger().getDuration())
        .isEqualTo(Duration.builder().prior(true).hours(15).build());
  }

  @Test
  void no_line_of_the_calendar_is_longer_than_75_octets_or_parts_a_character() throws IOException {
    for (int letters = 70; letters < 76; letters++) { // a fold falls into each part of a character
      String name = "a".repeat(letters) + "𠮷".repeat(40) + "\\n犯";
      Path file = folder.resolve("long.json");
      JsonNode written = JSON.readTree(Path.of(received("2025-09-30")).toFile());
      ((ObjectNode) written.path("persons").path(0)).put("name", name);
      Files.writeString(file, written.toString(), UTF_8);
      String ics = assess("ics", file.toString(), "2025-09-30");
      assertThat(ics.split("\r\n"))
          .allMatch(line -> line.getBytes(UTF_8).length <= 75)
          .noneMatch(line -> line.contains("\uFFFD") || line.contains("\n"));
      assertThat(arranging(Biweekly.parse(ics).first()).getSummary().getValue()).contains(name);
    }
  }

  @Test
  void an_overdue_limit_stays_in_the_calendar_under_the_same_identifier() {
    VEvent before = arranging(calendar("2025-09-30"));
    VEvent after = arranging(calendar("2025-10-13"));
    assertThat(after.getUid()).isEqualTo(before.getUid());
    assertThat(after.getSummary().getValue()).startsWith("【逾期】法律援助机构：");
  }

  @Test
  void identifiers_are_unique_over_all_case_files() throws IOException {
    List<String> args = new ArrayList<>(List.of("assess", "--as-of", "2025-10-13"));
    cases().forEach(file -> args.add(file.toString()));
    args.addAll(List.of("--format", "ics"));
    List<VEvent> events =
        Biweekly.parse(Program.answer(args.toArray(String[]::new))).first().getEvents();
    assertThat(events).hasSizeGreaterThan(10);
    assertThat(events).extracting(event -> event.getUid().getValue()).doesNotHaveDuplicates();
  }

  @Test
  void a_date_in_a_year_without_a_notice_is_marked_provisional_and_stands_on_the_safe_day()
      throws IOException {
    String file = received("2028-09-29");
    VEvent event = arranging(Biweekly.parse(assess("ics", file, "2028-09-29")).first());
    assertThat(event.getSummary().getValue()).startsWith("【暂定】法律援助机构：");
    JsonNode row =
        JSON.readTree(Program.answer("limits", file, "--as-of", "2028-09-29", "--format", "json"))
            .get(0);
    assertThat(row.get("provisional").asBoolean()).isTrue();
    assertThat(start(event)).hasToString(row.get("due").asText());
    assertThat(event.getDescription().getValue())
        .startsWith("届满日在 ")
        .contains("之间（暂定），稳妥日期 ")
        .doesNotContain("应于");
    assertThat(row.get("latest").asText()).isGreaterThan(row.get("due").asText());
    assertThat(arranging(calendar("2025-09-30")).getSummary().getValue()).doesNotContain("暂定");
  }

  @Test
  void the_table_has_late_limits_first_and_none_after_the_last_day_asked_for() throws IOException {
    String other = received("2025-10-11"); // a Saturday, and a working day
    String text = Program.answer("limits", other, Program.NATIONAL_CASE, "--as-of", "2025-10-13");
    assertThat(text)
        .containsSubsequence(
            "已逾期（",
            "2025-10-10（周五）  CN-2025-0118  法律援助机构：确定（安排）值班律师（林某某）",
            "至 2025-11-12（周三）到期（",
            "2025-10-14（周二）  =2+3  法律援助机构：确定（安排）值班律师（某甲）",
            "司规〔2020〕6号 第十九条第二款");
    assertThat(Program.answer("limits", other, "--as-of", "2025-10-13", "--days", "0"))
        .doesNotContain("2025-10-14（周二）  =2+3");
    assertThat(Program.answer("limits", other, "--as-of", "2025-10-13", "--days", "1"))
        .contains("2025-10-14（周二）  =2+3");
  }

  @Test
  void persons_of_whom_a_limit_is_the_same_stand_in_one_line_and_each_has_a_row()
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("three.json"),
            """
            {"id": "三人", "jurisdiction": "CN", "proceeding": {"stage": "investigation"},
             "persons": [{"id": "丙某", "counsel": "none"}, {"id": "甲某", "counsel": "none"},
               {"id": "乙某", "counsel": "none"}],
             "events": [{"type": "help-notice-received", "person": ["丙某", "甲某", "乙某"],
               "at": "2025-10-10", "on-site-lawyer": false, "notice-exception": "none"}]}
            """,
            UTF_8);
    String[] asked = {"limits", file.toString(), "--as-of", "2025-10-10"};
    assertThat(Program.answer(asked).replaceAll("\\n *", ""))
        .contains("法律援助机构：确定（安排）值班律师（甲某、乙某、丙某）")
        .doesNotContain("值班律师（甲某）");
    assertThat(Program.answer(asked)).as("no name is broken").doesNotContainPattern("[甲乙丙]\n");
    String[] csv = {"limits", file.toString(), "--as-of", "2025-10-10", "--format", "csv"};
    assertThat(Program.answer(csv).lines().filter(row -> row.contains("确定（安排）值班律师")))
        .extracting(row -> row.split(",")[11])
        .containsExactly("甲某", "乙某", "丙某");
  }

  @Test
  void a_limit_that_a_fact_not_stated_may_lift_is_to_be_confirmed_and_nobody_is_said_to_be_late()
      throws IOException {
    // Whether the case is one of fast track, which lifts the two days, is not on file.
    String open = received("2025-09-01"); // a Monday
    String text = Program.answer("limits", open, "--as-of", "2025-10-13", "--register");
    assertThat(text)
        .containsSubsequence(
            "已逾期（0 项）", "期限已过，案卷未见办理，待核实（", "2025-09-03（周三）  =2+3  法律援助机构：确定（安排）值班律师（某甲）");
    JsonNode rows =
        JSON.readTree(
            Program.answer(
                "limits", open, "--as-of", "2025-10-13", "--register", "--format", "json"));
    assertThat(rows)
        .filteredOn(row -> row.get("due").asText().equals("2025-09-03"))
        .isNotEmpty()
        .allMatch(row -> row.get("state").asText().equals("to-confirm"))
        .allMatch(row -> row.path("depends").asText().startsWith("取决于："));
    String ordinary =
        Files.readString(Path.of(open), UTF_8)
            .replace(
                "\"prosecution-review\"", "\"prosecution-review\", \"procedure\": \"ordinary\"")
            .replace("\"on-site-lawyer\"", "\"notice-exception\": \"none\", \"on-site-lawyer\"");
    Files.writeString(Path.of(open), ordinary, UTF_8);
    assertThat(Program.answer("limits", open, "--as-of", "2025-10-13", "--register"))
        .doesNotContain("已逾期（0 项）");
  }

  private static VEvent of(String asOf, String named) {
    return calendar(asOf).getEvents().stream()
        .filter(event -> event.getSummary().getValue().contains(named))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_disputed_limit_is_marked_and_reminds_before_the_day_that_is_safe() {
    // Due on 2025-09-28 (Sunday, a working day); 2025-09-26 (Friday) where both ends are left out.
    VEvent event = of("2025-09-22", "送达法律帮助通知书");
    assertThat(event.getSummary().getValue()).startsWith("【有争议】人民检察院：");
    assertThat(start(event)).isEqualTo(LocalDate.of(2025, 9, 28));
    assertThat(event.getDescription().getValue())
        .contains("稳妥日期：2025-09-26（周五）（依任何解释）")
        .doesNotContain("稳妥日期：2025-09-28");
    assertThat(reminder(event)).isEqualTo(Duration.builder().prior(true).hours(3 * 24 - 9).build());
    assertThat(reminder(of("2025-09-26", "送达法律帮助通知书")))
        .as("the day before is over: at nine of the day itself")
        .isEqualTo(Duration.builder().prior(true).hours(2 * 24 - 9).build());
  }

  @Test
  void that_the_days_off_of_a_year_are_not_announced_is_no_dispute() throws IOException {
    String open = received("2027-02-02");
    assertThat(Biweekly.parse(assess("ics", open, "2027-02-03")).first().getEvents())
        .isNotEmpty()
        .allSatisfy(
            event -> {
              assertThat(event.getSummary().getValue()).contains("【暂定】").doesNotContain("有争议");
              assertThat(event.getDescription().getValue())
                  .contains("至 2027-02-15（周一）之间（暂定），稳妥日期")
                  .doesNotContain("不同解释");
            });
    assertThat(Program.answer("limits", open, "--as-of", "2027-02-03"))
        .contains("（暂定）")
        .doesNotContain("不同解释");
  }

  private static Duration reminder(VEvent event) {
    return event.getAlarms().get(0).getTrigger().getDuration();
  }

  @Test
  void of_what_is_late_nobody_is_reminded_in_the_past() {
    assertThat(arranging(calendar("2025-10-13")).getAlarms()).isEmpty();
  }

  @Test
  void a_right_that_ends_on_a_day_is_an_entry_until_it_is_used() throws IOException {
    String right =
        """
        {"id": "溧-1", "jurisdiction": "CN-320481", "proceeding": {"stage": "trial"},
         "persons": [{"id": "某甲", "counsel": "none"}],
         "events": [{"type": "legal-aid-decision-received", "person": "某甲", "at": "2025-09-25"}]}
        """;
    String file = Files.writeString(folder.resolve("right.json"), right, UTF_8).toString();
    assertThat(Biweekly.parse(assess("ics", file, "2025-10-05")).first().getEvents())
        .anySatisfy(
            event -> {
              assertThat(event.getSummary().getValue()).startsWith("被告人：可以对法律援助决定提出异议");
              assertThat(start(event)).isEqualTo(LocalDate.of(2025, 10, 10));
            });
    assertThat(Biweekly.parse(assess("ics", file, "2025-10-11")).first().getEvents()).isEmpty();
  }

  @Test
  void a_spreadsheet_computes_no_cell_of_the_table() throws IOException {
    String csv =
        Program.answer(
            "limits", received("2025-10-10"), "--as-of", "2025-10-10", "--format", "csv");
    assertThat(csv)
        .startsWith("\uFEFFstate,due,weekday,")
        .contains(",'=2+3,CN,法律援助机构,")
        .doesNotContain(",=2+3");
  }

  @Test
  void a_file_that_is_refused_loses_no_other_and_days_are_bounded() {
    Program ended =
        Program.run("limits", "absent.json", Program.NATIONAL_CASE, "--as-of", "2025-10-13");
    assertThat(ended.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(ended.err()).startsWith("absent.json：不予受理\n");
    assertThat(ended.out()).contains("CN-2025-0118");
    assertThat(Program.refusal("limits", Program.NATIONAL_CASE, "--days", "-1"))
        .startsWith("--days：发现 -1，应为 0 至 3660");
  }
}
