package org.dutylawyer.cli.calendar;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.answer.Lines;
import org.dutylawyer.calendar.CalendarRangeException;
import org.dutylawyer.calendar.Day;
import org.dutylawyer.calendar.DayKind;
import org.dutylawyer.calendar.HolidayNotice;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.cli.batch.Csv;
import org.dutylawyer.cli.terminal.DayConverter;
import org.dutylawyer.cli.terminal.LanguageOption;
import org.dutylawyer.cli.terminal.Misused;
import org.dutylawyer.cli.terminal.Refused;
import org.dutylawyer.text.Title;
import org.dutylawyer.text.Weekdays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calendar}: the working calendar, a year at a glance or day by day. */
@Command(
    name = "calendar",
    mixinStandardHelpOptions = true,
    subcommands = CalendarImportCommand.class,
    description = {
      "Shows which days people work in mainland China, from the State Council's notices."
    })
public final class CalendarCommand implements Runnable {

  private static final int MONTHS_IN_A_ROW = 3;
  private static final int MONTH_WIDTH = 28;

  /** How days are printed. */
  enum Format {
    text,
    csv
  }

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "YEAR", description = "A year at a glance.")
  private @Nullable Integer year;

  @Option(
      names = "--from",
      paramLabel = "D",
      converter = DayConverter.class,
      description = "First day.")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "D",
      converter = DayConverter.class,
      description = "Last day.")
  private @Nullable LocalDate to;

  @Option(
      names = "--format",
      defaultValue = "text",
      description =
          "${COMPLETION-CANDIDATES}; csv has the columns date,working,kind,name,notice. Default"
              + " ${DEFAULT-VALUE}.")
  private Format format;

  @Option(
      names = "--known-on",
      paramLabel = "D",
      converter = DayConverter.class,
      description = "Only notices published by this day.")
  private @Nullable LocalDate knownOn;

  @Option(
      names = "--notice",
      paramLabel = "FILE",
      description = "A further notice, as text or as printed by 'calendar import'.")
  private List<Path> notices = new ArrayList<>();

  @Mixin private LanguageOption language;

  @Override
  public void run() {
    if (year == null && (from == null || to == null)) {
      throw new Misused(
          spec, "缺少日期：应给出年份，或者 --from 和 --to", "Which days? Give YEAR, or both --from and --to.");
    }
    if (year != null && (from != null || to != null)) {
      throw new Misused(spec, "年份与 --from、--to 只能给出其一", "Give YEAR or --from and --to, not both.");
    }
    WorkingCalendar calendar = Calendars.load(notices, Optional.ofNullable(knownOn));
    try {
      print(calendar);
    } catch (CalendarRangeException e) {
      throw Calendars.outside(e, "", "");
    }
  }

  private void print(WorkingCalendar calendar) {
    PrintWriter out = spec.commandLine().getOut();
    LocalDate first = year == null ? requireNonNull(from) : firstOf(calendar, year);
    LocalDate last = year == null ? requireNonNull(to) : first.plusYears(1).minusDays(1);
    if (last.isBefore(first)) {
      throw new Refused(
          new Title(
              "--to：发现 " + last + "，应为不早于 --from " + first + " 的日期",
              "--to: found " + last + ", expected a day not before --from " + first));
    }
    calendar.day(first);
    calendar.day(last);
    if (format == Format.csv) {
      out.println("date,working,kind,name,notice");
      first.datesUntil(last.plusDays(1)).forEach(d -> out.println(csv(calendar.day(d))));
    } else if (year == null) {
      first.datesUntil(last.plusDays(1)).forEach(d -> out.println(line(calendar.day(d))));
    } else {
      glance(calendar, year, out);
    }
  }

  private static LocalDate firstOf(WorkingCalendar calendar, int year) {
    if (year < calendar.firstDay().getYear() || year > calendar.lastDay().getYear()) {
      int first = calendar.firstDay().getYear();
      int last = calendar.lastDay().getYear();
      throw new Refused(
          new Title(
              "年份：发现 " + year + "，应为 " + first + " 至 " + last,
              "YEAR: found " + year + ", expected " + first + " to " + last));
    }
    return LocalDate.of(year, 1, 1);
  }

  private static String csv(Day day) {
    return String.join(
        ",",
        day.date().toString(),
        String.valueOf(day.working()),
        kind(day.kind()),
        Csv.quoted(day.name()),
        Csv.quoted(day.notice().map(HolidayNotice::id).orElse("")));
  }

  private static String kind(DayKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String line(Day day) {
    return chinese()
        ? day.date()
            + " "
            + Weekdays.chinese(day.date())
            + (day.working() ? "  上班  " : "  放假  ")
            + day.why(Locale.CHINESE)
        : day.date()
            + " "
            + Weekdays.english(day.date())
            + (day.working() ? "  works  " : "  off    ")
            + day.why(Locale.ENGLISH);
  }

  private boolean chinese() {
    return language.chinese();
  }

  private void glance(WorkingCalendar calendar, int year, PrintWriter out) {
    boolean announced = calendar.announced(year);
    out.println(
        chinese()
            ? year + " 年" + (announced ? "" : "（推算：尚未公布放假安排）")
            : year + (announced ? "" : "  (projected: no notice yet)"));
    out.println(
        chinese()
            ? "* 放假   + 调休上班   ? 尚待公布的安排可能改变"
            : "* day off   + make-up working day   ? a coming notice could change it");
    for (int row = 1; row <= 12; row += MONTHS_IN_A_ROW) {
      out.println();
      List<List<String>> months = new ArrayList<>();
      for (int m = row; m < row + MONTHS_IN_A_ROW; m++) {
        months.add(month(calendar, YearMonth.of(year, m)));
      }
      int height = months.stream().mapToInt(List::size).max().orElseThrow();
      for (int i = 0; i < height; i++) {
        StringBuilder s = new StringBuilder();
        for (List<String> month : months) {
          String text = i < month.size() ? month.get(i) : "";
          s.append(text).append(" ".repeat(MONTH_WIDTH + 2 - Lines.columns(text)));
        }
        out.println(s.toString().stripTrailing());
      }
    }
    out.println();
    Set<String> said = new LinkedHashSet<>();
    LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .map(calendar::day)
        .forEach(d -> d.clause().ifPresent(said::add));
    said.forEach(out::println);
  }

  /** A month as lines of {@value #MONTH_WIDTH} columns: seven days of four. */
  private List<String> month(WorkingCalendar calendar, YearMonth month) {
    List<String> lines = new ArrayList<>();
    lines.add(
        chinese()
            ? month.getMonthValue() + "月"
            : month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    lines.add(chinese() ? " 一  二  三  四  五  六  日" : " Mo  Tu  We  Th  Fr  Sa  Su");
    StringBuilder week = new StringBuilder();
    LocalDate first = month.atDay(1);
    week.append("    ".repeat(first.getDayOfWeek().getValue() - 1));
    for (LocalDate d = first; YearMonth.from(d).equals(month); d = d.plusDays(1)) {
      week.append(String.format(Locale.ROOT, "%3d%s", d.getDayOfMonth(), mark(calendar, d)));
      if (d.getDayOfWeek().getValue() == 7) {
        lines.add(week.toString());
        week.setLength(0);
      }
    }
    if (week.length() > 0) {
      lines.add(week.toString());
    }
    return lines;
  }

  private static String mark(WorkingCalendar calendar, LocalDate d) {
    Day day = calendar.day(d);
    return switch (day.kind()) {
      case HOLIDAY -> "*";
      case MAKE_UP_WORKING_DAY -> "+";
      // Of a projected year every day is open; of an announced one only some of its last days are.
      default -> day.provisional() && calendar.announced(d.getYear()) ? "?" : " ";
    };
  }
}
