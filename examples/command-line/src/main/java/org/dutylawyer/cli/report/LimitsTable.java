package org.dutylawyer.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutylawyer.answer.Lines;
import org.dutylawyer.cli.batch.Csv;
import org.dutylawyer.cli.report.OpenLimit.Standing;

/** The open limits of many cases as one table: late ones first, then by day. */
public final class LimitsTable {

  private static final List<String> COLUMNS =
      List.of(
          "state",
          "due",
          "weekday",
          "hour",
          "provisional",
          "latest",
          "safe",
          "case",
          "jurisdiction",
          "actor",
          "action",
          "person",
          "provision",
          "depends");

  private static final String INDENT = "      ";

  private final List<OpenLimit> limits;
  private final LocalDate until;
  private final boolean chinese;

  /**
   * A table.
   *
   * @param limits the limits, of one case or many, in any order
   * @param until the last day looked at
   * @param chinese whether the words are Chinese
   */
  public LimitsTable(List<OpenLimit> limits, LocalDate until, boolean chinese) {
    this.limits = limits.stream().sorted(OpenLimit.ORDER).toList();
    this.until = until;
    this.chinese = chinese;
  }

  /**
   * For people: persons of whom the same is said are named together.
   *
   * @param width columns of the terminal
   */
  public String text(int width) {
    StringBuilder text = new StringBuilder();
    section(text, width, chinese ? "已逾期" : "Overdue", Standing.OVERDUE);
    text.append('\n');
    if (limits.stream().anyMatch(limit -> limit.standing() == Standing.TO_CONFIRM)) {
      section(
          text,
          width,
          chinese ? "期限已过，案卷未见办理，待核实" : "Past, not on file whether done, to be confirmed",
          Standing.TO_CONFIRM);
      text.append('\n');
    }
    section(
        text,
        width,
        chinese ? "至 " + Words.day(until, true) + "到期" : "Due by " + Words.day(until, false),
        Standing.OPEN);
    if (limits.stream().anyMatch(limit -> limit.standing() == Standing.DEPENDS)) {
      text.append('\n');
      section(
          text,
          width,
          chinese ? "视情况，取决于不明的事实" : "Depends on facts that are not known",
          Standing.DEPENDS);
    }
    return text.toString();
  }

  private void section(StringBuilder text, int width, String heading, Standing which) {
    List<OpenLimit> shown = limits.stream().filter(limit -> limit.standing() == which).toList();
    text.append(heading)
        .append(Words.bracketed(chinese ? shown.size() + " 项" : shown.size() + "", chinese))
        .append('\n');
    Map<List<Object>, List<OpenLimit>> alike = new LinkedHashMap<>();
    shown.forEach(l -> alike.computeIfAbsent(l.alike(), k -> new ArrayList<>()).add(l));
    Set<String> names =
        shown.stream().map(OpenLimit::person).filter(p -> !p.isEmpty()).collect(Collectors.toSet());
    Lines lines = new Lines(false, width, names);
    for (List<OpenLimit> same : alike.values()) {
      OpenLimit limit = same.get(0);
      List<String> whom =
          same.stream().map(OpenLimit::person).filter(p -> !p.isEmpty()).distinct().toList();
      line(
          lines,
          "  ",
          limit.when(chinese) + "  " + limit.caseId() + "  " + limit.what(whom, chinese));
      line(lines, INDENT, String.join(chinese ? "、" : "; ", limit.provisions()));
      if (!limit.depends().isEmpty()) {
        line(lines, INDENT, limit.depends());
      }
      if (!limit.dispute().isEmpty()) {
        line(lines, INDENT, limit.dispute());
      }
    }
    text.append(lines);
  }

  private static void line(Lines lines, String lead, String text) {
    lines.line(lead, INDENT, text, Lines.Mark.PLAIN);
  }

  /** For spreadsheets: no cell of it computes, in UTF-8 with the mark by which they know it. */
  public String csv() {
    StringBuilder csv = new StringBuilder(Csv.MARK).append(Csv.row(COLUMNS));
    for (OpenLimit limit : limits) {
      csv.append(Csv.row(cells(limit)));
    }
    return csv.toString();
  }

  private List<String> cells(OpenLimit limit) {
    return List.of(
        state(limit),
        limit.day().toString(),
        Words.weekday(limit.day(), chinese),
        limit.hour().map(Object::toString).orElse(""),
        limit.provisional() ? "yes" : "no",
        limit.latest().toString(),
        limit.safe().toString(),
        limit.caseId(),
        limit.place(),
        limit.actor(),
        limit.action(),
        limit.person(),
        String.join(chinese ? "、" : "; ", limit.provisions()),
        limit.depends());
  }

  private static String state(OpenLimit limit) {
    return limit.standing().word();
  }

  /** For programs. */
  public ArrayNode json() {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (OpenLimit limit : limits) {
      ObjectNode row = rows.addObject();
      row.put("state", state(limit));
      row.put("due", limit.day().toString());
      row.put("weekday", Words.weekday(limit.day(), chinese));
      limit.hour().ifPresent(hour -> row.put("hour", hour.toString()));
      row.put("provisional", limit.provisional());
      row.put("latest", limit.latest().toString());
      row.put("safe", limit.safe().toString());
      row.put("case", limit.caseId());
      row.put("jurisdiction", limit.place());
      row.put("actor", limit.actor());
      row.put("action", limit.action());
      if (!limit.person().isEmpty()) {
        row.put("person", limit.person());
      }
      ArrayNode provisions = row.putArray("provisions");
      limit.provisions().forEach(provisions::add);
      if (!limit.depends().isEmpty()) {
        row.put("depends", limit.depends());
      }
      row.put("uid", limit.uid());
    }
    return rows;
  }
}
