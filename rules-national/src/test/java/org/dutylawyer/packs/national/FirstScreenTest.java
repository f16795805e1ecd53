package org.dutylawyer.packs.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.answer.AnswerPart;
import org.dutylawyer.answer.AnswerParts;
import org.dutylawyer.answer.FirstScreen;
import org.dutylawyer.answer.TextAnswer;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Need;
import org.dutylawyer.finding.OpenQuestion;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.State;
import org.dutylawyer.law.NormId;
import org.dutylawyer.problem.BadInputException;
import org.junit.jupiter.api.Test;

/** The answer on one screen, and what hosts ask of it. */
class FirstScreenTest {

  private static final DutyLawyerRules RULES = DutyLawyerRules.load();
  private static final LocalDate MON_2025_10_13 = LocalDate.of(2025, 10, 13);

  private static Assessment answer(String persons, String events) {
    return answer(persons, events, Question.asOf(MON_2025_10_13));
  }

  /** Of a file that comes from a register, so that its silence says something. */
  private static Assessment registered(String persons, String events) {
    return answer(persons, events, Question.asOf(MON_2025_10_13).from(CaseFile.Register.USUAL));
  }

  private static Assessment answer(String persons, String events, Question question) {
    String json =
        "{ \"id\": \"甲案\", \"jurisdiction\": \"CN\","
            + " \"proceeding\": { \"stage\": \"prosecution-review\", \"procedure\": \"ordinary\" },"
            + " \"persons\": ["
            + persons
            + "], \"events\": ["
            + events
            + "] }";
    return RULES.assess(RULES.read(json, "case.json"), question);
  }

  private static final String ADULT_WITHOUT_COUNSEL =
      "{ \"id\": \"某甲\", \"counsel\": \"none\", \"age-group\": \"adult\", \"sight\":"
          + " \"unimpaired\", \"hearing-ability\": \"unimpaired\", \"speech\": \"unimpaired\","
          + " \"capacity\": \"full\", \"possible-penalty\": \"fixed-term-or-less\" }";

  private static final String NOTICE_ON_TUE_BEFORE_THE_HOLIDAY =
      "{ \"type\": \"help-notice-received\", \"person\": \"某甲\", \"at\": \"2025-09-30\","
          + " \"on-site-lawyer\": false, \"notice-exception\": \"none\" }";

  @Test
  void what_is_owed_comes_first_then_what_is_late_and_by_whom() {
    String screen =
        FirstScreen.of(
            registered(ADULT_WITHOUT_COUNSEL, NOTICE_ON_TUE_BEFORE_THE_HOLIDAY), Locale.CHINESE);
    assertThat(screen.lines().count()).isLessThanOrEqualTo(FirstScreen.LINES);
    assertThat(screen)
        .contains("某甲：应当获得值班律师法律帮助")
        .contains("逾期    法律援助机构：确定（安排）值班律师，应于 2025-10-10（周五）");
    assertThat(screen.indexOf("结论")).isLessThan(screen.indexOf("逾期"));
    assertThat(screen).contains("“逾期”的依据：登记簿应当登记");
  }

  @Test
  void without_a_register_nobody_is_said_to_be_late_and_it_is_asked() {
    Assessment answer = answer(ADULT_WITHOUT_COUNSEL, NOTICE_ON_TUE_BEFORE_THE_HOLIDAY);
    String screen = FirstScreen.of(answer, Locale.CHINESE);
    assertThat(screen)
        .contains("待核实  法律援助机构：确定（安排）值班律师，应于 2025-10-10（周五）")
        .contains("“待核实”：期限已过，案卷未见办理")
        .doesNotContain("逾期");
    assertThat(answer.breaches()).isEmpty();
    assertThat(answer.organBreaches()).isEmpty();
    assertThat(answer.toConfirm()).isNotEmpty().isEqualTo(answer.next("legal-aid-agency"));
  }

