package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.State;
import org.dutylawyer.law.NormId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A file that is sent back for supplementary investigation (退回补充侦查) is in no new stage: what each
 * organ did in its stage it does not owe again.
 */
class SentBackTest {

  private static final DutyLawyerRules RULES =
      DutyLawyerRules.builder().packsOnClassPath().evaluator(Evaluator.PLAN).build();

  private static final String FILE =
      """
      {"id": "case", "jurisdiction": "%s", "register": {},
       "persons": [{"id": "p", "counsel": "none"}],
       "events": [
         {"type": "stage-begun", "to": "investigation", "at": "2025-01-06"},
         {"type": "plea-changed", "person": "p", "to": true, "at": "2025-01-07"},
         {"type": "help-right-told", "person": "p", "at": "2025-01-06", "by": "police"},
         {"type": "counsel-right-told", "person": "p", "at": "2025-01-06", "by": "police"},
         {"type": "legal-aid-agency-notified", "person": "p", "at": "2025-01-08", "by": "police"},
         {"type": "prosecution-file-received", "at": "2025-03-03"},
         {"type": "help-right-told", "person": "p", "at": "2025-03-04", "by": "procuratorate"},
         {"type": "counsel-right-told", "person": "p", "at": "2025-03-04", "by": "procuratorate"},
         {"type": "legal-aid-right-told", "person": "p", "at": "2025-03-04", "by": "procuratorate"},
         {"type": "relatives-told", "person": "p", "at": "2025-03-04", "by": "procuratorate"},
         {"type": "legal-aid-agency-notified", "person": "p", "at": "2025-03-04", "by": "procuratorate"},
         {"type": "stage-begun", "to": "investigation", "at": "2025-04-01"},
         {"type": "prosecution-file-received", "at": "2025-05-06"}]}
      """;

  @ParameterizedTest
  @CsvSource({
    "CN, 司规〔2020〕6号/12/1-a",
    "CN, 刑事诉讼法/34/2-b",
    "CN-50, 渝司发〔2021〕19号/17/1",
    "CN-50, 渝司发〔2021〕19号/18/2-a",
    "CN-50, 渝司发〔2021〕19号/18/2-a3",
    "CN-22, 吉司联发[2018]2号/三（三）4（4）/1-a",
    "CN-22, 吉司联发[2018]2号/三（三）4（4）/1-a2",
    "CN-22, 吉司联发[2018]2号/三（三）4（4）/1-c",
    "CN-22, 吉司联发[2018]2号/三（三）4（4）/1-d",
    "CN-22, 吉司联发[2018]2号/三（三）4（4）/1-d2"
  })
  void what_was_done_in_a_stage_is_not_owed_again(String jurisdiction, String norm) {
    String file = FILE.formatted(jurisdiction);
    assertThat(
            RULES
                .assess(RULES.read(file, "case.json"), Question.asOf(LocalDate.of(2025, 6, 16)))
                .of(NormId.parse(norm)))
        .isNotEmpty()
        .extracting(Finding::state)
        .containsOnly(State.MET);
  }
}
