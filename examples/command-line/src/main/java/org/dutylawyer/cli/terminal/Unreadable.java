package org.dutylawyer.cli.terminal;

import java.util.Locale;
import org.dutylawyer.text.Title;
import picocli.CommandLine.TypeConversionException;

/** A value of an option that cannot be read, in two languages. */
public final class Unreadable extends TypeConversionException {
  private static final long serialVersionUID = 1L;

  private final transient Title message;

  /** With what was found and what was expected. */
  public Unreadable(String zh, String en) {
    super(en);
    this.message = new Title(zh, en);
  }

  /** The message in one language. */
  String message(Locale locale) {
    return message.in(locale);
  }
}
