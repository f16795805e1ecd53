package org.dutylawyer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.language.Yaml;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void an_event_is_asked_for_if_a_time_limit_would_run_from_it() throws Exception {
    String[] lines = new String[60];
    Arrays.fill(lines, "");
    lines[0] = "1";
    lines[1] = "甲";
    String bare = interview("CN-50", folder.resolve("bare.json"), lines);
    List<String> offered =
        bare.substring(bare.indexOf("发生过下列哪一项"))
            .lines()
            .filter(line -> line.matches("  \\d+  .*"))
            .toList();
    String notice = "法律援助机构收到法律帮助通知书";
    int number =
        1 + offered.stream().map(l -> l.replaceFirst(" +\\d+ +", "")).toList().indexOf(notice);
    assertThat(number).isPositive();
    assertThat(offered).noneMatch(line -> line.contains("意见记录在案并附卷"));
    lines[2 + (int) questions(bare.substring(0, bare.indexOf("发生过下列哪一项")))] =
        number + " 2025-10-09";
    Path file = folder.resolve("notice.json");
    interview("CN-50", file, lines);
    JsonNode event = new ObjectMapper().readTree(file.toFile()).at("/events/0");
    assertThat(event.path("type").asText()).isEqualTo("help-notice-received");
    assertThat(event.path("at").asText()).isEqualTo("2025-10-09");
    assertThat(event.path("person").asText()).isEqualTo("甲");
    assertThat(Program.answer("limits", file.toString(), AS_OF[0], AS_OF[1])).contains("2025-10-");
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
        .contains("#  - type: help-notice-received  # ");
    assertThat(Program.answer("assess", file.toString(), AS_OF[0], AS_OF[1])).contains("甲");
  }

  private List<String> template(String jurisdiction) throws Exception {
    Path file = folder.resolve("case.yaml");
    Program.answer("case", "new", jurisdiction, "--template", "-o", file.toString());
    return Files.readAllLines(file);
  }

  /** The template with these of its lines taken up, and those that are no comment. */
  private static String takenUp(List<String> template, int first, int end) {
    List<String> lines = new ArrayList<>(template);
    for (int i = first; i < end; i++) {
      assertThat(lines.get(i)).startsWith("# ");
      lines.set(i, lines.get(i).substring(1));
    }
    return String.join("\n", lines);
  }

  private static CaseFile read(DutyLawyerRules rules, String yaml) {
    return rules.read(CaseFileText.of(Yaml.parse(yaml, "case.yaml").tree(), "case.yaml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CN", "CN-50"})
  void every_fact_and_every_event_of_the_template_is_read_as_soon_as_it_is_taken_up(String place)
      throws Exception {
    List<String> template = template(place);
    DutyLawyerRules rules = DutyLawyerRules.load();
    int events = template.indexOf("events:");
    int facts = 0;
    for (int i = 0; i < events; i++) {
      if (template.get(i).matches("# {2,}[^ ].*")) {
        read(rules, takenUp(template, i, i + 1));
        facts++;
      }
    }
    int taken = 0;
    for (int i = events + 1; i < template.size(); ) {
      int end = i + 1;
      while (end < template.size() && !template.get(end).startsWith("#  - ")) {
        end++;
      }
      CaseFile alone = read(rules, takenUp(template, i, end));
      assertThat(alone.events()).as(template.get(i)).hasSize(1);
      taken++;
      i = end;
    }
    Vocabulary words = rules.vocabulary(place);
    assertThat(taken).isEqualTo(words.events().size());
    assertThat(facts).isGreaterThan(words.statedAbout(About.Kind.PERSON).size());
  }

  @Test
  void every_fact_of_the_case_and_of_its_events_is_in_the_template() throws Exception {
    String template = String.join("\n", template("CN-50"));
    Vocabulary words = DutyLawyerRules.load().vocabulary("CN-50");
    for (FactWord fact : words.facts()) {
      boolean stated = fact.isStated();
      assertThat(template.contains("  " + fact.key() + ": ")).as(fact.key()).isEqualTo(stated);
    }
    assertThat(template)
        .contains("  born: ", "lawyers:", "stations:", "#    to: ", "#    lawyer: 律师甲");
  }

  @Test
  void lawyers_and_stations_of_whom_nothing_is_known_add_standing_duties_only() throws Exception {
    List<String> template = template("CN-50");
    Path bare = folder.resolve("bare.yaml");
    Files.write(
        bare,
        template.stream()
            .filter(line -> !line.startsWith("#"))
            .filter(line -> !line.matches("(lawyers|stations):.*|.*(律师甲|工作站甲)"))
            .toList());
    String file = folder.resolve("case.yaml").toString();
    assertThat(toDo(file)).isEqualTo(toDo(bare.toString())).contains("要做的事");
  }

  /**
   * What is concluded and to be done, without the count of what stands and what two texts dispute.
   */
  private static String toDo(String file) {
    String answer = Program.answer("assess", file, AS_OF[0], AS_OF[1]);
    return answer
        .substring(0, answer.indexOf("\n还需要知道"))
        .replaceFirst(" *此外：常设义务.*\n", "")
        .replaceAll("(?s) *两级规定相互矛盾.*?）\n", "")
        .strip();
  }

  @Test
  void a_file_that_is_there_is_not_written_over() throws Exception {
    Path file = Files.writeString(folder.resolve("case.yaml"), "mine");
    assertThat(Program.refusal("case", "new", "CN", "--template", "-o", file.toString()))
        .contains("文件已经存在");
    assertThat(file).hasContent("mine");
  }
}
