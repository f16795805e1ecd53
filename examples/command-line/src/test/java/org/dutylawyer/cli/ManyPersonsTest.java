package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a duty stands does not depend on how many others the file names beside its person. */
class ManyPersonsTest {

  private static final LocalDate MON_2025_10_20 = LocalDate.of(2025, 10, 20);

  private final DutyLawyerRules rules = DutyLawyerRules.load();

  /** Each of them was admitted, asked and was helped, one on each day of June. */
  private static String file(String jurisdiction, List<Integer> accused) {
    List<String> persons = new ArrayList<>();
    List<String> events = new ArrayList<>();
    for (int i : accused) {
      persons.add("{ \"id\": \"p%02d\", \"counsel\": \"none\" }".formatted(i));
      List<String> course =
          List.of(
              "admitted-to-detention",
              "duty-lawyer-requested",
              "help-notice-received",
              "duty-lawyer-arranged",
              "legal-help-given");
      for (int k = 0; k < course.size(); k++) {
        events.add(
            "{ \"id\": \"p%02d-%d\", \"type\": \"%s\", \"person\": \"p%02d\", \"at\": \"%s\" }"
                .formatted(
                    i, k, course.get(k), i, LocalDate.of(2025, 6, 2).plusDays(i % 40 + 2 * k)));
      }
    }
    return "{ \"jurisdiction\": \"%s\", \"proceeding\": { \"stage\": \"investigation\" }, \"persons\": [ %s ], \"events\": [ %s ] }"
        .formatted(jurisdiction, String.join(", ", persons), String.join(", ", events));
  }

  private List<String> standing(String json, String person) {
    return rules.assess(rules.read(json, "case"), Question.asOf(MON_2025_10_20)).findings().stream()
        .filter(finding -> finding.conclusion().of().id().equals(person))
        .map(ManyPersonsTest::shown)
        .toList();
  }

  private static String shown(Finding finding) {
    return finding.norm()
        + " "
        + finding.conclusion().trigger().map(event -> event.id()).orElse("")
        + " "
        + finding.outcome()
        + " "
        + finding.state()
        + " "
        + finding.due()
        + " "
        + finding.done();
  }

  /** A rule that looks at each person beside each event goes on with few of these pairs. */
  @Test
  void a_hundred_and_fifty_persons_are_not_too_dear_for_the_rules_of_Chongqing() {
    List<Integer> accused = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      accused.add(i);
    }
    assertThat(
            rules
                .assess(
                    rules.read(file("CN-50", accused), "case"),
                    Question.asOf(MON_2025_10_20).only(Question.Part.ENTITLEMENTS),
                    Evaluator.PLAN)
                .findings())
        .hasSizeGreaterThan(150);
  }

  /**
   * What a person has at one event is joined with that person's states at another, not with all.
   */
  @Test
  void a_thousand_persons_before_one_court_are_not_too_dear() {
    String persons =
        IntStream.range(0, 1_000)
            .mapToObj("{ \"id\": \"p%d\", \"counsel\": \"none\" }"::formatted)
            .collect(Collectors.joining(", "));
    String json =
        """
        { "jurisdiction": "CN", "proceeding": { "procedure": "ordinary" }, "persons": [ %s ], "events": [
          { "type": "stage-begun", "to": "investigation", "by": "police", "at": "2025-06-02" },
          { "type": "stage-begun", "to": "prosecution-review", "by": "procuratorate", "at": "2025-08-04" },
          { "type": "stage-begun", "to": "trial", "by": "court", "at": "2025-09-01" },
          { "type": "case-accepted", "by": "court", "at": "2025-09-01" },
          { "type": "hearing", "by": "court", "at": "2025-10-13" } ] }
        """
            .formatted(persons);
    assertThat(
            rules
                .assess(
                    rules.read(json, "case"),
                    Question.asOf(MON_2025_10_20).withoutAwaited().only(Question.Part.ENTITLEMENTS),
                    Evaluator.PLAN)
                .findings())
        .hasSizeGreaterThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CN", "CN-50", "CN-22"})
  void one_of_forty_stands_as_if_alone(String jurisdiction) {
    List<Integer> forty = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      forty.add(i);
    }
    String all = file(jurisdiction, forty);
    for (int one : List.of(0, 17, 39)) {
      String person = "p%02d".formatted(one);
      List<String> alone = standing(file(jurisdiction, List.of(one)), person);
      assertThat(alone).anyMatch(line -> line.contains(State.MET.name()));
      assertThat(standing(all, person)).isEqualTo(alone);
    }
  }
}
