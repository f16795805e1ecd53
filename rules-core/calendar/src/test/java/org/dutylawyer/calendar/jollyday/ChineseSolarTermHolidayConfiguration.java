package org.dutylawyer.calendar.jollyday;

import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.spi.Described;
import de.focus_shift.jollyday.core.spi.Limited;
import java.time.Year;
import java.util.Objects;
import java.util.Optional;

/**
 * A holiday on the day of a Chinese solar term (节气), in jollyday's terms.
 *
 * @param term the term in Chinese, for instance 清明
 * @param descriptionPropertiesKey jollyday's key of the holiday
 * @param validFrom the first Gregorian year, if limited
 * @param validTo the last Gregorian year, if limited
 */
public record ChineseSolarTermHolidayConfiguration(
    String term, String descriptionPropertiesKey, Optional<Year> validFrom, Optional<Year> validTo)
    implements Described, Limited {

  /** Refuses null. */
  public ChineseSolarTermHolidayConfiguration {
    Objects.requireNonNull(term, "term");
    Objects.requireNonNull(descriptionPropertiesKey, "descriptionPropertiesKey");
  }

  @Override
  public HolidayType holidayType() {
    return HolidayType.PUBLIC_HOLIDAY;
  }

  @Override
  public YearCycle cycle() {
    return YearCycle.EVERY_YEAR;
  }
}
