package org.dutylawyer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer as one page. */
class AnswerPageTest {

  @TempDir private Path folder;

  private static String page(String file, String... more) {
    String[] args = {"assess", file, "--as-of", "2025-10-13", "--format", "html"};
    return Program.answer(
        java.util.stream.Stream.of(args, more)
            .flatMap(java.util.Arrays::stream)
            .toArray(String[]::new));
  }

  @Test
  void the_page_says_what_to_do_then_all_in_the_order_of_a_judge() {
    assertThat(page(Program.NATIONAL_CASE))
        .containsSubsequence(
            "<section class=\"screen\"",
            "CN-2025-0118",
            "逾期</span> 法律援助机构：确定（安排）值班律师，应于 2025-10-10（周五）",
            "<h2>问题</h2>",
            "<svg",
            "<h2>结论</h2>",
            "保障没有辩护人的犯罪嫌疑人、被告人",
            "<h2>理由</h2>",
            "<h2>期限逐日计算</h2>",
            "2025-10-01（周三）</td><td>不计",
            "2025-10-09（周四）</td><td>计入",
            "<h2>出处</h2>",
            "国务院办公厅关于2025年部分节假日安排的通知")
        .doesNotContain("--full");
  }

  @Test
  void the_page_needs_nothing_beside_it() {
    assertThat(page(Program.NATIONAL_CASE, "--lang", "en"))
        .contains("<html lang=\"en\">", "<h2>Reasons</h2>")
        .doesNotContain("<script", "src=", "href=", "http", "url(");
  }

  @Test
  void what_a_file_says_is_text_and_never_markup() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("case.json"),
            """
            {"id": "<b>1</b>", "name": "<script>x</script>", "jurisdiction": "CN",
             "persons": [{"id": "<i>甲"}]}
            """,
            UTF_8);
    assertThat(page(file.toString()))
        .contains("&lt;script&gt;x&lt;/script&gt;", "&lt;b&gt;1")
        .doesNotContain("<script", "<b>1", "<i>甲");
  }

  @Test
  void the_page_says_which_acts_were_done_and_what_each_document_lacks() {
    assertThat(page(Program.CASES.resolve("fraud-ring-three-accused.json").toString()))
        .containsSubsequence(
            "<h2>已办</h2>",
            "<li>法律援助机构：将确定的值班律师人选通知办案机关（罗某），应于 2025-05-20（周二），" + "已于 2025-05-21（周三）办理，逾期1个工作日（",
            "<h2>文书</h2>",
            "法律帮助通知书（罗某）：案卷中有（2025-05-16 周五），缺 所附相关法律文书、文号",
            "法律帮助申请表（罗某）：案卷中没有");
  }

  @Test
  void of_several_persons_a_fact_is_said_with_whose_it_is() {
    Path ring = Program.CASES.resolve("fraud-ring-three-accused.json");
    assertThat(page(ring.toString())).contains("依据的事实：罗某没有委托辩护人：是、");
    assertThat(page(ring.toString(), "--lang", "en"))
        .contains("罗某: accused without a retained defender: yes");
  }

  @Test
  void a_page_is_of_one_case() {
    assertThat(
            Program.refusal(
                "assess", Program.NATIONAL_CASE, Program.NATIONAL_CASE, "--format", "html"))
        .startsWith("--format html：发现 2 个案件文件，应为一个");
  }

  @Test
  void the_grounds_that_the_file_touches_are_held_element_by_element() {
    assertThat(page(Program.CASES.resolve("conduct-absent-without-consent.json").toString()))
        .containsSubsequence("<h2>律师行为</h2>", "<blockquote>", "成立</td>");
  }

  @Test
  void no_heading_stands_over_nothing() {
    String little = page(Program.CASES.resolve("little-is-known.json").toString());
    assertThat(little)
        .doesNotContain("<h2>期限逐日计算</h2>")
        .containsPattern("<h2>结论</h2>\\s*<p>谢某某：是否应当获得")
        .doesNotContainPattern("</h2>\\s*<h2>");
  }

  @Test
  void a_long_time_line_is_in_pieces_that_a_printed_page_holds() {
    String ring = page(Program.CASES.resolve("fraud-ring-three-accused.json").toString());
    String[] pieces = ring.split("<svg ", -1);
    assertThat(pieces).hasSizeGreaterThan(3);
    for (String piece : pieces) {
      String rows = piece.substring(0, Math.max(0, piece.indexOf("</svg>")));
      assertThat(rows.split("<text ", -1).length - 1).isLessThanOrEqualTo(22);
    }
  }

  @Test
  void a_sentence_of_the_law_stands_once_with_all_whom_it_binds() {
    String ring = page(Program.CASES.resolve("fraud-ring-three-accused.json").toString());
    assertThat(ring)
        .containsOnlyOnce("“应当及时告知有关当事人有权依法申请法律援助”")
        .contains("<h3>公安机关、人民检察院、人民法院：应当告知可以申请法律援助（罗某）</h3>")
        .contains("唐某、罗某、邓某强制医疗案件的被申请人（不是被告人）：否")
        .containsOnlyOnce("“确定专门联系人”")
        .containsSubsequence("<h2>理由</h2>", "<h2>期限逐日计算</h2>", "<h2>常设义务</h2>", "“确定专门联系人”");
  }

  @Test
  void limits_that_are_counted_alike_are_retold_once_and_no_count_where_no_day_lies_between() {
    String ring = page(Program.CASES.resolve("fraud-ring-three-accused.json").toString());
    assertThat(ring)
        .containsOnlyOnce("自2025-09-15（周一）起3日")
        .containsSubsequence(
            "<h3>人民法院：应当告知有权委托辩护人（唐某、罗某、邓某）　刑事诉讼法 第三十四条第二款</h3>",
            "<h3>人民法院：应当告知将通知法律援助机构指派律师（邓某）",
            "自2025-09-15（周一）起3日")
        .doesNotContain("前0日", "应当在事件发生时办理");
  }

  @Test
  void a_right_stands_with_what_has_to_be_there_besides() {
    assertThat(page(Program.CASES.resolve("fraud-ring-three-accused.json").toString()))
        .containsSubsequence("<h2>律师和当事人的权利</h2>", "值班律师：可以向人民检察院提出法律意见（罗某），须附理由");
  }
}
