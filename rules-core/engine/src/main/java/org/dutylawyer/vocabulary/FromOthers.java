package org.dutylawyer.vocabulary;

import java.util.Set;

/**
 * A yes/no fact of a person that the file answers by what it says of the other persons: whether a
 * co-defendant has counsel.
 *
 * @param fact the fact of the others
 * @param values the values of which one suffices for yes
 */
public record FromOthers(String fact, Set<String> values) {

  /** Copies the values. */
  public FromOthers {
    values = Set.copyOf(values);
  }
}
