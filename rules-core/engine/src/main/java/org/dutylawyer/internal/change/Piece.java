package org.dutylawyer.internal.change;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.change.Change;

/**
 * One change that can be made to a file, alone or with others.
 *
 * @param what what it changes; two changes of the same exclude each other
 * @param rank how far it is from what is so: the lower, the nearer
 * @param days the days on which an act is tried, the last first; one that is empty for a fact
 * @param maker makes the file, and says what was changed
 * @param after the types of event of which one has to be done before it, where none is on file: an
 *     act that answers another (准许、决定)
 * @param only whether it is tried for such an act alone: nothing else rests on it
 */
record Piece(
    Object what,
    int rank,
    List<Optional<LocalDate>> days,
    Maker maker,
    Set<String> after,
    boolean only) {

  /** A fact that the file does not state, of a conclusion that is open: nothing has to happen. */
  static final int ASKED = 0;

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

    /** The act that is done with it, if one is. */
    default Optional<Done> done() {
      return Optional.empty();
    }
  }

  /** Copies the collections. */
  Piece {
    days = List.copyOf(days);
    after = Set.copyOf(after);
  }

  /** A change that answers none. */
  Piece(Object what, int rank, List<Optional<LocalDate>> days, Maker maker) {
    this(what, rank, days, maker, Set.of(), false);
  }

  /** Whether it is one of the acts of which the other needs one before it. */
  boolean enables(Piece other) {
    return maker.done().filter(d -> other.after.contains(d.type())).isPresent()
        && maker.done().map(Done::of).equals(other.maker.done().map(Done::of));
  }

  /** An act that is done, and whom it concerns. */
  record Done(Subject of, String type) {}
}
