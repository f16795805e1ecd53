package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of the packs, found by part of a word or title. */
class WordsTest {

  @Test
  void part_of_a_Chinese_title_finds_the_word_with_the_norms_that_use_it() {
    assertThat(Program.answer("words", "法律帮助通知书", "--group", "EVENTS"))
        .contains("事件类型 (events)")
        .contains("  help-notice-received  ")
        .contains("用于：")
        .contains("司规〔2020〕6号/16/1-a");
    assertThat(Program.answer("words", "help-notice-received", "--group", "events"))
        .contains("司规〔2020〕6号/19/1");
  }

  @Test
  void all_users_are_named_of_one_word_and_some_of_each_of_several() {
    assertThat(Program.answer("words", "受理").lines().filter(line -> line.contains("用于：")))
        .hasSizeGreaterThan(2)
        .anyMatch(line -> line.matches(".* 等 \\d{3} 条"))
        .allMatch(line -> line.split("、").length <= 5);
    assertThat(Program.answer("words", "case-accepted"))
        .contains("、司规〔2020〕6号/12/1-a5、")
        .doesNotContainPattern(" 等 \\d+ 条");
  }

  @Test
  void a_key_or_an_English_title_finds_it_too() {
    assertThat(Program.answer("words", "help-notice-rec", "--lang", "en"))
        .contains("type of event (events)")
        .contains("help-notice-received")
        .contains("used by ");
    assertThat(Program.answer("words", "DUTY LAWYER", "--lang", "en")).contains("duty-lawyer");
  }

  @Test
  void words_of_a_local_pack_are_found_for_its_jurisdiction_only() {
    assertThat(Program.answer("words", "--jurisdiction", "CN-50").lines().count())
        .isGreaterThan(Program.answer("words").lines().count());
  }

  @Test
  void an_event_is_used_by_the_norms_that_ask_a_state_which_it_moves() {
    for (String event : List.of("relative-requested-help", "plea-changed")) {
      assertThat(Program.answer("words", event))
          .contains("  " + event + "  ")
          .contains("用于：")
          .doesNotContain("没有规则使用");
    }
  }

  @Test
  void a_slip_finds_the_nearest_and_nonsense_is_refused() {
    assertThat(Program.refusal("words", "help-notise-received"))
        .startsWith("没有含“help-notise-received”的词。相近的：\n")
        .contains("  help-notice-received  ");
    String near = Program.refusal("words", "辩护律师服务费");
    assertThat(near).startsWith("没有含“辩护律师服务费”的词。相近的：\n").contains("辩护律师");
    assertThat(near.lines().count()).isLessThanOrEqualTo(6);
    assertThat(Program.refusal("words", "qqqqqqqqqq", "--lang", "en"))
        .contains("no word comes near");
  }

  @Test
  void json_has_group_word_titles_and_norms() throws Exception {
    JsonNode found =
        new ObjectMapper()
            .readTree(Program.answer("words", "counsel", "--group", "FACTS", "--format", "json"));
    assertThat(found)
        .anySatisfy(
            word -> {
              assertThat(word.path("word").asText()).isEqualTo("counsel");
              assertThat(word.at("/title/zh").asText()).isNotEmpty();
              assertThat(word.at("/values/none/zh").asText()).isNotEmpty();
              assertThat(word.path("usedBy")).isNotEmpty();
            });
    assertThat(found).allMatch(word -> word.path("group").asText().equals("facts"));
  }

  @Test
  void an_unknown_word_is_refused_with_near_ones_and_with_the_command(@TempDir Path folder)
      throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("case.json"),
            """
            { "jurisdiction": "CN", "persons": [ { "id": "甲" } ],
              "events": [ { "type": "收到通知书", "person": "甲", "at": "2025-10-10" } ] }
            """);
    assertThat(Program.refusal("assess", file.toString()))
        .contains("应为 已知的事件类型，相近的有 ")
        .contains("通知书")
        .contains("duty-lawyer words 文字");
    assertThat(Program.refusal("assess", file.toString(), "--lang", "en"))
        .contains("duty-lawyer words TEXT");
  }

  @Test
  void a_code_of_the_right_form_of_no_province_is_told_as_such() {
    assertThat(Program.refusal("words", "--jurisdiction", "CN-99"))
        .contains("CN-99", "现有的省级代码", "11、12", "82");
  }
}
