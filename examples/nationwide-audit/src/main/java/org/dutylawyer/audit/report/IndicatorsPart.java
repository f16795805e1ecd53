package org.dutylawyer.audit.report;

import static java.util.Objects.requireNonNull;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.dutylawyer.audit.indicator.Indicator;
import org.dutylawyer.audit.table.Bounds;
import org.dutylawyer.audit.table.Tables;
import org.dutylawyer.cli.edition.Html;

/** Indicators with their bounds: over all cases, and by province. */
final class IndicatorsPart {

  /** How many indicators stand side by side on a page of paper. */
  private static final int COLUMNS = 7;

  private final Sheet sheet;
  private final Tables tables;
  private final Names names;

  IndicatorsPart(Sheet sheet, Tables tables, Names names) {
    this.sheet = sheet;
    this.tables = tables;
    this.names = names;
  }

  private Bounds bounds(Indicator indicator) {
    return tables.indicator(indicator.id(), Tables.By.ALL).getOrDefault("", Bounds.NONE);
  }

  void write() {
    all();
    provinces();
  }

  private void all() {
    sheet.heading(
        "indicators",
        "指标（全部案件）",
        "Indicators over all cases, with the least and the most they can be");
    Map<String, Bounds> bars = new LinkedHashMap<>();
    Map<String, String> links = new LinkedHashMap<>();
    List<List<String>> rows = new ArrayList<>();
    for (Indicator indicator : tables.indicators().computed()) {
      Bounds bounds = bounds(indicator);
      if (!bounds.isEmpty()) {
        String name = indicator.id() + " " + indicator.title().zh();
        bars.put(name, bounds);
        links.put(name, anchor(indicator));
      }
      rows.add(
          List.of(
              definition(indicator),
              Html.escape(indicator.title().zh())
                  + "<small>单位："
                  + Html.escape(indicator.unit().title().zh())
                  + "</small>",
              bounds.isEmpty() ? "没有可计的单位" : range(bounds),
              Sheet.number(bounds.units()),
              Sheet.number(bounds.yes()),
              Sheet.number(bounds.no()),
              Sheet.number(bounds.undetermined()),
              Sheet.number(bounds.noRecord()),
              Sheet.number(bounds.open())));
    }
    sheet.chart(
        Charts.shares("深色：至少；浅色：至多还可能有", bars),
        60 + 34 * bars.size(),
        links,
        "点击一行看其定义；数据和定义见" + Sheet.to("indicators-table", "下表") + "。至多还可能有的：没有记载或者不明。");
    sheet.table(
        "indicators-table",
        List.of("指标", "内容", "至少—至多", "单位数", "是", "否", "不明", "没有记载", "是否计入不明"),
        rows);
    long not =
        tables.indicators().all().stream().filter(i -> i.notComputable().isPresent()).count();
    sheet.page().el("p", "另有" + not + "项不能由案件文件计算，理由见定义。");
    sheet.page().close("section");
  }

  private static String anchor(Indicator indicator) {
    return "d-" + indicator.definition();
  }

  private static String definition(Indicator indicator) {
    return Sheet.to(anchor(indicator), indicator.id());
  }

  private static String range(Bounds bounds) {
    if (bounds.most().isEmpty()) {
      return "—";
    }
    boolean exact = bounds.isExact(); // otherwise it never says less than may be, nor more
    String least =
        bounds
            .least()
            .map(low -> Charts.percent(low, exact ? RoundingMode.HALF_EVEN : RoundingMode.FLOOR))
            .map(Object::toString)
            .orElse("0.0");
    String most =
        Charts.percent(bounds.most().get(), exact ? RoundingMode.HALF_EVEN : RoundingMode.CEILING)
            .toString();
    return least.equals(most) ? least + "%" : least + "—" + most + "%";
  }

  private void provinces() {
    sheet.heading("provinces", "各省指标", "Indicators by province, with bounds (per cent)");
    sheet
        .page()
        .el(
            "p",
            "每格为至少—至多（%），格内深色至至少为止、浅色至至多为止；没有可计单位的留空；律师一日跨省的，不计入任何一省。各地、市、阶段、月份、机关的数据：tables/indicators.csv。");
    List<Indicator> shown =
        tables.indicators().computed().stream().filter(i -> !bounds(i).isEmpty()).toList();
    Map<String, SortedMap<String, Bounds>> by = new LinkedHashMap<>();
    Set<String> places = new TreeSet<>();
    for (Indicator indicator : shown) {
      SortedMap<String, Bounds> own = tables.indicator(indicator.id(), Tables.By.PROVINCE);
      by.put(indicator.id(), own);
      places.addAll(own.keySet());
    }
    shown.stream()
        .max(Comparator.comparingLong(i -> Math.min(bounds(i).yes(), bounds(i).no())))
        .ifPresent(known -> province(known, requireNonNull(by.get(known.id()))));
    int parts = (shown.size() + COLUMNS - 1) / COLUMNS; // as even as can be
    for (int part = 0; part < parts; part++) {
      List<Indicator> some =
          shown.subList(part * shown.size() / parts, (part + 1) * shown.size() / parts);
      provinceTable(some, List.copyOf(places), by);
    }
    sheet.page().close("section");
  }

  /** An indicator of which much is known either way, as a plot. */
  private void province(Indicator indicator, SortedMap<String, Bounds> own) {
    Map<String, Bounds> bars = new LinkedHashMap<>();
    own.forEach((place, bounds) -> bars.put(names.place(place), bounds));
    sheet.chart(
        Charts.shares(indicator.id() + " " + indicator.title().zh(), bars),
        60 + 20 * bars.size(),
        Map.of("", anchor(indicator)),
        "“是”“否”都有较多记载的一项；定义：" + definition(indicator) + "。其余各项见下表。");
  }

  private void provinceTable(
      List<Indicator> shown, List<String> places, Map<String, SortedMap<String, Bounds>> by) {
    List<String> head = new ArrayList<>(List.of("省"));
    shown.forEach(
        i -> head.add(definition(i) + "<small>" + Html.escape(i.title().zh()) + "</small>"));
    List<List<String>> rows = new ArrayList<>();
    for (String place : places) {
      List<String> row = new ArrayList<>(List.of("<td>" + names.place(place) + "</td>"));
      for (Indicator indicator : shown) {
        row.add(cell(requireNonNull(by.get(indicator.id())).getOrDefault(place, Bounds.NONE)));
      }
      rows.add(row);
    }
    sheet.tableOf("table class=\"dense\"", head, rows);
  }

  /** A cell with its bounds as a bar. */
  private static String cell(Bounds bounds) {
    if (bounds.most().isEmpty()) {
      return "<td></td>";
    }
    String least = bounds.least().map(Charts::percent).map(Object::toString).orElse("0");
    return "<td class=\"bar\" style=\"--a:%s%%;--b:%s%%\">%s</td>"
        .formatted(least, Charts.percent(bounds.most().get()), range(bounds).replace("%", ""));
  }
}
