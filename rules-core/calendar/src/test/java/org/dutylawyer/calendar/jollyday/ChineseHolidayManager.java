package org.dutylawyer.calendar.jollyday;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameter;
import de.focus_shift.jollyday.core.ManagerParameters;
import de.focus_shift.jollyday.core.impl.DefaultHolidayManager;
import de.focus_shift.jollyday.core.parser.HolidayParser;
import de.focus_shift.jollyday.core.parser.impl.FixedParser;
import de.focus_shift.jollyday.core.spi.FixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.HolidayCalendarConfiguration;
import de.focus_shift.jollyday.core.spi.HolidayConfigurations;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Makes jollyday holiday managers for mainland China. Each manager is new and belongs to its
 * caller: jollyday's own static cache of managers is not used.
 */
public final class ChineseHolidayManager {

  private ChineseHolidayManager() {}

  /** A manager of these holidays, under the hierarchy id {@code cn}. */
  public static HolidayManager of(ChineseHolidays holidays) {
    Properties parsers = new Properties();
    register(parsers, FixedHolidayConfiguration.class, FixedParser.class);
    register(
        parsers, ChineseLunisolarHolidayConfiguration.class, ChineseLunisolarHolidayParser.class);
    register(
        parsers, ChineseSolarTermHolidayConfiguration.class, ChineseSolarTermHolidayParser.class);
    HolidayManager manager = new DefaultHolidayManager();
    manager.setConfigurationService(parameter -> new Calendar(holidays));
    manager.init(ManagerParameters.create("cn", parsers));
    return manager;
  }

  private static void register(
      Properties parsers, Class<?> configuration, Class<? extends HolidayParser> parser) {
    parsers.setProperty(
        ManagerParameter.PARSER_IMPL_PREFIX + configuration.getName(), parser.getName());
  }

  private record Calendar(HolidayConfigurations holidays) implements HolidayCalendarConfiguration {
    @Override
    public String hierarchy() {
      return "cn";
    }

    @Override
    public String description() {
      return "China";
    }

    @Override
    public Stream<HolidayCalendarConfiguration> subConfigurations() {
      return Stream.empty();
    }
  }
}
