package org.dutylawyer.cli.terminal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.dutylawyer.problem.MeantDate;
import org.dutylawyer.text.Title;
import picocli.CommandLine.ITypeConverter;

/** Reads a day from the command line. */
public final class DayConverter implements ITypeConverter<LocalDate> {

  @Override
  public LocalDate convert(String value) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      throw Unreadable.date(
          value,
          new Title("2025-09-30 这样的日期", "a day such as 2025-09-30"),
          MeantDate.of(value).filter(day -> !day.contains("T")));
    }
  }
}
