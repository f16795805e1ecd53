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
import org.dutylawyer.cli.terminal.LanguageOption;
import org.dutylawyer.text.Weekdays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calendar import}: a pasted notice becomes an entry, with the clause for each date. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a holiday notice in the State Council's own wording and prints it as an entry."
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
      description = "What an amendment does whose words do not say it: ${COMPLETION-CANDIDATES}.")
  private Scope scope;

  @Option(
      names = "--notice",
      paramLabel = "FILE",
      description = "A notice before this one, for instance the one that it amends.")
  private List<Path> notices = new ArrayList<>();

  @Mixin private LanguageOption language;

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

  private String remarks(HolidayNotice n, WorkingCalendar calendar) {
    StringBuilder s = new StringBuilder();
    Optional<HolidayNotice> known = calendar.known(n);
    known.ifPresent(k -> remark(s, "已经收入，编号 " + k.id() + "。", "Known already, as " + k.id() + "."));
    if (known.isEmpty() && n.region().isEmpty()) {
      List<String> open = calendar.with(n).unarranged(n.year());
      if (!open.isEmpty()) {
        String days = String.join("、", open);
        remark(
            s,
            "没有安排 " + days + "：" + n.year() + " 年的这些日子仍为推算。",
            "No clause for " + days + ": those days of " + n.year() + " stay projected.");
      }
    }
    n.region()
        .ifPresent(
            r -> {
              remark(
                  s,
                  "只适用于" + r + "，不改变其他日历。写入当地规则包的 pack.yaml：",
                  "It speaks for "
                      + r
                      + " alone and moves no other calendar. In pack.yaml of the pack for that"
                      + " place:");
              s.append(regional(n));
            });
    remark(s, "逐日及所依条款：", "Every date and the clause that says so:");
    for (HolidayNotice.Clause c : n.clauses()) {
      c.daysOff().forEach(d -> append(s, d, language.chinese() ? "放假" : "off  ", c));
      c.workingDays().forEach(d -> append(s, d, language.chinese() ? "上班" : "works", c));
      c.resumes().ifPresent(d -> append(s, d, language.chinese() ? "上班" : "works", c));
    }
    return s.toString();
  }

  private void remark(StringBuilder s, String zh, String en) {
    s.append("# ").append(language.chinese() ? zh : en).append('\n');
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

  private void append(StringBuilder s, LocalDate d, String what, HolidayNotice.Clause c) {
    s.append("#   ").append(d).append(' ');
    s.append(language.chinese() ? Weekdays.chinese(d) : Weekdays.english(d));
    s.append(' ').append(what).append("  ").append(c.text()).append('\n');
  }
}
