package org.dutylawyer.finding;

import java.util.Optional;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;

/**
 * Whether a lawyer meets a requirement for standing duty or for taking the case (资格条件).
 *
 * @param of the lawyer
 * @param requirement word for the requirement
 * @param fulfilled whether it is met
 * @param trigger the event whose day decides the law in force, if any
 */
public record Eligibility(
    Subject of, String requirement, boolean fulfilled, Optional<Event> trigger)
    implements Conclusion {

  /** The requirement is met. */
  public Eligibility met() {
    return new Eligibility(of, requirement, true, trigger);
  }

  /** The requirement is not met. */
  public Eligibility failed() {
    return new Eligibility(of, requirement, false, trigger);
  }

  /** The same, governed by the law of that event's day. */
  public Eligibility since(Event event) {
    return new Eligibility(of, requirement, fulfilled, Optional.of(event));
  }

  @Override
  public Kind kindOf() {
    return Kind.ELIGIBILITY;
  }
}
