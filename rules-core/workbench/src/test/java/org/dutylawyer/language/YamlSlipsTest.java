package org.dutylawyer.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dutylawyer.problem.BadInputException;
import org.junit.jupiter.api.Test;

/** Slips of Chinese typing in YAML, told in Chinese at their place. */
class YamlSlipsTest {

  private static List<String> told(String text) {
    return catchThrowableOfType(BadInputException.class, () -> Yaml.parse(text, "a.yaml").json())
        .problems()
        .stream()
        .map(problem -> problem.message(Locale.CHINESE))
        .toList();
  }

  @Test
  void an_entry_whose_dash_has_no_blank_is_told_at_the_dash() {
    assertThat(told("- a: 1\n  b: 2\n-c: 3\n  d: 4\n"))
        .containsExactly("a.yaml:3:1：发现 其后没有空格的短横线 -，应为 短横线和空格，如 - id: 甲。");
    assertThat(told("-c: 3\n  d: 4\n- a: 1\n"))
        .containsExactly("a.yaml:1:1：发现 其后没有空格的短横线 -，应为 短横线和空格，如 - id: 甲。");
  }

  @Test
  void a_full_width_colon_is_named_at_its_place() {
    assertThat(told("- scenario: 甲\n  as-of：2025-10-10\n  case:\n    persons: []\n"))
        .containsExactly("a.yaml:2:8：发现 全角的冒号「：」，应为 半角的「:」。");
  }

  @Test
  void a_colon_that_joins_key_and_value_is_what_is_told() {
    BadInputException refused =
        catchThrowableOfType(
            BadInputException.class,
            () ->
                Yaml.parse("{ norm: 甲/1, state：pending, of:乙 }\n", "a.yaml")
                    .onlyKeys(Set.of("norm", "of", "state")));
    assertThat(refused.problems().stream().map(problem -> problem.message(Locale.CHINESE)))
        .containsExactly(
            "a.yaml:1：发现 全角的冒号「：」，应为 半角的「:」，其后有空格：state: pending。",
            "a.yaml:1：发现 「:」之后没有空格，应为 半角的「:」，其后有空格：of: 乙。");
  }

  @Test
  void all_full_width_marks_of_a_file_are_told_at_once() {
    assertThat(told("- { norm: 甲/1，of: 乙 }\n- ｛ id: 丙 ｝\n- [\n"))
        .containsExactly(
            "a.yaml:1:14：发现 全角的逗号「，」，应为 半角的「,」。",
            "a.yaml:2:3：发现 全角的花括号「｛」，应为 半角的「{」。",
            "a.yaml:2:11：发现 全角的花括号「｝」，应为 半角的「}」。");
  }

  @Test
  void a_full_width_bracket_that_is_YAML_all_the_same_is_refused() {
    assertThat(told("persons: [ ｛ id: 甲 ｝ ]\n"))
        .containsExactly("a.yaml:1：发现 全角的花括号「｛」，应为 半角的括号或者引号。");
  }

  @Test
  void what_the_parser_will_not_unfold_is_told_in_the_language_of_the_reader() {
    String expected = "，应为 没有别名、嵌套不深的 YAML。";
    assertThat(told("- &a [x, x]\n- [*a, *a]\n"))
        .containsExactly("a.yaml:2：发现 列表或者对象的别名（*）" + expected);
    assertThat(told("[".repeat(60) + "]".repeat(60)))
        .containsExactly("a.yaml:1：发现 嵌套过深的列表或者对象" + expected);
    assertThat(told("a: " + "x".repeat(3_200_000)))
        .containsExactly("a.yaml:1：发现 过长的 YAML" + expected);
    assertThat(told("- *nobody\n")).containsExactly("a.yaml:1：发现 以 * 开头的别名，应为 写出的值；以 * 开头的文字加引号。");
    assertThat(told("!!java.net.URL [\"x\"]\n"))
        .containsExactly("a.yaml:1：发现 以 !! 开头的类型标记，应为 没有类型标记的值。");
  }

  @Test
  void full_width_marks_in_words_and_comments_are_no_slips() {
    assertThat(Yaml.parse("title: [甲：乙，丙, \"x：y\"] # 注：z\n", "a.yaml").json()).isNotNull();
  }

