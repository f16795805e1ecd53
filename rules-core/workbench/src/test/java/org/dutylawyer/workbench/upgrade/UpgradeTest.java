package org.dutylawyer.workbench.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.answer.BriefAnswer;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.workbench.FolderPacks;
import org.dutylawyer.workbench.check.MiniPack;
import org.dutylawyer.workbench.junit.UpgradeTests;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a changed pack does to answers: every change planted is reported, and nothing else. */
class UpgradeTest {

  private static final LocalDate WED_2025_10_15 = LocalDate.of(2025, 10, 15);
  private static final LocalDate TUE_2025_10_14 = LocalDate.of(2025, 10, 14);
  private static final LocalDate FRI_2025_10_10 = LocalDate.of(2025, 10, 10);

  /** The notice came on 2025-10-10 (Fri); two working days, a make-up Saturday among them. */
  private static final String NOTIFIED =
      """
      { "id": "案1", "jurisdiction": "CN", "proceeding": { "stage": "trial" },
        "persons": [ { "id": "某甲", "counsel": "none", "age-group": "adult" } ],
        "events": [ { "type": "help-notice-received", "id": "收", "person": "某甲", "at": "2025-10-10",
                      "on-site-lawyer": false } ] }
      """;

  private static final String ARRANGED_LATE =
      NOTIFIED.replace(
          "\"on-site-lawyer\": false } ]",
          "\"on-site-lawyer\": false }, { \"type\": \"duty-lawyer-arranged\", \"person\": \"某甲\","
              + " \"at\": \"2025-10-14\" } ]");

  @Test
  void a_shorter_limit_makes_what_is_open_due_earlier() {
    assertThat(said(good(), limit("一", 1), NOTIFIED, FRI_2025_10_10))
        .containsExactly(
            "urgent due 某甲 应当安排值班律师 | 法律援助机构，待办，应于 2025-10-13（周一）"
                + " | 法律援助机构，待办，应于 2025-10-11（周六）"
                + " | 示例〔2021〕1号/2/1 规则有变更 | 法律援助机构");
  }

  /** What could be done today should have been done on Saturday: nothing shows that it was. */
  @Test
  void a_shorter_limit_that_has_passed_at_once_is_urgent() {
    assertThat(said(good(), limit("一", 1), NOTIFIED, LocalDate.of(2025, 10, 13)))
        .containsExactly(
            "urgent due 某甲 应当安排值班律师 | 法律援助机构，待办，应于 2025-10-13（周一）"
                + " | 法律援助机构，无记载，应于 2025-10-11（周六）"
                + " | 示例〔2021〕1号/2/1 规则有变更 | 法律援助机构");
  }

