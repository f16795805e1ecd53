package org.dutylawyer.cli.terminal;

import org.dutylawyer.calendar.Moment;
import picocli.CommandLine.ITypeConverter;

/** Reads a day, with or without an hour, from the command line. */
public final class MomentConverter implements ITypeConverter<Moment> {

  @Override
  public Moment convert(String value) {
    try {
      return Moment.parse(value);
    } catch (IllegalArgumentException e) {
      throw new Unreadable(
          "发现“" + value + "”，应为 2025-09-30 这样的日期，或者 2025-09-30T10:00",
          "found '" + value + "', expected a day such as 2025-09-30, or 2025-09-30T10:00");
    }
  }
}
