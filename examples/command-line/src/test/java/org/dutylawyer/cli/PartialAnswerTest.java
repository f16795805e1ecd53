package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.Question.Part;
import org.dutylawyer.answer.BriefAnswer;
import org.dutylawyer.answer.FirstScreen;
import org.dutylawyer.answer.JsonAnswer;
import org.dutylawyer.answer.TextAnswer;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An answer to a part of the question says nothing of the other parts, not even "no". */
class PartialAnswerTest {

  private static final DutyLawyerRules RULES = DutyLawyerRules.load();
  private static final Question MON_2025_10_20 = Question.asOf(LocalDate.of(2025, 10, 20));
  private static final Person SOMEBODY = new Person("某甲");

  /** From a register, and with nothing done since the summer: many duties are overdue. */
  private static final CaseFile FILE =
      RULES.read(
          """
          {"id": "甲案", "jurisdiction": "CN", "register": {},
           "proceeding": {"procedure": "ordinary", "instance": "first"},
           "persons": [{"id": "某甲", "counsel": "none", "age-group": "adult",
             "hearing-ability": "unimpaired", "sight": "unimpaired", "speech": "unimpaired",
             "capacity": "full", "possible-penalty": "fixed-term-or-less"}],
           "events": [{"type": "stage-begun", "at": "2025-07-01", "to": "investigation"},
             {"type": "custody-changed", "person": "某甲", "at": "2025-07-02", "to": "detained"},
             {"type": "first-interrogation", "person": "某甲", "at": "2025-07-02", "by": "police"},
             {"type": "prosecution-file-received", "at": "2025-09-01"}]}
          """,
          "case.json");

  private static Assessment only(Part part) {
    return RULES.assess(FILE, MON_2025_10_20.only(part));
  }

  @Test
  void what_was_not_asked_is_refused_and_the_part_that_asks_it_is_named() {
    assertThat(RULES.assess(FILE, MON_2025_10_20).owed(SOMEBODY, "legal-help"))
        .isEqualTo(Outcome.APPLIES);
    assertThatThrownBy(() -> only(Part.DUTIES).owed(SOMEBODY, "legal-help"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Question.only(Part.ENTITLEMENTS");
    assertThatThrownBy(() -> only(Part.DUTIES).questions())
        .hasMessageContaining("Part.ENTITLEMENTS");
    Assessment owed = only(Part.ENTITLEMENTS);
    assertThatThrownBy(owed::breaches).hasMessageContaining("Part.DUTIES");
    assertThatThrownBy(owed::toConfirm).hasMessageContaining("Part.DUTIES");
    assertThatThrownBy(owed::organBreaches).hasMessageContaining("Part.DUTIES");
    assertThatThrownBy(owed::lawyerBreaches).hasMessageContaining("Part.CONDUCT");
    assertThatThrownBy(() -> owed.next("police")).hasMessageContaining("Part.DUTIES");
    assertThatThrownBy(() -> owed.deadlines(LocalDate.MIN, LocalDate.MAX))
        .hasMessageContaining("Part.DUTIES");
    assertThatThrownBy(() -> owed.expiringRights(LocalDate.MIN, LocalDate.MAX))
        .hasMessageContaining("Part.OTHERS");
  }

  @Test
  void what_is_forbidden_stands_with_the_duties() {
    Assessment duties = only(Part.DUTIES);
    Assessment whole = RULES.assess(FILE, MON_2025_10_20);
    assertThat(duties.breaches()).isNotEmpty().isEqualTo(whole.breaches());
    assertThat(duties.organBreaches()).isEqualTo(whole.organBreaches());
  }

  @Test
  void unlike_questions_are_not_compared() {
    Assessment whole = RULES.assess(FILE, MON_2025_10_20);
    assertThatThrownBy(() -> whole.difference(only(Part.DUTIES)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(only(Part.DUTIES).difference(only(Part.DUTIES)).different()).isEmpty();
  }

  /** Asked often enough, a part is answered by a network of the rules that it takes. */
  @ParameterizedTest
  @EnumSource(Part.class)
  void a_part_asked_often_holds_what_the_whole_holds(Part part) {
    Assessment whole = RULES.assess(FILE, MON_2025_10_20);
    Assessment first = only(part);
    Assessment last = first;
    for (int times = 0; times <= 120; times++) {
      last = only(part);
    }
    assertThat(last).isEqualTo(first);
    assertThat(last.findings())
        .isEqualTo(
            whole.findings().stream()
                .filter(f -> Part.of(f.conclusion().kindOf()) == part)
                .toList());
    assertThat(last.conduct().grounds())
        .isEqualTo(part == Part.CONDUCT ? whole.conduct().grounds() : List.of());
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void every_text_says_what_was_not_asked(Part part) {
    Assessment answer = only(part);
    for (String text :
        new String[] {
          FirstScreen.of(answer, Locale.CHINESE), TextAnswer.of(answer, Locale.CHINESE)
        }) {
      assertThat(text.replaceAll("\\s", "")).contains("▲本答复没有询问：");
      if (part != Part.ENTITLEMENTS) {
        assertThat(text).contains("结论\n  未询问").doesNotContain("不属于应当获得");
      }
      if (part != Part.DUTIES) {
        assertThat(text).contains("要做的事\n  未询问").doesNotContain("没有到期或者未办的义务");
      }
    }
    assertThat(JsonAnswer.of(answer).path("notAsked").size()).isEqualTo(3);
    assertThat(BriefAnswer.of(answer).path("notAsked").size()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void the_whole_answer_says_nothing_of_that() {
    Assessment whole = RULES.assess(FILE, MON_2025_10_20);
    assertThat(FirstScreen.of(whole, Locale.CHINESE)).doesNotContain("询问");
    assertThat(JsonAnswer.of(whole).has("notAsked")).isFalse();
  }
}
