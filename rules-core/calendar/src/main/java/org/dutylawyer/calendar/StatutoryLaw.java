package org.dutylawyer.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The days off of all citizens under art. 2 of the Regulation on public holidays (全国年节及纪念日放假办法),
 * edition by edition.
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
    Map<Integer, List<StatutoryDay>> byYear = new TreeMap<>();
    for (int y = firstYear; y <= lastYear; y++) {
      JsonNode edition = days.get(editionFor(y, known));
      List<StatutoryDay> ofYear = new ArrayList<>();
      for (JsonNode day : edition) {
        String festival = day.required("name").asText();
        String clause = day.required("clause").asText();
        for (LocalDate date : dates(day, y)) {
          ofYear.add(new StatutoryDay(date, festival, clause));
        }
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

  /** The days of a festival in a Gregorian year. */
  private static List<LocalDate> dates(JsonNode day, int year) {
    List<LocalDate> dates = new ArrayList<>();
    day.path("fixed").forEach(f -> dates.add(MonthDay.parse("--" + f.asText()).atYear(year)));
    // A lunisolar year begins in January or February: its last months lie in the next Gregorian
    // year.
    for (int lunisolarYear : List.of(year - 1, year)) {
      for (JsonNode lunisolar : day.path("lunisolar")) {
        LocalDate date = lunisolar(lunisolarYear, lunisolar.asText());
        if (date.getYear() == year) {
          dates.add(date);
        }
      }
    }
    if (day.has("solarTerm")) {
      dates.add(solarTerm(year, day.get("solarTerm").asText()));
    }
    return dates;
  }

  private static LocalDate lunisolar(int lunisolarYear, String day) {
    if (day.equals("eve")) {
      return LunisolarYears.day(lunisolarYear, 1, 1).minusDays(1);
    }
    MonthDay md = MonthDay.parse("--" + day);
    return LunisolarYears.day(lunisolarYear, md.getMonthValue(), md.getDayOfMonth());
  }

  private static LocalDate solarTerm(int year, String term) {
    if (!term.equals("清明")) {
      throw new IllegalArgumentException(
          "solar term: found \"" + term + "\", expected 清明, the only one that is a day off");
    }
    return LunisolarYears.qingming(year);
  }
}
