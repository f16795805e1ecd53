package org.dutylawyer.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dutylawyer.text.Title;

/**
 * Where a time limit ends, and why. In years without a notice it is a range: {@link #earliest()} to
 * {@link #latest()} over the arrangements that are possible, with {@link #due()} for the statutory
 * days alone.
 *
 * <p>Immutable. The explanation is worked out when it is asked for; the dates are there at once.
 */
public final class DueDate implements Due {

  /**
   * One day on the way to the end.
   *
   * @param date the day
   * @param counted whether it counts towards the limit
   * @param day what the calendar says about it
   * @param reason why it counts or does not
   */
  public record Step(LocalDate date, boolean counted, Day day, Title reason) {
    /** Why it counts or does not, in one language. */
    public String why(Locale locale) {
      return reason.in(locale);
    }
  }

  /**
   * Where the limit ends by another reading.
   *
   * @param reading the id of the reading
   * @param value the value that differs from the one used
   * @param due where the limit ends by it
   */
  public record Alternative(String reading, String value, LocalDate due) {}

  private final TimeLimit limit;
  private final Moment event;
  private final WorkingCalendar calendar;
  private final Conventions conventions;
  private final LocalDate nominal;
  private final LocalDate due;
  private final LocalDate earliest;
  private final LocalDate latest;
  private final LocalDate safe;
  private final LocalDate flaggedAfter;
  private final Optional<LocalTime> time;
  private final boolean hourUnknown;
  private final boolean provisional;
  private final int consultedFrom;
  private final int consultedTo;

  DueDate(
      TimeLimit limit,
      Moment event,
      WorkingCalendar calendar,
      Conventions conventions,
      LocalDate nominal,
      LocalDate due,
      LocalDate earliest,
      LocalDate latest,
      LocalDate safe,
      LocalDate flaggedAfter,
      Optional<LocalTime> time,
      boolean hourUnknown,
      boolean provisional,
      int consultedFrom,
      int consultedTo) {
    this.limit = limit;
    this.event = event;
    this.calendar = calendar;
    this.conventions = conventions;
    this.nominal = nominal;
    this.due = due;
    this.earliest = earliest;
    this.latest = latest;
    this.safe = safe;
    this.flaggedAfter = flaggedAfter;
    this.time = time;
    this.hourUnknown = hourUnknown;
    this.provisional = provisional;
    this.consultedFrom = consultedFrom;
    this.consultedTo = consultedTo;
  }

  @Override
  public TimeLimit limit() {
    return limit;
  }

  @Override
  public Moment event() {
    return event;
  }

  @Override
  public Optional<DueDate> dated() {
    return Optional.of(this);
  }

  /** The calendar that was counted with. */
  public WorkingCalendar calendar() {
    return calendar;
  }

  /** The readings that were counted by. */
  public Conventions conventions() {
    return conventions;
  }

  /** The last day before anything moves it. */
  public LocalDate nominal() {
    return nominal;
  }

  /** The last day in time, by the readings used. In years without a notice, one of several. */
  public LocalDate due() {
    return due;
  }

  /** The hour by which, where hours count; empty for every other limit. */
  public Optional<LocalTime> time() {
    return time;
  }

  /** The last day in time as a moment. */
  public Moment dueMoment() {
    return new Moment(due, time);
  }

  /**
   * The earliest end over the arrangements that are possible; {@link #due()} when it is certain.
   */
  public LocalDate earliest() {
    return earliest;
  }

  /** The latest end over the arrangements that are possible; {@link #due()} when it is certain. */
  public LocalDate latest() {
    return latest;
  }

  /**
   * The last day on or before the end on which people certainly work: who acts by then is in time
   * by the readings used. Where no day inside the limit is certain to be a working day, it is the
   * last one that is by the statutory days alone, and failing that the earliest end itself.
   */
  public LocalDate safe() {
    return safe;
  }

  /** The same under every declared reading: never later than {@link #safe()}. */
  public LocalDate safeUnderAll() {
    LocalDate first = safe;
    for (Conventions c : variants()) {
      LocalDate other = Resolution.resolve(limit, event, calendar, c).safe;
      if (other.isBefore(first)) {
        first = other;
      }
    }
    return first;
  }

