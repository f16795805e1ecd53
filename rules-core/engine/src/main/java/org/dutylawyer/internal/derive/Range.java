package org.dutylawyer.internal.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A range of whole numbers that no rule can tell apart, with one number that stands for it.
 *
 * @param label the range, for people
 * @param from the first number in it
 * @param representative a number in it
 */
public record Range(String label, int from, int representative) {

  /** Splits the numbers from zero on at those that rules compare with. */
  public static List<Range> around(Set<Integer> thresholds) {
    List<Range> ranges = new ArrayList<>();
    int from = 0;
    for (int threshold : new TreeSet<>(thresholds)) {
      if (threshold > from) {
        ranges.add(between(from, threshold - 1));
      }
      ranges.add(between(threshold, threshold));
      from = threshold + 1;
    }
    ranges.add(new Range("≥ " + from, from, from));
    return ranges;
  }

  /** Whether the number is in it. */
  public boolean contains(int number) {
    return number >= from && (number <= representative || label.startsWith("≥"));
  }

  private static Range between(int from, int to) {
    return new Range(from == to ? Integer.toString(from) : from + "–" + to, from, to);
  }
}
