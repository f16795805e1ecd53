package org.dutylawyer.audit.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.audit.count.Cell;
import org.dutylawyer.audit.count.Proposals;
import org.dutylawyer.text.Title;

/** What proposals would bring, and cost under assumptions that are written down. */
public final class Supposition {

  /** The word of the cost of all further defences together. */
  public static final String DEFENCE = "defence";

  private static final BigDecimal HOURS_A_DAY = BigDecimal.valueOf(8);

  /** Of what an assumption says what one costs. */
  public enum Counted {
    /** Persons who would be defended on top of the law, in simple cases. */
    DEFENCE_SIMPLE("simple", true),
    /** The same in complex cases. */
    DEFENCE_COMPLEX("complex", true),
    /** Simple cases with legal help. */
    HELP_SIMPLE("simple", false),
    /** Complex cases with legal help. */
    HELP_COMPLEX("complex", false),
    /** First meetings that were too short. */
    SHORT_FIRST_MEETING("13/1", false),
    /** Persons helped without a written opinion. */
    NO_WRITTEN_OPINION("14/1", false);

    private final String key;
    private final boolean defence;

    Counted(String key, boolean defence) {
      this.key = key;
      this.defence = defence;
    }

    /** The word in the file of assumptions. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Counted> of(String word) {
      return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    static String words() {
      return Stream.of(values()).map(Counted::word).collect(Collectors.joining(", "));
    }
  }

  /**
   * What something costs, at least and at most.
   *
   * @param what the word of what is counted, or {@link #DEFENCE}
   * @param title what it is called
   * @param why what is assumed
   * @param least how many for certain
   * @param most how many at most
   * @param days lawyer-days, least and most
   * @param yuan subsidies, least and most
   */
  public record Cost(
      String what, Title title, Title why, long least, long most, Range days, Range yuan) {}

  /**
   * From, to.
   *
   * @param least the least
   * @param most the most
   */
  public record Range(BigDecimal least, BigDecimal most) {
    Range plus(Range other) {
      return new Range(least.add(other.least), most.add(other.most));
    }
  }

  private final Tables tables;
  private final Assumptions assumptions;

  Supposition(Tables tables, Assumptions assumptions) {
    this.tables = tables;
    this.assumptions = assumptions;
  }

  /** Whether the audit asked about proposals, and there were cases. */
  public boolean isEmpty() {
    return tables.of(Proposals.DEFENCE).isEmpty();
  }

  /** Persons by entitlement and what would change for them. */
  public Map<String, Map<String, Long>> persons() {
    return counts(Proposals.PERSONS);
  }

  /** States by provision, of all that a proposal asks of somebody. */
  public Map<String, Map<String, Long>> asked() {
    return counts(Proposals.WHAT_IF);
  }

  /** Outcomes by norm, of the grounds on which a proposal gives a defender. */
  public Map<String, Map<String, Long>> grounds() {
    return counts(Proposals.GROUNDS);
  }

  private Map<String, Map<String, Long>> counts(String measure) {
    Map<String, Map<String, Long>> all = new LinkedHashMap<>();
    tables
        .of(measure)
        .forEach(
            (cell, count) ->
                all.computeIfAbsent(cell.word(), w -> new LinkedHashMap<>())
                    .merge(cell.outcome(), count, Long::sum));
    return all;
  }

  // --- cost ------------------------------------------------------------------------------------

  /** The costs of all cases. */
  public List<Cost> cost() {
    return cost(cell -> true);
  }

  /** The costs by province. */
  public Map<String, List<Cost>> costByProvince() {
    Map<String, List<Cost>> costs = new LinkedHashMap<>();
    tables.of(Proposals.DEFENCE).keySet().stream()
        .map(Cell::province)
        .distinct()
        .sorted()
        .forEach(place -> costs.put(place, cost(cell -> cell.province().equals(place))));
    return costs;
  }

