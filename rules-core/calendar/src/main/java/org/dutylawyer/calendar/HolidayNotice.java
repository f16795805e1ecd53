package org.dutylawyer.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.text.Title;
import org.dutylawyer.text.Weekdays;

/**
 * One notice of the State Council or its General Office on days off (放假安排通知): which days are off,
 * on which weekends people work for it, and the clause that says so.
 *
 * @param id short name, unique in a calendar, for instance {@code CN-2025}
 * @param year the year that it arranges
 * @param title the notice's own title
 * @param published the first day on which a calendar may rely on it
 * @param precision how well that day is known
 * @param amends the id of the earlier notice that it changes; empty for the notice of a year
 * @param clauses what it says, in its order; at least one
 * @param source where it can be read; may be empty text, never null
 * @param issuer the organ that issued it, for instance 国务院办公厅
 * @param region the place for which alone it speaks, as its issuer names it; empty for the whole
 *     nation
 */
public record HolidayNotice(
    String id,
    int year,
    String title,
    LocalDate published,
    Precision precision,
    Optional<String> amends,
    List<Clause> clauses,
    String source,
    String issuer,
    Optional<String> region) {

  /** How well the day of publication is known. */
  public enum Precision {
    /** To the day. */
    DAY,
    /** Only the month is; the day given is the last of it, or the first one proven. */
    MONTH
  }

  /**
   * What one clause says.
   *
   * @param name the festival, in Chinese, as the clause names it
   * @param daysOff the days off, ascending; weekends inside the break included
   * @param workingDays the Saturdays and Sundays on which people work, ascending
   * @param resumes an ordinary working day that the clause names as the end of the break (起正常上班);
   *     empty when it names none
   * @param text the clause, verbatim
   * @param replaces whether it stands in place of what earlier notices say of the same festival,
   *     whose other days become ordinary days again; only in a notice that amends one
   */
  public record Clause(
      String name,
      List<LocalDate> daysOff,
      List<LocalDate> workingDays,
      Optional<LocalDate> resumes,
      String text,
      boolean replaces) {

    /** Sorts and copies; refuses null. */
    public Clause {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(resumes, "resumes");
      Objects.requireNonNull(text, "text");
      daysOff = List.copyOf(daysOff.stream().sorted().toList());
      workingDays = List.copyOf(workingDays.stream().sorted().toList());
    }

    /** A clause that replaces nothing. */
    public Clause(
        String name,
        List<LocalDate> daysOff,
        List<LocalDate> workingDays,
        Optional<LocalDate> resumes,
        String text) {
      this(name, daysOff, workingDays, resumes, text, false);
    }

    /** The same in place of what earlier notices say of the festival. */
    Clause replacing() {
      return new Clause(name, daysOff, workingDays, resumes, text, true);
    }

    /** Whether it is about one of the festivals of a name such as 国庆节、中秋节. */
    boolean isOf(String festivals) {
      return List.of(festivals.split("、")).stream().anyMatch(List.of(name.split("、"))::contains);
    }
  }

  /**
   * Refuses a notice that contradicts itself.
   *
   * @throws NoticeException when a make-up working day is a weekday, a day stands there twice, or a
   *     clause says nothing; each problem names the clause
   */
  public HolidayNotice {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(published, "published");
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(amends, "amends");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(region, "region");
    clauses = List.copyOf(clauses);
    List<NoticeException.Problem> problems = contradictions(id, clauses);
    for (Clause c : clauses) {
      if (c.replaces() && amends.isEmpty()) {
        problems.add(
            new NoticeException.Problem(
                NoticeException.clause(id, c.text()),
                new Title(
                    "代替某项安排，而通知没有修改任何通知",
                    "that it replaces something, in a notice that amends none"),
                new Title("“amends”和所修改的通知", "\"amends\" with the notice that it changes")));
      }
    }
    if (!problems.isEmpty()) {
      throw new NoticeException(problems);
    }
  }

  /** A notice of the State Council or its General Office, as its title says. */
  public HolidayNotice(
      String id,
      int year,
      String title,
      LocalDate published,
      Precision precision,
      Optional<String> amends,
      List<Clause> clauses,
      String source) {
    this(
        id,
        year,
        title,
        published,
        precision,
        amends,
        clauses,
        source,
        title.startsWith("国务院关于") ? "国务院" : "国务院办公厅",
        Optional.empty());
  }

  /** The same from that issuer. */
  HolidayNotice issuedBy(String newIssuer, Optional<String> newRegion) {
    return new HolidayNotice(
        id, year, title, published, precision, amends, clauses, source, newIssuer, newRegion);
  }

  /**
   * The days of a regional notice, for the pack of that region.
   *
   * @param jurisdiction where they apply, for instance {@code CN-11}
   * @throws IllegalStateException when the notice is one for the nation
   */
  public RegionalDaysOff regionalDaysOff(String jurisdiction) {
    if (region.isEmpty()) {
      throw new IllegalStateException(
          this + ": found a notice for the nation, expected a region's");
    }
    String name =
        String.join("、", new LinkedHashSet<>(clauses.stream().map(Clause::name).toList()));
    return new RegionalDaysOff(jurisdiction, name, title, daysOff(), workingDays());
  }

  /** Every day off, in the order of the clauses. */
  public List<LocalDate> daysOff() {
    return clauses.stream().flatMap(c -> c.daysOff().stream()).toList();
  }

  /** Every make-up working day, in the order of the clauses. */
  public List<LocalDate> workingDays() {
    return clauses.stream().flatMap(c -> c.workingDays().stream()).toList();
  }

  /** The clause that speaks of this day, if one does. */
  public Optional<Clause> clauseFor(LocalDate date) {
    return clauses.stream()
        .filter(
            c ->
                c.daysOff().contains(date)
                    || c.workingDays().contains(date)
                    || c.resumes().filter(date::equals).isPresent())
        .findFirst();
  }

  /** For instance "国务院办公厅关于2025年部分节假日安排的通知 (CN-2025, 2024-11-30)". */
  @Override
  public String toString() {
    return title + " (" + id + ", " + published + ")";
  }

  private static NoticeException.Problem twice(Title where, LocalDate d) {
    return new NoticeException.Problem(
        where,
        new Title(d + " 第二次出现", d + " a second time"),
        new Title("每个日期一次", "every date once"));
  }

  static List<NoticeException.Problem> contradictions(String id, List<Clause> clauses) {
    List<NoticeException.Problem> problems = new ArrayList<>();
    if (clauses.isEmpty()) {
      problems.add(
          new NoticeException.Problem(
              NoticeException.same(id),
              new Title("没有安排日期的条款", "no clause that arranges a day"),
              new Title("至少一条，例如 一、元旦：1月1日放假1天。", "at least one, such as 一、元旦：1月1日放假1天。")));
    }
    Set<LocalDate> seen = new LinkedHashSet<>();
    for (Clause c : clauses) {
      Title where = NoticeException.clause(id, c.text());
      if (c.daysOff().isEmpty() && c.workingDays().isEmpty() && c.resumes().isEmpty()) {
        problems.add(
            new NoticeException.Problem(
                where,
                new Title("没有日期", "no date"),
                new Title("放假日或者上班日", "a day off or a working day")));
      }
      for (LocalDate d : c.daysOff()) {
        if (!seen.add(d)) {
          problems.add(twice(where, d));
        }
      }
      for (LocalDate d : c.workingDays()) {
        if (!seen.add(d)) {
          problems.add(twice(where, d));
        }
        if (!weekend(d)) {
          problems.add(
              new NoticeException.Problem(
                  where,
                  new Title(
                      "补班日 " + NoticeDates.told(d).zh(),
                      "the make-up working day " + d + ", a " + Weekdays.englishInFull(d)),
                  NoticeDates.WEEKEND));
        }
      }
    }
    return problems;
  }

  static boolean weekend(LocalDate d) {
    return d.getDayOfWeek() == DayOfWeek.SATURDAY || d.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
