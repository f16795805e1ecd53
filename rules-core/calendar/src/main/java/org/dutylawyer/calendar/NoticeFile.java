package org.dutylawyer.calendar;

import static org.dutylawyer.calendar.NoticeException.same;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.dutylawyer.text.Encoding;
import org.dutylawyer.text.Title;

/**
 * The form in which notices are kept: YAML, one entry per notice. What {@link #write} prints,
 * {@link #read} reads.
 */
public final class NoticeFile {

  /** The largest file read: the notices of some centuries; one of a year has 2,000 bytes. */
  public static final int MAX_BYTES = 1_000_000;

  private static final String RANGE = "..";
  private static final int LONGEST = 60;
  private static final Title NOTICE = new Title("一份通知", "a notice");
  private static final List<String> FILE_KEYS = List.of("notices", "sources");
  private static final List<String> ENTRY_KEYS =
      List.of(
          "id", "year", "title", "published", "precision", "issuer", "region", "amends", "clauses");
  private static final List<String> CLAUSE_KEYS =
      List.of("name", "off", "working", "resumes", "replaces", "clause");

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
   * Reads a file of notices, as text in the State Council's own wording or as entries.
   *
   * @param file UTF-8 text, with a byte order mark or without, of {@link #MAX_BYTES} at most
   * @param hints what a text does not say; entries need none
   * @param known the calendar before these notices
   * @return its notices, at least one
   * @throws NoticeException when it cannot be read, is too large or no UTF-8 text, or as {@link
   *     NoticeText#read} and {@link #read}
   */
  public static List<HolidayNotice> read(Path file, NoticeText.Hints hints, WorkingCalendar known) {
    String text = text(file);
    boolean entries = text.lines().anyMatch(l -> l.matches("(?:notices|sources)\\s*:.*|---\\s*"));
    try {
      return entries ? read(text, file.toString()) : NoticeText.readAll(text, hints, known);
    } catch (NoticeException e) {
      throw entries ? e : e.in(file.toString());
    }
  }

  /** The text of a file; of one without end no more than is allowed is read. */
  private static String text(Path file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new NoticeException(same(file.toString()), new Title("没有这个文件", "no such file"), NOTICE);
    } catch (IOException e) {
      throw new NoticeException(
          same(file.toString()),
          new Title(
              "不能读取的文件（" + e.getMessage() + "）",
              "no file that can be read (" + e.getMessage() + ")"),
          NOTICE);
    }
    if (bytes.length > MAX_BYTES) {
      throw new NoticeException(
          same(file.toString()),
          new Title("超过 " + MAX_BYTES + " 字节", "more than " + MAX_BYTES + " bytes"),
          new Title("一份通知，或者通知条目的文件", "a notice, or a file of them"));
    }
    Encoding.Decoded decoded = Encoding.utf8(bytes);
    if (decoded.wrong().isPresent()) {
      throw new NoticeException(
          same(file.toString()),
          decoded.wrong().get(),
          new Title("UTF-8 的通知（请另存为 UTF-8）", "a notice in UTF-8 (save it as UTF-8)"));
    }
    return decoded.text();
  }

  /**
   * Reads a file of entries.
   *
   * @param yaml the text of the file: {@code notices:} with a list of entries, and {@code sources:}
   * @param file its name, for messages
   * @throws NoticeException when an entry lacks something, has a key that none has, or contradicts
   *     itself, or a key stands twice
   */
  public static List<HolidayNotice> read(String yaml, String file) {
    JsonNode tree;
    try {
      tree = Yaml.text(yaml);
    } catch (IOException e) {
      throw new NoticeException(
          same(file),
          new Title("不是 YAML（" + e.getMessage() + "）", "no YAML (" + e.getMessage() + ")"),
          new Title("通知条目的文件", "a file of notices"));
    }
    return entries(tree, file);
  }

  private static List<HolidayNotice> entries(JsonNode tree, String file) {
    JsonNode notices = tree == null ? null : tree.get("notices");
    if (notices == null || !notices.isArray() || notices.isEmpty()) {
      throw new NoticeException(
          same(file),
          new Title("没有列表“notices”", "no list \"notices\""),
          new Title("notices: 下每份通知一个条目", "notices: with one entry per notice"));
    }
    onlyKeys(tree, FILE_KEYS, file);
    List<HolidayNotice> result = new ArrayList<>();
    for (int i = 0; i < notices.size(); i++) {
      String where = file + ", notices[" + i + "]";
      JsonNode n = notices.get(i);
      String id = text(n, "id", where);
      onlyKeys(n, ENTRY_KEYS, where + " (" + id + ")");
      List<HolidayNotice.Clause> clauses = new ArrayList<>();
      if (!n.path("clauses").isArray()) {
        throw new NoticeException(
            same(where + " (" + id + ").clauses"),
            new Title("不是列表", "no list"),
            new Title("条款的列表", "a list of clauses"));
      }
      if (result.stream().anyMatch(r -> r.id().equals(id))) {
        throw new NoticeException(
            same(where),
            new Title("编号 " + id + " 出现两次", "the id " + id + " twice"),
            new Title("只出现一次", "it once"));
      }
      for (JsonNode c : n.path("clauses")) {
        String clause = text(c, "clause", where);
        onlyKeys(c, CLAUSE_KEYS, where + " (" + id + "), clause “" + clause + "”");
        String at = where + " (" + id + "), clause “" + clause + "”";
        clauses.add(
            new HolidayNotice.Clause(
                text(c, "name", at),
                dates(c.path("off"), at),
                dates(c.path("working"), at),
                c.has("resumes") ? Optional.of(date(text(c, "resumes", at), at)) : Optional.empty(),
                clause,
                flag(c.path("replaces"), at)));
      }
      String precision = text(n, "precision", where);
      if (!precision.equals("day") && !precision.equals("month")) {
        throw new NoticeException(
            same(where + ".precision"), same(precision), new Title("day 或者 month", "day or month"));
      }
      if (!n.path("year").isInt()) {
        throw new NoticeException(
            same(where),
            new Title("“year”不是整数", "no whole number \"year\""),
            new Title("所安排的年份", "the year that it arranges"));
      }
      String title = text(n, "title", where);
      Optional<String> told =
          n.has("issuer") ? Optional.of(text(n, "issuer", where)) : Optional.empty();
      Optional<String> region =
          n.has("region") ? Optional.of(text(n, "region", where)) : Optional.empty();
      NoticeIssuer.Entry issued = NoticeIssuer.entry(title, told, region, where + " (" + id + ")");
      HolidayNotice notice =
          new HolidayNotice(
              id,
              n.get("year").asInt(),
              title,
              date(text(n, "published", where), where),
              precision.equals("day") ? HolidayNotice.Precision.DAY : HolidayNotice.Precision.MONTH,
              n.has("amends") ? Optional.of(text(n, "amends", where)) : Optional.empty(),
              clauses,
              tree.path("sources").path(id).path("address").asText(""));
      refuseOtherDays(notice, where);
      result.add(notice.issuedBy(issued.issuer(), issued.region()));
    }
    return Collections.unmodifiableList(result);
  }

  /** Days of another year, or a day of publication that cannot be: as in a notice that is text. */
  private static void refuseOtherDays(HolidayNotice notice, String where) {
    List<NoticeException.Problem> problems =
        new ArrayList<>(NoticeText.implausible(notice.id(), notice.clauses(), notice.published()));
    for (HolidayNotice.Clause c : notice.clauses()) {
      List<LocalDate> days = new ArrayList<>(c.daysOff());
      days.addAll(c.workingDays());
      c.resumes().ifPresent(days::add);
      days.stream()
          .filter(d -> !NoticeDates.of(notice.year(), d))
          .forEach(
              d ->
                  problems.add(
                      new NoticeException.Problem(
                          NoticeException.clause(where + " (" + notice.id() + ")", c.text()),
                          NoticeDates.told(d),
                          NoticeDates.day(notice.year()))));
    }
    if (!problems.isEmpty()) {
      throw new NoticeException(problems);
    }
  }

  private static String text(JsonNode n, String field, String where) {
    if (!n.hasNonNull(field) || !n.get(field).isValueNode()) {
      throw new NoticeException(
          same(where),
          new Title("没有“" + field + "”", "no \"" + field + "\""),
          new Title("文字", "a text"));
    }
    String text = n.get(field).asText();
    Visible.refuseHidden(text, same(where + "." + field));
    return text;
  }

  private static boolean flag(JsonNode n, String where) {
    if (!n.isMissingNode() && !n.isBoolean()) {
      throw new NoticeException(
          same(where + ".replaces"),
          same(n.toString()),
          new Title("true 或者 false", "true or false"));
    }
    return n.asBoolean(false);
  }

  private static void onlyKeys(JsonNode n, List<String> known, String where) {
    n.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw new NoticeException(
                    same(where),
                    new Title("键“" + key + "”", "the key \"" + key + "\""),
                    new Title(known + " 之一", "one of " + known));
              }
            });
  }

  private static LocalDate date(String text, String where) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new NoticeException(
          same(where),
          new Title("“" + text + "”", "\"" + text + "\""),
          new Title("2026-10-01 这样的日期", "a date such as 2026-10-01"));
    }
  }

  private static List<LocalDate> dates(JsonNode list, String where) {
    List<LocalDate> dates = new ArrayList<>();
    if (!list.isMissingNode() && !list.isArray()) {
      throw new NoticeException(
          same(where),
          same(list.toString()),
          new Title("日期的列表：[2026-10-01..2026-10-07]", "a list of dates: [2026-10-01..2026-10-07]"));
    }
    for (JsonNode item : list) {
      String s = item.asText();
      int dots = s.indexOf(RANGE);
      if (dots < 0) {
        dates.add(date(s, where));
        continue;
      }
      LocalDate first = date(s.substring(0, dots), where);
      LocalDate last = date(s.substring(dots + RANGE.length()), where);
      if (last.isBefore(first) || last.isAfter(first.plusDays(LONGEST))) {
        throw new NoticeException(
            same(where),
            same(s),
            new Title(
                "终止不早于开始、至多 " + LONGEST + " 日的区间",
                "a range whose end is not before its start, of " + LONGEST + " days at most"));
      }
      first.datesUntil(last.plusDays(1)).forEach(dates::add);
    }
    return dates;
  }

  /** One notice as such a file. */
  public static String write(HolidayNotice n) {
    return write(List.of(n));
  }

  /** Notices as such a file, their sources at the end. */
  public static String write(List<HolidayNotice> notices) {
    StringBuilder s = new StringBuilder("notices:\n");
    notices.forEach(n -> append(s, n));
    s.append("sources:\n");
    for (HolidayNotice n : notices) {
      s.append("  ").append(quoted(n.id())).append(":\n    address: ");
      s.append(quoted(n.source())).append('\n');
    }
    return s.toString();
  }

  private static void append(StringBuilder s, HolidayNotice n) {
    s.append("- id: ").append(key(n.id())).append('\n');
    s.append("  year: ").append(n.year()).append('\n');
    s.append("  title: ").append(quoted(n.title())).append('\n');
    s.append("  published: ").append(n.published()).append('\n');
    s.append("  precision: ")
        .append(n.precision() == HolidayNotice.Precision.DAY ? "day" : "month")
        .append('\n');
    s.append("  issuer: ").append(quoted(n.issuer())).append('\n');
    n.region().ifPresent(r -> s.append("  region: ").append(quoted(r)).append('\n'));
    n.amends().ifPresent(a -> s.append("  amends: ").append(key(a)).append('\n'));
    s.append("  clauses:\n");
    for (HolidayNotice.Clause c : n.clauses()) {
      s.append("  - name: ").append(quoted(c.name())).append('\n');
      appendDates(s, "off", c.daysOff());
      if (!c.workingDays().isEmpty()) {
        appendDates(s, "working", c.workingDays());
      }
      c.resumes().ifPresent(d -> s.append("    resumes: ").append(d).append('\n'));
      if (c.replaces()) {
        s.append("    replaces: true\n");
      }
      s.append("    clause: ").append(quoted(c.text())).append('\n');
    }
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

  private static String key(String id) {
    return id.matches("CN-[0-9A-Za-z-]+") ? id : quoted(id);
  }

  private static String quoted(String text) {
    StringBuilder s = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        s.append('\\').append(c);
      } else if (c < ' ' || c >= 0x7F && c <= 0xA0 || c == 0x2028 || c == 0x2029 || c == 0xFEFF) {
        s.append(String.format("\\u%04x", (int) c));
      } else {
        s.append(c);
      }
    }
    return s.append('"').toString();
  }
}
