package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What grounds for discipline consist of and lead to stands once in the whole answer, by id. */
class ConductJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conduct-fees-chongqing",
        "conduct-fees-jilin",
        "conduct-organs-obstruct-chongqing"
      })
  void each_element_and_consequence_stands_once_and_is_named_by_id(String name) throws IOException {
    JsonNode answer =
        new ObjectMapper()
            .readTree(
                Program.answer(
                    "assess",
                    Program.CASES.resolve(name + ".json").toString(),
                    "--as-of",
                    "2025-10-13",
                    "--format",
                    "json"));
    List<String> elements = new ArrayList<>();
    List<String> attached = new ArrayList<>();
    for (JsonNode ground : answer.at("/conduct/grounds")) {
      assertThat(ground.get("limbs")).isNotEmpty();
      ground
          .get("limbs")
          .forEach(limb -> limb.get("elements").forEach(id -> elements.add(id.asText())));
      ground.path("attached").forEach(id -> attached.add(id.asText()));
    }
    answer
        .at("/conduct/organBreaches")
        .forEach(b -> b.path("complaints").forEach(id -> attached.add(id.asText())));
    once(answer.get("elements"), elements);
    once(answer.get("attached"), attached);
  }

  /** All that is named is there, nothing else is, and no two say the same. */
  private static void once(JsonNode table, List<String> named) {
    Set<String> ids = new HashSet<>();
    table.fieldNames().forEachRemaining(ids::add);
    assertThat(ids).isEqualTo(new HashSet<>(named)).hasSizeLessThan(named.size());
    List<JsonNode> said = new ArrayList<>();
    table.forEach(said::add);
    assertThat(said).doesNotHaveDuplicates();
  }
}
