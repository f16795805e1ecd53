package org.dutylawyer.packs.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.OrganBreach;
import org.junit.jupiter.api.Test;

/** What one provision wanted on one occasion was left undone once, by whichever clauses of it. */
class OneOmissionTest {

  private static final DutyLawyerRules RULES =
      DutyLawyerRules.builder().packsOnClassPath().evaluator(Evaluator.PLAN).build();

  @Test
  void aMinorWithoutDefenderWhoCameOfAgeWasNotNotifiedForOnce() {
    Assessment answer =
        RULES.assess(
            RULES
                .reader("CN")
                .read(
                    """
                    {"id": "case", "jurisdiction": "CN", "register": {},
                     "proceeding": {"stage": "trial", "procedure": "ordinary", "instance": "first",
                       "investigating-organ": "police", "in-absentia": false},
                     "persons": [{"id": "p", "counsel": "none", "born": "2007-06-15"}],
                     "events": [
                       {"type": "stage-begun", "at": "2025-05-20", "to": "investigation"},
                       {"type": "stage-begun", "at": "2025-06-10", "to": "prosecution-review"},
                       {"type": "case-accepted", "at": "2025-07-10", "by": "court"}]}
                    """,
                    "case.json"),
            Question.asOf(LocalDate.of(2025, 7, 20)));
    assertThat(answer.organBreaches())
        .filteredOn(OneOmissionTest::wantsDefence)
        .extracting(b -> b.finding().actor().orElse(""))
        .containsExactlyInAnyOrder("police", "procuratorate");
    assertThat(answer.organBreaches())
        .as("one omission, with every text that wants it")
        .filteredOn(OneOmissionTest::wantsDefence)
        .allSatisfy(
            b ->
                assertThat(b.ofEachNorm())
                    .extracting(one -> one.finding().norm().instrument())
                    .contains("刑事诉讼法", "法律援助法"));
    assertThat(answer.governing())
        .as("each clause keeps its finding")
        .filteredOn(f -> f.norm().provision().toString().equals("刑事诉讼法/278/1"))
        .filteredOn(f -> f.state().word().equals("breached"))
        .hasSizeGreaterThan(2);
  }

  private static boolean wantsDefence(OrganBreach breach) {
    return breach.ofEachNorm().stream()
        .anyMatch(one -> one.finding().norm().provision().toString().equals("刑事诉讼法/278/1"));
  }
}
