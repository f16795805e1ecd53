package org.dutylawyer.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.dutylawyer.facts.Problem;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.GroundAnswer.Limb;
import org.dutylawyer.finding.Need;
import org.dutylawyer.law.NormId;
import org.dutylawyer.law.Title;
import org.dutylawyer.pack.Scenario;

/**
 * Compares what a scenario expects of a ground for discipline: {@code ground: met | not-met |
 * undetermined} of the provision or of one limb, {@code needs} exactly these facts, and {@code
 * elements} by a word that each tests.
 */
final class GroundCheck {

  private GroundCheck() {}

  static void expect(Scenario.Expectation expectation, Assessment answer, List<Problem> problems) {
    NormId norm = expectation.norm();
    List<GroundAnswer> grounds =
        answer.conduct().grounds().stream()
            .filter(
                g ->
                    g.provision().equals(norm)
                        || g.limbs().stream().anyMatch(l -> l.norm().equals(norm)))
            .filter(g -> expectation.of().map(g.lawyer().id()::equals).orElse(true))
            .toList();
    List<Problem> nearest = null;
    for (GroundAnswer ground : grounds) {
      List<Limb> limbs =
          ground.limbs().stream()
              .filter(l -> ground.provision().equals(norm) || l.norm().equals(norm))
              .toList();
      boolean whole = ground.provision().equals(norm);
      for (Limb limb : limbs) {
        List<Problem> differences = new ArrayList<>();
        compare(
            expectation,
            "ground",
            expectation.fields().get("ground").asText(),
            (whole ? ground.result() : limb.result()).word(),
            differences);
        details(expectation, limb, differences);
        if (differences.isEmpty()) {
          return;
        }
        if (nearest == null || differences.size() < nearest.size()) {
          nearest = differences;
        }
      }
    }
    if (nearest != null) {
      problems.addAll(nearest);
    } else {
      problems.add(
          Problem.of(
              expectation.where(),
              new Title(norm + " 不是处理事由", norm + " is no ground"),
              new Title(
                  "处理事由" + expectation.of().map(id -> "（" + id + "）").orElse(""),
                  "a ground" + expectation.of().map(id -> " for " + id).orElse(""))));
    }
  }

  private static void details(Scenario.Expectation expectation, Limb limb, List<Problem> problems) {
    expectation
        .fields()
        .forEach(
            (key, wanted) -> {
              switch (key) {
                case "ground" -> {
                  // compared above
                }
                case "needs" ->
                    compare(
                        expectation,
                        key,
                        words(wanted).toString(),
                        limb.needs().stream()
                            .map(Need::fact)
                            .collect(Collectors.toCollection(TreeSet::new))
                            .toString(),
                        problems);
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
                  compare(expectation, key, expected.toString(), found.toString(), problems);
                }
                default ->
                    problems.add(
                        Problem.of(
                            expectation.where(),
                            new Title("键“" + key + "”", "the key '" + key + "'"),
                            new Title("ground、needs 或 elements", "ground, needs or elements")));
              }
            });
  }

  private static Set<String> words(JsonNode wanted) {
    Set<String> words = new TreeSet<>();
    if (wanted.isArray()) {
      StreamSupport.stream(wanted.spliterator(), false).map(JsonNode::asText).forEach(words::add);
    } else {
      words.add(wanted.asText());
    }
    return words;
  }

  private static void compare(
      Scenario.Expectation expectation,
      String key,
      String wanted,
      String found,
      List<Problem> problems) {
    if (!wanted.equals(found)) {
      String at = expectation.norm() + " " + key;
      problems.add(
          Problem.of(
              expectation.where(),
              new Title(at + "：" + found, at + ": " + found),
              new Title(wanted, wanted)));
    }
  }
}
