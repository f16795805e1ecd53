package org.dutylawyer.packs.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.State;
import org.dutylawyer.law.NormId;
import org.junit.jupiter.api.Test;

/** How often a notice is owed (法律帮助通知书) when the day of the help is moved. */
class MovedHelpDateTest {

  private static final DutyLawyerRules RULES =
      DutyLawyerRules.builder().packsOnClassPath().evaluator(Evaluator.PLAN).build();

  private static final String TWO_DATES =
      """
      {"type": "help-date", "person": "p", "at": "2025-10-10", "notice-exception": "none"},
      {"type": "help-date", "person": "p", "at": "2025-10-14", "notice-exception": "none"},
      {"type": "legal-help-given", "person": "p", "at": "2025-10-14"}
      """;

  @Test
  void aNoticeOfTheFirstDayServesTheDayToWhichItIsMoved() {
    assertThat(
            noticesOwed(
                """
                {"type": "help-notice-delivered", "person": "p", "at": "2025-09-29",
                 "by": "procuratorate"},
                """))
        .extracting(Finding::state)
        .containsExactly(State.MET);
  }

  @Test
  void withoutANoticeItIsOwedBeforeEitherDay() {
    assertThat(noticesOwed(""))
        .extracting(Finding::state)
        .containsExactly(State.BREACHED, State.BREACHED);
  }

  @Test
  void helpThatWasGivenOnTheFirstDayNeedsANoticeOfItsOwn() {
    assertThat(
            noticesOwed(
                """
                {"type": "help-notice-delivered", "person": "p", "at": "2025-09-29",
                 "by": "procuratorate"},
                {"type": "legal-help-given", "person": "p", "at": "2025-10-10"},
                """))
        .extracting(Finding::state)
        .containsExactly(State.MET, State.BREACHED);
  }

  private static List<Finding> noticesOwed(String events) {
    return RULES
        .assess(
            RULES
                .reader("CN")
                .read(
                    """
                    {"id": "case", "jurisdiction": "CN", "register": {},
                     "proceeding": {"stage": "prosecution-review", "procedure": "ordinary"},
                     "persons": [{"id": "p", "counsel": "none"}],
                     "events": [%s %s]}
                    """
                        .formatted(events, TWO_DATES),
                    "case.json"),
            Question.asOf(LocalDate.of(2025, 10, 24)))
        .of(NormId.parse("司规〔2020〕6号/19/1"));
  }
}
