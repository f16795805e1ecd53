package org.dutylawyer.packs.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.finding.OrganBreach;
import org.dutylawyer.problem.BadInputException;
import org.junit.jupiter.api.Test;

/** Who is said to have refused a meeting with the duty lawyer (不许可、不安排会见), and who is not. */
class RefusedMeetingsTest {

  private static final DutyLawyerRules RULES =
      DutyLawyerRules.builder().packsOnClassPath().evaluator(Evaluator.PLAN).build();

  private static final String ASKED =
      """
      {"type": "stage-begun", "at": "2025-03-03", "to": "investigation", "by": "police"},
      {"type": "duty-lawyer-requested", "person": "p", "at": "2025-03-05"},
      {"id": "asked", "type": "meeting-sought", "person": "p", "lawyer": "l", "at": "2025-03-10",
       "document": [{"type": "lawyer-card", "fields": {"kind": "律师执业证"}},
         {"type": "help-paper", "fields": {"kind": "法律帮助通知书"}}]},
      """;

  @Test
  void whatTheDetentionHouseRefusedIsNoRefusalOfTheOrganInCharge() {
    assertThat(
            refusing(
                "other",
                LocalDate.of(2025, 3, 12),
                """
                {"type": "meeting-not-arranged", "person": "p", "lawyer": "l", "at": "2025-03-11",
                 "re": "asked", "by": "detention-house"}
                """))
        .isNotEmpty()
        .containsOnly("detention-house");
  }

  @Test
  void whatWasRefusedInTheInvestigationWasNotRefusedByTheProcuratorateAfterIt() {
    assertThat(
            refusing(
                "other",
                LocalDate.of(2025, 5, 9),
                """
                {"type": "meeting-not-permitted", "person": "p", "lawyer": "l", "at": "2025-03-11",
                 "re": "asked", "by": "police"},
                {"type": "stage-begun", "at": "2025-05-06", "to": "prosecution-review",
                 "by": "procuratorate"},
                {"type": "meeting-sought", "person": "p", "lawyer": "l", "at": "2025-05-08"}
                """))
        .isEmpty();
  }

  @Test
  void nobodyIsAccusedOfARefusalOfWhichTheFileDoesNotSayWhose() {
    assertThat(
            refusing(
                "other",
                LocalDate.of(2025, 3, 12),
                """
                {"type": "meeting-not-arranged", "person": "p", "lawyer": "l", "at": "2025-03-11",
                 "re": "asked"}
                """))
        .isEmpty();
  }

  @Test
  void thePoliceMayNotRefuseAMeetingThatNeedsNoPermission() {
    assertThat(
            refusing(
                "other",
                LocalDate.of(2025, 3, 12),
                """
                {"type": "meeting-not-permitted", "person": "p", "lawyer": "l", "at": "2025-03-11",
                 "re": "asked", "by": "police"}
                """))
        .isNotEmpty()
        .containsOnly("police");
  }

  /** 司规〔2020〕6号 art. 22(2): such a meeting needs the permission of whoever investigates. */
  @Test
  void whoeverInvestigatesMayWithholdThePermissionThatTheLawAsksFor() {
    assertThat(
            refusing(
                "terrorism",
                LocalDate.of(2025, 3, 13),
                """
                {"type": "meeting-permitted", "person": "p", "lawyer": "l", "at": "2025-03-11",
                 "re": "asked", "by": "police"},
                {"type": "meeting-not-permitted", "person": "p", "lawyer": "l", "at": "2025-03-12",
                 "re": "asked", "by": "police"}
                """))
        .isEmpty();
  }

  /** To permit and to arrange are two things: who permitted it is not free to leave it at that. */
  @Test
  void whoeverPermittedAMeetingIsNotFreeToLeaveItUnarranged() {
    assertThat(
            refusing(
                "terrorism",
                LocalDate.of(2025, 3, 13),
                """
                {"type": "meeting-permitted", "person": "p", "lawyer": "l", "at": "2025-03-10",
                 "re": "asked", "by": "police"},
                {"type": "meeting-not-arranged", "person": "p", "lawyer": "l", "at": "2025-03-12",
                 "re": "asked", "by": "police"}
                """))
        .isNotEmpty()
        .containsOnly("police");
  }

  /** What was one word (meeting-refused) is two, and a file that still has it is told which. */
  @Test
  void theWordThatMeantBothIsRefusedWithWhatToWriteInstead() {
    assertThatThrownBy(
            () ->
                refusing(
                    "other",
                    LocalDate.of(2025, 3, 12),
                    """
                    {"type": "meeting-refused", "person": "p", "lawyer": "l", "at": "2025-03-11"}
                    """))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("meeting-not-permitted")
        .hasMessageContaining("meeting-not-arranged");
  }

  @Test
  void theDetentionHouseHasNothingToArrangeBeforeThePermissionAndMayNotRefuseAfterIt() {
    String refused =
        """
        {"type": "meeting-not-arranged", "person": "p", "lawyer": "l", "at": "2025-03-12",
         "re": "asked", "by": "detention-house"}
        """;
    assertThat(refusing("terrorism", LocalDate.of(2025, 3, 13), refused)).isEmpty();
    assertThat(
            refusing(
                "terrorism",
                LocalDate.of(2025, 3, 13),
                """
                {"type": "meeting-permitted", "person": "p", "lawyer": "l", "at": "2025-03-11",
                 "re": "asked", "by": "police"},
                """
                    + refused))
        .isNotEmpty()
        .containsOnly("detention-house");
  }

  /** The organs that are said to have refused. */
  private static List<String> refusing(String crime, LocalDate day, String events) {
    return RULES
        .assess(
            RULES
                .reader("CN")
                .read(
                    """
                    {"id": "case", "jurisdiction": "CN",
                     "proceeding": {"crime-kind": "%s", "investigating-organ": "police"},
                     "persons": [{"id": "p", "counsel": "none", "custody": "detained"}],
                     "lawyers": [{"id": "l", "duty-posting": "posted"}],
                     "events": [%s %s]}
                    """
                        .formatted(crime, ASKED, events),
                    "case.json"),
            Question.asOf(day))
        .organBreaches()
        .stream()
        .filter(breach -> breach.how() == OrganBreach.How.REFUSED)
        .map(breach -> breach.finding().actor().orElse(""))
        .toList();
  }
}
