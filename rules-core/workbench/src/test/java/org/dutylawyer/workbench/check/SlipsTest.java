package org.dutylawyer.workbench.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.dutylawyer.pack.PackFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slips of an author who writes Chinese: one cause is one message, which says what to write. */
class SlipsTest {

  private static List<String> said(String file, String words, String others) {
    return PackCheck.of(EnumSet.of(Step.FORM, Step.QUOTES, Step.NUMBERS, Step.SCENARIOS), 0)
        .check(slipped(file, words, others), List.of())
        .problems()
        .stream()
        .map(problem -> problem.message(Locale.CHINESE).replace("mini/", ""))
        .toList();
  }

  /** The first of these words replaced. */
  private static PackFiles slipped(String file, String words, String others) {
    String text = MiniPack.good().text(file).orElseThrow();
    assertThat(text).contains(words);
    int at = text.indexOf(words);
    return MiniPack.file(
        MiniPack.good(),
        file,
        text.substring(0, at) + others + text.substring(at + words.length()));
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "art-02.yaml | as-of: 2025-10-17 (Fri) | as-of: 2025/10/17 | art-02.yaml:2：发现"
            + " “2025/10/17”，应为 带星期的日期，如 2025-10-09 (Thu)；是否应为 \"2025-10-17 (Fri)\"？",
        "art-02.yaml | as-of: 2025-10-17 (Fri) | as-of: 2025年10月17日（周五） | art-02.yaml:2：发现"
            + " “2025年10月17日（周五）”，应为 带星期的日期，如 2025-10-09 (Thu)；是否应为 \"2025-10-17 (Fri)\"？",
        "art-02.yaml | at: 2025-10-17 (Fri) | at: 2025-10-17 | art-02.yaml:6 $.events[0].at：发现"
            + " \"2025-10-17\"〔周五收到，次周周二到期〕，应为 日期或者时间，如 \"2025-10-09 (Thu)\"、\"2025-10-09T09:30"
            + " (Thu)\"（1980 年至 2099 年）；是否应为 \"2025-10-17 (Fri)\"？",
        "art-02.yaml | expect: | 预期: | art-02.yaml:8：发现 未知的键“预期”，应为"
            + " as-of、assume、case、expect、known-on、owed、readings、scenario、silent；是否应为 \"expect\"？",
        "art-02.yaml | of: 某甲, due | of: 某已, due | art-02.yaml:8：发现 “某已”〔周五收到，次周周二到期〕，应为"
            + " 案件中有的编号：某甲、e1；是否应为 \"某甲\"？",
        "art-02.yaml | norm: 示例〔2021〕1号/2/1 | norm: 示例〔2021〕1号/2/11 | art-02.yaml:8：发现"
            + " “示例〔2021〕1号/2/11”〔周五收到，次周周二到期〕，应为 规则包中的规范；是否应为 \"示例〔2021〕1号/2/1\"？",
        "art-02.drl | @Provision | @Provison | art-02.drl:8:1：发现 “@Provison”，应为 元数据"
            + " Adds、From、Implements、Overrides、Provision、Quote、Tightens、To；是否应为 \"Provision\"？",
        "art-02.drl | workingDays( 2 ) | workingDays( 二 ) | art-02.drl:15:98：发现 “二”，应为 阿拉伯数字 2。",
        "art-02.drl | rule \" | rule “ | art-02.drl:7:6：发现 全角的引号「“」，应为 半角的「\"」。",
        "art-02.drl | $received : Event | ＄received : Event | art-02.drl:12:5：发现"
            + " 绑定的名称“＄received”，应为 以半角 $ 开头的名称；是否应为 \"$received\"？",
        "art-02.drl | .within( workingDays( 2 ) ).after( $received ) | .at( $received ).within("
            + " workingDays( 2 ) ) | art-02.drl:15:13：发现 within 与 at 同用，应为 .within( … ).after( $… )"
            + " 或 .before( $… )。",
        "art-02.drl | value == \"no\" | value == \"否\" | art-02.drl:13:54：发现 “否”，应为"
            + " “on-site-lawyer”的值：no、yes；是否应为 \"no\"？",
      })
  void a_slip_is_one_message_at_its_place(
      String file, String words, String others, String message) {
    assertThat(said(file, words, others)).containsExactly(message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"workingDays( 2 ), workingDays( 3 )", "workingDays( 2 ), days( 2 )"})
  void a_wrong_number_is_one_message_beside_the_scenarios_that_notice_it(
      String words, String others) {
    assertThat(said("art-02.drl", words, others))
        .filteredOn(message -> message.startsWith("art-02.drl"))
        .singleElement()
        .asString()
        .contains("发现 " + others + "，应为 原文“", "二个工作日");
  }

  @ParameterizedTest
  @CsvSource({"as-of: 2025-10-17 (Fri), as-of: 2025/10/17"})
  void every_scenario_of_a_file_is_read_though_one_is_wrong(String words, String others) {
    String both = MiniPack.good().text("art-02.yaml").orElseThrow().replace(words, others);
    assertThat(
            PackCheck.of(EnumSet.of(Step.FORM), 0)
                .check(MiniPack.file(MiniPack.good(), "art-02.yaml", both), List.of())
                .problems())
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"instrument.md, 二个工作日, 两个工作日"})
  void a_text_that_was_changed_makes_no_citation_wrong(String file, String words, String others) {
    assertThat(said(file, words, others))
        .noneMatch(message -> message.contains("而引文"))
        .anyMatch(message -> message.startsWith("pack.yaml:") && message.contains("instrument.md"));
  }

  @ParameterizedTest
  @CsvSource({
    ".within(, .whithin(, \"within\"",
    "$received : Event(, $received : Evnt(, \"Event\"",
    "$person : Person(, $person : Persn(, \"Person\""
  })
  void what_a_misspelt_word_leaves_wanting_is_no_second_fault(
      String words, String others, String meant) {
    assertThat(said("art-02.drl", words, others))
        .singleElement()
        .asString()
        .endsWith("是否应为 " + meant + "？");
  }

  @Test
  void a_rule_pasted_twice_is_one_fault() {
    String text = MiniPack.good().text("art-02.drl").orElseThrow();
    String rule = text.substring(text.indexOf("rule \""));
    assertThat(said("art-02.drl", rule, rule + "\n" + rule))
        .singleElement()
        .asString()
        .contains("出现两次");
  }

  @Test
  void a_state_by_its_title_is_told_with_the_word() {
    assertThat(said("art-02.yaml", "state: pending", "state: 待办"))
        .singleElement()
        .asString()
        .contains("发现 “待办”")
        .endsWith("是否应为 \"pending\"？");
  }

  @Test
  void all_that_is_wrong_in_one_expectation_is_told_at_once() {
    assertThat(
            said(
                "art-02.yaml",
                "of: 某甲, due: 2025-10-21 (Tue), state: pending",
                "of: 某甲, deu: 2025-10-21 (Tue), safe: 2025/10/21, state: pendign"))
        .hasSize(3)
        .anyMatch(message -> message.endsWith("是否应为 \"due\"？"))
        .anyMatch(message -> message.contains("“2025/10/21”"))
        .anyMatch(message -> message.endsWith("是否应为 \"pending\"？"));
  }

  @Test
  void a_key_that_is_misspelt_is_not_missing_as_well() {
    assertThat(said("art-02.yaml", "- scenario: 周五", "- scenaro: 周五"))
        .singleElement()
        .asString()
        .endsWith("是否应为 \"scenario\"？");
  }

  @Test
  void all_that_is_wrong_in_a_manifest_is_told_at_once() {
    assertThat(said("pack.yaml", "title: [示例规则包, Example pack]", "title: 示例规则包\nrequires: [CN-50]"))
        .anyMatch(message -> message.startsWith("pack.yaml:3："))
        .anyMatch(message -> message.startsWith("pack.yaml:4：") && message.contains("CN-50"));
  }

  @Test
  void a_field_that_there_is_not_is_not_missing_as_well() {
    assertThat(said("art-02.drl", "type == ", "类型 == "))
        .singleElement()
        .asString()
        .contains("“类型”");
  }

  @Test
  void a_quote_that_is_not_verbatim_makes_no_number_wrong() {
    assertThat(said("art-02.drl", "@Quote( \"应当自收到法律帮助通知书之日起二个", "@Quote( \"应当自收到法律帮助通知书之日起一个"))
        .singleElement()
        .asString()
        .startsWith("art-02.drl:9:5：发现 引文“");
  }

  @Test
  void what_the_rules_give_and_what_the_scenario_says_are_told_apart() {
    assertThat(said("art-02.yaml", "due: 2025-10-21 (Tue)", "due: 2025-10-22 (Wed)"))
        .singleElement()
        .asString()
        .contains("规则得出 示例〔2021〕1号/2/1 due：2025-10-21", "应为 情形所写的 2025-10-22");
  }
}
