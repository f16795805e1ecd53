package org.dutylawyer.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.spi.FixedHolidayConfiguration;
import java.time.MonthDay;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dutylawyer.calendar.jollyday.ChineseHolidayManager;
import org.dutylawyer.calendar.jollyday.ChineseHolidays;
import org.dutylawyer.calendar.jollyday.ChineseLunisolarHolidayConfiguration;
import org.dutylawyer.calendar.jollyday.ChineseSolarTermHolidayConfiguration;
import org.dutylawyer.calendar.jollyday.FixedDay;
import org.junit.jupiter.api.Test;

/** The statutory days of every edition beside those that jollyday computes. */
class StatutoryDaysTest {

  private final StatutoryLaw law = StatutoryLaw.fromYaml();
  private final List<StatutoryLaw.Edition> editions = law.all();

  @Test
  void every_year_under_every_edition_has_the_days_that_jollyday_computes() {
    List<JsonNode> days = new ArrayList<>();
    Yaml.resource("statutory-days.yaml").required("editions").forEach(days::add);
    for (int known = 1; known <= law.editions(); known++) {
      HolidayManager manager =
          manager(known, days.stream().map(edition -> edition.required("days")).toList());
      for (int year = 2000; year <= 2099; year++) {
        List<String> computed =
            manager.getHolidays(Year.of(year)).stream()
                .map(h -> h.getDate() + " " + h.getPropertiesKey())
                .sorted()
                .toList();
        assertThat(computed).hasSizeGreaterThan(9);
        assertThat(law.days(year, year, known).get(year))
            .as("%s, the first %s editions", year, known)
            .extracting(day -> day.date() + " " + day.festival())
            .hasSameElementsAs(computed);
      }
    }
  }

  private HolidayManager manager(int known, List<JsonNode> days) {
    List<FixedHolidayConfiguration> fixed = new ArrayList<>();
    List<ChineseLunisolarHolidayConfiguration> lunisolar = new ArrayList<>();
    List<ChineseSolarTermHolidayConfiguration> terms = new ArrayList<>();
    for (int i = 0; i < known; i++) {
      Optional<Year> from = Optional.of(Year.of(editions.get(i).from()));
      Optional<Year> to =
          i + 1 < known ? Optional.of(Year.of(editions.get(i + 1).from() - 1)) : Optional.empty();
      for (JsonNode d : days.get(i)) {
        String name = d.required("name").asText();
        d.path("fixed")
            .forEach(
                f -> fixed.add(new FixedDay(MonthDay.parse("--" + f.asText()), name, from, to)));
        d.path("lunisolar").forEach(l -> lunisolar.add(lunisolar(l.asText(), name, from, to)));
        if (d.has("solarTerm")) {
          terms.add(
              new ChineseSolarTermHolidayConfiguration(
                  d.get("solarTerm").asText(), name, from, to));
        }
      }
    }
    return ChineseHolidayManager.of(new ChineseHolidays(fixed, lunisolar, terms));
  }

  private static ChineseLunisolarHolidayConfiguration lunisolar(
      String day, String name, Optional<Year> from, Optional<Year> to) {
    if (day.equals("eve")) {
      return new ChineseLunisolarHolidayConfiguration(1, 1, -1, name, from, to);
    }
    MonthDay md = MonthDay.parse("--" + day);
    return new ChineseLunisolarHolidayConfiguration(
        md.getMonthValue(), md.getDayOfMonth(), 0, name, from, to);
  }
}
