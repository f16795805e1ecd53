package org.dutylawyer.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms of the Chongqing text, filled from a case, and sheets for discipline. */
class DocumentsTest {

  private static final String CASE =
      """
      {"id": "渝-1", "name": "某甲盗窃案", "jurisdiction": "CN-50",
       "proceeding": {"stage": "prosecution-review"},
       "persons": [{"id": "某甲", "name": "王小明", "counsel": "none"},
         {"id": "某乙", "counsel": "none"}],
       "lawyers": [{"id": "李律师", "duty-posting": "posted"}],
       "events": [
         {"type": "help-notice-delivered", "person": "某甲", "at": "2025-10-13",
          "document": {"type": "help-notice", "fields": {"charge": "盗窃罪", "addressee": "渝中区"}}},
         {"type": "legal-advice-given", "person": "某甲", "at": "2025-10-14", "lawyer": "李律师"},
         {"id": "班次", "type": "shift", "at": "2025-10-15", "lawyer": "李律师",
          "cannot-attend": true},
         {"id": "缺勤", "type": "shift-missed", "at": "2025-10-15", "lawyer": "李律师", "re": "班次",
          "special-reason": true, "prior-consent": "none"}]}
      """;

  @TempDir private Path folder;

  private String run(String... more) throws IOException {
    return runOn(CASE, more);
  }