  /** Whether a notice that is not known yet, or an hour that was not given, can still change it. */
  public boolean provisional() {
    return provisional;
  }

  /** Why it is provisional; empty when it is not. */
  public Optional<Title> cause() {
    if (!provisional) {
      return Optional.empty();
    }
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    if (hourUnknown) {
      zh.add("未提供事件发生的时刻");
      en.add("the hour of the event is not given");
    }
    Set<Integer> years = missingYears();
    if (!years.isEmpty()) {
      String list = String.join(", ", years.stream().map(String::valueOf).toList());
      String by = calendar.knownOn().map(LocalDate::toString).orElse("");
      zh.add((by.isEmpty() ? "" : "截至" + by + "，") + list.replace(", ", "、") + "年放假安排的通知尚未公布");
      en.add(
          "no notice arranges the days off of "
              + list
              + (by.isEmpty() ? " yet" : " as known on " + by));
    }
    return Optional.of(new Title(String.join("；", zh), String.join("; ", en)));
  }

  private Set<Integer> missingYears() {
    Set<Integer> years = new TreeSet<>();
    WorkingCalendar.Table t = calendar.table();
    for (int i = t.provisional.nextSetBit(consultedFrom);
        i >= 0 && i <= consultedTo;
        i = t.provisional.nextSetBit(i + 1)) {
      int year = calendar.date(i).getYear();
      // A December of an announced year is open to the notice of the next one.
      years.add(calendar.announced(year) ? year + 1 : year);
    }
    return years;
  }

  /** Where the limit ends by each other reading that gives another date, one reading at a time. */
  public List<Alternative> alternatives() {
    List<Alternative> result = new ArrayList<>();
    for (Conventions.Reading r : Resolution.relevant(limit)) {
      for (Conventions.Option o : r.options()) {
        if (!o.value().equals(conventions.value(r.id()))) {
          LocalDate other =
              Resolution.resolve(limit, event, calendar, conventions.with(r.id(), o.value())).due;
          if (!other.equals(due)) {
            result.add(new Alternative(r.id(), o.value(), other));
          }
        }
      }
    }
    return List.copyOf(result);
  }

  /** Every combination of the readings that matter to the limit. */
  private List<Conventions> variants() {
    List<Conventions> variants = new ArrayList<>(List.of(conventions));
    for (Conventions.Reading r : Resolution.relevant(limit)) {
      List<Conventions> next = new ArrayList<>();
      for (Conventions c : variants) {
        for (Conventions.Option o : r.options()) {
          next.add(c.with(r.id(), o.value()));
        }
      }
      variants = next;
    }
    return variants;
  }

  /** The notices that the days looked at rest on, in the order of publication. */
  public List<HolidayNotice> notices() {
    int firstYear = calendar.date(consultedFrom).getYear();
    int lastYear = calendar.date(consultedTo).getYear();
    Set<String> named = new HashSet<>();
    for (int i = consultedFrom; i <= consultedTo; i++) {
      calendar.day(calendar.date(i)).notice().ifPresent(n -> named.add(n.id()));
    }
    return calendar.notices().stream()
        .filter(
            n ->
                named.contains(n.id())
                    || n.amends().isEmpty() && n.year() >= firstYear && n.year() <= lastYear)
        .toList();
  }

  /**
   * Whether days or hours lie between the event and the end, so that there is a count to retell.
   */
  public boolean isCounted() {
    return limit.length() instanceof Length.Hours || !due.equals(event.date());
  }

  /** Every day from the event to the end, counted or skipped, in the order of counting. */
  public List<Step> steps() {
    return Steps.of(this);
  }

