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
    stays(now, "words.txt");
  }

  @Test
  void no_field_of_case_files_and_answers_is_gone() throws IOException {
    SortedSet<String> now = new TreeSet<>();
    for (String[] schema : List.of(new String[] {"schema"}, new String[] {"schema", "--answer"})) {
      JsonNode root = new ObjectMapper().readTree(Program.answer(schema));
      fields(root, "", String.join(" ", schema) + " ", now);
    }
    stays(now, "fields.txt");
  }

  private static void fields(JsonNode node, String path, String kind, Set<String> into) {
    node.properties()
        .forEach(
            field -> {
              if (field.getKey().equals("properties")) {
                field
                    .getValue()
                    .fieldNames()
                    .forEachRemaining(name -> into.add(kind + path + name));
              }
              fields(field.getValue(), path + field.getKey() + "/", kind, into);
            });
    if (node.isArray()) {
      node.forEach(one -> fields(one, path, kind, into));
    }
  }

  private static void stays(SortedSet<String> now, String name) throws IOException {
    Path baseline = Path.of("src", "test", "resources", name);
    if (Boolean.getBoolean("api.write")) {
      Files.createDirectories(baseline.getParent());
      Files.write(baseline, now);
    }
    List<String> before = Files.readAllLines(baseline);
    assertThat(before).isNotEmpty();
    assertThat(now)
        .as("against %s (rewritten by -Dapi.write=true, see CHANGELOG.md)", baseline)
        .containsAll(before);
  }
}
