package org.dutylawyer.audit.count;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts by cell. Not for use by several threads. */
public final class Cells {

  private final Map<Cell, Long> counts = new HashMap<>();

  /** Nothing counted yet. */
  public Cells() {}

  /** Counts one more. */
  public void add(Cell cell) {
    add(cell, 1);
  }

  /** Counts some more. */
  public void add(Cell cell, long more) {
    counts.merge(cell, more, Long::sum);
  }

  /** The counts, in the order of cells. */
  public SortedMap<Cell, Long> sorted() {
    return new TreeMap<>(counts);
  }
}
