package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The size of rooms and of what stands in them, over all modules. */
class RoomsTest {

  private static final Path ROOT = Path.of("..", "..");
  private static final int FILES = 15;

  private static final int LINES = 400;

  @Test
  void no_package_holds_over_fifteen_files_and_no_file_over_400_lines_without_a_reason()
      throws IOException {
    SortedSet<String> large = new TreeSet<>();
    for (Path source : sources()) {
      if (Files.readAllLines(source).size() > LINES) {
        large.add(named(source));
      }
    }
    sources().stream()
        .filter(source -> !source.endsWith("package-info.java"))
        .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()))
        .forEach(
            (folder, files) -> {
              if (files > FILES) {
                large.add(named(folder));
              }
            });

    assertThat(reasons().keySet())
        .as("rooms.txt: what is over %d files or %d lines, each with its reason", FILES, LINES)
        .containsExactlyInAnyOrderElementsOf(large);
    assertThat(reasons()).allSatisfy((name, reason) -> assertThat(reason).isNotBlank());
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> named(file).matches("(rules-|examples/).*/src/(main|engines)/java/.*"))
          .filter(file -> !named(file).contains("/target/"))
          .toList();
    }
  }

  private static String named(Path path) {
    return ROOT.relativize(path).toString().replace('\\', '/');
  }

  private static Map<String, String> reasons() throws IOException {
    return Files.readAllLines(Path.of("src", "test", "resources", "rooms.txt")).stream()
        .map(line -> line.split(" = ", 2))
        .collect(Collectors.toMap(part -> part[0], part -> part[1]));
  }
}
