package org.dutylawyer.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.spi.FixedHolidayConfiguration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.dutylawyer.calendar.jollyday.ChineseHolidayManager;
import org.dutylawyer.calendar.jollyday.ChineseHolidays;
import org.dutylawyer.calendar.jollyday.ChineseLunisolarHolidayConfiguration;
import org.dutylawyer.calendar.jollyday.ChineseSolarTermHolidayConfiguration;
import org.dutylawyer.calendar.jollyday.FixedDay;

/**
 * The days off of all citizens under art. 2 of the Regulation on public holidays (全国年节及纪念日放假办法),
 * edition by edition, as a jollyday calendar.
 */
final class StatutoryLaw {

  /**
   * One statutory day.
   *
   * @param date the day
   * @param festival its festival, in Chinese
   * @param clause the words of the Regulation
   */
  record StatutoryDay(LocalDate date, String festival, String clause) {}

  private record Edition(String id, String title, LocalDate published, int from, JsonNode days) {}

  private final List<Edition> editions;

  /** What {@link #days} found before: the answer never changes, and finding it takes a while. */
  private final Map<List<Integer>, Map<Integer, List<StatutoryDay>>> found =
      new ConcurrentHashMap<>();

  private StatutoryLaw(List<Edition> editions) {
    this.editions = editions;
  }

  /** The editions shipped with the library. */
  static StatutoryLaw shipped() {
    List<Edition> editions = new ArrayList<>();
    for (JsonNode e : Yaml.resource("statutory-days.yaml").required("editions")) {
      editions.add(
          new Edition(
              e.required("id").asText(),
              e.required("title").asText(),
              LocalDate.parse(e.required("published").asText()),
              e.required("from").asInt(),
              e.required("days")));
    }
    editions.sort(Comparator.comparing(Edition::published));
    return new StatutoryLaw(List.copyOf(editions));
  }

  /** How many editions had been published by a day. */
  int editionsBy(LocalDate knownOn) {
    return (int) editions.stream().filter(e -> !e.published().isAfter(knownOn)).count();
  }

  /** How many editions there are. */
  int editions() {
    return editions.size();
  }

  /** The title of the edition that decides a year, among the first so many. */
  String titleFor(int year, int known) {
    return editions.get(editionFor(year, known)).title();
  }

  /**
   * The statutory days of some years, in order, by the first so many editions: the last of them is
   * taken to stay in force.
   */
  Map<Integer, List<StatutoryDay>> days(int firstYear, int lastYear, int known) {
    return found.computeIfAbsent(
        List.of(firstYear, lastYear, known), k -> find(firstYear, lastYear, known));
  }

  private Map<Integer, List<StatutoryDay>> find(int firstYear, int lastYear, int known) {
    HolidayManager manager = manager(known);
    Map<Integer, List<StatutoryDay>> byYear = new TreeMap<>();
    for (int y = firstYear; y <= lastYear; y++) {
      JsonNode edition = editions.get(editionFor(y, known)).days();
      List<StatutoryDay> days = new ArrayList<>();
      for (Holiday h : manager.getHolidays(Year.of(y))) {
        days.add(
            new StatutoryDay(
                h.getDate(), h.getPropertiesKey(), clause(edition, h.getPropertiesKey())));
      }
      days.sort(Comparator.comparing(StatutoryDay::date).thenComparing(StatutoryDay::festival));
      byYear.put(y, List.copyOf(days));
    }
    return Map.copyOf(byYear);
  }

  private int editionFor(int year, int known) {
    for (int i = known - 1; i > 0; i--) {
      if (editions.get(i).from() <= year) {
        return i;
      }
    }
    return 0;
  }

  private static String clause(JsonNode days, String festival) {
    for (JsonNode d : days) {
      if (d.required("name").asText().equals(festival)) {
        return d.required("clause").asText();
      }
    }
    throw new IllegalStateException("no clause for " + festival);
  }

  private HolidayManager manager(int known) {
    List<FixedHolidayConfiguration> fixed = new ArrayList<>();
    List<ChineseLunisolarHolidayConfiguration> lunisolar = new ArrayList<>();
    List<ChineseSolarTermHolidayConfiguration> terms = new ArrayList<>();
    for (int i = 0; i < known; i++) {
      Optional<Year> from = Optional.of(Year.of(editions.get(i).from()));
      Optional<Year> to =
          i + 1 < known ? Optional.of(Year.of(editions.get(i + 1).from() - 1)) : Optional.empty();
      for (JsonNode d : editions.get(i).days()) {
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
