package org.dutylawyer.audit.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dutylawyer.audit.table.Bounds;
import org.dutylawyer.calendar.Day;
import org.dutylawyer.calendar.WorkingCalendar;

/** What the plots show, as the options of ECharts. */
final class Charts {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Told apart by lightness as well, so that they can be printed without colour. */
  private static final Map<String, String> COLOURS =
      Map.of(
          "met", "#a3c79b",
          "late", "#c98618",
          "breached", "#7d1f17",
          "open", "#dfe2e6",
          "proven", "#1f618d",
          "between", "#8fbfe0");

  private static final int SHORTEST_HOLIDAY = 3;

  /** The stages as they follow one another, and the end. */
  private static final List<String> ORDER =
      List.of("investigation", "prosecution-review", "trial", "closed");

  private Charts() {}

  private static ObjectNode base(String title) {
    ObjectNode chart = JSON.createObjectNode();
    chart.put("animation", false);
    chart.putObject("title").put("text", title).putObject("textStyle").put("fontSize", 14);
    chart.putObject("tooltip").put("trigger", "axis").put("confine", true);
    chart
        .putObject("grid")
        .put("left", 8)
        .put("right", 24)
        .put("top", 62)
        .put("bottom", 8)
        .put("containLabel", true);
    // One line at any width, so that it never lies over what is shown.
    chart
        .putObject("legend")
        .put("type", "scroll")
        .put("top", 28)
        .put("left", 0)
        .put("itemWidth", 14);
    return chart;
  }

  static String colour(String what) {
    return requireNonNull(COLOURS.get(what));
  }

  private static ObjectNode bars(ArrayNode series, String name, String colour) {
    ObjectNode bar = series.addObject();
    bar.put("type", "bar").put("stack", "all").put("name", name);
    bar.putObject("itemStyle").put("color", colour(colour));
    return bar;
  }

  /** Names the rows on the upright axis, and gives the names in its order: from below. */
  private static List<String> upwards(ObjectNode chart, Collection<String> rows) {
    List<String> names = new ArrayList<>(rows);
    Collections.reverse(names); // the first one on top
    ObjectNode axis = chart.putObject("yAxis").put("type", "category").put("triggerEvent", true);
    axis.putObject("axisLabel").put("fontSize", 11).put("width", 170).put("overflow", "break");
    names.forEach(axis.putArray("data")::add);
    return names;
  }

  // --- limits over the year --------------------------------------------------------------------

