package org.dutylawyer.casesystem.acts;

import org.dutylawyer.text.Title;
import org.springframework.security.access.AccessDeniedException;

/** What somebody wants to put on file is for others to record. */
public final class ForeignActException extends AccessDeniedException {
  private static final long serialVersionUID = 1L;
  private final transient Title what;

  ForeignActException(Title what) {
    super(what.en());
    this.what = what;
  }

  /** What it is, and who may record it. */
  public Title what() {
    return what;
  }
}
