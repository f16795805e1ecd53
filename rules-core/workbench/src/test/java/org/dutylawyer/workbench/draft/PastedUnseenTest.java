package org.dutylawyer.workbench.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.dutylawyer.problem.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Local rules that once became other rules without a word; every text here is invented. */
class PastedUnseenTest {

  private static final String HEAD = "示例省值班律师工作办法\n示例司发〔2025〕1号\n";
  private static final String ONE = "第一条　为保障诉讼权利，制定本办法。\n";
  private static final String TWO = "第二条　值班律师应当提供法律帮助。\n";
  private static final String THREE = "第三条　应当自收到通知书之日起一个工作日内安排值班律师。\n";
  private static final String LAST = "第四条　本办法自2025年1月1日起施行。\n";

  private static PackDraft draft(String text) {
    return PackDraft.of("CN-33", text, "text.txt", Optional.empty());
  }

  private static String instrument(String text) {
    return draft(text).files("").get("instrument.md");
  }

  private static String pack(String text) {
    return draft(text)
        .files("")
        .get("pack.yaml")
        .lines()
        .filter(l -> !l.startsWith("#"))
        .collect(Collectors.joining("\n"));
  }

  private static String remarks(String text) {
    return draft(text).remarks().stream()
        .map(r -> r.in(Locale.ENGLISH))
        .collect(Collectors.joining("\n"));
  }

  private static String ending(String last) {
    return HEAD + ONE + TWO + THREE + "第四条　" + last + "\n";
  }

  private static void refused(String text, String... found) {
    assertThatThrownBy(() -> draft(text))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll(found);
  }

