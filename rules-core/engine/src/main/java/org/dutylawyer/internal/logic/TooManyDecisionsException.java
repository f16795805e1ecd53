package org.dutylawyer.internal.logic;

/** What is not known combines to more than any answer could tell. */
public final class TooManyDecisionsException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final int most;

  TooManyDecisionsException(int most) {
    super("more than " + most + " decisions");
    this.most = most;
  }

  /** How many are allowed. */
  public int most() {
    return most;
  }
}
