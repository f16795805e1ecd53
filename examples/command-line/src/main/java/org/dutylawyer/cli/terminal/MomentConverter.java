package org.dutylawyer.cli.terminal;

import org.dutylawyer.calendar.Moment;
import org.dutylawyer.problem.MeantDate;
import org.dutylawyer.text.Title;
import picocli.CommandLine.ITypeConverter;

/** Reads a day, with or without an hour, from the command line. */
public final class MomentConverter implements ITypeConverter<Moment> {

  @Override
  public Moment convert(String value) {
    try {
      return Moment.parse(value);
    } catch (IllegalArgumentException e) {
      throw Unreadable.date(
          value,
          new Title(
              "2025-09-30 这样的日期，或者 2025-09-30T10:00",
              "a day such as 2025-09-30, or 2025-09-30T10:00"),
          MeantDate.of(value));
    }
  }
}
