package org.dutylawyer.audit.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutylawyer.audit.count.Proposals;
import org.dutylawyer.audit.table.Supposition;
import org.dutylawyer.cli.edition.Html;

/** What proposals would bring if they were law, which they are not. */
final class WhatIfPart {

  private static final List<String> CHANGES =
      List.of("by-law-already", "defended-already", "more", "undetermined", "not-proposed");
  private static final List<String> STATES =
      List.of("met", "late", "breached", "no-record", "undetermined");

  private final Sheet sheet;
  private final Supposition supposition;
  private final Names names;
  private final Sources sources;

  WhatIfPart(Sheet sheet, Supposition supposition, Names names, Sources sources) {
    this.sheet = sheet;
    this.supposition = supposition;
    this.names = names;
    this.sources = sources;
  }

  void write() {
    sheet.heading("what-if", "假如采纳建议（不是法律）", "What if the proposals were law, which they are not");
    if (supposition.isEmpty()) {
      sheet.page().el("p", "本次没有询问；用 --what-if 询问。").close("section");
      return;
    }
    sheet.page().el("p class=\"warn\"", "以下是假设：这些建议不是法律，不产生任何权利义务，也不能据此指责任何人。");
    sheet.page().el("p", "没有收入地方文件的地方，只与全国规定比较。建议的期限和义务不计入上面的期限和地方差别。");
    persons();
    asked();
    notCounted();
    cost();
    sheet.page().close("section");
  }

  private void persons() {
    sheet.page().el("h3", "得到辩护的人");
    Map<String, List<Long>> bars = new LinkedHashMap<>();
    Map<String, String> links = new LinkedHashMap<>();
    List<List<String>> rows = new ArrayList<>();
    supposition
        .persons()
        .forEach(
            (kind, counts) -> {
              Map<String, Long> sums = new TreeMap<>();
              counts.forEach((c, n) -> sums.merge(Proposals.withoutEnd(c), n, Long::sum));
              List<Long> all =
                  new ArrayList<>(CHANGES.stream().map(c -> sums.getOrDefault(c, 0L)).toList());
              String name = names.entitlement(kind, "CN");
              bars.put(name, List.copyOf(all.subList(0, 4)));
              all.add(counts.getOrDefault(Proposals.ENDED + "more", 0L));
              links.put(name, "what-if-persons");
              rows.add(row(Html.escape(name) + " " + Sheet.to("what-if-grounds", "理由"), all));
            });
    sheet.chart(
        Charts.stacked(
            "法律已给予、已有律师、因建议增加（人）",
            List.of("法律已给予", "已有律师", "因建议增加", "不明"),
            List.of("proven", "between", "late", "open"),
            bars),
        90 + 60 * bars.size(),
        links,
        "数据：" + Sheet.to("what-if-persons", "下表") + "；同一人可以得到两种，不能相加。案件已经终结的，按终结前一日计。");
    sheet.table(
        "what-if-persons",
        List.of("建议给予", "法律已给予", "已委托或者已指派律师", "因建议增加", "不明", "建议不涉及", "增加的人中案件已经终结的"),
        rows);
    List<List<String>> grounds = new ArrayList<>();
    supposition
        .grounds()
        .forEach(
            (norm, counts) ->
                grounds.add(
                    row(
                        sources.quoted(norm),
                        List.of(
                            counts.getOrDefault("applies", 0L),
                            counts.getOrDefault("undetermined", 0L)))));
    sheet.table("what-if-grounds", List.of("建议的理由", "适用的人次", "不明"), grounds);
  }

  private static List<String> row(String first, List<Long> counts) {
    List<String> row = new ArrayList<>(List.of(first));
    counts.forEach(count -> row.add(Sheet.number(count)));
    return row;
  }

