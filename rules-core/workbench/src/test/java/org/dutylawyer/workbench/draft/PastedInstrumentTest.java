package org.dutylawyer.workbench.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.SourceText;
import org.dutylawyer.workbench.check.CheckReport;
import org.dutylawyer.workbench.check.PackCheck;
import org.dutylawyer.workbench.check.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Local rules in the forms in which they are pasted; every text here is invented. */
class PastedInstrumentTest {

  private static final String SENT =
      """
      示例省高级人民法院 示例省司法厅
      关于印发《示例省法律援助值班律师
      工作实施细则（试行）》的通知
      各市中级人民法院、司法局：
      为贯彻落实《法律援助值班律师工作办法》（示例通〔2022〕49号），现印发给你们。
      示例司规〔2025〕7号
      示例省高级人民法院
      示例省司法厅
      2025年1月10日
      示例省法律援助值班律师
      工作实施细则（试行）
      目　录
      第一章　总则
      第二章　附则
      第一章　总则
      第一条　根据《法律援助值班律师工作办法》（示例通〔2022〕49号），制定本细则。
      第二条　法律援助机构应当自收到法律帮助通知书之日起一个工作日内安排值班律师。
      第二章　附则
      第三条　本细则自2025年2月1日起施行，有效期至2030年1月31日。《示例省值班律师工作办法》（示例司发〔2018〕3号）同时废止。
      """;

  private static PackDraft draft(String text) {
    return PackDraft.of("CN-33", text, "text.txt", Optional.empty());
  }

  private static Map<String, String> files(String text) {
    return draft(text).files("");
  }

  private static String remarks(String text) {
    return draft(text).remarks().stream()
        .map(r -> r.in(Locale.ENGLISH))
        .collect(Collectors.joining("\n"));
  }

  private static String rules(String body) {
    return "示例市值班律师工作办法\n示例司发〔2025〕10号\n" + body;
  }

  @Test
  void the_number_title_force_and_repeal_are_its_own() {
    String pack = files(SENT).get("pack.yaml");
    assertThat(pack)
        .contains(
            "  - id: \"示例司规〔2025〕7号\"\n",
            "title: [\"示例省法律援助值班律师工作实施细则（试行）\"",
            "    from: 2025-02-01\n    to: 2030-02-01\n",
            "    repeals: [{ id: \"示例司发〔2018〕3号\", title: \"示例省值班律师工作办法\" }]\n")
        .contains("cited are 示例通〔2022〕49号");
    assertThat(files(SENT).get("instrument.md"))
        .contains("# 示例省法律援助值班律师工作实施细则（试行）\n", "## 第一章　总则\n\n### 第一条\n\n根据")
        .doesNotContain("目　录");
    assertThat(remarks(SENT)).contains("line 12: a table of contents, left out");
  }

  @Test
  void the_note_below_the_title_is_no_part_of_it() {
    String text = "示例省法律援助条例\n（2001年9月25日示例省人民代表大会常务委员会通过\n示例省人大常委会公告第41号）\n第一条 甲。\n第二条 乙。\n";
    assertThat(files(text).get("pack.yaml"))
        .contains("title: [\"示例省法律援助条例\"", "  - id: \"示例省人大常委会公告第41号\"\n");
  }

