package org.dutylawyer.cli.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dutylawyer.answer.Wording;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.cli.edition.Html;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;

/** A case as a picture: events, periods with their last days, days off shaded. */
public final class TimeLine {

  private static final int WIDTH = 1000;
  private static final int MARGIN = 20;
  private static final int ROW = 26;
  private static final int TOP = 30;

  private final LocalDate first;
  private final LocalDate last;

  /** One row: a day, or the days from one to the other. */
  private record Row(LocalDate from, LocalDate to, String text, String colour) {}

  /** What the colour of a period says. */
  private enum Colour {
    EVENT("#1d1b18", "事件", "event"),
    LATE("#a3231a", "逾期、迟办", "overdue or late"),
    DONE("#2b7a4b", "已办", "done"),
    OPEN("#1f4e8c", "待办", "open"),
    UNKNOWN("#8a8378", "没有办理记载、尚不能确定", "no record, or not known");

    private final String value;
    private final String zh;
    private final String en;

    Colour(String value, String zh, String en) {
      this.value = value;
      this.zh = zh;
      this.en = en;
    }

    static Colour of(Finding finding) {
      return switch (finding.state()) {
        case BREACHED, LATE -> LATE;
        case MET -> DONE;
        case PENDING, EXCUSED, STANDING, AWAITING -> OPEN;
        case NO_RECORD, UNDETERMINED, LAPSED -> UNKNOWN;
      };
    }
  }

  private TimeLine(List<Row> rows, LocalDate asOf) {
    this.first = rows.stream().map(Row::from).min(Comparator.naturalOrder()).orElse(asOf);
    LocalDate end = rows.stream().map(Row::to).max(Comparator.naturalOrder()).orElse(asOf);
    this.last = end.isAfter(asOf) ? end : asOf;
  }

  /** So many rows leave room beside them on a printed page: a picture is not broken. */
  private static final int MOST_ROWS = 20;

  /** The picture as SVG; its texts are those of the rows, so that it can be read aloud. */
  public static String of(Assessment answer, Wording words) {
    return drawn(answer, words, Integer.MAX_VALUE).get(0);
  }

  /** The same in pieces that fit on a page with other things, all of the same days. */
  static List<String> pieces(Assessment answer, Wording words) {
    return drawn(answer, words, MOST_ROWS);
  }

  private static List<String> drawn(Assessment answer, Wording words, int most) {
    List<Row> rows = new ArrayList<>();
    answer.file().events().stream()
        .filter(e -> e.at().isPresent() && !e.omitted())
        .forEach(
            e -> {
              LocalDate day = e.at().orElseThrow().date();
              rows.add(new Row(day, day, words.event(e.type()), Colour.EVENT.value));
            });
    answer.governing().stream()
        .filter(f -> f.outcome() == Outcome.APPLIES)
        .filter(f -> f.conclusion().kindOf() == Conclusion.Kind.DUTY)
        .forEach(f -> f.due().flatMap(Due::dated).ifPresent(d -> rows.add(period(f, d, words))));
    List<Row> sorted =
        rows.stream()
            .distinct()
            .sorted(Comparator.comparing(Row::from).thenComparing(Row::to))
            .toList();
    LocalDate asOf = answer.asOf().date();
    TimeLine line = new TimeLine(sorted, asOf);
    WorkingCalendar calendar = WorkingCalendar.china().asKnownOn(answer.knownOn());
    List<String> pictures = new ArrayList<>();
    int from = 0;
    do {
      int to = from + Math.min(most, sorted.size() - from);
      pictures.add(line.draw(sorted.subList(from, to), asOf, calendar, words));
      from = to;
    } while (from < sorted.size());
    return pictures;
  }

  private static Row period(Finding finding, DueDate due, Wording words) {
    LocalDate event = due.event().date();
    LocalDate day = finding.lastDay().orElseGet(due::earliest);
    boolean before = day.isBefore(event);
    String colour = Colour.of(finding).value;
    String text = words.conclusion(finding.conclusion()) + "  " + words.until(finding);
    return new Row(before ? day : event, before ? event : day, text, colour);
  }

  private double x(LocalDate day) {
    double days = Math.max(1, last.toEpochDay() - first.toEpochDay() + 1);
    return MARGIN + (WIDTH - 2.0 * MARGIN) * (day.toEpochDay() - first.toEpochDay()) / days;
  }

  private String draw(List<Row> rows, LocalDate asOf, WorkingCalendar calendar, Wording words) {
    int height = TOP + (rows.size() + 1) * ROW;
    StringBuilder svg = new StringBuilder();
    svg.append(
        format(
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\" font-size=\"14\">",
            WIDTH, height, words.chinese() ? "时间轴" : "time line"));
    shade(svg, calendar, height);
    svg.append(text(MARGIN, 18, "start", words.day(first)));
    svg.append(text(WIDTH - MARGIN, 18, "end", words.day(last)));
    if (!asOf.isBefore(first)) {
      svg.append(
          format(
              "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"24\" y2=\"%d\" stroke=\"#a8690a\" stroke-dasharray=\"4 3\"/>",
              x(asOf), x(asOf), height));
    }
    for (int i = 0; i < rows.size(); i++) {
      row(svg, rows.get(i), TOP + i * ROW + ROW / 2, words);
    }
    return svg.append("</svg>").toString();
  }

  /** What the colours of periods mean, as HTML. */
  static String legend(boolean chinese) {
    StringBuilder html = new StringBuilder("<p class=\"legend\">");
    for (Colour colour : Colour.values()) {
      html.append(
          format(
              "<span><i style=\"border-top: 5px solid %s\"></i>%s</span> ",
              colour.value, Html.escape(chinese ? colour.zh : colour.en)));
    }
    return html.append("</p>").toString();
  }

  private void row(StringBuilder svg, Row row, int y, Wording words) {
    double from = x(row.from());
    double to = x(row.to());
    boolean day = row.from().equals(row.to());
    if (day) {
      svg.append(
          format("<circle cx=\"%.1f\" cy=\"%d\" r=\"5\" fill=\"%s\"/>", from, y, row.colour()));
    } else {
      svg.append(
          format(
              "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"5\" rx=\"2\" fill=\"%s\"/>",
              from, y + 7, to - from, row.colour()));
    }
    boolean right = from < WIDTH * 0.55;
    int aside = day ? 10 : 0; // beside a day, above a period
    String said = day ? words.day(row.from()) + "  " + row.text() : row.text();
    svg.append(text(right ? from + aside : to - aside, y + 4, right ? "start" : "end", said));
  }

  /** Days off that follow one another are one field. */
  private void shade(StringBuilder svg, WorkingCalendar calendar, int height) {
    Optional<LocalDate> began = Optional.empty();
    for (LocalDate day = first; !day.isAfter(last.plusDays(1)); day = day.plusDays(1)) {
      boolean known = !day.isBefore(calendar.firstDay()) && !day.isAfter(calendar.lastDay());
      boolean off = known && !day.isAfter(last) && !calendar.isWorkingDay(day);
      if (off && began.isEmpty()) {
        began = Optional.of(day);
      } else if (!off && began.isPresent()) {
        double from = x(began.get());
        svg.append(
            format(
                "<rect x=\"%.1f\" y=\"24\" width=\"%.1f\" height=\"%d\" fill=\"#ece7da\"/>",
                from, x(day) - from, height - 24));
        began = Optional.empty();
      }
    }
  }

  private static String text(double x, int y, String anchor, String text) {
    return format("<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">", x, y, anchor)
        + Html.escape(text)
        + "</text>";
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
