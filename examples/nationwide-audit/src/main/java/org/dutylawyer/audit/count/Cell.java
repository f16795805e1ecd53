package org.dutylawyer.audit.count;

import java.util.Comparator;
import java.util.List;

/**
 * What is counted, and by what it is told apart. Every table of the audit is a sum of such cells,
 * so that pieces of the input can be counted anywhere and in any order.
 *
 * @param measure the table, or the indicator
 * @param word what of it: a norm, a path, a lawyer
 * @param outcome how it ended
 * @param province code in GB/T 2260 as jurisdictions have it ({@code CN-50}), or empty
 * @param city the code of the place below the province ({@code CN-320481}), or empty
 * @param stage word for the stage of the proceeding, or empty
 * @param time a day or a month, or empty
 * @param organ word for who acts, or empty
 */
public record Cell(
    String measure,
    String word,
    String outcome,
    String province,
    String city,
    String stage,
    String time,
    String organ)
    implements Comparable<Cell> {

  /** The names of the columns, in the order of the fields. */
  public static final List<String> COLUMNS =
      List.of("measure", "word", "outcome", "province", "city", "stage", "time", "organ");

  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::measure)
          .thenComparing(Cell::word)
          .thenComparing(Cell::outcome)
          .thenComparing(Cell::province)
          .thenComparing(Cell::city)
          .thenComparing(Cell::stage)
          .thenComparing(Cell::time)
          .thenComparing(Cell::organ);

  /** The values of the columns. */
  public List<String> values() {
    return List.of(measure, word, outcome, province, city, stage, time, organ);
  }

  /** The cell with these values. */
  public static Cell of(List<String> values) {
    return new Cell(
        values.get(0),
        values.get(1),
        values.get(2),
        values.get(3),
        values.get(4),
        values.get(5),
        values.get(6),
        values.get(7));
  }

  @Override
  public int compareTo(Cell other) {
    return ORDER.compare(this, other);
  }
}
