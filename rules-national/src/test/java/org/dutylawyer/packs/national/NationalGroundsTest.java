package org.dutylawyer.packs.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.GroundAnswer.Result;
import org.dutylawyer.finding.Misconduct;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.law.NormId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a ground is said to be element by element is what the finding says of it. */
class NationalGroundsTest {

  private static final DutyLawyerRules RULES =
      DutyLawyerRules.builder().packsOnClassPath().jurisdiction("CN").build();

  @ParameterizedTest
  @CsvSource({
    "past-crime, other, true",
    "past-crime, personal-safety-gravely, true",
    "no-crime, , true",
    "preparing-or-committing, other, true",
    ", other, true"
  })
  void whatWasLearntIsNoExceptionUnlessItIsGraveCrimeThatIsImminent(
      String crime, String endangers, boolean met) {
    String learnt =
        (crime == null ? "" : ", \"told-of-crime\": \"" + crime + "\"")
            + (endangers == null ? "" : ", \"endangers\": \"" + endangers + "\"");
    Assessment answer = answer(learnt);
    assertThat(met(answer).contains("律师法/48/1/4")).isEqualTo(met);
    assertThat(met(answer)).isEqualTo(found(answer));
  }

  @Test
  void whereNothingSaysWhatWasLearntTheElementIsUnknownInBoth() {
    Assessment answer = answer("");
    assertThat(met(answer)).isEmpty();
    assertThat(found(answer)).isEmpty();
    assertThat(answer.conduct().grounds())
        .filteredOn(ground -> ground.result() == Result.UNDETERMINED)
        .extracting(ground -> ground.provision().toString())
        .contains("律师法/48/1/4");
  }

  private static Set<String> met(Assessment answer) {
    return answer.conduct().grounds().stream()
        .filter(ground -> ground.result() == Result.MET)
        .map(GroundAnswer::provision)
        .map(NormId::toString)
        .collect(Collectors.toSet());
  }

  private static Set<String> found(Assessment answer) {
    return answer.findings().stream()
        .filter(finding -> finding.conclusion() instanceof Misconduct)
        .filter(finding -> finding.outcome() == Outcome.APPLIES)
        .map(finding -> finding.norm().provision().toString())
        .collect(Collectors.toSet());
  }

  private static Assessment answer(String learnt) {
    return RULES.assess(
        RULES.read(
            """
            {"id": "x", "jurisdiction": "CN", "persons": [{"id": "p"}],
             "lawyers": [{"id": "某律师", "duty-posting": "posted", "practice-kind": "private-practice"}],
             "events": [
               {"id": "k", "type": "confidence-received", "at": "2025-05-23", "lawyer": "某律师"%s},
               {"id": "d", "type": "case-facts-disclosed", "at": "2025-05-26", "lawyer": "某律师", "re": "k",
                "disclosed-matter": "privacy", "disclosure-permitted": false}]}
            """
                .formatted(learnt),
            "x"),
        Question.asOf(LocalDate.of(2025, 5, 28)));
  }
}
