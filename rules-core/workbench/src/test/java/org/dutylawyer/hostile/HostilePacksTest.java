package org.dutylawyer.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.workbench.FolderPacks;
import org.dutylawyer.workbench.check.CheckReport;
import org.dutylawyer.workbench.check.PackCheck;
import org.dutylawyer.workbench.check.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packs that try to bring code of their own, to run without end or to read what is not theirs. Each
 * differs from a good pack in one file. All are refused with file and line, and none of their code
 * runs: it would leave a trace in a system property.
 */
class HostilePacksTest {

  static final String TRACE = "org.dutylawyer.hostile";

  @AfterEach
  void nothing_ran() {
    assertThat(System.getProperty(TRACE)).isNull();
  }

  @Test
  void the_pack_that_all_others_spoil_is_good() throws Exception {
    DutyLawyerRules rules = new FolderPacks().pack(pack("base")).build();
    assertThat(rules.packs().get("CN-50").rules()).hasSize(1);
  }

  @TestFactory
  Stream<DynamicTest> every_hostile_pack_is_refused_with_file_and_line() throws Exception {
    List<String> names;
    try (Stream<Path> folders = Files.list(root())) {
      names =
          folders
              .map(f -> f.getFileName().toString())
              .filter(n -> !n.equals("base"))
              .sorted()
              .toList();
    }
    assertThat(names).hasSizeGreaterThan(40);
    return names.stream().map(name -> dynamicTest(name.replace('-', ' '), () -> refuses(name)));
  }

  private static void refuses(String name) throws Exception {
    PackFiles pack = pack(name);
    CheckReport report =
        PackCheck.of(EnumSet.of(Step.FORM, Step.QUOTES, Step.SCENARIOS), 0).check(pack, List.of());
    assertThat(report.passed()).isFalse();
    List<Problem> problems = report.problems();
    assertThat(problems).isNotEmpty();
    String file = changed(name);
    assertThat(problems).anySatisfy(p -> assertThat(p.where()).matches(".*" + file + ":\\d+.*"));
    if (!file.equals(
        "art-01.yaml")) { // scenarios are the author's own and no part of what is loaded
      BadInputException refused =
          catchThrowableOfType(BadInputException.class, () -> new FolderPacks().pack(pack).build());
      assertThat(refused).isNotNull();
      assertThat(refused.problems())
          .anySatisfy(p -> assertThat(p.where()).matches(".*" + file + ":\\d+.*"));
    }
    assertThat(System.getProperty(TRACE)).isNull();
  }

  @Test
  void a_huge_file_is_refused_before_it_is_read(@TempDir Path folder) throws Exception {
    write(folder, pack("base"));
    byte[] huge = new byte[5 * 1024 * 1024];
    java.util.Arrays.fill(huge, (byte) '\n');
    Files.write(folder.resolve("art-02.drl"), huge);
    assertThat(refused(folder)).contains("art-02.drl:1", "5242880 bytes");
  }

  @Test
  void a_line_without_end_is_refused(@TempDir Path folder) throws Exception {
    write(folder, pack("base"));
    Files.writeString(folder.resolve("art-02.drl"), "// a\n#" + " ".repeat(30_000) + "{");
    assertThat(refused(folder)).contains("art-02.drl:2", "20000 bytes");
  }

  @Test
  void a_link_to_a_file_outside_of_the_pack_is_refused(@TempDir Path folder) throws Exception {
    Path pack = Files.createDirectory(folder.resolve("pack"));
    write(pack, pack("base"));
    Path secret = Files.writeString(folder.resolve("secret.md"), "secret");
    Files.createSymbolicLink(pack.resolve("secret.md"), secret);
    assertThat(refused(pack)).contains("secret.md:1", "a link to outside of the pack");
  }

  @Test
  void a_link_to_a_folder_whose_files_would_not_be_read_is_refused(@TempDir Path folder)
      throws Exception {
    Path pack = Files.createDirectory(folder.resolve("pack"));
    write(pack, pack("base"));
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(pack.resolve("more"), elsewhere);
    assertThat(refused(pack))
        .contains("\"more\":1", "a link to a folder, whose files are not read");
    Files.move(pack.resolve("more"), pack.resolve(".more"));
    assertThat(PackFiles.fromFolder(pack).files()).isNotEmpty();
  }

  private static String refused(Path folder) {
    BadInputException refused =
        catchThrowableOfType(BadInputException.class, () -> PackFiles.fromFolder(folder));
    assertThat(refused).isNotNull();
    return refused.getMessage();
  }

  private static void write(Path folder, PackFiles pack) throws IOException {
    for (var file : pack.files().entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private static String changed(String name) throws Exception {
    try (Stream<Path> files = Files.list(root().resolve(name))) {
      return files.findFirst().orElseThrow().getFileName().toString();
    }
  }

  /** The files of the good pack with those of the hostile one over them. */
  private static PackFiles pack(String name) throws Exception {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String folder : List.of("base", name)) {
      try (Stream<Path> found = Files.list(root().resolve(folder))) {
        for (Path file : found.toList()) {
          files.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
      }
    }
    assertThat(new String(files.get("pack.yaml"), StandardCharsets.UTF_8)).contains("CN-50");
    return new PackFiles(name, "", files);
  }

  private static Path root() throws URISyntaxException {
    return Path.of(HostilePacksTest.class.getResource("/org/dutylawyer/hostile-packs").toURI());
  }
}
