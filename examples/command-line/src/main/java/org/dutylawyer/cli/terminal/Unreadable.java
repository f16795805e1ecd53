package org.dutylawyer.cli.terminal;

import java.util.Locale;
import java.util.Optional;
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

  /**
   * A date that cannot be read.
   *
   * @param value what was given
   * @param expected how dates are written
   * @param meant the date that was probably meant
   */
  static Unreadable date(String value, Title expected, Optional<String> meant) {
    return new Unreadable(
        "发现“" + value + "”，应为 " + expected.zh() + meant.map(day -> "；是否应为 " + day + "？").orElse(""),
        "found '"
            + value
            + "', expected "
            + expected.en()
            + meant.map(day -> "; did you mean " + day + "?").orElse(""));
  }

  /** The message in one language. */
  String message(Locale locale) {
    return message.in(locale);
  }
}
