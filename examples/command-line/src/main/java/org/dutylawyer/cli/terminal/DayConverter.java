package org.dutylawyer.cli.terminal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;

/** Reads a day from the command line. */
public final class DayConverter implements ITypeConverter<LocalDate> {

  @Override
  public LocalDate convert(String value) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      throw new Unreadable(
          "发现“" + value + "”，应为 2025-09-30 这样的日期",
          "found '" + value + "', expected a day such as 2025-09-30");
    }
  }
}
