package org.dutylawyer.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.dutylawyer.benchmarks.cases.GenerateCases;
import org.dutylawyer.cli.DutyLawyer;

/** Made-up case files. */
final class MadeUp {

  private MadeUp() {}

  /** Spark on this machine, where a task that fails is tried again. */
  static SparkSession spark() {
    return spark(Map.of());
  }

  /** The same with further settings. */
  static SparkSession spark(Map<String, Object> further) {
    return SparkSession.builder()
        .master("local[2,4]")
        .appName("audit-test")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "4")
        .config(further)
        .getOrCreate();
  }

  /** Writes made-up cases, some of their lines bad if asked for. */
  static Path cases(Path file, int count, String... more) {
    String[] options =
        Stream.concat(
                Stream.of("--cases", Integer.toString(count), "--seed", "7", "-o", file.toString()),
                Stream.of(more))
            .toArray(String[]::new);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream messages = new PrintStream(said, true, UTF_8);
    assertThat(GenerateCases.run(options, messages, messages)).as(said.toString(UTF_8)).isZero();
    return file;
  }

  /** Runs the program in this process. */
  static void program(String... args) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, UTF_8);
    assertThat(DutyLawyer.run(out, out, args)).as(said.toString(UTF_8)).isIn(0, 2);
  }

  /** One case whose suspect was advised many times. */
  static String manyEvents(int count) {
    StringBuilder line =
        new StringBuilder(
            "{\"id\":\"many\",\"jurisdiction\":\"CN\",\"proceeding\":{\"stage\":\"investigation\"},"
                + "\"persons\":[{\"id\":\"某甲\",\"counsel\":\"none\"}],\"events\":[");
    for (int i = 0; i < count; i++) {
      line.append(i == 0 ? "" : ",")
          .append("{\"type\":\"legal-advice-given\",\"person\":\"某甲\",\"at\":\"2026-03-0")
          .append(2 + i % 5)
          .append("\"}");
    }
    return line.append("]}").toString();
  }
}
