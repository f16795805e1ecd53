package org.dutylawyer.packs.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Finding;
import org.junit.jupiter.api.Test;

/** Files of many persons of whom little is known: what one is asked hangs on few of the others. */
class ManyPersonsTest {

  private static final DutyLawyerRules RULES = DutyLawyerRules.load();
  private static final LocalDate MON_2025_10_13 = LocalDate.of(2025, 10, 13);

  private static Assessment answer(int persons) {
    String all =
        IntStream.range(0, persons)
            .mapToObj(i -> "{ \"id\": \"被告人" + i + "\" }")
            .collect(Collectors.joining(", "));
    String json =
        "{ \"id\": \"共同犯罪案\", \"jurisdiction\": \"CN\","
            + " \"proceeding\": { \"stage\": \"trial\", \"procedure\": \"ordinary\","
            + " \"instance\": \"first\" }, \"persons\": ["
            + all
            + "] }";
    return RULES.assess(RULES.read(json, "case.json"), Question.asOf(MON_2025_10_13));
  }

  /** Whose counsel decides whether the court may notify that a lawyer be assigned to the first. */
  private static Set<String> othersThatDecide(Assessment answer) {
    Finding mayNotify =
        answer.findings().stream()
            .filter(f -> f.norm().toString().equals("法释〔2021〕1号/48/1/1"))
            .filter(f -> f.conclusion().of().equals(new Person("被告人0")))
            .findFirst()
            .orElseThrow();
    return mayNotify.needs().stream()
        .filter(need -> !need.of().equals(new Person("被告人0")))
        .map(need -> need.of().id() + "." + need.fact())
        .collect(Collectors.toSet());
  }

  @Test
  void ofNineEachOtherOneIsNamedAndOfMoreTheFactItselfIsAsked() {
    assertThat(othersThatDecide(answer(9))).hasSize(8).contains("被告人8.counsel");
    Assessment ofTen = answer(10);
    assertThat(othersThatDecide(ofTen)).isEmpty();
    assertThat(ofTen.findings())
        .filteredOn(f -> f.norm().toString().equals("法释〔2021〕1号/48/1/1"))
        .allSatisfy(
            f ->
                assertThat(f.needs())
                    .anyMatch(need -> need.fact().equals("co-defendant-has-counsel")));
  }

  @Test
  void aHundredPersonsOfWhomNothingIsKnownAreEachAskedTheSame() {
    Map<String, Long> questions =
        answer(100).questions().stream()
            .filter(need -> need.of() instanceof Person)
            .collect(Collectors.groupingBy(need -> need.of().id(), Collectors.counting()));
    assertThat(questions).hasSize(100);
    assertThat(Set.copyOf(questions.values())).hasSize(1);
  }
}