  private static PackFiles giving(String conclusion) {
    PackFiles pack =
        MiniPack.with(
            good(),
            "vocabulary.yaml",
            "actions: {",
            "documents: { card: { title: [卡片, a card], fields: { name: [姓名, name] } } }\n"
                + "actions: { speak: [陈述意见, speak],");
    pack = MiniPack.text(pack, pack.text("instrument.md").orElseThrow() + "\n## 第五条\n\n应当依法办理。\n");
    return conclusion.isEmpty()
        ? pack
        : MiniPack.rules(
            pack,
            "art-05.drl",
            """
            rule "第五条"
                @Provision( "示例〔2021〕1号/5/1" )
                @Quote( "应当依法办理" )
            when
                $person : Person()
                $received : Event( of == $person, type == "help-notice-received" )
            then
                insert( %s );
            end
            """
                .formatted(conclusion));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "right( \"accused\", \"speak\" ).of( $person ) | changed right 某甲 可以陈述意见",
        "documentDuty( \"court\", \"card\" ).of( $person ).on( $received )"
            + " | changed paper 某甲 卡片",
        "prohibition( \"court\", \"speak\" ).of( $person ) | changed duty 某甲 不得陈述意见",
        "duty( \"court\", \"speak\" ).of( $person ) | changed duty 某甲 应当陈述意见",
        "duty( \"court\", \"speak\" ).of( $person ).within( days( 0 ) ).after( $received )"
            + ".doneBy( \"help-right-told\" ) | urgent duty 某甲 应当陈述意见"
      })
  void whatever_comes_or_goes_is_told(String conclusion, String change) {
    assertThat(said(giving(""), giving(conclusion), NOTIFIED, FRI_2025_10_10))
        .singleElement()
        .asString()
        .startsWith(change + " | 没有此项 | ");
    assertThat(said(giving(conclusion), giving(""), NOTIFIED, FRI_2025_10_10))
        .singleElement()
        .asString()
        .startsWith(change.replace("urgent duty", "changed duty") + " | ")
        .contains(" | 没有此项 | ");
  }

  @Test
  void a_longer_limit_takes_a_breach_back() {
    assertThat(said(good(), limit("三", 3), ARRANGED_LATE, WED_2025_10_15))
        .containsExactly(
            "urgent breached 某甲 应当安排值班律师 | 法律援助机构，迟办，应于 2025-10-13（周一）"
                + " | 法律援助机构，已完成，应于 2025-10-14（周二）"
                + " | 示例〔2021〕1号/2/1 规则有变更 | 法律援助机构");
  }

  @Test
  void a_longer_limit_that_is_still_kept_is_a_change_and_not_urgent() {
    assertThat(said(good(), limit("三", 3), NOTIFIED, FRI_2025_10_10))
        .containsExactly(
            "changed due 某甲 应当安排值班律师 | 法律援助机构，待办，应于 2025-10-13（周一）"
                + " | 法律援助机构，待办，应于 2025-10-14（周二）"
                + " | 示例〔2021〕1号/2/1 规则有变更 | 法律援助机构");
  }

  @Test
  void a_longer_limit_beside_a_shorter_one_that_stays_moves_nothing() {
    assertThat(said(twice(3), twice(4), NOTIFIED, FRI_2025_10_10)).isEmpty();
    assertThat(said(twice(3), twice(1), NOTIFIED, FRI_2025_10_10))
        .singleElement()
        .asString()
        .startsWith("urgent due 某甲 应当安排值班律师 | 法律援助机构，待办，应于 2025-10-13（周一）")
        .contains("应于 2025-10-11（周六）");
  }

  /**
   * An answer in brief says of an act first what is worst; what gives more time stands behind it.
   */
  @Test
  void nor_does_it_where_the_earlier_answer_was_stored() {
    assertThat(stored(twice(3), twice(4))).isEmpty();
    assertThat(stored(twice(3), twice(1)))
        .singleElement()
        .asString()
        .startsWith("urgent due 某甲 应当安排值班律师 | 法律援助机构，待办，应于 2025-10-13（周一）")
        .contains("应于 2025-10-11（周六）");
  }

  /** The local norm beside the national one asks for the same without days: it stays open. */
  @Test
  void a_breach_is_told_first_also_beside_a_norm_without_days() {
    String registered = NOTIFIED.replace("\"proceeding\"", "\"register\": {}, \"proceeding\"");
    String back =
        "urgent breached 某甲 应当安排值班律师 | 法律援助机构，逾期，应于 2025-10-13（周一）"
            + " | 法律援助机构，待办，应于 2025-10-14（周二） | 示例〔2021〕1号/2/1 规则有变更 | 法律援助机构";
    assertThat(said(promptly(2), promptly(3), registered, TUE_2025_10_14)).containsExactly(back);
    assertThat(stored(promptly(2), promptly(3), registered, TUE_2025_10_14)).containsExactly(back);
    assertThat(said(promptly(3), promptly(2), registered, TUE_2025_10_14))
        .singleElement()
        .asString()
        .startsWith("urgent breached 某甲 应当安排值班律师 | 法律援助机构，待办");
  }

  private static PackFiles promptly(int days) {
    return MiniPack.with(
        MiniPack.with(
            twice(0), "art-02.drl", "within( workingDays( 0 ) ).after(", "promptlyAfter("),
        "art-02.drl",
        "workingDays( 2 ) ).after( $received ).doneBy( \"duty-lawyer-arranged\" )",
        "workingDays( "
            + days
            + " ) ).after( $received ).doneBy( \"duty-lawyer-arranged\" ).registered()");
  }

  private static List<String> stored(PackFiles old, PackFiles later) {
    return stored(old, later, NOTIFIED, FRI_2025_10_10);
  }

  private static List<String> stored(PackFiles old, PackFiles later, String json, LocalDate asOf) {
    Question question = Question.asOf(asOf).withoutAwaited();
    DutyLawyerRules rules = rules(old);
    return upgrade(old, later, asOf)
        .of(text(json), BriefAnswer.of(rules.assess(rules.read(json, ""), question)))
        .changes()
        .stream()
        .map(UpgradeTest::said)
        .toList();
  }

  /** Article two with a second rule of the same act, which has another number of days. */
  private static PackFiles twice(int days) {
    String rules = good().text("art-02.drl").orElseThrow();
    String rule = rules.substring(rules.indexOf("rule \""));
    String second =
        rule.replace("示例〔2021〕1号/2/1", "示例〔2021〕1号/2/1-b")
            .replaceFirst("rule \"[^\"]*", "rule \"第二条 另一期限")
            .replace("workingDays( 2 )", "workingDays( " + days + " )");
    return MiniPack.file(good(), "art-02.drl", rules + "\n" + second);
  }

  @Test
  void what_was_done_in_time_under_both_is_no_change() {
    String inTime = ARRANGED_LATE.replace("2025-10-14", "2025-10-13");
    assertThat(said(good(), limit("三", 3), inTime, WED_2025_10_15)).isEmpty();
  }

  @Test
  void a_rule_that_is_gone_takes_what_was_owed() {
    assertThat(
            said(good(), MiniPack.without("art-01.drl", "art-01.yaml"), NOTIFIED, FRI_2025_10_10))
        .containsExactly(
            "urgent owed 某甲 应当获得值班律师法律帮助 | 适用 | 不适用" + " | 示例〔2021〕1号/1/1 规则已删除 | 人民法院");
  }

  @Test
  void a_rule_that_is_new_gives_it() {
    assertThat(
            said(MiniPack.without("art-01.drl", "art-01.yaml"), good(), NOTIFIED, FRI_2025_10_10))
        .containsExactly(
            "urgent owed 某甲 应当获得值班律师法律帮助 | 不适用 | 适用" + " | 示例〔2021〕1号/1/1 新增规则 | 人民法院");
  }

  @Test
  void a_condition_that_is_other_ends_the_duty() {
    PackFiles other = MiniPack.with("art-02.drl", "value == \"no\"", "value == \"yes\"");
    assertThat(said(good(), other, NOTIFIED, FRI_2025_10_10))
        .containsExactly(
            "changed duty 某甲 应当安排值班律师 | 法律援助机构，待办，应于 2025-10-13（周一）"
                + " | 没有此项 | 示例〔2021〕1号/2/1 规则有变更 | 法律援助机构");
  }

  @Test
  void another_act_that_fulfils_it_leaves_the_duty_without_record() {
    PackFiles other =
        MiniPack.with(
            "art-02.drl", "doneBy( \"duty-lawyer-arranged\"", "doneBy( \"help-recorded\"");
    String arranged = ARRANGED_LATE.replace("2025-10-14", "2025-10-11");
    assertThat(said(good(), other, arranged, WED_2025_10_15))
        .containsExactly(
            "changed duty 某甲 应当安排值班律师 | 法律援助机构，已完成，应于 2025-10-13（周一）"
                + " | 法律援助机构，无记载，应于 2025-10-13（周一）"
                + " | 示例〔2021〕1号/2/1 规则有变更 | 法律援助机构");
  }

  @Test
  void another_actor_is_told_and_the_former_too() {
    PackFiles other =
        MiniPack.with("art-02.drl", "duty( \"legal-aid-agency\"", "duty( \"workstation\"");
    assertThat(said(good(), other, NOTIFIED, FRI_2025_10_10))
        .containsExactly(
            "changed duty 某甲 应当安排值班律师 | 法律援助机构，待办，应于 2025-10-13（周一）"
                + " | 法律援助工作站，待办，应于 2025-10-13（周一）"
                + " | 示例〔2021〕1号/2/1 规则有变更 | 法律援助工作站、法律援助机构");
  }

  @Test
  void an_open_fact_that_comes_to_matter_is_no_loss() {
    PackFiles other =
        MiniPack.with(
            "art-01.drl",
            "name == \"counsel\", value == \"none\"",
            "name == \"pleads\", value == \"yes\"");
    assertThat(said(good(), other, NOTIFIED, FRI_2025_10_10))
        .containsExactly(
            "urgent owed 某甲 应当获得值班律师法律帮助 | 适用 | 仍取决于其他事实" + " | 示例〔2021〕1号/1/1 规则有变更 | 人民法院");
  }

  @Test
  void what_may_be_given_is_never_urgent() {
    PackFiles other = MiniPack.with("art-04.drl", "@To( \"2024-01-01\" )", "@To( \"2030-01-01\" )");
    assertThat(said(good(), other, NOTIFIED, FRI_2025_10_10))
        .containsExactly(
            "changed owed 某甲 可以获得法律援助（经申请、审查） | 不适用 | 适用" + " | 示例〔2021〕1号/4/1 规则有变更 | 人民法院");
  }

  @Test
  void a_rule_with_another_name_changes_nothing() {
    PackFiles other = MiniPack.with("art-02.drl", "rule \"第二条 应当自", "rule \"第二条之一 应当自");
    assertThat(said(good(), other, NOTIFIED, FRI_2025_10_10)).isEmpty();
    assertThat(upgrade(good(), other, FRI_2025_10_10).differences()).isEmpty();
  }

  @Test
  void a_new_notice_moves_the_open_limit_and_nothing_else(@TempDir Path folder) throws IOException {
    Path notice =
        Files.writeString(
            folder.resolve("notice.txt"),
            """
            国务院办公厅关于调整2026年端午节放假安排的通知
            2026年6月18日（星期四）放假。
            国务院办公厅
            2026年5月6日
            """);
    DutyLawyerRules rules = rules(good());
    LocalDate wed = LocalDate.of(2026, 6, 17);
    Upgrade upgrade =
        new Upgrade(
            new Upgrade.Side(rules, Question.asOf(wed)),
            new Upgrade.Side(rules.withNotice(notice), Question.asOf(wed)));
    CaseReport report = upgrade.of(text(NOTIFIED.replace("2025-10-10", "2026-06-17")));
    assertThat(report.changes()).hasSize(1);
    assertThat(said(report.changes().get(0)))
        .startsWith(
            "changed due 某甲 应当安排值班律师 | 法律援助机构，待办，应于 2026-06-22（周一）"
                + " | 法律援助机构，待办，应于 2026-06-23（周二） | 放假通知 ")
        .endsWith(" | 法律援助机构");
    assertThat(upgrade.of(text(NOTIFIED)).changes()).isEmpty();
  }

  /** Until the notice of 2027 is known every limit around the Spring Festival is provisional. */
  @Test
  void a_notice_that_makes_a_date_certain_and_moves_it_not_changes_nothing(@TempDir Path folder)
      throws IOException {
    Path notice =
        Files.writeString(
            folder.resolve("notice.txt"),
            """
            国务院办公厅关于2027年部分节假日安排的通知
            一、元旦：1月1日（周五）至3日（周日）放假，共3天。
            二、春节：2月5日（农历腊月二十九、周五）至11日（农历正月初六、周四）放假调休，共7天。1月31日（周日）、2月14日（周日）上班。
            三、清明节：4月3日（周六）至5日（周一）放假，共3天。
            四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
            五、端午节：6月9日（周三）放假1天，不调休。
            六、中秋节：9月15日（周三）至17日（周五）放假调休，共3天。9月12日（周日）、9月18日（周六）上班。
            七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
            国务院办公厅
            2026年11月4日
            """);
    DutyLawyerRules rules = rules(good());
    Question question = Question.asOf(LocalDate.of(2027, 2, 20)).withoutAwaited();
    Upgrade upgrade =
        new Upgrade(
            new Upgrade.Side(rules, question),
            new Upgrade.Side(rules.withNotice(notice), question));
    String unmoved = NOTIFIED.replace("2025-10-10", "2027-03-01");
    String moved = NOTIFIED.replace("2025-10-10", "2027-02-03");
    for (String day : List.of("2027-03-02", "2027-03-20")) {
      Question asked = Question.asOf(LocalDate.parse(day)).withoutAwaited();
      Assessment before = rules.assess(rules.read(unmoved, ""), asked);
      assertThat(before.findings().stream().flatMap(f -> f.due().stream()))
          .singleElement()
          .satisfies(due -> assertThat(due.dated().orElseThrow().provisional()).isTrue());
      Upgrade on =
          new Upgrade(
              new Upgrade.Side(rules, asked), new Upgrade.Side(rules.withNotice(notice), asked));
      assertThat(on.of(text(unmoved)).changes()).isEmpty();
      assertThat(on.of(text(unmoved), BriefAnswer.of(before)).changes()).isEmpty();
    }
    assertThat(upgrade.of(text(moved)).changes())
        .singleElement()
        .extracting(change -> change.sort().word())
        .isEqualTo("due");
  }

  @Test
  void a_word_that_was_renamed_is_named_and_the_case_that_uses_it_is_refused() {
    PackFiles old = vocabulary("mini-ready: { about: person, title: [就绪, ready] }");
    PackFiles other = vocabulary("mini-prepared: { about: person, title: [就绪, ready] }");
    String ready = NOTIFIED.replace("\"age-group\": \"adult\"", "\"mini-ready\": true");
    assertThat(upgrade(old, other, FRI_2025_10_10).words("CN").stream().map(w -> w.en()))
        .containsExactly(
            "facts mini-ready: a word that the later version does not know",
            "facts mini-prepared: a word that the later version adds");
    List<String> said = said(old, other, ready, FRI_2025_10_10);
    assertThat(said).hasSize(1);
    assertThat(said.get(0)).startsWith("urgent read  案件 | 受理 | 不予受理：").contains("mini-ready");
    assertThat(said(other, old, ready, FRI_2025_10_10).get(0)).startsWith("changed read ");
  }

  @Test
  void what_both_refuse_is_refused() {
    assertThatThrownBy(
            () ->
                said(good(), limit("一", 1), NOTIFIED.replace("counsel", "counsal"), FRI_2025_10_10))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("counsal");
  }

  @Test
  void an_answer_that_was_stored_is_as_good_as_answering_anew() {
    ObjectNode stored =
        BriefAnswer.of(
            rules(good())
                .assess(rules(good()).read(text(NOTIFIED)), Question.asOf(FRI_2025_10_10)));
    Upgrade upgrade = upgrade(good(), limit("一", 1), FRI_2025_10_10);
    assertThat(upgrade.of(text(NOTIFIED), stored).changes().stream().map(UpgradeTest::said))
        .containsExactly(
            "urgent due 某甲 应当安排值班律师 | 法律援助机构，待办，应于 2025-10-13（周一）"
                + " | 法律援助机构，待办，应于 2025-10-11（周六）"
                + " | 示例〔2021〕1号/2/1 规则有变更 | 法律援助机构");
    assertThat(upgrade(good(), good(), FRI_2025_10_10).of(text(NOTIFIED), stored).changes())
        .isEmpty();
  }

  /** The form of before named the person with each thing that is said. */
  @Test
  void so_is_one_that_was_stored_in_the_form_of_before() {
    ObjectNode stored =
        BriefAnswer.of(
            rules(good())
                .assess(rules(good()).read(text(NOTIFIED)), Question.asOf(FRI_2025_10_10)));
    String person = stored.remove("person").asText();
    stored.put("schema", 2);
    for (String part : List.of("entitlements", "duties")) {
      stored.withArray(part).forEach(one -> ((ObjectNode) one).put("of", person));
    }
    assertThat(upgrade(good(), good(), FRI_2025_10_10).of(text(NOTIFIED), stored).changes())
        .isEmpty();
    assertThat(upgrade(good(), limit("一", 1), FRI_2025_10_10).of(text(NOTIFIED), stored).changes())
        .hasSize(1);
  }

  @Test
  void one_line_in_a_test_fails_for_the_case_that_changes(@TempDir Path folder) throws IOException {
    Path cases = folder.resolve("cases.jsonl");
    String has =
        NOTIFIED
            .replace("\"none\"", "\"retained-lawyer\"")
            .replaceAll("\"events\".*(\n.*)*", "\"events\": [] }");
    Files.writeString(cases, NOTIFIED.replace("\n", "") + "\n" + has.replace("\n", "") + "\n");
    List<Executable> tests =
        UpgradeTests.of(
                rules(good()),
                rules(MiniPack.without("art-01.drl", "art-01.yaml")),
                cases,
                FRI_2025_10_10)
            .map(node -> ((DynamicTest) node).getExecutable())
            .toList();
    assertThat(tests).hasSize(2);
    assertThatThrownBy(() -> tests.get(0).execute())
        .hasMessage("【应得】某甲：应当获得值班律师法律帮助（原：适用；今：不适用；原因：示例〔2021〕1号/1/1 规则已删除；应告知：人民法院）");
    org.assertj.core.api.Assertions.assertThatCode(() -> tests.get(1).execute())
        .doesNotThrowAnyException();
  }

  @Test
  void a_test_has_the_line_of_its_case_and_a_file_without_a_case_is_refused(@TempDir Path folder)
      throws IOException {
    Path cases = folder.resolve("cases.jsonl");
    Files.writeString(cases, "\n\n" + NOTIFIED.replace("\n", "") + "\n");
    assertThat(UpgradeTests.of(rules(good()), rules(good()), cases, FRI_2025_10_10))
        .singleElement()
        .satisfies(test -> assertThat(test.getDisplayName()).endsWith("cases.jsonl:3"));
    Files.writeString(cases, "\n");
    assertThatThrownBy(() -> UpgradeTests.of(rules(good()), rules(good()), cases, FRI_2025_10_10))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no case");
  }

  @Test
  void a_folder_without_a_pack_is_refused(@TempDir Path folder) {
    assertThatThrownBy(() -> PackVersions.load(folder.toString(), Evaluator.PLAN))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no pack");
  }

  // --- versions
  // ----------------------------------------------------------------------------------

  private static PackFiles good() {
    return MiniPack.good();
  }

  /** Article two with another number of days, in its text, its quote and its rule. */
  private static PackFiles limit(String numeral, int days) {
    String text = good().text("instrument.md").orElseThrow();
    assertThat(text).contains("二个工作日");
    PackFiles pack = MiniPack.text(good(), text.replace("二个工作日", numeral + "个工作日"));
    pack = MiniPack.with(pack, "art-02.drl", "二个工作日", numeral + "个工作日");
    return MiniPack.with(pack, "art-02.drl", "workingDays( 2 )", "workingDays( " + days + " )");
  }

  private static PackFiles vocabulary(String fact) {
    String words = good().text("vocabulary.yaml").orElseThrow();
    return MiniPack.file(good(), "vocabulary.yaml", words + "facts:\n  " + fact + "\n");
  }

  private static DutyLawyerRules rules(PackFiles pack) {
    return new FolderPacks().pack(pack).evaluator(Evaluator.PLAN).build();
  }

  private static Upgrade upgrade(PackFiles old, PackFiles later, LocalDate asOf) {
    Question question = Question.asOf(asOf).withoutAwaited();
    return new Upgrade(
        new Upgrade.Side(rules(old), question), new Upgrade.Side(rules(later), question));
  }

  private static List<String> said(PackFiles old, PackFiles later, String json, LocalDate asOf) {
    return upgrade(old, later, asOf).of(text(json)).changes().stream()
        .map(UpgradeTest::said)
        .toList();
  }

  private static String said(AnswerChange change) {
    Locale zh = Locale.CHINESE;
    return change.severity().word()
        + " "
        + change.sort().word()
        + " "
        + change.of()
        + " "
        + change.what().in(zh)
        + " | "
        + change.before().in(zh)
        + " | "
        + change.after().in(zh)
        + " | "
        + change.causes().stream().map(c -> c.title().in(zh)).collect(Collectors.joining("、"))
        + " | "
        + change.tell().stream().map(t -> t.in(zh)).collect(Collectors.joining("、"));
  }

  private static CaseFileText text(String json) {
    return CaseFileText.of(json, "案件");
  }
}
