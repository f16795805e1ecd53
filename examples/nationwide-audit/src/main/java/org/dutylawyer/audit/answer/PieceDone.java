package org.dutylawyer.audit.answer;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a piece.
 *
 * @param number the piece
 * @param answered how many cases were answered
 * @param refused how many lines were refused
 * @param faults how many of these failed by a fault of the program
 * @param rechecked how many cases were answered by both evaluators
 * @param damaged from which row of which file on it cannot be read, so that nothing was written for
 *     it; else empty
 * @param before whether an earlier run had done it
 * @param parsing nanoseconds of reading and checking lines
 * @param assessing nanoseconds of answering
 * @param writing nanoseconds of counting and writing
 */
public record PieceDone(
    int number,
    long answered,
    long refused,
    long faults,
    long rechecked,
    String damaged,
    boolean before,
    long parsing,
    long assessing,
    long writing)
    implements Serializable {

  /** What is kept with the piece: nothing that differs from run to run. */
  Map<String, String> kept() {
    Map<String, String> kept = new TreeMap<>();
    kept.put("answered", Long.toString(answered));
    kept.put("refused", Long.toString(refused));
    kept.put("faults", Long.toString(faults));
    kept.put("rechecked", Long.toString(rechecked));
    return kept;
  }

  /** Nothing was done of it: its file is damaged, and no further attempt would read it. */
  static PieceDone damaged(int number, String where) {
    return new PieceDone(number, 0, 0, 0, 0, where, false, 0, 0, 0);
  }

  static PieceDone before(int number, Map<String, String> kept) {
    return new PieceDone(
        number,
        Long.parseLong(kept.get("answered")),
        Long.parseLong(kept.get("refused")),
        Long.parseLong(kept.get("faults")),
        Long.parseLong(kept.get("rechecked")),
        "",
        true,
        0,
        0,
        0);
  }
}