  /**
   * Limits by the day on which they end, with the breaks of the calendar behind them.
   *
   * @param days counts by day and state
   */
  static ObjectNode limits(
      String title,
      LocalDate from,
      LocalDate to,
      Map<LocalDate, Map<String, Long>> days,
      WorkingCalendar calendar) {
    ObjectNode chart = base(title);
    // Holidays are named above it, and the first day reaches out to its left.
    ((ObjectNode) chart.get("grid")).put("top", 80).put("left", 32);
    ArrayNode axis = chart.putObject("xAxis").put("type", "category").putArray("data");
    chart.putObject("yAxis").put("type", "value").put("minInterval", 1);
    Map<String, ArrayNode> data = new LinkedHashMap<>();
    ArrayNode series = chart.putArray("series");
    for (String[] one :
        new String[][] {{"met", "按时"}, {"late", "迟办"}, {"breached", "逾期未办"}, {"open", "其余"}}) {
      data.put(one[0], bars(series, one[1], one[0]).put("barCategoryGap", "0%").putArray("data"));
    }
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      axis.add(day.toString());
      Map<String, Long> states = days.getOrDefault(day, Map.of());
      long open = 0;
      for (Map.Entry<String, Long> state : states.entrySet()) {
        open += data.containsKey(state.getKey()) ? 0 : state.getValue();
      }
      for (Map.Entry<String, ArrayNode> one : data.entrySet()) {
        one.getValue()
            .add(one.getKey().equals("open") ? open : states.getOrDefault(one.getKey(), 0L));
      }
    }
    holidays((ObjectNode) series.get(0), from, to, calendar);
    return chart;
  }

  private static void holidays(
      ObjectNode series, LocalDate from, LocalDate to, WorkingCalendar calendar) {
    ObjectNode areas = series.putObject("markArea").put("silent", true);
    areas.putObject("itemStyle").put("color", "rgba(176,58,46,0.13)");
    areas.putObject("label").put("color", "#7b241c").put("fontSize", 10).put("position", "top");
    ArrayNode data = areas.putArray("data");
    LocalDate day = from;
    while (!day.isAfter(to)) {
      if (!calendar.announced(day.getYear()) || calendar.isWorkingDay(day)) {
        day = day.plusDays(1);
        continue;
      }
      LocalDate begin = day;
      String name = "";
      while (!day.isAfter(to) && calendar.announced(day.getYear()) && !calendar.isWorkingDay(day)) {
        Day one = calendar.day(day);
        name = name.isEmpty() ? one.name() : name;
        day = day.plusDays(1);
      }
      if (begin.plusDays(SHORTEST_HOLIDAY).isAfter(day) || name.isEmpty()) {
        continue;
      }
      ArrayNode area = data.addArray();
      // Neighbours are named at two heights, so that one does not hide the other.
      String height = data.size() % 2 == 0 ? "insideTop" : "top";
      ObjectNode start = area.addObject().put("xAxis", begin.toString()).put("name", name);
      start.putObject("label").put("position", height);
      area.addObject().put("xAxis", day.minusDays(1).toString());
    }
  }

  // --- shares with bounds ----------------------------------------------------------------------

  /** Shares: what is proven, and behind it up to the most that it can be. */
  static ObjectNode shares(String title, Map<String, Bounds> rows) {
    ObjectNode chart = base(title);
    List<String> names = upwards(chart, rows.keySet());
    ObjectNode value = chart.putObject("xAxis").put("type", "value").put("max", 100);
    value.putObject("axisLabel").put("formatter", "{value}%");
    ArrayNode series = chart.putArray("series");
    ArrayNode least = bars(series, "至少（有记载）", "proven").putArray("data");
    ArrayNode between = bars(series, "至多还可能有", "between").putArray("data");
    for (String name : names) {
      Bounds bounds = requireNonNull(rows.get(name));
      BigDecimal low = bounds.least().orElse(BigDecimal.ZERO);
      BigDecimal high = bounds.most().orElse(low);
      least.add(percent(low));
      between.add(percent(high.subtract(low)));
    }
    return chart;
  }

  static BigDecimal percent(BigDecimal share) {
    return percent(share, RoundingMode.HALF_EVEN);
  }

  static BigDecimal percent(BigDecimal share, RoundingMode rounding) {
    return share.movePointRight(2).setScale(1, rounding);
  }

  // --- paths -----------------------------------------------------------------------------------

  /**
   * The ways of persons from stage to stage. A step back (sent back, taken up again) begins a
   * further round, whose steps are others, so that no flow leads back to where it came from.
   */
  static ObjectNode paths(String title, Map<String, Long> paths) {
    ObjectNode chart = base(title);
    chart.remove(List.of("legend", "grid"));
    chart.putObject("tooltip").put("trigger", "item").put("confine", true);
    ObjectNode flow = chart.putArray("series").addObject().put("type", "sankey");
    flow.put("top", 40).put("bottom", 12).put("left", 8).put("right", 90).put("draggable", false);
    flow.putObject("lineStyle").put("color", "source").put("opacity", 0.35);
    ArrayNode nodes = flow.putArray("data");
    ArrayNode links = flow.putArray("links");
    Map<String, Map<String, Long>> flows = new LinkedHashMap<>();
    for (Map.Entry<String, Long> path : paths.entrySet()) {
      String[] steps = path.getKey().split(">");
      String at = "案卷起于" + Names.step(steps[0]);
      int round = 1;
      for (int i = 0; i < steps.length; i++) {
        round += i > 0 && rank(steps[i]) <= rank(steps[i - 1]) ? 1 : 0;
        String next = Names.step(steps[i]) + (round > 1 ? "（第" + round + "轮）" : "");
        flows
            .computeIfAbsent(at, k -> new LinkedHashMap<>())
            .merge(next, path.getValue(), Long::sum);
        at = next;
      }
      flows.computeIfAbsent(at, k -> new LinkedHashMap<>());
      String end =
          steps[steps.length - 1].equals("closed")
              ? ""
              : "现处" + Names.step(steps[steps.length - 1]);
      if (!end.isEmpty()) {
        flows.get(at).merge(end, path.getValue(), Long::sum);
      }
    }
    java.util.Set<String> named = new java.util.LinkedHashSet<>(flows.keySet());
    flows.values().forEach(to -> named.addAll(to.keySet()));
    named.forEach(name -> nodes.addObject().put("name", name));
    flows.forEach(
        (from, to) ->
            to.forEach(
                (next, count) ->
                    links.addObject().put("source", from).put("target", next).put("value", count)));
    return chart;
  }

  private static int rank(String step) {
    return ORDER.indexOf(step);
  }

  // --- before and after ------------------------------------------------------------------------

  /**
   * Counts side by side.
   *
   * @param rows by name, counts in the order of the series
   */
  static ObjectNode stacked(
      String title, List<String> series, List<String> colours, Map<String, List<Long>> rows) {
    ObjectNode chart = base(title);
    List<String> names = upwards(chart, rows.keySet());
    chart.putObject("xAxis").put("type", "value").put("minInterval", 1);
    ArrayNode all = chart.putArray("series");
    for (int i = 0; i < series.size(); i++) {
      ArrayNode data = bars(all, series.get(i), colours.get(i)).putArray("data");
      for (String name : names) {
        data.add(requireNonNull(rows.get(name)).get(i));
      }
    }
    return chart;
  }
}
