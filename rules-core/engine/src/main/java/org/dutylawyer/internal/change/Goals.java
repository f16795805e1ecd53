package org.dutylawyer.internal.change;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dutylawyer.change.Target;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.State;

/** What a conclusion would have to become for it to be another. */
final class Goals {

  private static final Set<String> LOST = words(State.BREACHED, State.LATE);
  private static final Set<String> SILENT = words(State.NO_RECORD);
  private static final Set<String> OWED = words(State.PENDING, State.EXCUSED, State.STANDING);
  private static final Set<String> KEPT = words(State.MET);
  private static final Set<String> ENDED =
      plus(words(State.LAPSED), Set.of(Outcome.DOES_NOT_APPLY.word()));

  private Goals() {}

  /** Each way in which it is another; of what is open, both are asked for. */
  static List<Set<String>> of(Target target, String now) {
    if (!(target instanceof Target.Demand)) {
      List<Set<String>> ends =
          target instanceof Target.Owed
              ? List.of(Set.of(Outcome.APPLIES.word()), Set.of(Outcome.DOES_NOT_APPLY.word()))
              : List.of(
                  Set.of(GroundAnswer.Result.MET.word()),
                  Set.of(GroundAnswer.Result.NOT_MET.word()));
      return ends.stream().filter(end -> !end.contains(now)).toList();
    }
    if (LOST.contains(now) || SILENT.contains(now)) {
      return List.of(plus(plus(KEPT, ENDED), OWED));
    } else if (OWED.contains(now)) {
      return List.of(plus(KEPT, ENDED));
    } else if (KEPT.contains(now)) {
      return List.of(plus(plus(LOST, SILENT), OWED));
    } else if (ENDED.contains(now)) {
      return List.of(plus(plus(LOST, SILENT), plus(OWED, KEPT)));
    }
    return List.of(plus(plus(KEPT, ENDED), OWED), plus(LOST, SILENT));
  }

  /** Whether nothing is demanded then: it does not apply, or is over. */
  static boolean isEnded(String word) {
    return ENDED.contains(word);
  }

  private static Set<String> words(State... states) {
    Set<String> words = new HashSet<>();
    for (State state : states) {
      words.add(state.word());
    }
    return Set.copyOf(words);
  }

  private static Set<String> plus(Set<String> some, Set<String> more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(more);
    return Set.copyOf(all);
  }
}
