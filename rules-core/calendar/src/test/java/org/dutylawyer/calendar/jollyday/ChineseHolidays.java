package org.dutylawyer.calendar.jollyday;

import de.focus_shift.jollyday.core.spi.ChristianHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.EthiopianOrthodoxHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedWeekdayBetweenFixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedWeekdayInMonthHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedWeekdayRelativeToFixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.HolidayConfigurations;
import de.focus_shift.jollyday.core.spi.IslamicHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.RelativeToEasterSundayHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.RelativeToFixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.RelativeToWeekdayInMonthHolidayConfiguration;
import java.util.List;

/**
 * jollyday's list of holidays with the two kinds that it lacks: days of the Chinese lunisolar
 * calendar and Chinese solar terms. jollyday finds a parser for each list by the type of its
 * elements, so a further kind of holiday is a further list.
 *
 * @param fixed days of the Gregorian calendar
 * @param lunisolar days of the lunisolar calendar
 * @param solarTerms days of solar terms
 */
public record ChineseHolidays(
    List<FixedHolidayConfiguration> fixed,
    List<ChineseLunisolarHolidayConfiguration> lunisolar,
    List<ChineseSolarTermHolidayConfiguration> solarTerms)
    implements HolidayConfigurations {

  /** Copies. */
  public ChineseHolidays {
    fixed = List.copyOf(fixed);
    lunisolar = List.copyOf(lunisolar);
    solarTerms = List.copyOf(solarTerms);
  }

  @Override
  public List<RelativeToFixedHolidayConfiguration> relativeToFixed() {
    return List.of();
  }

  @Override
  public List<RelativeToWeekdayInMonthHolidayConfiguration> relativeToWeekdayInMonth() {
    return List.of();
  }

  @Override
  public List<FixedWeekdayInMonthHolidayConfiguration> fixedWeekdays() {
    return List.of();
  }

  @Override
  public List<ChristianHolidayConfiguration> christianHolidays() {
    return List.of();
  }

  @Override
  public List<IslamicHolidayConfiguration> islamicHolidays() {
    return List.of();
  }

  @Override
  public List<FixedWeekdayBetweenFixedHolidayConfiguration> fixedWeekdayBetweenFixed() {
    return List.of();
  }

  @Override
  public List<FixedWeekdayRelativeToFixedHolidayConfiguration> fixedWeekdayRelativeToFixed() {
    return List.of();
  }

  @Override
  public List<EthiopianOrthodoxHolidayConfiguration> ethiopianOrthodoxHolidays() {
    return List.of();
  }

  @Override
  public List<RelativeToEasterSundayHolidayConfiguration> relativeToEasterSunday() {
    return List.of();
  }
}
