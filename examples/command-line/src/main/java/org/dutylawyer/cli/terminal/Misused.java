package org.dutylawyer.cli.terminal;

import java.util.Locale;
import org.dutylawyer.text.Title;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Options or parameters that do not go together, or are out of range, in two languages. */
public final class Misused extends CommandLine.ParameterException {
  private static final long serialVersionUID = 1L;

  private final transient Title message;

  /**
   * Refuses what was given to a command.
   *
   * @param spec the command
   * @param zh what was found and what was expected, in Chinese
   * @param en the same in English
   */
  public Misused(CommandSpec spec, String zh, String en) {
    super(spec.commandLine(), en);
    this.message = new Title(zh, en);
  }

  /** The message in one language. */
  String message(Locale locale) {
    return message.in(locale);
  }
}
