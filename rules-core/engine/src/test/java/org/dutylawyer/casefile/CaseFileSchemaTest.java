package org.dutylawyer.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.dutylawyer.casefile.Words.VOCABULARY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;

/** The published schema, the reader and the vocabulary say the same about a case file. */
class CaseFileSchemaTest {

  private static final String RESOURCE = "/org/dutylawyer/casefile/case-file.schema.json";
  private static final JsonMapper JSON = new JsonMapper();

  private static JsonSchema schema(Vocabulary vocabulary) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(CaseFileSchema.of(vocabulary));
  }

  private static boolean schemaAccepts(JsonSchema schema, JsonNode file) {
    return schema.validate(file, OutputFormat.BOOLEAN);
  }

  private static List<Problem> problems(Vocabulary vocabulary, JsonNode file) {
    try {
      new CaseFileReader(vocabulary).read(file.toString(), "");
      return List.of();
    } catch (BadInputException e) {
      return e.problems();
    }
  }

  @Test
  void the_published_schema_is_the_one_of_the_core_words() throws IOException {
    String generated = CaseFileSchema.of(Vocabulary.core());
    if (Boolean.getBoolean("schema.write")) {
      Files.writeString(Path.of("src/main/resources" + RESOURCE), generated);
    }
    try (InputStream in = CaseFileSchemaTest.class.getResourceAsStream(RESOURCE)) {
      String published = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(published.equals(generated))
          .as(
              "case-file.schema.json differs from the words; write it anew with"
                  + " mvn -pl rules-core/engine -am test -Dtest=CaseFileSchemaTest"
                  + " -Dschema.write=true, then run the tests again")
          .isTrue();
    }
  }

  @Test
  void the_published_schema_is_a_schema() {
    JsonSchema meta =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(meta.validate(tree(CaseFileSchema.of(Vocabulary.core())))).isEmpty();
  }

  @Test
  void every_field_and_every_value_has_a_Chinese_and_an_English_title() {
    JsonNode root = tree(CaseFileSchema.of(Vocabulary.core()));
    List<String> bare = new ArrayList<>();
    int[] seen = new int[1];
    visit(
        root,
        "$",
        (path, node) -> {
          boolean field = path.matches(".*\\.properties\\.[^.]+") && !path.contains(".if.");
          boolean value = path.matches(".*\\.oneOf\\[\\d+]") && node.has("const");
          if (field || value) {
            seen[0]++;
            JsonNode titled =
                node.has("title") || !node.has("$ref")
                    ? node
                    : root.at(node.get("$ref").asText().substring(1));
            if (titled.path("title").asText().isBlank()
                || titled.path("description").asText().isBlank()) {
              bare.add(path);
            }
          }
        });
    assertThat(seen[0]).isGreaterThan(1_000);
    assertThat(bare).isEmpty();
  }

  private interface Visitor {
    void visit(String path, JsonNode node);
  }

  private static void visit(JsonNode node, String path, Visitor visitor) {
    visitor.visit(path, node);
    node.properties()
        .forEach(member -> visit(member.getValue(), path + "." + member.getKey(), visitor));
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        visit(node.get(i), path + "[" + i + "]", visitor);
      }
    }
  }

  @Test
  void a_sample_file_is_accepted_by_both() {
    JsonNode file =
        tree(
            """
            { "$schema": "case-file.schema.json", "id": "（2025）渝0103刑初1号", "jurisdiction": "CN-50",
              "name": null, "proceeding": { "stage": "trial", "procedure": "unknown", "instance": null },
              "persons": [ { "id": "某甲", "born": "2000-02-29", "sight": "blind", "pleads": true } ],
              "lawyers": [ { "id": "张律师", "trained": false, "training-hours": 4.0 } ],
              "stations": null,
              "events": [
                { "type": "help-date", "at": "2025-10-09", "person": "某甲" },
                { "id": null, "type": "first-shift", "lawyer": "张律师", "at": "2025-10-10T08:30" },
                { "type": "plea-changed", "to": true, "at": "unknown", "by": null },
                { "type": "help-notice-received", "at": "2025-09-29", "re": "e1", "document":
                  [ { "type": "help-notice", "fields": { "charge": "盗窃", "seal": null } } ] } ] }
            """);
    assertThat(schema(Vocabulary.core()).validate(file)).isEmpty();
    assertThat(problems(Vocabulary.core(), tree(file.toString().replace("\"re\":\"e1\",", ""))))
        .isEmpty();
  }

  /** Dialects of patterns differ in all but these: no classes of Unicode, no looking ahead. */
  @Test
  void the_patterns_are_plain() {
    visit(
        tree(CaseFileSchema.of(Vocabulary.core())),
        "$",
        (path, node) -> {
          if (node.path("pattern").isTextual()) {
            assertThat(node.get("pattern").asText())
                .as(path)
                .doesNotContain("\\p", "\\d", "\\w", "\\u", "(?!", "(?=", "(?<");
          }
        });
  }

  @Test
  void one_wrong_value_gives_three_messages_at_most() {
    JsonSchema schema = schema(Vocabulary.core());
    for (String members :
        List.of(
            "\"events\": [ { \"type\": \"hearing\", \"at\": \"2025-13-09\" } ]",
            "\"events\": [ { \"type\": \"hearing\", \"at\": 20251009 } ]",
            "\"events\": [ { \"type\": \"hearin\" } ]",
            "\"persons\": [ { \"id\": \"p\", \"born\": \"1970/01/01\" } ]",
            "\"proceeding\": []")) {
      assertThat(schema.validate(tree("{ \"jurisdiction\": \"CN\", " + members + " }")))
          .as(members)
          .hasSizeBetween(1, 3);
    }
  }

  /** Generators of code make of a field without a type something that may be anything. */
  @Test
  void every_field_says_its_type() {
    JsonNode root = tree(CaseFileSchema.of(Vocabulary.core()));
    List<String> untyped = new ArrayList<>();
    visit(
        root,
        "$",
        (path, node) -> {
          if (path.matches(".*\\.properties\\.[^.]+") && !path.contains(".if.")) {
            JsonNode typed = node;
            while (typed.has("$ref")) {
              typed = root.at(typed.get("$ref").asText().substring(1));
            }
            if (!typed.has("type") && !typed.has("const") && !path.endsWith("$schema")) {
              untyped.add(path);
            }
          }
        });
    assertThat(untyped).isEmpty();
  }

  @Test
  void what_fields_say_together_only_the_reader_refuses() {
    JsonSchema schema = schema(VOCABULARY);
    for (String members :
        List.of(
            "\"persons\": [ { \"id\": \"p\" }, { \"id\": \"p\" } ]",
            "\"events\": [ { \"type\": \"hearing\", \"at\": \"2025-02-29\" } ]",
            "\"events\": [ { \"type\": \"admitted\", \"person\": \"nobody\" } ]",
            "\"events\": [ { \"type\": \"hearing\", \"re\": \"e1\" } ]",
            "\"persons\": [ { \"id\": \"p\", \"born\": \"1970-01-01\", \"age-group\": \"minor\" }"
                + " ]")) {
      JsonNode file = tree("{ \"jurisdiction\": \"CN\", " + members + " }");
      assertThat(schemaAccepts(schema, file)).as(members).isTrue();
      assertThat(problems(VOCABULARY, file)).as(members).hasSize(1);
    }
  }

  @Test
  void schema_and_reader_agree_on_random_files_with_and_without_slips() {
    for (Vocabulary vocabulary : List.of(VOCABULARY, Vocabulary.core())) {
      JsonSchema schema = schema(vocabulary);
      Random random = new Random(20251009);
      int accepted = 0;
      int refused = 0;

      // Every file is held against each type of event, of which the core has many.
      int files = vocabulary == VOCABULARY ? 1_000 : 100;
      for (int i = 0; i < files; i++) {
        ObjectNode file = new RandomCaseFile(vocabulary, random).json();
        assertThat(problems(vocabulary, file)).as(file.toString()).isEmpty();
        int slips = random.nextInt(3);
        List<String> done = new ArrayList<>();
        for (int j = 0; j < slips; j++) {
          done.add(RandomCaseFile.slip(file, random));
        }
        boolean schemaSays = schemaAccepts(schema, file);
        boolean readerSays = problems(vocabulary, file).isEmpty();
        assertThat(readerSays)
            .as(
                () ->
                    "slips %s%nfile %s%nschema %s%nreader %s"
                        .formatted(done, file, schema.validate(file), problems(vocabulary, file)))
            .isEqualTo(schemaSays);
        accepted += readerSays ? 1 : 0;
        refused += readerSays ? 0 : 1;
      }
      assertThat(accepted).isGreaterThan(files / 3);
      assertThat(refused).isGreaterThan(files / 3);
    }
  }

  @Test
  void the_canonical_JSON_of_random_files_reads_back_as_the_same_file() {
    for (Vocabulary vocabulary : List.of(VOCABULARY, Vocabulary.core())) {
      JsonSchema schema = schema(vocabulary);
      CaseFileReader reader = new CaseFileReader(vocabulary);
      Random random = new Random(20251010);
      for (int i = 0; i < (vocabulary == VOCABULARY ? 300 : 30); i++) {
        CaseFile file =
            reader.read(new RandomCaseFile(vocabulary, random).json().toString(), "random");
        String json = file.toJson();
        CaseFile again = reader.read(json, "canonical");
        assertThat(again.toJson()).isEqualTo(json);
        assertThat(reader.read(again.toJson(), "canonical")).isEqualTo(again);
        assertThat(schema.validate(tree(json))).isEmpty();
      }
    }
  }

  @Test
  void the_canonical_JSON_has_fixed_order_and_plain_lines() {
    CaseFile file =
        Words.read(
            """
            { "events": [ { "to": true, "type": "plea-changed", "person": [ "p1" ] } ],
              "persons": [ { "sight": "blind", "pleads": false, "age-group": "unknown", "id": "p1" } ],
              "jurisdiction": "CN" }
            """);
    assertThat(file.toJson())
        .isEqualTo(
            """
            {
              "id" : "case",
              "jurisdiction" : "CN",
              "persons" : [
                {
                  "id" : "p1",
                  "pleads" : false,
                  "sight" : "blind"
                }
              ],
              "events" : [
                {
                  "id" : "e1",
                  "type" : "plea-changed",
                  "person" : "p1",
                  "to" : true
                }
              ]
            }
            """);
  }

  @Test
  void a_vocabulary_without_words_has_a_schema_too() {
    JsonSchema schema = schema(Vocabulary.empty());
    Stream.of("{ \"jurisdiction\": \"CN\" }", "{ \"jurisdiction\": \"CN\", \"events\": [] }")
        .map(CaseFileSchemaTest::tree)
        .forEach(file -> assertThat(schema.validate(file)).isEmpty());
    assertThatCode(
            () ->
                assertThat(
                        schemaAccepts(
                            schema,
                            tree(
                                "{ \"jurisdiction\": \"CN\", \"events\": [ { \"type\": \"x\" } ]"
                                    + " }")))
                    .isFalse())
        .doesNotThrowAnyException();
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }
}
