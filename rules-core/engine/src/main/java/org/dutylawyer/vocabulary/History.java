package org.dutylawyer.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a fact changes over time: it is a state that events begin and end.
 *
 * @param initially the value before any event, if nothing on file is enough to say so (nobody has
 *     refused who is not on file as refusing); empty where the value before the first event is not
 *     known unless the file states it
 * @param endsWith the facts with a history whose change ends it, so that it is as it was initially
 *     (a refusal ends with the stage)
 * @param endsLast whether what began on the very day of its end, without hours that tell more, has
 *     ended; otherwise it has begun after that (what happens on the first day of a stage happens in
 *     it)
 * @param resumesWith the events of the proceeding that put it back where it held of everybody: when
 *     the case against every person has ended and a new stage begins, it is theirs
 * @param statedSince the facts with a history since whose last change a file that states a value,
 *     and no event that led to it, knows it: who pleads need not have pleaded in an earlier stage.
 *     What it is initially, and a no, were so before as well
 * @param perLawyer whether it is one of each lawyer: an event of another lawyer changes nothing for
 *     this one
 * @param forward whether its values follow one another in the order of the vocabulary, so that a
 *     file that states a later value than the events leave states what came after them
 * @param each the type of appointment of which each has its own state: an event that answers
 *     another one changes nothing for this one (leave for one shift is none for the next)
 * @param turnsAfter by a value of it, the events that come before a turn to that value on the same
 *     day, unless hours say otherwise: a defence that ends on the day of the hearing was there at
 *     the hearing
 * @param leftBy the events that leave a value of it, as far as its own word says so
 * @param follows the other states from which it follows
 */
public record History(
    Optional<String> initially,
    List<String> endsWith,
    boolean endsLast,
    List<String> resumesWith,
    List<String> statedSince,
    boolean perLawyer,
    boolean forward,
    Optional<String> each,
    Map<String, List<String>> turnsAfter,
    List<Leaves> leftBy,
    List<Follows> follows) {

  /** Copies the lists; only what is known initially can be so again. */
  public History {
    Objects.requireNonNull(initially, "initially");
    Objects.requireNonNull(each, "each");
    endsWith = List.copyOf(endsWith);
    resumesWith = List.copyOf(resumesWith);
    statedSince = List.copyOf(statedSince);
    turnsAfter = Map.copyOf(turnsAfter);
    leftBy = List.copyOf(leftBy);
    follows = List.copyOf(follows);
    if (!(endsWith.isEmpty() && resumesWith.isEmpty()) && initially.isEmpty()) {
      throw new IllegalArgumentException("a state that ends needs what it is initially");
    }
  }

  /**
   * Whether other states and the events that change them say all of it: whether a case was ever
   * investigated follows from its stages, and nothing is left for a file to state.
   */
  public boolean onlyFollows() {
    return initially.isPresent() && leftBy.isEmpty() && !follows.isEmpty();
  }

  /** The other states from which it follows, each once. */
  public List<String> followed() {
    return follows.stream().map(Follows::state).distinct().toList();
  }

  /**
   * Where a value stands among those that events leave, in the order in which the word lists them:
   * what happened on one day, without hours that tell more, is taken in that order, whatever the
   * order of the file. A word lists first what gives rise to a duty and last what ends it, so that
   * an act on the same day counts as timely.
   */
  public int rank(String value) {
    List<String> values = leftBy.stream().map(Leaves::value).distinct().toList();
    int place = values.indexOf(value);
    return place < 0 ? values.size() : place;
  }
}
