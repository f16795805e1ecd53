package org.dutylawyer.packs.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.Question;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.State;
import org.dutylawyer.law.NormId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What arrives or is asked for twice gives one duty with one period, from the first time on. */
class OnePeriodTest {

  private static final Set<String> OF_ALL = Set.of("prosecution-file-received");

  private static final DutyLawyerRules RULES =
      DutyLawyerRules.builder().packsOnClassPath().evaluator(Evaluator.PLAN).build();

  /**
   * Day of June 2025 and type: done on the 10th to 12th, and the first of them again on the 13th.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "investigation | 法律援助法/36/1-b | 9 defence-notice-received; 10 defender-assigned; 11"
            + " defender-notified-to-organ; 13 defence-notice-received",
        "investigation | 法律援助法/36/1-c | 9 defence-notice-received; 10 defender-assigned; 11"
            + " defender-notified-to-organ; 13 defence-notice-received",
        "trial | 法律援助法/36/1-b2 | 9 representative-notice-received; 10 representative-assigned;"
            + " 11 representative-told-to-court; 13 representative-notice-received",
        "trial | 法律援助法/36/1-c2 | 9 representative-notice-received; 10 representative-assigned;"
            + " 11 representative-told-to-court; 13 representative-notice-received",
        "investigation | 法律援助法/43/1-a | 9 legal-aid-requested; 9 legal-aid-request-received;"
            + " 12 legal-aid-decided; 13 legal-aid-request-received",
        "investigation | 法律援助法/43/1-a | 9 legal-aid-requested; 9 legal-aid-request-received;"
            + " 10 prosecution-file-received; 11 legal-aid-request-received; 12 legal-aid-decided",
        "investigation | 法律援助法/49/2 | 9 legal-aid-objection-received; 12 refusal-upheld; 13"
            + " legal-aid-objection-received",
        "investigation | 司规〔2020〕6号/15/1 | 9 help-refused; 10 help-refusal-recorded; 13"
            + " help-refused",
        "trial | 法释〔2021〕1号/45/1-a | 9 counsel-requested; 10 counsel-requested; 11"
            + " counsel-request-forwarded",
        "trial | 法释〔2021〕1号/45/1-b | 9 counsel-requested; 9 contact-details-given; 10"
            + " counsel-requested",
        "trial | 法释〔2021〕1号/45/1-c | 9 counsel-requested; 10 contact-unreachable; 11"
            + " contact-unreachable-told; 13 contact-unreachable",
        "trial | 刑事诉讼法/34/2-d | 9 counsel-requested; 10 counsel-requested; 11"
            + " counsel-request-forwarded",
        "trial | 法释〔2021〕1号/46/1-b | 9 duty-lawyer-requested; 10 legal-aid-agency-notified; 13"
            + " duty-lawyer-requested",
        "trial | 法律援助法/37/1-b2 | 9 file-access-requested; 10 file-access-requested; 11"
            + " file-access-arranged",
        "trial | 法释〔2021〕1号/53/3-b | 9 file-access-requested; 10 file-access-requested; 11"
            + " file-access-arranged",
      })
  void it_is_done_once_and_owed_once(String stage, String norm, String events) {
    assertThat(
            RULES
                .assess(
                    RULES.reader("CN").read(file(stage, events), "case.json"),
                    Question.asOf(LocalDate.of(2025, 6, 25)))
                .of(NormId.parse(norm)))
        .extracting(Finding::state)
        .containsExactly(State.MET);
  }

  /** Accepted and its procedure fixed, accepted in a new instance: with and without hours. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "法释〔2021〕1号/361/1-a2 | first | case-accepted; procedure-changed",
        "法释〔2021〕1号/361/1-b2 | first | case-accepted; procedure-changed",
        "法释〔2021〕1号/44/1-b | first | case-accepted; case-accepted",
        "法释〔2021〕1号/44/1-a | second | case-accepted; instance-begun",
        "法释〔2021〕1号/44/1-b | second | case-accepted; instance-begun",
        "刑事诉讼法/34/2-c | second | case-accepted; instance-begun",
      })
  void whatSeveralEventsOfOneDayBringAboutIsOwedOnce(String norm, String to, String events) {
    String[] types = events.split("; *");
    assertThat(
            RULES
                .assess(
                    RULES
                        .reader("CN")
                        .read(
                            """
                            {"id": "case", "jurisdiction": "CN", "register": {},
                             "persons": [{"id": "p", "counsel": "none"}],
                             "events": [
                               {"type": "%s", "at": "2025-06-09T09:00"},
                               {"type": "%s", "at": "2025-06-09"%s},
                               {"type": "judgment-pronounced", "at": "2025-06-23"}]}
                            """
                                .formatted(
                                    types[0],
                                    types[1],
                                    switch (types[1]) {
                                      case "procedure-changed" -> ", \"to\": \"summary\"";
                                      case "instance-begun" -> ", \"to\": \"" + to + "\"";
                                      default -> "";
                                    }),
                            "case.json"),
                    Question.asOf(LocalDate.of(2025, 6, 25)))
                .of(NormId.parse(norm)))
        .extracting(Finding::state)
        .containsExactly(State.BREACHED);
  }

  private static String file(String stage, String events) {
    StringBuilder list = new StringBuilder();
    for (String event : events.split("; *")) {
      String[] parts = event.trim().split(" +");
      list.append(list.isEmpty() ? "" : ", ")
          .append(
              """
              {"type": "%s", %s"at": "2025-06-%02d"%s}"""
                  .formatted(
                      parts[1],
                      OF_ALL.contains(parts[1]) ? "" : "\"person\": \"p\", ",
                      Integer.parseInt(parts[0]),
                      facts(parts[1])));
    }
    return """
        {"id": "case", "jurisdiction": "CN", "register": {},
         "proceeding": {"stage": "%s", "procedure": "ordinary", "instance": "first",
           "in-absentia": false, "compulsory-treatment": %s, "investigating-organ": "police"},
         "persons": [{"id": "p", "counsel": "none", "custody": "arrested", "age-group": "adult",
           "sight": "unimpaired", "hearing-ability": "unimpaired", "speech": "unimpaired",
           "capacity": "full", "possible-penalty": "fixed-term-or-less"}],
         "events": [%s]}
        """
        .formatted(stage, events.contains("representative"), list);
  }

  private static String facts(String type) {
    return switch (type) {
      case "legal-aid-requested" -> ", \"submitted-to\": \"legal-aid-agency\"";
      case "legal-aid-decided" -> ", \"granted\": false";
      case "help-refused" -> ", \"clear\": true";
      default -> "";
    };
  }
}
