package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dutylawyer.answer.FirstScreen;
import org.dutylawyer.answer.JsonAnswer;
import org.dutylawyer.casefile.CaseFileSchema;
import org.dutylawyer.cli.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands print that answer case files and describe packs. */
class AnswerCommandsTest {

  private static final String MON_2025_10_13 = "2025-10-13";
  private static final String TUE_2025_09_30 = "2025-09-30";
  private static final String SAT_2024_10_12 = "2024-10-12";

  /** The one notice that puts the days off of 2025 on record was published on 2024-11-12. */
  private static final String NOTICE_2025 = "国务院办公厅关于2025年部分节假日安排的通知";

  private static final Pattern WORD_KEY = Pattern.compile("[a-z]+(-[a-z]+)+");

  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonSchema schema(JsonNode schema) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
  }

  private static JsonNode resource(Class<?> owner, String path) throws IOException {
    try (InputStream in = owner.getResourceAsStream(path)) {
      return JSON.readTree(in);
    }
  }

  private static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(Program.CASES)) {
      return files.map(Path::toString).filter(f -> f.endsWith(".json")).sorted().toList();
    }
  }

  private static int columns(String line) {
    // The wide and full-width characters of Unicode's East Asian Width that Chinese text uses.
    return line.codePoints()
        .map(c -> c >= 0x2E80 && c <= 0xA4CF || c >= 0xFF01 && c <= 0xFF60 || c >= 0x20000 ? 2 : 1)
        .sum();
  }

  @Test
  void every_case_file_of_the_repository_is_answered_for_a_clerk_at_80_columns()
      throws IOException {
    List<String> cases = cases();
    assertThat(cases).hasSizeGreaterThanOrEqualTo(15);
    List<String> args = new ArrayList<>(List.of("assess"));
    args.addAll(cases);
    args.addAll(List.of("--as-of", MON_2025_10_13, "--all"));
    String text = Program.answer(args.toArray(String[]::new));
    assertThat(text.split("={80}\n")).hasSize(cases.size()).allMatch(one -> one.contains("结论\n"));
    assertThat(text.lines()).allMatch(line -> columns(line) <= 80);
    // A key stands only where it is said what to write, at the end of each answer.
    assertThat(text.replaceAll("(?s)\\n还需要知道\\n.*?(?=\\n={80}|\\z)", "").lines())
        .noneMatch(line -> WORD_KEY.matcher(line).find());
    assertThat(text).doesNotContain("\u001B").doesNotContainPattern("(?m)^\\s*[，。；：、）”》]");
  }

  @Test
  void the_first_screen_of_one_person_has_thirty_lines_and_of_each_further_eight_more()
      throws IOException {
    for (String file : cases()) {
      int persons = Math.max(1, JSON.readTree(Path.of(file).toFile()).path("persons").size());
      for (String language : List.of("zh", "en")) {
        String screen =
            Program.answer("assess", file, "--as-of", MON_2025_10_13, "--lang", language);
        assertThat(screen.lines().count())
            .as(file + " " + language)
            .isLessThanOrEqualTo(FirstScreen.LINES + 8L * (persons - 1));
      }
    }
  }

  @Test
  void the_text_gives_the_answer_first_then_why_then_what_to_do_by_when() {
    String text =
        Program.answer("assess", Program.NATIONAL_CASE, "--as-of", MON_2025_10_13, "--full");
    assertThat(text)
        .startsWith("CN-2025-0118  全国（CN）  审查起诉")
        .containsSubsequence(
            "结论", "林某某：应当获得值班律师法律帮助", "为什么", "“公安机关（看守所）、人民检察院", "要做的事", "逾期", "规则包 CN ")
        .contains("应于 2025-10-10（周五）", "依据：" + NOTICE_2025);
  }

  @Test
  void the_text_is_English_when_asked() {
    assertThat(
            Program.answer(
                "assess", Program.NATIONAL_CASE, "--as-of", MON_2025_10_13, "--lang", "en"))
        .containsSubsequence(
            "Asked as of 2025-10-13 (Mon)", "Answer", "is owed duty-lawyer help", "What to do")
        .contains("overdue  legal aid agency");
  }

  @Test
  void on_the_day_of_receipt_the_same_duty_is_still_open() {
    assertThat(
            Program.answer("assess", Program.NATIONAL_CASE, "--as-of", TUE_2025_09_30, "--full")
                .lines())
        .anyMatch(line -> line.matches("  待办 +法律援助机构  确定（安排）值班律师  应于 2025-10-10（周五）"))
        .noneMatch(line -> line.matches("  逾期 +法律援助机构  确定（安排）值班律师.*"));
  }

  @Test
  void a_calendar_known_before_the_notice_gives_a_provisional_date() {
    String later =
        Program.answer("assess", Program.NATIONAL_CASE, "--as-of", MON_2025_10_13, "--full");
    String earlier =
        Program.answer(
            "assess",
            Program.NATIONAL_CASE,
            "--as-of",
            MON_2025_10_13,
            "--known-on",
            SAT_2024_10_12,
            "--full");
    assertThat(later).contains(NOTICE_2025);
    assertThat(earlier).doesNotContain(NOTICE_2025).contains("日历：截至 2024-10-12（周六）");
  }

  @Test
  void a_reading_of_the_host_changes_the_answer_and_is_named() {
    String[] asked = {"assess", Program.NATIONAL_CASE, "--as-of", MON_2025_10_13};
    String usual = Program.answer(asked);
    String[] chosen =
        Stream.concat(Stream.of(asked), Stream.of("--reading", "cn-19-1=clear-days"))
            .toArray(String[]::new);
    assertThat(Program.answer(chosen)).isNotEqualTo(usual).contains("2025-09-26（周五）");
  }

  @Test
  void json_of_one_case_is_an_object_and_of_several_a_list_and_each_keeps_to_the_schema()
      throws IOException {
    JsonSchema schema = schema(resource(JsonAnswer.class, JsonAnswer.SCHEMA));
    JsonNode one =
        JSON.readTree(
            Program.answer(
                "assess", Program.NATIONAL_CASE, "--as-of", MON_2025_10_13, "--format", "json"));
    assertThat(one.isObject()).isTrue();
    assertThat(schema.validate(one)).isEmpty();
    List<String> args = new ArrayList<>(List.of("assess"));
    args.addAll(cases());
    args.addAll(List.of("--as-of", MON_2025_10_13, "--format", "json"));
    JsonNode all = JSON.readTree(Program.answer(args.toArray(String[]::new)));
    assertThat(all).hasSameSizeAs(cases());
    assertThat(all).allSatisfy(answer -> assertThat(schema.validate(answer)).isEmpty());
    assertThat(all).contains(one);
    ((ObjectNode) one).put("surprise", true);
    assertThat(schema.validate(one)).isNotEmpty();
  }

  private static Stream<JsonNode> everyCase(String format) throws IOException {
    List<String> args = new ArrayList<>(List.of("assess"));
    args.addAll(cases());
    args.addAll(List.of("--as-of", MON_2025_10_13, "--format", format, "--all"));
    return StreamSupport.stream(
        JSON.readTree(Program.answer(args.toArray(String[]::new))).spliterator(), false);
  }

  @Test
  void json_of_the_release_before_is_written_on_request_and_keeps_to_its_schema()
      throws IOException {
    JsonNode former = JSON.readTree(Program.answer("schema", "--answer-1"));
    JsonSchema schema = schema(former);
    assertThat(everyCase("json-1"))
        .hasSameSizeAs(cases())
        .allSatisfy(answer -> assertThat(schema.validate(answer)).isEmpty());
  }

  @Test
  void json_with_all_that_is_awaited_keeps_to_the_schema_too_and_every_id_has_its_entry()
      throws IOException {
    JsonSchema schema = schema(resource(JsonAnswer.class, JsonAnswer.SCHEMA));
    assertThat(everyCase("json"))
        .allSatisfy(
            answer -> {
              assertThat(schema.validate(answer)).isEmpty();
              assertThat(answer.path("schema").asInt()).isEqualTo(JsonAnswer.VERSION);
              for (JsonNode finding : answer.path("findings")) {
                assertThat(answer.path("subjects").has(finding.path("of").asText())).isTrue();
                assertThat(answer.path("norms").path(finding.path("norm").asText()).has("quote"))
                    .isTrue();
                finding
                    .path("facts")
                    .forEach(id -> assertThat(answer.path("facts").has(id.asText())).isTrue());
                finding
                    .path("needs")
                    .forEach(id -> assertThat(answer.path("needs").has(id.asText())).isTrue());
                if (finding.has("action")) {
                  assertThat(answer.path("words").path("actions"))
                      .anySatisfy(title -> assertThat(title.has("zh")).isTrue());
                  assertThat(
                          answer.path("words").path("actions").has(finding.path("action").asText()))
                      .isTrue();
                }
              }
            });
  }

  @Test
  void json_says_each_thing_once_and_what_is_awaited_only_when_asked() throws IOException {
    String little = Program.CASES.resolve("little-is-known.json").toString();
    String json = Program.answer("assess", little, "--as-of", MON_2025_10_13, "--format", "json");
    assertThat(json.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(60_000);
    assertThat(JSON.readTree(json).path("findings"))
        .isNotEmpty()
        .noneMatch(f -> f.path("state").asText().equals("awaiting"));
    String all =
        Program.answer("assess", little, "--as-of", MON_2025_10_13, "--format", "json", "--all");
    assertThat(JSON.readTree(all).path("findings"))
        .anyMatch(f -> f.path("state").asText().equals("awaiting"));
  }

  @Test
  void json_leaves_out_a_file_that_is_refused_and_keeps_the_others() throws IOException {
    Program ended =
        Program.run(
            "assess",
            "absent.json",
            Program.NATIONAL_CASE,
            "--as-of",
            MON_2025_10_13,
            "--format",
            "json");
    assertThat(ended.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(ended.err()).isEqualTo("absent.json：不予受理\nabsent.json：发现 没有这个文件，应为 一个案件文件。\n");
    assertThat(JSON.readTree(ended.out())).hasSize(1);
  }

  @Test
  void packs_names_versions_hashes_dates_requirements_and_what_is_tightened_or_overridden() {
    String packs = Program.answer("packs", "--lang", "en");
    assertThat(packs.lines().filter(line -> line.startsWith("CN")))
        .hasSize(4)
        .allMatch(line -> line.matches("CN(-\\d+)? \\d+\\.\\d+\\.\\d+  .+ pack"));
    assertThat(packs.lines().filter(line -> line.matches("  sha256 [0-9a-f]{64}"))).hasSize(4);
    assertThat(packs.lines().filter("  requires CN"::equals)).hasSize(3);
    assertThat(packs)
        .contains(
            "司规〔2020〕6号 Measures on the work of legal aid duty lawyers  in force 2020-08-20/…",
            "渝司发〔2021〕19号/20/1-a  tightens  司规〔2020〕6号/19/2-a",
            "* paras-1-2  ");
    assertThat(Program.answer("packs")).contains("  依赖 CN", "施行 2020-08-20", "从严");
  }

  @Test
  void the_schema_of_a_jurisdiction_is_that_of_its_words_and_takes_its_case_files()
      throws IOException {
    JsonNode printed = JSON.readTree(Program.answer("schema", "--jurisdiction", "CN-50"));
    assertThat(printed.path("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    JsonSchema itself =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(itself.validate(printed)).isEmpty();
    JsonNode file =
        JSON.readTree(Program.CASES.resolve("chongqing-mother-asks-son-refuses.json").toFile());
    assertThat(schema(printed).validate(file)).isEmpty();
    ((ObjectNode) file).put("surprise", true);
    assertThat(schema(printed).validate(file)).isNotEmpty();
  }

  @Test
  void the_national_schema_has_every_word_of_the_published_one() throws IOException {
    JsonNode printed = JSON.readTree(Program.answer("schema"));
    JsonNode published =
        resource(CaseFileSchema.class, "/org/dutylawyer/casefile/case-file.schema.json");
    assertThat(missing(published, printed, "$")).isEmpty();
  }

  /** What one JSON tree says that the other does not; lists are compared as sets. */
  private static List<String> missing(JsonNode in, JsonNode from, String path) {
    List<String> missing = new ArrayList<>();
    if (in.isObject() && from.isObject()) {
      in.fieldNames()
          .forEachRemaining(
              name ->
                  missing.addAll(
                      from.has(name)
                          ? missing(in.get(name), from.get(name), path + "." + name)
                          : List.of(path + "." + name)));
    } else if (in.isArray() && from.isArray()) {
      in.forEach(
          entry -> {
            boolean found = false;
            for (JsonNode other : from) {
              found |= missing(entry, other, path).isEmpty();
            }
            if (!found) {
              missing.add(path + "[" + entry + "]");
            }
          });
    } else if (!in.equals(from)) {
      missing.add(path + " = " + in);
    }
    return missing;
  }

  @Test
  void the_schema_of_answers_is_the_published_one() throws IOException {
    assertThat(JSON.readTree(Program.answer("schema", "--answer")))
        .isEqualTo(resource(JsonAnswer.class, JsonAnswer.SCHEMA));
  }

  @Test
  void every_brief_answer_keeps_to_its_schema_and_says_an_act_once() throws IOException {
    JsonSchema schema = schema(JSON.readTree(Program.answer("schema", "--brief")));
    List<String> args = new ArrayList<>(List.of("assess"));
    args.addAll(cases());
    args.addAll(List.of("--as-of", MON_2025_10_13, "--format", "brief"));
    List<String> lines = Program.answer(args.toArray(String[]::new)).lines().toList();
    assertThat(lines).hasSameSizeAs(cases());
    int also = 0;
    for (String line : lines) {
      JsonNode answer = JSON.readTree(line);
      assertThat(schema.validate(answer)).as(line).isEmpty();
      for (JsonNode duty : answer.path("duties")) {
        also += duty.path("also").size();
      }
      ((ObjectNode) answer).put("surprise", true);
      assertThat(schema.validate(answer)).isNotEmpty();
    }
    assertThat(also).isPositive();
  }

  @Test
  void an_act_late_by_one_norm_and_done_by_another_is_said_once_with_both() {
    String[] asked = {
      "assess", Program.CASES.resolve("fraud-ring-three-accused.json").toString(), "--as-of"
    };
    String screen = Program.answer(asked[0], asked[1], asked[2], MON_2025_10_13);
    assertThat(screen).containsOnlyOnce("将确定的值班律师人选通知办案机关（罗某）").contains("渝司发〔2021〕19号 第二十条：已完成");
    String whole = Program.answer(asked[0], asked[1], asked[2], MON_2025_10_13, "--full");
    assertThat(whole.lines().filter(line -> line.matches("  (迟办|已完成) .*将确定的值班律师人选通知办案机关（罗某）.*")))
        .hasSize(1)
        .allMatch(line -> line.contains("迟办"));
  }

  @Test
  void a_comparison_of_the_texts_of_two_places_keeps_to_its_schema() throws IOException {
    JsonSchema texts = schema(JSON.readTree(Program.answer("schema", "--texts")));
    JsonNode compared = JSON.readTree(Program.answer("compare", "CN", "CN-50", "--format", "json"));
    assertThat(compared.path("differences")).isNotEmpty();
    assertThat(texts.validate(compared)).isEmpty();
    ((ObjectNode) compared.at("/differences/0")).put("sort", "other");
    assertThat(texts.validate(compared)).isNotEmpty();
  }

  @Test
  void a_comparison_and_a_table_of_limits_keep_to_their_schemas() throws IOException {
    JsonSchema comparison = schema(JSON.readTree(Program.answer("schema", "--comparison")));
    JsonSchema limits = schema(JSON.readTree(Program.answer("schema", "--limits")));
    for (String file : cases()) {
      JsonNode compared =
          JSON.readTree(
              Program.answer(
                  "compare",
                  "--case",
                  file,
                  "--as-of",
                  MON_2025_10_13,
                  "--to",
                  "2026-03-02",
                  "--format",
                  "json"));
      assertThat(comparison.validate(compared)).as(file).isEmpty();
      ((ObjectNode) compared).remove("same");
      assertThat(comparison.validate(compared)).isNotEmpty();
    }
    List<String> args = new ArrayList<>(List.of("limits"));
    args.addAll(cases());
    args.addAll(List.of("--as-of", TUE_2025_09_30, "--format", "json"));
    JsonNode rows = JSON.readTree(Program.answer(args.toArray(String[]::new)));
    assertThat(rows).isNotEmpty();
    assertThat(limits.validate(rows)).isEmpty();
    ((ObjectNode) rows.get(0)).remove("due");
    assertThat(limits.validate(rows)).isNotEmpty();
  }

  @Test
  void explain_says_of_each_condition_whether_it_holds_and_quotes_the_norm() {
    String text =
        Program.answer(
            "explain",
            Program.NATIONAL_CASE,
            "--as-of",
            MON_2025_10_13,
            "--norm",
            "司规〔2020〕6号/19/2");
    assertThat(text).contains("司规〔2020〕6号/19/2-a  第十九条", "“该期间没有安排现场值班律师的").contains("  满足  ");
    String unmet =
        Program.answer(
            "explain",
            Program.NATIONAL_CASE,
            "--as-of",
            MON_2025_10_13,
            "--norm",
            "法律援助法/25/1/1",
            "--lang",
            "en");
    assertThat(unmet).contains("  fails  ").doesNotContain("  满足  ");
  }

  @Test
  void explain_gives_no_state_of_an_act_to_what_somebody_is_owed() {
    String deaf = Program.CASES.resolve("deaf-suspect.json").toString();
    assertThat(Program.answer("explain", deaf, "--norm", "法律援助法/25/1/2", "--as-of", MON_2025_10_13))
        .contains("→ 何某某：应当获得法律援助机构指派律师辩护（通知辩护）\n");
  }

  @ParameterizedTest
  @CsvSource({"lost-included, 满足", "partly-only, 不满足"})
  void explain_names_the_contested_reading_and_uses_the_option_asked_for(
      String option, String holds) {
    assertThat(
            Program.answer(
                "explain",
                Program.NATIONAL_CASE,
                "--as-of",
                MON_2025_10_13,
                "--norm",
                "法律援助法/25/1/3",
                "--reading",
                "cn-la-25-1-3=" + option))
        .contains("  " + holds + "  争议解释：“不能完全辨认”是否包括完全不能辨认——包括完全不能辨认的人");
  }

  @Test
  void what_if_lays_proposals_over_the_law_and_says_in_every_form_that_they_are_none() {
    String[] asked = {"assess", Program.NATIONAL_CASE, "--as-of", MON_2025_10_13};
    for (String format : new String[] {"text", "json", "html"}) {
      assertThat(Program.answer(with(asked, "--what-if", "--format", format)))
          .as(format)
          .contains("（建议）", "是假设，不是法律");
      assertThat(Program.answer(with(asked, "--format", format)))
          .as(format)
          .doesNotContain("（建议）", "是假设，不是法律");
    }
    assertThat(Program.answer(with(asked, "--what-if", "--format", "brief")))
        .contains("\"noLaw\":[\"X-paper-2025\"]");
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }
}
