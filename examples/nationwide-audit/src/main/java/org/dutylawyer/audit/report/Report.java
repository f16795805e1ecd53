package org.dutylawyer.audit.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.audit.count.Cell;
import org.dutylawyer.audit.count.Counting;
import org.dutylawyer.audit.count.Proposals;
import org.dutylawyer.audit.count.Regions;
import org.dutylawyer.audit.indicator.Indicator;
import org.dutylawyer.audit.table.Bounds;
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
   * @param madeUp whether the cases are made up
   */
  public record About(LocalDate asOf, long answered, long refused, boolean madeUp) {}

  private final About about;
  private final Tables tables;
  private final DutyLawyerRules rules;
  private final Names names;
  private final Sources sources;
  private final Html page = new Html();
  private final List<ObjectNode> charts = new ArrayList<>();

  private Report(About about, Tables tables, DutyLawyerRules rules) {
    this.about = about;
    this.tables = tables;
    this.rules = rules;
    this.names = new Names(rules.vocabulary("CN"));
    this.sources = new Sources(rules);
  }

  /** The page. */
  public static String of(About about, Tables tables, DutyLawyerRules rules) {
    return new Report(about, tables, rules).page();
  }

  private String page() {
    head();
    limits();
    indicators();
    provinces();
    paths();
    regions();
    whatIf();
    definitions();
    packs();
    return Frame.around(page.toString(), charts, about.madeUp());
  }

  private void chart(ObjectNode options, int height) {
    page.raw(
        "<div class=\"chart\" id=\"c"
            + charts.size()
            + "\" style=\"height:"
            + height
            + "px\"></div>");
    charts.add(options);
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

  private void heading(String id, String zh, String en) {
    page.open("section id=\"" + id + "\"");
    page.el("h2", zh).el("p class=\"en\" lang=\"en\"", en);
  }

  // --- limits ----------------------------------------------------------------------------------

  private void limits() {
    heading(
        "limits",
        "一年来各机关的期限",
        "Limits by organ over the year; shaded: breaks of three days or more");
    page.el("p", "每一期限计入其到期之日；未定的为未到期、没有记载或者不明；红色底纹为连续三天以上的休息日。数据：tables/limits-by-day.csv。");
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
      chart(
          Charts.limits(
              names.organ(organ),
              from,
              about.asOf(),
              requireNonNull(organs.get(organ)),
              rules.calendar()),
          260);
    }
    page.close("div");
    table(List.of("条款", "谁", "按时", "迟办", "逾期未办", "没有记载", "不明", "其他"), limitRows());
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
        .limit(ROWS)
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

  // --- indicators ------------------------------------------------------------------------------

  private List<Indicator> computed() {
    return tables.indicators().all().stream().filter(i -> i.notComputable().isEmpty()).toList();
  }

  private Bounds all(Indicator indicator) {
    return tables.indicator(indicator.id(), Tables.By.ALL).getOrDefault("", Bounds.NONE);
  }

  private void indicators() {
    heading(
        "indicators",
        "指标（全部案件）",
        "Indicators over all cases, with the least and the most they can be");
    Map<String, Bounds> bars = new LinkedHashMap<>();
    List<List<String>> rows = new ArrayList<>();
    for (Indicator indicator : computed()) {
      Bounds bounds = all(indicator);
      if (!bounds.isEmpty()) {
        bars.put(indicator.id() + " " + indicator.title().zh(), bounds);
      }
      rows.add(
          List.of(
              "<a href=\"#d-" + indicator.id() + "\">" + indicator.id() + "</a>",
              Html.escape(indicator.title().zh()),
              bounds.isEmpty() ? "没有可计的单位" : range(bounds),
              "%,d".formatted(bounds.units()),
              "%,d".formatted(bounds.yes()),
              "%,d".formatted(bounds.no()),
              "%,d".formatted(bounds.undetermined()),
              "%,d".formatted(bounds.noRecord()),
              "%,d".formatted(bounds.open())));
    }
    chart(Charts.shares("深色：至少；浅色：至多还可能有", bars), 60 + 34 * bars.size());
    table(List.of("指标", "内容", "至少—至多", "单位数", "是", "否", "不明", "没有记载", "是否计入不明"), rows);
    int not = tables.indicators().all().size() - rows.size();
    page.el("p", "另有" + not + "项不能由案件文件计算，理由见定义。");
    page.close("section");
  }

  static String range(Bounds bounds) {
    if (bounds.most().isEmpty()) {
      return "—";
    }
    String least = bounds.least().map(Charts::percent).map(Object::toString).orElse("0.0");
    String most = Charts.percent(bounds.most().get()).toString();
    return least.equals(most) ? least + "%" : least + "—" + most + "%";
  }

  private void provinces() {
    heading("provinces", "各省指标", "Indicators by province, with bounds (per cent)");
    page.el("p", "每格为至少—至多（%）；没有可计单位的留空。各地、市、阶段、月份、机关的数据：tables/indicators.csv。");
    List<Indicator> shown = computed().stream().filter(i -> !all(i).isEmpty()).toList();
    Map<String, SortedMap<String, Bounds>> by = new LinkedHashMap<>();
    Set<String> places = new TreeSet<>();
    for (Indicator indicator : shown) {
      SortedMap<String, Bounds> own = tables.indicator(indicator.id(), Tables.By.PROVINCE);
      by.put(indicator.id(), own);
      places.addAll(own.keySet());
    }
    if (!shown.isEmpty()) {
      Indicator widest =
          shown.stream()
              .max(Comparator.comparingLong(i -> Math.min(all(i).yes(), all(i).no())))
              .orElseThrow();
      Map<String, Bounds> bars = new LinkedHashMap<>();
      requireNonNull(by.get(widest.id()))
          .forEach((place, bounds) -> bars.put(names.place(place), bounds));
      chart(Charts.shares(widest.id() + " " + widest.title().zh(), bars), 60 + 20 * bars.size());
    }
    List<String> head = new ArrayList<>(List.of("省"));
    shown.forEach(i -> head.add("<a href=\"#d-" + i.id() + "\">" + i.id() + "</a>"));
    List<List<String>> rows = new ArrayList<>();
    for (String place : places) {
      List<String> row = new ArrayList<>(List.of(names.place(place)));
      for (Indicator indicator : shown) {
        Bounds bounds = requireNonNull(by.get(indicator.id())).getOrDefault(place, Bounds.NONE);
        row.add(bounds.isEmpty() ? "" : range(bounds).replace("%", ""));
      }
      rows.add(row);
    }
    table(head, rows, "dense");
    page.close("section");
  }

  // --- paths and regions -----------------------------------------------------------------------

  private void paths() {
    heading(
        "paths",
        "从阶段到阶段",
        "The ways of persons through the stages, as far as their files show them");
    SortedMap<String, Long> paths = tables.sum(Counting.PATH, List.of(Cell::word));
    chart(Charts.paths("人数", paths), 320);
    List<List<String>> rows = new ArrayList<>();
    paths.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(ROWS)
        .forEach(
            e ->
                rows.add(
                    List.of(
                        String.join(
                            " → ",
                            List.of(e.getKey().split(">")).stream().map(Names::step).toList()),
                        "%,d".formatted(e.getValue()))));
    table(List.of("案卷所示的流向", "人数"), rows);
    page.close("section");
  }

  private void regions() {
    heading("regions", "各地规定的差别", "Where local law changes the answer");
    page.el("p", "有地方规则的案件另按全国规定回答一遍，结论不同的计数如下；条款之间的关系由规则包声明。");
    List<List<String>> rows = new ArrayList<>();
    tables
        .sum(Regions.REGION, List.of(Cell::city, Cell::province, Cell::word, Cell::outcome))
        .forEach(
            (key, count) -> {
              String[] k = key.split("\t", -1);
              String place = names.place(k[0].isEmpty() ? k[1] : k[0]);
              rows.add(List.of(place, what(k[2]), change(k[3]), "%,d".formatted(count)));
            });
    table(List.of("地方", "什么", "全国规定 → 当地", "人次"), rows);
    List<List<String>> pairs = new ArrayList<>();
    tables.sum(Counting.DISPLACED, List.of(Cell::word, Cell::outcome)).entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(ROWS)
        .forEach(
            e -> {
              String[] k = e.getKey().split("\t", -1);
              String[] norms = k[0].split(" > ");
              pairs.add(
                  List.of(
                      sources.quoted(norms[0]),
                      sources.quoted(norms[1]),
                      Names.reason(k[1]),
                      "%,d".formatted(e.getValue())));
            });
    table(List.of("全国规定", "地方规定", "关系", "次数"), pairs);
    page.close("section");
  }

  private String what(String word) {
    return switch (word) {
      case "case" -> "案件";
      case "limits-here" -> "期限（按当地规定）";
      case "limits-nation" -> "期限（只按全国规定）";
      default -> names.entitlement(word);
    };
  }

  private static String change(String outcome) {
    if (outcome.equals("compared")) {
      return "已比较";
    }
    return String.join(" → ", List.of(outcome.split(" > ")).stream().map(Names::state).toList());
  }

  // --- what if ---------------------------------------------------------------------------------

  private void whatIf() {
    heading("what-if", "假如采纳建议（不是法律）", "What if the proposals were law, which they are not");
    SortedMap<String, Long> norms =
        tables.sum(Proposals.WHAT_IF, List.of(Cell::word, Cell::outcome));
    if (norms.isEmpty()) {
      page.el("p", "本次没有询问；用 --what-if 询问。").close("section");
      return;
    }
    page.el("p class=\"warn\"", "以下是假设：这些建议不是法律，不产生任何权利义务，也不能据此指责任何人。");
    Supposition supposition = new Supposition(tables, Supposition.assumptions());
    Map<String, List<Long>> persons = new LinkedHashMap<>();
    supposition
        .persons()
        .forEach(
            (kind, counts) ->
                persons.put(
                    names.entitlement(kind),
                    List.of(
                        counts.getOrDefault("by-law-already", 0L),
                        counts.getOrDefault("more", 0L),
                        counts.getOrDefault("undetermined", 0L))));
    page.el("p", "没有收入地方文件的地方，只与全国规定比较。");
    chart(
        Charts.stacked(
            "得到辩护的人：法律已给予，因建议增加",
            List.of("法律已给予", "因建议增加", "不明"),
            List.of("proven", "late", "open"),
            persons),
        90 + 60 * persons.size());
    Map<String, List<Long>> limits = new LinkedHashMap<>();
    supposition
        .limits()
        .forEach(
            (norm, states) -> {
              long known = 0;
              for (String state : List.of("met", "late", "breached")) {
                known += states.getOrDefault(state, 0L);
              }
              long all = states.values().stream().mapToLong(Long::longValue).sum();
              limits.put(
                  norm,
                  List.of(
                      states.getOrDefault("met", 0L),
                      states.getOrDefault("late", 0L),
                      states.getOrDefault("breached", 0L),
                      all - known));
            });
    chart(
        Charts.stacked(
            "建议的期限和义务，按现有案卷",
            List.of("按时", "迟办", "逾期未办", "没有记载、未到期或者不明"),
            List.of("met", "late", "breached", "open"),
            limits),
        90 + 34 * limits.size());
    table(List.of("建议", "已做到", "迟", "未做到", "没有记载、未到期或者不明"), supposed(limits));
    page.el("h3", "律师工作日和补贴（按声明的假定）");
    table(List.of("项目", "数量", "假定", "律师工作日", "补贴（元）"), supposition.cost(names));
    page.el("p", "假定见 what-if.yaml，可以改动；不明的人没有计入，所以是下限。").close("section");
  }

  private List<List<String>> supposed(Map<String, List<Long>> limits) {
    List<List<String>> rows = new ArrayList<>();
    limits.forEach(
        (norm, counts) -> {
          List<String> row = new ArrayList<>(List.of(sources.quoted(norm)));
          counts.forEach(count -> row.add("%,d".formatted(count)));
          rows.add(row);
        });
    return rows;
  }

  // --- definitions -----------------------------------------------------------------------------

  private void definitions() {
    heading("definitions", "定义和依据", "Definitions, and the provisions they touch");
    page.el(
        "p",
        "来源：陈亮，OJLS 2025，DOI"
            + " 10.12677/ojls.2025.138235（以本项目的文字整理）；完整定义：indicators.yaml、tables/definitions.csv。");
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
    rules
        .packs()
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

  // --- tables ----------------------------------------------------------------------------------

  private void table(List<String> head, List<List<String>> rows) {
    table(head, rows, "");
  }

  /** A table; what is in it is markup already. */
  private void table(List<String> head, List<List<String>> rows, String kind) {
    page.open("div class=\"wide\"").open("table class=\"" + kind + "\"").open("thead").open("tr");
    head.forEach(cell -> page.open("th").raw(cell).close("th"));
    page.close("tr").close("thead").open("tbody");
    for (List<String> row : rows) {
      page.open("tr");
      row.forEach(cell -> page.open("td").raw(cell).close("td"));
      page.close("tr");
    }
    page.close("tbody").close("table").close("div");
  }
}
