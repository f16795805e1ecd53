package org.dutylawyer.finding;

import java.util.Optional;
import org.dutylawyer.calendar.TimeLimit;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;

/**
 * What a rule concludes: the one thing that its consequence states. Built with {@link Conclusions}.
 */
public sealed interface Conclusion
    permits Entitlement,
        Duty,
        Right,
        Prohibition,
        DocumentDuty,
        Misconduct,
        Eligibility,
        Exemption,
        Status {

  /** Whom it is about. */
  Subject of();

  /** The event that triggers it; its day decides which law is in force. */
  Optional<Event> trigger();

  /** How long there is; empty where the text says nothing of it, or nothing is to be done. */
  default Optional<TimeLimit> limit() {
    return Optional.empty();
  }

  /** What kind of conclusion it is. */
  Kind kindOf();

  /** The kinds, in the order in which an answer lists them. */
  enum Kind {
    ENTITLEMENT,
    DUTY,
    DOCUMENT,
    RIGHT,
    PROHIBITION,
    CONDUCT,
    ELIGIBILITY,
    STATUS,
    EXEMPTION
  }
}