  /**
   * Where something that was done stands against this limit.
   *
   * @param done when it was done
   */
  public Standing standing(Moment done) {
    if (hourUnknown && limit.direction() == Direction.AFTER && due.equals(nominal)) {
      return standingByHours(done);
    }
    if (time.isPresent() && done.date().equals(due)) {
      if (done.time().isEmpty()) {
        return new Standing.Open(
            new Title("未提供完成的时刻", "the hour at which it was done is not given"));
      }
      if (!done.time().get().isAfter(time.get())) {
        return new Standing.Met();
      }
      long minutes = ChronoUnit.MINUTES.between(time.get(), done.time().get());
      return new Standing.Late((int) Math.max(1, (minutes + 59) / 60), Length.Unit.HOURS);
    }
    if (!done.date().isAfter(earliest)) {
      return new Standing.Met();
    }
    if (!done.date().isAfter(latest)) {
      return new Standing.Open(cause().orElseThrow());
    }
    if (!done.date().isAfter(flaggedAfter)) {
      return new Standing.Open(
          new Title(
              "最后一日不是工作日，是否顺延有不同理解",
              "the last day is a day off, and readings differ whether it moves"));
    }
    return late(done);
  }

  /**
   * Where an act stands when the hour of the event is not given: the limit ends between that of an
   * event in the first hour of its day and that of one in the last.
   */
  private Standing standingByHours(Moment done) {
    LocalDateTime first = Resolution.hourEnd(limit, event.date(), LocalTime.MIDNIGHT);
    LocalDateTime last = Resolution.hourEnd(limit, event.date(), LocalTime.MAX);
    LocalDateTime from = done.date().atTime(done.time().orElse(LocalTime.MIDNIGHT));
    LocalDateTime to = done.date().atTime(done.time().orElse(LocalTime.MAX));
    if (!to.isAfter(first)) {
      return new Standing.Met();
    }
    if (from.isAfter(last)) {
      long hours = ChronoUnit.HOURS.between(last, from);
      return new Standing.Late((int) Math.max(1, hours), Length.Unit.HOURS);
    }
    return new Standing.Open(
        done.time().isPresent()
            ? cause().orElseThrow()
            : new Title("未提供事件发生、完成的时刻", "the hours of the event and of the act are not given"));
  }

  private Standing late(Moment done) {
    if (time.isPresent()) {
      long hours =
          ChronoUnit.HOURS.between(
              due.atTime(time.get()), done.date().atTime(done.time().orElse(LocalTime.MIDNIGHT)));
      return new Standing.Late((int) Math.max(1, hours), Length.Unit.HOURS);
    }
    if (limit.length() instanceof Length.WorkingDays) {
      int days =
          calendar.table().workingDaysBetween(calendar.index(latest), calendar.index(done.date()));
      if (days > 0) {
        return new Standing.Late(days, Length.Unit.WORKING_DAYS);
      }
    }
    return new Standing.Late((int) ChronoUnit.DAYS.between(latest, done.date()), Length.Unit.DAYS);
  }

  /**
   * Where something sent by post stands: papers handed to the post before the end are in time
   * (上诉状或者其他文件在期满前已经交邮的，不算过期, Criminal Procedure Law art. 105), whenever they arrive.
   *
   * @param posted when they were handed to the post
   * @throws IllegalArgumentException for a limit that is no forward period of a party's act
   */
  public Standing standingWhenPosted(Moment posted) {
    if (limit.kind() != Kind.ACT || limit.direction() != Direction.AFTER) {
      throw new IllegalArgumentException(
          "posting before the end serves only a period for a procedural act, found: " + limit);
    }
    return standing(posted);
  }

  /**
   * Whether, on a day on which nothing has been done yet, the limit has certainly run out. A day of
   * the month that is a day off is not called past before the next working day has ended.
   */
  public boolean isPast(LocalDate on) {
    return on.isAfter(flaggedAfter);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof DueDate other
        && limit.equals(other.limit)
        && event.equals(other.event)
        && conventions.equals(other.conventions)
        && calendar.equals(other.calendar);
  }

  @Override
  public int hashCode() {
    return Objects.hash(limit, event, conventions, due);
  }

  @Override
  public String sentence(Locale locale) {
    return Sentences.of(this).in(locale);
  }

  /**
   * For instance "3 working days before 2025-10-09 (Thu): 2025-09-28 (Sun, make-up working day)".
   */
  @Override
  public String toString() {
    return Sentences.brief(this);
  }

  boolean hourUnknown() {
    return hourUnknown;
  }

  LocalDate flaggedAfter() {
    return flaggedAfter;
  }
}