  private void asked() {
    sheet.page().el("h3", "建议所要求的，按现有案卷");
    Map<String, List<Long>> bars = new LinkedHashMap<>();
    Map<String, String> links = new LinkedHashMap<>();
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, Map<String, Long>> one : inOrder(supposition.asked()).entrySet()) {
      Map<String, Long> left = new TreeMap<>(one.getValue());
      List<Long> counts = new ArrayList<>();
      for (String state : STATES) {
        long count = left.getOrDefault(state, 0L);
        left.remove(state);
        counts.add(count);
      }
      counts.add(left.values().stream().mapToLong(Long::longValue).sum());
      long open = counts.get(3) + counts.get(4) + counts.get(5);
      bars.put(one.getKey(), List.of(counts.get(0), counts.get(1), counts.get(2), open));
      links.put(one.getKey(), "n-" + Sources.anchor(one.getKey()));
      rows.add(row(sources.quoted(one.getKey()), counts));
    }
    sheet.chart(
        Charts.stacked(
            "已做到、迟、未做到（项）",
            List.of("已做到", "迟", "未做到", "未定"),
            List.of("met", "late", "breached", "open"),
            bars),
        90 + 34 * bars.size(),
        links,
        "数据：" + Sheet.to("what-if-asked", "下表") + "；培训时数按各案中的律师计，同一律师在几个案件中的计几次。");
    sheet.table(
        "what-if-asked", List.of("建议", "已做到", "迟", "未做到", "没有记载", "不明", "未到期、常设或者不再需要"), rows);
  }

  /** By the number of the article, and not by its first digit. */
  private static Map<String, Map<String, Long>> inOrder(Map<String, Map<String, Long>> asked) {
    Map<String, Map<String, Long>> ordered =
        new TreeMap<>(
            (one, other) ->
                org.dutylawyer.law.NormId.parse(one)
                    .compareTo(org.dutylawyer.law.NormId.parse(other)));
    ordered.putAll(asked);
    return ordered;
  }

  /** Of eighteen proposals, those of which no case file tells anything, with the reason. */
  private void notCounted() {
    sheet.page().el("h3", "不能由案件文件计算的建议");
    List<List<String>> rows = new ArrayList<>();
    sources
        .notComputable()
        .forEach(
            (norm, reason) ->
                rows.add(List.of(sources.quoted(norm.toString()), Html.escape(reason.zh()))));
    sheet.table("what-if-not-counted", List.of("建议", "理由"), rows);
  }

  private void cost() {
    sheet.page().el("h3", "律师工作日和补贴（按声明的假定）");
    List<List<String>> rows = new ArrayList<>();
    for (Supposition.Cost one : supposition.cost()) {
      rows.add(
          List.of(
              Html.escape(one.title().zh()),
              Html.escape(one.why().zh()),
              range(BigDecimal.valueOf(one.least()), BigDecimal.valueOf(one.most())),
              range(one.days().least(), one.days().most()),
              range(one.yuan().least(), one.yuan().most())));
    }
    sheet.table("what-if-cost", List.of("项目", "假定（一人、一件）", "数量", "律师工作日", "补贴（元）"), rows);
    sheet
        .page()
        .el(
            "p",
            "每格为至少—至多：不明的、没有记载的只计入至多。各项不能相加：得到辩护的人不再需要法律帮助。假定见"
                + " tables/what-if.yaml，改动后用 --assumptions 询问；数据：tables/what-if-cost.csv。");
    List<List<String>> places = new ArrayList<>();
    supposition
        .costByProvince()
        .forEach(
            (place, costs) ->
                costs.stream()
                    .filter(one -> one.what().equals(Supposition.DEFENCE))
                    .forEach(
                        one ->
                            places.add(
                                List.of(
                                    Html.escape(names.place(place)),
                                    range(
                                        BigDecimal.valueOf(one.least()),
                                        BigDecimal.valueOf(one.most())),
                                    range(one.days().least(), one.days().most()),
                                    range(one.yuan().least(), one.yuan().most())))));
    sheet.page().el("h3", "各省增加的辩护");
    sheet
        .page()
        .raw("<p>假定同" + Sheet.to("what-if-cost", "上表") + "；数据：tables/what-if-cost.csv。</p>");
    sheet.table(List.of("省", "增加的辩护（人）", "律师工作日", "补贴（元）"), places);
  }

  /** Bounds are rounded outwards; what is exact is one number, rounded. */
  static String range(BigDecimal least, BigDecimal most) {
    if (least.compareTo(most) == 0) {
      return "%,d".formatted(least.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }
    String from = "%,d".formatted(least.setScale(0, RoundingMode.FLOOR).longValueExact());
    String to = "%,d".formatted(most.setScale(0, RoundingMode.CEILING).longValueExact());
    return from.equals(to) ? from : from + "—" + to;
  }
}
