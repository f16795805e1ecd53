package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.workbench.words.WordIndex;
import org.dutylawyer.workbench.words.WordIndex.Word;
import org.junit.jupiter.api.Test;

/** What files on a host's disk rely on, which the CHANGELOG promises: words and fields stay. */
class CompatibilityTest {

  private static final String DECLARE =
      "If the table in rules-core/CHANGELOG.md allows it, name it there under the coming version and"
          + " write the list anew: ./mvnw verify -Dapi.write=true";
  private static final String CASE = "case ";
  private static final String REQUIRED = " (required)";
  private static final DutyLawyerRules RULES = DutyLawyerRules.load();

  @Test
  void no_word_that_case_files_can_use_is_gone() throws IOException {
    SortedSet<String> now = new TreeSet<>();
    for (String jurisdiction : new TreeSet<>(RULES.packs().keySet())) {
      WordIndex index = WordIndex.of(RULES.vocabulary(jurisdiction), RULES.packsFor(jurisdiction));
      for (Word word : index.all()) {
        String line = jurisdiction + " " + word.group().key() + " " + word.key();
        now.add(line);
        word.values().keySet().forEach(value -> now.add(line + " = " + value));
      }
    }
    assertThat(gone(before(now, "words.txt"), now))
        .as("words and values in words.txt that no pack knows any more. %s", DECLARE)
        .isEmpty();
  }

  @Test
  void no_field_of_case_files_and_answers_is_gone() throws IOException {
    SortedSet<String> now = fields();
    // A case file may be asked for less, an answer may not hold less.
    assertThat(gone(before(now, "fields.txt"), now))
        .as("fields and values in fields.txt that the schemas do not know any more. %s", DECLARE)
        .filteredOn(line -> !(line.startsWith(CASE) && line.endsWith(REQUIRED)))
        .isEmpty();
  }

  @Test
  void no_field_is_newly_required_of_a_case_file() throws IOException {
    SortedSet<String> now = fields();
    List<String> before = before(now, "fields.txt");
    assertThat(now)
        .as("fields that case files could leave out. %s", DECLARE)
        .filteredOn(line -> line.startsWith(CASE) && line.endsWith(REQUIRED))
        .filteredOn(line -> before.contains(line.substring(0, line.indexOf(REQUIRED))))
        .filteredOn(line -> !before.contains(line))
        .isEmpty();
  }

  private static SortedSet<String> fields() throws IOException {
    SortedSet<String> now = new TreeSet<>();
    fields(schema("schema"), "", CASE, now);
    fields(schema("schema", "--answer"), "", "answer ", now);
    return now;
  }

  private static JsonNode schema(String... command) throws IOException {
    return new ObjectMapper().readTree(Program.answer(command));
  }

  /** A line for each field, one more if it is required, and one for each value of a closed list. */
  private static void fields(JsonNode node, String path, String kind, Set<String> into) {
    if (node.isArray()) {
      node.forEach(one -> fields(one, path, kind, into));
    }
    if (node.path("properties").isObject()) {
      node.get("properties").fieldNames().forEachRemaining(name -> into.add(kind + path + name));
    }
    if (node.path("required").isArray()) {
      node.get("required").forEach(name -> into.add(kind + path + name.asText() + REQUIRED));
    }
    if (node.path("enum").isArray()) {
      node.get("enum").forEach(value -> into.add(kind + path + " = " + value.asText()));
    }
    node.properties()
        .forEach(field -> fields(field.getValue(), path + field.getKey() + "/", kind, into));
  }

  private static List<String> before(SortedSet<String> now, String name) throws IOException {
    Path baseline = Path.of("src", "test", "resources", name);
    if (Boolean.getBoolean("api.write")) {
      Files.write(baseline, now);
    }
    List<String> before = Files.readAllLines(baseline);
    assertThat(before).as("%s, written anew by -Dapi.write=true", baseline).isNotEmpty();
    return before;
  }

  private static List<String> gone(List<String> before, Set<String> now) {
    return before.stream().filter(line -> !now.contains(line)).toList();
  }
}
