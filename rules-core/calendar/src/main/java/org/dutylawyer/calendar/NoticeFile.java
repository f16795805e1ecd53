package org.dutylawyer.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The form in which notices are kept: YAML, one entry per notice. What {@link #write} prints,
 * {@link #read} reads.
 */
public final class NoticeFile {

  private static final String RANGE = "..";

  private NoticeFile() {}

  /** The notices shipped with the library, in the order of publication. */
  public static List<HolidayNotice> shipped() {
    return CompiledCalendar.shipped()
        .map(CompiledCalendar.Found::notices)
        .orElseGet(NoticeFile::fromYaml);
  }

  /** The same from their file. */
  static List<HolidayNotice> fromYaml() {
    return entries(Yaml.resource("holiday-notices.yaml"), "holiday-notices.yaml");
  }

  /**
   * Reads a file of entries.
   *
   * @param yaml the text of the file: {@code notices:} with a list of entries, and {@code sources:}
   * @param file its name, for messages
   * @throws NoticeException when an entry lacks something or contradicts itself
   */
  public static List<HolidayNotice> read(String yaml, String file) {
    JsonNode tree;
    try {
      tree = Yaml.text(yaml);
    } catch (IOException e) {
      throw new NoticeException(file, "no YAML (" + e.getMessage() + ")", "a file of notices");
    }
    return entries(tree, file);
  }

  private static List<HolidayNotice> entries(JsonNode tree, String file) {
    JsonNode notices = tree == null ? null : tree.get("notices");
    if (notices == null || !notices.isArray()) {
      throw new NoticeException(file, "no list \"notices\"", "notices: with one entry per notice");
    }
    List<HolidayNotice> result = new ArrayList<>();
    for (int i = 0; i < notices.size(); i++) {
      String where = file + ", notices[" + i + "]";
      JsonNode n = notices.get(i);
      String id = text(n, "id", where);
      List<HolidayNotice.Clause> clauses = new ArrayList<>();
      for (JsonNode c : n.path("clauses")) {
        String clause = text(c, "clause", where);
        String at = where + " (" + id + "), clause “" + clause + "”";
        clauses.add(
            new HolidayNotice.Clause(
                text(c, "name", at),
                dates(c.path("off"), at),
                dates(c.path("working"), at),
                c.has("resumes")
                    ? Optional.of(date(c.get("resumes").asText(), at))
                    : Optional.empty(),
                clause));
      }
      String precision = text(n, "precision", where);
      if (!precision.equals("day") && !precision.equals("month")) {
        throw new NoticeException(where + ".precision", precision, "day or month");
      }
      if (!n.path("year").canConvertToInt()) {
        throw new NoticeException(where, "no number \"year\"", "the year that it arranges");
      }
      result.add(
          new HolidayNotice(
              id,
              n.get("year").asInt(),
              text(n, "title", where),
              date(text(n, "published", where), where),
              precision.equals("day") ? HolidayNotice.Precision.DAY : HolidayNotice.Precision.MONTH,
              Optional.ofNullable(n.get("amends")).map(JsonNode::asText),
              clauses,
              tree.path("sources").path(id).path("address").asText("")));
    }
    return Collections.unmodifiableList(result);
  }

  private static String text(JsonNode n, String field, String where) {
    if (!n.hasNonNull(field)) {
      throw new NoticeException(where, "no \"" + field + "\"", "a text");
    }
    return n.get(field).asText();
  }

  private static LocalDate date(String text, String where) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new NoticeException(where, "\"" + text + "\"", "a date such as 2026-10-01");
    }
  }

  private static List<LocalDate> dates(JsonNode list, String where) {
    List<LocalDate> dates = new ArrayList<>();
    for (JsonNode item : list) {
      String s = item.asText();
      int dots = s.indexOf(RANGE);
      if (dots < 0) {
        dates.add(date(s, where));
        continue;
      }
      LocalDate first = date(s.substring(0, dots), where);
      LocalDate last = date(s.substring(dots + RANGE.length()), where);
      if (last.isBefore(first)) {
        throw new NoticeException(where, s, "a range whose end is not before its start");
      }
      first.datesUntil(last.plusDays(1)).forEach(dates::add);
    }
    return dates;
  }

  /** One notice as an entry of such a file, its source at the end. */
  public static String write(HolidayNotice n) {
    StringBuilder s = new StringBuilder("notices:\n");
    s.append("- id: ").append(n.id()).append('\n');
    s.append("  year: ").append(n.year()).append('\n');
    s.append("  title: ").append(quoted(n.title())).append('\n');
    s.append("  published: ").append(n.published()).append('\n');
    s.append("  precision: ")
        .append(n.precision() == HolidayNotice.Precision.DAY ? "day" : "month")
        .append('\n');
    n.amends().ifPresent(a -> s.append("  amends: ").append(a).append('\n'));
    s.append("  clauses:\n");
    for (HolidayNotice.Clause c : n.clauses()) {
      s.append("  - name: ").append(quoted(c.name())).append('\n');
      appendDates(s, "off", c.daysOff());
      if (!c.workingDays().isEmpty()) {
        appendDates(s, "working", c.workingDays());
      }
      c.resumes().ifPresent(d -> s.append("    resumes: ").append(d).append('\n'));
      s.append("    clause: ").append(quoted(c.text())).append('\n');
    }
    s.append("sources:\n  ").append(n.id()).append(":\n    address: ");
    return s.append(quoted(n.source())).append('\n').toString();
  }

  private static void appendDates(StringBuilder s, String key, List<LocalDate> dates) {
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < dates.size(); ) {
      int j = i;
      while (j + 1 < dates.size() && dates.get(j + 1).equals(dates.get(j).plusDays(1))) {
        j++;
      }
      runs.add(dates.get(i) + (j == i ? "" : RANGE + dates.get(j)));
      i = j + 1;
    }
    s.append("    ").append(key).append(": [").append(String.join(", ", runs)).append("]\n");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
