package org.dutylawyer.calendar;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dutylawyer.text.Title;
import org.jspecify.annotations.Nullable;

/**
 * Which days people work in mainland China, from the notices of the State Council and, for years
 * without a notice, projected from the statutory days and marked provisional.
 *
 * <p>Days are known from the first year that has a notice and can be projected to {@link
 * #lastDay()}; every other day is refused. Immutable and safe for any number of threads. {@link
 * #asKnownOn} gives the calendar that a person could have had on a day.
 */
public final class WorkingCalendar {

  /** The last year that is projected: the statutory days may well be amended before it. */
  static final int LAST_PROJECTED_YEAR = 2050;

  private static final ZoneId CHINA_TIME = ZoneId.of("Asia/Shanghai");

  private final List<HolidayNotice> notices;
  private final List<RegionalDaysOff> regional;
  private final Optional<LocalDate> knownOn;
  private final StatutoryLaw law;
  private final int editions;
  private final Map<String, Table> tables;
  private final Table table;

  private WorkingCalendar(
      List<HolidayNotice> notices,
      List<RegionalDaysOff> regional,
      Optional<LocalDate> knownOn,
      StatutoryLaw law,
      Map<String, Table> tables) {
    this.notices =
        List.copyOf(
            notices.stream()
                .filter(n -> knownOn.isEmpty() || !n.published().isAfter(knownOn.get()))
                .toList());
    this.regional = List.copyOf(regional);
    this.knownOn = knownOn;
    this.law = law;
    this.editions = knownOn.map(law::editionsBy).orElseGet(law::editions);
    this.tables = tables;
    if (this.notices.isEmpty()) {
      throw new IllegalArgumentException(
          "no calendar as known on "
              + knownOn.map(LocalDate::toString).orElse("any day")
              + ": the first notice known to the library is "
              + notices.stream().findFirst().map(HolidayNotice::toString).orElse("none"));
    }
    this.table =
        tables.computeIfAbsent(
            this.notices.size() + "/" + editions,
            k -> new Table(this.notices, regional, law, editions));
  }

  /** Today by the clocks of China (Asia/Shanghai), wherever the program runs. */
  public static LocalDate today() {
    return LocalDate.now(CHINA_TIME);
  }

  /** The calendar of mainland China from every notice shipped with the library. */
  public static WorkingCalendar china() {
    return Shipped.CHINA;
  }

  /** A constant, made when it is first asked for. */
  private static final class Shipped {
    static final WorkingCalendar CHINA = of(NoticeFile.shipped());
  }

  /**
   * A calendar of these notices alone.
   *
   * @throws NoticeException when they contradict one another, with both clauses
   */
  public static WorkingCalendar of(List<HolidayNotice> notices) {
    return create(notices, List.of(), Optional.empty(), StatutoryLaw.shipped());
  }

  private static WorkingCalendar create(
      List<HolidayNotice> notices,
      List<RegionalDaysOff> regional,
      Optional<LocalDate> knownOn,
      StatutoryLaw law) {
    List<HolidayNotice> sorted =
        notices.stream().sorted(Comparator.comparing(HolidayNotice::published)).toList();
    refuseContradictions(sorted);
    return new WorkingCalendar(sorted, regional, knownOn, law, new ConcurrentHashMap<>());
  }

