package org.dutylawyer.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dutylawyer.calendar.TimeLimit.days;
import static org.dutylawyer.calendar.TimeLimit.workingDays;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.dutylawyer.text.Title;
import org.junit.jupiter.api.Test;

/** A year that is not announced gives a range that holds whatever the notice will say. */
class UnannouncedYearTest {

  private static final WorkingCalendar CHINA = WorkingCalendar.china();
  private static final long SEED = 20270101L;

  private static final String NOTICE_2027 =
      """
      国务院办公厅关于2027年部分节假日安排的通知
      一、元旦：1月1日（周五）至3日（周日）放假，共3天。
      二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。
      三、清明节：4月3日（周六）至5日（周一）放假，共3天。
      四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
      五、端午节：6月9日（周三）放假1天，不调休。
      六、中秋节：9月15日（周三）放假1天，不调休。
      七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
      国务院办公厅
      2026年11月6日
      """;

  private static DueDate due(TimeLimit limit, LocalDate event, WorkingCalendar calendar) {
    return limit.dueDate(Moment.of(event), calendar, Conventions.defaults());
  }

  @Test
  void a_limit_over_spring_festival_2027_is_a_range_with_its_cause() {
    LocalDate mon20270201 = LocalDate.of(2027, 2, 1);
    LocalDate thu20270204 = LocalDate.of(2027, 2, 4);
    DueDate d = due(workingDays(5).after().ofKind(Kind.AGENCY), mon20270201, CHINA);

    assertThat(d.provisional()).isTrue();
    assertThat(d.earliest()).isBefore(d.latest());
    assertThat(d.due()).isBetween(d.earliest(), d.latest());
    assertThat(d.safe()).isBeforeOrEqualTo(d.earliest()).isAfterOrEqualTo(mon20270201);
    assertThat(d.cause().orElseThrow())
        .isEqualTo(new Title("2027年放假安排的通知尚未公布", "no notice arranges the days off of 2027 yet"));
    assertThat(d.sentence(Locale.CHINESE)).contains("最早为").contains("暂定：2027年放假安排的通知尚未公布");
    assertThat(d.toString()).contains("provisional, from ");
    assertThat(d.standing(Moment.of(d.earliest()))).isEqualTo(new Standing.Met());
    assertThat(d.standing(Moment.of(d.latest()))).isInstanceOf(Standing.Open.class);
    assertThat(d.standing(Moment.of(d.latest().plusDays(5)))).isInstanceOf(Standing.Late.class);
    assertThat(d.isPast(d.latest())).isFalse();
    assertThat(d.isPast(d.latest().plusDays(1))).isTrue();
    assertThat(thu20270204).isBeforeOrEqualTo(d.latest());
  }

  @Test
  void it_collapses_to_one_date_when_the_notice_is_added() {
    HolidayNotice notice = NoticeText.read(NOTICE_2027, NoticeText.Hints.none(), CHINA);
    LocalDate mon20270201 = LocalDate.of(2027, 2, 1);
    LocalDate sun20270214 = LocalDate.of(2027, 2, 14);
    TimeLimit limit = workingDays(5).after();

    DueDate open = due(limit, mon20270201, CHINA);
    DueDate settled = due(limit, mon20270201, CHINA.with(notice));

    assertThat(settled.provisional()).isFalse();
    assertThat(settled.cause()).isEmpty();
    // 02-02, 02-03, 02-04, then the break, 02-12, and the make-up Sunday 02-14.
    assertThat(settled.due()).isEqualTo(sun20270214);
    assertThat(settled.earliest()).isEqualTo(settled.latest()).isEqualTo(settled.due());
    assertThat(settled.due()).isBetween(open.earliest(), open.latest());
    LocalDate thu20261105 = LocalDate.of(2026, 11, 5);
    assertThat(due(limit, mon20270201, CHINA.with(notice).asKnownOn(thu20261105)).provisional())
        .isTrue();
  }

  @Test
  void a_last_day_in_the_open_year_moves_within_a_range() {
    LocalDate wed20270203 = LocalDate.of(2027, 2, 3);
    LocalDate sat20270206 = LocalDate.of(2027, 2, 6);
    DueDate act = due(days(3).after(), wed20270203, CHINA);

    assertThat(act.nominal()).isEqualTo(sat20270206);
    assertThat(act.earliest()).isAfter(sat20270206);
    assertThat(act.latest()).isAfter(act.earliest());
    LocalDate thu20270204 = LocalDate.of(2027, 2, 4);
    assertThat(act.safe()).isEqualTo(thu20270204);
    DueDate custody = due(days(3).after().ofKind(Kind.CUSTODY), wed20270203, CHINA);
    assertThat(custody.earliest()).isEqualTo(custody.latest()).isEqualTo(sat20270206);
  }

