package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.answer.LeastChangeText;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.change.Change;
import org.dutylawyer.change.Flip;
import org.dutylawyer.change.LeastChange;
import org.dutylawyer.change.Target;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.law.NormId;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would have to be otherwise for a conclusion to be another, and until when. */
class LeastChangeTest {

  private static final DutyLawyerRules RULES =
      DutyLawyerRules.builder().packsOnClassPath().jurisdiction("CN").build();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate MON_2025_10_13 = LocalDate.of(2025, 10, 13);
  private static final Person JIA = new Person("甲");

  private static final String UNDEFENDED =
      """
      {"jurisdiction": "CN",
       "proceeding": {"stage": "prosecution-review", "procedure": "ordinary", "instance": "first",
         "in-absentia": false, "compulsory-treatment": false, "investigating-organ": "police"},
       "persons": [{"id": "甲", "counsel": "none", "custody": "bail", "age-group": "adult",
         "sight": "unimpaired", "hearing-ability": "unimpaired", "speech": "unimpaired",
         "capacity": "full", "possible-penalty": "fixed-term-or-less", "pleads": false,
         "crime-during-suspended-death-sentence": false}],
       "events": [%s]}
      """;

  @Test
  void if_she_is_deaf_defence_must_be_assigned() {
    List<String> sentences =
        sentences(
            file(""), new Target.Owed(JIA, "assigned-defence", Entitlement.SHALL), MON_2025_10_13);
    assertThat(sentences)
        .anyMatch(
            s ->
                s.startsWith("如听力不是“听力无残疾”而是“听力残疾（非聋）”或者“聋”")
                    && s.endsWith("→ 应当获得法律援助机构指派律师辩护（通知辩护）"))
        .anyMatch(s -> s.startsWith("如年龄（成年与否）不是“成年人”而是“未成年人”"))
        .noneMatch(s -> s.contains("诉讼阶段"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"法律援助法/25/1/1", "法律援助法/25/1/2", "刑事诉讼法/35/2", "刑事诉讼法/35/3"})
  void it_can_be_asked_what_would_make_owed_what_is_not(String norm) {
    assertThat(explained("--norm", norm, "--most", "1"))
        .contains(
            "林某某: is not owed assigned defence",
            "if hearing is not \"unimpaired\" but \"hearing disabled (not deaf)\" or \"deaf\" → is owed"
                + " assigned defence",
            "if age group is not \"adult\" but \"minor\" → is owed assigned defence");
  }

  @Test
  void what_is_not_owed_is_asked_about_with_the_rest_where_a_change_makes_it_owed() {
    assertThat(explained("--most", "1"))
        .contains("林某某: is not owed assigned defence")
        .doesNotContain("of the changes tried (up to 1 at once), none");
  }

  /** What somebody retains or expects from today on is an act, and no other finding of a fact. */
  @Test
  void acts_that_set_a_state_are_in_somebodys_hands() {
    String all = explained("--most", "1");
    assertThat(all)
        .contains(
            "if on 2025-10-13 (Mon), the day asked about, or later, \"counsel changed\" (defence"
                + " counsel (or representative): retained lawyer or ",
            "\"expected penalty changed\" (possible penalty: life imprisonment or death) → is owed"
                + " assigned defence")
        .as("what only makes the same of the state is not told besides it")
        .doesNotContain("\"other counsel retained\"", "\"counsel retained by a relative\"")
        .as("nobody does what only turns out")
        .doesNotContain("death, can still be done")
        .doesNotContain("\"stage begun\"", "\"instance begun\"");
    assertThat(all.split("counsel changed")).as("each value beside the others").hasSizeLessThan(8);
  }

  private static String explained(String... more) {
    List<String> args = new ArrayList<>(List.of("explain", Program.NATIONAL_CASE, "--flip"));
    args.addAll(List.of("--as-of", "2025-10-13", "--lang", "en"));
    args.addAll(List.of(more));
    return Program.answer(args.toArray(String[]::new)).replaceAll("\\s+", " ");
  }

  /** He comes of age on the twentieth of October: from then on no defence is owed anyway. */
  @Test
  void what_takes_away_what_is_owed_is_in_somebodys_hands_as_long_as_it_is_owed() {
    CaseFile minor =
        RULES.read(
            UNDEFENDED
                .formatted("")
                .replace("\"age-group\": \"adult\"", "\"born\": \"2007-10-20\""),
            "");
    LeastChange least = leastChange(minor, "assigned-defence", 1);
    assertThat(least.now()).isEqualTo("applies");
    assertThat(least.flips().stream().flatMap(flip -> flip.changes().stream()))
        .filteredOn(
            change ->
                change instanceof Change.Act act && act.type().equals("other-counsel-retained"))
        .singleElement()
        .isInstanceOfSatisfying(
            Change.Act.class,
            act -> {
              assertThat(act.until()).contains(LocalDate.of(2025, 10, 20));
              assertThat(act.open()).isTrue();
            });
  }

  /** A minor who is deaf is owed defence on either ground: both have to turn out otherwise. */
  @Test
  void a_date_of_birth_is_tried_together_with_facts() {
    CaseFile minor =
        RULES.read(
            UNDEFENDED
                .formatted("")
                .replace("\"age-group\": \"adult\"", "\"born\": \"2009-10-20\"")
                .replace("\"hearing-ability\": \"unimpaired\"", "\"hearing-ability\": \"deaf\""),
            "");
    LeastChange least = leastChange(minor, "assigned-defence", 2);
    assertThat(least.now()).isEqualTo("applies");
    assertThat(least.flips())
        .anyMatch(
            flip ->
                flip.changes().stream()
                    .map(change -> change instanceof Change.OfFact fact ? fact.fact() : "")
                    .toList()
                    .containsAll(List.of(Change.OfFact.BORN, "hearing-ability")));
  }

  /** Of three accused, one is asked about; facts that acts leave no part in are left alone. */
  @Test
  void no_more_files_are_answered_than_can_differ() {
    CaseFile ring = example("fraud-ring-three-accused.json");
    DutyLawyerRules all = DutyLawyerRules.load();
    LeastChange least =
        all.leastChange(
            ring,
            Question.asOf(LocalDate.of(2025, 10, 20)),
            new Target.Owed(new Person("罗某"), "legal-help", Entitlement.SHALL),
            2);
    assertThat(least.flips()).hasSizeGreaterThan(4);
    assertThat(least.size()).isEqualTo(2);
    assertThat(least.answers()).isLessThan(1_200);
  }

  @Test
  void a_lawyer_arranged_by_the_tenth_of_october_would_have_been_in_time() {
    // The notice came on 2025-09-30 (Tue); two working days, the holiday left out, end on the
    // tenth.
    CaseFile file =
        file(
            """
            {"type": "help-notice-received", "id": "收", "at": "2025-09-30", "person": "甲",
             "on-site-lawyer": false, "notice-exception": "none"}
            """);
    Target target = new Target.Demand(NormId.parse("司规〔2020〕6号/19/2-a"), JIA, Optional.of("收"));
    LeastChange least = RULES.leastChange(file, Question.asOf(MON_2025_10_13), target);
    assertThat(least.now()).isEqualTo("no-record");
    Flip nearest = least.flips().get(0);
    assertThat(nearest.becomes()).isEqualTo("met");
    assertThat(nearest.changes())
        .containsExactly(
            new Change.Act(
                JIA,
                "duty-lawyer-arranged",
                Map.of(),
                List.of("legal-aid-agency"),
                Optional.of(LocalDate.of(2025, 10, 10)),
                false));
    assertThat(sentences(file, target, MON_2025_10_13).get(0))
        .isEqualTo("如查明在 2025-10-10（周五）以前（含当日）已有“法律援助机构确定（安排）值班律师”而案卷漏记 → 已完成");
  }

  @Test
  void what_is_pending_is_still_in_the_hands_of_the_agency_until_its_day() {
    CaseFile file =
        file(
            """
            {"type": "help-notice-received", "id": "收", "at": "2025-10-13", "person": "甲",
             "on-site-lawyer": false, "notice-exception": "none"}
            """);
    LeastChange least =
        RULES.leastChange(
            file,
            Question.asOf(MON_2025_10_13),
            new Target.Demand(NormId.parse("司规〔2020〕6号/19/2-a"), JIA, Optional.of("收")));
    assertThat(least.now()).isEqualTo("pending");
    assertThat(least.flips().get(0).changes().get(0))
        .isInstanceOfSatisfying(
            Change.Act.class,
            act -> {
              assertThat(act.open()).isTrue();
              assertThat(act.until()).contains(LocalDate.of(2025, 10, 15)); // Wed
              assertThat(act.by()).containsExactly("legal-aid-agency");
            });
  }

  @Test
  void an_act_that_came_late_would_have_done_on_the_last_day() {
    CaseFile file =
        file(
            """
            {"type": "help-notice-received", "id": "收", "at": "2025-09-30", "person": "甲",
             "on-site-lawyer": false, "notice-exception": "none"},
            {"type": "duty-lawyer-arranged", "id": "安", "at": "2025-10-11", "person": "甲"}
            """);
    LeastChange least =
        RULES.leastChange(
            file,
            Question.asOf(MON_2025_10_13),
            new Target.Demand(NormId.parse("司规〔2020〕6号/19/2-a"), JIA, Optional.of("收")));
    assertThat(least.now()).isEqualTo("late");
    assertThat(least.flips().get(0).changes().get(0))
        .isInstanceOfSatisfying(
            Change.Earlier.class,
            earlier -> assertThat(earlier.until()).isEqualTo(LocalDate.of(2025, 10, 10)));
  }

  @Test
  void what_nothing_changes_is_said_to_have_been_tried() {
    CaseFile file = file("");
    LeastChange least =
        RULES.leastChange(
            file,
            Question.asOf(MON_2025_10_13),
            new Target.Owed(JIA, "litigation-representative", Entitlement.SHALL),
            1);
    assertThat(least.size()).isEqualTo(1);
    Assessment answer = RULES.assess(file, Question.asOf(MON_2025_10_13));
    LeastChangeText text = new LeastChangeText(answer, Locale.CHINESE);
    if (least.flips().isEmpty()) {
      assertThat(text.looked(least)).startsWith("试过的改变（至多同时 1 项）中，没有一种使结论成为确定的另一结论");
    }
  }

  /** The arrangement of the fifteenth has not happened on the thirteenth, whatever else does. */
  @Test
  void what_the_file_records_of_later_days_does_not_fulfil_what_is_asked_today() {
    CaseFile file =
        file(
            """
            {"type": "help-notice-received", "id": "收", "at": "2025-10-13", "person": "甲",
             "on-site-lawyer": false, "notice-exception": "none"},
            {"type": "duty-lawyer-arranged", "id": "安", "at": "2025-10-15", "person": "甲"}
            """);
    Target target = new Target.Demand(NormId.parse("司规〔2020〕6号/19/2-a"), JIA, Optional.of("收"));
    LeastChange least = RULES.leastChange(file, Question.asOf(MON_2025_10_13), target, 1);
    assertThat(acts(least, "met"))
        .containsExactlyInAnyOrder(
            "duty-lawyer-arranged", "legal-advice-given", "legal-help-given");
    assertThat(least.flips())
        .flatExtracting(Flip::changes)
        .filteredOn(Change.Act.class::isInstance)
        .allMatch(
            act ->
                ((Change.Act) act).until().equals(Optional.of(LocalDate.of(2025, 10, 15)))); // Wed
  }

  /** The day called so is the one asked about, not the day on which somebody reads it. */
  @Test
  void what_can_be_done_at_any_time_is_dated_by_the_day_asked_about() {
    assertThat(
            sentences(
                file(""), new Target.Owed(JIA, "legal-help", Entitlement.SHALL), MON_2025_10_13))
        .anyMatch(s -> s.startsWith("如在提问日 2025-10-13（周一）或者其后有“辩护人变更”"))
        .noneMatch(s -> s.contains("现在"));
  }

  /** What changes whether that is owed to 甲, at most so many changes at once. */
  private static LeastChange leastChange(CaseFile file, String entitlement, int most) {
    Target owed = new Target.Owed(JIA, entitlement, Entitlement.SHALL);
    return RULES.leastChange(file, Question.asOf(MON_2025_10_13), owed, most);
  }

  private static List<String> acts(LeastChange least, String becomes) {
    return least.flips().stream()
        .filter(flip -> flip.becomes().equals(becomes))
        .flatMap(flip -> flip.changes().stream())
        .filter(Change.Act.class::isInstance)
        .map(act -> ((Change.Act) act).type())
        .toList();
  }

  /** 犯罪嫌疑人、被告人在押的，也可以由其监护人、近亲属代为委托辩护人（刑事诉讼法第三十四条第三款）. */
  @ParameterizedTest
  @CsvSource({"bail, false", "residential-surveillance, false", "detained, true", "arrested, true"})
  void relatives_retain_counsel_only_for_who_is_held(String custody, boolean offered) {
    ObjectNode json = json(file(""));
    ((ObjectNode) json.at("/persons/0")).put("custody", custody);
    LeastChange least = leastChange(RULES.read(json.toString(), ""), "legal-help", 1);
    assertThat(acts(least, "does-not-apply").contains("counsel-retained-by-relative"))
        .isEqualTo(offered);
    assertThat(acts(least, "does-not-apply")).contains("defender-assigned");
  }

  /** Signed in the review for prosecution (第一百七十四条); a refusal is permitted after it is made. */
  @ParameterizedTest
  @CsvSource({"investigation, false", "prosecution-review, true"})
  void an_act_is_offered_in_the_stage_that_has_it_and_after_what_it_answers(
      String stage, boolean offered) {
    ObjectNode json =
        json(
            file(
                """
                {"type": "help-notice-received", "id": "收", "at": "2025-10-13", "person": "甲",
                 "on-site-lawyer": false, "notice-exception": "none"}
                """));
    ((ObjectNode) json.get("proceeding")).put("stage", stage);
    LeastChange least =
        RULES.leastChange(
            RULES.read(json.toString(), ""),
            Question.asOf(MON_2025_10_13),
            new Target.Demand(NormId.parse("司规〔2020〕6号/19/2-a"), JIA, Optional.of("收")),
            1);
    assertThat(acts(least, "lapsed").contains("plea-statement-signed")).isEqualTo(offered);
    assertThat(least.flips())
        .flatExtracting(Flip::changes)
        .noneMatch(c -> c instanceof Change.Act a && a.type().equals("defence-refusal-permitted"));
  }

  /** 拒绝法律援助机构指派的律师为其辩护的（法释〔2021〕1号第五十条）: whom nobody was assigned to refuses nobody. */
  @ParameterizedTest
  @CsvSource({"none, false", "retained-lawyer, false", "assigned, true"})
  void an_assigned_lawyer_is_refused_only_by_who_has_one(String counsel, boolean offered) {
    ObjectNode json = json(file(""));
    ((ObjectNode) json.at("/persons/0")).put("counsel", counsel);
    LeastChange least = leastChange(RULES.read(json.toString(), ""), "legal-help", 2);
    assertThat(least.flips()).isNotEmpty();
    assertThat(types(least).contains(List.of("defence-refused", "defence-refusal-permitted")))
        .isEqualTo(offered);
    assertThat(types(least).stream().anyMatch(types -> types.contains("defence-refused")))
        .isEqualTo(offered);
  }

  /** 法律援助机构…终止法律援助: who is stated to have an assigned lawyer need not be assigned one anew. */
  @Test
  void what_an_act_answers_need_not_happen_anew_where_the_file_states_what_it_led_to() {
    ObjectNode json = json(file(""));
    ((ObjectNode) json.at("/persons/0")).put("counsel", "assigned");
    LeastChange least = leastChange(RULES.read(json.toString(), ""), "legal-help", 2);
    assertThat(types(least))
        .contains(List.of("legal-aid-terminated"))
        .doesNotContain(List.of("defender-assigned", "legal-aid-terminated"));
  }

  /** Of what is open the nearest is that the fact turns out: nothing has to happen for it. */
  @Test
  void of_an_open_conclusion_the_facts_that_are_not_known_come_first() {
    ObjectNode json = json(file(""));
    ((ObjectNode) json.at("/persons/0")).remove("counsel");
    LeastChange least = leastChange(RULES.read(json.toString(), ""), "legal-help", 1);
    assertThat(least.now()).isEqualTo("undetermined");
    assertThat(least.flips().get(0).changes().get(0)).isInstanceOf(Change.OfFact.class);
  }

  private static final Target GRANTED = new Target.Owed(JIA, "granted-defence", Entitlement.SHALL);

  /** 法律援助机构应当自收到法律援助申请之日起七日内进行审查，作出是否给予法律援助的决定（法律援助法第四十三条）. */
  @Test
  void what_answers_an_act_that_is_not_on_file_is_offered_together_with_it() {
    CaseFile file = file("");
    LeastChange least = RULES.leastChange(file, Question.asOf(MON_2025_10_13), GRANTED, 2);
    assertThat(least.now()).isEqualTo("does-not-apply");
    assertThat(types(least))
        .contains(List.of("legal-aid-requested", "legal-aid-decided"))
        .doesNotContain(List.of("legal-aid-decided"), List.of("legal-aid-requested"));
    assertThat(least.flips())
        .flatExtracting(Flip::changes)
        .allMatch(change -> change instanceof Change.Act act && act.open());
    assertThat(sentences(file, GRANTED, MON_2025_10_13))
        .anyMatch(s -> s.matches("如在提问日.*有“提出法律援助申请”，并且如在提问日.*有“法律援助机构作出是否给予援助的决定”.*"));
  }

  /** What one of two applied for is not decided for the other. */
  @ParameterizedTest
  @CsvSource({"甲, true", "乙, false"})
  void what_answers_an_act_is_offered_to_whom_it_is_about(String applicant, boolean alone) {
    ObjectNode json = json(file(""));
    ObjectNode other = (ObjectNode) json.at("/persons/0").deepCopy();
    json.withArray("/persons").add(other.put("id", "乙"));
    json.withArray("/events")
        .addObject()
        .put("type", "legal-aid-requested")
        .put("id", "申")
        .put("person", applicant)
        .put("at", "2025-10-10");
    LeastChange least =
        RULES.leastChange(
            RULES.read(json.toString(), ""), Question.asOf(MON_2025_10_13), GRANTED, 2);
    assertThat(types(least).contains(List.of("legal-aid-decided"))).isEqualTo(alone);
    assertThat(types(least).contains(List.of("legal-aid-requested", "legal-aid-decided")))
        .isNotEqualTo(alone);
  }

  private static List<List<String>> types(LeastChange least) {
    return least.flips().stream()
        .map(
            flip ->
                flip.changes().stream()
                    .map(c -> c instanceof Change.Act act ? act.type() : "")
                    .toList())
        .toList();
  }

  /** The case that is closed ends what is owed: nobody closes it for that, and it is said so. */
  @Test
  void what_is_fixed_is_said_to_stay_also_where_it_has_not_begun() {
    LeastChange least = leastChange(file(""), "legal-help", 1);
    assertThat(acts(least, "does-not-apply")).doesNotContain("case-closed");
    assertThat(least.kept()).contains("case-ended");
  }

  /** Who was born on 2007-10-13 is a minor still on the thirteenth of October 2025. */
  @Test
  void a_date_of_birth_is_varied_at_the_age_that_the_rules_ask_for() {
    ObjectNode json = json(file(""));
    ((ObjectNode) json.at("/persons/0")).remove("age-group");
    ((ObjectNode) json.at("/persons/0")).put("born", "2007-03-01");
    LeastChange least = leastChange(RULES.read(json.toString(), ""), "assigned-defence", 1);
    assertThat(least.now()).isEqualTo("does-not-apply");
    assertThat(least.flips())
        .extracting(Flip::changes)
        .contains(
            List.of(
                new Change.OfFact(
                    JIA, Change.OfFact.BORN, Optional.of("2007-03-01"), "2007-10-13")));
    assertThat(least.kept()).contains("stage", "instance").doesNotContain("age-group");
  }

  /** Said of the missed shift itself, and not left by any act. */
  @Test
  void a_state_that_an_event_states_is_varied_as_well() {
    assertThat(absentWithoutConsent("1"))
        .contains("不能到岗报经法律援助机构同意的情况不是“值班开始以前没有报经同意”而是")
        .contains("未作变更：", "案卷所载行为的日期")
        .doesNotContain("全部试过");
  }

  private static String absentWithoutConsent(String most) {
    return Program.answer(
            "explain",
            Program.CASES.resolve("conduct-absent-without-consent.json").toString(),
            "--as-of",
            "2025-07-10",
            "--flip",
            "--norm",
            "渝司发〔2021〕19号/30/1/1",
            "--most",
            most)
        .replaceAll("\\s", "");
  }

  /** That a shift was missed without consent is a finding, where nothing shows a consent. */
  @Test
  void what_an_event_may_state_of_an_appointment_can_be_found_out() {
    assertThat(absentWithoutConsent("2"))
        .contains("不能到岗报经法律援助机构同意的情况：“值班开始以前没有报经同意”（案卷未载明），" + "并且如查明未按时到岗值班的因特殊情况：“是”（案卷未载明）→符合");
  }

  /**
   * A minor is to be given a defender whether or not a ground was found: other norms say the same.
   */
  @Test
  void what_another_norm_asks_for_as_well_is_not_gone() {
    CaseFile minor = example("minor-in-jilin.json");
    Question asked = Question.asOf(LocalDate.of(2023, 9, 19)); // Tue
    Target notify = Target.of(RULES.assess(minor, asked), NormId.parse("法律援助法/36")).get(0);
    LeastChange least = RULES.leastChange(minor, asked, notify, 1);
    assertThat(least.now()).isEqualTo("no-record");
    assertThat(least.flips())
        .filteredOn(flip -> flip.changes().get(0) instanceof Change.Without)
        .extracting(Flip::becomes)
        .containsExactly("pending");
  }

  @Test
  void open_duties_without_a_day_are_counted_where_they_are_not_listed() {
    String all =
        Program.answer("explain", Program.NATIONAL_CASE, "--as-of", "2025-10-12", "--flip");
    assertThat(all.replaceAll("\\s", "")).containsPattern("另有\\d+项待办义务没有确定的期限，未列在内");
    String one =
        Program.answer(
            "explain",
            Program.NATIONAL_CASE,
            "--as-of",
            "2025-10-12",
            "--flip",
            "--norm",
            "司规〔2020〕6号/19/2-a");
    assertThat(one).doesNotContain("未列在内");
  }

  @Test
  void more_at_once_than_can_be_tried_is_refused_with_the_most_that_can() {
    assertThat(
            Program.refusal(
                "explain",
                Program.CASES.resolve("conduct-absent-without-consent.json").toString(),
                "--as-of",
                "2025-07-10",
                "--flip",
                "--most",
                "4"))
        .contains("--most：发现 4，本案至多可以试完 2 项");
  }

  // --- against brute force
  // -----------------------------------------------------------------------

  /**
   * On small files: what is listed flips the conclusion and no part of it does; an act one day
   * later does no more; and of all single changes of any word of the vocabulary, and of all pairs
   * of facts, whatever flips it holds one that is listed.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8})
  void the_least_changes_are_those_that_brute_force_finds(int seed) {
    Random random = new Random(seed);
    CaseFile file = random(random);
    Assessment answer = assess(file, MON_2025_10_13, Evaluator.BOTH);
    List<Target> targets = new ArrayList<>(Target.of(answer));
    targets.add(new Target.Owed(JIA, "assigned-defence", Entitlement.SHALL));
    for (Target target : targets.stream().distinct().limit(5).toList()) {
      LeastChange least = RULES.leastChange(file, Question.asOf(MON_2025_10_13), target, 2);
      assertThat(least.now()).isEqualTo(target.in(answer));
      for (Flip flip : least.flips()) {
        flips(file, target, least, flip);
      }
      if (least.more() == 0 && least.size() == 2) {
        nothingElse(file, target, least);
      }
    }
  }

  private static void flips(CaseFile file, Target target, LeastChange least, Flip flip) {
    List<Change> changes = flip.changes();
    assertThat(word(file, changes, target)).as(file.toJson() + flip).contains(flip.becomes());
    for (Change left : changes) {
      List<Change> part = changes.stream().filter(c -> c != left).toList();
      assertThat(word(file, part, target)).as("without " + left).isNotEqualTo(flip.becomes());
      if (left instanceof Change.Act act && act.until().isPresent()) {
        List<Change> later = new ArrayList<>(part);
        later.add(
            new Change.Act(
                act.of(),
                act.type(),
                act.facts(),
                act.by(),
                act.until().map(day -> day.plusDays(1)),
                act.open()));
        assertThat(word(file, later, target))
            .as("one day later: " + act)
            .isNotEqualTo(flip.becomes());
      }
    }
    assertThat(least.now()).isNotEqualTo(flip.becomes());
  }

  private static void nothingElse(CaseFile file, Target target, LeastChange least) {
    List<Change> facts = facts(file);
    List<List<Change>> worlds = new ArrayList<>();
    facts.forEach(fact -> worlds.add(List.of(fact)));
    acts(file).forEach(act -> worlds.add(List.of(act)));
    worlds.addAll(answering(file));
    for (int i = 0; i < facts.size(); i++) {
      for (int j = i + 1; j < facts.size(); j++) {
        Change.OfFact one = (Change.OfFact) facts.get(i);
        Change.OfFact other = (Change.OfFact) facts.get(j);
        if (!one.fact().equals(other.fact())) {
          worlds.add(List.of(one, other));
        }
      }
    }
    Set<Set<Object>> listed = new HashSet<>();
    least.flips().forEach(flip -> listed.add(keys(flip.changes())));
    Set<String> open = Set.of("undetermined", "no-record", "breached", "late");
    for (List<Change> world : worlds) {
      Optional<String> word = word(file, world, target);
      boolean other =
          target instanceof Target.Demand
              ? open.contains(least.now()) && word.filter(open::contains).isEmpty()
              : word.filter(w -> !w.equals(least.now()) && !w.equals("undetermined")).isPresent();
      if (word.isPresent() && other) {
        assertThat(listed)
            .as(target + " is " + least.now() + ", and " + word + " under " + world + file.toJson())
            .anyMatch(keys(world)::containsAll);
      }
    }
  }

  private static Set<Object> keys(List<Change> changes) {
    Set<Object> keys = new HashSet<>();
    for (Change change : changes) {
      keys.add(
          change instanceof Change.OfFact fact
              ? List.of(fact.of(), fact.fact(), fact.instead())
              : change instanceof Change.Act act ? List.of(act.type(), to(act)) : change);
    }
    return keys;
  }

  /** What an act makes of the state that it sets; empty if it sets none, or always the same. */
  private static String to(Change.Act act) {
    return RULES
        .vocabulary("CN")
        .event(act.type())
        .flatMap(EventWord::sets)
        .map(set -> act.facts().getOrDefault(set, ""))
        .orElse("");
  }

  /** Every fact of the vocabulary that can be otherwise, with every other value. */
  private static List<Change> facts(CaseFile file) {
    List<Change> facts = new ArrayList<>();
    Vocabulary words = RULES.vocabulary("CN");
    for (FactWord word : words.facts()) {
      boolean stated =
          word.isAbout(About.Kind.PERSON)
              && !word.fixed()
              && word.isStated()
              && word.fromOthers().isEmpty()
              && word.kind() != FactWord.Kind.NUMBER
              && word.history().flatMap(h -> h.initially()).isEmpty()
              && !isMoved(file, word);
      for (String value : stated ? word.values().keySet() : Set.<String>of()) {
        Optional<String> now = Optional.ofNullable(file.persons().get(0).facts().get(word.key()));
        if (now.filter(value::equals).isEmpty()) {
          facts.add(new Change.OfFact(JIA, word.key(), now, value));
        }
      }
    }
    return facts;
  }

  private static boolean isMoved(CaseFile file, FactWord word) {
    Vocabulary words = RULES.vocabulary("CN");
    return file.events().stream()
        .anyMatch(
            e ->
                words.event(e.type()).orElseThrow().sets().filter(word.key()::equals).isPresent()
                    || words.leaves(e.type()).stream().anyMatch(l -> l.state().equals(word.key())));
  }

  /** On bail and in the review for prosecution, and after what it answers. */
  private static boolean isGiven(CaseFile file, EventWord word) {
    boolean assigned = "assigned".equals(file.persons().get(0).facts().get("counsel"));
    return !word.key().equals("counsel-retained-by-relative")
        && (assigned || !word.key().equals("defence-refused"))
        && (word.after().isEmpty()
            || file.events().stream().anyMatch(e -> word.after().contains(e.type())));
  }

  /** Every act of the vocabulary about a person that does not move the proceeding on, today. */
  private static List<Change> acts(CaseFile file) {
    List<Change> acts = new ArrayList<>();
    for (EventWord word : RULES.vocabulary("CN").events()) {
      boolean course =
          RULES.vocabulary("CN").leaves(word.key()).stream()
              .anyMatch(l -> RULES.vocabulary("CN").fact(l.state()).orElseThrow().fixed());
      if (word.about() == About.Kind.PERSON && !course && isGiven(file, word)) {
        for (Map<String, String> facts : made(file, word)) {
          acts.add(today(word, facts));
        }
      }
    }
    return acts;
  }

  /** Every such act that answers one which is not on file, after that one. */
  private static List<List<Change>> answering(CaseFile file) {
    List<List<Change>> pairs = new ArrayList<>();
    Vocabulary words = RULES.vocabulary("CN");
    Map<String, List<Change>> given = new TreeMap<>();
    for (Change act : acts(file)) {
      given.computeIfAbsent(((Change.Act) act).type(), k -> new ArrayList<>()).add(act);
    }
    for (EventWord word : words.events()) {
      if (word.about() == About.Kind.PERSON && !isGiven(file, word)) {
        for (String first : word.after()) {
          for (Change act : given.getOrDefault(first, List.of())) {
            List<Map<String, String>> ways = new ArrayList<>(made(file, word));
            words.leaves(word.key()).forEach(left -> ways.add(left.when()));
            ways.forEach(facts -> pairs.add(List.of(act, today(word, facts))));
          }
        }
      }
    }
    return pairs;
  }

  private static Change today(EventWord word, Map<String, String> facts) {
    return new Change.Act(JIA, word.key(), facts, List.of(), Optional.of(MON_2025_10_13), true);
  }

  /** Each other value of the state that it sets. */
  private static List<Map<String, String>> made(CaseFile file, EventWord word) {
    Vocabulary words = RULES.vocabulary("CN");
    Optional<FactWord> set =
        word.sets()
            .filter(
                state -> words.leaves(word.key()).stream().noneMatch(l -> l.state().equals(state)))
            .flatMap(words::fact);
    return set.isEmpty()
        ? List.of(Map.of())
        : set.orElseThrow().values().keySet().stream()
            .filter(
                value -> !value.equals(file.persons().get(0).facts().get(set.orElseThrow().key())))
            .map(value -> Map.of(set.orElseThrow().key(), value))
            .toList();
  }

  private static Optional<String> word(CaseFile file, List<Change> changes, Target target) {
    ObjectNode json = json(file);
    LocalDate day = MON_2025_10_13;
    for (Change change : changes) {
      if (change instanceof Change.OfFact fact) {
        ObjectNode owner =
            fact.of() instanceof Person
                ? (ObjectNode) json.at("/persons/0")
                : fact.of() instanceof org.dutylawyer.casefile.Proceeding
                    ? json.withObject("/proceeding")
                    : event(json, fact.of().id());
        put(owner, fact.fact(), fact.instead());
      } else if (change instanceof Change.Act act) {
        ObjectNode event = json.withArray("/events").addObject();
        LocalDate on = act.until().orElse(MON_2025_10_13);
        event.put("id", "+" + act.type()).put("type", act.type()).put("person", "甲");
        event.put("at", on.toString());
        Optional<String> set = RULES.vocabulary("CN").event(act.type()).orElseThrow().sets();
        act.facts()
            .forEach(
                (fact, value) ->
                    put(event, set.filter(fact::equals).map(s -> "to").orElse(fact), fact, value));
        day = on.isAfter(day) ? on : day;
      } else if (change instanceof Change.Earlier earlier) {
        event(json, earlier.event()).put("at", earlier.until().toString());
      } else if (change instanceof Change.Without without) {
        ArrayNode events = (ArrayNode) json.get("events");
        for (int i = events.size() - 1; i >= 0; i--) {
          if (events.get(i).get("id").asText().equals(without.event())) {
            events.remove(i);
          } else if (events.get(i).path("re").asText().equals(without.event())) {
            ((ObjectNode) events.get(i)).remove("re");
          }
        }
      }
    }
    try {
      return Optional.of(target.in(assess(RULES.read(json.toString(), ""), day, Evaluator.PLAN)));
    } catch (BadInputException e) {
      return Optional.empty();
    }
  }

  private static ObjectNode event(ObjectNode json, String id) {
    for (JsonNode event : json.get("events")) {
      if (event.get("id").asText().equals(id)) {
        return (ObjectNode) event;
      }
    }
    throw new AssertionError("no event " + id);
  }

  private static void put(ObjectNode node, String fact, String value) {
    put(node, fact, fact, value);
  }

  private static void put(ObjectNode node, String field, String fact, String value) {
    FactWord word = RULES.vocabulary("CN").fact(fact).orElseThrow();
    if (word.kind() == FactWord.Kind.YES_NO) {
      node.put(field, value.equals("yes"));
    } else {
      node.put(field, value);
    }
  }

  private static ObjectNode json(CaseFile file) {
    try {
      return (ObjectNode) JSON.readTree(file.toJson());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A small file: some facts of a person, a notice or a request, and what may have followed. */
  private static CaseFile random(Random random) {
    ObjectNode json = json(file(""));
    ObjectNode person = (ObjectNode) json.at("/persons/0");
    for (FactWord word : RULES.vocabulary("CN").facts()) {
      if (person.has(word.key()) && random.nextInt(3) == 0) {
        List<String> values = List.copyOf(word.values().keySet());
        if (random.nextInt(3) == 0) {
          person.remove(word.key());
        } else {
          put(person, word.key(), values.get(random.nextInt(values.size())));
        }
      }
    }
    ArrayNode events = json.withArray("/events");
    List<String> types =
        List.of(
            "help-notice-received",
            "duty-lawyer-requested",
            "duty-lawyer-arranged",
            "defence-ground-found",
            "legal-aid-requested",
            "help-right-told");
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      events
          .addObject()
          .put("id", "事" + i)
          .put("type", types.get(random.nextInt(types.size())))
          .put("person", "甲")
          .put("at", LocalDate.of(2025, 9, 22).plusDays(random.nextInt(21)).toString());
    }
    try {
      return RULES.read(json.toString(), "");
    } catch (BadInputException e) {
      return random(random);
    }
  }

  private static CaseFile example(String name) {
    try {
      String text = java.nio.file.Files.readString(Program.CASES.resolve(name));
      return DutyLawyerRules.builder().packsOnClassPath().build().read(text, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CaseFile file(String events) {
    return RULES.read(UNDEFENDED.formatted(events), "");
  }

  private static Assessment assess(CaseFile file, LocalDate day, Evaluator by) {
    Question question = Question.asOf(day).withoutAwaited();
    return RULES.assess(
        file, day.equals(MON_2025_10_13) ? question : question.knownOn(MON_2025_10_13), by);
  }

  private static List<String> sentences(CaseFile file, Target target, LocalDate day) {
    Question question = Question.asOf(day);
    LeastChange least = RULES.leastChange(file, question, target);
    return new LeastChangeText(RULES.assess(file, question), Locale.CHINESE).sentences(least);
  }

  @Test
  void acts_on_days_that_have_passed_are_no_changes_unless_the_file_may_have_left_them_out() {
    String text =
        Program.answer("explain", Program.NATIONAL_CASE, "--as-of", "2025-10-12", "--flip");
    assertThat(text.replaceAll("\\s", ""))
        .contains("如查明在2025-10-10（周五）以前（含当日）已有“法律援助机构确定（安排）值班律师”而案卷漏记")
        .contains("另有")
        .doesNotContain("该日已过")
        .doesNotContain("“值班律师提供法律咨询”（由法律援助机构作出");
    assertThat(text.lines().filter(line -> line.contains("漏记")))
        .noneMatch(line -> line.contains("代为委托辩护人"));
  }

  @Test
  void each_block_says_whom_it_is_about() {
    String lawyers =
        Program.answer(
            "explain",
            Program.CASES.resolve("conduct-late-leave-agreed.json").toString(),
            "--as-of",
            "2025-06-21",
            "--flip",
            "--most",
            "1");
    assertThat(lawyers).contains("值班律师：应当提前报告不能按时到岗（陈律师）：迟办");
    String awaited =
        Program.answer(
            "explain",
            Program.CASES.resolve("deaf-suspect.json").toString(),
            "--as-of",
            "2025-07-18",
            "--flip",
            "--norm",
            "法律援助法/36",
            "--most",
            "1");
    assertThat(awaited.replaceAll("\\s", "")).contains("何某某，法援法第三十六条法律援助机构收到通知后应当在三日内指派律师：不产生该义务");
  }
}
