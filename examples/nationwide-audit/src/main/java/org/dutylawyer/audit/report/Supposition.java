package org.dutylawyer.audit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutylawyer.audit.count.Cell;
import org.dutylawyer.audit.count.Proposals;
import org.dutylawyer.audit.table.Tables;
import org.dutylawyer.cli.edition.Html;
import org.dutylawyer.language.Yaml;

/** What proposals would bring and cost under assumptions that are written down. */
final class Supposition {

  private static final String RESOURCE = "/org/dutylawyer/audit/what-if.yaml";
  private static final int HOURS_A_DAY = 8;

  /**
   * What one more of something is taken to cost.
   *
   * @param what the entitlement, or the norm of a duty that is not fulfilled
   * @param hours of a lawyer
   * @param yuan of subsidy
   * @param why what the assumption says
   */
  record Assumption(String what, int hours, int yuan, String why) {}

  private final Tables tables;
  private final List<Assumption> assumptions;

  Supposition(Tables tables, List<Assumption> assumptions) {
    this.tables = tables;
    this.assumptions = assumptions;
  }

  static List<Assumption> assumptions() {
    List<Assumption> all = new ArrayList<>();
    for (Yaml one : Yaml.parse(Frame.text(RESOURCE), "what-if.yaml").list()) {
      all.add(
          new Assumption(
              one.get("what").text(),
              one.get("hours").whole(),
              one.get("yuan").whole(),
              one.get("why").title().zh()));
    }
    return all;
  }

  /** Persons by entitlement and what would change for them. */
  Map<String, Map<String, Long>> persons() {
    return two(Proposals.PERSONS);
  }

  /** States by norm. */
  Map<String, Map<String, Long>> limits() {
    Map<String, Map<String, Long>> all = new LinkedHashMap<>();
    two(Proposals.WHAT_IF)
        .forEach(
            (norm, states) -> {
              if (!states.containsKey("applies") && !states.containsKey("standing")) {
                all.put(norm, states);
              }
            });
    return all;
  }

  private Map<String, Map<String, Long>> two(String measure) {
    Map<String, Map<String, Long>> all = new LinkedHashMap<>();
    tables
        .sum(measure, List.of(Cell::word, Cell::outcome))
        .forEach(
            (key, count) -> {
              String[] k = key.split("\t", -1);
              all.computeIfAbsent(k[0], w -> new TreeMap<>()).put(k[1], count);
            });
    return all;
  }

  /** Rows of markup: what, how many, the assumption, lawyer-days, yuan. */
  List<List<String>> cost(Names names) {
    List<List<String>> rows = new ArrayList<>();
    Map<String, Map<String, Long>> byEntitlement = persons();
    Map<String, Map<String, Long>> byNorm = limits();
    for (Assumption one : assumptions) {
      Map<String, Long> persons = byEntitlement.get(one.what());
      Map<String, Long> duties = byNorm.get(one.what());
      long count =
          persons != null
              ? persons.getOrDefault("more", 0L)
              : duties != null ? duties.getOrDefault("breached", 0L) : 0L;
      rows.add(
          List.of(
              Html.escape(duties != null ? one.what() : names.entitlement(one.what())),
              "%,d".formatted(count),
              Html.escape(one.why()),
              "%,d".formatted(count * one.hours() / HOURS_A_DAY),
              "%,d".formatted(count * one.yuan())));
    }
    return rows;
  }
}
