package org.dutylawyer.packs.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.State;
import org.dutylawyer.law.NormId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A file that is sent back for supplementary investigation (退回补充侦查) is in no new stage: what each
 * organ did in its stage it does not owe again.
 */
class SentBackTest {

  private static final DutyLawyerRules RULES =
      DutyLawyerRules.builder().packsOnClassPath().evaluator(Evaluator.PLAN).build();

  private static final String FILE =
      """
      {"id": "case", "jurisdiction": "CN", "register": {},
       "persons": [{"id": "p", "counsel": "none"}],
       "events": [
         {"type": "stage-begun", "to": "investigation", "at": "2025-01-06"},
         {"type": "help-right-told", "person": "p", "at": "2025-01-06", "by": "police"},
         {"type": "prosecution-file-received", "at": "2025-03-03"},
         {"type": "help-right-told", "person": "p", "at": "2025-03-04", "by": "procuratorate"},
         {"type": "counsel-right-told", "person": "p", "at": "2025-03-04", "by": "procuratorate"},
         {"type": "stage-begun", "to": "investigation", "at": "2025-04-01"},
         {"type": "prosecution-file-received", "at": "2025-05-06"}]}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "司规〔2020〕6号/12/1-a",
        "刑事诉讼法/34/2-b"
      })
  void what_was_done_in_a_stage_is_not_owed_again(String norm) {
    assertThat(
            RULES
                .assess(
                    RULES.reader("CN").read(FILE, "case.json"),
                    Question.asOf(LocalDate.of(2025, 6, 16)))
                .of(NormId.parse(norm)))
        .isNotEmpty()
        .extracting(Finding::state)
        .containsOnly(State.MET);
  }
}
