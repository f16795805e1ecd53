package org.dutylawyer.packs.national;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.answer.TextAnswer;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.State;
import org.junit.jupiter.api.Test;

/** What an answer in words tells once, and what it leaves out. */
class TextAnswerTest {

  private static final DutyLawyerRules RULES =
      DutyLawyerRules.builder().packsOnClassPath().jurisdiction("CN").build();
  private static final LocalDate MON_2026_10_12 = LocalDate.of(2026, 10, 12);
  private static final String ACT = "告知可以申请法律援助";

  @Test
  void oneActThatSeveralNormsWantIsOneLineWithTheDayThatBinds() {
    Assessment answer = answer("");
    assertThat(answer.governing())
        .filteredOn(f -> f.state() == State.BREACHED || f.state() == State.PENDING)
        .filteredOn(f -> f.conclusion().toString().contains("tell-legal-aid-right"))
        .as("norms that want it")
        .hasSizeGreaterThan(1);
    assertThat(lines(answer, "要做的事", ACT)).singleElement().asString().contains("逾期", "2026-10-08");
    assertThat(lines(answer, "结论", ACT)).hasSize(1);
  }

  @Test
  void whatOneNormHasDoneAndAnotherStillWantsIsToldOfBoth() {
    Assessment answer =
        answer(
            """
            , {"id": "告知", "type": "legal-aid-right-told", "at": "2026-09-29", "person": "孟某"}
            """);
    assertThat(lines(answer, "要做的事", ACT)).isNotEmpty().allMatch(l -> l.contains("已完成"));
    assertThat(TextAnswer.of(answer, Locale.CHINESE))
        .containsPattern("已于\\s+2026-09-29（周二）\\s*办理")
        .doesNotContain("） 办理");
  }

  @Test
  void whatOnlyAddsAGroundToWhatIsOwedAnywayIsNotAsked() {
    Assessment minor = tried("\"counsel\": \"none\", \"age-group\": \"minor\"");
    assertThat(lines(minor, "还需要知道", "视力")).isEmpty();
    Assessment adult = tried("\"counsel\": \"none\", \"age-group\": \"adult\"");
    assertThat(lines(adult, "还需要知道", "视力？")).hasSize(1);
  }

  @Test
  void aFactThatDecidesOnlyTogetherWithOthersIsToldSoWithoutItsValues() {
    Assessment somebody = tried("\"custody\": \"bail\"");
    assertThat(somebody.entitlements())
        .flatExtracting(EntitlementAnswer::needs)
        .as("facts of which every value leaves it open")
        .anyMatch(n -> n.answers().stream().allMatch(a -> a.outcome() == Outcome.UNDETERMINED));
    assertThat(lines(somebody, "还需要知道", "与其他不明事实一并决定")).isNotEmpty();
    assertThat(TextAnswer.of(somebody, Locale.ENGLISH))
        .contains("decides together with other facts: ");
  }

  @Test
  void theWholeAnswerStandsInTheOrderInWhichAJudgeReads() {
    assertThat(TextAnswer.of(answer(""), Locale.CHINESE))
        .containsSubsequence(
            "提问日 2026-10-12",
            "\n结论\n",
            "\n为什么\n",
            "\n要做的事\n",
            "\n期限逐日计算\n",
            "    期间：自2026-09-28",
            "\n律师和当事人的权利\n",
            "\n出处\n",
            "规则包 CN");
  }

  private static Assessment tried(String person) {
    return RULES.assess(
        RULES.read(
            """
            {"id": "x", "jurisdiction": "CN",
             "proceeding": {"stage": "trial", "procedure": "summary", "instance": "first"},
             "persons": [{"id": "p", %s}], "events": []}
            """
                .formatted(person),
            "x"),
        Question.asOf(MON_2026_10_12));
  }

  private static Assessment answer(String more) {
    String json =
        """
        {"id": "x", "jurisdiction": "CN", "register": {},
         "proceeding": {"stage": "trial", "procedure": "ordinary", "instance": "first"},
         "persons": [{"id": "孟某", "counsel": "none", "custody": "bail", "age-group": "adult"}],
         "events": [{"id": "受理", "type": "case-accepted", "at": "2026-09-28", "by": "court"}%s]}
        """
            .formatted(more);
    return RULES.assess(RULES.read(json, "x"), Question.asOf(MON_2026_10_12));
  }

  /** The lines of one part of the answer in which the words stand. */
  private static List<String> lines(Assessment answer, String part, String words) {
    List<String> text = TextAnswer.of(answer, Locale.CHINESE).lines().toList();
    int start = text.indexOf(part);
    return text.subList(start + 1, text.size()).stream()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.contains(words))
        .toList();
  }
}
