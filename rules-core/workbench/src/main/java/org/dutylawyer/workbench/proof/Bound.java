package org.dutylawyer.workbench.proof;

/**
 * How far a proof goes.
 *
 * @param events the most events in a course
 * @param seconds the longest that it may be expected to take, in processor time; more is refused
 *     before it starts
 */
public record Bound(int events, int seconds) {

  /** What a build can wait for: every event by itself. */
  public static final Bound OF_A_BUILD = new Bound(1, 240);

  /** Refuses what is no bound. */
  public Bound {
    if (events < 0 || seconds < 1) {
      throw new IllegalArgumentException(
          "bound: found "
              + events
              + " events in "
              + seconds
              + " s, expected at least 0 in at least 1 s");
    }
  }
}
