package org.dutylawyer.workbench.editor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.casefile.CaseFileSchema;
import org.dutylawyer.pack.CompiledPack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.workbench.Workbench;

/** The files that make an editor help with a pack: schemas, and settings of Visual Studio Code. */
public final class EditorFiles {

  /** Where the schemas stand in a pack's folder. */
  public static final String SCHEMAS = ".schema/";

  private static final Pattern ID =
      Pattern.compile("(?m)^id:\\s*[\"']?(CN(-\\d{2,6})?|X-[a-z0-9-]+)[\"']?\\s*(#.*)?$");

  private EditorFiles() {}

  /** What a YAML language server reads in the first line of a file that has this schema. */
  public static String modeline(String schema) {
    return "# yaml-language-server: $schema=" + SCHEMAS + schema + ".json\n";
  }

  /** The id that the manifest of a pack states, also where the rest of it is not right. */
  public static Optional<String> id(PackFiles files) {
    return files.compiled().map(CompiledPack::id).or(() -> written(files)); // the files stay packed
  }

  private static Optional<String> written(PackFiles files) {
    Matcher id = ID.matcher(files.text("pack.yaml").orElse(""));
    return id.find() ? Optional.of(id.group(1)) : Optional.empty();
  }

  /**
   * The files by path inside the pack's folder.
   *
   * @param words the words that the pack can use
   */
  public static Map<String, String> of(Vocabulary words) {
    Map<String, String> files = new LinkedHashMap<>();
    files.putAll(schemas(words));
    files.put(".vscode/settings.json", text(settings()));
    ObjectNode extensions = JsonNodeFactory.instance.objectNode();
    extensions.putArray("recommendations").add("redhat.vscode-yaml").add("zsol.vscode-glspc");
    files.put(".vscode/extensions.json", text(extensions));
    files.put(".github/workflows/check.yml", workflow());
    // The hash in pack.yaml is that of these line ends; a check-out on Windows leaves them so.
    files.put(".gitattributes", "* text=auto eol=lf\n");
    return Collections.unmodifiableMap(files);
  }

  private static Map<String, String> schemas(Vocabulary words) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(SCHEMAS + "pack.json", text(PackSchemas.manifest()));
    files.put(SCHEMAS + "vocabulary.json", text(PackSchemas.vocabulary()));
    files.put(SCHEMAS + "not-computable.json", text(PackSchemas.declarations()));
    files.put(SCHEMAS + "scenarios.json", text(PackSchemas.scenarios(words)));
    files.put(SCHEMAS + "case.json", CaseFileSchema.of(words) + "\n");
    return files;
  }

  /**
   * Renews the schemas in a pack's folder by the words that it has now. Only files that {@link #of}
   * made are written, and only where they are: who took one away, or wrote one of his own, keeps it
   * so.
   *
   * @param folder of the pack
   * @param inspected the pack as it was read; one that cannot run changes nothing
   * @return the paths of those that changed, inside the folder
   * @throws UncheckedIOException if one cannot be written
   */
  public static List<String> renew(Path folder, Workbench.Inspection inspected) {
    List<String> renewed = new ArrayList<>();
    if (inspected.engine().isEmpty()) {
      return renewed;
    }
    schemas(inspected.words())
        .forEach(
            (name, text) -> {
              if (isOursAndOther(folder.resolve(name), text)) {
                try {
                  Files.writeString(folder.resolve(name), text);
                } catch (IOException e) {
                  throw new UncheckedIOException("writing " + folder.resolve(name), e);
                }
                renewed.add(name);
              }
            });
    return renewed;
  }

  /** Whether a file has the id of this schema and another text. */
  private static boolean isOursAndOther(Path file, String text) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try {
      String there = Files.readString(file);
      ObjectMapper json = new ObjectMapper();
      return !there.equals(text)
          && json.readTree(there).path("$id").equals(json.readTree(text).path("$id"));
    } catch (IOException e) {
      return false; // no JSON, or no text: somebody else's
    }
  }

  /** Checks the pack at each push: lines at their places, a report for code scanning, exit code. */
  private static String workflow() {
    return """
    # 每次推送检查规则包；仓库变量 DUTY_LAWYER_JAR 为 duty-lawyer.jar 的下载地址。
    # Checks the pack at each push; the repository's variable DUTY_LAWYER_JAR says where to get duty-lawyer.jar.
    name: check
    on: [push, pull_request]
    permissions:
      contents: read
      security-events: write
    jobs:
      check:
        runs-on: ubuntu-latest
        steps:
          - uses: actions/checkout@v4
          - uses: actions/setup-java@v4
            with: { distribution: temurin, java-version: '21' }
          - run: curl -fsSL -o "$RUNNER_TEMP/duty-lawyer.jar" "${{ vars.DUTY_LAWYER_JAR }}"
          # 退出码：0 通过，1 不通过，2 输入有误 / exit codes: 0 passed, 1 failed, 2 bad input
          - run: java -jar "$RUNNER_TEMP/duty-lawyer.jar" check . --format github
          - if: always()
            run: java -jar "$RUNNER_TEMP/duty-lawyer.jar" check . --format sarif > check.sarif || true
          - if: always()
            uses: github/codeql-action/upload-sarif@v3
            with: { sarif_file: check.sarif }
    """;
  }

  private static ObjectNode settings() {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.put("files.encoding", "utf8").put("files.eol", "\n");
    ObjectNode yaml = settings.putObject("yaml.schemas");
    yaml.put(SCHEMAS + "pack.json", "pack.yaml");
    yaml.put(SCHEMAS + "vocabulary.json", "**/vocabulary.yaml");
    yaml.put(SCHEMAS + "not-computable.json", "**/not-computable.yaml");
    yaml.put(SCHEMAS + "scenarios.json", "**/art-*.yaml");
    ObjectNode cases = settings.putArray("json.schemas").addObject();
    ArrayNode names = cases.putArray("fileMatch");
    names.add("**/cases/*.json");
    cases.put("url", "./" + SCHEMAS + "case.json");
    settings.putObject("files.associations").put("*.drl", "drools");
    // For a client of any language server: Visual Studio Code has none of its own.
    settings.put("glspc.server.command", "duty-lawyer");
    settings.putArray("glspc.server.commandArguments").add("language-server");
    settings.putArray("glspc.server.languageId").add("drools").add("plaintext");
    return settings;
  }

  private static String text(ObjectNode json) {
    return json.toPrettyString() + "\n";
  }
}
