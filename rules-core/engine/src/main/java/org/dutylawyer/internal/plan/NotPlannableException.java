package org.dutylawyer.internal.plan;

import org.dutylawyer.text.Title;

/** Rules hold something for which there is no plan; Drools can evaluate them. */
final class NotPlannableException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Title reason;

  /** What there is no plan for, and where it stands. */
  NotPlannableException(Title reason) {
    super(reason.en());
    this.reason = reason;
  }

  Title reason() {
    return reason;
  }
}
