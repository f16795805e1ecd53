package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.language.Yaml;
import org.dutylawyer.workbench.editor.EditorFiles;
import org.dutylawyer.workbench.editor.PackSchemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schemas that editors take hold for all files of the packs, and see slips. */
class EditorSchemasTest {

  private static final DutyLawyerRules RULES = DutyLawyerRules.load();

  /** The folders of the packs in this repository, with the jurisdiction whose words they use. */
  private static final Map<String, String> PACKS =
      Map.of(
          "rules-national/src/main/resources/org/dutylawyer/packs/national", "CN",
          "rules-chongqing/src/main/resources/org/dutylawyer/packs/chongqing", "CN-50",
          "rules-jilin/src/main/resources/org/dutylawyer/packs/jilin", "CN-22",
          "examples/liyang-pack/src/main/resources/org/dutylawyer/packs/liyang", "CN-320481");

  private static List<String> wrong(JsonNode schema, String yaml, String name) {
    return wrong(compiled(schema), yaml, name);
  }

  private static JsonSchema compiled(JsonNode schema) {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
  }

  private static List<String> wrong(JsonSchema schema, String yaml, String name) {
    return schema.validate(Yaml.parse(yaml, name).json()).stream()
        .map(message -> name + " " + message.getMessage())
        .toList();
  }

  private static List<String> wrong(String kind, String suffix, Map<String, JsonNode> schemas)
      throws IOException {
    List<String> wrong = new ArrayList<>();
    int files = 0;
    for (Map.Entry<String, String> pack : PACKS.entrySet()) {
      JsonSchema schema = compiled(schemas.get(pack.getValue()));
      List<Path> found;
      try (Stream<Path> all = Files.walk(Path.of("..", "..").resolve(pack.getKey()))) {
        found = all.filter(file -> file.getFileName().toString().matches(suffix)).sorted().toList();
      }
      for (Path file : found) {
        String text = Files.readString(file);
        if (text.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#"))) {
          wrong.addAll(wrong(schema, text, file.toString()));
          files++;
        }
      }
    }
    assertThat(files).as("files of " + kind).isGreaterThan(3);
    return wrong;
  }

  private static Map<String, JsonNode> everywhere(JsonNode schema) {
    return Map.of("CN", schema, "CN-50", schema, "CN-22", schema, "CN-320481", schema);
  }

  /** What {@code new} makes of a short text. */
  private static Path drafted(Path folder) throws IOException {
    Path text =
        Files.writeString(
            folder.resolve("text.md"),
            "示例省值班律师工作办法\n示例司发〔2025〕1号\n第一条　为保障诉讼权利，制定本办法。\n第二条　本办法自2025年1月1日起施行。\n");
    Path pack = folder.resolve("pack");
    Program.answer("new", "CN-33", "--text", text.toString(), "-o", pack.toString());
    return pack;
  }

  @Test
  void a_pack_of_a_place_in_a_province_whose_pack_is_at_hand_stands_over_it(@TempDir Path folder)
      throws IOException {
    Path text =
        Files.writeString(
            folder.resolve("county.md"),
            "示例区值班律师工作办法\n示例区司发〔2025〕1号\n第一条　值班律师应当提供法律帮助。\n第二条　本办法自2025年1月1日起施行。\n");
    Path pack = folder.resolve("county");
    Program.answer("new", "CN-500118", "--text", text.toString(), "-o", pack.toString());
    assertThat(Files.readString(pack.resolve("pack.yaml"))).contains("requires: [CN, CN-50]\n");
    Path elsewhere = folder.resolve("elsewhere");
    Program.answer("new", "CN-330118", "--text", text.toString(), "-o", elsewhere.toString());
    assertThat(Files.readString(elsewhere.resolve("pack.yaml"))).contains("requires: [CN]\n");
  }

  @Test
  void every_manifest_holds() throws Exception {
    assertThat(wrong("manifest", "pack\\.yaml", everywhere(PackSchemas.manifest()))).isEmpty();
  }

  @Test
  void every_vocabulary_holds() throws Exception {
    assertThat(wrong("words", "vocabulary\\.yaml", everywhere(PackSchemas.vocabulary()))).isEmpty();
  }

  @Test
  void every_list_of_what_is_not_computable_holds() throws Exception {
    assertThat(wrong("reasons", "not-computable\\.yaml", everywhere(PackSchemas.declarations())))
        .isEmpty();
  }

  @Test
  void every_scenario_holds() throws Exception {
    Map<String, JsonNode> schemas =
        Map.of(
            "CN", PackSchemas.scenarios(RULES.vocabulary("CN")),
            "CN-50", PackSchemas.scenarios(RULES.vocabulary("CN-50")),
            "CN-22", PackSchemas.scenarios(RULES.vocabulary("CN-22")),
            "CN-320481", PackSchemas.scenarios(RULES.vocabulary("CN-320481")));
    assertThat(wrong("scenarios", "art-.*\\.yaml", schemas)).isEmpty();
  }

