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

/** Finds the Gregorian day of each {@link ChineseLunisolarHolidayConfiguration}. */
public final class ChineseLunisolarHolidayParser implements HolidayParser {

  /** Made by jollyday, by name. */
  public ChineseLunisolarHolidayParser() {}

  @Override
  public List<Holiday> parse(Year year, HolidayConfigurations holidays) {
    if (!(holidays instanceof ChineseHolidays chinese)) {
      return List.of();
    }
    // A lunisolar year begins in January or February, so months 1 to 10 lie in the Gregorian year
    // of
    // the same number; the last two may not, and are looked for in the lunisolar year before as
    // well.
    return chinese.lunisolar().stream()
        .filter(new ValidLimitation(year))
        .flatMap(
            h ->
                List.of(year.getValue() - 1, year.getValue()).stream()
                    .map(y -> day(y, h.month(), h.day()).plusDays(h.offset()))
                    .filter(d -> d.getYear() == year.getValue())
                    .map(d -> new CreateHoliday(d).apply(h)))
        .toList();
  }

  private static LocalDate day(int lunisolarYear, int month, int day) {
    Solar s = Lunar.fromYmd(lunisolarYear, month, day).getSolar();
    return LocalDate.of(s.getYear(), s.getMonth(), s.getDay());
  }
}
