package org.dutylawyer.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every limit, tried on random ones over the whole calendar. The seed is fixed. */
class TimeLimitPropertiesTest {

  private static final WorkingCalendar CHINA = WorkingCalendar.china();
  private static final LocalDate MON_2007_01_01 = LocalDate.of(2007, 1, 1);
  private static final LocalDate WED_2026_09_30 = LocalDate.of(2026, 9, 30);
  private static final long SEED = 20251009L;
  private static final int TRIES = 20_000;

  private static LocalDate someDay(Random random, LocalDate from, LocalDate to) {
    return from.plusDays(random.nextInt((int) (to.toEpochDay() - from.toEpochDay()) + 1));
  }

  private static DueDate due(TimeLimit limit, LocalDate event) {
    return limit.dueDate(Moment.of(event), CHINA, Conventions.defaults());
  }

  @Test
  void one_working_day_more_is_always_a_later_date() {
    Random random = new Random(SEED);
    for (int i = 0; i < TRIES; i++) {
      LocalDate event = someDay(random, MON_2007_01_01.plusDays(100), WED_2026_09_30);
      int n = 1 + random.nextInt(40);
      assertThat(due(TimeLimit.workingDays(n + 1).after(), event).due())
          .as("%d after %s", n, event)
          .isAfter(due(TimeLimit.workingDays(n).after(), event).due());
      assertThat(due(TimeLimit.workingDays(n + 1).before(), event).due())
          .as("%d before %s", n, event)
          .isBefore(due(TimeLimit.workingDays(n).before(), event).due());
    }
  }

  @Test
  void from_a_working_day_n_working_days_after_and_n_before_come_back_to_it() {
    Random random = new Random(SEED);
    int tried = 0;
    for (int i = 0; i < TRIES; i++) {
      LocalDate event = someDay(random, MON_2007_01_01, WED_2026_09_30);
      if (!CHINA.isWorkingDay(event)) {
        continue;
      }
      int n = 1 + random.nextInt(40);
      LocalDate after = due(TimeLimit.workingDays(n).after(), event).due();
      assertThat(due(TimeLimit.workingDays(n).before(), after).due()).isEqualTo(event);
      tried++;
    }
    assertThat(tried).isGreaterThan(TRIES / 2);
  }

  @Test
  void a_due_date_never_falls_on_a_day_off_unless_the_limit_says_so() {
    Random random = new Random(SEED);
    int moved = 0;
    for (int i = 0; i < TRIES; i++) {
      LocalDate event = someDay(random, MON_2007_01_01, WED_2026_09_30);
      Length length =
          switch (random.nextInt(4)) {
            case 0 -> TimeLimit.days(random.nextInt(60));
            case 1 -> TimeLimit.months(random.nextInt(3));
            case 2 -> TimeLimit.halfMonths(random.nextInt(4));
            default -> TimeLimit.workingDays(random.nextInt(40));
          };
      Kind kind = random.nextBoolean() ? Kind.ACT : Kind.AGENCY;
      DueDate d = due(length.after().ofKind(kind), event);
      assertThat(CHINA.isWorkingDay(d.due())).as("%s", d).isTrue();
      assertThat(d.due()).isAfterOrEqualTo(d.nominal());
      assertThat(d.safeUnderAll()).isBeforeOrEqualTo(d.safe());
      assertThat(d.safe()).isBeforeOrEqualTo(d.due());
      moved += d.due().equals(d.nominal()) ? 0 : 1;
      // Between nominal and due lie days off only: it moves no farther than it must.
      for (LocalDate x = d.nominal(); x.isBefore(d.due()); x = x.plusDays(1)) {
        assertThat(CHINA.isWorkingDay(x)).isFalse();
      }

      DueDate custody = due(length.after().ofKind(Kind.CUSTODY), event);
      assertThat(custody.due()).isEqualTo(custody.nominal());
      DueDate back =
          due(
              length.before().ofKind(kind),
              event.isBefore(LocalDate.of(2008, 1, 1)) ? WED_2026_09_30 : event);
      assertThat(back.due()).isEqualTo(back.nominal());
      assertThat(CHINA.isWorkingDay(back.safe())).isTrue();
      assertThat(back.safe()).isBeforeOrEqualTo(back.due());
    }
    assertThat(moved).isGreaterThan(TRIES / 20);
  }

  @Test
  void counting_agrees_with_a_plain_walk_through_the_days() {
    Random random = new Random(SEED);
    for (int i = 0; i < TRIES; i++) {
      LocalDate event = someDay(random, MON_2007_01_01, WED_2026_09_30.minusDays(60));
      int n = 1 + random.nextInt(20);
      LocalDate d = event;
      for (int counted = 0; counted < n; ) {
        d = d.plusDays(1);
        counted += CHINA.day(d).working() ? 1 : 0;
      }
      DueDate due = due(TimeLimit.workingDays(n).after(), event);
      assertThat(due.due()).isEqualTo(d);
      assertThat(due.steps().stream().filter(DueDate.Step::counted)).hasSize(n);
      assertThat(due.steps()).hasSize((int) (d.toEpochDay() - event.toEpochDay()) + 1);
    }
  }

  @Test
  void the_same_question_gives_an_equal_answer() {
    Random random = new Random(SEED);
    for (int i = 0; i < 500; i++) {
      LocalDate event = someDay(random, MON_2007_01_01, WED_2026_09_30);
      TimeLimit limit = TimeLimit.days(random.nextInt(30)).after();
      assertThat(due(limit, event))
          .isEqualTo(due(limit, event))
          .hasSameHashCodeAs(due(limit, event));
    }
  }
}
