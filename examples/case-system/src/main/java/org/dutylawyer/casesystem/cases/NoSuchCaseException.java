package org.dutylawyer.casesystem.cases;

/** There is no such case, or it is another's: whoever asks cannot tell which. */
public final class NoSuchCaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Without a word about which. */
  public NoSuchCaseException() {
    super("no such case");
  }
}