  private static void refuseContradictions(List<HolidayNotice> notices) {
    List<NoticeException.Problem> problems = new ArrayList<>();
    Map<String, HolidayNotice> byId = new HashMap<>();
    Map<Integer, HolidayNotice> byYear = new HashMap<>();
    Map<LocalDate, HolidayNotice> said = new HashMap<>();
    for (HolidayNotice n : notices) {
      if (n.region().isPresent()) {
        problems.add(regional(n, n.region().get()));
        continue;
      }
      HolidayNotice same = n.amends().isEmpty() ? byYear.putIfAbsent(n.year(), n) : null;
      if (same != null) {
        problems.add(second(n, same));
        continue;
      }
      if (byId.putIfAbsent(n.id(), n) != null) {
        problems.add(
            new NoticeException.Problem(
                NoticeException.same(n.toString()),
                new Title("编号 " + n.id() + " 出现两次", "the id " + n.id() + " twice"),
                new Title("只出现一次", "it once")));
      }
      if (n.amends().isPresent() && !byId.containsKey(n.amends().get())) {
        problems.add(
            new NoticeException.Problem(
                NoticeException.same(n.toString()),
                new Title(
                    "所修改的 " + n.amends().get() + "，此前没有这份通知",
                    "that it amends " + n.amends().get() + ", which no earlier notice is"),
                new Title(
                    "此前的那份通知，在同一文件或者先给出的文件中（--notice）",
                    "that notice before it, in the same file or in one given before (--notice)")));
      }
      for (HolidayNotice.Clause c : n.clauses()) {
        List<LocalDate> all = new ArrayList<>(c.daysOff());
        all.addAll(c.workingDays());
        for (LocalDate d : all) {
          HolidayNotice before = said.put(d, n);
          if (before != null && !before.equals(n) && !changes(n, c, before)) {
            boolean off = c.daysOff().contains(d);
            boolean offBefore = before.daysOff().contains(d);
            if (off != offBefore) {
              problems.add(
                  new NoticeException.Problem(
                      NoticeException.clause(n.id(), c.text()),
                      new Title(d + (off ? " 放假" : " 上班"), d + (off ? " off" : " a working day")),
                      otherwise(before, d)));
            }
          }
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new NoticeException(problems);
    }
  }

  /**
   * A later clause may turn what the notice that it amends says, and what it stands in place of.
   */
  private static boolean changes(
      HolidayNotice later, HolidayNotice.Clause clause, HolidayNotice before) {
    return later.amends().filter(before.id()::equals).isPresent()
        || (clause.replaces()
            && before.year() == later.year()
            && before.clauses().stream().anyMatch(c -> c.isOf(clause.name())));
  }

  /** A second notice of a year: the first of its clauses that is not as in the first one. */
  private static Title otherwise(HolidayNotice before, LocalDate d) {
    String said = before.clauseFor(d).map(HolidayNotice.Clause::text).orElse("");
    return new Title(
        before.id() + " 所写的“" + said + "”，或者写明修改该通知",
        "what " + before.id() + " says, “" + said + "”, or that it amends it");
  }

  private static NoticeException.Problem second(HolidayNotice n, HolidayNotice known) {
    HolidayNotice.Clause other =
        n.clauses().stream()
            .filter(c -> known.clauses().stream().noneMatch(k -> sameDays(c, k)))
            .findFirst()
            .orElse(n.clauses().get(0));
    String said =
        known.clauses().stream()
            .filter(k -> k.isOf(other.name()))
            .map(k -> "“" + k.text() + "”")
            .findFirst()
            .orElse("nothing of " + other.name());
    return new NoticeException.Problem(
        NoticeException.clause(n.id(), other.text()),
        new Title(
            n.year() + " 年的第二份通知，与 " + known + " 不同",
            "a second notice for " + n.year() + " that says otherwise than " + known),
        new Title(
            "该通知所写的 " + said + "，或者标题写明修改它的通知",
            "what that one says, "
                + said
                + ", or a notice that says in its title that it changes it"));
  }

  private static NoticeException.Problem regional(HolidayNotice n, String region) {
    RegionalDaysOff days = n.regionalDaysOff("CN");
    String entry =
        "regional-days-off: [ { name: "
            + days.name()
            + ", basis: "
            + days.basis()
            + ", dates: "
            + days.dates()
            + (days.workingDays().isEmpty() ? "" : ", working: " + days.workingDays())
            + " } ]";
    return new NoticeException.Problem(
        NoticeException.same(n.toString()),
        new Title(
            n.issuer() + "的通知，只适用于" + region,
            "a notice of " + n.issuer() + ", which speaks for " + region + " alone"),
        new Title(
            "国务院的通知；" + region + "的日期写入其规则包的 pack.yaml：" + entry,
            "one of the State Council; the days of "
                + region
                + " belong into pack.yaml of its pack: "
                + entry));
  }

  /** The clauses in effect for a festival of a year before a day, in the order of publication. */
  List<HolidayNotice.Clause> clausesOf(int year, String festivals, LocalDate before) {
    List<HolidayNotice.Clause> inEffect = new ArrayList<>();
    for (HolidayNotice n : notices) {
      for (HolidayNotice.Clause c : n.clauses()) {
        boolean earlier = n.amends().isEmpty() || n.published().isBefore(before);
        if (earlier && n.year() == year && c.isOf(festivals)) {
          if (c.replaces()) {
            inEffect.clear();
          }
          inEffect.add(c);
        }
      }
    }
    return inEffect;
  }

  /** The days off announced for a festival of a year before a day, ascending. */
  List<LocalDate> breakOf(int year, String festivals, LocalDate before) {
    return clausesOf(year, festivals, before).stream()
        .flatMap(c -> c.daysOff().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The notice of this calendar that says already all that a yearly notice says: the same one, or
   * the one of which it is a copy of some clauses.
   */
  public Optional<HolidayNotice> known(HolidayNotice notice) {
    return notices.stream()
        .filter(k -> k.year() == notice.year() && k.amends().equals(notice.amends()))
        .filter(k -> notice.region().isEmpty())
        .filter(k -> notice.amends().isEmpty() || !restores(notice, k))
        .filter(
            k ->
                notice.clauses().stream()
                    .allMatch(c -> k.clauses().stream().anyMatch(e -> sameDays(c, e))))
        .findFirst();
  }

  /** Whether an amendment says again what an earlier one said, and something else stood between. */
  private boolean restores(HolidayNotice notice, HolidayNotice earlier) {
    return !notice.published().equals(earlier.published())
        && notices.stream()
            .filter(n -> n.year() == notice.year() && n != earlier && n.amends().isPresent())
            .filter(n -> !n.published().isBefore(earlier.published()))
            .flatMap(n -> n.clauses().stream())
            .anyMatch(c -> notice.clauses().stream().anyMatch(own -> own.isOf(c.name())));
  }

  private static boolean sameDays(HolidayNotice.Clause a, HolidayNotice.Clause b) {
    return a.daysOff().equals(b.daysOff())
        && a.workingDays().equals(b.workingDays())
        && a.resumes().equals(b.resumes())
        && a.replaces() == b.replaces();
  }

  /**
   * The calendar that a person could have had on a day: it uses no notice and no edition of the
   * Regulation published later, and projects the years that those do not cover. Asked of a calendar
   * that is itself as known on an earlier day, it adds nothing to that one.
   *
   * @throws IllegalArgumentException when no notice had been published by then
   */
  public WorkingCalendar asKnownOn(LocalDate day) {
    Objects.requireNonNull(day, "day");
    if (knownOn.isPresent() && !day.isBefore(knownOn.get())) {
      return this;
    }
    return new WorkingCalendar(notices, regional, Optional.of(day), law, tables);
  }

  /**
   * This calendar with further notices. One that arranges nothing that a notice of this calendar
   * does not arrange, such as a copy of it or of some of its clauses, changes nothing.
   *
   * @throws NoticeException when they contradict the others, with both clauses, or speak for a
   *     region alone
   */
  public WorkingCalendar with(HolidayNotice... more) {
    List<HolidayNotice> all = new ArrayList<>(notices);
    for (HolidayNotice n : more) {
      if (known(n).isEmpty()) {
        all.add(n);
      }
    }
    return all.equals(notices) ? this : create(all, regional, knownOn, law);
  }

  /**
   * This calendar with the notices of a file, as text or as entries that {@link NoticeFile#write}
   * printed.
   *
   * @throws NoticeException when the file cannot be read as a notice, or as {@link
   *     #with(HolidayNotice...)}; then nothing of it is used
   */
  public WorkingCalendar with(Path file) {
    List<HolidayNotice> read = NoticeFile.read(file, NoticeText.Hints.none(), this);
    try {
      return with(read.toArray(HolidayNotice[]::new));
    } catch (NoticeException e) {
      throw e.in(file.toString());
    }
  }

  /** This calendar with the days off that regions add. */
  public WorkingCalendar withRegionalDaysOff(RegionalDaysOff... more) {
    List<RegionalDaysOff> all = new ArrayList<>(regional);
    all.addAll(List.of(more));
    return create(notices, List.copyOf(all), knownOn, law);
  }

  /**
   * The Gregorian day of a day of the lunisolar calendar (农历), in its regular months; for packs
   * that add regional days off such as 三月三.
   *
   * @param year from 1900 to 2100
   * @throws IllegalArgumentException when there is no such day
   */
  public static LocalDate lunisolar(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > 30) {
      throw new IllegalArgumentException(
          "lunisolar day: found month " + month + ", day " + day + ", expected 1–12 and 1–30");
    }
    return LunisolarYears.day(year, month, day);
  }

  /** The notices that this calendar uses, in the order of publication. */
  public List<HolidayNotice> notices() {
    return notices;
  }

  /** The regional days off that were added. */
  public List<RegionalDaysOff> regionalDaysOff() {
    return regional;
  }

  /** The day as of which this calendar is known; empty when it uses everything it was given. */
  public Optional<LocalDate> knownOn() {
    return knownOn;
  }

  /** The first day that it knows. */
  public LocalDate firstDay() {
    return LocalDate.ofEpochDay(table.base);
  }

  /** The last day that it can project. */
  public LocalDate lastDay() {
    return LocalDate.ofEpochDay((long) table.base + table.kinds.length - 1);
  }

  /** Whether a yearly notice for this year is known, if only for some of its festivals. */
  public boolean announced(int year) {
    return table.announced.contains(year);
  }

  /** The festivals of an announced year of which no notice known says which days are off. */
  public List<String> unarranged(int year) {
    return table.unarranged.getOrDefault(year, List.of()).stream()
        .map(StatutoryLaw.StatutoryDay::festival)
        .distinct()
        .toList();
  }

  /**
   * Whether people work on a day. For a provisional day, whether they would by the statutory days
   * alone: ask {@link #day} to see that it is provisional.
   *
   * @throws CalendarRangeException when the day is outside the calendar
   */
  public boolean isWorkingDay(LocalDate date) {
    return table.working(index(date));
  }

  /**
   * What a day is and why.
   *
   * @throws CalendarRangeException when the day is outside the calendar
   */
  public Day day(LocalDate date) {
    int i = index(date);
    Info info = table.infos[i];
    DayKind kind = table.kind(i);
    boolean provisional = table.provisional.get(i);
    if (info == null) {
      return new Day(date, kind, "", false, Optional.empty(), Optional.empty(), provisional);
    }
    return new Day(
        date,
        kind,
        info.name(),
        table.statutory.get(i),
        info.notice(),
        Optional.of(info.clause()),
        provisional);
  }

  /** The statutory days (法定节假日) of a year as the calendar sees them, ascending. */
  public List<LocalDate> statutoryDays(int year) {
    List<LocalDate> days = new ArrayList<>();
    int from = index(LocalDate.of(year, 1, 1));
    int to = index(LocalDate.of(year, 12, 31));
    for (int i = table.statutory.nextSetBit(from); i >= 0 && i <= to; ) {
      days.add(LocalDate.ofEpochDay((long) table.base + i));
      i = table.statutory.nextSetBit(i + 1);
    }
    return days;
  }

  /** The title of the edition of the Regulation that decides a year. */
  String edition(int year) {
    return law.titleFor(year, editions);
  }

  /** The index of a day. */
  int index(LocalDate date) {
    return index(date.toEpochDay());
  }

  int index(long epochDay) {
    long i = epochDay - table.base;
    if (i < 0 || i >= table.kinds.length) {
      throw new CalendarRangeException(LocalDate.ofEpochDay(epochDay), firstDay(), lastDay());
    }
    return (int) i;
  }

  LocalDate date(int index) {
    return LocalDate.ofEpochDay((long) table.base + index);
  }

  Table table() {
    return table;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof WorkingCalendar other
        && notices.equals(other.notices)
        && regional.equals(other.regional)
        && knownOn.equals(other.knownOn);
  }

  @Override
  public int hashCode() {
    return Objects.hash(notices, regional, knownOn);
  }

  /** For instance "calendar of China as known on 2020-01-21, 2007 to 2020 announced". */
  @Override
  public String toString() {
    int last = table.announced.stream().mapToInt(Integer::intValue).max().orElseThrow();
    return "calendar of China"
        + knownOn.map(d -> " as known on " + d).orElse("")
        + ", "
        + firstDay().getYear()
        + " to "
        + last
        + " announced";
  }

  /** What a day's name rests on. */
  private record Info(String name, Optional<HolidayNotice> notice, String clause) {}

  /** Every day's answer, computed once, by days since {@link #base}. */
  static final class Table {

    private static final DayKind[] KINDS = DayKind.values();

    final int base;
    final byte[] kinds;

    /** before[i]: how many working days lie before day i. */
    final int[] before;

    /** The working days, ascending. */
    final int[] workingDays;

    /** Nothing for an ordinary day. */
    final @Nullable Info[] infos;

    final BitSet statutory;
    final BitSet provisional;

    /** No day before this one is provisional. */
    final int firstProvisional;

    final Set<Integer> announced = new HashSet<>();

    /** The statutory days of each announced year that no notice has arranged. */
    final Map<Integer, List<StatutoryLaw.StatutoryDay>> unarranged = new HashMap<>();

    private final Map<LocalDate, StatutoryLaw.StatutoryDay> statutoryOn = new HashMap<>();
    final Arrangements arrangements;

    Table(
        List<HolidayNotice> notices,
        List<RegionalDaysOff> regional,
        StatutoryLaw law,
        int editions) {
      int firstYear = notices.stream().mapToInt(HolidayNotice::year).min().orElseThrow();
      int lastYear =
          Math.max(
              LAST_PROJECTED_YEAR,
              notices.stream().mapToInt(HolidayNotice::year).max().orElseThrow());
      LocalDate first = LocalDate.of(firstYear, 1, 1);
      base = (int) first.toEpochDay();
      int length = (int) (LocalDate.of(lastYear, 12, 31).toEpochDay() - base + 1);
      kinds = new byte[length];
      infos = new Info[length];
      statutory = new BitSet(length);
      provisional = new BitSet(length);
      for (HolidayNotice n : notices) {
        if (n.amends().isEmpty()) {
          announced.add(n.year());
        }
      }
      Map<Integer, List<StatutoryLaw.StatutoryDay>> statutoryDays =
          law.days(firstYear, lastYear + 1, editions);

      for (int i = 0; i < length; i++) {
        kinds[i] =
            (byte)
                (HolidayNotice.weekend(LocalDate.ofEpochDay((long) base + i))
                        ? DayKind.WEEKEND
                        : DayKind.WORKING)
                    .ordinal();
      }
      Set<LocalDate> arranged = new HashSet<>();
      for (HolidayNotice n : notices) {
        n.clauses().forEach(c -> arranged.addAll(c.daysOff()));
      }
      BitSet settled = new BitSet(length);
      for (int y = firstYear; y <= lastYear; y++) {
        for (StatutoryLaw.StatutoryDay d : requireNonNull(statutoryDays.get(y))) {
          int i = offset(d.date());
          statutory.set(i);
          statutoryOn.put(d.date(), d);
          boolean known = announced.contains(y) && arranged.contains(d.date());
          if (announced.contains(y) && !known) {
            unarranged.computeIfAbsent(y, k -> new ArrayList<>()).add(d);
          }
          if (!known) {
            Info other = infos[i];
            String name = other == null ? d.festival() : other.name() + "、" + d.festival();
            off(i, new Info(name, Optional.empty(), d.clause()));
          }
        }
        if (announced.contains(y)) {
          settled.set(offset(LocalDate.of(y, 1, 1)), offset(LocalDate.of(y, 12, 31)) + 1);
        }
      }
      // What a notice of the coming year has not said yet may still reach into a December.
      BitSet fixed = new BitSet(length);
      for (HolidayNotice n : notices) {
        for (HolidayNotice.Clause c : n.clauses()) {
          if (c.replaces()) {
            earlier(notices, n, c).forEach(d -> at(d, this::ordinary, fixed));
          }
          Info info = new Info(c.name(), Optional.of(n), c.text());
          c.daysOff().forEach(d -> at(d, i -> off(i, info), fixed));
          c.workingDays()
              .forEach(d -> at(d, i -> set(i, DayKind.MAKE_UP_WORKING_DAY, info), fixed));
          c.resumes().ifPresent(d -> at(d, i -> set(i, DayKind.WORKING, info), fixed));
        }
      }
      for (RegionalDaysOff r : regional) {
        Info info = new Info(r.name(), Optional.empty(), r.basis());
        r.dates().forEach(d -> at(d, i -> off(i, info), fixed));
        r.workingDays().forEach(d -> at(d, i -> set(i, DayKind.MAKE_UP_WORKING_DAY, info), fixed));
      }

      int[] basis = count();
      BitSet inLieu = daysInLieu(statutoryDays, firstYear, lastYear);
      before = count();
      arrangements = new Arrangements(basis);
      for (int y = firstYear; y <= lastYear + 1; y++) {
        List<StatutoryLaw.StatutoryDay> open =
            announced.contains(y)
                ? unarranged.getOrDefault(y, List.of())
                : requireNonNull(statutoryDays.get(y));
        if (!open.isEmpty()) {
          arrangements.add(
              first,
              open,
              i -> i >= 0 && statutory.get(i),
              i -> i < 0 || i >= length || fixed.get(i),
              inLieu);
        }
      }
      for (int i = 0; i < length; i++) {
        if (!settled.get(i) || (!fixed.get(i) && arrangements.touches(i))) {
          provisional.set(i);
        }
      }
      int p = provisional.nextSetBit(0);
      firstProvisional = p < 0 ? length : p;

      workingDays = new int[before[length]];
      for (int i = 0; i < length; i++) {
        if (working(i)) {
          workingDays[before[i]] = i;
        }
      }
    }

    /** Art. 6: a statutory day on a weekend is made good on the next working day. */
    private BitSet daysInLieu(
        Map<Integer, List<StatutoryLaw.StatutoryDay>> days, int firstYear, int lastYear) {
      BitSet inLieu = new BitSet();
      for (int y = firstYear; y <= lastYear; y++) {
        Set<LocalDate> seen = new HashSet<>();
        for (StatutoryLaw.StatutoryDay d :
            announced.contains(y)
                ? unarranged.getOrDefault(y, List.of())
                : requireNonNull(days.get(y))) {
          if (HolidayNotice.weekend(d.date()) || !seen.add(d.date())) {
            int i = offset(d.date());
            while (i < kinds.length && !working(i)) {
              i++;
            }
            if (i < kinds.length) {
              off(i, new Info(d.festival(), Optional.empty(), "应当在工作日补假"));
              inLieu.set(i);
            }
          }
        }
      }
      return inLieu;
    }

    private int[] count() {
      int[] counted = new int[kinds.length + 1];
      for (int i = 0; i < kinds.length; i++) {
        counted[i + 1] = counted[i] + (working(i) ? 1 : 0);
      }
      return counted;
    }

    private int offset(LocalDate d) {
      return (int) (d.toEpochDay() - base);
    }

    /** Notices may speak of days just outside the calendar; those are not kept. */
    private void at(LocalDate d, java.util.function.IntConsumer action, BitSet fixed) {
      int i = offset(d);
      if (i >= 0 && i < kinds.length) {
        action.accept(i);
        fixed.set(i);
      }
    }

    /** The days of which earlier notices speak for a festival of the year. */
    private static List<LocalDate> earlier(
        List<HolidayNotice> notices, HolidayNotice later, HolidayNotice.Clause clause) {
      List<LocalDate> days = new ArrayList<>();
      for (HolidayNotice n : notices) {
        if (n.equals(later)) {
          break;
        }
        for (HolidayNotice.Clause c : n.clauses()) {
          if (n.year() == later.year() && c.isOf(clause.name())) {
            days.addAll(c.daysOff());
            days.addAll(c.workingDays());
            c.resumes().ifPresent(days::add);
          }
        }
      }
      return days;
    }

    /** Makes a day what it is by the week and the Regulation alone. */
    private void ordinary(int i) {
      LocalDate d = LocalDate.ofEpochDay((long) base + i);
      StatutoryLaw.StatutoryDay of = statutoryOn.get(d);
      if (of != null) {
        off(i, new Info(of.festival(), Optional.empty(), of.clause()));
      } else {
        kinds[i] = (byte) (HolidayNotice.weekend(d) ? DayKind.WEEKEND : DayKind.WORKING).ordinal();
        infos[i] = null;
      }
    }

    private void off(int i, Info info) {
      set(i, DayKind.HOLIDAY, info);
    }

    private void set(int i, DayKind kind, Info info) {
      kinds[i] = (byte) kind.ordinal();
      infos[i] = info;
    }

    DayKind kind(int i) {
      return KINDS[kinds[i]];
    }

    boolean working(int i) {
      return KINDS[kinds[i]].working();
    }

    /** The n-th working day after day i, n from 1; −1 when it lies outside the calendar. */
    int workingDayAfter(int i, int n) {
      int k = before[i + 1] + n - 1;
      return k < workingDays.length ? workingDays[k] : -1;
    }

    /** The n-th working day before day i, n from 1; −1 when it lies outside the calendar. */
    int workingDayBefore(int i, int n) {
      int k = before[i] - n;
      return k >= 0 ? workingDays[k] : -1;
    }

    /** How many working days lie after day {@code from} up to day {@code to}. */
    int workingDaysBetween(int from, int to) {
      return before[to + 1] - before[from + 1];
    }

    /** Whether a day is a 节假日 that moves a last day. */
    boolean movesLastDay(int i, boolean restDayIsHoliday) {
      if (working(i)) {
        return false;
      }
      return restDayIsHoliday
          || kind(i) == DayKind.WEEKEND
          || statutory.get(i)
          || HolidayNotice.weekend(LocalDate.ofEpochDay((long) base + i));
    }
  }
}
