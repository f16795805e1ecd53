package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.answer.BriefAnswer;
import org.dutylawyer.answer.FirstScreen;
import org.dutylawyer.answer.TextAnswer;
import org.dutylawyer.answer.Wording;
import org.dutylawyer.cli.report.AnswerPage;
import org.dutylawyer.cli.report.CalendarEntries;
import org.dutylawyer.cli.report.LimitsTable;
import org.dutylawyer.cli.report.OpenLimit;
import org.dutylawyer.cli.report.TimeLine;
import org.dutylawyer.finding.Assessment;
import org.junit.jupiter.api.Test;

/** What one output says, every other says alike: of dates, of what depends, of what was asked. */
class OneSourceTest {

  private static final DutyLawyerRules RULES = DutyLawyerRules.load();
  private static final LocalDate MON_2026_12_28 = LocalDate.of(2026, 12, 28);
  private static final LocalDate MON_2025_10_13 = LocalDate.of(2025, 10, 13);

  private static Assessment answer(Question question, String json) {
    return RULES.assess(RULES.read(json, "case.json"), question);
  }

  private static List<OpenLimit> limits(Assessment answer) {
    return OpenLimit.of(answer, Locale.CHINESE, answer.asOf().date().plusYears(1));
  }

  private static String table(Assessment answer) {
    return new LimitsTable(limits(answer), answer.asOf().date().plusYears(1), true).text(1000);
  }

  /** Three working days before Wed 2027-01-06; nobody has announced the days off of 2027 yet. */
  private static final String HELP_ON_WED_2027_01_06 =
      """
      {"id": "甲案", "jurisdiction": "CN",
       "proceeding": {"stage": "prosecution-review", "procedure": "ordinary"},
       "persons": [{"id": "某甲", "counsel": "none", "age-group": "adult", "pleads": true}],
       "events": [{"id": "收案", "type": "prosecution-file-received", "at": "2026-12-25"},
         {"id": "助", "type": "help-date", "person": "某甲", "at": "2027-01-06",
          "notice-exception": "none"}%s]}
      """;

  @Test
  void a_limit_that_is_not_certain_has_one_range_and_one_safe_day_everywhere() {
    Assessment answer = answer(Question.asOf(MON_2026_12_28), HELP_ON_WED_2027_01_06.formatted(""));
    String range = "届满日在2026-12-29（周二）至2027-01-03（周日）之间（暂定），稳妥日期2026-12-28（周一）";
    for (String text :
        List.of(
            FirstScreen.of(answer, Locale.CHINESE),
            TextAnswer.of(answer, Locale.CHINESE),
            table(answer),
            CalendarEntries.of(limits(answer), MON_2026_12_28, true).replaceAll("\\r?\\n ", ""),
            TimeLine.of(answer, new Wording(answer, Locale.CHINESE)))) {
      assertThat(text.replaceAll("\\s", "")).contains(range).doesNotContain("2026-12-31");
    }
    JsonNode duty = null;
    for (JsonNode one : BriefAnswer.of(answer).path("duties")) {
      duty = one.path("norm").asText().equals("司规〔2020〕6号/19/1") ? one : duty;
    }
    assertThat(duty).isNotNull();
    assertThat(duty.path("due").asText()).isEqualTo("2026-12-29");
    assertThat(duty.path("latest").asText()).isEqualTo("2027-01-03");
    assertThat(duty.path("safe").asText()).isEqualTo("2026-12-28");
    assertThat(FirstScreen.of(answer, Locale.CHINESE).replaceAll("\\s", ""))
        .contains("应于2026-12-30（周三）（暂定）；稳妥日期2026-12-28（周一）");
  }

  @Test
  void what_was_done_within_the_range_waits_for_the_notice_of_days_off_and_for_no_hour() {
    String done =
        """
        , {"type": "help-notice-delivered", "person": "某甲", "at": "2026-12-31", "re": "助"}
        """;
    Assessment answer =
        answer(Question.asOf(LocalDate.of(2027, 1, 4)), HELP_ON_WED_2027_01_06.formatted(done));
    assertThat(FirstScreen.of(answer, Locale.CHINESE).replaceAll("\\s", ""))
        .contains("尚不能确定：截至2027-01-04，2027年放假安排的通知尚未公布")
        .doesNotContain("期间按小时计算");
  }

