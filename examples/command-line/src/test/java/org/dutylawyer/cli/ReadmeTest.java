package org.dutylawyer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.cli.terminal.ExitCode;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.pack.Pack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says is so. */
class ReadmeTest {

  private static final Path ROOT = Path.of("..", "..");

  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("class (\\w+)");
  private static final Pattern COMMAND = Pattern.compile("(?m)^duty-lawyer (.+)$");

  @TempDir private Path folder;

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }

  @Test
  void the_code_to_embed_has_ten_lines_compiles_and_answers() throws Exception {
    Matcher block = JAVA.matcher(readme());
    assertThat(block.find()).isTrue();
    String code = block.group(1);
    assertThat(block.find()).as("a second block").isFalse();
    assertThat(code.lines().filter(line -> !line.isBlank() && !line.startsWith("import")))
        .hasSizeLessThanOrEqualTo(10);
    Matcher name = CLASS.matcher(code);
    assertThat(name.find()).isTrue();
    Path source = Files.writeString(folder.resolve(name.group(1) + ".java"), code);
    compile(source);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (URLClassLoader classes = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(out, true, UTF_8));
      classes
          .loadClass(name.group(1))
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {Program.NATIONAL_CASE});
    } finally {
      System.setOut(before);
    }
    assertThat(out.toString(UTF_8))
        .contains("APPLIES", "“该期间没有安排现场值班律师的，法律援助机构应当自收到", "应当获得值班律师法律帮助");
  }

  private void compile(Path source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
      List<String> options =
          List.of(
              "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder.toString());
      assertThat(
              compiler
                  .getTask(
                      said, files, null, options, null, files.getJavaFileObjects(source.toFile()))
                  .call())
          .as(said.toString())
          .isTrue();
    }
  }

  /** All but {@code edition} and the guide, which write folders and have tests of their own. */
  @Test
  void every_command_of_the_program_has_an_example_that_ends_as_the_README_says()
      throws IOException {
    Path before = Path.of("examples");
    List<String> examples =
        COMMAND.matcher(readme()).results().map((MatchResult m) -> m.group(1)).distinct().toList();
    assertThat(examples)
        .map(example -> example.split(" ")[0])
        .contains(
            "assess",
            "limits",
            "explain",
            "upgrade-report",
            "compare",
            "packs",
            "schema",
            "words",
            "calendar",
            "due",
            "edition",
            "check",
            "new");
    for (String example : examples) {
      if (example.startsWith("edition ") || example.contains("first-pack")) {
        continue;
      }
      String[] args = example.split(" ");
      for (int i = 0; i < args.length; i++) {
        if (args[i].startsWith(before + "/")) {
          args[i] = ROOT.resolve(args[i]).toString();
        }
      }
      assertThat(Program.answer(args)).as(example).isNotEmpty();
    }
  }

  @Test
  void exit_codes_are_those_of_the_program() throws IOException {
    for (ExitCode exit : ExitCode.values()) {
      assertThat(readme()).contains("| " + exit.code() + " | " + exit.meaning().en() + " |");
    }
  }

  @Test
  void the_table_of_packs_has_their_numbers() throws IOException {
    Map<String, Pack> packs = DutyLawyerRules.builder().packsOnClassPath().build().packs();
    assertThat(packs).hasSize(4);
    for (Pack pack : packs.values()) {
      int scenarios =
          PackReader.scenarios(pack.files(), pack.id()).values().stream()
              .mapToInt(List::size)
              .sum();
      String numbers =
          " | %d | %d | %d |"
              .formatted(pack.rules().size(), pack.notComputable().size(), scenarios);
      assertThat(readme().lines())
          .as("the row of %s ends%s", pack.id(), numbers)
          .anyMatch(line -> line.startsWith("| " + pack.id() + " |") && line.endsWith(numbers));
    }
  }

  @Test
  void the_version_to_depend_on_and_that_of_the_changelog_is_the_one_that_is_built()
      throws IOException {
    String version = first("<version>(.+?)</version>", Files.readString(ROOT.resolve("pom.xml")));
    String changes = Files.readString(ROOT.resolve("rules-core").resolve("CHANGELOG.md"));
    assertThat(first("(?m)^## (\\d.*)$", changes)).isEqualTo(version);
    assertThat(Pattern.compile("org\\.dutylawyer:[a-z-]+:([^`]+)`").matcher(readme()).results())
        .hasSize(2)
        .allSatisfy(dependency -> assertThat(dependency.group(1)).isEqualTo(version));
  }

  private static String first(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }

  @Test
  void the_command_that_passes_the_tests_is_the_one_that_the_build_service_runs()
      throws IOException {
    assertThat(readme()).contains("\n./mvnw -B verify\n");
    assertThat(Files.readString(ROOT.resolve(".ci").resolve("run"))).endsWith("./mvnw -B verify\n");
  }
}
