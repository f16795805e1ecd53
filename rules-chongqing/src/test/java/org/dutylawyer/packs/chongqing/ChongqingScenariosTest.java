package org.dutylawyer.packs.chongqing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.language.PackReader;
import org.dutylawyer.language.Scenario;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.workbench.junit.PackScenarios;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The scenarios beside the rules are what the rules mean; this runs all of them. */
class ChongqingScenariosTest {

  private static final DutyLawyerRules RULES = Loaded.RULES;

  private static final Pack PACK = RULES.packs().get("CN-50");

  private static final List<Scenario> SCENARIOS =
      PackReader.scenarios(PackFiles.fromService(new ChongqingPack()), "CN-50").values().stream()
          .flatMap(List::stream)
          .toList();

  @TestFactory
  Stream<DynamicNode> thePackIsWhatItSays() {
    return PackScenarios.tests(new ChongqingPack());
  }

  @Test
  void everyDifferenceFromTheNationalTextHasAScenario() {
    List<String> titles = SCENARIOS.stream().map(Scenario::title).toList();
    assertThat(IntStream.rangeClosed(1, 50).mapToObj("D%02d"::formatted))
        .allSatisfy(
            row ->
                assertThat(titles)
                    .anySatisfy(title -> assertThat(title.split("[ ：]")).contains(row)));
  }

  @Test
  void theTableOfTheReadmeCountsWhatThePackHolds() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    Set<String> articles = new LinkedHashSet<>();
    PACK.manifest().instruments().get(0).text().passages().keySet().stream()
        .map(ChongqingScenariosTest::article)
        .filter(article -> !article.equals("0"))
        .forEach(articles::add);
    assertThat(articles).hasSize(42);
    assertThat(articles)
        .allSatisfy(
            article ->
                assertThat(readme)
                    .contains(
                        (article.startsWith("form")
                                ? "form " + article.substring("form".length())
                                : "art. " + article)
                            + counts(article)));
    assertThat(readme).contains("total**" + counts("").replaceAll("(\\d+)", "**$1**"));
  }

  /** The cells of a row: passages, rules, not computable, readings, settled, scenarios. */
  private static String counts(String article) {
    return Stream.of(
            count(
                PACK.manifest().instruments().get(0).text().passages().keySet().stream(), article),
            count(PACK.rules().stream().map(rule -> rule.norm().path()), article),
            count(PACK.notComputable().stream().map(entry -> entry.norm().path()), article),
            count(
                PACK.manifest().readings().stream().map(reading -> reading.provision().path()),
                article),
            count(
                PACK.manifest().settled().stream().map(settled -> settled.provision().path()),
                article),
            SCENARIOS.stream()
                .map(Scenario::where)
                .filter(where -> article.isEmpty() || where.contains(file(article)))
                .count())
        .map(String::valueOf)
        .collect(Collectors.joining(" | ", " | ", " |"));
  }

  private static long count(Stream<String> paths, String article) {
    return paths.filter(path -> article.isEmpty() || article(path).equals(article)).count();
  }

  private static String article(String path) {
    return path.split("/")[0];
  }

  private static String file(String article) {
    return article.startsWith("form")
        ? "art-" + article + ".yaml"
        : "art-%02d.yaml".formatted(Integer.parseInt(article));
  }
}