  // ---- articles

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "> ### 第九条　伪造的条文。 | text.txt:5 | quotation",
        ">> 第三条　伪造的条文。 | text.txt:5 | quotation",
        "- > 第三条　伪造的条文。 | text.txt:5 | quotation",
        "- ### 伪造 {#99} | text.txt:5 | the mark {#99}",
        "### 附则 {#3} | text.txt:3 | no heading",
        "伪造的款。{¶7} | text.txt:5 | the mark {¶7}",
        "第二条之三　值班律师可以会见。 | text.txt:5 | 第二条之一",
        "第二条之一　甲。\\n第二条之一　乙。 | text.txt:6 | 第二条之二",
        "第三条　应当安排值班律师。第四条　值班律师应当到岗。 | text.txt:5 | inside the line of another",
        "值班律师应当到岗。第三条　应当安排值班律师。 | text.txt:5 | inside the line of another"
      })
  void an_article_that_is_none_or_is_swallowed_is_refused(String line, String where, String found) {
    refused(HEAD + ONE + TWO + line.replace("\\n", "\n") + "\n" + THREE + LAST, where, found);
  }

  @Test
  void a_reference_at_the_start_of_a_line_opens_no_article() {
    String last = HEAD + ONE + TWO + THREE + LAST + "第五条规定另行制定。\n";
    assertThat(draft(last).articles()).isEqualTo(4);
    assertThat(remarks(last)).contains("line 7: 第…条", "as a reference");
    String middle = HEAD + ONE + TWO + "第三条规定的安排，由法律援助机构负责。\n" + THREE + LAST;
    assertThat(draft(middle).articles()).isEqualTo(4);
    assertThat(instrument(middle)).contains("### 第三条\n\n应当自收到通知书之日起");
    assertThat(draft(HEAD + ONE + TWO + "第三条中国公民可以申请。\n").articles()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"第 3 页 共 5 页", "第3页/共5页", "第3页", "3/5", "Page 3 of 5", "共5页 第3页", "— 3 —"})
  void the_number_of_a_page_in_any_form_is_no_paragraph(String page) {
    String text = HEAD + ONE + TWO + page + "\n" + THREE + LAST;
    assertThat(instrument(text)).doesNotContain(page);
    assertThat(remarks(text)).contains("line 5: the number of a page");
  }

  @Test
  void words_of_the_text_that_look_like_marks_stay() {
    assertThat(instrument(HEAD + ONE + "第二条　填写__年__月__日。\n" + THREE + LAST))
        .contains("填写__年__月__日。");
    assertThat(instrument(HEAD + ONE + "第二条　须打**号并填写。\n" + THREE + LAST)).contains("须打**号并填写。");
    String sign = HEAD + ONE + TWO + "#3 号楼设立工作站。\n" + THREE + LAST;
    assertThat(instrument(sign)).contains("＃3 号楼设立工作站。");
    assertThat(remarks(sign)).contains("line 5: the #");
    assertThat(instrument(HEAD + ONE + "__第二条__　甲。\n" + THREE + LAST)).contains("### 第二条\n\n甲。");
  }

  @Test
  void radicals_that_a_pdf_gave_are_characters_and_told() {
    String text = HEAD + ONE + "第二条　⼈\u2EA0法院应当通知。\n" + THREE + LAST;
    assertThat(instrument(text)).contains("人民法院应当通知。");
    assertThat(remarks(text)).contains("line 4: from here on 2 radicals such as U+2F08");
  }

  @Test
  void traditional_script_is_refused_for_what_it_is() {
    String text = HEAD + ONE + TWO + THREE + LAST;
    assertThatThrownBy(() -> instrument(text.replace('条', '條')))
        .hasMessageContaining(":3:")
        .hasMessageContaining("traditional script: 第一條");
    assertThatThrownBy(() -> instrument(text.replace('条', '條').replace('号', '號')))
        .hasMessageContaining(":2:")
        .hasMessageContaining("traditional script: 〔2025〕1號");
  }

  // ---- force

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "本办法自二○二五年一月一日起施行，有效期五年。 | 2025-01-01 | 2030-01-01",
        "本办法自二〇二五年十二月三十一日起施行。 | 2025-12-31 |",
        "本办法自２０２５年１月１日起施行，有效期５年。 | 2025-01-01 | 2030-01-01",
        "施行日期：2025年1月1日。 | 2025-01-01 |",
        "本办法从2025年1月1日起正式施行。 | 2025-01-01 |",
        "本办法自2025年1月1日起开始施行。 | 2025-01-01 |",
        "本办法于2025年1月1日施行，于2027年12月31日废止。 | 2025-01-01 | 2027-12-31",
        "本办法自2025年1月1日起施行，有效期截止2029年12月31日。 | 2025-01-01 | 2030-01-01",
        "本办法自2025年1月1日起施行，有效期自2025年1月1日至2029年12月31日。 | 2025-01-01 | 2030-01-01",
        "本办法自2025年1月1日起施行，至2029年12月31日自动失效。 | 2025-01-01 | 2030-01-01",
        "本办法自2025年1月1日起施行，至2029年12月31日止。 | 2025-01-01 | 2030-01-01",
        "本办法自2025年1月1日起施行，至2029年12月31日。 | 2025-01-01 | 2030-01-01",
        "本办法施行期限为2025年1月1日至2029年12月31日。 | 2025-01-01 | 2030-01-01",
        "本办法自2025年1月1日起试行，试行两年。 | 2025-01-01 | 2027-01-01",
        "本办法自2025年1月1日起施行，试点期限为一年，期满自行失效。 | 2025-01-01 | 2026-01-01",
        "本办法自2025年1月1日起施行，有效期18个月。 | 2025-01-01 | 2026-07-01",
        "本办法自2025年1月1日起施行。有效期为十五年。 | 2025-01-01 | 2040-01-01",
        "本办法由示例省司法厅负责解释，自2025年1月1日起施行。 | 2025-01-01 |",
        "《示例省值班律师工作办法》自2025年1月1日起施行。 | 2025-01-01 |",
      })
  void from_when_until_when_is_read_in_every_form(String last, String from, String to) {
    String pack = pack(ending(last));
    assertThat(pack).contains("    from: " + from);
    if (to == null) {
      assertThat(pack).doesNotContain("    to: ");
    } else {
      assertThat(pack).contains("    to: " + to);
    }
    assertThat(remarks(ending(last))).doesNotContain("not taken");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "本办法自2025年1月1日起施行，有效期3-5年。 | 有效期3-5年",
        "本办法自2025年1月1日起施行，有效期一年半。 | 有效期一年半",
        "本办法自2025年1月1日起施行，有效期至2024年12月31日。 | not after 2025-01-01",
        "本办法自2025年2月30日起施行。 | 2025年2月30日",
        "本办法自公布之日起30日后施行。 | 30日后施行",
        "本办法自2025年1月1日起施行，有效期五年，有效期至2026年1月1日。 | more than one day on which it ends",
        "《示例省条例》自2024年5月1日起施行。 | 2024年5月1日"
      })
  void what_is_not_understood_is_said_and_not_taken(String last, String said) {
    String text = ending(last);
    assertThat(pack(text)).doesNotContain("    to: ");
    assertThat(remarks(text)).contains("line 6: ").contains(said).contains("fill in");
  }

  @Test
  void the_length_of_a_paper_is_none_of_the_text() {
    String text = HEAD + ONE + TWO + "第三条　法律帮助通知书的有效期为1年。\n" + LAST;
    assertThat(pack(text)).contains("from: 2025-01-01").doesNotContain("    to: ");
    assertThat(remarks(text)).contains("line 5: '法律帮助通知书的有效期为1年' was not taken");
  }

  @Test
  void a_signature_in_chinese_numerals_is_one() {
    String text = ending("本办法自印发之日起施行。") + "示例省司法厅\n二〇二四年十二月一日\n";
    assertThat(pack(text)).contains("    from: 2024-12-01");
    assertThat(instrument(text)).doesNotContain("二〇二四年", "示例省司法厅");
  }

  // ---- repeals

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "《示例省试行办法》（示例司发〔2018〕3号）同时废止。",
        "原《示例省试行办法》(示例司发[2018]3号)同时作废。",
        "《示例省试行办法》（示例司发〔2018〕3号）自本办法施行之日起停止执行。",
        "《示例省试行办法》（示例司发〔2018〕3号）不再适用。"
      })
  void what_is_repealed_as_a_whole_is_taken(String sentence) {
    String text = ending("本办法自2025年1月1日起施行。" + sentence);
    assertThat(pack(text)).contains("repeals: [{ id: \"示例司发");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "《某某办法》（示例司发〔2017〕9号）未废止的，继续适用。",
        "以《示例省办法》（示例司发〔2016〕3号）为准，其第五条废止。",
        "《示例省办法》（示例司发〔2016〕3号）第五条同时废止。",
        "《示例省办法》（示例司发〔2016〕3号）已废止的，不影响本办法。",
        "《示例省办法》（示例司发〔2016〕3号）与本办法不一致的条款停止执行。"
      })
  void a_repeal_of_a_part_or_of_nothing_is_said_and_not_taken(String sentence) {
    String text = ending("本办法自2025年1月1日起施行。" + sentence);
    assertThat(pack(text)).doesNotContain("repeals:");
    assertThat(remarks(text)).contains("line 6: ", "fill in repeals");
  }

  // ---- long

  @ParameterizedTest
  @ValueSource(
      strings = {
        "（一）；",
        "。第",
        "《",
        "有效期",
        "废止",
        "自2025年1月1日起施行",
        "- ",
        "1 ",
        "**",
        "__",
        "<b ",
        "&amp",
        "\u200B"
      })
  @Timeout(value = 5, unit = TimeUnit.MINUTES) // a moment, unless a pattern tries every way
  void a_line_without_end_is_read_or_refused(String piece) {
    String text = HEAD + ONE + "第二条　甲" + piece.repeat(20_000) + "\n" + THREE + LAST;
    try {
      assertThat(draft(text)).isNotNull();
    } catch (BadInputException e) {
      assertThat(e.problems()).isNotEmpty();
    }
  }
}
