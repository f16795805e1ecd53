package org.dutylawyer.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dutylawyer.text.Title;

/**
 * What a clause of an amendment does to what was announced before for the same festival: stand in
 * its place, or beside it. Where its words leave that open and the days would differ, it is asked.
 */
final class Amendment {

  private static final Pattern REPLACING = Pattern.compile("改为|调整为|变更为|修改为|缩短");
  private static final Pattern ADDING = Pattern.compile("延长|顺延|增加|另外|另|补充");

  private final String id;
  private final Title where;
  private final int year;
  private final WorkingCalendar known;
  private final LocalDate published;
  private final HolidayNotice.Clause clause;
  private final List<NoticeException.Problem> problems;

  Amendment(
      String id,
      int year,
      WorkingCalendar known,
      LocalDate published,
      HolidayNotice.Clause clause,
      List<NoticeException.Problem> problems) {
    this.id = id;
    this.where = NoticeException.clause(id, clause.text());
    this.year = year;
    this.known = known;
    this.published = published;
    this.clause = clause;
    this.problems = problems;
  }

  /**
   * The clause as it applies.
   *
   * @param changesDays whether its words change single days, or prolong a break, and leave the rest
   */
  HolidayNotice.Clause settle(boolean changesDays, Optional<NoticeText.Scope> asked) {
    List<HolidayNotice.Clause> earlier = known.clausesOf(year, clause.name(), published);
    if (earlier.isEmpty()) {
      Optional<String> meant = festivalOfItsDays();
      if (meant.isPresent()) {
        return new Amendment(id, year, known, published, named(meant.get()), problems)
            .settle(changesDays, asked);
      }
      refuseOther();
      return clause;
    }
    if (clause.replaces()) {
      return shortened(earlier);
    }
    if (changesDays) {
      return clause;
    }
    if (asked.isPresent()) {
      return asked.get() == NoticeText.Scope.REPLACES ? clause.replacing() : clause;
    }
    Set<LocalDate> before = off(earlier);
    Set<LocalDate> statutory = new TreeSet<>(before);
    statutory.retainAll(known.statutoryDays(year));
    boolean whole = clause.daysOff().containsAll(statutory);
    boolean replacing = REPLACING.matcher(clause.text()).find();
    // Who arranges a break anew names its statutory days; who does not changes a part of it.
    if (whole && (replacing || !statutory.isEmpty())) {
      return clause.replacing();
    }
    if (!replacing && ADDING.matcher(clause.text()).find()) {
      return clause;
    }
    Map<LocalDate, Boolean> differing = differing(earlier, statutory);
    if (!differing.isEmpty()) {
      problems.add(
          new NoticeException.Problem(
              where,
              undecided(earlier.get(earlier.size() - 1).text(), differing.keySet()),
              new Title(
                  "写明（--scope）：adds（补充），则这些日期仍依此前的安排；或者 replaces（代替），则成为普通日",
                  "to be told (--scope): adds, then those days stay as announced before; or"
                      + " replaces, then they become ordinary days")));
    }
    return clause;
  }

  private static Title undecided(String earlier, Set<LocalDate> differing) {
    Title days = NoticeDates.told(differing);
    return new Title(
        "没有写明与“" + earlier + "”并列还是代替它，" + days.zh() + " 因此不定",
        "no word whether it stands beside “"
            + earlier
            + "” or in its place; "
            + days.en()
            + " depend on it");
  }

  /** The one festival of which a clause without a name arranges statutory days anew. */
  private Optional<String> festivalOfItsDays() {
    if (!clause.name().equals(NoticeClause.NAMELESS)) {
      return Optional.empty();
    }
    Set<LocalDate> statutory = new TreeSet<>(clause.daysOff());
    statutory.removeIf(
        d ->
            d.isBefore(known.firstDay())
                || d.isAfter(known.lastDay())
                || !known.day(d).statutory());
    List<String> festivals =
        known.notices().stream()
            .filter(n -> n.year() == year && n.amends().isEmpty())
            .flatMap(n -> n.clauses().stream())
            .filter(c -> c.daysOff().stream().anyMatch(statutory::contains))
            .map(HolidayNotice.Clause::name)
            .toList();
    return festivals.size() == 1 ? Optional.of(festivals.get(0)) : Optional.empty();
  }

