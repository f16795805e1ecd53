package org.dutylawyer.workbench.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.workbench.check.StepReport.Status;
import org.dutylawyer.workbench.watch.ChangedArticles;
import org.junit.jupiter.api.Test;

/** Each step passes the good pack, and finds the one thing that is wrong in a spoilt one. */
class PackCheckTest {

  private static CheckReport check(PackFiles pack, Step... steps) {
    Set<Step> chosen = steps.length == 0 ? EnumSet.allOf(Step.class) : Set.of(steps);
    return PackCheck.of(chosen, 0).check(pack, List.of());
  }

  private static String wrong(PackFiles pack, Step step) {
    CheckReport report = check(pack, step);
    assertThat(report.passed()).isFalse();
    assertThat(report.step(step).orElseThrow().status()).isEqualTo(Status.FAILED);
    return String.join("\n", report.problems().stream().map(Problem::toString).toList());
  }

  @Test
  void a_good_pack_passes_every_step_in_order_and_each_says_what_it_examined() {
    CheckReport report = check(MiniPack.good());
    assertThat(report.problems()).isEmpty();
    assertThat(report.passed()).isTrue();
    assertThat(report.steps()).extracting(StepReport::step).containsExactly(Step.values());
    assertThat(report.steps()).allSatisfy(s -> assertThat(s.count()).isPositive());
    assertThat(report.step(Step.FORM).orElseThrow().examined().en())
        .isEqualTo("13 files, 4 rules, 12 scenarios");
    assertThat(report.step(Step.QUOTES).orElseThrow().count()).isEqualTo(5);
  }

  @Test
  void a_quote_that_is_cut_inside_a_clause_is_pointed_out() {
    CheckReport whole = check(MiniPack.good(), Step.QUOTES);
    assertThat(whole.step(Step.QUOTES).orElseThrow().notes()).isEmpty();
    for (String cut : List.of("法律帮助通知书之日起二个工作日内安排值班律师", "应当自收到法律帮助通知书之日起二个工作日内安排值")) {
      PackFiles pack =
          MiniPack.with(
              "art-02.drl", "@Quote( \"应当自收到法律帮助通知书之日起二个工作日内安排值班律师\"", "@Quote( \"" + cut + "\"");
      StepReport quotes = check(pack, Step.QUOTES).step(Step.QUOTES).orElseThrow();
      assertThat(quotes.problems()).isEmpty();
      assertThat(quotes.notes())
          .singleElement()
          .satisfies(
              note -> {
                assertThat(note.where()).contains("art-02.drl");
                assertThat(note.text().en()).contains("inside a clause", cut);
              });
    }
  }

  @Test
  void a_step_that_examined_nothing_fails() {
    PackFiles empty =
        MiniPack.file(
            MiniPack.file(MiniPack.without("art-01.yaml"), "art-02.yaml", "[]"),
            "art-03.yaml",
            "[]");
    empty = MiniPack.file(empty, "art-04.yaml", "[]");
    CheckReport report = check(empty, Step.SCENARIOS, Step.DATES, Step.MUTATION);
    assertThat(report.step(Step.SCENARIOS).orElseThrow().count()).isZero();
    assertThat(report.steps())
        .extracting(StepReport::status)
        .containsExactly(Status.FAILED, Status.FAILED, Status.PASSED);
    assertThat(report.step(Step.DATES).orElseThrow().problems()).isEmpty();
    assertThat(report.text(Locale.ENGLISH)).contains("examined nothing");
  }

  @Test
  void a_misspelt_word_is_found_at_its_place_with_the_nearest_known_one() {
    String wrong = wrong(MiniPack.with("art-01.drl", "\"counsel\"", "\"counsell\""), Step.FORM);
    assertThat(wrong).contains("mini/art-01.drl:12:", "'counsell'", "did you mean \"counsel\"?");
  }

  @Test
  void steps_that_need_compiled_rules_do_not_run_when_the_form_is_bad() {
    CheckReport report = check(MiniPack.with("art-01.drl", "\"none\"", "\"nobody\""));
    assertThat(report.steps())
        .extracting(StepReport::status)
        .containsExactly(
            Status.FAILED,
            Status.PASSED,
            Status.NOT_RUN,
            Status.NOT_RUN,
            Status.NOT_RUN,
            Status.NOT_RUN,
            Status.NOT_RUN);
  }

