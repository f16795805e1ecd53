package org.dutylawyer.audit.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dutylawyer.audit.count.Cell;
import org.dutylawyer.audit.count.Counting;
import org.dutylawyer.audit.count.Proposals;
import org.dutylawyer.audit.count.Regions;
import org.dutylawyer.audit.indicator.Indicator;
import org.dutylawyer.audit.indicator.Indicators;
import org.dutylawyer.cli.batch.Csv;
import org.dutylawyer.text.Title;

/** The tables that people read, made of the counts. */
public final class Tables {

  /** By what an indicator can be told apart. */
  public enum By {
    /** The whole input. */
    ALL("all", cell -> ""),
    /** Provinces. */
    PROVINCE("province", Cell::province),
    /** Places below a province. */
    CITY("city", Cell::city),
    /** Stages of the proceeding. */
    STAGE("stage", Cell::stage),
    /** Months. */
    MONTH("month", Cell::time),
    /** Organs in charge. */
    ORGAN("organ", Cell::organ);

    private final String word;
    private final Function<Cell, String> key;

    By(String word, Function<Cell, String> key) {
      this.word = word;
      this.key = key;
    }

    /** The word in tables. */
    public String word() {
      return word;
    }

    String key(Cell cell) {
      return key.apply(cell);
    }
  }

  /** Makes of a word the one that follows it: no other lies between. */
  private static final String AFTER = "\u0000";

  private final SortedMap<Cell, Long> counts;
  private final Indicators indicators;
  private final Supposition supposition;
  private final boolean madeUp;

  /**
   * The tables of these counts.
   *
   * @param assumptions what proposals are taken to cost
   * @param madeUp whether the cases are made up, so that every row says so
   */
  public Tables(
      SortedMap<Cell, Long> counts,
      Indicators indicators,
      Assumptions assumptions,
      boolean madeUp) {
    this.counts = counts;
    this.indicators = indicators;
    this.supposition = new Supposition(this, assumptions);
    this.madeUp = madeUp;
  }

  /** What proposals would bring. */
  public Supposition supposition() {
    return supposition;
  }

  /** The indicators. */
  public Indicators indicators() {
    return indicators;
  }

  /** An indicator by one of its keys; places, stages and so on that nobody knows are left out. */
  public SortedMap<String, Bounds> indicator(String id, By by) {
    SortedMap<String, Bounds> all = new TreeMap<>();
    counts
        .subMap(first(Counting.INDICATOR, id), first(Counting.INDICATOR, id + AFTER))
        .forEach(
            (cell, count) -> {
              String key = by.key(cell);
              if (by == By.ALL || !key.isEmpty()) {
                String[] shown = cell.outcome().split("/");
                Bounds before = all.getOrDefault(key, Bounds.NONE);
                all.put(key, before.plus(shown[0], shown[1], count));
              }
            });
    return all;
  }

  /** The cells of one measure. */
  public SortedMap<Cell, Long> of(String measure) {
    return counts.subMap(first(measure, ""), first(measure + AFTER, ""));
  }

  /** What no cell of a measure, or of a word of it, comes before. */
  private static Cell first(String measure, String word) {
    return new Cell(measure, word, "", "", "", "", "", "");
  }

  /** A measure, summed by one or more of its columns, joined by tabs. */
  public SortedMap<String, Long> sum(String measure, List<Function<Cell, String>> columns) {
    SortedMap<String, Long> sums = new TreeMap<>();
    of(measure)
        .forEach(
            (cell, count) ->
                sums.merge(
                    String.join("\t", columns.stream().map(c -> c.apply(cell)).toList()),
                    count,
                    Long::sum));
    return sums;
  }

  // --- files -----------------------------------------------------------------------------------

  /**
   * A column of a table.
   *
   * @param name its head
   * @param of what it shows of a cell
   */
  private record Column(String name, Function<Cell, String> of) {}

  /** The tables as CSV, by file name. */
  public Map<String, String> csv() {
    Column organ = new Column("organ", Cell::organ);
    Column province = new Column("province", Cell::province);
    Column city = new Column("city", Cell::city);
    Column state = new Column("state", Cell::outcome);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("indicators.csv", indicatorTable());
    files.put("definitions.csv", definitions());
    files.put(
        "limits.csv",
        table(Counting.LIMIT, new Column("norm", Cell::word), organ, province, city, state));
    files.put(
        "limits-by-day.csv",
        table(Counting.LIMIT_DAY, new Column("day", Cell::time), organ, state));
    files.put(
        "limits-by-month.csv",
        table(Counting.LIMIT_MONTH, new Column("month", Cell::time), organ, province, city, state));
    files.put("paths.csv", table(Counting.PATH, new Column("path", Cell::word), province));
    files.put(
        "displaced.csv",
        table(
            Counting.DISPLACED,
            new Column("norms", Cell::word),
            new Column("reason", Cell::outcome),
            province));
    files.put(
        "regions.csv",
        table(
            Regions.REGION,
            province,
            city,
            new Column("what", Cell::word),
            new Column("change", Cell::outcome)));
    if (!supposition.isEmpty()) {
      Column entitlement = new Column("entitlement", Cell::word);
      Column change = new Column("change", Cell::outcome);
      Column noLaw = new Column("status", cell -> NO_LAW);
      files.put(
          "what-if.csv",
          table(
              Proposals.WHAT_IF, new Column("proposal", Cell::word), province, city, state, noLaw));
      files.put(
          "what-if-persons.csv",
          table(Proposals.PERSONS, entitlement, province, city, change, noLaw));
      files.put("what-if-defence.csv", table(Proposals.DEFENCE, province, city, change, noLaw));
      files.put(
          "what-if-grounds.csv",
          table(
              Proposals.GROUNDS,
              new Column("norm", Cell::word),
              province,
              city,
              new Column("outcome", Cell::outcome),
              noLaw));
      files.put("what-if-cost.csv", costs());
    }
    return files;
  }

