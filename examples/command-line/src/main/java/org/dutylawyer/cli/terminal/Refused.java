package org.dutylawyer.cli.terminal;

import java.util.Locale;
import org.dutylawyer.text.Title;

/**
 * What the user gave cannot be used. The message is shown in the language of the command and the
 * program ends with {@link ExitCode#BAD_INPUT}; so it says where, what was found and what was
 * expected.
 */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Title message;

  /**
   * Refuses the input.
   *
   * @param message where, what was found, what was expected
   */
  public Refused(Title message) {
    super(message.zh() + "\n" + message.en());
    this.message = message;
  }

  /**
   * Refuses the input because of an earlier error.
   *
   * @param message where, what was found, what was expected
   * @param cause the earlier error, never shown to the user
   */
  public Refused(Title message, Throwable cause) {
    super(message.zh() + "\n" + message.en(), cause);
    this.message = message;
  }

  /** The message in one language. */
  public String message(Locale locale) {
    return message.in(locale);
  }
}