  @Test
  void what_only_the_compiler_refuses_is_found_at_its_rule_and_nothing_that_ran_meanwhile_counts() {
    String act = "\"duty-lawyer-arranged\"";
    // Every word is one that a rule may use, but no method of Java holds so many.
    PackFiles bad =
        MiniPack.with("art-02.drl", act, String.join(",\n", Collections.nCopies(12_000, act)));
    PackCheck kept = PackCheck.standard();
    CheckReport report = kept.check(bad, List.of());
    assertThat(report.problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.where()).isEqualTo("mini/art-02.drl:7");
              assertThat(p.expected().en()).isEqualTo("a rule that compiles");
            });
    assertThat(report.steps())
        .extracting(StepReport::status)
        .containsExactly(
            Status.FAILED,
            Status.PASSED,
            Status.PASSED,
            Status.PASSED,
            Status.NOT_RUN,
            Status.NOT_RUN);
    assertThat(report.scenarios()).isEmpty();
    assertThat(kept.check(MiniPack.good(), List.of()).passed()).isTrue();
    assertThat(kept.check(bad, List.of()).step(Step.FORM).orElseThrow().problems())
        .isEqualTo(report.problems());
  }

  @Test
  void a_quote_that_the_text_does_not_have_is_found() {
    assertThat(
            wrong(
                MiniPack.with("art-02.drl", "之日起二个工作日内安排值班律师\" )", "之日起三个工作日内安排值班律师\" )"),
                Step.QUOTES))
        .contains("mini/art-02.drl:9:5", "三个工作日", "words of 示例〔2021〕1号/2/1");
  }

  @Test
  void a_provision_that_does_not_say_the_words_is_told_once_with_the_one_that_does() {
    for (String other : List.of("1号/1/1", "1号/9/1")) {
      CheckReport report = check(MiniPack.with("art-02.drl", "1号/2/1", other));
      assertThat(report.problems())
          .singleElement()
          .satisfies(
              p -> {
                assertThat(p.where()).isEqualTo("mini/art-02.drl:8:5");
                assertThat(p.nearest()).contains("示例〔2021〕1号/2/1");
              });
    }
  }

  @Test
  void a_norm_that_a_scenario_writes_wrongly_is_told_once_though_several_are_as_near() {
    for (String other : List.of("1号/9/1", "1号/2/9", "1号/21/1")) {
      CheckReport report =
          check(
              MiniPack.with(
                  "art-02.yaml", "{ norm: 示例〔2021〕1号/2/1,", "{ norm: 示例〔2021〕" + other + ","),
              Step.SCENARIOS);
      assertThat(report.problems())
          .as(other)
          .singleElement()
          .satisfies(p -> assertThat(p.where()).isEqualTo("mini/art-02.yaml:8"));
    }
  }

  @Test
  void what_is_wrong_of_a_silent_norm_stands_at_that_norm() {
    assertThat(
            wrong(
                MiniPack.with(
                    "art-02.yaml",
                    "  silent: [ 示例〔2021〕1号/2/1 ]",
                    "  silent:\n    - 示例〔2021〕1号/2/9"),
                Step.SCENARIOS))
        .contains("mini/art-02.yaml:16:");
    assertThat(
            wrong(
                MiniPack.with("art-02.yaml", "on-site-lawyer: true", "on-site-lawyer: false"),
                Step.SCENARIOS))
        .contains("mini/art-02.yaml:15:", "示例〔2021〕1号/2/1");
  }

  @Test
  void a_cycle_is_told_at_a_rule_that_closes_it_with_the_titles_of_its_words() {
    String applies = "    $person : Person()\n";
    PackFiles files =
        MiniPack.with(
            "art-01.drl",
            applies,
            applies + "    NotOwed( of == $person, kind == \"assigned-defence\" )\n");
    String closing =
        MiniPack.good()
            .text("art-04.drl")
            .orElseThrow()
            .replace(applies, applies + "    NotOwed( of == $person, kind == \"legal-help\" )\n")
            .replace(
                "entitlement( \"legal-aid-application\" ).of( $person ).may()",
                "entitlement( \"legal-help\" ).of( $person )");
    assertThat(check(MiniPack.file(files, "art-04.drl", closing)).problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.where()).startsWith("mini/art-04.drl:7");
              assertThat(p.found().zh()).contains("循环：entitlement \"legal-help\"（值班律师法律帮助） ← ");
            });
  }

  @Test
  void a_second_conclusion_is_told_as_that() {
    assertThat(
            wrong(
                MiniPack.with(
                    "art-01.drl",
                    "of( $person ) );\n",
                    "of( $person ) );\n    insert( entitlement( \"legal-help\" ).of( $person ) );\n"),
                Step.FORM))
        .contains("mini/art-01.drl:15:", "'insert'", "end: a rule has one conclusion");
  }

  @Test
  void a_key_that_stands_twice_is_told_once() {
    String day = "周二到期\n  as-of: 2025-10-17 (Fri)\n";
    CheckReport report =
        check(MiniPack.with("art-02.yaml", day, day + "  as-of: 2025-10-17 (Fri)\n"));
    assertThat(report.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.where()).isEqualTo("mini/art-02.yaml:3"));
  }

  @Test
  void a_length_that_is_none_is_told_with_the_nearest() {
    assertThat(wrong(MiniPack.with("art-02.drl", "workingDays( 2 )", "workDays( 2 )"), Step.FORM))
        .contains("'workDays( … )'", "did you mean \"workingDays\"?");
  }

  @Test
  void a_bad_vocabulary_is_told_alone_and_not_the_words_that_it_would_have_added() {
    CheckReport report = check(MiniPack.with("vocabulary.yaml", "[培训, trained]", "培训"));
    assertThat(report.problems())
        .allSatisfy(p -> assertThat(p.where()).startsWith("mini/vocabulary.yaml:2"))
        .isNotEmpty();
  }

  @Test
  void a_text_with_the_line_ends_of_Windows_has_the_same_hash() {
    String text = MiniPack.good().text("instrument.md").orElseThrow();
    PackFiles windows = MiniPack.file(MiniPack.good(), "instrument.md", text.replace("\n", "\r\n"));
    assertThat(check(windows).problems()).isEmpty();
  }

  @Test
  void a_wrong_word_in_a_case_is_told_at_its_own_line_and_nothing_that_follows_from_it() {
    CheckReport report =
        check(MiniPack.with("art-01.yaml", "counsel: assigned", "counsel: asigned"));
    assertThat(report.problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.where()).startsWith("mini/art-01.yaml:10 ");
              assertThat(p.nearest()).contains("assigned");
            });
  }

  @Test
  void a_text_that_was_changed_is_found_by_its_hash() {
    assertThat(wrong(MiniPack.with("instrument.md", "热心公益", "热心公益。"), Step.QUOTES))
        .contains("mini/pack.yaml:8");
  }

  @Test
  void a_paragraph_without_rule_or_reason_is_found_in_the_text() {
    PackFiles pack = MiniPack.file(MiniPack.good(), "not-computable.yaml", "[]");
    assertThat(wrong(pack, Step.COVERAGE)).contains("mini/instrument.md:21", "示例〔2021〕1号/3/1/2");
    CheckReport report = check(pack, Step.COVERAGE);
    assertThat(report.coverage())
        .filteredOn(a -> a.article().equals("3"))
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.missing()).contains("3/1/2");
              assertThat(a.encoded()).isEqualTo(1);
              assertThat(a.rules()).isEqualTo(1);
            });
  }

  @Test
  void an_entry_that_is_left_beside_its_rule_is_found() {
    String entries = MiniPack.good().text("not-computable.yaml").orElseThrow();
    PackFiles pack =
        MiniPack.file(
            MiniPack.good(),
            "not-computable.yaml",
            entries
                + "- { norm: 示例〔2021〕1号/2/1, quote: 安排值班律师, reason: [尚未编码, not yet encoded] }\n");
    assertThat(wrong(pack, Step.COVERAGE))
        .contains("mini/not-computable.yaml:", "both with a rule and as not computable");
  }

  @Test
  void of_rules_that_cannot_be_read_nothing_else_is_said() {
    CheckReport report =
        check(
            MiniPack.with("art-02.drl", "\nwhen\n", "\nwenn\n"),
            Step.FORM,
            Step.COVERAGE,
            Step.NUMBERS);
    assertThat(report.step(Step.FORM).orElseThrow().problems()).isNotEmpty();
    assertThat(report.step(Step.COVERAGE).orElseThrow().status()).isEqualTo(Status.NOT_RUN);
    assertThat(report.step(Step.NUMBERS).orElseThrow().status()).isEqualTo(Status.NOT_RUN);
  }

  @Test
  void a_required_pack_that_is_absent_leaves_the_numbers_unchecked() {
    PackFiles pack = MiniPack.with("pack.yaml", "id: CN\n", "id: CN-500100\nrequires: [CN-50]\n");
    assertThat(check(pack, Step.NUMBERS).step(Step.NUMBERS).orElseThrow().status())
        .isEqualTo(Status.NOT_RUN);
  }

  @Test
  void what_a_scenario_expects_is_read_before_it_is_run() {
    String scenarios = MiniPack.good().text("art-02.yaml").orElseThrow();
    assertThat(scenarios).contains("state: pending");
    assertThat(
            wrong(
                MiniPack.file(
                    MiniPack.good(),
                    "art-02.yaml",
                    scenarios.replaceFirst("state: pending", "state: 待办")),
                Step.FORM))
        .contains("mini/art-02.yaml:", "'待办'", "one of awaiting, pending");
    assertThat(
            wrong(
                MiniPack.file(
                    MiniPack.good(),
                    "art-02.yaml",
                    scenarios.replaceFirst("state: pending", "state: ~")),
                Step.FORM))
        .contains("a value of state");
  }

  @Test
  void two_scenarios_of_one_name_are_refused_with_both_places() {
    String scenarios = MiniPack.good().text("art-02.yaml").orElseThrow();
    assertThat(
            wrong(MiniPack.file(MiniPack.good(), "art-02.yaml", scenarios + scenarios), Step.FORM))
        .contains("twice (line 1)", "each name once in a file");
  }

  @Test
  void what_is_not_yet_encoded_is_counted_and_is_no_fault() {
    PackFiles pack =
        MiniPack.with(
            "not-computable.yaml", "[没有可核对的标准, no standard to check]", "[尚未编码, not yet encoded]");
    CheckReport report = check(pack, Step.COVERAGE);
    assertThat(report.passed()).isTrue();
    StepReport coverage = report.step(Step.COVERAGE).orElseThrow();
    assertThat(coverage.examined().en()).endsWith("1 not yet encoded");
    assertThat(coverage.notes())
        .singleElement()
        .satisfies(n -> assertThat(n.text().en()).endsWith(": 3"));
  }

  @Test
  void a_scenario_that_does_not_hold_is_found_with_its_sentence() {
    PackFiles pack = MiniPack.with("art-02.yaml", "due: 2025-10-21 (Tue)", "due: 2025-10-22 (Wed)");
    assertThat(wrong(pack, Step.SCENARIOS))
        .contains("mini/art-02.yaml:8", "2025-10-21", "expected 2025-10-22", "周五收到，次周周二到期");
  }

  @Test
  void a_rule_without_a_scenario_that_fires_it_or_keeps_it_silent_is_found() {
    assertThat(wrong(MiniPack.without("art-03.yaml"), Step.SCENARIOS))
        .contains(
            "mini/art-03.drl:7:1: found no scenario that fires 示例〔2021〕1号/3/1/1",
            "found no scenario that keeps 示例〔2021〕1号/3/1/1 silent");
  }

  @Test
  void a_file_of_scenarios_that_cannot_be_read_is_told_once_and_nothing_of_what_it_holds() {
    PackFiles pack = MiniPack.with("art-03.yaml", "as-of: ", "as-of: some day in ");
    CheckReport report = check(pack, Step.FORM, Step.SCENARIOS);
    assertThat(report.step(Step.SCENARIOS).orElseThrow().problems()).isEmpty();
    assertThat(report.step(Step.FORM).orElseThrow().problems())
        .isNotEmpty()
        .allMatch(p -> p.where().startsWith("mini/art-03.yaml:"));
    assertThat(wrong(pack, Step.SCENARIOS)).contains("some day in").doesNotContain("art-03.drl");
  }

  @Test
  void a_scenario_that_fires_a_norm_of_its_article_unnamed_is_shown() {
    PackFiles pack =
        MiniPack.with(
            "art-01.yaml",
            "persons: [ { id: 某甲, counsel: assigned } ]\n  silent: [ 示例〔2021〕1号/1/1 ]",
            "persons: [ { id: 某甲, counsel: none } ]\n  silent: [ 示例〔2021〕1号/4/1 ]");
    CheckReport report = check(pack, Step.SCENARIOS);
    assertThat(report.scenarios())
        .filteredOn(s -> s.title().startsWith("已经指派"))
        .singleElement()
        .satisfies(
            s ->
                assertThat(s.alsoFired())
                    .extracting(Object::toString)
                    .containsExactly("示例〔2021〕1号/1/1"));
  }

  @Test
  void the_end_of_a_norm_that_nothing_follows_is_shown_as_a_gap_unless_it_is_declared() {
    StepReport dates = check(MiniPack.good(), Step.DATES).step(Step.DATES).orElseThrow();
    assertThat(dates.problems()).isEmpty();
    assertThat(dates.notes())
        .singleElement()
        .satisfies(
            n ->
                assertThat(n.text().en())
                    .isEqualTo("from 2024-01-01 on nothing takes the place of: 示例〔2021〕1号/4/1"));
    PackFiles declared =
        MiniPack.file(
            MiniPack.good(),
            "pack.yaml",
            MiniPack.good().text("pack.yaml").orElseThrow()
                + "settled:\n"
                + "  - { provision: 示例〔2021〕1号/4/1, title: [失效, ended], why: [试行期满, pilot] }\n");
    assertThat(check(declared, Step.DATES).step(Step.DATES).orElseThrow().notes()).isEmpty();
  }

  @Test
  void a_norm_that_is_never_in_force_is_found() {
    assertThat(wrong(MiniPack.with("art-04.drl", "2024-01-01", "2020-01-01"), Step.DATES))
        .contains("mini/art-04.drl:7:1", "outside of 2021-03-01");
  }

  @Test
  void a_required_pack_that_is_absent_is_a_fault_of_form() {
    PackFiles pack = MiniPack.with("pack.yaml", "id: CN\n", "id: CN-500100\nrequires: [CN-50]\n");
    assertThat(wrong(pack, Step.FORM)).contains("requires: CN-50");
  }

  @Test
  void only_the_article_that_changed_is_run_again() {
    PackCheck check = PackCheck.standard();
    PackFiles before = MiniPack.good();
    check.check(before, List.of());
    PackFiles after = MiniPack.with("art-03.drl", ">= 4", ">= 5");
    ChangedArticles changed = ChangedArticles.between(before, after);
    assertThat(changed.paths()).containsExactly("art-03.drl");
    CheckReport report = check.check(after, List.of(), changed.scenarios());
    assertThat(report.step(Step.SCENARIOS).orElseThrow().count()).isEqualTo(2);
    assertThat(report.passed()).isFalse();
    assertThat(report.problems()).allSatisfy(p -> assertThat(p.where()).startsWith("mini/art-03"));
    assertThat(
            ChangedArticles.between(before, MiniPack.with("pack.yaml", "1.0.0", "1.0.1"))
                .scenarios()
                .test("art-01.yaml"))
        .isTrue();
  }

  @Test
  void a_check_without_a_step_or_with_an_odd_threshold_is_refused() {
    assertThatThrownBy(() -> PackCheck.of(Set.of(), 0)).hasMessageContaining("at least one step");
    assertThatThrownBy(() -> PackCheck.of(Set.of(Step.FORM), 101)).hasMessageContaining("0 to 100");
  }
}
