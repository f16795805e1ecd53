package org.dutylawyer.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a fact of an event is where the file says other things of it, or of the event that it
 * answers: a disclosure of a grave crime being prepared is a permitted one. A file that states the
 * contrary is refused.
 *
 * @param value the value that the combinations give
 * @param anyOf the combinations, each of facts of the event with the value that they must have
 */
public record Implied(String value, List<Map<String, String>> anyOf) {

  /** Copies the combinations. */
  public Implied {
    anyOf = anyOf.stream().map(Map::copyOf).toList();
  }

  /**
   * The value, if what the file says gives it.
   *
   * @param stated the value of a fact in the file; empty if it does not say
   */
  public Optional<String> of(Function<String, Optional<String>> stated) {
    return anyOf.stream()
            .anyMatch(
                all ->
                    all.entrySet().stream()
                        .allMatch(
                            part ->
                                stated
                                    .apply(part.getKey())
                                    .filter(part.getValue()::equals)
                                    .isPresent()))
        ? Optional.of(value)
        : Optional.empty();
  }
}
