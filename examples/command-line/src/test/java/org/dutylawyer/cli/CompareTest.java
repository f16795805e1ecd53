package org.dutylawyer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.finding.AnswerDifference;
import org.dutylawyer.finding.AnswerDifference.Aspect;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In what the outcome of one case differs. */
class CompareTest {

  private static final String MON_2025_10_13 = "2025-10-13";
  private static final String THU_2025_10_09 = "2025-10-09";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private static String places(String file, String... more) {
    return compare(file, List.of("CN", "CN-50"), more);
  }

  private static String compare(String file, List<String> first, String... more) {
    List<String> args = new java.util.ArrayList<>(List.of("compare"));
    args.addAll(first);
    args.addAll(List.of("--case", file, "--as-of", MON_2025_10_13));
    args.addAll(List.of(more));
    return Program.answer(args.toArray(String[]::new)).replaceAll("\n +", "\n");
  }

  @Test
  void what_is_forbidden_allowed_and_demanded_is_said_to_be_so() {
    assertThat(places(Program.NATIONAL_CASE))
        .contains("人民检察院：不得就查阅、复印收取费用（仅一方有此项）")
        .contains("值班律师：可以转交与案件处理有关的材料（仅一方有此项）")
        .contains("人民检察院：应当通知法律援助机构安排值班律师（仅一方有此项）")
        .doesNotContain("适用  应当");
    assertThat(places(Program.NATIONAL_CASE, "--lang", "en"))
        .contains("people's procuratorate: must not charge for reading or copying")
        .contains("duty lawyer: may");
  }

  @Test
  void one_text_wants_a_permission_for_what_the_other_allows_without() {
    assertThat(places(Program.NATIONAL_CASE))
        .containsSubsequence(
            "值班律师：可以主动会见（条件不同）",
            "CN：可以主动会见，须有办案机关允许会见",
            "“也可以经办案机关允许主动会见”",
            "CN-50：可以主动会见\n",
            "“通过当面交谈、远程视频等方式会见");
  }

  @Test
  void a_document_on_file_is_said_to_be_there_with_what_it_lacks() {
    String text =
        Program.answer(
            "compare",
            "CN",
            "CN-50",
            "--case",
            Program.CASES.resolve("fraud-ring-three-accused.json").toString(),
            "--as-of",
            "2025-10-13");
    assertThat(text.replaceAll("\\n *", ""))
        .contains("案卷中有（2025-05-16 周五），缺 文号")
        .doesNotContain("待办，已于");
  }

  @Test
  void a_place_compared_with_itself_differs_in_nothing() {
    assertThat(compare(Program.NATIONAL_CASE, List.of("CN", "CN"))).contains("不同之处（0）\n无\n");
  }

  @Test
  void what_says_something_only_of_a_case_is_not_taken_without_one() {
    assertThat(Program.run("compare", "CN-50", "CN", "--as-of", "2019-06-01").err())
        .contains("--as-of 须与案件文件 --case 同用");
    assertThat(Program.run("compare", "CN-50", "CN-22", "CN").err()).contains("应给出两个法域");
  }

  @Test
  void two_days_differ_in_what_became_late() {
    String text = compare(Program.NATIONAL_CASE, List.of(), "--to", THU_2025_10_09);
    assertThat(text)
        .startsWith("CN-2025-0118  2025-10-13 / 2025-10-09")
        .containsSubsequence(
            "法律援助机构：应当确定（安排）值班律师（状态不同）",
            "2025-10-13：应当确定（安排）值班律师，逾期，应于 2025-10-10（周五）",
            "2025-10-09：应当确定（安排）值班律师，待办，应于 2025-10-10（周五）");
  }

  @Test
  void norms_and_quotes_that_both_days_share_stand_once() {
    String text = compare(Program.NATIONAL_CASE, List.of(), "--to", THU_2025_10_09);
    assertThat(text.substring(text.indexOf("相同（"))).doesNotContain(" / ").contains("第三十七条");
    assertThat(text.split("没有安排现场值班律师的", -1)).hasSize(2);
  }

  @Test
  void before_and_after_an_event_differ_in_what_it_brought() throws IOException {
    String case1 =
        """
        {"id": "甲案", "jurisdiction": "CN", "proceeding": {"stage": "prosecution-review",
         "procedure": "ordinary"}, "persons": [{"id": "某甲", "counsel": "none"}],
         "events": [{"id": "收到通知", "type": "help-notice-received", "person": "某甲",
           "at": "2025-09-30", "on-site-lawyer": false, "notice-exception": "none"}]}
        """;
    String file = Files.writeString(folder.resolve("case.json"), case1, UTF_8).toString();
    assertThat(compare(file, List.of(), "--without", "收到通知"))
        .containsSubsequence(
            "法律援助机构：应当确定（安排）值班律师（仅一方有此项）", "没有“收到通知”：没有此项", "有“收到通知”：应当确定（安排）值班律师，");
    assertThat(
            Program.refusal(
                "compare", "--case", file, "--without", "收到通知书", "--as-of", MON_2025_10_13))
        .contains("事件“收到通知书”", "收到通知");
  }

