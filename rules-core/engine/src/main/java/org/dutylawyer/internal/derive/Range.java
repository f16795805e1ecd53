package org.dutylawyer.internal.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A range of whole numbers that no rule can tell apart, with one number that stands for it.
 *
 * @param label the range, for people
 * @param representative a number in it
 */
record Range(String label, int representative) {

  /** Splits the numbers from zero on at those that rules compare with. */
  static List<Range> around(Set<Integer> thresholds) {
    List<Range> ranges = new ArrayList<>();
    int from = 0;
    for (int threshold : new TreeSet<>(thresholds)) {
      if (threshold > from) {
        ranges.add(between(from, threshold - 1));
      }
      ranges.add(between(threshold, threshold));
      from = threshold + 1;
    }
    ranges.add(new Range("≥ " + from, from));
    return ranges;
  }

  private static Range between(int from, int to) {
    return new Range(from == to ? Integer.toString(from) : from + "–" + to, to);
  }
}