  @Test
  void a_limit_inside_an_announced_year_is_certain() {
    LocalDate mon20261012 = LocalDate.of(2026, 10, 12);
    DueDate d = due(workingDays(10).after(), mon20261012, CHINA);

    assertThat(d.provisional()).isFalse();
    assertThat(d.earliest()).isEqualTo(d.latest());
  }

  @Test
  void new_year_2027_can_still_reach_into_december_2026() {
    LocalDate tue20261229 = LocalDate.of(2026, 12, 29);
    DueDate d = due(workingDays(2).after(), tue20261229, CHINA);

    assertThat(d.provisional()).isTrue();
    assertThat(d.cause().orElseThrow().en()).contains("2027");
  }

  /**
   * Every year of 2008 to 2026 as it looked on the day before its notice: the range must hold the
   * date that the notice then gave. Breaks ordered later, outside the yearly notice, are left out
   * because nothing in the Regulation announces them.
   */
  @Test
  void the_range_always_holds_what_the_notice_then_said() {
    Random random = new Random(SEED);
    int ranges = 0;
    int width = 0;
    for (HolidayNotice n : CHINA.notices()) {
      // 2007 has no day before it. On the day of the notice for 2014 the Regulation itself changed.
      if (n.amends().isPresent() || n.year() == 2007 || n.year() == 2014) {
        continue;
      }
      WorkingCalendar before = CHINA.asKnownOn(n.published().minusDays(1));
      WorkingCalendar after = CHINA.asKnownOn(n.published());
      for (int i = 0; i < 300; i++) {
        LocalDate event = LocalDate.of(n.year(), 1, 1).plusDays(random.nextInt(330) - 15);
        int length = 1 + random.nextInt(20);
        boolean forward = random.nextBoolean() || event.getYear() < n.year();
        Length l = random.nextBoolean() ? workingDays(length) : days(length);
        TimeLimit limit = forward ? l.after() : l.before();
        DueDate then = due(limit, event, before);
        DueDate now = due(limit, event, after);
        if (now.provisional()) {
          continue;
        }
        assertThat(now.due())
            .as("%s, known on %s: %s", limit, n.published().minusDays(1), then)
            .isBetween(then.earliest(), then.latest());
        assertThat(then.due()).isBetween(then.earliest(), then.latest());
        assertThat(then.safe()).isBeforeOrEqualTo(now.due());
        if (!forward
            || event.datesUntil(then.earliest().plusDays(1)).anyMatch(d -> sure(before, d))) {
          assertThat(after.isWorkingDay(then.safe())).as("safe of %s", then).isTrue();
        }
        if (!then.earliest().equals(then.latest())) {
          ranges++;
          width += (int) (then.latest().toEpochDay() - then.earliest().toEpochDay());
        }
      }
    }
    assertThat(ranges).isGreaterThan(700);
    // A range that is too wide helps nobody: less than five days on average.
    assertThat((double) width / ranges).isLessThan(5.0);
  }

  private static boolean sure(WorkingCalendar calendar, LocalDate day) {
    int i = calendar.index(day);
    return calendar.table().arrangements.fewest(i, i, true) == 1;
  }

  @Test
  void the_projection_is_itself_one_of_the_possible_arrangements() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      LocalDate event = LocalDate.of(2027, 1, 1).plusDays(random.nextInt(23 * 365));
      TimeLimit limit =
          random.nextBoolean()
              ? workingDays(1 + random.nextInt(15)).after()
              : days(1 + random.nextInt(15)).after();
      DueDate d = due(limit, event, CHINA);
      assertThat(d.due()).as("%s", d).isBetween(d.earliest(), d.latest());
      assertThat(d.provisional()).isTrue();
    }
  }

  @Test
  void a_limit_that_leaves_the_projectable_years_is_refused() {
    LocalDate fri20501230 = LocalDate.of(2050, 12, 30);
    LocalDate mon20070101 = LocalDate.of(2007, 1, 1);
    for (TimeLimit limit : List.of(workingDays(3).after(), days(3).after())) {
      assertThatThrownBy(() -> due(limit, fri20501230, CHINA))
          .isInstanceOf(CalendarRangeException.class)
          .hasMessageContaining("from 2007-01-01 to 2050-12-31");
    }
    for (TimeLimit limit : List.of(workingDays(3).before(), days(3).before())) {
      assertThatThrownBy(() -> due(limit, mon20070101, CHINA))
          .isInstanceOf(CalendarRangeException.class);
    }
  }
}