  private List<Cost> cost(Predicate<Cell> of) {
    List<Cost> costs = new ArrayList<>();
    Map<String, Long> defence =
        sums(Proposals.DEFENCE, of, cell -> Proposals.withoutEnd(cell.outcome()));
    for (Assumptions.Assumption one : assumptions.all()) {
      costs.add(cost(one, of, defence));
    }
    Optional<Assumptions.Assumption> simple = assumed(Counted.DEFENCE_SIMPLE);
    Optional<Assumptions.Assumption> complex = assumed(Counted.DEFENCE_COMPLEX);
    if (simple.isPresent() && complex.isPresent()) {
      costs.add(all(defence, simple.get(), complex.get()));
    }
    return costs;
  }

  private Optional<Assumptions.Assumption> assumed(Counted what) {
    return assumptions.all().stream().filter(one -> one.what() == what).findFirst();
  }

  private Cost cost(Assumptions.Assumption one, Predicate<Cell> of, Map<String, Long> defence) {
    long least;
    long open;
    if (one.what().defence) {
      least = defence.getOrDefault("more/" + one.what().key, 0L);
      open =
          defence.getOrDefault("more/either", 0L)
              + defence.getOrDefault("maybe/" + one.what().key, 0L)
              + defence.getOrDefault("maybe/either", 0L);
    } else if (one.what().key.contains("/")) {
      Map<String, Long> states =
          sums(
              Proposals.WHAT_IF,
              of.and(cell -> cell.word().endsWith("/" + one.what().key)),
              Cell::outcome);
      least = states.getOrDefault("breached", 0L);
      open = // what is not due yet is still to be done
          states.getOrDefault("no-record", 0L)
              + states.getOrDefault("undetermined", 0L)
              + states.getOrDefault("pending", 0L);
    } else {
      Map<String, Long> helped = sums(Proposals.HELPED, of, Cell::outcome);
      least = helped.getOrDefault(one.what().key, 0L);
      open = helped.getOrDefault("either", 0L);
    }
    return new Cost(
        one.what().word(),
        one.title(),
        one.why(),
        least,
        least + open,
        new Range(days(one, least), days(one, least + open)),
        new Range(yuan(one, least), yuan(one, least + open)));
  }

  /** All further defences: each person once, where it is open how complex the case is as well. */
  private static Cost all(
      Map<String, Long> defence, Assumptions.Assumption simple, Assumptions.Assumption complex) {
    long least = 0;
    long most = 0;
    Range days = new Range(BigDecimal.ZERO, BigDecimal.ZERO);
    Range yuan = days;
    for (Map.Entry<String, Long> one : defence.entrySet()) {
      String[] outcome = one.getKey().split("/");
      if (outcome.length < 2) {
        continue; // nothing would change for these
      }
      boolean certain = outcome[0].equals("more");
      long count = one.getValue();
      least += certain ? count : 0;
      most += count;
      days = days.plus(range(outcome[1], certain, days(simple, count), days(complex, count)));
      yuan = yuan.plus(range(outcome[1], certain, yuan(simple, count), yuan(complex, count)));
    }
    return new Cost(
        DEFENCE,
        new Title("增加的辩护合计（每人一次）", "all further defences, each person once"),
        new Title("繁简不明的，下限按较省的、上限按较费的", "where it is open how complex: the cheaper, the dearer"),
        least,
        most,
        days,
        yuan);
  }

  private static Range range(
      String complexity, boolean certain, BigDecimal simple, BigDecimal complex) {
    BigDecimal least =
        complexity.equals("simple")
            ? simple
            : complexity.equals("complex") ? complex : simple.min(complex);
    BigDecimal most =
        complexity.equals("simple")
            ? simple
            : complexity.equals("complex") ? complex : simple.max(complex);
    return new Range(certain ? least : BigDecimal.ZERO, most);
  }

  private static BigDecimal days(Assumptions.Assumption one, long count) {
    return BigDecimal.valueOf(count * one.hours()).divide(HOURS_A_DAY); // eighths are exact
  }

  private static BigDecimal yuan(Assumptions.Assumption one, long count) {
    return BigDecimal.valueOf(count * one.yuan());
  }

  private Map<String, Long> sums(String measure, Predicate<Cell> of, Function<Cell, String> by) {
    Map<String, Long> sums = new LinkedHashMap<>();
    tables
        .of(measure)
        .forEach(
            (cell, count) -> {
              if (of.test(cell)) {
                sums.merge(by.apply(cell), count, Long::sum);
              }
            });
    return sums;
  }
}
