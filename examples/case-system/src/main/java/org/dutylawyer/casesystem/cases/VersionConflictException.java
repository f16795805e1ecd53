package org.dutylawyer.casesystem.cases;

/** The case was changed since it was read. */
public final class VersionConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final long current;

  /** With the version that there is. */
  public VersionConflictException(long current) {
    super("the case is at version " + current);
    this.current = current;
  }

  /** The version that there is. */
  public long current() {
    return current;
  }
}