  @Test
  void a_word_of_one_place_is_said_to_be_unknown_to_the_other_and_the_rest_is_compared()
      throws IOException {
    String local =
        """
        {"id": "乙案", "jurisdiction": "CN-50", "proceeding": {"stage": "prosecution-review"},
         "persons": [{"id": "某甲", "counsel": "none"}],
         "events": [{"id": "收费", "type": "file-fee-charged", "person": "某甲", "at": "2025-10-09"},
           {"type": "help-notice-received", "person": "某甲", "at": "2025-09-30",
            "on-site-lawyer": false, "notice-exception": "none"}]}
        """;
    String file = Files.writeString(folder.resolve("local.json"), local, UTF_8).toString();
    assertThat(places(file))
        .contains("▲ CN 没有“查阅、复印收取费用（file-fee-charged）”一词，未计入")
        .containsSubsequence("不得就查阅、复印收取费用", "CN：没有此项", "CN-50：不得就查阅、复印收取费用，违反")
        .contains("应当获得值班律师法律帮助");
    JsonNode json = JSON.readTree(places(file, "--format", "json"));
    assertThat(json.at("/first/unknownWords/0/word").asText()).isEqualTo("file-fee-charged");
    assertThat(json.path("different"))
        .anySatisfy(
            matter -> {
              assertThat(matter.path("what").asText()).isEqualTo("charge-for-file");
              assertThat(matter.path("kind").asText()).isEqualTo("prohibition");
              assertThat(matter.path("first")).isEmpty();
              assertThat(matter.at("/second/0/quote").asText()).isEqualTo("并免收费用");
            });
  }

  @Test
  void a_host_gets_the_difference_as_typed_values() {
    DutyLawyerRules rules = DutyLawyerRules.builder().packsOnClassPath().jurisdiction("CN").build();
    Question asked = Question.asOf(java.time.LocalDate.parse(MON_2025_10_13)).withoutAwaited();
    var file = rules.read(Path.of(Program.NATIONAL_CASE));
    Assessment late = rules.assess(file, asked);
    Assessment open = rules.assess(file, asked.on(java.time.LocalDate.parse(THU_2025_10_09)));
    AnswerDifference difference = open.difference(late);
    assertThat(difference.different())
        .isNotEmpty()
        .allSatisfy(
            matter -> {
              assertThat(matter.aspects()).isEqualTo(Set.of(Aspect.STATE));
              assertThat(matter.first().governing()).allMatch(f -> f.state() == State.PENDING);
              assertThat(matter.second().governing()).allMatch(f -> f.state() == State.BREACHED);
            });
    assertThat(late.difference(late).different()).isEmpty();
    assertThat(late.difference(late).same()).isNotEmpty();
  }

  @Test
  void one_more_provision_for_the_same_duty_is_no_difference() throws IOException {
    String deaf =
        """
        {"id": "渝-1", "jurisdiction": "CN-50",
         "proceeding": {"stage": "trial", "procedure": "ordinary", "instance": "first"},
         "persons": [{"id": "某甲", "counsel": "none", "hearing-ability": "deaf",
           "age-group": "adult"}],
         "events": [{"type": "case-accepted", "at": "2021-12-28", "by": "court"},
           {"type": "defence-ground-found", "at": "2021-12-29", "person": "某甲", "by": "court"}]}
        """;
    String file = Files.writeString(folder.resolve("deaf.json"), deaf, UTF_8).toString();
    String text =
        Program.answer("compare", "--case", file, "--as-of", "2021-12-30", "--to", "2022-01-05")
            .replaceAll("\\s", "");
    assertThat(text.substring(0, text.indexOf("相同（"))).doesNotContain("应当通知法律援助机构指派辩护律师（");
    assertThat(text.substring(text.indexOf("相同（")))
        .containsPattern("应当通知法律援助机构指派辩护律师刑事诉讼法[^/。]*/法律援助法第二十五条第一款");
  }

  @Test
  void what_takes_the_place_of_something_is_said_once_and_is_no_lack() {
    String file = Program.CASES.resolve("chongqing-oral-opinion-ignored.json").toString();
    String text = places(file);
    assertThat(text)
        .containsSubsequence("应当提供符合标准的法律服务（杨律师）（由另一规定代替）", "CN-50：由渝司发〔2021〕19号 第三条第二款代替：")
        .doesNotContain("有效的法律帮助（杨律师）（仅一方有此项）");
  }

  @Test
  void what_only_one_place_presumes_is_said_to_be_no_difference_of_the_texts() throws IOException {
    String file =
        Files.writeString(folder.resolve("e.json"), "{\"jurisdiction\": \"CN-50\"}", UTF_8)
            .toString();
    assertThat(places(file).replace("\n", ""))
        .contains("▲ CN-50 按通常情形推定“侦查机关：公安机关”，CN 没有这项推定")
        .contains("CN-50：没有此项（推定侦查机关：公安机关）");
  }

  @Test
  void there_are_three_ways_to_compare_and_one_is_taken() {
    assertThat(Program.refusal("compare", "CN", "--case", Program.NATIONAL_CASE))
        .startsWith("compare：应给出两个法域，或者 --to 日期，或者 --without 事件");
    assertThat(
            Program.refusal(
                "compare", "CN", "CN-50", "--to", "2025-10-09", "--case", Program.NATIONAL_CASE))
        .startsWith("compare：应给出");
  }
}