  private String runOn(String json, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("case.json"), json, UTF_8);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> args =
        Stream.concat(
                Stream.of(
                    file.toString(),
                    "--as-of",
                    "2025-10-20",
                    "--out",
                    folder.resolve("d").toString()),
                Stream.of(more))
            .toList();
    int code =
        Documents.run(
            new PrintWriter(out, true), new PrintWriter(err, true), args.toArray(String[]::new));
    return code + "\n" + out + err;
  }

  private XWPFDocument read(String name) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve("d").resolve(name))) {
      return new XWPFDocument(in);
    }
  }

  private static String text(XWPFDocument document) {
    StringBuilder text = new StringBuilder();
    for (IBodyElement element : document.getBodyElements()) {
      if (element instanceof XWPFParagraph paragraph) {
        text.append(paragraph.getText()).append('\n');
      } else if (element instanceof XWPFTable table) {
        text.append(table.getText());
      }
    }
    return text.toString();
  }

  @Test
  void each_person_gets_the_forms_of_the_stage_and_each_touched_ground_its_sheet()
      throws IOException {
    assertThat(run())
        .startsWith("0\n")
        .contains("文书格式1-某甲.docx", "文书格式3-某甲.docx", "文书格式5-某乙.docx", "处理事由-李律师-")
        .doesNotContain("文书格式2-", "文书格式4-");
  }

  @Test
  void a_letter_says_what_the_paper_on_file_says_and_marks_what_is_missing() throws IOException {
    run("--person", "某甲", "--form", "3");
    XWPFDocument letter = read("文书格式3-某甲.docx");
    assertThat(text(letter))
        .contains("值班律师提供法律帮助通知书")
        .contains("渝中区法律援助中心：")
        .contains("本院办理的犯罪嫌疑人王小明涉嫌盗窃罪一案，因其没有辩护人")
        .contains("附：起诉意见书一份")
        .contains("2025年10月13日")
        .contains("现羁押（居住）于【待填：羁押处所或者住所】")
        .doesNotContain("____");
    List<XWPFRun> missing =
        letter.getParagraphs().stream()
            .flatMap(p -> p.getRuns().stream())
            .filter(r -> r.text().contains("【待填："))
            .toList();
    assertThat(missing).hasSizeGreaterThan(3).allMatch(XWPFRun::isHighlighted);
  }

  @Test
  void the_register_ticks_what_is_on_file_and_leaves_signatures_to_the_hand() throws IOException {
    run("--person", "某甲", "--form", "5");
    assertThat(text(read("文书格式5-某甲.docx")))
        .contains("☑ 提供法律咨询（2025年10月14日）")
        .contains("☐ 帮助申请法律援助")
        .contains("人民检察院")
        .contains("值班律师（签名）： 年 月 日");
  }

  @Test
  void the_application_is_the_form_of_the_text_line_by_line() throws IOException {
    run("--person", "某乙", "--form", "1");
    assertThat(text(read("文书格式1-某乙.docx")))
        .containsSubsequence(
            "法律帮助申请表",
            "申请人姓名",
            "某乙",
            "性别",
            "【待填：性别】",
            "刑事诉讼阶段",
            "审查起诉",
            "本人没有辩护人，申请值班律师提供法律帮助。",
            "申请人（签名）",
            "备 注",
            "2．本表由看守所和办案单位转交法律援助机构。");
  }

  /** Three persons: of one the police gave notice, one has a lawyer, one refused the help. */
  private static final String TRIED =
      """
      {"id": "渝-2", "jurisdiction": "CN-50",
       "proceeding": {"stage": "trial", "investigating-organ": "police"},
       "persons": [{"id": "某甲", "counsel": "none"},
         {"id": "某乙", "counsel": "retained-lawyer"}, {"id": "某丙", "counsel": "none"}],
       "events": [
         {"type": "help-notice-delivered", "person": "某甲", "at": "2025-05-16", "by": "police",
          "document": {"type": "help-notice", "fields": {"charge": "诈骗罪", "place": "区看守所",
            "addressee": "区法律援助中心", "contact-person": "李警官", "date": "2025-05-16"}}},
         {"type": "case-accepted", "at": "2025-09-15", "by": "court"},
         {"type": "help-refused", "person": "某丙", "at": "2025-09-16", "clear": true}]}
      """;

  @Test
  void nobody_is_said_unasked_to_have_no_defender_who_has_one_or_refused_help() throws IOException {
    assertThat(runOn(TRIED))
        .contains("文书格式1-某甲.docx", "文书格式4-某甲.docx")
        .doesNotContain("文书格式1-某乙", "文书格式4-某乙", "文书格式1-某丙", "文书格式4-某丙");
    runOn(TRIED, "--person", "某乙", "--form", "4");
    assertThat(text(read("文书格式4-某乙.docx"))).contains("【与案卷不符，请核对：").contains("委托的律师");
  }

  @Test
  void a_letter_of_the_court_takes_of_the_notice_of_the_police_what_it_says_of_the_person_alone()
      throws IOException {
    runOn(TRIED, "--person", "某甲");
    assertThat(text(read("文书格式4-某甲.docx")))
        .contains("涉嫌诈骗罪", "区看守所")
        .doesNotContain("李警官", "2025-05-16", "法律援助中心法律援助中心");
    assertThat(text(read("文书格式1-某甲.docx"))).contains("诈骗罪", "区看守所");
    runOn(TRIED, "--person", "某甲", "--form", "2");
    assertThat(text(read("文书格式2-某甲.docx")))
        .contains("区法律援助中心：", "李警官")
        .doesNotContain("法律援助中心法律援助中心");
  }

  @Test
  void a_notice_of_two_persons_made_out_in_the_name_of_one_says_nothing_of_the_other()
      throws IOException {
    String two =
        """
        {"id": "渝-3", "jurisdiction": "CN-50",
         "proceeding": {"stage": "investigation", "investigating-organ": "police"},
         "persons": [{"id": "某甲", "counsel": "none"}, {"id": "某乙", "counsel": "none"}],
         "events": [
           {"type": "help-notice-delivered", "person": ["某甲", "某乙"], "at": "2025-10-09",
            "by": "police",
            "document": {"type": "help-notice", "fields": {"person-name": "某甲",
              "charge": "盗窃罪"}}}]}
        """;
    runOn(two, "--form", "2");
    assertThat(text(read("文书格式2-某甲.docx"))).contains("某甲", "盗窃罪").doesNotContain("某乙");
    assertThat(text(read("文书格式2-某乙.docx"))).contains("某乙").doesNotContain("某甲", "盗窃罪");
  }

  @Test
  void grounds_of_jilin_get_their_sheets_though_its_text_has_no_forms() throws IOException {
    String jilin =
        """
        {"id": "吉-1", "jurisdiction": "CN-22", "persons": [{"id": "某甲", "counsel": "none"}],
         "lawyers": [{"id": "甲律师", "duty-posting": "posted"}],
         "events": [{"type": "property-taken-from-client", "at": "2025-03-12", "lawyer": "甲律师"}]}
        """;
    assertThat(runOn(jilin)).startsWith("0\n").contains("处理事由-甲律师-");
  }

  @Test
  void a_form_or_a_person_that_is_not_there_is_refused() throws IOException {
    assertThat(run("--form", "6")).startsWith("2\n").contains("expected 1 to 5");
    assertThat(run("--person", "某申")).startsWith("2\n").contains("expected one of", "某甲");
  }
}
