package org.dutylawyer.packs.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.law.NormId;
import org.junit.jupiter.api.Test;

/** An answer on assigned defence cites what gives it, not what else might have given it. */
class EntitlementGroundsTest {

  private static final DutyLawyerRules RULES =
      DutyLawyerRules.builder().packsOnClassPath().jurisdiction("CN").build();
  private static final LocalDate WED_2026_06_24 = LocalDate.of(2026, 6, 24);

  @Test
  void whatIsOwedToAMinorIsCitedToTheLawOnMinorsAndNotToThatOnDisabilities() {
    EntitlementAnswer answer = assignedDefence("\"born\": \"2009-03-02\"");
    assertThat(answer.outcome()).isEqualTo(Outcome.APPLIES);
    assertThat(answer.grounds())
        .extracting(NormId::toString)
        .containsExactly("法律援助法/25/1/1", "刑事诉讼法/278/1-a");
  }

  @Test
  void whatMayBeOwedIsCitedToAllThatMayGiveIt() {
    EntitlementAnswer answer = assignedDefence("\"possible-penalty\": \"fixed-term-or-less\"");
    assertThat(answer.outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(answer.grounds())
        .extracting(NormId::toString)
        .contains("法律援助法/25/1/1", "法律援助法/25/1/2", "刑事诉讼法/278/1-a")
        .doesNotContain("法律援助法/25/1/4");
  }

  @Test
  void whatTwoNormsOweIsCitedToBoth() {
    EntitlementAnswer answer =
        assignedDefence("\"born\": \"2009-03-02\", \"possible-penalty\": \"life\"");
    assertThat(answer.grounds())
        .extracting(NormId::toString)
        .contains("法律援助法/25/1/1", "法律援助法/25/1/4")
        .doesNotContain("法律援助法/25/1/2");
  }

  private static EntitlementAnswer assignedDefence(String person) {
    List<EntitlementAnswer> answers =
        RULES
            .assess(
                RULES.read(
                    """
                    {"id": "x", "jurisdiction": "CN",
                     "proceeding": {"stage": "investigation", "procedure": "ordinary",
                       "instance": "first", "investigating-organ": "police"},
                     "persons": [{"id": "p", "counsel": "none", %s}], "events": []}
                    """
                        .formatted(person),
                    "x"),
                Question.asOf(WED_2026_06_24))
            .entitlements();
    return answers.stream()
        .filter(a -> a.entitlement().equals("assigned-defence"))
        .findFirst()
        .orElseThrow();
  }
}
