package org.dutylawyer.casesystem.cases;

/** A case of that number is stored already. */
public final class CaseExistsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Without the number, which may be another's. */
  public CaseExistsException() {
    super("a case of that number exists");
  }
}
