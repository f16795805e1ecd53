package org.dutylawyer.cli.calendar;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dutylawyer.calendar.HolidayNotice;
import org.dutylawyer.calendar.NoticeFile;
import org.dutylawyer.calendar.NoticeText;
import org.dutylawyer.calendar.RegionalDaysOff;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.cli.terminal.DayConverter;
import org.dutylawyer.text.Weekdays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calendar import}: a pasted notice becomes an entry, with the clause for each date. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a holiday notice in the State Council's own wording and prints it as an entry.",
      "把粘贴的放假安排通知转为日历条目，逐日注明条款。"
    })
public final class CalendarImportCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NOTICE.txt", description = "The notice, UTF-8 text.")
  private Path file;

  @Option(names = "--year", paramLabel = "YEAR", description = "Its year, if the text has none.")
  private @Nullable Integer year;

  @Option(
      names = "--published",
      paramLabel = "D",
      converter = DayConverter.class,
      description = "Its day of publication, if the text has none.")
  private LocalDate published;

  @Option(names = "--title", description = "Its title, if the text has none.")
  private String title;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description = "What an amendment does whose words do not say it: adds or replaces.")
  private Scope scope;

  @Option(
      names = "--notice",
      paramLabel = "FILE",
      description = "A notice before this one, for instance the one that it amends.")
  private List<Path> notices = new ArrayList<>();

  /** {@link NoticeText.Scope} as it is written on the command line. */
  enum Scope {
    adds,
    replaces
  }

  @Override
  public void run() {
    NoticeText.Hints hints =
        new NoticeText.Hints(
            Optional.ofNullable(year),
            Optional.ofNullable(published),
            Optional.ofNullable(title),
            Optional.ofNullable(scope)
                .map(s -> NoticeText.Scope.valueOf(s.name().toUpperCase(Locale.ROOT))));
    WorkingCalendar calendar = Calendars.load(notices, Optional.empty());
    List<HolidayNotice> read = NoticeFile.read(file, hints, calendar);
    StringBuilder all = new StringBuilder(NoticeFile.write(read));
    for (HolidayNotice n : read) {
      all.append(remarks(n, calendar));
      if (n.region().isEmpty()) {
        calendar = calendar.with(n);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(all);
    out.flush();
  }

  private static String remarks(HolidayNotice n, WorkingCalendar calendar) {
    StringBuilder s = new StringBuilder();
    Optional<HolidayNotice> known = calendar.known(n);
    known.ifPresent(k -> s.append("# Known already, as ").append(k.id()).append(".\n"));
    if (known.isEmpty() && n.region().isEmpty()) {
      List<String> open = calendar.with(n).unarranged(n.year());
      if (!open.isEmpty()) {
        s.append("# No clause for ").append(String.join("、", open));
        s.append(": those days of ").append(n.year()).append(" stay projected.\n");
      }
    }
    n.region()
        .ifPresent(
            r -> {
              s.append("# It speaks for ").append(r).append(" alone and moves no other calendar.");
              s.append(" In pack.yaml of the pack for that place:\n");
              s.append(regional(n));
            });
    s.append("# Every date and the clause that says so:\n");
    for (HolidayNotice.Clause c : n.clauses()) {
      c.daysOff().forEach(d -> append(s, d, "off  ", c));
      c.workingDays().forEach(d -> append(s, d, "works", c));
      c.resumes().ifPresent(d -> append(s, d, "works", c));
    }
    return s.toString();
  }

  private static String regional(HolidayNotice n) {
    RegionalDaysOff days = n.regionalDaysOff("CN");
    return "# regional-days-off:\n#   - name: "
        + days.name()
        + "\n#     basis: "
        + days.basis()
        + "\n#     dates: "
        + days.dates()
        + (days.workingDays().isEmpty() ? "" : "\n#     working: " + days.workingDays())
        + "\n";
  }

  private static void append(StringBuilder s, LocalDate d, String what, HolidayNotice.Clause c) {
    s.append("#   ").append(d).append(' ');
    s.append(Weekdays.english(d));
    s.append(' ').append(what).append("  ").append(c.text()).append('\n');
  }
}
