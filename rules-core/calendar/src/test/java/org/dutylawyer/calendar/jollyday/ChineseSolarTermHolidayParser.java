package org.dutylawyer.calendar.jollyday;

import com.nlf.calendar.Lunar;
import com.nlf.calendar.Solar;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.parser.HolidayParser;
import de.focus_shift.jollyday.core.parser.functions.CreateHoliday;
import de.focus_shift.jollyday.core.parser.predicates.ValidLimitation;
import de.focus_shift.jollyday.core.spi.HolidayConfigurations;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;

/** Finds the Gregorian day of each {@link ChineseSolarTermHolidayConfiguration}. */
public final class ChineseSolarTermHolidayParser implements HolidayParser {

  /** Made by jollyday, by name. */
  public ChineseSolarTermHolidayParser() {}

  @Override
  public List<Holiday> parse(Year year, HolidayConfigurations holidays) {
    if (!(holidays instanceof ChineseHolidays chinese)) {
      return List.of();
    }
    return chinese.solarTerms().stream()
        .filter(new ValidLimitation(year))
        .map(h -> new CreateHoliday(day(year.getValue(), h.term())).apply(h))
        .toList();
  }

  /**
   * The day of a solar term in a Gregorian year.
   *
   * @throws IllegalArgumentException when there is no such term, with its name
   */
  public static LocalDate day(int year, String term) {
    Solar s = Lunar.fromYmd(year, 6, 1).getJieQiTable().get(term);
    if (s == null) {
      throw new IllegalArgumentException(
          "solar term: found \"" + term + "\", expected one of the twenty-four, such as 清明");
    }
    return LocalDate.of(s.getYear(), s.getMonth(), s.getDay());
  }
}
