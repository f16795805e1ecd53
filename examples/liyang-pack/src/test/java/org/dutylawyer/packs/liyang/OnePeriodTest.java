package org.dutylawyer.packs.liyang;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.State;
import org.dutylawyer.law.NormId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is asked for, or found, again before it was dealt with gives one duty, from the first on.
 */
class OnePeriodTest {

  private static final DutyLawyerRules RULES =
      DutyLawyerRules.builder().packsOnClassPath().evaluator(Evaluator.PLAN).build();

  /** Day of June 2025, type, and facts of the event. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12/1-a | 2 assignment-accepted; 3 assignment-accepted; 4 judge-contacted",
        "12/1-b | 2 assignment-accepted; 3 assignment-accepted; 4 file-read",
        "22/2-b2 | 2 assignment-accepted; 3 assignment-accepted; 4 main-file-copied",
        "13/1-a | 3 file-access-requested by=defence-lawyer; 5 file-access-requested"
            + " by=defence-lawyer; 6 file-access-arranged",
        "13/1-b | 2 file-unavailable; 3 file-available-again; 4 file-available-again;"
            + " 5 file-access-arranged",
        "18/1-b | 2 legal-aid-objection-received; 3 legal-aid-objection-received;"
            + " 4 refusal-upheld",
        "3/2 | 2 defence-notice-sent; 4 retained-counsel-found; 5 retained-counsel-found;"
            + " 6 retained-counsel-reported",
        "17/1/1 | 4 counsel-changed to=retained-lawyer; 5 counsel-changed"
            + " to=retained-non-lawyer; 9 legal-aid-terminated",
        "17/1/2-a2 | 4 termination-requested request-justified=true;"
            + " 5 termination-requested request-justified=true; 9 legal-aid-terminated",
        "17/1/3 | 4 case-closed closed-how=terminated; 9 legal-aid-terminated",
        "17/1/3 | 4 case-ended; 9 legal-aid-terminated",
        "17/1/4 | 4 facts-concealed; 5 facts-concealed; 9 legal-aid-terminated",
        "17/2 | 4 termination-ground-found; 5 termination-ground-found;"
            + " 6 termination-ground-notified",
      })
  void it_is_done_once_and_owed_once(String norm, String events) {
    String file =
        """
        {"id": "case", "jurisdiction": "CN-320481",
         "proceeding": {"stage": "trial", "procedure": "ordinary", "instance": "first",
           "in-absentia": false},
         "persons": [{"id": "p", "age-group": "adult", "sight": "unimpaired",
           "hearing-ability": "unimpaired", "speech": "unimpaired", "capacity": "full",
           "possible-penalty": "fixed-term-or-less",
           "crime-during-suspended-death-sentence": false}],
         "events": [{"type": "defender-assigned", "person": "p", "at": "2025-06-01"}, %s]}
        """
            .formatted(
                Stream.of(events.split("; *"))
                    .map(OnePeriodTest::event)
                    .collect(Collectors.joining(", ")));
    assertThat(
            RULES
                .assess(
                    RULES.reader("CN-320481").read(file, "case.json"),
                    Question.asOf(LocalDate.of(2025, 6, 25)))
                .of(NormId.parse("溧司发〔2019〕29号/" + norm)))
        .extracting(Finding::state)
        .containsExactly(State.MET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"溧司发〔2019〕29号/3/1-a", "刑事诉讼法/34/2-c", "法释〔2021〕1号/44/1-a"})
  void a_case_sent_back_is_told_of_once_from_its_acceptance(String norm) {
    String file =
        """
        {"id": "case", "jurisdiction": "CN-320481",
         "proceeding": {"stage": "trial", "in-absentia": false},
         "persons": [{"id": "p"}],
         "events": [
           {"type": "instance-begun", "at": "2024-03-01", "to": "first"},
           {"type": "instance-begun", "at": "2024-05-10", "to": "second"},
           {"type": "instance-begun", "at": "2024-07-08", "to": "first"},
           {"id": "accepted", "type": "case-accepted", "at": "2024-07-15"}]}
        """;
    assertThat(
            RULES
                .assess(
                    RULES.reader("CN-320481").read(file, "case.json"),
                    Question.asOf(LocalDate.of(2024, 7, 25)))
                .of(NormId.parse(norm)))
        .flatExtracting(finding -> finding.conclusion().trigger().stream().toList())
        .filteredOn(trigger -> trigger.moment().orElseThrow().date().getMonthValue() == 7)
        .extracting(Event::id)
        .containsExactly("accepted");
  }

  private static String event(String written) {
    String[] parts = written.trim().split(" +");
    String facts =
        Stream.of(parts)
            .skip(2)
            .map(fact -> fact.split("="))
            .map(fact -> ", \"" + fact[0] + "\": " + value(fact[1]))
            .collect(Collectors.joining());
    return "{\"type\": \"%s\", \"person\": \"p\", \"at\": \"2025-06-%02d\"%s}"
        .formatted(parts[1], Integer.parseInt(parts[0]), facts);
  }

  private static String value(String written) {
    return written.equals("true") ? written : '"' + written + '"';
  }
}