  @Test
  void slips_are_seen() {
    assertThat(wrong(PackSchemas.manifest(), "id: CN-33\nverzion: 1.0.0\n", "pack.yaml"))
        .anyMatch(message -> message.contains("verzion"));
    String scenario =
        """
        - scenario: 周五收到通知书
          as-of: 2025-10-10 (Fri)
          case:
            persons: [ { id: 某甲, counsel: nobody } ]
          silent: [ 司规〔2020〕6号/19/4 ]
        """;
    JsonNode scenarios = PackSchemas.scenarios(RULES.vocabulary("CN"));
    assertThat(wrong(scenarios, scenario, "art-19.yaml")).isNotEmpty();
    assertThat(wrong(scenarios, scenario.replace("nobody", "none"), "art-19.yaml")).isEmpty();
    assertThat(wrong(scenarios, scenario.replace("scenario:", "szenario:"), "art-19.yaml"))
        .isNotEmpty();
  }

  @Test
  void new_writes_them_beside_the_pack_with_settings_and_the_check_of_its_repository(
      @TempDir Path folder) throws Exception {
    Path pack = drafted(folder);
    for (String file : EditorFiles.of(RULES.vocabulary("CN")).keySet()) {
      assertThat(pack.resolve(file)).isNotEmptyFile();
    }
    assertThat(Files.readString(pack.resolve("pack.yaml")))
        .startsWith("# yaml-language-server: $schema=.schema/pack.json\n");
    assertThat(Program.answer("check", pack.toString(), "--only", "form,quotes,coverage"))
        .contains("通过");
  }

  @Test
  void every_file_that_new_writes_names_a_schema_that_is_there_and_holds(@TempDir Path folder)
      throws Exception {
    Path pack = drafted(folder);
    ObjectMapper json = new ObjectMapper();
    List<Path> files;
    try (Stream<Path> all = Files.list(pack)) {
      files = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    assertThat(files).hasSize(3);
    String mark = "# yaml-language-server: $schema=";
    for (Path file : files) {
      String yaml = Files.readString(file);
      String first = yaml.lines().findFirst().orElseThrow();
      assertThat(first).startsWith(mark);
      JsonNode schema = json.readTree(pack.resolve(first.substring(mark.length())).toFile());
      if (yaml.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#"))) {
        assertThat(wrong(schema, yaml, file.toString())).isEmpty();
      }
      assertThat(wrong(schema, "no-such-key: 1\n", file.toString())).isNotEmpty();
    }
    for (JsonNode named :
        json.readTree(pack.resolve(".vscode/settings.json").toFile()).path("json.schemas")) {
      assertThat(pack.resolve(named.path("url").asText())).isNotEmptyFile();
    }
    json.readTree(pack.resolve(".vscode/settings.json").toFile())
        .path("yaml.schemas")
        .fieldNames()
        .forEachRemaining(schema -> assertThat(pack.resolve(schema)).isNotEmptyFile());
  }

  @Test
  void check_renews_the_schemas_by_the_words_of_the_pack_and_leaves_what_is_not_ours(
      @TempDir Path folder) throws Exception {
    Path pack = drafted(folder);
    Path mine = Files.writeString(pack.resolve(".schema/case.json"), "{ \"$id\": \"mine\" }\n");
    Files.delete(pack.resolve(".schema/pack.json"));
    Files.writeString(
        pack.resolve("vocabulary.yaml"),
        """
        events:
          lawyer-dispatched: { about: person, title: [已派出律师, a lawyer was sent] }
        """);
    String scenario =
        """
        - scenario: 已派出律师
          as-of: 2025-10-10 (Fri)
          case:
            persons: [ { id: 某甲 } ]
            events: [ { type: lawyer-dispatched, person: 某甲, at: 2025-10-09 (Thu) } ]
          silent: [ 司规〔2020〕6号/19/4 ]
        """;
    Path schema = pack.resolve(".schema/scenarios.json");
    ObjectMapper json = new ObjectMapper();
    assertThat(wrong(json.readTree(schema.toFile()), scenario, "art-01.yaml")).isNotEmpty();
    String[] check = {"check", pack.toString(), "--only", "form,quotes,coverage"};
    assertThat(Program.answer(check)).contains("已按现有的词更新", "scenarios.json");
    assertThat(wrong(json.readTree(schema.toFile()), scenario, "art-01.yaml")).isEmpty();
    assertThat(mine).hasContent("{ \"$id\": \"mine\" }\n");
    assertThat(pack.resolve(".schema/pack.json")).doesNotExist();
    assertThat(Program.answer(check)).doesNotContain("已按现有的词更新");
  }
}
