package org.dutylawyer.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.TaskContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.cli.terminal.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The same answers and counts whatever the machines do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuditTest {

  private static final Moment SAT_2026_11_21 = Moment.parse("2026-11-21");

  /** Small, so that a file of some hundred cases has many pieces. */
  private static final long PIECE_BYTES = 100_000;

  @TempDir private static Path folder;

  private SparkSession spark;
  private DutyLawyerRules rules;
  private Path cases;
  private Path batch;

  @BeforeAll
  void makeCasesAndAnswerThemLineByLine() throws IOException {
    spark = MadeUp.spark(Map.of("spark.plugins", Held.class.getName()));
    rules = DutyLawyerRules.builder().packsOnClassPath().evaluator(Evaluator.PLAN).build();
    cases = MadeUp.cases(folder.resolve("cases.jsonl"), 500, "--bad", "0.02");
    batch = folder.resolve("batch.jsonl");
    MadeUp.program(
        "assess", "--batch", cases.toString(), "-o", batch.toString(), "--as-of", "2026-11-21");
  }

  @AfterAll
  void stop() {
    spark.stop();
  }

  private AuditSettings settings(Path input, String output, int partitions, boolean resume) {
    return new AuditSettings(
        List.of(input.toString()),
        folder.resolve(output).toString(),
        SAT_2026_11_21,
        Optional.empty(),
        List.of(),
        PIECE_BYTES,
        partitions,
        200,
        true,
        false,
        Optional.empty(),
        Optional.empty(),
        true,
        resume,
        false);
  }

  private Audit.Ended audit(AuditSettings settings) {
    PrintWriter messages = new PrintWriter(new StringWriter());
    return new Audit(spark, settings, messages, asked -> rules).run();
  }

  /** What an audit wrote, by name. */
  private Map<String, byte[]> written(String output) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    Path root = folder.resolve(output);
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private List<String> answers(String output) {
    return spark
        .read()
        .parquet(folder.resolve(output).resolve("answers").toString())
        .orderBy("line")
        .collectAsList()
        .stream()
        .map(row -> row.<String>getAs("answer"))
        .toList();
  }

  private static void assertSame(Map<String, byte[]> one, Map<String, byte[]> other) {
    assertThat(other.keySet()).isEqualTo(one.keySet());
    one.forEach((name, bytes) -> assertThat(other.get(name)).as(name).isEqualTo(bytes));
  }

  @Test
  void answers_refusals_and_summary_are_those_of_the_program_and_of_any_number_of_partitions()
      throws IOException {
    Audit.Ended one = audit(settings(cases, "one", 1, false));
    Audit.Ended two = audit(settings(cases, "two", 2, false));
    Audit.Ended eight = audit(settings(cases, "eight", 8, false));

    assertThat(one.pieces()).isGreaterThan(10);
    assertThat(one.answered() + one.refused()).isEqualTo(500);
    assertThat(one.refused()).isPositive();
    assertThat(one.rechecked()).isPositive();
    assertThat(two).isEqualTo(one);
    assertThat(eight).isEqualTo(one);
    assertSame(written("one"), written("two"));
    assertSame(written("one"), written("eight"));

    for (String file : written("one").keySet()) {
      if (file.endsWith(".parquet")) {
        assertThat(encodings(folder.resolve("one").resolve(file)))
            .as("what has an order that differs from process to process in " + file)
            .allMatch(each -> each == 1);
      }
    }
    assertThat(answers("one")).isEqualTo(Files.readAllLines(batch));
    assertThat(refused("one")).isEqualTo(Files.readString(Path.of(batch + ".refused.jsonl")));
    assertThat(Files.readString(folder.resolve("one/summary.csv")))
        .isEqualTo(Files.readString(Path.of(batch + ".summary.csv")));
  }

  /** How many encodings each column of a file has. */
  private static List<Integer> encodings(Path file) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(
                new org.apache.hadoop.fs.Path(file.toUri()), new Configuration(false)))) {
      return reader.getRowGroups().stream()
          .flatMap(group -> group.getColumns().stream())
          .map(column -> column.getEncodings().size())
          .toList();
    }
  }

  private String refused(String output) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve(output).resolve("refused"))) {
      for (Path file : files.sorted().toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @Test
  void a_killed_task_is_done_again_and_nothing_is_counted_twice() throws Exception {
    audit(settings(cases, "undisturbed", 8, false));
    Killer killer = new Killer(spark);
    spark.sparkContext().addSparkListener(killer);
    Held.FIRST_ATTEMPTS.set(true);
    try {
      audit(settings(cases, "disturbed", 8, false));
      assertThat(killer.kills.tryAcquire(8, 1, TimeUnit.MINUTES))
          .as("eight tasks or more that Spark reports as killed")
          .isTrue();
    } finally {
      Held.FIRST_ATTEMPTS.set(false);
      spark.sparkContext().removeSparkListener(killer);
    }

    assertSame(written("undisturbed"), written("disturbed"));
  }

  /** Kills every first attempt at a task. */
  private static final class Killer extends SparkListener {
    private final SparkSession session;
    private final Semaphore kills = new Semaphore(0);

    Killer(SparkSession session) {
      this.session = session;
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
      if (start.taskInfo().attemptNumber() == 0) {
        session.sparkContext().killTaskAttempt(start.taskInfo().taskId(), true, "by the test");
      }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      if (end.taskInfo().killed()) {
        kills.release();
      }
    }
  }

  /**
   * Holds first attempts until they are killed, because a listener hears of a task only when it may
   * have ended. Spark makes one itself, by the name of the class.
   */
  public static final class Held implements SparkPlugin, ExecutorPlugin {
    private static final AtomicBoolean FIRST_ATTEMPTS = new AtomicBoolean();

    @Override
    public @Nullable DriverPlugin driverPlugin() {
      return null; // nothing to do there
    }

    @Override
    public ExecutorPlugin executorPlugin() {
      return this;
    }

    @Override
    public void onTaskStart() {
      TaskContext task = TaskContext.get();
      while (FIRST_ATTEMPTS.get() && task.attemptNumber() == 0 && !task.isInterrupted()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
    }
  }

  @Test
  void a_run_that_was_stopped_goes_on_with_the_pieces_that_are_not_done() throws IOException {
    Audit.Ended whole = audit(settings(cases, "whole", 4, false));
    audit(settings(cases, "cut", 4, false));
    Path cells = folder.resolve("cut/cells");
    List<Path> done;
    try (Stream<Path> files = Files.list(cells)) {
      done = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : done.subList(0, 5)) {
      Files.delete(file); // as if these had been under way when the power failed
    }
    Files.delete(folder.resolve("cut/summary.csv"));

    Audit.Ended resumed = audit(settings(cases, "cut", 4, true));

    assertThat(resumed.before()).isEqualTo(whole.pieces() - 5);
    assertThat(resumed.answered()).isEqualTo(whole.answered());
    assertSame(written("whole"), written("cut"));
  }

  @Test
  void answers_that_were_lost_are_given_again_and_folders_in_folders_are_read() throws IOException {
    Path nested = Files.createDirectories(folder.resolve("nested"));
    MadeUp.cases(nested.resolve("top.jsonl"), 20);
    MadeUp.cases(Files.createDirectories(nested.resolve("province=CN-32")).resolve("p.jsonl"), 30);
    Audit.Ended whole = audit(settings(nested, "lost", 2, false));
    assertThat(whole.answered() + whole.refused()).isEqualTo(50);
    Map<String, byte[]> before = written("lost");
    for (String part : List.of("answers", "contacts")) {
      Files.delete(folder.resolve("lost").resolve(part).resolve("piece-000000.parquet"));

      Audit.Ended resumed = audit(settings(nested, "lost", 2, true));

      assertThat(resumed.before()).as(part).isEqualTo(whole.pieces() - 1);
      assertSame(before, written("lost"));
    }
  }

  @Test
  void an_input_without_a_line_is_an_audit_of_nothing() throws IOException {
    Path nothing = Files.createDirectories(folder.resolve("nothing"));
    Files.createFile(nothing.resolve("empty.jsonl"));

    Audit.Ended ended = audit(settings(nothing, "of-nothing", 1, false));

    assertThat(ended.answered() + ended.refused()).isZero();
    assertThat(Files.readString(folder.resolve("of-nothing/report.html"))).contains("0件，0人");
  }

  @Test
  void a_file_that_is_given_twice_is_refused_in_the_language_of_whoever_asks() throws IOException {
    Path once = Files.createDirectories(folder.resolve("once"));
    Path file = MadeUp.cases(once.resolve("few.jsonl"), 2);
    assertThatThrownBy(() -> audit(of("twice", once, file)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.message(Locale.ENGLISH)).contains("few.jsonl: found twice");
              assertThat(refused.message(Locale.CHINESE))
                  .contains("few.jsonl：给了两次")
                  .doesNotContain("found");
            });
    Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), file);
    Path copy = Files.copy(file, folder.resolve("copy.jsonl"));
    for (Path same : List.of(link, copy)) {
      assertThatThrownBy(() -> audit(of("twice", once, same)))
          .as("by another name")
          .isInstanceOf(Refused.class)
          .hasMessageContaining(same + ": found the content of " + file);
    }
  }

  /** Settings for some inputs. */
  private AuditSettings of(String output, Path... inputs) {
    AuditSettings one = settings(inputs[0], output, 1, false);
    return new AuditSettings(
        Stream.of(inputs).map(Path::toString).toList(),
        one.output(),
        one.asOf(),
        one.knownOn(),
        one.packs(),
        one.pieceBytes(),
        one.partitions(),
        one.recheck(),
        one.lawyersNationwide(),
        one.whatIf(),
        one.indicators(),
        one.assumptions(),
        one.madeUp(),
        one.resume(),
        one.chinese());
  }

  @Test
  void a_task_that_cannot_write_is_no_fault_of_the_program_and_a_difference_is_told()
      throws IOException {
    Path few = MadeUp.cases(folder.resolve("blocked.jsonl"), 2);
    audit(settings(few, "blocked", 1, false));
    for (String part : new String[] {"answers", "cells"}) {
      try (Stream<Path> files = Files.list(folder.resolve("blocked").resolve(part))) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder.resolve("blocked").resolve(part));
    }
    Files.writeString(folder.resolve("blocked/answers"), "no folder");

    assertThatThrownBy(() -> audit(settings(few, "blocked", 1, true)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("cannot read or write");

    Files.writeString(folder.resolve("blocked/difference.json"), "{}"); // as a task leaves it
    assertThat(audit(settings(few, "blocked", 1, true)).differs()).isTrue();
  }

  @Test
  void a_case_that_is_in_the_input_twice_is_told() throws IOException {
    Path few = MadeUp.cases(folder.resolve("again.jsonl"), 3);
    List<String> lines = Files.readAllLines(few);
    Files.write(few, List.of(lines.get(0), lines.get(1), lines.get(0), lines.get(2)));

    Audit.Ended ended = audit(settings(few, "again", 1, false));

    assertThat(ended.answered()).isEqualTo(4);
    List<String> told = Files.readAllLines(folder.resolve("again/tables/repeated.csv"));
    assertThat(told).hasSize(2);
    assertThat(told.get(1)).endsWith(",2,模拟案件");
    assertThat(Files.readString(folder.resolve("again/report.html"))).contains("重复出现的案件1个");
    assertThat(Files.readString(folder.resolve("again/run.txt"))).contains("program: ");
  }

  @Test
  void a_name_that_no_file_can_have_is_refused_and_is_no_fault_of_the_program() throws IOException {
    Path colon = MadeUp.cases(folder.resolve("case:1.jsonl"), 1);
    assertThatThrownBy(() -> audit(settings(colon, "colon", 1, false)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("case:1.jsonl");
  }

  @Test
  void a_compressed_file_is_refused_as_a_whole_whatever_its_name() throws IOException {
    for (String name : List.of("cases.jsonl.gz", "cases.jsonl")) {
      Path packed = Files.createDirectories(folder.resolve("compressed-" + name.length()));
      Files.write(packed.resolve(name), new byte[] {0x1f, (byte) 0x8b, 8});
      assertThatThrownBy(() -> audit(settings(packed, "from-" + name, 1, false)))
          .isInstanceOf(Refused.class)
          .hasMessageContaining(name)
          .hasMessageContaining("found a compressed file");
    }
  }

  @Test
  void nothing_is_overwritten_and_another_input_or_question_is_not_gone_on_with()
      throws IOException {
    Path few = MadeUp.cases(folder.resolve("few.jsonl"), 20);
    audit(settings(few, "taken", 1, false));

    assertThatThrownBy(() -> audit(settings(few, "taken", 1, false)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("not empty");
    Files.writeString(few, Files.readString(few) + "{}\n");
    assertThatThrownBy(() -> audit(settings(few, "taken", 1, true)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("expected the same as now");
    Files.writeString(few, Files.readString(few).replaceFirst("\\{}\n$", ""));
    Path run = folder.resolve("taken/run.txt");
    assertThat(Files.readString(run)).contains("\nprogram: ");
    Files.writeString(run, Files.readString(run).replace("\nprogram: ", "\nprogram: another "));
    assertThatThrownBy(() -> audit(settings(few, "taken", 1, true)))
        .as("the answers of two programs are not mixed")
        .isInstanceOf(Refused.class)
        .hasMessageContaining("program: another");
    assertThatThrownBy(() -> audit(settings(few, "nowhere", 1, true)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("found no run");
    assertThatThrownBy(() -> audit(settings(folder.resolve("none.jsonl"), "none", 1, false)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("none.jsonl: found no such file");
  }

  @Test
  void rows_of_parquet_give_the_answers_of_the_same_lines() throws IOException {
    Path rows = folder.resolve("rows.parquet");
    spark
        .read()
        .textFile(cases.toString())
        .toDF("case")
        .coalesce(1)
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(rows.toString());

    Audit.Ended ended = audit(settings(rows, "from-rows", 2, false));

    assertThat(ended.answered() + ended.refused()).isEqualTo(500);
    assertThat(answers("from-rows")).isEqualTo(Files.readAllLines(batch));
  }

  @Test
  void a_corrupt_file_is_refused_line_by_line_and_a_corrupt_parquet_file_as_a_whole()
      throws IOException {
    Path input = folder.resolve("corrupt");
    Files.createDirectories(input);
    String good = Files.readAllLines(batchInput()).get(0);
    byte[] noise = new byte[5_000];
    new java.util.Random(7).nextBytes(noise);
    try (var out = Files.newOutputStream(input.resolve("a.jsonl"))) {
      out.write((good + "\n\n").getBytes(UTF_8));
      out.write(noise);
      out.write(("\n\"" + "x".repeat(6_000_000) + "\"\n" + good).getBytes(UTF_8));
    }
    Files.writeString(input.resolve("_SUCCESS"), "");

    Audit.Ended ended = audit(settings(input, "from-corrupt", 3, false));

    assertThat(ended.answered()).isEqualTo(2);
    assertThat(ended.refused()).isPositive();
    assertThat(refused("from-corrupt")).contains("a.jsonl:3").hasSizeLessThan(200_000);

    Files.write(input.resolve("b.parquet"), noise);
    assertThatThrownBy(() -> audit(settings(input, "from-corrupt-rows", 3, false)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("b.parquet");
  }

  @Test
  void a_row_without_a_case_is_refused_and_damage_inside_a_file_is_told_in_one_sentence()
      throws IOException {
    String good = Files.readAllLines(batchInput()).get(0);
    Path rows = folder.resolve("with-null.parquet");
    spark
        .createDataset(java.util.Arrays.asList(good, null, "", good), Encoders.STRING())
        .toDF("case")
        .coalesce(1)
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(rows.toString());

    Audit.Ended ended = audit(settings(rows, "from-null", 1, false));

    assertThat(ended.answered()).isEqualTo(2);
    assertThat(ended.refused()).isEqualTo(2);
    assertThat(refused("from-null")).contains("parquet:2", "parquet:3", "null");

    Path whole = folder.resolve("damaged");
    Files.createDirectories(whole);
    Path damaged = whole.resolve("z.parquet");
    try (Stream<Path> files = Files.list(rows)) {
      byte[] bytes =
          Files.readAllBytes(
              files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow());
      for (int i = 8; i < 200; i++) {
        bytes[i] ^= 0x55; // inside the first row group, with the footer whole
      }
      Files.write(damaged, bytes);
    }
    assertThatThrownBy(() -> audit(settings(whole, "from-damaged", 1, false)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("z.parquet")
        .hasMessageContaining("expected a Parquet file that is whole");
  }

  private Path batchInput() throws IOException {
    return MadeUp.cases(folder.resolve("one.jsonl"), 1);
  }

  @Test
  void one_province_with_nine_tenths_and_a_case_of_very_many_events_stall_nothing()
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(MadeUp.cases(folder.resolve("some.jsonl"), 300))) {
      boolean moved = lines.size() % 10 != 0;
      lines.add(
          moved
              ? line.replaceFirst("\"jurisdiction\":\"CN-\\d+\"", "\"jurisdiction\":\"CN-44\"")
              : line);
    }
    lines.add(100, MadeUp.manyEvents(800));
    lines.add(200, MadeUp.manyEvents(10_001)); // more than a case file may have
    Path skewed = Files.write(folder.resolve("skewed.jsonl"), lines);

    Audit.Ended ended = audit(settings(skewed, "from-skewed", 0, false));

    assertThat(ended.answered()).isEqualTo(301);
    assertThat(ended.refused()).isEqualTo(1);
    assertThat(refused("from-skewed")).contains("skewed.jsonl:201");
    List<Row> sizes =
        spark
            .read()
            .parquet(folder.resolve("from-skewed/answers").toString())
            .groupBy(org.apache.spark.sql.functions.input_file_name())
            .count()
            .collectAsList();
    assertThat(sizes).hasSizeGreaterThan(10);
    assertThat(sizes.stream().mapToLong(row -> row.getLong(1)).max().orElseThrow())
        .as("the pieces are cut by bytes, so that no province makes a large one")
        .isLessThan(60);
  }
}