  @Test
  void the_first_screen_the_brief_answer_and_the_page_say_under_which_reading_they_are() {
    Assessment answer =
        answer(
            Question.asOf(MON_2026_12_28)
                .knownOn(LocalDate.of(2026, 12, 1))
                .reading("cn-19-1", "clear-days"),
            HELP_ON_WED_2027_01_06.formatted(""));
    for (String text :
        List.of(
            FirstScreen.of(answer, Locale.CHINESE),
            TextAnswer.of(answer, Locale.CHINESE),
            AnswerPage.of(answer, Locale.CHINESE))) {
      assertThat(text.replaceAll("\\s", ""))
          .contains("放假安排截至2026-12-01（周二）已公布的通知")
          .contains("所选解释「“前三个工作日”如何计算」采「");
    }
    assertThat(BriefAnswer.of(answer).path("knownOn").asText()).isEqualTo("2026-12-01");
    assertThat(BriefAnswer.of(answer).path("readings").path("cn-19-1").asText())
        .isEqualTo("clear-days");
    Assessment plain = answer(Question.asOf(MON_2026_12_28), HELP_ON_WED_2027_01_06.formatted(""));
    assertThat(BriefAnswer.of(plain).has("readings")).isFalse();
    assertThat(BriefAnswer.of(plain).has("knownOn")).isFalse();
  }

  @Test
  void what_organs_and_lawyers_did_although_they_must_not_is_in_the_brief_answer() {
    Assessment answer =
        answer(
            Question.asOf(MON_2025_10_13),
            """
            {"id": "渝-1", "jurisdiction": "CN-50", "proceeding": {"stage": "prosecution-review"},
             "persons": [{"id": "某甲", "counsel": "none"}],
             "lawyers": [{"id": "律", "duty-posting": "posted"}],
             "events": [{"type": "stage-begun", "at": "2025-09-01", "to": "prosecution-review"},
               {"type": "meeting-held", "person": "某甲", "at": "2025-09-10", "lawyer": "律"},
               {"type": "meeting-monitored", "person": "某甲", "at": "2025-09-10"},
               {"type": "fee-charged-for-help", "person": "某甲", "at": "2025-09-10",
                "lawyer": "律"}]}
            """);
    JsonNode broken = BriefAnswer.of(answer).path("broken");
    assertThat(broken.findValuesAsText("action")).contains("monitor-meeting");
    assertThat(broken.findValuesAsText("lawyer")).contains("律");
    assertThat(broken.findValuesAsText("done")).containsOnly("2025-09-10");
  }

  private static final String ACCEPTED_ON_SAT_2025_10_11 =
      """
      {"id": "乙案", "jurisdiction": "CN", "proceeding": {"stage": "trial", "procedure": "ordinary",
        "instance": "first"},
       "persons": [{"id": "某乙", "counsel": "none", "age-group": "adult", "sight": "unimpaired",
         "hearing-ability": "unimpaired", "capacity": "full",
         "possible-penalty": "fixed-term-or-less"}],
       "events": [{"type": "case-accepted", "at": "2025-10-11", "by": "court"},
         {"type": "defence-ground-found", "person": "某乙", "at": "2025-10-11", "by": "court"}]}
      """;

  @Test
  void an_act_that_hangs_on_a_fact_is_in_the_tables_and_in_the_whole_answer_as_on_the_screen() {
    Assessment answer = answer(Question.asOf(MON_2025_10_13), ACCEPTED_ON_SAT_2025_10_11);
    assertThat(AnswerPage.of(answer, Locale.CHINESE)).contains("视情况", "取决于：言语");
    assertThat(table(answer)).contains("视情况，取决于不明的事实", "人民法院：通知法律援助机构指派辩护律师", "取决于：言语");
    assertThat(CalendarEntries.of(limits(answer), MON_2025_10_13, true)).contains("【视情况】");
    String whole = TextAnswer.of(answer, Locale.CHINESE).replaceAll("\\s", "");
    assertThat(whole).contains("视情况人民法院通知法律援助机构指派辩护律师", "法律援助法第三十六条“");
  }

