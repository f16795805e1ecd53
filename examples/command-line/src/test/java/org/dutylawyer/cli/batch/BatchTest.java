package org.dutylawyer.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.EvaluatorsDifferException;
import org.dutylawyer.Question;
import org.dutylawyer.answer.BriefAnswer;
import org.dutylawyer.answer.JsonAnswer;
import org.dutylawyer.casefile.CaseFileReader;
import org.dutylawyer.cli.terminal.Refused;
import org.dutylawyer.text.Title;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of case files, answered line by line. */
final class BatchTest {

  private static final LocalDate MON_2025_10_13 = LocalDate.of(2025, 10, 13);
  private static final Question QUESTION = Question.asOf(MON_2025_10_13).withoutAwaited();
  private static final DutyLawyerRules RULES =
      DutyLawyerRules.builder().packsOnClassPath().jurisdiction("CN").build();
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  /** A case whose notice was due before the help on Thursday 2025-10-09, and came or did not. */
  private static String line(int number) {
    String notice =
        number % 2 == 0
            ? ""
            : ",{\"type\":\"help-notice-delivered\",\"person\":\"p\",\"at\":\"2025-09-26\"}";
    return "{\"id\":\"案"
        + number
        + "\",\"jurisdiction\":\"CN\",\"register\":{},\"proceeding\":{\"stage\":\"prosecution-review\",\"procedure\":\"ordinary\"},\"persons\":[{\"id\":\"p\",\"counsel\":\"none\"}],"
        + "\"events\":[{\"type\":\"help-date\",\"person\":\"p\",\"at\":\"2025-10-09\",\"notice-exception\":\"none\"}"
        + notice
        + "]}";
  }

