package org.dutylawyer.audit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.dutylawyer.audit.count.Cell;
import org.dutylawyer.audit.count.Counting;
import org.dutylawyer.audit.count.Regions;
import org.dutylawyer.audit.table.Tables;
import org.dutylawyer.cli.edition.Html;

/** Where local law changes the answer: first what it changes, then limits, then the norms. */
final class RegionsPart {

  private static final int PAIRS = 20;
  private static final List<String> STATES = List.of("met", "late", "breached");

  private final Sheet sheet;
  private final Tables tables;
  private final Names names;
  private final Sources sources;

  RegionsPart(Sheet sheet, Tables tables, Names names, Sources sources) {
    this.sheet = sheet;
    this.tables = tables;
    this.names = names;
    this.sources = sources;
  }

  void write() {
    sheet.heading("regions", "各地规定的差别", "Where local law changes the answer");
    sheet
        .page()
        .el("p", "有地方规则的案件另按全国规定回答一遍；以规则包的地方计，各市、县的数据：tables/regions.csv。")
        .el("h3", "结论因地方规定而不同的");
    sheet.table("regions-table", List.of("地方", "权利", "全国规定 → 当地", "人次"), differences());
    sheet.page().el("h3", "期限：按当地规定与只按全国规定");
    sheet.table(
        List.of("地方", "比较的案件", "用到当地特有的词，不能比较", "当地：按时", "迟办", "逾期未办", "全国：按时", "迟办", "逾期未办"),
        limits());
    sheet.page().el("h3", "由地方规定代替或者并列的条款");
    sheet.table(List.of("全国规定", "地方规定", "关系", "次数"), pairs());
    sheet.page().close("section");
  }

  /** The place of the rules that govern where a cell was counted. */
  private String ruled(Cell cell) {
    return names.ruled(cell.city().isEmpty() ? cell.province() : cell.city());
  }

  private static boolean isOfEntitlement(Cell cell) {
    return !List.of(Regions.CASE, Regions.HERE, Regions.NATION_ALONE).contains(cell.word());
  }

  private List<List<String>> differences() {
    Map<List<String>, Long> sums = new LinkedHashMap<>();
    tables
        .of(Regions.REGION)
        .forEach(
            (cell, count) -> {
              if (isOfEntitlement(cell)) {
                sums.merge(List.of(ruled(cell), cell.word(), cell.outcome()), count, Long::sum);
              }
            });
    List<List<String>> rows = new ArrayList<>();
    sums.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<List<String>, Long> e) -> e.getKey().get(0))
                .thenComparing(Map.Entry.comparingByValue(Comparator.reverseOrder())))
        .forEach(
            e -> {
              String place = e.getKey().get(0);
              String[] change = e.getKey().get(2).split(" > ");
              rows.add(
                  List.of(
                      Html.escape(names.place(place)),
                      Html.escape(names.entitlement(e.getKey().get(1), place)),
                      Names.state(change[0]) + " → " + Names.state(change[1]),
                      Sheet.number(e.getValue())));
            });
    return rows;
  }

  private List<List<String>> limits() {
    Map<String, Map<String, Long>> places = new TreeMap<>();
    tables
        .of(Regions.REGION)
        .forEach(
            (cell, count) -> {
              if (!isOfEntitlement(cell)) {
                places
                    .computeIfAbsent(ruled(cell), p -> new LinkedHashMap<>())
                    .merge(cell.word() + "/" + cell.outcome(), count, Long::sum);
              }
            });
    List<List<String>> rows = new ArrayList<>();
    places.forEach(
        (place, counts) -> {
          Function<String, String> count = key -> Sheet.number(counts.getOrDefault(key, 0L));
          List<String> row = new ArrayList<>(List.of(Html.escape(names.place(place))));
          row.add(count.apply(Regions.CASE + "/" + Regions.COMPARED));
          row.add(count.apply(Regions.CASE + "/" + Regions.NOT_COMPARED));
          STATES.forEach(state -> row.add(count.apply(Regions.HERE + "/" + state)));
          STATES.forEach(state -> row.add(count.apply(Regions.NATION_ALONE + "/" + state)));
          rows.add(row);
        });
    return rows;
  }

  private List<List<String>> pairs() {
    List<List<String>> pairs = new ArrayList<>();
    tables.sum(Counting.DISPLACED, List.of(Cell::word, Cell::outcome)).entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(PAIRS)
        .forEach(
            e -> {
              String[] k = e.getKey().split("\t", -1);
              String[] norms = k[0].split(" > ");
              pairs.add(
                  List.of(
                      sources.quoted(norms[0]),
                      sources.quoted(norms[1]),
                      Names.reason(k[1]),
                      Sheet.number(e.getValue())));
            });
    return pairs;
  }
}
