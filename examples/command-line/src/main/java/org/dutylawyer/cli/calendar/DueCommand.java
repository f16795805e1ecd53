package org.dutylawyer.cli.calendar;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dutylawyer.calendar.CalendarRangeException;
import org.dutylawyer.calendar.Conventions;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.calendar.HolidayNotice;
import org.dutylawyer.calendar.Kind;
import org.dutylawyer.calendar.Length;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.TimeLimit;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.cli.terminal.DayConverter;
import org.dutylawyer.cli.terminal.LanguageOption;
import org.dutylawyer.cli.terminal.Misused;
import org.dutylawyer.cli.terminal.MomentConverter;
import org.dutylawyer.cli.terminal.QuestionOptions;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.text.Title;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code due}: when a time limit ends, and why. */
@Command(
    name = "due",
    mixinStandardHelpOptions = true,
    description = {"Computes when a time limit ends and explains every day of it."})
public final class DueCommand implements Runnable {

  /** How the answer is printed. */
  enum Format {
    text,
    json
  }

  @Spec private CommandSpec spec;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Start start;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Span span;

  @ArgGroup(exclusive = true)
  private Whose whose = new Whose();

  /** The event and the direction. */
  static final class Start {
    @Option(
        names = "--after",
        paramLabel = "D",
        converter = MomentConverter.class,
        description = "The event it runs from, 2025-09-30 or 2025-09-30T10:00.")
    private @Nullable Moment after;

    @Option(
        names = "--before",
        paramLabel = "D",
        converter = MomentConverter.class,
        description = "The event it is counted back from.")
    private @Nullable Moment before;
  }

  /** The length. */
  static final class Span {
    @Option(names = "--hours", paramLabel = "N", description = "A number of hours.")
    private @Nullable Integer hours;

    @Option(names = "--days", paramLabel = "N", description = "A number of calendar days.")
    private @Nullable Integer days;

    @Option(
        names = "--working-days",
        paramLabel = "N",
        description = "A number of working days, make-up weekends included.")
    private @Nullable Integer workingDays;

    @Option(names = "--months", paramLabel = "N", description = "A number of months.")
    private @Nullable Integer months;

    @Option(
        names = "--half-months",
        paramLabel = "N",
        description = "A number of half months, fifteen days each.")
    private @Nullable Integer halfMonths;

    @Option(
        names = "--day-of-month",
        paramLabel = "N",
        description = "At the latest on the next day with this number.")
    private @Nullable Integer dayOfMonth;

    /** What was given, by option. */
    Map<String, Integer> given() {
      Map<String, Integer> given = new LinkedHashMap<>();
      given.put("--hours", hours);
      given.put("--days", days);
      given.put("--working-days", workingDays);
      given.put("--months", months);
      given.put("--half-months", halfMonths);
      given.put("--day-of-month", dayOfMonth);
      given.values().removeIf(Objects::isNull);
      return given;
    }

    Length length() {
      if (hours != null) {
        return TimeLimit.hours(hours);
      } else if (days != null) {
        return TimeLimit.days(days);
      } else if (workingDays != null) {
        return TimeLimit.workingDays(workingDays);
      } else if (months != null) {
        return TimeLimit.months(months);
      }
      return halfMonths != null
          ? TimeLimit.halfMonths(halfMonths)
          : TimeLimit.dayOfMonth(requireNonNull(dayOfMonth));
    }
  }

  /** Whose limit it is; a party's act unless told. */
  static final class Whose {
    @Option(names = "--custody", description = "A term in custody: it never moves.")
    private boolean custody;

    @Option(names = "--agency", description = "The duty of an organ or agency.")
    private boolean agency;

    Kind kind() {
      return custody ? Kind.CUSTODY : agency ? Kind.AGENCY : Kind.ACT;
    }
  }

  @Option(
      names = "--travel-days",
      paramLabel = "N",
      description = "Days spent on the way, which are not counted.")
  private int travelDays;

  @Option(
      names = "--known-on",
      paramLabel = "D",
      converter = DayConverter.class,
      description = "Count with the notices published by this day.")
  private @Nullable LocalDate knownOn;

  @Option(
      names = "--reading",
      paramLabel = "ID=VALUE",
      description = "Choose an option of a contested reading; a wrong ID names those there are.")
  private List<String> readings = new ArrayList<>();

  @Option(
      names = "--notice",
      paramLabel = "FILE",
      description = "A further notice, as text or as printed by 'calendar import'.")
  private List<Path> notices = new ArrayList<>();

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Format format;

  @Mixin private LanguageOption language;

