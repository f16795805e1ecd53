package org.dutylawyer.cli.terminal;

import org.jspecify.annotations.Nullable;

/**
 * What the user gave cannot be used. The message is shown as it is and the program ends with {@link
 * ExitCode#BAD_INPUT}; so it says where, what was found and what was expected.
 */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Refuses the input.
   *
   * @param message where, what was found, what was expected
   */
  public Refused(String message) {
    super(message);
  }

  /**
   * Refuses the input because of an earlier error.
   *
   * @param message where, what was found, what was expected
   * @param cause the earlier error, never shown to the user
   */
  public Refused(@Nullable String message, Throwable cause) {
    super(message, cause);
  }
}
