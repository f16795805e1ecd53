package org.dutylawyer.audit.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dutylawyer.cli.edition.Html;

/** The page as it is written: sections, tables, and plots with where they lead. */
final class Sheet {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Html page = new Html();
  private final ArrayNode charts = JSON.createArrayNode();

  /** The markup. */
  Html page() {
    return page;
  }

  /** The plots, in the order of the page. */
  ArrayNode charts() {
    return charts;
  }

  void heading(String id, String zh, String en) {
    page.open("section id=\"" + id + "\"");
    page.el("h2", zh).el("p class=\"en\" lang=\"en\"", en);
  }

  /**
   * A plot. It is drawn for the screen and once more at the width of a page of paper.
   *
   * @param height in pixels, on the screen and on paper
   * @param links where what is shown leads, by the name of a row; all of it, by an empty name
   * @param caption markup that says where the figures come from
   */
  void chart(ObjectNode options, int height, Map<String, String> links, String caption) {
    String id = "c" + charts.size();
    String title = options.path("title").path("text").asText();
    page.open("figure")
        .raw(
            "<div class=\"chart screen\" id=\"%s\" role=\"img\" aria-label=\"%s\""
                    .formatted(id, Html.escape(title))
                + " style=\"height:%dpx\"></div>".formatted(height))
        .raw("<div class=\"chart paper\" id=\"%s-paper\" aria-hidden=\"true\"></div>".formatted(id))
        .raw("<figcaption class=\"src\">" + caption + "</figcaption>")
        .close("figure");
    ObjectNode chart = charts.addObject();
    chart.put("id", id).put("height", height).set("option", options);
    ObjectNode to = chart.putObject("links");
    links.forEach(to::put);
  }

  /** A link inside the page. */
  static String to(String anchor, String text) {
    return "<a href=\"#" + Html.escape(anchor) + "\">" + Html.escape(text) + "</a>";
  }

  void table(List<String> head, List<List<String>> rows) {
    table("", head, rows);
  }

  /**
   * A table; what is in it is markup already.
   *
   * @param id what links lead to, or empty
   */
  void table(String id, List<String> head, List<List<String>> rows) {
    List<List<String>> cells = new ArrayList<>();
    rows.forEach(row -> cells.add(row.stream().map(cell -> "<td>" + cell + "</td>").toList()));
    tableOf(id.isEmpty() ? "table" : "table id=\"" + id + "\"", head, cells);
  }

  /** A table whose cells are markup with their tags; a sentence where it has no rows. */
  void tableOf(String tag, List<String> head, List<List<String>> rows) {
    if (rows.isEmpty()) {
      page.el(tag.replaceFirst("^table", "p"), "本次的案件中没有。");
      return;
    }
    page.open("div class=\"wide\"").open(tag).open("thead").open("tr");
    head.forEach(cell -> page.open("th").raw(cell).close("th"));
    page.close("tr").close("thead").open("tbody");
    for (List<String> row : rows) {
      page.open("tr");
      row.forEach(page::raw);
      page.close("tr");
    }
    page.close("tbody").close("table").close("div");
  }

  static String number(long count) {
    return "%,d".formatted(count);
  }
}