  private Path cases(int count, String... more) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(line(i));
    }
    lines.addAll(List.of(more));
    return Files.write(folder.resolve("cases.jsonl"), lines);
  }

  private Batch.Settings settings(Path input, String output, boolean resume) {
    return new Batch.Settings(
        input, Optional.of(folder.resolve(output)), false, resume, 2, 100, false);
  }

  private static Batch batch(Batch.Settings settings) {
    return new Batch(RULES, QUESTION, settings, new PrintWriter(new StringWriter()), false);
  }

  @Test
  void answers_stand_in_the_order_of_the_lines_and_are_those_of_the_library() throws IOException {
    Path input = cases(200);
    Batch.Ended ended = batch(settings(input, "a.jsonl", false)).run();

    assertThat(ended).isEqualTo(new Batch.Ended(true, 200, 200, 0, 0, 2, false));
    List<String> answers = Files.readAllLines(folder.resolve("a.jsonl"));
    assertThat(answers).hasSize(200);
    for (int i = 0; i < 200; i++) {
      JsonNode answer = JSON.readTree(answers.get(i));
      assertThat(answer.get("case").asText()).isEqualTo("案" + i);
      if (i < 4) {
        assertThat(answer)
            .isEqualTo(
                JSON.readTree(
                    BriefAnswer.stored(RULES.assess(RULES.read(line(i), "line"), QUESTION))
                        .toString()));
      }
    }
    assertThat(folder.resolve("a.jsonl.refused.jsonl")).doesNotExist();
    assertThat(folder.resolve("a.jsonl.unfinished")).doesNotExist();
  }

  @Test
  void a_file_of_somebody_else_is_never_written_over() throws IOException {
    Path input = cases(3);
    Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");
    Files.createSymbolicLink(folder.resolve("a.jsonl.unfinished.new"), mine);
    Files.writeString(folder.resolve("b.jsonl.unfinished.new"), "notes");
    for (String output : List.of("a.jsonl", "b.jsonl")) {
      assertThatThrownBy(() -> batch(settings(input, output, false)).run())
          .isInstanceOf(Refused.class)
          .hasMessageContaining("a file that no run wrote");
      assertThat(folder.resolve(output)).doesNotExist();
    }
    assertThat(mine).hasContent("mine");
    assertThat(folder.resolve("b.jsonl.unfinished.new")).hasContent("notes");
    Files.writeString(folder.resolve("c.jsonl.unfinished.new"), "{\n  \"asked\" : \"cut off");
    assertThat(batch(settings(input, "c.jsonl", false)).run().finished()).isTrue();
  }

  @Test
  void the_first_line_is_never_held_whole_when_it_is_too_long() throws IOException {
    Path file = folder.resolve("long.jsonl");
    int most = CaseFileReader.MAX_BYTES;
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] piece = "a".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
      for (long written = 0; written < Runtime.getRuntime().maxMemory(); written += piece.length) {
        if (written > 20L * most) {
          break;
        }
        out.write(piece);
      }
    }
    Lines.check(file);
    try (Lines lines = new Lines(Files.newInputStream(file), most, 0, 0)) {
      Lines.Line line = lines.next().orElseThrow();
      assertThat(line.tooLong()).isTrue();
      assertThat(line.bytes()).hasSize(most);
    }
  }

  @Test
  void a_bad_line_goes_to_the_side_file_with_its_number_and_reason_and_the_rest_goes_on()
      throws IOException {
    Path input =
        cases(3, "no JSON", "", "{\"jurisdiction\":\"CN\",\"proceeding\":{\"stage\":\"trail\"}}");
    Files.writeString(
        input, line(6), StandardCharsets.UTF_8, java.nio.file.StandardOpenOption.APPEND);
    Batch.Ended ended = batch(settings(input, "a.jsonl", false)).run();

    assertThat(ended).isEqualTo(new Batch.Ended(true, 7, 4, 2, 0, 0, false));
    List<String> refused = Files.readAllLines(folder.resolve("a.jsonl.refused.jsonl"));
    assertThat(refused).hasSize(2);
    assertThat(JSON.readTree(refused.get(0)).get("line").asInt()).isEqualTo(4);
    JsonNode misspelt = JSON.readTree(refused.get(1));
    assertThat(misspelt.get("line").asInt()).isEqualTo(6);
    assertThat(misspelt.at("/problems/0/zh").asText())
        .contains("cases.jsonl:6", "trail", "是否应为 \"trial\"");
    assertThat(Files.readAllLines(folder.resolve("a.jsonl"))).hasSize(4);
  }

  @Test
  void a_line_beyond_the_limit_is_refused_and_never_held_whole() throws IOException {
    Path input = folder.resolve("cases.jsonl");
    Files.writeString(input, "\"" + "x".repeat(6_000_000) + "\"\n" + line(1) + "\n");
    Batch.Ended ended = batch(settings(input, "a.jsonl", false)).run();

    assertThat(ended).isEqualTo(new Batch.Ended(true, 2, 1, 1, 0, 0, false));
    assertThat(Files.readString(folder.resolve("a.jsonl.refused.jsonl")))
        .contains("\"line\":1")
        .hasSizeLessThan(2_000);
  }

  @Test
  void the_summary_counts_cases_persons_entitlements_and_duties_not_kept() throws IOException {
    batch(settings(cases(10, "no JSON"), "a.jsonl", false)).run();

    String csv = Files.readString(folder.resolve("a.jsonl.summary.csv"));
    assertThat(csv).startsWith("\uFEFFwhat,jurisdiction,norm,word,title,outcome,count\r\n");
    assertThat(csv)
        .contains("case,CN,,,案件,answered,10\r\n")
        .contains("person,CN,,,当事人,answered,10\r\n")
        .contains("line,,,,不予受理的行,refused,1\r\n")
        .contains("entitlement,CN,,legal-help/shall,值班律师法律帮助（应当）,applies,10\r\n")
        .contains("duty,CN,司规〔2020〕6号/19/1,procuratorate/deliver-help-notice,")
        .containsPattern("司规〔2020〕6号/19/1,[^\r]*,breached,5\r\n");
  }

  @Test
  void a_ground_for_discipline_stands_in_answer_and_summary() throws IOException {
    DutyLawyerRules rules =
        DutyLawyerRules.builder().packsOnClassPath().jurisdiction("CN-50").build();
    String conduct =
        Files.readString(Path.of("..", "cases", "conduct-absent-without-consent.json"))
            .replaceAll("\\s*\\R\\s*", " ");
    Path input = Files.writeString(folder.resolve("cases.jsonl"), conduct);
    new Batch(
            rules,
            QUESTION,
            settings(input, "a.jsonl", false),
            new PrintWriter(new StringWriter()),
            false)
        .run();

    JsonNode grounds = JSON.readTree(folder.resolve("a.jsonl").toFile()).get("grounds");
    assertThat(grounds.findValuesAsText("of")).containsExactly("罗律师", "蒋律师", "蒋律师", "蒋律师");
    assertThat(grounds.findValuesAsText("result"))
        .containsExactly("met", "undetermined", "undetermined", "undetermined");
    assertThat(Files.readString(folder.resolve("a.jsonl.summary.csv")))
        .containsPattern("ground,CN-50,渝司发〔2021〕19号/30/1/1,[^\r]*,met,1\r\n");
  }

  @Test
  void a_run_that_was_stopped_goes_on_to_the_same_answers() throws IOException {
    Path input = cases(700, "no JSON", line(8));
    batch(settings(input, "whole.jsonl", false)).run();

    Batch[] stopped = new Batch[1];
    PrintWriter stopsAtTheFirstProgress =
        new PrintWriter(new StringWriter()) {
          @Override
          public void print(String text) {
            stopped[0].requestStop();
          }
        };
    stopped[0] =
        new Batch(
            RULES, QUESTION, settings(input, "parts.jsonl", false), stopsAtTheFirstProgress, true);
    Batch.Ended first = stopped[0].run();
    assertThat(first.finished()).isFalse();
    assertThat(first.lines()).isPositive().isLessThan(702);
    assertThat(folder.resolve("parts.jsonl.unfinished")).exists();
    assertThat(folder.resolve("parts.jsonl.summary.csv")).doesNotExist();
    // A process that is killed leaves a part of a line behind.
    Files.writeString(
        folder.resolve("parts.jsonl"), "{\"case\":\"ha", java.nio.file.StandardOpenOption.APPEND);

    Batch.Ended second = batch(settings(input, "parts.jsonl", true)).run();
    assertThat(second.finished()).isTrue();
    assertThat(second.lines()).isEqualTo(702);
    assertThat(second.answered()).isEqualTo(701);
    assertThat(second.refused()).isEqualTo(1);
    for (String suffix : List.of("", ".refused.jsonl", ".summary.csv")) {
      assertThat(folder.resolve("parts.jsonl" + suffix))
          .hasSameTextualContentAs(folder.resolve("whole.jsonl" + suffix));
    }
    assertThat(folder.resolve("parts.jsonl.unfinished")).doesNotExist();
  }

  @Test
  void a_case_that_the_evaluators_answer_differently_stops_the_run_and_is_kept()
      throws IOException {
    Path input = cases(300);
    StringWriter messages = new StringWriter();
    Batch batch =
        new Batch(
            RULES,
            QUESTION,
            settings(input, "a.jsonl", false),
            new PrintWriter(messages),
            false,
            file -> {
              throw new EvaluatorsDifferException(file, new Title("不同", "a difference"));
            });
    Batch.Ended ended = batch.run();

    assertThat(ended.differs()).isTrue();
    assertThat(ended.finished()).isFalse();
    assertThat(RULES.read(folder.resolve("a.jsonl.difference.json")).id()).isEqualTo("案99");
    assertThat(messages.toString())
        .contains("案99: a difference", "a.jsonl.difference.json")
        .doesNotContain("summary");
    assertThat(folder.resolve("a.jsonl.summary.csv")).doesNotExist();
  }

  @Test
  void answers_are_never_overwritten_nor_mixed() throws IOException {
    Path input = cases(4);
    Files.writeString(folder.resolve("there.jsonl"), "mine");
    assertThatThrownBy(() -> batch(settings(input, "there.jsonl", false)).run())
        .isInstanceOf(Refused.class)
        .hasMessageContaining("there.jsonl: found a file");
    assertThat(folder.resolve("there.jsonl")).hasContent("mine");

    Batch halted = batch(settings(input, "a.jsonl", false));
    halted.requestStop();
    assertThat(halted.run()).isEqualTo(new Batch.Ended(false, 0, 0, 0, 0, 0, false));
    assertThatThrownBy(() -> batch(settings(input, "a.jsonl", false)).run())
        .isInstanceOf(Refused.class)
        .hasMessageContaining("--resume");
    Batch other =
        new Batch(
            RULES,
            Question.asOf(MON_2025_10_13.plusDays(1)).withoutAwaited(),
            settings(input, "a.jsonl", true),
            new PrintWriter(new StringWriter()),
            false);
    assertThatThrownBy(other::run)
        .isInstanceOf(Refused.class)
        .hasMessageContaining("2025-10-13")
        .hasMessageContaining("2025-10-14");
  }

  @Test
  void nothing_is_overwritten_that_the_run_did_not_write() throws IOException {
    for (String suffix : List.of("", ".refused.jsonl", ".summary.csv")) {
      Path input = cases(2, "no JSON");
      Path mine = Files.writeString(folder.resolve("b.jsonl" + suffix), "mine");
      assertThatThrownBy(() -> batch(settings(input, "b.jsonl", false)).run())
          .isInstanceOf(Refused.class)
          .hasMessageContaining(mine + ": found a file");
      assertThat(mine).hasContent("mine");
      Files.delete(mine);
      assertThat(folder.resolve("b.jsonl")).doesNotExist();
    }
  }

  /** The side file of the output "cases" would be the input. */
  @Test
  void the_input_is_never_written_to() throws IOException {
    Path input = Files.writeString(folder.resolve("a.refused.jsonl"), line(1) + "\nno JSON\n");
    String before = Files.readString(input);
    for (String output : List.of("a", "a.refused.jsonl")) {
      assertThatThrownBy(() -> batch(settings(input, output, false)).run())
          .isInstanceOf(Refused.class);
    }
    assertThat(input).hasContent(before);
  }

  private Batch halted(Path input, int chunks) {
    Batch[] run = new Batch[1];
    int[] seen = {0};
    PrintWriter stops =
        new PrintWriter(new StringWriter()) {
          @Override
          public void print(String text) {
            if (++seen[0] >= chunks) {
              run[0].requestStop();
            }
          }
        };
    run[0] = new Batch(RULES, QUESTION, settings(input, "parts.jsonl", false), stops, true);
    return run[0];
  }

  @Test
  void a_run_does_not_go_on_with_an_input_whose_answered_lines_changed() throws IOException {
    Path input = cases(700);
    Batch.Ended first = halted(input, 1).run();
    assertThat(first.finished()).isFalse();
    assertThat(first.lines()).isPositive();
    Files.writeString(input, Files.readString(input).replaceFirst("案0", "案9"));
    assertThatThrownBy(() -> batch(settings(input, "parts.jsonl", true)).run())
        .isInstanceOf(Refused.class)
        .hasMessageContaining("found other bytes than those answered already");
  }

  @Test
  void two_runs_do_not_write_one_output() throws IOException {
    Path input = cases(700);
    List<Throwable> second = new ArrayList<>();
    Batch[] run = new Batch[1];
    PrintWriter tries =
        new PrintWriter(new StringWriter()) {
          @Override
          public void print(String text) {
            if (second.isEmpty()) {
              second.add(
                  org.assertj.core.api.Assertions.catchThrowable(
                      () -> batch(settings(input, "parts.jsonl", true)).run()));
            }
          }
        };
    run[0] = new Batch(RULES, QUESTION, settings(input, "parts.jsonl", false), tries, true);
    assertThat(run[0].run().finished()).isTrue();
    assertThat(second)
        .singleElement()
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.THROWABLE)
        .isInstanceOf(Refused.class)
        .hasMessageContaining("parts.jsonl: another run is writing it");
    assertThat(Files.readAllLines(folder.resolve("parts.jsonl"))).hasSize(700);
  }

  @Test
  void a_mark_of_the_byte_order_and_Windows_line_ends_change_no_answer() throws IOException {
    Path input = cases(3);
    Path windows = folder.resolve("windows.jsonl");
    Files.writeString(windows, "\uFEFF" + Files.readString(input).replace("\n", "\r\n"));
    batch(settings(input, "a.jsonl", false)).run();
    batch(settings(windows, "b.jsonl", false)).run();
    assertThat(folder.resolve("b.jsonl")).hasSameTextualContentAs(folder.resolve("a.jsonl"));
  }

  @Test
  void a_line_without_a_jurisdiction_is_refused_and_none_is_assumed() throws IOException {
    Path input = cases(1, line(1).replace("\"jurisdiction\":\"CN\",", ""));
    assertThat(batch(settings(input, "a.jsonl", false)).run())
        .isEqualTo(new Batch.Ended(true, 2, 1, 1, 0, 0, false));
    assertThat(Files.readString(folder.resolve("a.jsonl.refused.jsonl")))
        .contains("没有 \\\"jurisdiction\\\"");
  }

  @Test
  void a_cell_never_becomes_a_formula_nor_breaks_its_row() {
    assertThat(Csv.quoted("=HYPERLINK(1)")).isEqualTo("'=HYPERLINK(1)");
    assertThat(Csv.quoted("@x")).isEqualTo("'@x");
    assertThat(Csv.quoted(" =1+1")).isEqualTo("' =1+1");
    assertThat(Csv.quoted("\t=1+1")).isEqualTo("\"'\t=1+1\"");
    assertThat(Csv.quoted("-1+2,\"a\"")).isEqualTo("\"'-1+2,\"\"a\"\"\"");
    assertThat(Csv.quoted("a\tb")).isEqualTo("\"a\tb\"");
    assertThat(Csv.quoted("a\r\nb")).isEqualTo("\"a\r\nb\"");
    assertThat(Csv.quoted("办案机关：通知")).isEqualTo("办案机关：通知");
  }

  @Test
  void what_was_counted_is_kept_whatever_the_words_hold() throws IOException {
    Summary summary = new Summary();
    summary.refused();
    summary.refused();
    assertThat(Summary.of(summary.kept()).csv()).isEqualTo(summary.csv());
    assertThat(
            Summary.of(java.util.Map.of("[\"duty\",\"CN\",\"n\",\"w\",\"a\\tb\",\"late\"]", 3L))
                .csv())
        .endsWith("duty,CN,n,w,\"a\tb\",late,3\r\n");
  }

  @Test
  void what_cannot_be_read_or_written_is_said_with_its_name() throws IOException {
    Path input = cases(1);
    assertThatThrownBy(() -> batch(settings(input, "none/a.jsonl", false)).run())
        .isInstanceOf(Refused.class)
        .hasMessageContaining("none");
    assertThatThrownBy(
            () -> batch(settings(folder.resolve("absent.jsonl"), "a.jsonl", false)).run())
        .isInstanceOf(Refused.class)
        .hasMessageContaining("absent.jsonl: found no such file");
    assertThatThrownBy(() -> batch(settings(input, "b.jsonl", true)).run())
        .isInstanceOf(Refused.class)
        .hasMessageContaining("expected a run that is not finished");
  }

  @Test
  void the_whole_answer_is_that_of_format_json() throws IOException {
    Path input = cases(1);
    Question question = Question.asOf(MON_2025_10_13);
    Batch.Settings settings =
        new Batch.Settings(input, Optional.of(folder.resolve("f.jsonl")), true, false, 1, 0, false);
    new Batch(RULES, question, settings, new PrintWriter(new StringWriter()), false).run();

    assertThat(JSON.readTree(Files.readString(folder.resolve("f.jsonl"))))
        .isEqualTo(
            JSON.readTree(
                JsonAnswer.of(RULES.assess(RULES.read(line(0), "line"), question)).toString()));
  }

  @Test
  void progress_says_the_share_the_rate_and_the_time_left() {
    Progress progress = new Progress(new PrintWriter(new StringWriter()), true, false, 1000, 0);
    assertThat(progress.line(250, 500, java.time.Duration.ofSeconds(10)))
        .isEqualTo("[######..................]  25.0%  500 cases  50/s  0:30 left");
    assertThat(Progress.clock(3725)).isEqualTo("1:02:05");
  }
}