  private static final String MADE_UP = "模拟案件";
  private static final String NO_LAW = "假设，不是法律";

  /** A row of a file of which every row says where the cases are made up. */
  private String row(List<String> cells, boolean head) {
    return row(cells, head, madeUp);
  }

  /** The same for tables that are made elsewhere. */
  public static String row(List<String> cells, boolean head, boolean madeUp) {
    if (!madeUp) {
      return Csv.row(cells);
    }
    List<String> marked = new ArrayList<>(cells);
    marked.add(head ? "made-up" : MADE_UP);
    return Csv.row(marked);
  }

  private String costs() {
    StringBuilder csv =
        new StringBuilder(Csv.MARK)
            .append(
                row(
                    List.of(
                        "by",
                        "key",
                        "what",
                        "title",
                        "assumption",
                        "count-least",
                        "count-most",
                        "lawyer-days-least",
                        "lawyer-days-most",
                        "yuan-least",
                        "yuan-most",
                        "status"),
                    true));
    supposition.cost().forEach(cost -> csv.append(cost(By.ALL, "", cost)));
    supposition
        .costByProvince()
        .forEach(
            (place, costs) -> costs.forEach(cost -> csv.append(cost(By.PROVINCE, place, cost))));
    return csv.toString();
  }

  private String cost(By by, String key, Supposition.Cost cost) {
    return row(
        List.of(
            by.word(),
            key,
            cost.what(),
            cost.title().zh(),
            cost.why().zh(),
            Long.toString(cost.least()),
            Long.toString(cost.most()),
            cost.days().least().toPlainString(),
            cost.days().most().toPlainString(),
            cost.yuan().least().toPlainString(),
            cost.yuan().most().toPlainString(),
            NO_LAW),
        false);
  }

  private String table(String measure, Column... columns) {
    List<String> head = new ArrayList<>(Stream.of(columns).map(Column::name).toList());
    head.add("count");
    StringBuilder csv = new StringBuilder(Csv.MARK).append(row(head, true));
    sum(measure, Stream.of(columns).map(Column::of).toList())
        .forEach(
            (key, count) -> {
              List<String> row = new ArrayList<>(List.of(key.split("\t", -1)));
              row.add(count.toString());
              csv.append(row(row, false));
            });
    return csv.toString();
  }

  private String indicatorTable() {
    StringBuilder csv =
        new StringBuilder(Csv.MARK)
            .append(
                row(
                    List.of(
                        "indicator",
                        "title",
                        "by",
                        "key",
                        "units",
                        "yes",
                        "no",
                        "undetermined",
                        "no-record",
                        "units-open",
                        "least",
                        "most"),
                    true));
    for (Indicator indicator : indicators.computed()) {
      for (By by : By.values()) {
        indicator(indicator.id(), by)
            .forEach(
                (key, bounds) ->
                    csv.append(
                        row(
                            List.of(
                                indicator.id(),
                                indicator.title().zh(),
                                by.word(),
                                key,
                                Long.toString(bounds.units()),
                                Long.toString(bounds.yes()),
                                Long.toString(bounds.no()),
                                Long.toString(bounds.undetermined()),
                                Long.toString(bounds.noRecord()),
                                Long.toString(bounds.open()),
                                plain(bounds.least()),
                                plain(bounds.most())),
                            false)));
      }
    }
    return csv.toString();
  }

  private static String plain(Optional<BigDecimal> share) {
    return share.map(BigDecimal::toPlainString).orElse("");
  }

  private String definitions() {
    StringBuilder csv =
        new StringBuilder(Csv.MARK)
            .append(
                Csv.row(
                    List.of(
                        "indicator",
                        "title-zh",
                        "title-en",
                        "source",
                        "unit",
                        "reading",
                        "missing",
                        "provision",
                        "not-computable")));
    indicators.all().stream()
        .sorted(Comparator.comparing(Indicator::id))
        .forEach(
            i ->
                csv.append(
                    Csv.row(
                        List.of(
                            i.id(),
                            i.title().zh(),
                            i.title().en(),
                            i.source(),
                            i.notComputable().isPresent() ? "" : i.unit().title().zh(),
                            i.reading().map(Title::zh).orElse(""),
                            i.missing().map(Title::zh).orElse(""),
                            i.provision(),
                            i.notComputable().map(Title::zh).orElse("")))));
    return csv.toString();
  }
}
