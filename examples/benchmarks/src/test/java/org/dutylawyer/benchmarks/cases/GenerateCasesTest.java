package org.dutylawyer.benchmarks.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFileReader;
import org.dutylawyer.casefile.CaseFileText;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RulePack;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.vocabulary.Vocabulary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCasesTest {

  private static final LocalDate FRI_2026_11_20 = LocalDate.of(2026, 11, 20);
  private static final LocalDate SAT_2026_11_21 = LocalDate.of(2026, 11, 21);
  private static final LocalDate WED_2024_11_20 = LocalDate.of(2024, 11, 20);

  private static Map<String, List<Vocabulary>> packs;
  private static Map<String, CaseFileReader> readers;
  private static List<String> good;
  private static List<CaseFile> files;

  @BeforeAll
  static void makeCasesAndReadThemWithThePacksOnTheClassPath() {
    packs = new HashMap<>();
    readers = new HashMap<>();
    for (RulePack pack : ServiceLoader.load(RulePack.class)) {
      PackFiles found = PackFiles.fromService(pack);
      packs.put(PackReader.manifest(found).id(), PackReader.vocabularies(found));
    }
    assertThat(packs).containsKeys("CN", "CN-22", "CN-50");
    good = lines("--cases", "2000", "--seed", "7");
    files = good.stream().map(GenerateCasesTest::read).toList();
  }

  private static CaseFileReader reader(String jurisdiction) {
    String province = jurisdiction.substring(0, "CN-50".length());
    return readers.computeIfAbsent(province, GenerateCasesTest::readerOfProvince);
  }

  /** With the words of the library, of the nation and of the province. */
  private static CaseFileReader readerOfProvince(String province) {
    Vocabulary words = Vocabulary.core();
    for (String id : List.of("CN", province)) {
      for (Vocabulary added : packs.getOrDefault(id, List.of())) {
        words = words.plus(added);
      }
    }
    return new CaseFileReader(words);
  }

  private static List<String> lines(String... options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream standard = new PrintStream(out, false, StandardCharsets.UTF_8);
    assertThat(GenerateCases.run(options, standard, standard)).isZero();
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static CaseFile read(String line) {
    return reader(CaseFileText.of(line, "line").jurisdiction()).read(line, "line");
  }

  @Test
  void everyLineIsAGoodCaseFileOfItsJurisdiction() {
    assertThat(files).hasSize(2_000);
    assertThat(files).extracting(CaseFile::id).doesNotHaveDuplicates();
    assertThat(files).allSatisfy(f -> assertThat(f.persons()).hasSizeBetween(1, 4));
    assertThat(files)
        .as("no age contradicts itself on the day asked about")
        .allSatisfy(f -> assertThat(f.contradictionsOn(SAT_2026_11_21)).isEmpty());
    assertThat(share(files, f -> f.persons().size() == 1)).isBetween(0.78, 0.86);
    assertThat(share(files, f -> f.jurisdiction().startsWith("CN-44"))).isBetween(0.06, 0.12);
    assertThat(share(files, f -> f.jurisdiction().matches("CN-\\d{6}"))).isBetween(0.01, 0.10);
  }

  @Test
  void pleasMinorsAndUnknownFactsHaveTheSharesThatAreAssumed() {
    List<CaseFile.PersonEntry> persons = files.stream().flatMap(f -> f.persons().stream()).toList();

    double pleading =
        share(persons, p -> "yes".equals(p.facts().get("pleads")))
            / share(persons, p -> p.facts().containsKey("pleads"));
    assertThat(pleading).isBetween(0.80, 0.85);
    assertThat(share(persons, p -> !p.facts().containsKey("capacity"))).isBetween(0.03, 0.12);
    assertThat(
            share(
                persons,
                p ->
                    p.born().filter(b -> b.plusYears(18).isAfter(FRI_2026_11_20)).isPresent()
                        || "minor".equals(p.facts().get("age-group"))))
        .isBetween(0.01, 0.06);
  }

  @Test
  void eventsLieInTheTwoYearsBeforeTheDayAndPlansSoonAfterIt() {
    List<CaseFile.EventEntry> events = files.stream().flatMap(f -> f.events().stream()).toList();

    assertThat(events).hasSizeGreaterThan(10_000);
    assertThat(events)
        .allSatisfy(
            e ->
                assertThat(e.at().orElseThrow().date())
                    .isBetween(WED_2024_11_20, FRI_2026_11_20.plusDays(60)));
    assertThat(events)
        .filteredOn(e -> e.at().orElseThrow().date().isAfter(FRI_2026_11_20))
        .extracting(CaseFile.EventEntry::type)
        .isNotEmpty()
        .isSubsetOf("hearing", "help-date", "plea-statement-signed");
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() {
    assertThat(lines("--cases", "200", "--seed", "7"))
        .isEqualTo(lines("--cases", "200", "--seed", "7"))
        .isNotEqualTo(lines("--cases", "200", "--seed", "8"))
        .isEqualTo(lines("--cases", "300", "--seed", "7").subList(0, 200));
  }

  @Test
  void whatAnAuditCountsIsAddedToTheSameCasesAndCanBeRead() {
    List<CaseFile> audited =
        lines("--cases", "600", "--seed", "7", "--for", "audit").stream()
            .map(GenerateCasesTest::read)
            .toList();

    for (int i = 0; i < audited.size(); i++) {
      assertThat(audited.get(i).id()).isEqualTo(files.get(i).id());
      assertThat(audited.get(i).events().size())
          .isGreaterThanOrEqualTo(files.get(i).events().size());
    }
    assertThat(audited).allSatisfy(f -> assertThat(f.contradictionsOn(SAT_2026_11_21)).isEmpty());
    assertThat(audited.stream().flatMap(f -> f.events().stream()))
        .extracting(CaseFile.EventEntry::type)
        .contains(
            "file-access-requested",
            "file-access-refused",
            "file-read",
            "meeting-sought",
            "meeting-not-arranged",
            "opinion-not-adopted",
            "plea-changed",
            "practice-obstructed",
            "case-closed");
    assertThat(share(audited, f -> f.register().isPresent())).isBetween(0.4, 0.6);
  }

  @Test
  void whatOnlyProposalsHaveWordsForTheLawDoesNotRead() {
    assertThat(lines("--cases", "20", "--seed", "7", "--for", "what-if"))
        .allSatisfy(
            line -> assertThatThrownBy(() -> read(line)).isInstanceOf(BadInputException.class));
  }

  @Test
  void everyBadLineIsRefused() {
    List<String> bad = lines("--cases", "300", "--seed", "7", "--bad", "1");

    assertThat(bad)
        .hasSize(300)
        .allSatisfy(
            line ->
                assertThatThrownBy(
                        () ->
                            reader(CaseFileText.of(line, "line").jurisdiction()).read(line, "line"))
                    .isInstanceOf(BadInputException.class));
  }

  @Test
  void aRateOfBadLinesLeavesTheOthersAsTheyAre() {
    List<String> some = lines("--cases", "2000", "--seed", "7", "--bad", "0.01");

    long changed = 0;
    for (int i = 0; i < good.size(); i++) {
      changed += good.get(i).equals(some.get(i)) ? 0 : 1;
    }
    assertThat(changed).isBetween(8L, 40L);
  }

  @Test
  void aFileIsWrittenAndABadCommandLineRefused(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("cases.jsonl");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream messages = new PrintStream(said, true, StandardCharsets.UTF_8);

    assertThat(
            GenerateCases.run(
                new String[] {"--cases", "5", "-o", file.toString()}, messages, messages))
        .isZero();
    assertThat(Files.readAllLines(file)).isEqualTo(lines("--cases", "5"));
    assertThat(GenerateCases.run(new String[] {"--bad", "2"}, messages, messages)).isEqualTo(2);
    assertThat(GenerateCases.run(new String[] {"--case", "2"}, messages, messages)).isEqualTo(2);
    assertThat(GenerateCases.run(new String[] {"--cases"}, messages, messages)).isEqualTo(2);
    assertThat(
            GenerateCases.run(
                new String[] {"-o", folder.resolve("no/such").toString()}, messages, messages))
        .isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("--bad 2", "--case 2", "cannot write");
  }

  private static <T> double share(List<T> all, Predicate<T> which) {
    return all.stream().filter(which).count() / (double) all.size();
  }
}
