package org.dutylawyer.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.calendar.NoticeException;
import org.dutylawyer.calendar.NoticeFile;
import org.dutylawyer.calendar.NoticeText;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.casefile.CaseFileReader;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.workbench.FolderPacks;
import org.dutylawyer.workbench.check.CheckReport;
import org.dutylawyer.workbench.check.PackCheck;
import org.dutylawyer.workbench.check.Step;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Spoilt texts through each reader: a case file, a line of a whole file, the YAML, the rules and
 * the instrument of a pack, a notice of days off. Each is read or refused with a place; nothing
 * else ever happens. An input that once did something else stays in the corpus.
 *
 * <p>The number of texts for each seed is {@code -Dfuzz.texts}; the default build takes few, always
 * the same.
 */
class FuzzTest {

  private static final int TEXTS = Integer.getInteger("fuzz.texts", 20);
  private static final long SEED = Long.getLong("fuzz.seed", 20251009L);
  private static final LocalDate MON_2025_10_13 = LocalDate.of(2025, 10, 13);

  @TestFactory
  Stream<DynamicTest> spoilt_case_files_are_read_or_refused() throws Exception {
    CaseFileReader reader = new CaseFileReader(Vocabulary.core());
    return files("case")
        .flatMap(file -> texts(file, "", bytes -> reader.read(CaseFileText.of(bytes, "case:1"))));
  }

  @TestFactory
  Stream<DynamicTest> spoilt_packs_are_loaded_or_refused_and_answer_or_refuse() throws Exception {
    return files("pack").flatMap(file -> texts(file, "pack", bytes -> pack(file, bytes)));
  }

  /** A file of notices, in the Council's words or as entries, is read or refused as a notice. */
  @TestFactory
  Stream<DynamicTest> spoilt_files_of_notices_are_read_or_refused() throws Exception {
    return files("notice").flatMap(file -> texts(file, "", FuzzTest::notice));
  }

  private static void notice(byte[] text) {
    Path file = written(text);
    try {
      NoticeFile.read(file, NoticeText.Hints.none(), WorkingCalendar.china());
    } catch (NoticeException e) {
      assertThat(e.problems()).isNotEmpty();
      assertThat(e.problems()).allSatisfy(problem -> isSafe(problem.toString()));
    } finally {
      delete(file);
    }
  }

  private static Path written(byte[] text) {
    try {
      return Files.write(Files.createTempFile("notice", ".txt"), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private interface Reading {
    void read(byte[] text);
  }

  private static Stream<DynamicTest> texts(Path file, String kind, Reading reading) {
    byte[] seed = bytes(file);
    // A pack is compiled for each text.
    int count = kind.isEmpty() ? 50 * TEXTS : TEXTS;
    return Stream.of(
        dynamicTest(
            file.getFileName() + ", " + count + " texts",
            () -> {
              Mutator mutator = new Mutator(SEED + file.getFileName().toString().hashCode());
              reading.read(seed);
              for (int i = 0; i < count; i++) {
                reads(reading, mutator.spoil(seed));
              }
            }));
  }

  private static void reads(Reading reading, byte[] text) {
    try {
      reading.read(text);
    } catch (BadInputException e) {
      assertThat(e.problems()).as(shown(text)).isNotEmpty();
      assertThat(e.problems()).allSatisfy((Problem problem) -> isSafe(problem));
    } catch (RuntimeException | Error e) {
      throw new AssertionError(shown(text), e);
    }
  }

  /** No message commands the terminal that shows it. */
  private static void isSafe(Problem problem) {
    isSafe(problem.message(java.util.Locale.CHINESE));
    isSafe(problem.toString());
  }

  private static void isSafe(String said) {
    assertThat(said.chars().filter(c -> c < ' ' && c != '\n' || c >= 0x7F && c < 0xA0).count())
        .as(said)
        .isZero();
  }

  private static String shown(byte[] text) {
    return new String(text, StandardCharsets.UTF_8);
  }

  /** Checks the pack with that file spoilt; if it passes form, a case is asked of it. */
  private static void pack(Path file, byte[] text) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Path one :
        List.of("pack.yaml", "vocabulary.yaml", "art-01.drl", "instrument.md").stream()
            .map(name -> file.resolveSibling(name))
            .toList()) {
      files.put(one.getFileName().toString(), one.equals(file) ? text : bytes(one));
    }
    PackFiles pack = new PackFiles("fuzz", "org.dutylawyer.packs.fuzz", files);
    CheckReport report = PackCheck.of(EnumSet.of(Step.FORM, Step.QUOTES), 0).check(pack, List.of());
    report.problems().forEach(problem -> isSafe(problem));
    if (Arrays.equals(text, bytes(file))) {
      assertThat(report.problems()).isEmpty();
    }
    if (report.passed()) {
      DutyLawyerRules rules = new FolderPacks().pack(pack).build();
      String jurisdiction = rules.packs().keySet().iterator().next();
      String json =
          "{ \"jurisdiction\": \""
              + jurisdiction
              + "\", \"persons\": [ { \"id\": \"p\", \"counsel\": \"none\" } ], \"events\": [ {"
              + " \"type\": \"help-notice-received\", \"person\": \"p\", \"at\": \"2025-10-10\" } ] }";
      rules.assess(rules.read(json, "case"), Question.asOf(MON_2025_10_13));
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(String folder) throws IOException, URISyntaxException {
    Path corpus = Path.of(FuzzTest.class.getResource("/org/dutylawyer/fuzz/" + folder).toURI());
    try (Stream<Path> files = Files.list(corpus)) {
      return files.sorted().toList().stream();
    }
  }
}
