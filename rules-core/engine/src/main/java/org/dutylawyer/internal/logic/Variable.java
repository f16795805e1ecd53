package org.dutylawyer.internal.logic;

import java.util.List;

/**
 * Something that can have one of finitely many values: a fact that is not known, or a contested
 * reading.
 *
 * @param key what it is; equal keys are the same variable
 * @param values its values, at least two
 */
public record Variable(Object key, List<String> values) {

  /** Copies the list. */
  public Variable {
    values = List.copyOf(values);
    if (values.size() < 2) {
      throw new IllegalArgumentException(key + ": found " + values + ", expected several values");
    }
  }
}
