package org.dutylawyer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** A case file by interview, and as a template. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class CaseNewTest {

  private static final String[] AS_OF = {"--as-of", "2025-10-13"};

  @TempDir private Path folder;

  private String interview(String jurisdiction, Path file, String... lines) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(UTF_8)));
    try {
      return Program.answer("case", "new", jurisdiction, "-o", file.toString(), AS_OF[0], AS_OF[1]);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void an_interview_without_answers_gives_a_file_in_which_all_is_unknown() throws Exception {
    Path file = folder.resolve("case.json");
    assertThat(interview("CN", file, "CN-1", "甲")).contains("项不明", "已写入");
    JsonNode made = new ObjectMapper().readTree(file.toFile());
    assertThat(made.path("id").asText()).isEqualTo("CN-1");
    assertThat(made.at("/persons/0/id").asText()).isEqualTo("甲");
    assertThat(made.path("proceeding")).isEmpty();
    assertThat(folder.resolve("case.schema.json")).exists();
    assertThat(Program.answer("assess", file.toString(), AS_OF[0], AS_OF[1])).contains("甲");
  }

  @Test
  void each_answer_saves_the_questions_that_no_longer_matter() throws Exception {
    Path bare = folder.resolve("bare.json");
    long asked = questions(interview("CN", bare, "1", "甲", "", "", "", "", "", ""));
    Path minor = folder.resolve("minor.json");
    String told = interview("CN", minor, "2", "甲", "审判阶段不是编号", "1", "1", "1", "1", "1", "1", "1");
    assertThat(told).contains("请输入上列编号");
    assertThat(asked).isPositive();
    JsonNode made = new ObjectMapper().readTree(minor.toFile());
    assertThat(made.path("proceeding").size() + made.at("/persons/0").size()).isGreaterThan(2);
    assertThat(Program.answer("assess", minor.toString(), AS_OF[0], AS_OF[1])).contains("甲");
  }

  private static long questions(String told) {
    return told.lines().filter(line -> line.endsWith("？")).count();
  }

  @Test
  void a_template_is_a_case_file_with_every_fact_as_a_comment() throws Exception {
    Path file = folder.resolve("case.yaml");
    Program.answer("case", "new", "CN-50", "--template", "-o", file.toString());
    String template = Files.readString(file);
    assertThat(template)
        .startsWith("# yaml-language-server: $schema=case.schema.json\n")
        .contains("#    counsel: none  # ")
        .contains("help-notice-received, person: 甲, at: 2025-01-31 }");
    assertThat(Program.answer("assess", file.toString(), AS_OF[0], AS_OF[1])).contains("甲");
  }

  @Test
  void taking_the_comments_away_leaves_words_that_are_known() throws Exception {
    Path file = folder.resolve("case.yaml");
    Program.answer("case", "new", "CN", "--template", "-o", file.toString());
    String filled =
        Files.readString(file)
            .lines()
            .map(line -> line.startsWith("#    counsel:") ? line.substring(1) : line)
            .collect(Collectors.joining("\n"));
    Files.writeString(file, filled);
    assertThat(Program.answer("assess", file.toString(), AS_OF[0], AS_OF[1])).contains("甲");
  }

  @Test
  void a_file_that_is_there_is_not_written_over() throws Exception {
    Path file = Files.writeString(folder.resolve("case.yaml"), "mine");
    assertThat(Program.refusal("case", "new", "CN", "--template", "-o", file.toString()))
        .contains("文件已经存在");
    assertThat(file).hasContent("mine");
  }
}
