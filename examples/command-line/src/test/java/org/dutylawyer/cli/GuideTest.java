package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README tells an author to type makes a pack that passes every step. */
class GuideTest {

  private static final Path README = Path.of("..", "..", "README.md");

  /** A fenced block: its language, the file or nothing, and its lines. */
  private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w+)(?: (\\S+))?\\n(.*?)```");

  private static final String ENCODED = "示例司发〔2025〕1号/3/1";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"## Ten minutes to a first rule", "## 十分钟写出第一条规则"})
  void the_guide_followed_word_for_word_ends_green(String heading) throws IOException {
    String readme = Files.readString(README);
    int start = readme.indexOf("\n" + heading + "\n");
    assertThat(start).isPositive();
    String guide = readme.substring(start, readme.indexOf("\n## ", start + heading.length()));
    Matcher block = BLOCK.matcher(guide);
    String said = "";
    List<String> done = new ArrayList<>();
    while (block.find()) {
      String content = block.group(3);
      switch (block.group(1)) {
        case "sh" -> {
          if (content.contains(" check ")) {
            removeWhatIsEncoded();
          }
          said = run(content.strip());
        }
        case "output" -> {
          for (String line : content.lines().toList()) {
            assertThat(said).contains("\n" + line);
          }
        }
        default ->
            Files.writeString(
                folder.resolve(block.group(2)),
                content,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
      }
      done.add(block.group(1));
    }
    assertThat(done).containsExactly("text", "sh", "drl", "yaml", "sh", "output");
  }

  /** Runs one command, with the files of the guide in a folder of the test. */
  private String run(String command) {
    String[] words = command.split(" ");
    assertThat(words[0]).isEqualTo("duty-lawyer");
    String[] args = new String[words.length - 1];
    for (int i = 1; i < words.length; i++) {
      boolean file = words[i].equals("text.md") || words[i].equals("first-pack");
      args[i - 1] = file ? folder.resolve(words[i]).toString() : words[i];
    }
    return "\n" + Program.answer(args);
  }

  private void removeWhatIsEncoded() throws IOException {
    Path declared = folder.resolve("first-pack").resolve("not-computable.yaml");
    List<String> lines = new ArrayList<>(Files.readAllLines(declared));
    int entry = lines.indexOf("- norm: \"" + ENCODED + "\"");
    assertThat(entry).isPositive();
    lines.subList(entry, entry + 3).clear();
    assertThat(lines.get(entry)).startsWith("- norm: ");
    Files.write(declared, lines);
  }
}
