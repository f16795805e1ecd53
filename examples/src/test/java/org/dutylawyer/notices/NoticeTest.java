package org.dutylawyer.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The notice of a program's one jar names everything that goes into it, and its licences. */
class NoticeTest {

  private static final Path NOTICE = Path.of("src", "main", "resources", "META-INF", "NOTICE");

  /** What a line of the notice names: the packages of a library, or the text of a licence. */
  private static final Pattern NAMED = Pattern.compile("\\(([A-Za-z0-9_./, -]+)\\)");

  /** Packages of what only tests have, and of this project. */
  private static final List<String> NOT_IN_THE_JAR =
      List.of(
          "org.dutylawyer",
          "org.junit",
          "org.opentest4j",
          "org.apiguardian",
          "org.assertj",
          "net.bytebuddy",
          "org.apache.maven.surefire",
          "com.networknt",
          "com.ethlo");

  private static List<String> named(Pattern which) throws IOException {
    return NAMED
        .matcher(Files.readString(NOTICE))
        .results()
        .map((MatchResult match) -> match.group(1))
        .flatMap(names -> Stream.of(names.split(", ")))
        .filter(name -> which.matcher(name).matches())
        .distinct()
        .toList();
  }

  private static List<String> libraries() throws IOException {
    return named(Pattern.compile("[a-z][a-z0-9_.]*"));
  }

  private static boolean within(String name, List<String> packages) {
    return packages.stream().anyMatch(p -> name.equals(p) || name.startsWith(p + "."));
  }

  /** The packages of the jars on the class path. */
  private static Set<String> packages() throws IOException {
    Set<String> packages = new TreeSet<>();
    List<String> entries =
        new ArrayList<>(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
    entries.removeIf(entry -> !entry.endsWith(".jar"));
    for (String entry : entries) {
      try (JarFile jar = new JarFile(entry)) {
        jar.stream()
            .map(file -> file.getName())
            .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
            .filter(name -> name.contains("/"))
            .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
            .filter(name -> !within(name, NOT_IN_THE_JAR))
            .forEach(packages::add);
      }
    }
    return packages;
  }

  @Test
  void every_package_of_the_jar_belongs_to_a_library_that_the_notice_names() throws Exception {
    List<String> libraries = libraries();
    assertThat(packages()).isNotEmpty().allMatch(name -> within(name, libraries));
  }

  @Test
  void every_library_that_the_notice_names_is_in_the_jar() throws Exception {
    Set<String> packages = packages();
    assertThat(libraries())
        .isNotEmpty()
        .allMatch(library -> packages.stream().anyMatch(name -> within(name, List.of(library))));
  }

  @Test
  void the_text_of_every_licence_is_in_the_jar_or_the_apache_one() throws Exception {
    List<String> lines = Files.readAllLines(NOTICE);
    assertThat(lines)
        .filteredOn(line -> line.startsWith("  "))
        .isNotEmpty()
        .allMatch(
            line ->
                line.endsWith(": Apache License 2.0")
                    || line.matches(".*License[^;]* \\((META-INF/|biweekly/|LICENSES).*"));
    ClassLoader path = NoticeTest.class.getClassLoader();
    assertThat(named(Pattern.compile(".*(/.*|LICENSES)")))
        .contains("META-INF/LICENSE.txt")
        .allMatch(text -> path.getResource(text) != null);
  }
}
