package org.dutylawyer.casesystem.cases;

/** Others wrote the same case while a change of it was worked out, time and again. */
public final class OvertakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Without a word about which case. */
  OvertakenException() {
    super("the case was written meanwhile");
  }
}
