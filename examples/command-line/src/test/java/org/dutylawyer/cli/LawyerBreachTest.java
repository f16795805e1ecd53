package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.answer.FirstScreen;
import org.dutylawyer.answer.TextAnswer;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.LawyerBreach;
import org.junit.jupiter.api.Test;

/** A lawyer is named where the act on file names that lawyer, with the grounds it meets. */
class LawyerBreachTest {

  private static final DutyLawyerRules RULES = DutyLawyerRules.load();

  private static Assessment answer(
      String place, String stage, LocalDate day, String lawyers, String events) {
    String json =
        """
        {"id": "甲案", "jurisdiction": "%s",
         "proceeding": {"stage": "%s", "procedure": "ordinary", "instance": "first"},
         "persons": [{"id": "某甲", "counsel": "none", "pleads": true, "age-group": "adult"}],
         "lawyers": [%s], "events": [%s]}
        """
            .formatted(place, stage, lawyers, events);
    return RULES.assess(RULES.read(json, "case.json"), Question.asOf(day));
  }

  private static final LocalDate MON_2025_10_13 = LocalDate.of(2025, 10, 13);

  private static final String TWO_POSTED =
      """
      {"id": "甲律", "duty-posting": "posted"}, {"id": "乙律", "duty-posting": "posted"}
      """;

  @Test
  void that_the_file_names_one_lawyer_shows_nothing_of_an_act_that_names_none() {
    Assessment answer =
        answer(
            "CN-50",
            "investigation",
            MON_2025_10_13,
            "{\"id\": \"乙律\", \"duty-posting\": \"arranged\"}",
            """
            {"id": "费", "type": "fee-charged-for-help", "person": "某甲", "at": "2025-09-08"},
            {"id": "班", "type": "shift", "lawyer": "乙律", "at": "2025-10-20"}
            """);
    assertThat(answer.lawyerBreaches())
        .singleElement()
        .satisfies(breach -> assertThat(breach.lawyer()).isEmpty());
    String screen = FirstScreen.of(answer, Locale.CHINESE);
    assertThat(screen)
        .contains("不得就法律帮助收取费用，")
        .contains("值班律师（案卷没有写明是哪一位）：违反义务、禁止性规定的记载 1 项")
        .doesNotContain("没有处理事由因此成立");
    assertThat(TextAnswer.of(answer, Locale.CHINESE).replaceAll("\\s", ""))
        .contains("案卷没有写明是哪一位律师，未对照处理事由");
  }

  @Test
  void of_several_lawyers_the_one_who_acted_is_named_with_the_ground_that_the_act_meets() {
    Assessment answer =
        answer(
            "CN-50",
            "investigation",
            MON_2025_10_13,
            TWO_POSTED,
            """
            {"id": "咨", "type": "legal-advice-given", "person": "某甲", "lawyer": "甲律",
             "at": "2025-09-08"},
            {"id": "费", "type": "fee-charged-for-help", "person": "某甲", "lawyer": "甲律",
             "at": "2025-09-08", "fee-paid-by": "accused"}
            """);
    assertHeldAgainst(answer, "甲律", "渝司发〔2021〕19号/30/1/4");
  }

  /**
   * Each breach is of that lawyer, with the ground that it meets, and none is said to have none.
   */
  private static void assertHeldAgainst(Assessment answer, String lawyer, String provision) {
    assertThat(answer.lawyerBreaches())
        .isNotEmpty()
        .allSatisfy(
            breach -> {
              assertThat(breach.lawyer()).isEqualTo(Optional.<Subject>of(new Lawyer(lawyer)));
              assertThat(provisions(breach)).contains(provision);
            });
    assertThat(FirstScreen.of(answer, Locale.CHINESE)).doesNotContain("没有处理事由因此成立");
  }

  @Test
  void who_answered_the_signing_is_who_was_not_present_at_it() {
    Assessment answer =
        answer(
            "CN-50",
            "prosecution-review",
            MON_2025_10_13,
            TWO_POSTED,
            """
            {"id": "签", "type": "plea-statement-signed", "person": "某甲", "at": "2025-10-10T10:00",
             "lawyer-position": "no-objection"},
            {"id": "视", "type": "signing-witnessed-by-video", "person": "某甲", "re": "签",
             "lawyer": "乙律", "at": "2025-10-10T10:00"}
            """);
    assertHeldAgainst(answer, "乙律", "渝司发〔2021〕19号/30/1/3");
  }

  @Test
  void a_finding_that_does_not_say_of_which_act_may_be_of_this_one() {
    String found =
        """
        {"id": "收钱", "type": "property-taken-from-relative", "at": "2022-04-20", "lawyer": "甲律"},
        {"id": "查实", "type": "breach-found", "at": "2022-05-16", "lawyer": "甲律",
         "breach-kind": "discipline"%s}
        """;
    LocalDate wed = LocalDate.of(2022, 6, 1);
    Assessment open = answer("CN-22", "investigation", wed, TWO_POSTED, found.formatted(""));
    LawyerBreach breach = open.lawyerBreaches().get(0);
    assertThat(breach.also()).isEmpty();
    assertThat(breach.maybeFound(open)).hasSize(2);
    assertThat(TextAnswer.of(open, Locale.CHINESE).replaceAll("\\s", ""))
        .contains("案卷没有写明所查实的是否就是这一行为，如是，即符合处理事由")
        .doesNotContain("没有处理事由因此成立");
    assertThat(FirstScreen.of(open, Locale.CHINESE)).doesNotContain("没有处理事由因此成立");
    Assessment said =
        answer("CN-22", "investigation", wed, TWO_POSTED, found.formatted(", \"re\": \"收钱\""));
    assertThat(said.lawyerBreaches().get(0).also()).hasSize(2);
    assertThat(said.lawyerBreaches().get(0).maybeFound(said)).isEmpty();
  }

  private static List<String> provisions(LawyerBreach breach) {
    return breach.also().stream().map(GroundAnswer::provision).map(Object::toString).toList();
  }
}