  @Test
  void of_two_shifts_the_row_says_whose_they_are() {
    Assessment answer =
        answer(
            Question.asOf(MON_2025_10_13),
            """
            {"id": "班", "jurisdiction": "CN-50", "persons": [],
             "lawyers": [{"id": "张", "duty-posting": "arranged"},
               {"id": "王", "duty-posting": "arranged"}],
             "events": [{"type": "shift", "lawyer": "张", "at": "2025-10-20"},
               {"type": "shift", "lawyer": "王", "at": "2025-10-20"}]}
            """);
    assertThat(table(answer)).contains("按时前往指定地点值班（张、王）");
  }

  @Test
  void an_event_that_is_written_in_before_changes_no_identifier() {
    String json =
        """
        {"id": "丙案", "jurisdiction": "CN", "proceeding": {"stage": "prosecution-review"},
         "persons": [{"id": "某丙", "counsel": "none"}],
         "events": [%s{"type": "help-notice-received", "person": "某丙", "at": "2025-10-10",
           "on-site-lawyer": false, "notice-exception": "none"},
           {"type": "prosecution-file-received", "at": "2025-10-09"}]}
        """;
    String told =
        """
        {"type": "help-right-told", "person": "某丙", "at": "2025-10-09", "by": "procuratorate"},
        """;
    Question question = Question.asOf(LocalDate.of(2025, 10, 10));
    List<String> before =
        limits(answer(question, json.formatted(""))).stream().map(OpenLimit::uid).toList();
    List<String> after =
        limits(answer(question, json.formatted(told))).stream().map(OpenLimit::uid).toList();
    assertThat(before).isNotEmpty().doesNotHaveDuplicates();
    assertThat(after).containsAll(before);
  }

  @Test
  void persons_of_whom_a_reading_would_lead_to_the_same_are_said_together() {
    String persons =
        List.of("甲", "乙", "丙").stream()
            .map(
                id ->
                    """
                    {"id": "%s", "counsel": "none", "custody": "arrested", "age-group": "adult",
                     "sight": "unimpaired", "speech": "unimpaired", "capacity": "full",
                     "hearing-ability": "unimpaired", "possible-penalty": "fixed-term-or-less"}
                    """
                        .formatted(id))
            .reduce((a, b) -> a + "," + b)
            .orElseThrow();
    Assessment answer =
        answer(
            Question.asOf(MON_2025_10_13),
            """
            {"id": "丁案", "jurisdiction": "CN", "proceeding": {"stage": "trial",
              "procedure": "ordinary", "instance": "first"}, "persons": [%s],
             "events": [{"type": "case-accepted", "at": "2025-09-28", "by": "court"}]}
            """
                .formatted(persons));
    assertThat(FirstScreen.of(answer, Locale.CHINESE).replaceAll("\\s", ""))
        .contains("甲、乙、丙应当获得法律援助机构指派律师辩护")
        .containsOnlyOnce("如采「依全覆盖试点办法应当通知」");
  }

  @Test
  void what_is_on_file_as_it_is_now_is_asked_as_it_was_before_with_the_event_that_says_it() {
    Assessment answer =
        answer(
            Question.asOf(MON_2025_10_13),
            """
            {"id": "戊案", "jurisdiction": "CN-50",
             "proceeding": {"procedure": "ordinary", "instance": "first"},
             "persons": [{"id": "某戊", "counsel": "none", "age-group": "adult", "pleads": true,
               "sight": "unimpaired", "speech": "unimpaired", "hearing-ability": "unimpaired",
               "capacity": "full", "possible-penalty": "fixed-term-or-less"}],
             "events": [{"type": "stage-begun", "at": "2025-09-01", "to": "prosecution-review"},
               {"type": "case-accepted", "at": "2025-10-09", "by": "court"}]}
            """);
    assertThat(TextAnswer.of(answer, Locale.CHINESE).replaceAll("\\s", ""))
        .contains("某戊：2025-10-09（周四）以前的认罪认罚？写入一件早于2025-10-09（周四）的事件：")
        .contains("\"type\":\"plea-changed\",\"to\":true|false")
        .doesNotContain("某戊：认罪认罚？");
  }

