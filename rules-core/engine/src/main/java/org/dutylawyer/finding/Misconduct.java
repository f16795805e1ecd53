package org.dutylawyer.finding;

import java.util.List;
import java.util.Optional;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;

/**
 * Conduct of a lawyer that meets a ground for discipline. Never more than the text: the measures
 * are those that are open, not the one to be taken.
 *
 * @param of the lawyer
 * @param ground word for the ground
 * @param measures words for the measures that are open
 * @param deciders words for who decides
 * @param trigger the conduct
 */
public record Misconduct(
    Subject of,
    String ground,
    List<String> measures,
    List<String> deciders,
    Optional<Event> trigger)
    implements Conclusion {

  /** Copies the lists. */
  public Misconduct {
    measures = List.copyOf(measures);
    deciders = List.copyOf(deciders);
  }

  /** The same, shown by that event. */
  public Misconduct by(Event event) {
    return new Misconduct(of, ground, measures, deciders, Optional.of(event));
  }

  /** The same, with these measures open. */
  public Misconduct measures(String... words) {
    return new Misconduct(of, ground, List.of(words), deciders, trigger);
  }

  /** The same, to be decided by these. */
  public Misconduct decidedBy(String... actors) {
    return new Misconduct(of, ground, measures, List.of(actors), trigger);
  }

  @Override
  public Kind kindOf() {
    return Kind.CONDUCT;
  }
}