  @Test
  void no_screen_of_one_person_is_longer_than_thirty_lines_of_eighty_columns() {
    String unknown = "{ \"id\": \"某甲\" }";
    for (String person : List.of(unknown, ADULT_WITHOUT_COUNSEL)) {
      for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
        String screen = FirstScreen.of(answer(person, NOTICE_ON_TUE_BEFORE_THE_HOLIDAY), locale);
        assertThat(screen.lines().count()).isLessThanOrEqualTo(FirstScreen.LINES);
        assertThat(screen.lines())
            .allSatisfy(
                line ->
                    assertThat(line.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum())
                        .as(line)
                        .isLessThanOrEqualTo(82)); // a closing mark may hang over
      }
    }
  }

  /** A crowded file: a minor under arrest, at trial, without counsel, who asked for help. */
  @Test
  void what_to_be_confirmed_means_stays_however_little_room_there_is() {
    String json =
        """
        { "id": "戊案", "jurisdiction": "CN",
          "proceeding": { "stage": "trial" },
          "persons": [ { "id": "某甲", "born": "2007-11-20", "custody": "arrested",
            "counsel": "none" } ],
          "events": [ { "type": "case-accepted", "at": "2025-10-28" },
            { "type": "duty-lawyer-requested", "person": "某甲", "at": "2025-11-03" } ] }
        """;
    Question onWed = Question.asOf(LocalDate.of(2025, 11, 26));
    String screen =
        FirstScreen.of(RULES.assess(RULES.read(json, "case.json"), onWed), Locale.CHINESE);
    assertThat(screen.lines().count()).isLessThanOrEqualTo(FirstScreen.LINES);
    assertThat(screen)
        .contains("待核实  人民法院：应于 2025-10-31（周五）：告知有权委托辩护人、告知可以申请法")
        .contains("“待核实”：期限已过", "不据此认定没有办理");
    assertThat(screen).doesNotContainPattern("另有 \\d+ 项（--full 列出）\\s+另有 \\d+ 项（--full 列出）");
  }

  @Test
  void a_question_says_what_to_write_and_what_it_leads_to() {
    String screen = FirstScreen.of(answer("{ \"id\": \"某甲\" }", ""), Locale.CHINESE);
    assertThat(screen).contains("写入：\"counsel\": none | retained-lawyer").contains("没有 → 应当获得");
  }

  @Test
  void several_persons_share_what_they_share() {
    String two = ADULT_WITHOUT_COUNSEL + ", " + ADULT_WITHOUT_COUNSEL.replace("某甲", "某乙");
    String screen = FirstScreen.of(answer(two, ""), Locale.CHINESE);
    assertThat(screen).contains("某甲、某乙：应当获得值班律师法律帮助");
  }

  @Test
  void an_accusation_names_its_lawyer_and_what_is_forbidden() {
    String json =
        """
        { "jurisdiction": "CN",
          "lawyers": [ { "id": "李律师", "duty-posting": "posted" },
            { "id": "王律师", "duty-posting": "posted" } ],
          "events": [
            { "type": "case-facts-disclosed", "lawyer": "李律师", "at": "2025-10-09",
              "disclosure-permitted": false },
            { "type": "case-facts-disclosed", "lawyer": "王律师", "at": "2025-10-10",
              "disclosure-permitted": false } ] }
        """;
    Assessment answer = RULES.assess(RULES.read(json, "case.json"), Question.asOf(MON_2025_10_13));
    assertThat(FirstScreen.of(answer, Locale.CHINESE).replaceAll("\\s", ""))
        .contains("违反值班律师：不得向他人泄露案件情况（李律师），2025-10-09（周四）")
        .contains("违反值班律师：不得向他人泄露案件情况（王律师），2025-10-10（周五）");
    assertThat(FirstScreen.of(answer, Locale.ENGLISH).replaceAll("\\s+", " "))
        .contains("must not disclose case facts to others (李律师), 2025-10-09 (Thu)");
  }

  /** Lawyers of a station who told others of a case, each on a day of his own. */
  private static Assessment disclosed(int lawyers) {
    StringBuilder who = new StringBuilder();
    StringBuilder what = new StringBuilder();
    for (int i = 1; i <= lawyers; i++) {
      String comma = i == 1 ? "" : ", ";
      who.append(comma + "{ \"id\": \"律师" + i + "\", \"duty-posting\": \"posted\" }");
      what.append(
          comma
              + "{ \"type\": \"case-facts-disclosed\", \"disclosure-permitted\": false,"
              + " \"lawyer\": \"律师%d\", \"at\": \"2025-09-%02d\" }".formatted(i, i));
    }
    String json =
        "{ \"id\": \"甲案\", \"jurisdiction\": \"CN\", \"persons\": [ { \"id\": \"某甲\" } ],"
            + " \"lawyers\": ["
            + who
            + "], \"events\": ["
            + what
            + "] }";
    return RULES.assess(RULES.read(json, "case.json"), Question.asOf(MON_2025_10_13));
  }

  @Test
  void whatever_is_broken_or_late_is_on_the_screen_in_both_languages() {
    for (int many : List.of(1, 3, 10)) {
      for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
        String screen = FirstScreen.of(disclosed(many), locale);
        for (int i = 1; i <= many; i++) {
          assertThat(screen.replaceAll("\\s+", "")).contains("2025-09-%02d".formatted(i));
        }
        assertThat(screen.lines().count()).isLessThanOrEqualTo(FirstScreen.LINES);
      }
    }
  }

  @Test
  void the_same_for_several_on_several_days_is_said_once() {
    String text = FirstScreen.of(disclosed(3), Locale.CHINESE).replaceAll("\\s+", "");
    assertThat(text)
        .contains("：2025-09-01（周一）（律师1）；2025-09-02（周二）（律师2）；2025-09-03（周三）（律师3）")
        .containsOnlyOnce("违反值班律师：不得向他人泄露案件情况（");
  }

  @Test
  void more_of_it_than_a_screen_holds_is_counted() {
    for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      String screen = FirstScreen.of(disclosed(30), locale);
      assertThat(screen.lines().count()).isLessThanOrEqualTo(FirstScreen.LINES);
      String said = screen.replaceAll("\\s+", "");
      assertThat(said).contains("2025-09-01", "2025-09-12").doesNotContain("2025-09-13");
      assertThat(said).containsAnyOf("等共30次", "andothers,30inall");
    }
  }

  @Test
  void what_is_to_be_done_promptly_stands_before_what_has_no_time() {
    String asked =
        "{ \"type\": \"duty-lawyer-requested\", \"person\": \"某甲\", \"at\": \"2025-10-10\","
            + " \"in-writing\": true }";
    String held =
        ADULT_WITHOUT_COUNSEL.replace("\"counsel\"", "\"custody\": \"detained\", \"counsel\"");
    List<String> open =
        AnswerParts.of(answer(held, asked), Locale.CHINESE).stream()
            .filter(part -> part.kind() == AnswerPart.Kind.ACTS)
            .flatMap(part -> part.entries().stream())
            .filter(entry -> entry.label().equals("待办"))
            .map(entry -> entry.text().contains("，及时（") ? "及时" : "其他")
            .toList();
    assertThat(open).contains("及时", "其他");
    assertThat(open.lastIndexOf("及时")).isLessThan(open.indexOf("其他"));
  }

  @Test
  void no_line_ends_within_a_date_a_citation_or_a_number_and_its_unit() {
    Assessment answer = registered(ADULT_WITHOUT_COUNSEL, NOTICE_ON_TUE_BEFORE_THE_HOLIDAY);
    for (int width = 50; width <= 90; width++) {
      for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
        String screen = FirstScreen.of(answer, locale, false, width);
        assertThat(screen)
            .doesNotContainPattern("\\d\\s*\\n\\s*[（(]?(周|Mon|Tue|Wed|Thu|Fri|Sat|Sun)")
            .doesNotContainPattern("第[一二三四五六七八九十百]*\\n")
            .doesNotContainPattern("司规\\s*\\n")
            .doesNotContainPattern("Article\\s*\\n")
            .doesNotContainPattern("[（(]\\n");
      }
    }
  }

  @Test
  void a_refusal_of_help_that_is_in_force_stands_beside_what_is_owed_until_it_is_taken_back() {
    String refused =
        "{ \"type\": \"help-refused\", \"person\": \"某甲\", \"at\": \"2025-10-09\", \"clear\": true"
            + " }";
    String taken =
        refused
            + ", { \"type\": \"help-refusal-withdrawn\", \"person\": \"某甲\", \"at\": \"2025-10-10\""
            + " }";
    assertThat(FirstScreen.of(answer(ADULT_WITHOUT_COUNSEL, refused), Locale.CHINESE))
        .contains("本人已明确拒绝值班律师法律帮助");
    assertThat(
            FirstScreen.of(answer(ADULT_WITHOUT_COUNSEL, refused), Locale.ENGLISH)
                .replaceAll("\\s+", " "))
        .contains("has clearly refused duty-lawyer help");
    assertThat(FirstScreen.of(answer(ADULT_WITHOUT_COUNSEL, taken), Locale.CHINESE))
        .doesNotContain("本人已明确拒绝");
  }

  @Test
  void a_fact_that_is_not_so_any_more_is_said_with_its_day() {
    String json =
        """
        { "id": "甲案", "jurisdiction": "CN",
          "proceeding": { "stage": "investigation", "procedure": "ordinary" },
          "persons": [ { "id": "某甲", "born": "2007-10-01", "counsel": "none" } ],
          "events": [ { "type": "defence-ground-found", "person": "某甲",
            "at": "2025-09-10" } ] }
        """;
    Assessment answer = RULES.assess(RULES.read(json, "case.json"), Question.asOf(MON_2025_10_13));
    String whole = TextAnswer.of(answer, Locale.CHINESE).replaceAll("\\s+", "");
    assertThat(whole).contains("2025-09-10（周三）时，年龄（成年与否）：未成年人");
    assertThat(whole).doesNotContain("，年龄（成年与否）：成年人");
  }

  @Test
  void a_host_asks_for_dates_acts_breaches_and_questions() {
    Assessment answer = registered(ADULT_WITHOUT_COUNSEL, NOTICE_ON_TUE_BEFORE_THE_HOLIDAY);
    assertThat(answer.deadlines(LocalDate.of(2025, 10, 10), LocalDate.of(2025, 10, 10)))
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f.lastDay()).contains(LocalDate.of(2025, 10, 10)));
    assertThat(answer.deadlines(LocalDate.of(2025, 10, 11), LocalDate.of(2025, 12, 31))).isEmpty();
    assertThatThrownBy(
            () -> answer.deadlines(LocalDate.of(2025, 12, 31), LocalDate.of(2025, 10, 11)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2025-10-11");
    assertThat(answer.next("legal-aid-agency"))
        .extracting(Finding::state)
        .startsWith(State.BREACHED);
    assertThat(answer.breaches()).extracting(Finding::state).containsOnly(State.BREACHED);
    assertThat(answer.questions()).isEmpty();
    Assessment other = answer(ADULT_WITHOUT_COUNSEL.replace("某甲", "某乙"), "");
    assertThatThrownBy(() -> answer.difference(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[某甲]");
    Assessment bare = answer("{ \"id\": \"某甲\" }", "");
    assertThat(bare.questions())
        .extracting(OpenQuestion::fact)
        .contains("counsel", "age-group")
        .doesNotHaveDuplicates();
    // Whether there is counsel decides help, and whether a defence is owed or may be given.
    for (EntitlementAnswer owed : bare.entitlements()) {
      for (Need need : owed.needs()) {
        assertThat(bare.questions())
            .filteredOn(q -> q.of().equals(need.of()) && q.fact().equals(need.fact()))
            .singleElement()
            .satisfies(
                q ->
                    assertThat(q.decides())
                        .contains(
                            new OpenQuestion.Decided(
                                owed.of(), owed.entitlement(), owed.force(), need.answers())));
      }
    }
    assertThat(bare.questions())
        .filteredOn(q -> q.fact().equals("counsel"))
        .singleElement()
        .satisfies(
            q ->
                assertThat(q.decides())
                    .extracting(OpenQuestion.Decided::entitlement)
                    .contains("legal-help", "assigned-defence"));
    assertThat(answer.governing())
        .allSatisfy(f -> assertThat(f.state()).isNotEqualTo(State.AWAITING));
  }

  @Test
  void a_word_or_a_person_that_is_not_there_is_an_error_that_names_the_nearest() {
    Assessment answer = answer(ADULT_WITHOUT_COUNSEL, NOTICE_ON_TUE_BEFORE_THE_HOLIDAY);
    Person nobody = new Person("某申");
    refused(() -> answer.next("legal-aid-agencies"), "legal-aid-agency");
    refused(() -> answer.next("法律援助机构"), "legal-aid-agency");
    refused(() -> answer.owed(new Person("某甲"), "duty-lawyer help"), "legal-help");
    refused(() -> answer.owed(new Person("某甲"), "legal-hlep"), "legal-help");
    refused(() -> answer.owed(nobody, "legal-help"), "某甲");
    refused(() -> answer.about(nobody), "某甲");
    refused(() -> answer.about(new Lawyer("某律师")), "某律师");
    refused(() -> answer.find(NormId.parse("法律援助法/30/1"), nobody), "某甲");
    refused(() -> answer.of(NormId.parse("法律援助/30/1")), "法律援助法");
    refused(() -> answer.of(NormId.parse("法律援助法/30/9")), "法律援助法/30/9");
    refused(() -> answer.instrument(NormId.parse("司规〔2021〕6号/4/1")), "司规〔2020〕6号");
  }

  private static void refused(ThrowingCallable asking, String named) {
    assertThatThrownBy(asking).isInstanceOf(BadInputException.class).hasMessageContaining(named);
  }

  /** Words without the breaks of lines. */
  private static String joined(Assessment answer) {
    return FirstScreen.of(answer, Locale.CHINESE).replaceAll("\\s", "");
  }

  @Test
  void what_may_be_given_is_said_where_it_is_not_owed() {
    String json =
        "{ \"id\": \"甲案\", \"jurisdiction\": \"CN\", \"proceeding\": { \"stage\": \"trial\","
            + " \"procedure\": \"ordinary\", \"instance\": \"first\" }, \"persons\": ["
            + ADULT_WITHOUT_COUNSEL
            + "] }";
    Assessment tried = RULES.assess(RULES.read(json, "x"), Question.asOf(MON_2025_10_13));
    assertThat(joined(tried))
        .contains("可以获得法律援助机构指派律师辩护（通知辩护）（法律援助法第二十五条第二款）")
        .contains("不属于应当获得法律援助机构指派律师辩护");
    assertThat(joined(answer(ADULT_WITHOUT_COUNSEL, ""))).doesNotContain("可以获得法律援助机构指派");
  }

  @Test
  void an_answer_that_decides_only_with_others_names_them() {
    assertThat(joined(answer("{ \"id\": \"某甲\" }", "")))
        .contains("未成年人，并且辩护人（代理人）：没有或者法律援助机构指派的律师→应当获得法律援助机构指派律师辩护");
  }

  @Test
  void the_whole_answer_asks_all_that_the_screen_asks_with_what_to_write() {
    Assessment unknown = answer("{ \"id\": \"某甲\" }", "");
    String whole = TextAnswer.of(unknown, Locale.CHINESE).replaceAll("\\s", "");
    assertThat(AnswerParts.of(unknown, Locale.CHINESE))
        .filteredOn(part -> part.kind() == AnswerPart.Kind.QUESTIONS)
        .flatExtracting(AnswerPart::entries)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            entry -> {
              assertThat(entry.below()).as(entry.text()).isNotEmpty();
              assertThat(whole).contains(entry.text().replaceAll("\\s", ""));
            });
    assertThat(whole).contains("认罪认罚？写入：\"pleads\":true|false");
  }

  @Test
  void acts_of_one_organ_stand_together_under_its_name_and_the_next_date_places_it() {
    String screen =
        FirstScreen.of(
            answer(
                ADULT_WITHOUT_COUNSEL,
                NOTICE_ON_TUE_BEFORE_THE_HOLIDAY,
                Question.asOf(LocalDate.of(2025, 9, 30))),
            Locale.CHINESE);
    assertThat(screen)
        .containsSubsequence("  法律援助机构：\n  待办    ", "应于 2025-10-10", "  人民检察院：\n  待办    ")
        .doesNotContain("待办    人民检察院：");
    assertThat(screen.split("人民检察院：", -1)).hasSize(2);
  }

  @Test
  void the_reading_that_is_disputed_is_named_with_its_date_and_a_calendar_is_no_dispute() {
    String help = "{ \"type\": \"help-date\", \"person\": \"某甲\", \"at\": \"%s\" }";
    Assessment before =
        answer(
            ADULT_WITHOUT_COUNSEL,
            help.formatted("2025-10-09"),
            Question.asOf(LocalDate.of(2025, 9, 22)));
    assertThat(joined(before))
        .contains("期限有不同解释：「“……前n日”如何倒算」如采「首尾两日都不算，中间须隔满所定日数」，应于2025-09-26（周五）")
        .contains("稳妥日期2025-09-26（周五）（依任何解释）");
    Assessment unannounced =
        answer(
            ADULT_WITHOUT_COUNSEL,
            NOTICE_ON_TUE_BEFORE_THE_HOLIDAY.replace("2025-09-30", "2028-09-29"),
            Question.asOf(LocalDate.of(2028, 9, 29)));
    assertThat(joined(unannounced)).contains("（暂定），稳妥日期2028-").doesNotContain("不同解释");
  }

  @Test
  void a_file_without_persons_asks_for_them() {
    String nobody = "{ \"jurisdiction\": \"CN\" }";
    assertThat(joined(RULES.assess(RULES.read(nobody, "x"), Question.asOf(MON_2025_10_13))))
        .contains("请写入persons")
        .doesNotContain("没有到期或者未办的义务");
    assertThat(joined(answer("{ \"id\": \"某甲\" }", ""))).doesNotContain("请写入persons");
  }

  @Test
  void names_are_listed_as_people_list_them() {
    String many =
        Stream.of("被告人10", "丙", "被告人2", "乙", "甲")
            .map(name -> ADULT_WITHOUT_COUNSEL.replace("某甲", name))
            .collect(Collectors.joining(", "));
    assertThat(joined(answer(many, ""))).contains("甲、乙、丙、被告人2、被告人10：应当");
  }

  @Test
  void what_governs_applies_or_can_and_is_neither_displaced_nor_awaited() {
    Assessment answer = answer(ADULT_WITHOUT_COUNSEL, NOTICE_ON_TUE_BEFORE_THE_HOLIDAY);
    assertThat(answer.findings()).anyMatch(f -> f.state() == State.AWAITING);
    assertThat(answer.governing())
        .isNotEmpty()
        .allSatisfy(
            f -> {
              assertThat(f.state()).isNotEqualTo(State.AWAITING);
              assertThat(f.displacedBy()).isEmpty();
              assertThat(f.outcome()).isNotEqualTo(Outcome.DOES_NOT_APPLY);
            });
  }
}
