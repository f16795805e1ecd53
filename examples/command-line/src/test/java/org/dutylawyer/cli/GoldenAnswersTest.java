package org.dutylawyer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The answers to six cases, word by word as people read them. After a change that is meant, {@code
 * ./mvnw -pl examples/command-line test -Dtest=GoldenAnswersTest -Dgolden.renew=true} writes them
 * anew; then read what changed ({@code git diff}) as a judge would.
 */
class GoldenAnswersTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
  private static final boolean RENEW = Boolean.getBoolean("golden.renew");
  private static final String MON_2025_10_13 = "2025-10-13";

  private static final List<String> CASES =
      List.of(
          "conduct-absent-without-consent",
          "fraud-ring-three-accused",
          "little-is-known",
          "liyang-deaf-defendant-summary",
          "minor-in-jilin",
          "notice-over-national-day");

  /** One output of one case: its name, and what is asked. */
  record Output(String name, List<String> options) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Output> outputs() {
    List<Output> outputs = new ArrayList<>();
    for (String one : CASES) {
      for (String language : List.of("zh", "en")) {
        outputs.add(new Output(one + ".first." + language + ".txt", List.of("--lang", language)));
        outputs.add(
            new Output(one + ".full." + language + ".txt", List.of("--lang", language, "--full")));
      }
      outputs.add(new Output(one + ".brief.json", List.of("--format", "brief")));
    }
    return outputs.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("outputs")
  void the_answer_is_word_by_word_the_one_that_was_read(Output output) throws IOException {
    String name = output.name().substring(0, output.name().indexOf('.'));
    List<String> args =
        new ArrayList<>(
            List.of(
                "assess",
                Program.CASES.resolve(name + ".json").toString(),
                "--as-of",
                MON_2025_10_13));
    args.addAll(output.options());
    // The hash of a pack changes with each of its words, and says nothing of the answer.
    String answer =
        Program.answer(args.toArray(String[]::new)).replaceAll("(sha256|model) [0-9a-f]+", "$1 ");
    Path golden = GOLDEN.resolve(output.name());
    if (RENEW) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, answer, UTF_8);
    }
    assertThat(answer).isEqualTo(Files.readString(golden, UTF_8));
  }
}
