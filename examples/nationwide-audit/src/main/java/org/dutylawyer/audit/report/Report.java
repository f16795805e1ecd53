package org.dutylawyer.audit.report;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.audit.count.Cell;
import org.dutylawyer.audit.count.Counting;
import org.dutylawyer.audit.indicator.Indicator;
import org.dutylawyer.audit.table.Tables;
import org.dutylawyer.cli.edition.Html;

/** One page that needs nothing beside it: what the audit shows, and what each figure rests on. */
public final class Report {

  private static final int ORGANS = 6;
  private static final int ROWS = 20;

  /**
   * What the page says of the audit itself.
   *
   * @param asOf the day asked about
   * @param answered how many cases were answered
   * @param refused how many lines were refused
   * @param repeated how many cases are there more than once, by place and id
   * @param madeUp whether the cases are made up
   */
  public record About(LocalDate asOf, long answered, long refused, long repeated, boolean madeUp) {}

  private final About about;
  private final Tables tables;
  private final DutyLawyerRules rules;
  private final Names names;
  private final Sources sources;
  private final Sheet sheet = new Sheet();
  private final Html page = sheet.page();

  private Report(About about, Tables tables, DutyLawyerRules rules) {
    this.about = about;
    this.tables = tables;
    this.rules = rules;
    this.names = new Names(rules);
    this.sources = new Sources(rules);
  }

  /** The page. */
  public static String of(About about, Tables tables, DutyLawyerRules rules) {
    return new Report(about, tables, rules).page();
  }

  private String page() {
    head();
    limits();
    new IndicatorsPart(sheet, tables, names).write();
    paths();
    new RegionsPart(sheet, tables, names, sources).write();
    new WhatIfPart(sheet, tables.supposition(), names, sources).write();
    definitions();
    packs();
    return Frame.around(page.toString(), sheet.charts(), about.madeUp());
  }

  // --- head ------------------------------------------------------------------------------------

  private void head() {
    page.el("h1", "刑事案件法律帮助审核报告");
    page.el("p class=\"en\" lang=\"en\"", "Audit of legal help in criminal cases");
    long persons = tables.of(Counting.PERSONS).values().stream().mapToLong(Long::longValue).sum();
    page.open("p");
    page.text(
        "截至%s：%,d件，%,d人；不予受理%,d行。"
            .formatted(about.asOf(), about.answered(), persons, about.refused()));
    if (about.repeated() > 0) {
      page.text("法域、编号相同而重复出现的案件%,d个，每次都计入（tables/repeated.csv）。".formatted(about.repeated()));
    }
    page.text("指标不是法律结论：不表示任何人违法；没有记载不等于没有办理，因此给出上下限，不作估计。");
    page.close("p");
    page.open("nav").open("ul");
    for (String[] link :
        new String[][] {
          {"limits", "期限"},
          {"indicators", "指标"},
          {"provinces", "各省"},
          {"paths", "阶段流向"},
          {"regions", "各地规定的差别"},
          {"what-if", "假如采纳建议"},
          {"definitions", "定义和依据"}
        }) {
      page.open("li").link("#" + link[0], link[1]).close("li");
    }
    page.close("ul").close("nav");
  }

  // --- limits ----------------------------------------------------------------------------------

  private void limits() {
    sheet.heading(
        "limits",
        "一年来各机关的期限",
        "Limits by organ over the year; shaded: breaks of three days or more");
    page.el(
        "p", "每一期限计入其到期之日；其余为未到期、没有记载、不明、免除或者不再需要的；红色底纹为连续三天以上的休息日。数据：tables/limits-by-day.csv。");
    LocalDate from = about.asOf().minusYears(1).plusDays(1);
    Map<String, Map<LocalDate, Map<String, Long>>> organs = new TreeMap<>();
    Map<String, Long> sizes = new TreeMap<>();
    tables
        .of(Counting.LIMIT_DAY)
        .forEach(
            (cell, count) -> {
              LocalDate day = LocalDate.parse(cell.time());
              if (!day.isBefore(from) && !day.isAfter(about.asOf())) {
                organs
                    .computeIfAbsent(cell.organ(), o -> new TreeMap<>())
                    .computeIfAbsent(day, d -> new TreeMap<>())
                    .merge(cell.outcome(), count, Long::sum);
                sizes.merge(cell.organ(), count, Long::sum);
              }
            });
    List<String> largest =
        sizes.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .map(Map.Entry::getKey)
            .limit(ORGANS)
            .toList();
    page.open("div class=\"two\"");
    for (String organ : largest) {
      sheet.chart(
          Charts.limits(
              names.organ(organ) + "（每日到期的项数）",
              from,
              about.asOf(),
              requireNonNull(organs.get(organ)),
              rules.calendar()),
          260,
          Map.of("", "limits-table"),
          "条款见" + Sheet.to("limits-table", "下表"));
    }
    page.close("div");
    List<List<String>> rows = limitRows();
    sheet.table(
        "limits-table",
        List.of("条款", "谁", "按时", "迟办", "逾期未办", "没有记载", "不明", "未到期、免除或者不再需要"),
        first(rows));
    rest(rows, "limits.csv");
    page.close("section");
  }

