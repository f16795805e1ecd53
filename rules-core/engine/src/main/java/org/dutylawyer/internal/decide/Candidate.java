package org.dutylawyer.internal.decide;

import java.util.Optional;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.DocumentDuty;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.Prohibition;
import org.dutylawyer.finding.Right;
import org.dutylawyer.law.NormId;

/**
 * A conclusion before precedence is decided: what the rules of precedence match.
 *
 * @param norm the norm
 * @param conclusion its conclusion
 * @param due its due date, if it has one
 * @param awaiting whether it still awaits its event, so that it does not yet apply
 */
public record Candidate(
    NormId norm, Conclusion conclusion, Optional<DueDate> due, boolean awaiting) {

  /** Whom it is about. */
  public Subject of() {
    return conclusion.of();
  }

  /** Kind of the conclusion. */
  public Conclusion.Kind kind() {
    return conclusion.kindOf();
  }

  /** Id of the event of which it speaks; empty for none in particular, or one still awaited. */
  public String occasion() {
    return conclusion.trigger().map(Event::id).orElse("");
  }

  /**
   * Whether both speak of the same event, or one of them of none in particular. Where the other one
   * does not yet apply, what applies already has an occasion of its own.
   */
  public boolean sameOccasion(Candidate other) {
    if (other.awaiting && !awaiting) {
      return false;
    }
    return conclusion.trigger().isEmpty()
        || other.conclusion.trigger().isEmpty()
        || conclusion.trigger().equals(other.conclusion.trigger());
  }

  /** Whether both ask for the same thing of the same one. */
  public boolean sameMatter(Candidate other) {
    if (conclusion instanceof Duty a && other.conclusion instanceof Duty b) {
      return a.action().equals(b.action());
    }
    if (conclusion instanceof Entitlement a && other.conclusion instanceof Entitlement b) {
      return a.kind().equals(b.kind());
    }
    if (conclusion instanceof DocumentDuty a && other.conclusion instanceof DocumentDuty b) {
      return a.document().equals(b.document());
    }
    if (conclusion instanceof Right a && other.conclusion instanceof Right b) {
      return a.action().equals(b.action());
    }
    if (conclusion instanceof Prohibition a && other.conclusion instanceof Prohibition b) {
      return a.action().equals(b.action());
    }
    return kind() == other.kind();
  }

  /**
   * How much it asks, for comparing the same duty in two texts: an earlier date asks more than a
   * later one, a date more than 及时, 及时 more than no time; 应当 asks more than 可以.
   */
  public long demand() {
    if (conclusion instanceof Entitlement entitlement) {
      return entitlement.force().equals(Entitlement.SHALL) ? 1 : 0;
    }
    if (conclusion instanceof Duty duty) {
      return due.map(d -> 1_000_000_000L - d.due().toEpochDay())
          .orElse(duty.limit().isPresent() ? 1L : 0L);
    }
    return 0;
  }
}
