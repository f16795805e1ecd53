package org.dutylawyer.vocabulary;

import java.util.List;
import java.util.Map;

/**
 * A state that others make up, so that no file states it: whether somebody has a defender follows
 * from who was retained and from the stage. It has one value where all facts of one of the
 * combinations are so, and the other value else.
 *
 * @param value the value that the combinations give
 * @param anyOf the combinations, each of facts with the value that they must have
 * @param otherwise the value in every other case
 */
public record Derived(String value, List<Map<String, String>> anyOf, String otherwise) {

  /** Copies the combinations. */
  public Derived {
    anyOf = anyOf.stream().map(Map::copyOf).toList();
  }

  /** The facts that make it up, in the order of the alphabet. */
  public List<String> facts() {
    return anyOf.stream().flatMap(all -> all.keySet().stream()).distinct().sorted().toList();
  }
}
