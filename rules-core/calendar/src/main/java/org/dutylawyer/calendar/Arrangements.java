package org.dutylawyer.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The arrangements that a notice not yet known could make, and what they could do to a count of
 * working days.
 *
 * <p>What is certain: the statutory days are off. What the Regulation leaves open (全国年节及纪念日放假办法
 * art. 6, 7): a statutory day that falls on a weekend is made good on a working day next to it, and
 * days around a festival may be exchanged with weekends, day for day (统一放假调休), into one longer
 * break. For each festival every such break is considered that contains its statutory days, begins
 * at most two days ahead of them and is no longer than the longest announced since 2008, with its
 * make-up working days on any of the weekends from two weeks before to one week after it. Every
 * yearly notice of 2008 to 2026 lies within this; a break ordered outside the Regulation
 * (2015-09-03, 2020-01-31) cannot be foreseen and does not.
 */
final class Arrangements {

  /** How far before a break make-up days are looked for; the farthest so far: 11 days (2026). */
  private static final int DAYS_BEFORE = 14;

  /** How far after a break; the farthest so far: 6 days (2024). */
  private static final int DAYS_AFTER = 7;

  /** How far a break begins ahead of its first statutory day at most: as in 2008, 2018 and 2023. */
  private static final int DAYS_AHEAD = 2;

  /** Festivals no farther apart than this become one break. */
  private static final int ONE_BREAK = 3;

  /** One way to arrange a festival, as sets of days of its window. */
  private record Option(long rest, long candidates, int fewest, int most) {}

  /** The ways to arrange one festival; bit i of an option is the day {@code start + i}. */
  private record Festival(int start, List<Option> options) {}

  private final int[] basis;
  private final List<Festival> festivals = new ArrayList<>();
  private final BitSet touched = new BitSet();

  /**
   * For a calendar whose day 0 is {@code first}; {@code basis[i]} counts the days before i on which
   * people work if nothing is exchanged.
   */
  Arrangements(int[] basis) {
    this.basis = basis;
  }

  /**
   * Adds the festivals of one year that no notice has arranged.
   *
   * @param first the day of index 0
   * @param days the statutory days of that year, ascending
   * @param statutory whether a day is a statutory day of any festival
   * @param settled whether a day is fixed already, by a notice or a regional rule
   * @param projected the rest days that the bare Regulation gives, as the calendar projects them
   */
  void add(
      LocalDate first,
      List<StatutoryLaw.StatutoryDay> days,
      IntPredicate statutory,
      IntPredicate settled,
      BitSet projected) {
    List<List<StatutoryLaw.StatutoryDay>> groups = groups(days);
    for (int g = 0; g < groups.size(); g++) {
      List<StatutoryLaw.StatutoryDay> group = groups.get(g);
      boolean neighbour =
          (g > 0 && gap(groups.get(g - 1), group) <= DAYS_BEFORE)
              || (g + 1 < groups.size() && gap(group, groups.get(g + 1)) <= DAYS_BEFORE);
      addGroup(first, group, statutory, settled, projected, neighbour);
    }
  }

  private static int gap(
      List<StatutoryLaw.StatutoryDay> before, List<StatutoryLaw.StatutoryDay> after) {
    return (int)
        (after.get(0).date().toEpochDay() - before.get(before.size() - 1).date().toEpochDay());
  }

  private static List<List<StatutoryLaw.StatutoryDay>> groups(
      List<StatutoryLaw.StatutoryDay> days) {
    List<List<StatutoryLaw.StatutoryDay>> groups = new ArrayList<>();
    LocalDate end = LocalDate.MIN;
    for (StatutoryLaw.StatutoryDay d : days) {
      if (groups.isEmpty() || d.date().isAfter(end.plusDays(ONE_BREAK))) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(d);
      end = d.date();
    }
    return groups;
  }

