package org.dutylawyer.internal.decide;

import java.util.List;
import java.util.Optional;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.finding.Silence;
import org.dutylawyer.finding.State;
import org.dutylawyer.internal.logic.Decision;

/**
 * Where a duty stands.
 *
 * @param recorded whether the file records that it was not done
 * @param doubt on what it depends that its ground ended in time, where that alone leaves it open
 */
record Standing(
    State state,
    Optional<Silence> silence,
    Optional<Moment> done,
    boolean recorded,
    Optional<org.dutylawyer.calendar.Standing> timeliness,
    List<String> missing,
    Optional<Decision> doubt) {

  Standing(
      State state,
      Optional<Silence> silence,
      Optional<Moment> done,
      boolean recorded,
      Optional<org.dutylawyer.calendar.Standing> timeliness,
      List<String> missing) {
    this(state, silence, done, recorded, timeliness, missing, Optional.empty());
  }

  /** Open, because what it rests on may have ended while there was still time. */
  Standing doubted(Decision doubt) {
    return new Standing(
        State.UNDETERMINED,
        Optional.empty(),
        done,
        false,
        timeliness,
        List.of(),
        Optional.of(doubt));
  }

  static Standing of(State state) {
    return of(state, Optional.empty(), Optional.empty());
  }

  static Standing of(
      State state, Optional<Moment> done, Optional<org.dutylawyer.calendar.Standing> timeliness) {
    return new Standing(state, Optional.empty(), done, false, timeliness, List.of());
  }

  /** Not done, by what the file itself records. */
  static Standing undone() {
    return new Standing(
        State.BREACHED, Optional.empty(), Optional.empty(), true, Optional.empty(), List.of());
  }

  static Standing of(Silence silence) {
    return new Standing(
        silence == Silence.NOT_DONE ? State.BREACHED : State.NO_RECORD,
        Optional.of(silence),
        Optional.empty(),
        false,
        Optional.empty(),
        List.of());
  }
}