  @Override
  public void run() {
    WorkingCalendar calendar = Calendars.load(notices, Optional.ofNullable(knownOn));
    Map<String, String> chosen = QuestionOptions.readings(readings);
    ReadingDeclaration.check(chosen, List.of());
    refuseImpossible();
    DueDate due;
    try {
      Conventions conventions = Conventions.defaults();
      for (Map.Entry<String, String> r : chosen.entrySet()) {
        conventions = conventions.with(r.getKey(), r.getValue());
      }
      Length length = span.length();
      TimeLimit limit =
          (start.after != null ? length.after() : length.before())
              .ofKind(whose.kind())
              .excludingTravel(travelDays);
      Moment event = start.after != null ? start.after : requireNonNull(start.before);
      due = limit.dueDate(event, calendar, conventions);
    } catch (CalendarRangeException e) {
      String needed = start.after != null ? "--after" : "--before";
      throw Calendars.outside(e, "；" + needed + " 需要该日", "; needed for " + needed);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(format == Format.json ? json(due) : text(due, language.locale()));
  }

  private void refuseImpossible() {
    span.given()
        .forEach(
            (option, count) -> {
              boolean day = option.equals("--day-of-month");
              if (count < (day ? 1 : 0) || day && count > 31) {
                throw new Misused(
                    spec,
                    option + "：发现 " + count + (day ? "，应为 1 至 31" : "，应为 0 或者更大的数"),
                    option
                        + ": found "
                        + count
                        + (day ? ", expected 1 to 31" : ", expected 0 or more"));
              }
            });
    boolean forward = start.after != null && span.dayOfMonth == null;
    if (travelDays < 0 || travelDays > 0 && !forward) {
      throw new Misused(
          spec,
          "--travel-days：发现 "
              + travelDays
              + (forward ? "" : "，而期间不是向后计算的时长")
              + "，应为 0 或者更大的数，与 --after 和时长同用",
          "--travel-days: found "
              + travelDays
              + (forward ? "" : " for what is no span that runs forward")
              + ", expected 0 or more, with --after and a length");
    }
  }

  private static String text(DueDate due, Locale locale) {
    StringBuilder s = new StringBuilder();
    if (!Title.isChinese(locale)) {
      s.append(due).append("\n\n");
    }
    s.append(due.sentence(locale)).append('\n');
    for (DueDate.Step step : due.steps()) {
      s.append('\n').append(step.counted() ? "  + " : "    ");
      s.append(step.date()).append(' ');
      s.append(step.why(locale));
    }
    return s.toString();
  }

  private static String json(DueDate due) {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode o = mapper.createObjectNode();
    o.put("limit", due.limit().toString());
    o.put("event", due.event().toString());
    o.put("nominal", due.nominal().toString());
    o.put("due", due.due().toString());
    due.time().ifPresent(t -> o.put("time", t.toString()));
    o.put("safe", due.safe().toString());
    o.put("safeUnderAll", due.safeUnderAll().toString());
    o.put("earliest", due.earliest().toString());
    o.put("latest", due.latest().toString());
    o.put("provisional", due.provisional());
    due.cause().ifPresent(c -> text(o.putObject("cause"), c.zh(), c.en()));
    due.calendar().knownOn().ifPresent(d -> o.put("knownOn", d.toString()));
    ObjectNode chosen = o.putObject("readings");
    for (Conventions.Reading r : Conventions.readings()) {
      chosen.put(r.id(), due.conventions().value(r.id()));
    }
    ArrayNode alternatives = o.putArray("alternatives");
    for (DueDate.Alternative a : due.alternatives()) {
      alternatives
          .addObject()
          .put("reading", a.reading())
          .put("value", a.value())
          .put("due", a.due().toString());
    }
    ArrayNode steps = o.putArray("steps");
    for (DueDate.Step step : due.steps()) {
      steps
          .addObject()
          .put("date", step.date().toString())
          .put("counted", step.counted())
          .put("why", step.why(Locale.ENGLISH))
          .put("whyChinese", step.why(Locale.CHINESE));
    }
    ArrayNode based = o.putArray("notices");
    for (HolidayNotice n : due.notices()) {
      based
          .addObject()
          .put("id", n.id())
          .put("title", n.title())
          .put("published", n.published().toString());
    }
    text(o.putObject("sentence"), due.sentence(Locale.CHINESE), due.sentence(Locale.ENGLISH));
    try {
      return mapper.writeValueAsString(o);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void text(ObjectNode node, String chinese, String english) {
    node.put("zh", chinese).put("en", english);
  }
}
