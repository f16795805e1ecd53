package org.dutylawyer.benchmarks.engines;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dutylawyer.benchmarks.engines.SharedCase.Column;

/** The rules of the shared decision as {@code shared-decision.csv} states them. */
final class SharedRules {

  /** The word that asks for an entitlement concluded before. */
  static final String OWED = "owed";

  private SharedRules() {}

  /**
   * A condition.
   *
   * @param word the word of a column, or {@link #OWED}
   * @param values the values of which one must hold
   */
  record Condition(String word, List<String> values) {
    boolean owed() {
      return word.equals(OWED);
    }

    Column column() {
      return Column.of(word);
    }
  }

  /**
   * A rule.
   *
   * @param conclusion what it concludes, in the words of the table
   * @param conditions what must hold
   */
  record Rule(String conclusion, List<Condition> conditions) {
    boolean entitles() {
      return conclusion.startsWith("entitlement ");
    }

    /** The entitlements that must have been concluded. */
    List<String> owed() {
      return conditions.stream().filter(Condition::owed).flatMap(c -> c.values().stream()).toList();
    }

    /** The values of a column, empty if it does not matter. */
    List<String> values(Column column) {
      return conditions.stream()
          .filter(c -> c.word().equals(column.word()))
          .flatMap(c -> c.values().stream())
          .toList();
    }
  }

  /** All rules: first those that conclude entitlements, then those that may ask for them. */
  static List<Rule> all() {
    List<Rule> rules = new ArrayList<>();
    for (String line : text().lines().toList()) {
      if (!line.startsWith("#")) {
        String[] parts = line.split(",", 2);
        List<Condition> conditions = new ArrayList<>();
        for (String condition : parts[1].split(";")) {
          String[] sides = condition.split("=");
          conditions.add(new Condition(sides[0], List.of(sides[1].split("\\|"))));
        }
        rules.add(new Rule(parts[0], List.copyOf(conditions)));
      }
    }
    return List.copyOf(rules);
  }

  private static String text() {
    try (InputStream in = SharedRules.class.getResourceAsStream("shared-decision.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