  private List<List<String>> limitRows() {
    Map<String, Map<String, Long>> norms = new LinkedHashMap<>();
    tables
        .of(Counting.LIMIT)
        .forEach(
            (cell, count) ->
                norms
                    .computeIfAbsent(cell.word() + "\t" + cell.organ(), k -> new TreeMap<>())
                    .merge(cell.outcome(), count, Long::sum));
    List<List<String>> rows = new ArrayList<>();
    norms.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                (Map.Entry<String, Map<String, Long>> e) ->
                    -e.getValue().values().stream().mapToLong(Long::longValue).sum()))
        .forEach(
            e -> {
              String[] key = e.getKey().split("\t", -1);
              List<String> row =
                  new ArrayList<>(List.of(sources.link(key[0]), names.organ(key[1])));
              Map<String, Long> left = new TreeMap<>(e.getValue());
              for (String state : List.of("met", "late", "breached", "no-record", "undetermined")) {
                long count = left.getOrDefault(state, 0L);
                left.remove(state);
                row.add("%,d".formatted(count));
              }
              row.add("%,d".formatted(left.values().stream().mapToLong(Long::longValue).sum()));
              rows.add(row);
            });
    return rows;
  }

  private static List<List<String>> first(List<List<String>> rows) {
    return rows.subList(0, Math.min(ROWS, rows.size()));
  }

  /** Says where the others are, if there are more than a page wants. */
  private void rest(List<List<String>> rows, String table) {
    if (rows.size() > ROWS) {
      page.el("p", "以上为数量最多的" + ROWS + "项，共" + rows.size() + "项；全部见 tables/" + table + "。");
    }
  }

  // --- paths -----------------------------------------------------------------------------------

  private void paths() {
    sheet.heading(
        "paths",
        "从阶段到阶段",
        "The ways of persons through the stages, as far as their files show them");
    SortedMap<String, Long> paths = tables.sum(Counting.PATH, List.of(Cell::word));
    sheet.chart(
        Charts.paths("人数", paths),
        320,
        Map.of("", "paths-table"),
        "数据：" + Sheet.to("paths-table", "下表") + "、tables/paths.csv");
    List<List<String>> rows = new ArrayList<>();
    paths.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .forEach(
            e ->
                rows.add(
                    List.of(
                        String.join(
                            " → ",
                            List.of(e.getKey().split(">")).stream().map(Names::step).toList()),
                        "%,d".formatted(e.getValue()))));
    sheet.table("paths-table", List.of("案卷所示的流向", "人数"), first(rows));
    rest(rows, "paths.csv");
    page.close("section");
  }

  // --- definitions -----------------------------------------------------------------------------

  private void definitions() {
    sheet.heading("definitions", "定义和依据", "Definitions, and the provisions they touch");
    page.el(
        "p",
        "来源：陈亮，OJLS 2025，DOI"
            + " 10.12677/ojls.2025.138235（以本项目的文字整理）；完整定义：tables/indicators.yaml、tables/definitions.csv。");
    for (Indicator indicator : tables.indicators().all()) {
      page.open("article id=\"d-" + indicator.id() + "\"");
      page.el("h3", indicator.id() + "　" + indicator.title().zh());
      page.el("p class=\"en\" lang=\"en\"", indicator.title().en());
      if (indicator.notComputable().isPresent()) {
        page.el("p", "不能计算：" + indicator.notComputable().get().zh() + "。");
      } else {
        indicator.reading().ifPresent(reading -> page.el("p", reading.zh()));
        indicator.missing().ifPresent(missing -> page.el("p", "悬而未决之处：" + missing.zh() + "。"));
      }
      page.open("p class=\"src\"").text("论文" + indicator.source());
      if (!indicator.provision().isEmpty()) {
        page.text("；涉及 ").raw(sources.quoted(indicator.provision()));
      } else {
        page.text("；没有直接涉及的条款");
      }
      page.close("p").close("article");
    }
    page.open("div id=\"norms\"").el("h3", "所引条款").open("dl");
    sources
        .used()
        .forEach(
            (norm, words) ->
                page.open("dt id=\"n-" + Html.escape(Sources.anchor(norm)) + "\"")
                    .text(norm)
                    .close("dt")
                    .el("dd", words));
    page.close("dl").close("div").close("section");
  }

  private void packs() {
    page.open("footer").el("h3", "规则包");
    page.open("ul");
    new TreeMap<>(rules.packs()) // whose own order differs from process to process
        .forEach(
            (id, pack) ->
                page.el(
                    "li",
                    id
                        + " "
                        + pack.manifest().version()
                        + "，"
                        + pack.manifest().title().zh()
                        + "，SHA-256 "
                        + pack.files().sha256()));
    page.close("ul").close("footer");
  }
}