  private HolidayNotice.Clause named(String festival) {
    return new HolidayNotice.Clause(
        festival,
        clause.daysOff(),
        clause.workingDays(),
        clause.resumes(),
        clause.text(),
        clause.replaces());
  }

  /** The make-up days of a break that becomes shorter: whether they stay has to be said. */
  private HolidayNotice.Clause shortened(List<HolidayNotice.Clause> earlier) {
    for (HolidayNotice.Clause c : earlier) {
      for (LocalDate d : c.workingDays()) {
        if (!clause.workingDays().contains(d) && !clause.daysOff().contains(d)) {
          problems.add(
              new NoticeException.Problem(
                  where,
                  new Title(
                      "没有写原假期的补班日 " + NoticeDates.told(d).zh(),
                      "nothing on the make-up working day "
                          + NoticeDates.told(d).en()
                          + " of the longer break"),
                  new Title(
                      "是否仍上班：写明该日和“上班”或者“休息”",
                      "whether people still work: a phrase with its date and 上班, or 休息")));
        }
      }
    }
    return clause;
  }

  /** A clause that names no festival must not turn a day of another. */
  private void refuseOther() {
    List<LocalDate> all = new ArrayList<>(clause.daysOff());
    all.addAll(clause.workingDays());
    clause.resumes().ifPresent(all::add);
    for (LocalDate d : all) {
      boolean works = !clause.daysOff().contains(d);
      if (d.isBefore(known.firstDay()) || d.isAfter(known.lastDay())) {
        continue;
      }
      known
          .day(d)
          .notice()
          .filter(n -> n.year() == year && n.published().isBefore(published))
          .flatMap(n -> n.clauseFor(d))
          .filter(c -> c.daysOff().contains(d) == works)
          .ifPresent(
              c ->
                  problems.add(
                      new NoticeException.Problem(
                          where,
                          new Title(
                              NoticeDates.told(d).zh()
                                  + (works ? " 上班" : " 放假")
                                  + "，与“"
                                  + c.text()
                                  + "”不同，而没有写明修改哪个节日",
                              NoticeDates.told(d).en()
                                  + (works ? " a working day" : " off")
                                  + ", against “"
                                  + c.text()
                                  + "”, and not which festival it changes"),
                          new Title(
                              "写明节日，例如“" + c.name() + "”",
                              "the festival named, such as “" + c.name() + "”"))));
    }
  }

  private static Set<LocalDate> off(List<HolidayNotice.Clause> clauses) {
    Set<LocalDate> off = new TreeSet<>();
    clauses.forEach(c -> off.addAll(c.daysOff()));
    return off;
  }

  /** The days that are at work under one scope and off under the other. */
  private Map<LocalDate, Boolean> differing(
      List<HolidayNotice.Clause> earlier, Set<LocalDate> statutory) {
    Map<LocalDate, Boolean> adding = new TreeMap<>();
    Map<LocalDate, Boolean> replacing = new TreeMap<>();
    for (HolidayNotice.Clause c : earlier) {
      c.daysOff().forEach(d -> adding.put(d, true));
      c.workingDays().forEach(d -> adding.put(d, false));
    }
    adding
        .keySet()
        .forEach(d -> replacing.put(d, statutory.contains(d) || HolidayNotice.weekend(d)));
    Map<LocalDate, Boolean> differing = new LinkedHashMap<>();
    adding.forEach(
        (d, off) -> {
          boolean said = clause.daysOff().contains(d) || clause.workingDays().contains(d);
          if (!said && !off.equals(replacing.get(d))) {
            differing.put(d, off);
          }
        });
    return differing;
  }
}
