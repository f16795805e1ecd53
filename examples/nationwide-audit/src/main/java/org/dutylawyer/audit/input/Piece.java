package org.dutylawyer.audit.input;

import java.io.Serializable;

/**
 * A part of the input that one task answers: whole lines of one file, or whole rows. Where an input
 * is cut depends on its bytes alone, never on how many machines there are; so what is written for a
 * piece is the same on one core and on a thousand.
 *
 * @param number its number, from 0
 * @param file where it lies, as Hadoop names files
 * @param name how the file was given, for messages
 * @param kind what the file holds
 * @param start the first byte of its first line, or of its row group
 * @param end the first byte that is not its own
 * @param linesBefore how many lines of the file lie before it
 */
public record Piece(
    int number, String file, String name, Kind kind, long start, long end, long linesBefore)
    implements Serializable {

  /** What an input file holds. */
  public enum Kind {
    /** One case file a line, JSON in UTF-8. */
    JSON_LINES,
    /** One case file a row, JSON in the column {@code case}. */
    PARQUET
  }

  /** The name of what is written for it. */
  public String label() {
    return "piece-%06d".formatted(number);
  }
}
