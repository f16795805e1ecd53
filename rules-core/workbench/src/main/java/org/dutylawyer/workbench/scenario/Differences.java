package org.dutylawyer.workbench.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dutylawyer.language.Scenario;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;

/** In what one thing that was concluded differs from what a scenario expects. */
final class Differences {

  private final Scenario.Expectation expectation;
  private final List<Problem> problems = new ArrayList<>();

  /** None so far. */
  Differences(Scenario.Expectation expectation) {
    this.expectation = expectation;
  }

  /** Notes it if what stands under a key is not what was found. */
  void compare(String key, String wanted, String found) {
    if (!wanted.equals(found)) {
      String at = expectation.norm() + " " + key;
      add(given(at, found), written(wanted));
    }
  }

  /** What the rules give, as against {@link #written}. */
  static Title given(String what, String found) {
    return new Title("规则得出 " + what + "：" + found, "that the rules give " + what + ": " + found);
  }

  /** What a scenario says; the rules are not held to be right, nor is the scenario. */
  static Title written(String wanted) {
    return new Title("情形所写的 " + wanted, wanted + ", as the scenario says");
  }

  /** Notes one, at the line of the expectation. */
  void add(Title found, Title expected) {
    problems.add(Problem.of(expectation.where(), found, expected));
  }

  /** All that was noted, in its order. */
  List<Problem> problems() {
    return problems;
  }

  /**
   * Of everything that an expectation may mean, in what the nearest differs: in nothing, if one is
   * as expected.
   *
   * @param none what is wrong if it can mean nothing that was concluded
   */
  static List<Problem> ofNearest(Stream<Differences> candidates, Differences none) {
    return candidates.min(Comparator.comparingInt(d -> d.problems.size())).orElse(none).problems();
  }

  /** The words of a list, or the one word, as sets are shown: sorted, each once. */
  static String words(JsonNode wanted) {
    Set<String> words = new TreeSet<>();
    if (wanted.isArray()) {
      StreamSupport.stream(wanted.spliterator(), false).map(JsonNode::asText).forEach(words::add);
    } else {
      words.add(wanted.asText());
    }
    return words.toString();
  }
}
