package org.dutylawyer.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutylawyer.casefile.Words.VOCABULARY;
import static org.dutylawyer.casefile.Words.english;
import static org.dutylawyer.casefile.Words.problems;
import static org.dutylawyer.casefile.Words.read;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are too large are refused at once, without reading them whole. */
class CaseFileLimitsTest {

  private static String events(int count) {
    StringBuilder json = new StringBuilder("{ \"jurisdiction\": \"CN\",\n\"events\": [\n");
    for (int i = 0; i < count; i++) {
      json.append(i == 0 ? "" : ",\n").append("{ \"type\": \"hearing\", \"at\": \"2025-10-09\" }");
    }
    return json.append("\n] }").toString();
  }

  @Test
  void a_file_of_50_MB_is_refused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("case.json");
    byte[] blanks = " ".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
    try (var out = Files.newOutputStream(file)) {
      for (int i = 0; i < 50; i++) {
        out.write(blanks);
      }
    }
    assertThat(english(() -> new CaseFileReader(VOCABULARY).read(file)))
        .containsExactly(
            file
                + ": found more than 5,000,000 bytes, expected one case a file, at most 5,000,000"
                + " bytes.");
  }

  @Test
  @SuppressWarnings("InputStreamSlowMultibyteRead") // it is read once, and never to its end
  void of_an_endless_stream_no_more_than_the_limit_is_read() {
    AtomicLong read = new AtomicLong();
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            read.incrementAndGet();
            return ' ';
          }
        };
    assertThat(english(() -> CaseFileText.read(endless, "stdin")))
        .containsExactly(
            "stdin: found more than 5,000,000 bytes, expected one case a file, at most 5,000,000"
                + " bytes.");
    assertThat(read).hasValue(CaseFileReader.MAX_BYTES + 1L);
  }

  @Test
  void a_text_of_too_many_bytes_is_refused_though_it_has_fewer_characters() {
    assertThat(problems("案".repeat(2_000_000)))
        .containsExactly(
            "case.json: found more than 5,000,000 bytes, expected one case a file, at most"
                + " 5,000,000 bytes.");
  }

  @Test
  void a_file_of_10001_events_is_refused_at_its_list_of_events() {
    assertThat(problems(events(10_001)))
        .containsExactly(
            "case.json:2 $.events: found a list of more than 10,000, expected one case a file, at"
                + " most 10,000 in any list.");
    assertThat(Words.chinese(() -> read(events(10_001))))
        .containsExactly("case.json:2 $.events：发现 超过 10,000 项的列表，应为 一个案件一个文件，每个列表至多 10,000 项。");
  }

  @Test
  void a_list_that_is_too_long_is_not_read_to_its_end() {
    // What follows the limit is no JSON, and nobody comes to see it.
    String json = events(10_001).replace("\n] }", ", oh no");
    assertThat(problems(json)).singleElement().asString().contains("more than 10,000");
  }

  @Test
  void a_file_of_10000_events_is_read() {
    assertThat(read(events(10_000)).events()).hasSize(10_000);
  }

  @Test
  void a_tree_and_a_builder_have_the_same_limits() throws IOException {
    var tree = new JsonMapper().readTree(events(10_001));
    assertThat(english(() -> new CaseFileReader(VOCABULARY).fromTree(tree, "")))
        .containsExactly(
            "$.events: found a list of more than 10,000, expected one case a file, at most 10,000 in"
                + " any list.");
    CaseFileBuilder builder = CaseFile.of("CN");
    for (int i = 0; i < 10_001; i++) {
      builder.event("hearing", e -> {});
    }
    assertThat(english(() -> builder.build(VOCABULARY)))
        .containsExactly(
            "$.events: found a list of more than 10,000, expected one case a file, at most 10,000 in"
                + " any list.");
  }

  @Test
  void a_file_of_1001_persons_is_refused() {
    StringBuilder persons = new StringBuilder("{ \"jurisdiction\": \"CN\", \"persons\": [ 0");
    persons.append(", 0".repeat(1_000)).append(" ] }");
    assertThat(problems(persons.toString()))
        .containsExactly("case.json:1 $.persons: found 1,001 entries, expected at most 1,000.");
  }

  @Test
  void deep_nesting_is_refused_before_it_can_hurt() {
    assertThat(problems("{ \"persons\":\n" + "[".repeat(100_000)))
        .containsExactly(
            "case.json:2 $.persons[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]: found nesting more"
                + " than 16 levels deep, expected at most 16 levels.");
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES) // some seconds, unless the work grows by squares
  void a_file_full_of_problems_is_refused() {
    String event =
        "{ \"type\": \"%s\", \"by\": \"%s\" },\n".formatted("x".repeat(60), "y".repeat(60));
    String json = "{ \"jurisdiction\": \"CN\", \"events\": [ " + event.repeat(9_999) + "{ } ] }";
    assertThat(problems(json)).hasSize(1_000);
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void the_largest_file_allowed_is_checked() {
    StringBuilder json = new StringBuilder("{ \"jurisdiction\": \"CN\",\n\"persons\": [");
    for (int i = 0; i < 1_000; i++) {
      json.append(i == 0 ? "" : ",")
          .append("{ \"id\": \"p%d\", \"born\": \"1980-01-01\" }".formatted(i));
    }
    json.append("],\n\"events\": [ { \"type\": \"admitted\", \"at\": \"2025-10-08\" }");
    for (int i = 1; i < 10_000; i++) {
      json.append(",{ \"type\": \"released\", \"at\": \"2025-10-09\"");
      json.append(i == 1 ? "}" : ", \"re\": \"e%d\" }".formatted(i));
    }
    json.append("] }");
    assertThat(read(json.toString()).events()).hasSize(10_000);
  }
}
