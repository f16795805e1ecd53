package org.dutylawyer.workbench.scenario;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.GroundAnswer.Limb;
import org.dutylawyer.finding.Need;
import org.dutylawyer.language.Scenario;
import org.dutylawyer.law.NormId;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;

/**
 * Compares what a scenario expects of a ground for discipline: {@code ground: met | not-met |
 * undetermined} of the provision or of one limb, {@code needs} exactly these facts, and {@code
 * elements} by a word that each tests.
 */
final class GroundCheck {

  private GroundCheck() {}

  static List<Problem> expect(Scenario.Expectation expectation, Assessment answer) {
    NormId norm = expectation.norm();
    Differences none = new Differences(expectation);
    none.add(
        new Title("规则没有得出处理事由 " + norm, "that the rules give no ground of " + norm),
        Differences.written("ground" + expectation.of().map(id -> " of: " + id).orElse("")));
    return Differences.ofNearest(
        answer.conduct().grounds().stream()
            .filter(g -> expectation.of().map(g.lawyer().id()::equals).orElse(true))
            .flatMap(g -> candidates(expectation, g)),
        none);
  }

  /** The limbs that the norm may mean: all of a provision, or the one that it names. */
  private static Stream<Differences> candidates(
      Scenario.Expectation expectation, GroundAnswer ground) {
    boolean whole = ground.provision().equals(expectation.norm());
    return ground.limbs().stream()
        .filter(l -> whole || l.norm().equals(expectation.norm()))
        .map(l -> differences(expectation, (whole ? ground.result() : l.result()).word(), l));
  }

  private static Differences differences(
      Scenario.Expectation expectation, String result, Limb limb) {
    Differences differences = new Differences(expectation);
    differences.compare(
        "ground", requireNonNull(expectation.fields().get("ground")).asText(), result);
    expectation
        .fields()
        .forEach(
            (key, wanted) -> {
              switch (key) {
                case "ground" -> {
                  // compared above
                }
                case "needs" ->
                    differences.compare(
                        key,
                        Differences.words(wanted),
                        limb.needs().stream()
                            .map(Need::fact)
                            .collect(Collectors.toCollection(TreeSet::new))
                            .toString());
                case "elements" -> {
                  Map<String, String> expected = new TreeMap<>();
                  Map<String, String> found = new TreeMap<>();
                  wanted
                      .properties()
                      .forEach(
                          e -> {
                            expected.put(e.getKey(), e.getValue().asText());
                            found.put(
                                e.getKey(),
                                limb.element(e.getKey()).map(x -> x.status().word()).orElse("-"));
                          });
                  differences.compare(key, expected.toString(), found.toString());
                }
                default ->
                    differences.add(
                        new Title("键“" + key + "”", "the key '" + key + "'"),
                        new Title("ground、needs 或 elements", "ground, needs or elements"));
              }
            });
    return differences;
  }
}