  private void addGroup(
      LocalDate first,
      List<StatutoryLaw.StatutoryDay> group,
      IntPredicate statutory,
      IntPredicate settled,
      BitSet projected,
      boolean neighbour) {
    int s0 = (int) (group.get(0).date().toEpochDay() - first.toEpochDay());
    int s1 = (int) (group.get(group.size() - 1).date().toEpochDay() - first.toEpochDay());
    int longest = Math.max(longest(group), s1 - s0 + 1);
    int start = s1 - longest + 1 - DAYS_BEFORE;
    int owed =
        group.size()
            - (int)
                group.stream()
                    .map(StatutoryLaw.StatutoryDay::date)
                    .distinct()
                    .filter(d -> !HolidayNotice.weekend(d))
                    .count();
    List<Option> options = new ArrayList<>();
    for (int p = Math.max(s1 - longest + 1, s0 - DAYS_AHEAD); p <= s0; p++) {
      for (int q = s1; q < p + longest; q++) {
        long rest = 0;
        long candidates = 0;
        boolean possible = true;
        for (int i = p - DAYS_BEFORE; i <= q + DAYS_AFTER; i++) {
          boolean weekend = weekend(first, i);
          boolean inside = i >= p && i <= q;
          if (statutory.test(i)) {
            continue;
          }
          if (inside && !weekend) {
            possible &= !settled.test(i);
            rest |= 1L << (i - start);
          } else if (!inside && weekend && !settled.test(i)) {
            candidates |= 1L << (i - start);
          }
        }
        int exchanged = Long.bitCount(rest) - owed;
        // What is owed for one festival may be given with its neighbour, as in 2015.
        int fewest = Math.max(0, neighbour ? exchanged - 1 : exchanged);
        int most = Math.max(0, neighbour ? exchanged + 1 : exchanged);
        if (possible && exchanged >= (neighbour ? -1 : 0) && fewest <= Long.bitCount(candidates)) {
          options.add(
              new Option(rest, candidates, fewest, Math.min(most, Long.bitCount(candidates))));
        }
      }
    }
    long plain = 0;
    for (int i = s0; i <= s1 + DAYS_AFTER; i++) {
      if (i >= 0 && projected.get(i)) {
        plain |= 1L << (i - start);
      }
    }
    options.add(new Option(plain, 0, 0, 0));
    festivals.add(new Festival(start, List.copyOf(options)));
    for (Option o : options) {
      long all = o.rest() | (o.most() > 0 ? o.candidates() : 0);
      for (int i = 0; i < Long.SIZE; i++) {
        if ((all >>> i & 1) != 0 && start + i >= 0) {
          touched.set(start + i);
        }
      }
    }
  }

  private static boolean weekend(LocalDate first, int i) {
    int monday = (int) Math.floorMod(first.toEpochDay() + i + 3, 7L);
    return monday >= DayOfWeek.SATURDAY.getValue() - 1;
  }

  /** The longest break announced from 2008 to 2026 for a group of festivals. */
  private static int longest(List<StatutoryLaw.StatutoryDay> group) {
    int most = 0;
    long names = group.stream().map(StatutoryLaw.StatutoryDay::festival).distinct().count();
    for (StatutoryLaw.StatutoryDay d : group) {
      int l =
          switch (d.festival()) {
            case "春节" -> 9;
            case "国庆节" -> names > 1 ? 8 : 7;
            case "劳动节" -> 5;
            default -> 3;
          };
      most = Math.max(most, l);
    }
    return most;
  }

  /** Whether some arrangement could make this day other than it is projected. */
  boolean touches(int i) {
    return touched.get(i);
  }

  /**
   * The fewest working days that an arrangement leaves among the days {@code from} to {@code to}.
   */
  int fewest(int from, int to, boolean restDayIsHoliday) {
    int count = basis[to + 1] - basis[from];
    for (Festival f : festivals) {
      long within = within(f, from, to);
      if (within != 0) {
        int worst = Integer.MAX_VALUE;
        for (Option o : f.options()) {
          int delta =
              restDayIsHoliday
                  ? Math.max(0, o.fewest() - Long.bitCount(o.candidates() & ~within))
                      - Long.bitCount(o.rest() & within)
                  : 0;
          worst = Math.min(worst, delta);
        }
        count += worst;
      }
    }
    return count;
  }

  /** The most working days that an arrangement leaves among the days {@code from} to {@code to}. */
  int most(int from, int to, boolean restDayIsHoliday) {
    int count = basis[to + 1] - basis[from];
    for (Festival f : festivals) {
      long within = within(f, from, to);
      if (within != 0) {
        int best = Integer.MIN_VALUE;
        for (Option o : f.options()) {
          int delta =
              Math.min(o.most(), Long.bitCount(o.candidates() & within))
                  - (restDayIsHoliday ? Long.bitCount(o.rest() & within) : 0);
          best = Math.max(best, delta);
        }
        count += best;
      }
    }
    return count;
  }

  /** The days of a festival's window that lie in a range, as a set. */
  private static long within(Festival f, int from, int to) {
    int low = Math.max(from - f.start(), 0);
    int high = Math.min(to - f.start(), Long.SIZE - 1);
    if (high < low) {
      return 0;
    }
    return (-1L >>> (Long.SIZE - 1 - (high - low))) << low;
  }
}
