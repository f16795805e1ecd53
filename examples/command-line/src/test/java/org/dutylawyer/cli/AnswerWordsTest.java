package org.dutylawyer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of what was found: no more than was found. */
class AnswerWordsTest {

  private static final String MON_2025_10_20 = "2025-10-20";

  @TempDir private Path folder;

  private String answer(String json, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("case.json"), json, UTF_8);
    List<String> args =
        new ArrayList<>(List.of("assess", file.toString(), "--as-of", MON_2025_10_20));
    args.addAll(List.of(more));
    // As one line: where a line breaks is another question.
    return Program.answer(args.toArray(String[]::new)).replaceAll("\\s", "");
  }

  @Test
  void a_right_with_a_period_lapses_and_nobody_is_late_with_it() throws IOException {
    String objection =
        """
        {"id": "溧-1", "jurisdiction": "CN-320481", "proceeding": {"stage": "trial"},
         "persons": [{"id": "某甲", "counsel": "none"}],
         "events": [{"type": "legal-aid-decision-received", "person": "某甲", "at": "2025-09-25"}]}
        """;
    assertThat(answer(objection)).doesNotContain("逾期被告人");
    assertThat(answer(objection, "--full")).contains("被告人对法律援助决定提出异议，期间已过（至2025-10-10（周五））");
  }

  /**
   * Notified on 2025-10-09 (Thu), 2025-10-11 (Sat) is a working day; who is on site, nobody says.
   */
  private static final String NOTIFIED_ON_THU_2025_10_09 =
      """
      {"id": "乙案", "jurisdiction": "CN", "proceeding": {"stage": "prosecution-review"},
       "persons": [{"id": "某甲", "counsel": "none"}],
       "events": [{"id": "收", "type": "help-notice-received", "person": "某甲", "at": "2025-10-09"},
                  {"type": "duty-lawyer-arranged", "person": "某甲", "at": "%s"}]}
      """;

  @Test
  void what_was_done_in_time_if_it_was_owed_asks_for_nothing() throws IOException {
    assertThat(answer(NOTIFIED_ON_THU_2025_10_09.formatted("2025-10-11")))
        .contains("视情况法律援助机构：将确定的值班律师人选通知办案机关", "（该期间安排了现场值班律师）")
        .doesNotContain("视情况法律援助机构：确定（安排）值班律师");
    assertThat(answer(NOTIFIED_ON_THU_2025_10_09.formatted("2025-10-13")))
        .contains("法律援助机构：视情况确定（安排）值班律师，应于2025-10-11（周六，调休上班）");
  }

  @Test
  void an_hour_can_be_asked_about_and_what_comes_later_is_named() throws IOException {
    String json = NOTIFIED_ON_THU_2025_10_09.formatted("2026-10-12");
    assertThat(answer(json)).contains("；此后的1件事件未计入：法律援助机构确定（安排）值班律师（2026-10-12周一）");
    Path file = Files.writeString(folder.resolve("hour.json"), json, UTF_8);
    assertThat(Program.answer("assess", file.toString(), "--as-of", "2025-10-10T09:00"))
        .contains("提问日 2025-10-10（周五） 09:00；");
  }

  private static final String HELP_ON_THU_2023_05_04 =
      """
      {"id": "甲案", "jurisdiction": "CN",
       "proceeding": {"stage": "prosecution-review", "procedure": "ordinary"},
       "persons": [{"id": "某甲", "counsel": "none"}],
       "events": [{"id": "帮助日", "type": "help-date", "person": "某甲", "at": "2023-05-04"}]}
      """;

  @Test
  void another_reading_of_a_length_changes_the_date_and_the_duty_stays() throws IOException {
    String json = HELP_ON_THU_2023_05_04;
    Path file = Files.writeString(folder.resolve("help.json"), json, UTF_8);
    String full =
        Program.answer("assess", file.toString(), "--as-of", "2023-04-20", "--full")
            .replaceAll("\\s", "");
    assertThat(full)
        .contains("前3个工作日：最迟为2023-04-26（周三）")
        .contains("稳妥日期：2023-04-25（周二）（依任何解释）")
        .doesNotContain("「须隔满三个工作日」，本条不适用");
    String clear =
        Program.answer(
                "assess",
                file.toString(),
                "--as-of",
                "2023-04-20",
                "--full",
                "--reading",
                "cn-19-1=clear-days")
            .replaceAll("\\s", "");
    assertThat(clear).contains("最迟为2023-04-25（周二）").doesNotContain("前4个工作日");
  }

  @Test
  void of_what_was_to_be_done_promptly_the_day_is_said_and_a_person_judges() throws IOException {
    String slow =
        """
        {"id": "渝-2", "jurisdiction": "CN-50", "proceeding": {"stage": "prosecution-review"},
         "persons": [{"id": "某甲", "counsel": "none"}],
         "events": [{"type": "help-notice-received", "person": "某甲", "at": "2025-09-01"},
           {"type": "duty-lawyer-notified-to-organ", "person": "某甲", "at": "2025-09-12"}]}
        """;
    assertThat(answer(slow, "--full"))
        .contains("将确定的值班律师人选通知办案机关已于2025-09-12（周五）办理（距起算11日，是否及时由人判断）")
        .doesNotContain("及时，已于");
  }

  @Test
  void explain_asks_which_text_is_in_force_on_the_day_of_the_event() throws IOException {
    String before =
        """
        {"id": "吉-1", "jurisdiction": "CN-22", "persons": [{"id": "某甲", "counsel": "none"}],
         "events": [{"type": "duty-lawyer-requested", "person": "某甲", "at": "2020-08-19"}]}
        """;
    Path file = Files.writeString(folder.resolve("before.json"), before, UTF_8);
    assertThat(
            Program.answer(
                "explain",
                file.toString(),
                "--as-of",
                MON_2025_10_20,
                "--norm",
                "吉司联发[2018]2号/三（三）4（1）"))
        .contains("满足")
        .doesNotContain("不在施行期间");
  }

  private static final String NOTICE_IN_CHONGQING =
      """
      {"id": "渝-3", "jurisdiction": "CN-50", "proceeding": {"stage": "prosecution-review"},
       "persons": [{"id": "某甲", "counsel": "none"}],
       "events": [{"type": "help-notice-received", "person": "某甲", "at": "2025-09-01"},
         {"type": "duty-lawyer-notified-to-organ", "person": "某甲", "at": "2025-09-12"}]}
      """;

  @Test
  void what_may_be_late_says_on_its_line_what_decides() throws IOException {
    assertThat(answer(NOTICE_IN_CHONGQING))
        .contains(
            "或迟办法律援助机构：确定（安排）值班律师，应于2025-09-03（周三），已于2025-09-12（周五）办理"
                + "（渝司发〔2021〕19号第二十条），取决于：法律援助机构收到法律帮助通知书"
                + "（通知和指派的特殊情形（速裁程序以外））、适用的程序");
  }

  @Test
  void the_conclusion_cites_the_local_norm_that_governs_and_each_instrument_once()
      throws IOException {
    assertThat(answer(NOTICE_IN_CHONGQING))
        .contains("应当获得值班律师法律帮助（法律援助法第三十条，刑事诉讼法第三十六条第一款，渝司发〔2021〕19号第四条第一款）")
        .doesNotContain("司规〔2020〕6号第四条");
    assertThat(answer(NOTICE_IN_CHONGQING, "--full")).contains("近亲属申请法律援助法律援助法第二十四条，刑事诉讼法第三十五条第一款");
  }

  @Test
  void explain_names_the_exemption_that_leaves_a_state_open() throws IOException {
    Path file = Files.writeString(folder.resolve("open.json"), NOTICE_IN_CHONGQING, UTF_8);
    assertThat(
            Program.answer(
                "explain", file.toString(), "--as-of", MON_2025_10_20, "--norm", "渝司发〔2021〕19号/20"))
        .contains("  → 某甲：应当确定（安排）值班律师，或迟办，应于 2025-09-03（周三），")
        .contains(
            "    时限数字的例外：渝司发〔2021〕19号 第三十六条，取决于：法律援助机构收到法律帮助通知书" + "（通知和指派的特殊情形（速裁程序以外））、适用的程序");
  }

  @Test
  void before_the_indictment_somebody_is_a_suspect_and_after_it_a_defendant() throws IOException {
    String helped =
        """
        {"id": "甲", "jurisdiction": "CN", "proceeding": {"stage": "%s"},
         "persons": [{"id": "某甲", "counsel": "none", "custody": "arrested"}]}
        """;
    assertThat(answer(helped.formatted("investigation"), "--full"))
        .contains("犯罪嫌疑人书面或者口头申请法律帮助")
        .doesNotContain("犯罪嫌疑人、被告人书面或者口头申请法律帮助");
    assertThat(answer(helped.formatted("trial"), "--full"))
        .contains("被告人委托辩护人刑事诉讼法")
        .doesNotContain("犯罪嫌疑人、被告人委托辩护人", "犯罪嫌疑人委托辩护人");
  }

  @Test
  void an_act_without_a_period_is_confirmed_because_its_moment_has_passed() throws IOException {
    String charged =
        """
        {"id": "乙", "jurisdiction": "CN", "proceeding": {"stage": "trial"},
         "persons": [{"id": "某甲", "counsel": "none", "age-group": "adult"}],
         "events": [
           {"type": "prosecution-file-received", "at": "2025-08-04"},
           {"type": "opinion-given", "person": "某甲", "at": "2025-08-20", "in-writing": true},
           {"type": "case-accepted", "at": "2025-09-15"}]}
        """;
    assertThat(answer(charged)).contains("可以办理的阶段、时机已过，案卷未见办理");
    assertThat(answer(NOTICE_IN_CHONGQING)).doesNotContain("期限已过，案卷未见办理");
  }

  @Test
  void lawyers_of_whom_the_same_is_said_stand_in_one_line_and_what_they_broke_is_counted()
      throws IOException {
    String fees =
        """
        {"id": "吉-3", "jurisdiction": "CN-22",
         "lawyers": [{"id": "丙律师", "duty-posting": "posted"},
           {"id": "乙律师", "duty-posting": "posted"}],
         "events": [
           {"type": "fee-taken-from-other", "lawyer": "丙律师", "at": "2025-03-12"},
           {"type": "fee-taken-from-other", "lawyer": "乙律师", "at": "2025-03-12"}]}
        """;
    assertThat(answer(fees))
        .contains("违反值班律师：不得收取任何费用（乙律师、丙律师），2025-03-12（周三）")
        .contains("丙律师：违反义务、禁止性规定的记载1项；依现有案卷，没有处理事由因此成立；如经有权机关查实，可能符合司规〔2020〕6号第三十四条第一款、第三十四条第三款");
    assertThat(answer(fees, "--full")).contains("如经有权机关查实，可能符合司规〔2020〕6号第三十四条");
  }

  @Test
  void where_two_levels_contradict_each_other_the_first_screen_and_the_page_say_so()
      throws IOException {
    String ring = Program.CASES.resolve("fraud-ring-three-accused.json").toString();
    for (String form : List.of("text", "html")) {
      assertThat(
              Program.answer("assess", ring, "--as-of", "2025-09-20", "--format", form)
                  .replaceAll("\\s", ""))
          .contains(
              "两级规定相互矛盾，须由人决定：司规〔2020〕6号第二十六条第一款与渝司发〔2021〕19号第二十七条第二款、第二十八条第一款（法律援助机构：派驻并管理工作站）")
          .contains("罗某：应当获得值班律师法律帮助", "可以获得法律援助机构指派律师辩护（通知辩护）（法释〔2021〕1号第四十八条");
    }
  }

  private static final String OBJECTION_UNTIL_FRI_2025_10_10 =
      """
      {"id": "溧-2", "jurisdiction": "CN-320481", "proceeding": {"stage": "trial"},
       "persons": [{"id": "某甲", "counsel": "none"}],
       "events": [{"type": "legal-aid-decision-received", "person": "某甲", "at": "2025-09-25"}%s]}
      """;

  @Test
  void a_right_that_is_about_to_end_stands_among_the_acts_until_it_is_used() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("right.json"), OBJECTION_UNTIL_FRI_2025_10_10.formatted(""), UTF_8);
    assertThat(
            Program.answer("assess", file.toString(), "--as-of", "2025-10-05")
                .replaceAll("\\s", ""))
        .contains("可行使被告人：可以对法律援助决定提出异议，可至2025-10-10（周五）（溧司发〔2019〕29号第十八条）");
    assertThat(answer(OBJECTION_UNTIL_FRI_2025_10_10.formatted(""))).doesNotContain("可行使");
  }

  @Test
  void a_fee_asks_from_whom_as_that_decides_which_ground_it_meets() throws IOException {
    String fee =
        """
        {"id": "渝-4", "jurisdiction": "CN-50", "persons": [{"id": "某甲", "counsel": "none"}],
         "lawyers": [{"id": "律师", "duty-posting": "posted"}],
         "events": [{"id": "收费", "type": "fee-charged-for-help", "at": "2025-08-13",
           "person": "某甲", "lawyer": "律师"}]}
        """;
    assertThat(answer(fee))
        .contains("费用向谁收取？写入事件“收费”：\"fee-paid-by\":accused|relative|other")
        .contains("犯罪嫌疑人、被告人或者犯罪嫌疑人、被告人的亲属→符合处理事由渝司发〔2021〕19号第三十条第（四）项")
        .contains("不得就法律帮助收取费用（律师），2025-08-13");
  }

  @Test
  void the_next_dates_stand_before_what_is_to_be_confirmed_and_are_never_left_out()
      throws IOException {
    String hearing =
        """
        {"id": "溧-2", "jurisdiction": "CN-320481",
         "proceeding": {"stage": "trial", "procedure": "ordinary", "instance": "first"},
         "persons": [{"id": "某乙", "counsel": "none", "custody": "detained", "age-group": "adult",
           "sight": "unimpaired", "speech": "unimpaired", "hearing-ability": "deaf",
           "capacity": "full", "possible-penalty": "fixed-term-or-less", "pleads": false}],
         "events": [{"type": "case-accepted", "at": "2025-09-08", "by": "court"},
           {"type": "assignment-told", "person": "某乙", "at": "2025-09-09", "by": "court"},
           {"id": "函", "type": "defence-notice-sent", "person": "某乙", "at": "2025-09-12"},
           {"type": "defence-notice-received", "person": "某乙", "at": "2025-09-12", "re": "函",
            "papers-complete": false},
           {"type": "hearing", "at": "2025-10-31T09:00", "by": "court"}]}
        """;
    String screen = answer(hearing);
    assertThat(screen).contains("应于2025-10-21（周二）", "稳妥日期2025-10-20（周一）", "待核实", "CN1.0.0");
    assertThat(screen.indexOf("2025-10-21")).isLessThan(screen.indexOf("待核实"));
  }

  @Test
  void what_is_asked_of_an_event_of_several_persons_is_asked_once() throws IOException {
    String two =
        """
        {"id": "甲案", "jurisdiction": "CN", "proceeding": {"procedure": "ordinary"},
         "persons": [{"id": "某甲", "counsel": "none", "custody": "detained", "age-group": "adult"},
           {"id": "某乙", "counsel": "none", "custody": "detained", "age-group": "adult"}],
         "events": [{"type": "stage-begun", "at": "2025-07-01", "to": "investigation"},
           {"id": "约", "type": "duty-lawyer-requested", "person": ["某甲", "某乙"],
            "at": "2025-10-10"}]}
        """;
    for (String text : List.of(answer(two), answer(two, "--full"))) {
      assertThat(text).containsOnlyOnce("约见值班律师：书面作出？").doesNotContain("：罪嫌疑人");
    }
  }

  @Test
  void a_name_is_not_broken_at_the_end_of_a_line() throws IOException {
    String name = "迪丽努尔买买提";
    StringBuilder persons = new StringBuilder();
    for (int i = 1; i <= 6; i++) { // names of many lengths, so that one stands where a line ends
      persons
          .append(i == 1 ? "" : ",")
          .append("{\"id\": \"%s\", \"counsel\": \"none\"}".formatted(name.substring(7 - i) + i));
    }
    String json =
        """
        {"id": "众", "jurisdiction": "CN-50", "proceeding": {"stage": "prosecution-review"},
         "persons": [%s], "lawyers": [{"id": "欧阳文静"}],
         "events": [{"type": "help-notice-received", "person": "丽努尔买买提6", "at": "2025-09-01"}]}
        """
            .formatted(persons);
    Path file = Files.writeString(folder.resolve("many.json"), json, UTF_8);
    String answer = Program.answer("assess", file.toString(), "--as-of", MON_2025_10_20, "--full");
    assertThat(answer).contains("丽努尔买买提6");
    String broken = "(丽|努|尔|买|提)\\R\\s*(努|尔|买|提|[1-6])";
    assertThat(answer).doesNotContainPattern(broken);
  }

  @Test
  void a_reason_names_all_whom_a_sentence_binds_and_tells_apart_whom_facts_decide() {
    String ring =
        Program.answer(
            "assess",
            Program.CASES.resolve("fraud-ring-three-accused.json").toString(),
            "--as-of",
            "2025-10-13",
            "--full");
    assertThat(ring.replaceAll("\\s", ""))
        .contains("公安机关、人民检察院：应当将法律帮助情况记录在案（罗某）司规〔2020〕6号第二十八条第一款“")
        .contains(
            "视情况，公安机关：应当告知可以申请法律援助（唐某、邓某）法律援助法第三十五条", "公安机关、人民检察院、人民法院：应当告知可以申请法律援助（罗某）法律援助法第三十五条");
  }

  @Test
  void what_is_asked_of_several_events_alike_is_one_question() throws IOException {
    String opinions =
        """
        {"id": "渝-6", "jurisdiction": "CN-50", "proceeding": {"stage": "prosecution-review"},
         "persons": [{"id": "某甲", "counsel": "none"}],
         "lawyers": [{"id": "律师", "duty-posting": "posted"}],
         "events": [%s]}
        """;
    List<String> events = new ArrayList<>();
    for (int day = 10; day < 15; day++) {
      events.add(
          "{\"id\": \"意见%d\", \"type\": \"opinion-given\", \"at\": \"2025-03-%d\", \"person\": \"某甲\", \"lawyer\": \"律师\"}"
              .formatted(day, day));
    }
    String screen = answer(opinions.formatted(String.join(",", events)));
    assertThat(screen)
        .containsOnlyOnce("值班律师提出意见：书面作出？")
        .contains("写入事件“意见10”、“意见11”等5件：\"in-writing\":true|false");
    assertThat(answer(opinions.formatted(String.join(",", events.subList(0, 2)))))
        .contains("写入事件“意见10”、“意见11”：\"in-writing\":true|false");
  }
}
