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
import java.util.function.Supplier;
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

  /**
   * An edition of the Regulation.
   *
   * @param title its title
   * @param published the day of its publication
   * @param from the first year that it decides
   */
  record Edition(String title, LocalDate published, int from) {}

  private final List<Edition> editions;

  /** The days of each edition as its file has them, read when they are needed. */
  private final Supplier<List<JsonNode>> files;

  /** The days of the years that the build looked into, for each number of editions known. */
  private final Map<Integer, Map<Integer, List<StatutoryDay>>> built;

  /** What {@link #days} found before: the answer never changes, and finding it takes a while. */
  private final Map<List<Integer>, Map<Integer, List<StatutoryDay>>> found =
      new ConcurrentHashMap<>();

  private StatutoryLaw(
      List<Edition> editions,
      Supplier<List<JsonNode>> files,
      Map<Integer, Map<Integer, List<StatutoryDay>>> built) {
    this.editions = List.copyOf(editions);
    this.files = files;
    this.built = built;
  }

  /** The editions shipped with the library. */
  static StatutoryLaw shipped() {
    return CompiledCalendar.shipped()
        .map(found -> new StatutoryLaw(found.editions(), StatutoryLaw::files, found.days()))
        .orElseGet(StatutoryLaw::fromYaml);
  }

  /** The same from their file, with nothing that the build found. */
  static StatutoryLaw fromYaml() {
    List<JsonNode> files = files();
    List<Edition> editions = new ArrayList<>();
    for (JsonNode e : files) {
      editions.add(
          new Edition(
              e.required("title").asText(),
              LocalDate.parse(e.required("published").asText()),
              e.required("from").asInt()));
    }
    return new StatutoryLaw(editions, () -> files, Map.of());
  }

  private static List<JsonNode> files() {
    List<JsonNode> files = new ArrayList<>();
    Yaml.resource("statutory-days.yaml").required("editions").forEach(files::add);
    files.sort(Comparator.comparing(e -> e.required("published").asText()));
    return List.copyOf(files);
  }

  /** All editions, in the order of publication. */
  List<Edition> all() {
    return editions;
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
    Map<Integer, List<StatutoryDay>> ready = built.getOrDefault(known, Map.of());
    if (ready.containsKey(firstYear) && ready.containsKey(lastYear)) {
      return ready;
    }
    return found.computeIfAbsent(
        List.of(firstYear, lastYear, known), k -> find(firstYear, lastYear, known));
  }

  private Map<Integer, List<StatutoryDay>> find(int firstYear, int lastYear, int known) {
    List<JsonNode> days = files.get().stream().map(e -> e.required("days")).toList();
    HolidayManager manager = manager(known, days);
    Map<Integer, List<StatutoryDay>> byYear = new TreeMap<>();
    for (int y = firstYear; y <= lastYear; y++) {
      JsonNode edition = days.get(editionFor(y, known));
      List<StatutoryDay> ofYear = new ArrayList<>();
      for (Holiday h : manager.getHolidays(Year.of(y))) {
        ofYear.add(
            new StatutoryDay(
                h.getDate(), h.getPropertiesKey(), clause(edition, h.getPropertiesKey())));
      }
      ofYear.sort(Comparator.comparing(StatutoryDay::date).thenComparing(StatutoryDay::festival));
      byYear.put(y, List.copyOf(ofYear));
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
