package org.dutylawyer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dutylawyer.cli.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another version does to a file of cases, through the program. */
class UpgradeReportTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path LIYANG =
      Path.of(
          "..", "liyang-pack", "src", "main", "resources", "org", "dutylawyer", "packs", "liyang");

  /** The notice came on 2026-06-17 (Wed); the Dragon Boat Festival is on the nineteenth. */
  private static final String NOTIFIED =
      "{\"id\":\"案1\",\"jurisdiction\":\"CN\",\"proceeding\":{\"stage\":\"trial\"},\"persons\":[{\"id\":\"某甲\",\"counsel\":\"none\"}],"
          + "\"events\":[{\"type\":\"help-notice-received\",\"id\":\"收\",\"person\":\"某甲\",\"at\":\"2026-06-17\",\"on-site-lawyer\":false}]}";

  @TempDir private Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private Path notice() throws IOException {
    return file(
        "notice.txt", "国务院办公厅关于调整2026年端午节放假安排的通知", "2026年6月18日（星期四）放假。", "国务院办公厅", "2026年5月6日");
  }

  private static Program report(String old, String later, Path cases, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "upgrade-report",
                old,
                later,
                "--cases",
                cases.toString(),
                "--as-of",
                "2026-06-17"));
    args.addAll(List.of(more));
    return Program.run(args.toArray(String[]::new));
  }

  @Test
  void a_case_file_over_several_lines_is_refused_with_what_was_expected() {
    Program ended = report("shipped", "shipped", Path.of(Program.NATIONAL_CASE));
    assertThat(ended.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(ended.err())
        .contains("：发现写成多行的 JSON（一个案件文件或者一个列表），应为每行一个案件的 JSONL 文件")
        .doesNotContain("第 1 行");
  }

  @Test
  void the_same_version_changes_nothing() {
    Program ended = report("shipped", "shipped", Program.CASES.resolve("register.jsonl"));
    assertThat(ended.code()).isEqualTo(ExitCode.ANSWERED);
    assertThat(ended.out()).contains("规则、放假通知、解释均相同", "比较 4 件；0 件的答复有变化");
  }

  @Test
  void a_new_notice_says_which_open_limits_moved_and_who_must_be_told() throws IOException {
    Program ended =
        report(
            "shipped",
            "shipped",
            file("cases.jsonl", NOTIFIED, NOTIFIED.replace("2026-06-17", "2026-03-02")),
            "--notice",
            notice().toString());
    assertThat(ended.code()).isEqualTo(ExitCode.CHANGED);
    assertThat(ended.out())
        .contains(
            """
            案1  CN
              · 【期限】某甲：应当确定（安排）值班律师
                  原：法律援助机构，待办，应于 2026-06-22（周一）
                  今：法律援助机构，待办，应于 2026-06-23（周二）
                  依据：司规〔2020〕6号/19/2-a
            """,
            "应告知：法律援助机构",
            "比较 2 件；1 件的答复有变化；两个版本均不予受理 0 件\n  期限（一般）：2\n");
  }

  @Test
  void a_rule_that_is_gone_from_a_pack_in_a_folder_is_urgent() throws IOException {
    Path other = folder.resolve("liyang");
    Files.createDirectories(other);
    try (Stream<Path> files = Files.list(LIYANG)) {
      for (Path one : files.filter(Files::isRegularFile).toList()) {
        Files.copy(one, other.resolve(one.getFileName()));
      }
    }
    String rules = Files.readString(other.resolve("art-03.drl"));
    Files.writeString(
        other.resolve("art-03.drl"), rules.substring(0, rules.indexOf("\nrule ")) + "\n");
    JsonNode head =
        JSON.readTree(
            report(
                    "shipped",
                    other.toString(),
                    file("one.jsonl", NOTIFIED.replace("\"CN\"", "\"CN-320481\"")),
                    "--format",
                    "json",
                    "--fail-on",
                    "never")
                .out()
                .lines()
                .findFirst()
                .orElseThrow());
    assertThat(head.at("/differences/0/kind").asText()).isEqualTo("rule-removed");
    assertThat(head.at("/differences/0/norm").asText()).startsWith("溧司发〔2019〕29号/3");
  }

  @Test
  void a_reading_that_nobody_chose_is_named_as_the_default() throws IOException {
    Path cases = file("cases.jsonl", NOTIFIED);
    assertThat(report("shipped", "shipped", cases, "--reading", "cn-14-1=nobody-assigned").out())
        .contains("解释“cn-14-1”由默认的“eligibility”改为“nobody-assigned”")
        .doesNotContain("—”改为");
    assertThat(report("shipped", "shipped", cases, "--reading", "cn-14-1=eligibility").out())
        .contains("规则、放假通知、解释均相同");
  }

  /** The cases are of CN and of CN-22, the reading is one of CN-50. */
  @Test
  void a_reading_of_one_place_changes_nothing_elsewhere() {
    Program ended =
        report(
            "shipped",
            "shipped",
            Program.CASES.resolve("register.jsonl"),
            "--reading",
            "cq-36-exemption=complete");
    assertThat(ended.code()).isEqualTo(ExitCode.ANSWERED);
    assertThat(ended.out())
        .contains("解释“cq-36-exemption”由默认的“reaches”改为“complete”", "比较 4 件；0 件的答复有变化");
  }

  @Test
  void each_form_says_the_same() throws IOException {
    Path cases = file("cases.jsonl", NOTIFIED);
    String notice = notice().toString();
    String json = report("shipped", "shipped", cases, "--notice", notice, "--format", "json").out();
    List<String> lines = json.lines().toList();
    assertThat(JSON.readTree(lines.get(1)).at("/changes/0/causes/0/kind").asText())
        .isEqualTo("notice");
    assertThat(JSON.readTree(lines.get(2)).at("/summary/changes/due~1changed").asInt())
        .isEqualTo(2);
    String csv = report("shipped", "shipped", cases, "--notice", notice, "--format", "csv").out();
    assertThat(csv.lines())
        .hasSize(3)
        .anyMatch(
            row ->
                row.startsWith("案1,CN,一般,期限,某甲,应当确定（安排）值班律师,")
                    && row.contains("放假通知 CN-2026-2026-05-06"));
  }

  @Test
  void an_answer_stored_by_a_batch_stands_for_the_earlier_version() throws IOException {
    Path cases = file("cases.jsonl", NOTIFIED);
    Path stored = stored("stored.jsonl", cases, "2026-06-17");
    assertThat(report("shipped", "shipped", cases, "--stored", stored.toString()).code())
        .isEqualTo(ExitCode.ANSWERED);
    assertThat(
            report(
                    "shipped",
                    "shipped",
                    cases,
                    "--stored",
                    stored.toString(),
                    "--notice",
                    notice().toString())
                .out())
        .contains("原：法律援助机构，待办，应于 2026-06-22（周一）", "今：法律援助机构，待办，应于 2026-06-23（周二）");
  }

  @Test
  void a_stored_answer_of_another_day_of_other_packs_or_in_whole_is_refused() throws IOException {
    Path cases = file("cases.jsonl", NOTIFIED);
    Path stored = stored("stored.jsonl", cases, "2026-06-17");
    String answer = Files.readString(stored);
    assertThat(JSON.readTree(answer).at("/packs/CN").asText()).matches("[0-9a-f]{64}");
    Path other = file("other.jsonl", answer.strip().replaceFirst("\"CN\":\"....", "\"CN\":\"0000"));
    assertThat(answer).doesNotStartWith(Files.readString(other).strip());
    assertThat(refusal(cases, other))
        .contains("other.jsonl:1", "由规则包 CN 的另一版本作出的答复（0000", "由 OLD 作出的答复（");
    assertThat(refusal(cases, stored("day.jsonl", cases, "2026-06-16")))
        .contains("day.jsonl:1", "2026-06-16 的答复", "2026-06-17 的答复（--as-of）");
    assertThat(refusal(cases, stored("whole.jsonl", cases, "2026-06-17", "--full")))
        .contains("whole.jsonl:1", "一份完整答复", "不用 --full");
    assertThat(refusal(cases, file("none.jsonl", "{}"))).contains("none.jsonl:1", "不是答复");
  }

  @Test
  void a_stored_answer_that_was_altered_is_told_and_a_file_without_one_is_refused()
      throws IOException {
    Path cases = file("cases.jsonl", NOTIFIED);
    Path stored = stored("stored.jsonl", cases, "2026-06-17");
    Files.writeString(stored, Files.readString(stored).replaceFirst("pending", "breached"));
    assertThat(report("shipped", "shipped", cases, "--stored", stored.toString()).out())
        .contains("所存的不是本程序按 OLD 作出的答复");
    assertThat(refusal(cases, file("empty.jsonl", " "))).contains("empty.jsonl：没有答复");
  }

  @Test
  void a_stored_answer_to_another_file_of_the_same_number_is_refused() throws IOException {
    Path stored = stored("stored.jsonl", file("cases.jsonl", NOTIFIED), "2026-06-17");
    Path other = file("other.jsonl", NOTIFIED.replace("06-17", "06-16"));
    assertThat(refusal(other, stored)).contains("other.jsonl:1", "案件“案1”的内容（", "与所存答复的不同（");
    Path spaced = file("spaced.jsonl", NOTIFIED.replace(":", " : "));
    assertThat(report("shipped", "shipped", spaced, "--stored", stored.toString()).code())
        .isEqualTo(ExitCode.ANSWERED);
    Path before =
        file(
            "before.jsonl",
            Files.readString(stored).strip().replaceFirst(",\"caseSha256\":\"\\w+\"", ""));
    assertThat(report("shipped", "shipped", other, "--stored", before.toString()).code())
        .as("answers of before do not say it")
        .isNotEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void a_stored_answer_of_another_register_reading_or_calendar_is_refused() throws IOException {
    Path cases = file("cases.jsonl", NOTIFIED);
    Path kept = stored("kept.jsonl", cases, "2026-06-17", "--register");
    assertThat(refusal(cases, kept)).contains("没有写明的登记簿", "登记簿 {}", "--register");
    assertThat(
            report("shipped", "shipped", cases, "--register", "--stored", kept.toString()).code())
        .isEqualTo(ExitCode.ANSWERED);
    assertThat(
            refusal(
                cases,
                stored("read.jsonl", cases, "2026-06-17", "--reading", "cn-14-1=nobody-assigned")))
        .contains("{cn-14-1=nobody-assigned}", "--old-reading");
    assertThat(refusal(cases, stored("k.jsonl", cases, "2026-06-17", "--known-on", "2026-01-05")))
        .contains("按 2026-01-05 已公布的放假安排作出的答复", "--known-on");
  }

  @Test
  void a_run_goes_on_only_with_the_answers_that_it_began_with() throws IOException {
    Path cases = file("cases.jsonl", NOTIFIED, NOTIFIED.replace("案1", "案2"));
    Path stored = stored("stored.jsonl", cases, "2026-06-17");
    Path out = folder.resolve("report.txt");
    Path begun = folder.resolve("report.txt.unfinished");
    String[] asked = {"--stored", stored.toString(), "-o", out.toString(), "--resume"};
    Files.createFile(out);
    Files.writeString(
        begun,
        "{\"asked\":\"\",\"read\":0,\"hash\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}");
    String err = report("shipped", "shipped", cases, asked).err();
    String now = err.substring(err.indexOf(cases.toString())).lines().findFirst().orElseThrow();
    Files.writeString(begun, Files.readString(begun).replace("\"\"", JSON.writeValueAsString(now)));
    Files.writeString(stored, Files.readString(stored).replaceFirst("pending", "breached"));
    assertThat(report("shipped", "shipped", cases, asked).err()).contains("现在比较的是");
    Files.writeString(stored, Files.readString(stored).replaceFirst("breached", "pending"));
    assertThat(report("shipped", "shipped", cases, asked).code()).isEqualTo(ExitCode.ANSWERED);
  }

  @Test
  void stored_answers_that_belong_to_no_line_are_told() throws IOException {
    Path two = file("two.jsonl", NOTIFIED, NOTIFIED.replace("案1", "案2"));
    Path stored = stored("stored.jsonl", two, "2026-06-17");
    Path turned = file("turned.jsonl", NOTIFIED.replace("案1", "案2"), NOTIFIED);
    Program ended = report("shipped", "shipped", turned, "--stored", stored.toString());
    assertThat(ended.code()).isEqualTo(ExitCode.ANSWERED);
    assertThat(ended.out()).contains("stored.jsonl:2：自此以下的答复没有对应的案件（应与案件同序）");
    assertThat(report("shipped", "shipped", two, "--stored", stored.toString()).out())
        .doesNotContain("没有对应的案件");
  }

  private Path stored(String name, Path cases, String day, String... more) {
    Path stored = folder.resolve(name);
    List<String> args =
        new ArrayList<>(
            List.of(
                "assess", "--batch", cases.toString(), "-o", stored.toString(), "--as-of", day));
    args.addAll(List.of(more));
    Program.run(args.toArray(String[]::new));
    return stored;
  }

  private static String refusal(Path cases, Path stored) {
    Program refused = report("shipped", "shipped", cases, "--stored", stored.toString());
    assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
    return refused.err();
  }

  @Test
  void what_cannot_be_used_is_said() throws IOException {
    Path cases = file("cases.jsonl", NOTIFIED);
    assertThat(report("shipped", "nowhere", cases).err()).contains("nowhere", "没有这个文件夹");
    assertThat(report("shipped", "shipped", folder.resolve("none.jsonl")).err())
        .contains("none.jsonl");
    assertThat(report("shipped", "shipped", cases, "--resume").err()).contains("-o");
    Program refused =
        report("shipped", "shipped", file("bad.jsonl", NOTIFIED.replace("counsel", "counsal")));
    assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(refused.out()).contains("bad.jsonl:1", "两个版本均不予受理", "counsal");
  }

  @Test
  void the_report_goes_to_a_file_and_is_not_written_over() throws IOException {
    Path cases = file("cases.jsonl", NOTIFIED);
    Path out = folder.resolve("report.txt");
    assertThat(report("shipped", "shipped", cases, "-o", out.toString()).code())
        .isEqualTo(ExitCode.ANSWERED);
    assertThat(Files.readString(out, UTF_8)).contains("0 件的答复有变化");
    assertThat(report("shipped", "shipped", cases, "-o", out.toString()).err())
        .contains("文件已存在", "以免覆盖")
        .doesNotContain("读写失败");
  }

  @Test
  void a_file_without_a_case_is_no_upgrade_that_changes_nothing() throws IOException {
    Program ended = report("shipped", "shipped", file("empty.jsonl", "", " "));
    assertThat(ended.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(ended.err()).contains("empty.jsonl：没有案件，应为每行一个案件");
    Program nowhere = report("shipped", "shipped", folder.resolve("nowhere.jsonl"));
    assertThat(nowhere.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(nowhere.err()).contains("nowhere.jsonl：没有这个文件").doesNotContain("读写失败");
  }

  @Test
  void the_least_change_is_explained() {
    String said =
        Program.answer(
            "explain",
            Program.CASES.resolve("deaf-suspect.json").toString(),
            "--norm",
            "法律援助法/36",
            "--flip",
            "--most",
            "1",
            "--as-of",
            "2025-10-15");
    assertThat(said).contains("公安机关：应当通知法律援助机构指派辩护律师：无记载", "如查明在", "如听力不是“聋”而是“听力无残疾” → 不产生该义务");
    assertThat(
            Program.refusal(
                "explain", Program.NATIONAL_CASE, "--flip", "--most", "9", "--as-of", "2025-10-13"))
        .contains("--most：发现 9，应为 1 至 5");
  }
}
