package org.dutylawyer.finding;

import java.util.Optional;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.law.NormId;

/**
 * Lifts the number of a time limit, never the duty itself (不受……限制).
 *
 * @param from the norm, or the provision whose norms are all exempt
 * @param of for whom
 * @param trigger the event that it is limited to, if any
 */
public record Exemption(NormId from, Subject of, Optional<Event> trigger) implements Conclusion {

  /** The same, for that subject. */
  public Exemption of(Subject subject) {
    return new Exemption(from, subject, trigger);
  }

  /** The same, only for limits that run from, or back from, that event. */
  public Exemption since(Event event) {
    return new Exemption(from, of, Optional.of(event));
  }

  @Override
  public Kind kindOf() {
    return Kind.EXEMPTION;
  }
}