  /** An event of a type whose word does not say so itself may change a state: an assignment. */
  @Test
  void what_an_assignment_changed_is_asked_as_it_was_before_the_assignment() {
    Assessment answer =
        answer(
            Question.asOf(MON_2025_10_13),
            """
            {"id": "己案", "jurisdiction": "CN-50",
             "persons": [{"id": "某己", "age-group": "adult"}],
             "events": [{"type": "prosecution-file-received", "at": "2025-09-01", "by": "procuratorate"},
               {"type": "defender-assigned", "person": "某己", "at": "2025-09-10"}]}
            """);
    assertThat(TextAnswer.of(answer, Locale.CHINESE).replaceAll("\\s", ""))
        .contains("某己：2025-09-10（周三）以前的辩护人（代理人）？写入一件早于2025-09-10（周三）的事件：")
        .doesNotContain("某己：辩护人（代理人）？");
  }

  /** What a judge looks for first: what is to be done now for the one who is owed a defender. */
  @Test
  void the_first_screen_has_the_notice_for_defence_and_says_a_day_once() {
    Assessment answer =
        answer(
            Question.asOf(LocalDate.of(2026, 4, 20)),
            """
            {"id": "辛案", "jurisdiction": "CN-22",
             "proceeding": {"stage": "trial", "procedure": "ordinary", "instance": "first",
               "in-absentia": false, "compulsory-treatment": false, "investigating-organ": "police"},
             "persons": [
               {"id": "甲", "counsel": "none", "custody": "arrested", "age-group": "adult",
                 "sight": "unimpaired", "hearing-ability": "deaf", "speech": "unimpaired",
                 "capacity": "full", "possible-penalty": "fixed-term-or-less",
                 "crime-during-suspended-death-sentence": false, "pleads": true},
               {"id": "乙", "counsel": "none", "custody": "bail", "age-group": "adult",
                 "sight": "unimpaired", "hearing-ability": "unimpaired", "speech": "unimpaired",
                 "capacity": "full", "possible-penalty": "fixed-term-or-less",
                 "crime-during-suspended-death-sentence": false, "pleads": true}],
             "events": [{"type": "case-accepted", "at": "2026-03-02", "by": "court"},
               {"type": "counsel-changed", "person": "甲", "at": "2026-03-05",
                 "to": "retained-lawyer"},
               {"type": "hearing", "at": "2026-04-13", "by": "court"},
               {"type": "counsel-changed", "person": "甲", "at": "2026-04-13", "to": "none"}]}
            """);
    assertThat(FirstScreen.of(answer, Locale.CHINESE).replaceAll("\\s", ""))
        .contains("应于2026-03-05（周四）：告知有权委托辩护人（甲、乙）、告知可以申请法律援助（甲、乙）")
        .contains("待办人民法院：通知法律援助机构指派辩护律师（甲）");
  }

  /** The procedure of the first instance, where a retrial has its own, which the file states. */
  @Test
  void the_procedure_of_an_earlier_instance_is_asked_as_of_before_the_retrial() {
    Assessment answer =
        answer(
            Question.asOf(LocalDate.of(2026, 4, 20)),
            """
            {"id": "庚案", "jurisdiction": "CN-320481",
             "proceeding": {"stage": "trial", "procedure": "ordinary", "instance": "retrial"},
             "persons": [{"id": "某庚", "counsel": "none", "age-group": "adult", "pleads": false,
               "sight": "unimpaired", "speech": "unimpaired", "hearing-ability": "unimpaired",
               "capacity": "full", "possible-penalty": "fixed-term-or-less"}],
             "events": [{"type": "case-accepted", "at": "2025-06-02", "by": "court"},
               {"type": "judgment-pronounced", "at": "2025-08-01"},
               {"type": "retrial-decided", "at": "2026-03-02", "by": "court"},
               {"type": "instance-begun", "at": "2026-03-09", "to": "retrial"}]}
            """);
    assertThat(TextAnswer.of(answer, Locale.CHINESE).replaceAll("\\s", ""))
        .contains("2026-03-02（周一）以前的适用的程序（起诉前为拟适用的程序）？写入一件早于2026-03-02（周一）的事件：")
        .contains("此前的审级：第一审")
        .doesNotContain("本案：适用的程序");
  }

  @Test
  void the_page_says_what_the_colours_of_its_time_line_mean() {
    Assessment answer = answer(Question.asOf(MON_2026_12_28), HELP_ON_WED_2027_01_06.formatted(""));
    assertThat(AnswerPage.of(answer, Locale.CHINESE))
        .contains("事件</span>", "逾期、迟办</span>", "已办</span>", "没有办理记载、尚不能确定</span>");
  }
}
