package org.dutylawyer.calendar.jollyday;

import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.spi.Described;
import de.focus_shift.jollyday.core.spi.Limited;
import java.time.Year;
import java.util.Objects;
import java.util.Optional;

/**
 * A holiday on a day of the Chinese lunisolar calendar (农历), in jollyday's terms. Months are
 * counted without leap months: a festival is kept in the regular month.
 *
 * @param month 1 to 12
 * @param day 1 to 30
 * @param offset days to add: −1 with month 1, day 1 is New Year's Eve (除夕)
 * @param descriptionPropertiesKey jollyday's key of the holiday
 * @param validFrom the first Gregorian year, if limited
 * @param validTo the last Gregorian year, if limited
 */
public record ChineseLunisolarHolidayConfiguration(
    int month,
    int day,
    int offset,
    String descriptionPropertiesKey,
    Optional<Year> validFrom,
    Optional<Year> validTo)
    implements Described, Limited {

  /** Refuses what no lunisolar year has. */
  public ChineseLunisolarHolidayConfiguration {
    Objects.requireNonNull(descriptionPropertiesKey, "descriptionPropertiesKey");
    if (month < 1 || month > 12 || day < 1 || day > 30) {
      throw new IllegalArgumentException(
          "lunisolar day: found month " + month + ", day " + day + ", expected 1–12 and 1–30");
    }
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