  @Test
  void what_was_begun_and_not_ended_is_shown_where_it_begins() {
    assertThat(told("a: 1\nb: [ 甲, 乙\n"))
        .containsExactly("a.yaml:2：发现 没有以 ] 结束的 [ … ]，应为 各项之间的 , 和末尾的 ]。");
    assertThat(told("a: 1\nb: { x: 甲\n"))
        .containsExactly("a.yaml:2：发现 没有以 } 结束的 { … }，应为 各项之间的 , 和末尾的 }。");
    assertThat(told("a: 1\nb: \"甲\nc: 2\n")).containsExactly("a.yaml:2:4：发现 没有结束的引号，应为 末尾同样的引号。");
  }

  @Test
  void a_quotation_mark_without_its_end_is_shown_where_it_stands_though_another_ends_it() {
    assertThat(told("a: 1\nb: \"甲\nc: \"乙\"\nd: 2\n"))
        .containsExactly("a.yaml:2:4：发现 没有结束的引号，应为 末尾同样的引号。");
  }

  @Test
  void a_value_in_marks_of_Chinese_typing_is_refused_at_the_mark() {
    BadInputException refused =
        catchThrowableOfType(
            BadInputException.class, () -> Yaml.parse("id: “甲”\n", "a.yaml").get("id").text());
    assertThat(refused.message(Locale.CHINESE))
        .contains("a.yaml:1")
        .contains("发现 全角的引号「“」，应为 半角的「\"」");
    assertThat(Yaml.parse("id: \"“甲”\"\n", "a.yaml").get("id").text()).isEqualTo("“甲”");
  }

  @Test
  void tabs_and_keys_out_of_line_are_told_as_such() {
    assertThat(told("a:\n\tb: 1\n")).containsExactly("a.yaml:2：发现 制表符，应为 用空格缩进。");
    assertThat(told("- a: 1\n  b: 2\n   c: 3\n"))
        .singleElement()
        .asString()
        .contains("a.yaml:3：发现 ")
        .contains("对齐");
  }

  @Test
  void a_key_twice_is_told_at_the_second() {
    assertThat(told("a: 1\nb: 2\na: 3\n")).containsExactly("a.yaml:3：发现 重复的键“a”，应为 每个键一次。");
  }

  @Test
  void all_unknown_keys_are_told_at_once_each_with_the_nearest() {
    BadInputException refused =
        catchThrowableOfType(
            BadInputException.class,
            () ->
                Yaml.parse("expects: 1\nstate:pending: 2\nsilent: 3\n", "a.yaml")
                    .onlyKeys(Set.of("expect", "silent", "state")));
    assertThat(refused.problems())
        .extracting(problem -> problem.nearest().orElse("-"))
        .containsExactly("expect", "state");
  }

  @Test
  void a_long_dash_is_named() {
    assertThat(told("— scenario: 甲\n  as-of: 2025-10-10\n"))
        .containsExactly("a.yaml:1:1：发现 破折号 —，应为 半角的 - 和空格。");
  }

  @Test
  void a_colon_without_a_blank_is_named_in_its_own_line() {
    assertThat(told("- scenario: 甲\n  as-of:2025-10-10 (Fri)\n  case: 1\n"))
        .containsExactly("a.yaml:2:8：发现 其后没有空格的冒号，应为 冒号和空格，如 id: 甲。");
  }

  @Test
  void half_width_brackets_in_the_number_of_a_document_are_named() {
    assertThat(told("silent: [ 示例司发[2025]1号/3/1 ]\n"))
        .singleElement()
        .asString()
        .startsWith("a.yaml:1:15：发现 没有引号的文号中的 [2025]，应为 六角括号 〔2025〕");
  }

  @Test
  void a_quotation_mark_that_the_next_word_ends_is_named() {
    assertThat(told("title: [\"甲, \"乙\"]\n")).containsExactly("a.yaml:1:9：发现 没有结束的引号，应为 末尾同样的引号。");
  }

  @Test
  void all_marks_in_place_of_those_of_a_list_are_named_at_their_column() {
    BadInputException list =
        catchThrowableOfType(
            BadInputException.class,
            () -> Yaml.parse("silent: 【 甲/1 】\n", "a.yaml").get("silent").list());
    assertThat(list.message(Locale.CHINESE))
        .isEqualTo("a.yaml:1:9：发现 “【 甲/1 】”（其中有全角符号 【 】），应为 列表。");
    BadInputException title =
        catchThrowableOfType(
            BadInputException.class,
            () -> Yaml.parse("title: [“甲”， “乙”]\n", "a.yaml").get("title").title());
    assertThat(title.message(Locale.CHINESE)).startsWith("a.yaml:1:9：").contains("全角符号 “ ” ，");
  }
}