  @Test
  void only_cited_numbers_are_no_number_of_the_text() {
    assertThatThrownBy(() -> draft("示例市值班律师工作办法\n第一条　根据《某办法》（示例通〔2022〕49号），制定本办法。"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("only numbers of documents that it cites: 示例通〔2022〕49号")
        .hasMessageContaining("--number");
    assertThatThrownBy(() -> draft("示例市值班律师工作办法\n示例司发〔2025〕1号\n示例法发〔2025〕2号\n第一条　甲。"))
        .hasMessageContaining("several numbers: 示例司发〔2025〕1号、示例法发〔2025〕2号");
  }

  @Test
  void wrapped_lines_are_one_paragraph() {
    String text =
        rules(
            """
            第一条　为了保障没有辩护人的犯罪嫌疑人、被告人获得有效的
            法律帮助，制定本办法。
            第二条　法律援助机构应当依照
            第一条规定自收到法律帮助通知书之日起二个工
            作日内安排值班律师；情况紧急
            的，应当立即安排。
            值班律师应当按时到岗。
            第三条　本办法自2025年1月1日起施行。
            """);
    assertThat(files(text).get("instrument.md"))
        .contains(
            "\n\n为了保障没有辩护人的犯罪嫌疑人、被告人获得有效的法律帮助，制定本办法。\n",
            "依照第一条规定自收到法律帮助通知书之日起二个工作日内安排值班律师；情况紧急的，应当立即安排。\n\n值班律师应当按时到岗。");
    assertThat(remarks(text))
        .contains("line breaks taken as wrapping", "taken as a reference", "line 6:");
  }

  @Test
  void items_of_every_form_are_items() {
    String text =
        rules(
            """
            第一条　有下列情形之一的，应当通知：
            (一)未成年人；
            (二)盲、聋、哑人：
            1.盲人；
            2.聋人。
            第二条　应当记明：
            1.姓名；
            2.日期。
            第三条　应当附：
            ①名册；
            ②台账。
            """);
    assertThat(files(text).get("instrument.md"))
        .contains(
            "- (一)未成年人；\n\n- (二)盲、聋、哑人：1.盲人；2.聋人。\n", "- 1.姓名；\n\n- 2.日期。", "- ①名册；\n\n- ②台账。");
    assertThat(remarks(text)).contains("kept inside that item");
    assertThat(remarks(rules("第一条　有下列情形的：\n（一）甲；\n（三）丙。\n")))
        .contains("item (三) where item 2 was due");
  }

  @Test
  void bold_captioned_and_arabic_articles_are_articles() {
    String text =
        "\uFEFF"
            + rules(
                """
                **第一条** 值班律师应当按时到岗。
                \t第二条\t值班律师应当着装整齐。
                第3条（记录） 值班律师应当记录。
                ### 第四条 【期限】值班律师应当及时办理。
                第五条值班律师应当保密。
                第五条之一　甲。
                """);
    Map<String, String> files = files(text);
    assertThat(files.get("pack.yaml")).contains("title: [\"示例市值班律师工作办法\"");
    assertThat(files.get("instrument.md"))
        .contains(
            "### 第一条\n\n值班律师应当按时到岗。",
            "### 第二条\n\n值班律师应当着装整齐。",
            "### 第3条（记录） {#3}\n\n值班律师应当记录。",
            "### 第四条【期限】 {#4}\n\n值班律师应当及时办理。",
            "### 第五条\n\n值班律师应当保密。",
            "### 第五条之一\n\n甲。");
    assertThat(draft(text).articles()).isEqualTo(6);
  }

  @Test
  void a_list_of_annexes_is_none_of_them() {
    String end = "示例市司法局\n2025年1月10日\n\n附件1\n法律帮助通知书\n（存根）\n附件2\n值班律师登记表\n";
    for (String list :
        List.of(
            "附件：1.法律帮助通知书\n2.值班律师登记表\n",
            "附件：\n1．法律帮助通知书\n2．值班律师登记表\n",
            "附件：一、法律帮助通知书\n　　　二、值班律师登记表\n")) {
      String text = rules("第一条　值班律师应当按时到岗。\n第二条　本办法自印发之日起施行。\n" + list + end);
      Map<String, String> files = files(text);
      assertThat(files.get("instrument.md"))
          .contains("## 附件1 {#附件1}\n\n法律帮助通知书", "## 附件2 {#附件2}\n\n值班律师登记表")
          .doesNotContain("附件：", "2.值班", "2．值班", "二、值班", "示例市司法局\n");
      assertThat(files.get("pack.yaml")).contains("    from: 2025-01-10\n");
      assertThat(remarks(text)).contains("a list of annexes, left out");
    }
    String one = rules("第一条　值班律师应当按时到岗。\n第二条　本办法自2025年1月1日起施行。\n附件：登记表\n附件\n登记表\n姓名\n");
    assertThat(files(one).get("instrument.md"))
        .contains("施行。\n\n## 附件 {#附件1}\n\n登记表")
        .doesNotContain("附件：");
    String same = rules("第一条　值班律师应当按时到岗。\n第二条　本办法自2025年1月1日起施行。\n附件：\n1.填表时应当写明姓名，不得空缺。\n");
    assertThat(files(same).get("instrument.md")).contains("## 附件： {#附件1}\n\n1.填表");
  }

  @Test
  void what_follows_the_last_article_is_no_part_of_it() {
    String text =
        rules(
            """
            第一条　值班律师应当按时到岗。
            第二条　本办法自印发之日起施行，有效期5年。
            示例市司法局
            2025年1月10日
            附件1：值班管理规定
            第一条　附件第一条。
            第二条　附件第二条。
            附件2：值班登记表
            | 日期 | 姓名 |
            |---|---|
            | 1 | 2 |
            抄送：示例市人民检察院。
            示例市司法局办公室 2025年1月10日印发
            """);
    Map<String, String> files = files(text);
    assertThat(files.get("instrument.md"))
        .contains("## 附件1：值班管理规定 {#附件1}", "### 第一条 {#附件1-1}\n\n附件第一条。", "## 附件2：值班登记表 {#附件2}")
        .doesNotContain("抄送", "印发\n", "示例市司法局\n");
    assertThat(files.get("pack.yaml")).contains("    from: 2025-01-10\n    to: 2030-01-10\n");
    assertThat(remarks(text))
        .contains(
            "the signature, left out",
            "an annex begins here",
            "copies, print",
            "valid for 5 years");
  }

  @Test
  void the_day_in_force_of_another_text_is_not_its_own() {
    String text = rules("第一条　《示例省条例》自2024年5月1日起施行。\n第二条　本办法自2025年3月1日起施行。\n");
    assertThat(files(text).get("pack.yaml")).contains("    from: 2025-03-01\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "第一条　甲。\\n第三条　丙。 | text.txt:4 | with articles left out",
        "第一条　甲。\\n第一条　乙。 | text.txt:4 | stands twice",
        "第二条　乙。\\n第三条　丙。 | text.txt:3 | with articles left out",
        "第一章 总则,第一条,甲,第二条,乙 | text.txt:3 | several articles in one line"
      })
  void articles_that_jump_or_repeat_are_refused_with_their_line(
      String body, String where, String found) {
    assertThatThrownBy(() -> draft(rules(body.replace("\\n", "\n"))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(where)
        .hasMessageContaining(found);
  }

  @Test
  void the_number_of_a_page_in_the_middle_of_a_sentence_is_left_out() {
    String text = rules("第一条　值班律师应当按时\n— 3 —\n到岗。\n第二条　甲。\n");
    assertThat(files(text).get("instrument.md")).contains("值班律师应当按时到岗。").doesNotContain("— 3 —");
  }

  @ParameterizedTest
  @CsvSource({"第—条　", "第匹条　", "第四條　", "第四條", "第 条　", "第四　"})
  void an_article_in_a_spoilt_form_is_not_swallowed_by_the_one_before(String spoilt) {
    assertThatThrownBy(
            () -> draft(rules("第一条　甲。\n第二条　乙。\n第三条　丙。\n" + spoilt + "本办法自2025年1月1日起施行。\n")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("text.txt:6")
        .hasMessageContaining("no number of an article")
        .hasMessageContaining("第四条");
  }

  @Test
  void articles_in_full_width_digits_are_articles() {
    String text = rules("第１条　甲。\n第２条　第三人条件按照规定。\n第三人条件另定。\n");
    assertThat(files(text).get("instrument.md"))
        .contains("### 第１条 {#1}\n\n甲。", "### 第２条 {#2}\n\n第三人条件按照规定。\n\n第三人条件另定。");
  }

  @ParameterizedTest
  @CsvSource({"1), 2)", "１．, ２．", "（１）, （２）", "㈠, ㈡", "⑴, ⑵", "⒈, ⒉", "一）, 二）"})
  void items_in_rarer_signs_are_items(String first, String second) {
    String text = rules("第一条　应当记明：\n" + first + "姓名；\n" + second + "日期。\n");
    assertThat(files(text).get("instrument.md"))
        .contains("应当记明：\n\n- " + first + "姓名；\n\n- " + second + "日期。");
  }

  @Test
  void items_in_one_line_are_told() {
    assertThat(remarks(rules("第一条　应当记明：（一）姓名；（二）日期。\n")))
        .contains("line 3: items (一), (二) in one line: not parted");
  }

  @ParameterizedTest
  @CsvSource({"2, 个工作日内安排。", "３, 日内安排。", "24, 小时内安排。"})
  void a_number_that_counts_is_no_number_of_a_page(String number, String rest) {
    String text = rules("第一条　应当自收到通知之日起\n" + number + "\n" + rest + "\n第二条　甲。\n");
    assertThat(files(text).get("instrument.md")).contains("之日起" + number + rest);
    assertThat(remarks(text)).contains("line 4: only the number " + number);
  }

  @ParameterizedTest
  @CsvSource({"示例司发[2025]10号", "示例司发（2025）10号", "示例司发【2025】10号", "示例司发﹝２０２５﹞１０号", "示例司发［2025］10号"})
  void a_number_in_other_brackets_is_kept_as_it_is_cited(String written) {
    String text = "示例市值班律师工作办法\n" + written + "\n第一条　甲。\n第二条　乙。\n";
    assertThat(draft(text).number()).isEqualTo("示例司发〔2025〕10号");
    assertThat(remarks(text)).contains("the number is written " + written);
  }

  @Test
  void a_decree_and_its_number_on_two_lines_are_one_number() {
    assertThat(draft("示例市人民政府令\n第388号\n示例市值班律师办法\n第一条 甲。\n第二条 乙。\n").number())
        .isEqualTo("示例市人民政府令第388号");
    assertThatThrownBy(() -> draft("示例市值班律师工作办法\n第一条　根据司规〔2020〕6号文件，制定本办法。\n第二条　乙。\n"))
        .hasMessageContaining("cites: 司规〔2020〕6号");
  }

  @ParameterizedTest
  @ValueSource(strings = {"示例司发〔2025〕9号\"", "示例司发〔2025〕9号\nid: CN", "\\", "示例{9}号"})
  void a_number_told_beside_the_text_is_one_plain_line(String number) {
    assertThatThrownBy(
            () -> PackDraft.of("CN-33", rules("第一条　甲。\n第二条　乙。\n"), "text.txt", Optional.of(number)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--number")
        .hasMessageContaining("in one line");
  }

  @Test
  void every_form_gives_a_pack_that_is_checked(@TempDir Path folder) {
    List<String> texts =
        List.of(
            SENT,
            rules("第一条　甲：\n(一)乙；\n(二)丙。\n第二条（期限）　丁。\n附件：\n第一条　戊。\n"),
            "示例市人民政府令第12号\n示例市值班律师管理办法\n（2025年1月1日示例市人民政府第3次常务会议通过）\n第一条 甲\n第二条 乙。\n");
    int i = 0;
    for (String text : texts) {
      Path pack = folder.resolve("p" + i++);
      PackDraft.of("CN", text, "text.txt", Optional.empty()).write(pack);
      CheckReport report =
          PackCheck.of(EnumSet.of(Step.FORM, Step.QUOTES, Step.COVERAGE), 0)
              .check(PackFiles.fromFolder(pack), List.of());
      assertThat(report.problems()).as("%s", text).isEmpty();
    }
  }

  @Test
  void a_spoilt_text_becomes_a_pack_or_is_refused() {
    Random random = new Random(20250201);
    List<String> spoils =
        List.of(
            "",
            "\n",
            "　",
            "第",
            "条",
            "第九条",
            "第一条　",
            "第9999条",
            "（一）",
            "(三)",
            "1.",
            "附件：",
            "《",
            "》",
            "〔2025〕",
            "号",
            "自2025年13月40日起施行",
            "有效期99年",
            "废止",
            "# ",
            "{#x}",
            "---\n",
            "|",
            "\\",
            "\"",
            "\uFEFF",
            "\u2028",
            "\u000B",
            "\t",
            "\u0017",
            "\u001B[31m",
            "> ",
            "- ### 伪造 {#99}\n",
            "第二条之三　",
            "第 3 页 共 5 页\n",
            "__",
            "有效期18个月",
            "未废止",
            "抄送：",
            "目录\n",
            "2025年1月1日\n",
            "\uD83D");
    int made = 0;
    int tries = Integer.getInteger("instruments.tries", 1500);
    for (int i = 0; i < tries; i++) {
      StringBuilder s = new StringBuilder(SENT);
      for (int k = random.nextInt(4); k >= 0; k--) {
        int at = random.nextInt(s.length());
        s.replace(
            at,
            Math.min(s.length(), at + random.nextInt(8)),
            spoils.get(random.nextInt(spoils.size())));
      }
      try {
        PackDraft draft = draft(s.toString());
        assertThat(draft.files("")).containsKey("pack.yaml");
        if (made++ % 20 == 0) {
          isSeen(draft);
        }
      } catch (BadInputException e) {
        assertThat(e.problems()).isNotEmpty();
      } catch (RuntimeException | StackOverflowError e) {
        fail("try " + i + ": " + s, e);
      }
    }
    assertThat(made).isGreaterThan(tries / 10);
  }

  /** Nothing stands in a pack made of a text that nobody sees and that its check refuses. */
  private static void isSeen(PackDraft draft) {
    draft
        .files("")
        .forEach((name, content) -> SourceText.refuseHidden(content, "made of a text, " + name));
  }

  @Test
  void a_character_that_nobody_sees_is_refused_with_its_line() {
    assertThatThrownBy(() -> draft(rules("第一条　甲。\n第二条　乙\u0017。\n")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the invisible character U+0017");
  }

  @Test
  void lines_that_a_word_processor_ended_in_its_own_way_are_lines() {
    String plain = rules("第一条　甲：\n（一）乙；\n（二）丙。\n第二条　丁。\n");
    String soft = plain.replace("\n（", "\u000B（").replace("\n第二条", "\u2028第二条");
    assertThat(soft).isNotEqualTo(plain);
    assertThat(files(soft).get("instrument.md")).isEqualTo(files(plain).get("instrument.md"));
  }

  @Test
  void a_tab_inside_a_line_is_a_blank() {
    String tabbed = files(rules("第一条\t甲\t乙。\n第二条　丁。\n")).get("instrument.md");
    assertThat(tabbed).contains("甲 乙。").doesNotContain("\t");
  }

  @Test
  void the_letter_that_sends_a_text_is_no_part_of_it() {
    assertThat(files(SENT).get("instrument.md")).doesNotContain("各市中级人民法院", "现印发给你们", "1月10日");
    assertThat(remarks(SENT)).contains("line 1: the letter that sends the text, left out");
  }

  @Test
  void words_before_the_first_article_that_may_be_a_preamble_are_kept_and_told() {
    String text = "示例市值班律师工作办法\n示例司发〔2025〕1号\n为保障诉讼权利，制定本办法。\n第一条　甲。\n第二条　乙。\n";
    assertThat(files(text).get("instrument.md")).contains("为保障诉讼权利");
    assertThat(remarks(text)).contains("line 3: words before article 1 are taken as a preamble");
  }

  @Test
  void divisions_numbered_otherwise_than_the_items_stay_inside_the_item() {
    String text = rules("第一条　应当记明：\n1.姓名；\n2.案件：\n⑴案由；\n⑵日期；\n3.其他。\n第二条　甲。\n");
    assertThat(files(text).get("instrument.md")).contains("- 1.姓名；\n\n- 2.案件：⑴案由；⑵日期；\n\n- 3.其他。");
    assertThat(remarks(text)).contains("line 6: numbered otherwise than the items above");
  }
}
