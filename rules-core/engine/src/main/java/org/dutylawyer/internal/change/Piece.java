package org.dutylawyer.internal.change;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.change.Change;

/**
 * One change that can be made to a file, alone or with others.
 *
 * @param what what it changes; two changes of the same exclude each other
 * @param rank how far it is from what is so: the lower, the nearer
 * @param days the days on which an act is tried, the last first; one that is empty for a fact
 * @param maker makes the file, and says what was changed
 */
record Piece(Object what, int rank, List<Optional<LocalDate>> days, Maker maker) {

  /** The act that a duty asks for. */
  static final int OWN_ACT = 0;

  /** An act that can still be done. */
  static final int OPEN_ACT = 1;

  /** A fact that the file does not state. */
  static final int UNKNOWN = 2;

  /** A fact that the file states otherwise. */
  static final int STATED = 3;

  /** An act whose last day has passed. */
  static final int PAST_ACT = 4;

  /** An act on file that did not happen. */
  static final int ABSENCE = 5;

  /** Makes a change. */
  interface Maker {
    CaseFile apply(CaseFile file, Optional<LocalDate> day);

    /**
     * The change.
     *
     * @param until the last day on which it does; empty if none is the last
     */
    Change change(Optional<LocalDate> until);
  }

  /** Copies the list. */
  Piece {
    days = List.copyOf(days);
  }

  boolean isFact() {
    return rank == UNKNOWN || rank == STATED;
  }
}
