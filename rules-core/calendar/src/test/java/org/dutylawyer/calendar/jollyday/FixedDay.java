package org.dutylawyer.calendar.jollyday;

import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.spi.FixedHolidayConfiguration;
import java.time.MonthDay;
import java.time.Year;
import java.util.List;
import java.util.Optional;

/**
 * A day of the Gregorian calendar, in jollyday's terms.
 *
 * @param day month and day
 * @param descriptionPropertiesKey jollyday's key of the holiday
 * @param validFrom the first year, if limited
 * @param validTo the last year, if limited
 */
public record FixedDay(
    MonthDay day, String descriptionPropertiesKey, Optional<Year> validFrom, Optional<Year> validTo)
    implements FixedHolidayConfiguration {

  @Override
  public HolidayType holidayType() {
    return HolidayType.PUBLIC_HOLIDAY;
  }

  @Override
  public YearCycle cycle() {
    return YearCycle.EVERY_YEAR;
  }

  @Override
  public List<MovingCondition> conditions() {
    return List.of();
  }
}
