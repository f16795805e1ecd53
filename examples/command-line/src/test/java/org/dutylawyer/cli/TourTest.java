package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFileBuilder;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Explanation;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.law.NormId;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.workbench.FolderPacks;
import org.dutylawyer.workbench.watch.PackWatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ten examples of the tour for hosts: each runs, and the page quotes them as they stand. */
class TourTest {

  private static final DutyLawyerRules rules = DutyLawyerRules.load();

  private static final Path CASE = Program.CASES.resolve("notice-over-national-day.json");

  private static final Path LIYANG =
      Path.of("..", "liyang-pack/src/main/resources/org/dutylawyer/packs/liyang");
  private static final Path NATIONAL =
      Path.of("../../rules-national/src/main/resources/org/dutylawyer/packs/national");

  private static final LocalDate MON_2025_10_13 = LocalDate.of(2025, 10, 13);

  @TempDir private Path folder;

  @Test
  void one_question_only() {
    CaseFile file = rules.read(CASE);
    Question question = Question.asOf(MON_2025_10_13).only(Question.Part.ENTITLEMENTS);
    Outcome owed = rules.assess(file, question).owed(new Person("林某某"), "legal-help");
    assertThat(owed).isEqualTo(Outcome.APPLIES);
  }

  @Test
  void a_case_file_from_rows_of_a_database() {
    List<Map<String, String>> rows =
        List.of(Map.of("type", "help-date", "day", "2025-10-09", "place", "procuratorate"));
    CaseFileBuilder builder =
        CaseFile.of("CN")
            .id("CN-2025-0118")
            .proceeding(p -> p.with("stage", "prosecution-review"))
            .person("林某某", p -> p.with("counsel", "none").is("pleads"));
    for (Map<String, String> row : rows) {
      builder.event(
          row.get("type"),
          event ->
              event
                  .at(LocalDate.parse(row.get("day")))
                  .of("林某某")
                  .with("help-place", row.get("place")));
    }
    CaseFile file = builder.build(rules.vocabulary("CN"));
    assertThat(rules.assess(file, Question.asOf(MON_2025_10_13)).findings()).isNotEmpty();
  }

  @Test
  void what_is_due() {
    Assessment answer = rules.assess(rules.read(CASE), Question.asOf(LocalDate.of(2025, 9, 26)));
    List<String> due =
        answer.deadlines(LocalDate.of(2025, 9, 26), LocalDate.of(2025, 10, 31)).stream()
            .map(f -> f.lastDay().orElseThrow() + " " + f.actor().orElse("") + " " + f.norm())
            .toList();
    assertThat(due).isNotEmpty();
  }

  @Test
  void what_changed_between_two_days() {
    CaseFile file = rules.read(CASE);
    Set<String> before = said(rules.assess(file, Question.asOf(LocalDate.of(2025, 9, 26))));
    Set<String> after = said(rules.assess(file, Question.asOf(MON_2025_10_13)));
    Set<String> changed = new TreeSet<>(after);
    changed.removeAll(before);
    assertThat(changed).isNotEmpty();
  }

  private static Set<String> said(Assessment answer) {
    return answer.governing().stream()
        .map(f -> f.norm() + " " + f.outcome() + " " + f.state())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void why_a_norm_applies_or_not() {
    CaseFile file = rules.read(CASE);
    NormId norm = NormId.parse("司规〔2020〕6号/19/1");
    for (Explanation why : rules.explain(file, Question.asOf(MON_2025_10_13), norm)) {
      String first = why.failed().map(Object::toString).orElse("every condition holds");
      assertThat(first).isNotEmpty();
    }
  }

  @Test
  void a_pack_of_your_own() {
    DutyLawyerRules own = new FolderPacks().pack(NATIONAL).pack(LIYANG).build();
    assertThat(own.packsFor("CN-320481")).extracting("id").contains("CN", "CN-320481");
  }

  @Test
  void a_notice_of_days_off_while_the_program_runs() throws Exception {
    Path notice = Files.writeString(folder.resolve("2027.txt"), NOTICE_2027);
    DutyLawyerRules later = rules.withNotice(notice);
    boolean sunday = later.calendar().isWorkingDay(LocalDate.of(2027, 2, 14));
    assertThat(sunday).isTrue();
  }

  private static final String NOTICE_2027 =
      """
      国务院办公厅关于2027年部分节假日安排的通知
      一、元旦：1月1日（周五）至3日（周日）放假，共3天。
      二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。
      国务院办公厅
      2026年11月6日
      """;

  @Test
  void packs_that_change_while_the_program_runs() throws Exception {
    try (PackWatch watch = PackWatch.of(LIYANG).packsOnClassPath().open()) {
      Assessment answer =
          watch.rules().assess(watch.rules().read(CASE), Question.asOf(MON_2025_10_13));
      boolean replaced = watch.refresh();
      assertThat(answer.findings()).isNotEmpty();
      assertThat(replaced).isFalse();
    }
  }

  @Test
  void many_cases_on_all_cores() throws Exception {
    try (Stream<Path> files = Files.list(Program.CASES)) {
      List<Path> cases = files.filter(f -> f.toString().endsWith(".json")).toList();
      Map<String, Long> breaches =
          cases.parallelStream()
              .map(rules::read)
              .map(file -> rules.assess(file, Question.asOf(MON_2025_10_13).withoutAwaited()))
              .flatMap(answer -> answer.breaches().stream())
              .collect(Collectors.groupingBy(f -> f.norm().toString(), Collectors.counting()));
      assertThat(breaches).isNotEmpty();
    }
  }

  @Test
  void what_is_wrong_is_told_all_at_once() {
    assertThatThrownBy(
            () ->
                CaseFile.of("CN")
                    .person("甲", p -> p.with("counsel", "nobody").with("stage", "trial"))
                    .build(rules.vocabulary("CN")))
        .isInstanceOfSatisfying(
            BadInputException.class,
            refused -> {
              for (Problem problem : refused.problems()) {
                assertThat(problem.message(Locale.CHINESE)).contains("应为");
                assertThat(problem.where()).contains("$.persons[0]");
              }
            });
  }

  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void the_page_quotes_these_examples() throws Exception {
    String source =
        plain(Files.readString(Path.of("src/test/java/org/dutylawyer/cli/TourTest.java")));
    Matcher block = BLOCK.matcher(Files.readString(Path.of("../../rules-core/TOUR.md")));
    List<String> quoted = new ArrayList<>();
    while (block.find()) {
      assertThat(source).contains(plain(block.group(1)));
      quoted.add(block.group(1));
    }
    assertThat(quoted).hasSize(10);
  }

  private static String plain(String code) {
    return code.lines().map(String::strip).collect(Collectors.joining("\n")).strip();
  }
}
