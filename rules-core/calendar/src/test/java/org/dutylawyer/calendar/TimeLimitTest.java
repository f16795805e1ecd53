package org.dutylawyer.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dutylawyer.calendar.TimeLimit.dayOfFollowingMonth;
import static org.dutylawyer.calendar.TimeLimit.dayOfMonth;
import static org.dutylawyer.calendar.TimeLimit.days;
import static org.dutylawyer.calendar.TimeLimit.halfMonths;
import static org.dutylawyer.calendar.TimeLimit.hours;
import static org.dutylawyer.calendar.TimeLimit.months;
import static org.dutylawyer.calendar.TimeLimit.promptly;
import static org.dutylawyer.calendar.TimeLimit.sameDay;
import static org.dutylawyer.calendar.TimeLimit.workingDays;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dutylawyer.text.Title;
import org.junit.jupiter.api.Test;

class TimeLimitTest {

  private static final WorkingCalendar CHINA = WorkingCalendar.china();
  private static final LocalDate TUE_2025_09_30 = LocalDate.of(2025, 9, 30);
  private static final LocalDate WED_2025_10_01 = LocalDate.of(2025, 10, 1);
  private static final LocalDate THU_2025_10_09 = LocalDate.of(2025, 10, 9);
  private static final LocalDate WED_2025_10_15 = LocalDate.of(2025, 10, 15);

  private static DueDate due(TimeLimit limit, String event) {
    return limit.dueDate(Moment.parse(event), CHINA, Conventions.defaults());
  }

  // ---- months (interpretation art. 202)

  @Test
  void a_month_runs_to_the_same_day_of_the_next_month() {
    LocalDate mon20251117 = LocalDate.of(2025, 11, 17);
    assertThat(due(months(1).after(), "2025-10-17").due()).isEqualTo(mon20251117);
  }

  @Test
  void from_the_last_day_of_a_month_a_month_runs_to_the_last_day_of_the_next() {
    LocalDate mon20260330 = LocalDate.of(2026, 3, 30);
    LocalDate tue20260331 = LocalDate.of(2026, 3, 31);
    assertThat(due(months(1).after(), "2026-02-28").due()).isEqualTo(tue20260331);
    assertThat(due(months(1).after(), "2025-04-30").nominal()).isEqualTo(LocalDate.of(2025, 5, 31));
    assertThat(due(months(2).after(), "2026-01-30").due()).isEqualTo(mon20260330);
  }

  @Test
  void without_such_a_day_a_month_ends_on_the_last_day() {
    LocalDate sat20260228 = LocalDate.of(2026, 2, 28);
    DueDate d = due(months(1).after(), "2026-01-30");
    // 02-28 is a Saturday on which people work.
    assertThat(d.nominal()).isEqualTo(sat20260228);
    assertThat(d.due()).isEqualTo(sat20260228);
    assertThat(due(months(1).after().ofKind(Kind.CUSTODY), "2024-01-31").due())
        .isEqualTo(LocalDate.of(2024, 2, 29));
  }

  @Test
  void half_a_month_is_fifteen_days() {
    assertThat(due(halfMonths(1).after(), "2025-09-30").due()).isEqualTo(WED_2025_10_15);
    assertThat(due(halfMonths(3).after().ofKind(Kind.CUSTODY), "2025-09-30").due())
        .isEqualTo(LocalDate.of(2025, 11, 14));
  }

  // ---- hours

  @Test
  void the_hour_of_the_event_is_not_counted() {
    DueDate d = due(hours(24).after(), "2025-09-29T10:20");

    assertThat(d.due()).isEqualTo(TUE_2025_09_30);
    assertThat(d.time()).contains(LocalTime.of(11, 0));
    assertThat(d)
        .hasToString("24 hours after 2025-09-29 (Mon) at 10:20: 2025-09-30 (Tue) at 11:00");
    assertThat(d.standing(Moment.parse("2025-09-30T11:00"))).isEqualTo(new Standing.Met());
    assertThat(d.standing(Moment.parse("2025-09-30T11:01")))
        .isEqualTo(new Standing.Late(1, Length.Unit.HOURS));
    assertThat(d.standing(Moment.parse("2025-09-30"))).isInstanceOf(Standing.Open.class);
    assertThat(d.standing(Moment.parse("2025-10-01T11:00")))
        .isEqualTo(new Standing.Late(24, Length.Unit.HOURS));
  }

  @Test
  void hours_that_end_at_midnight_end_on_the_day_that_ends() {
    DueDate d = due(hours(24).after(), "2025-09-29T23:30");

    assertThat(d.due()).isEqualTo(TUE_2025_09_30);
    assertThat(d.time()).contains(LocalTime.of(23, 59));
  }

  @Test
  void hours_do_not_move_and_the_other_reading_is_shown() {
    DueDate d = due(hours(24).after().ofKind(Kind.AGENCY), "2025-09-30T10:00");

    assertThat(d.due()).isEqualTo(WED_2025_10_01);
    assertThat(d.alternatives())
        .containsExactly(new DueDate.Alternative(Conventions.HOURS_ROLL, "rolls", THU_2025_10_09));
    assertThat(d.safe()).isEqualTo(TUE_2025_09_30);
  }

  @Test
  void hours_counted_back_keep_the_whole_of_them_free() {
    DueDate d = due(hours(24).before(), "2025-09-30T10:30");

    assertThat(d.due()).isEqualTo(LocalDate.of(2025, 9, 29));
    assertThat(d.time()).contains(LocalTime.of(10, 0));
  }

  @Test
  void what_lies_inside_the_range_of_an_event_without_an_hour_is_open() {
    DueDate d = due(hours(24).after(), "2025-10-13"); // Mon
    assertThat(d.standing(Moment.parse("2025-10-13"))).isEqualTo(new Standing.Met());
    assertThat(d.standing(Moment.parse("2025-10-14T01:00"))).isEqualTo(new Standing.Met());
    assertThat(d.standing(Moment.parse("2025-10-14T01:01"))).isInstanceOf(Standing.Open.class);
    assertThat(d.standing(Moment.parse("2025-10-14T23:30"))).isInstanceOf(Standing.Open.class);
    assertThat(d.standing(Moment.parse("2025-10-14"))).isInstanceOf(Standing.Open.class);
    assertThat(d.standing(Moment.parse("2025-10-15T00:30")))
        .isEqualTo(new Standing.Late(1, Length.Unit.HOURS));
  }

  @Test
  void hours_from_an_event_without_an_hour_are_a_range() {
    DueDate d = due(hours(24).after(), "2025-09-28");

    assertThat(d.earliest()).isEqualTo(LocalDate.of(2025, 9, 29));
    assertThat(d.latest()).isEqualTo(LocalDate.of(2025, 9, 29));
    assertThat(d.time()).isEmpty();
    assertThat(d.provisional()).isTrue();
    assertThat(d.cause()).contains(new Title("未提供事件发生的时刻", "the hour of the event is not given"));
  }

  // ---- acts, agencies, custody

  @Test
  void a_last_day_on_a_day_off_moves_for_acts_and_never_in_custody() {
    DueDate act = due(days(1).after(), "2025-09-30");
    DueDate custody = due(days(1).after().ofKind(Kind.CUSTODY), "2025-09-30");

    assertThat(act.due()).isEqualTo(THU_2025_10_09);
    assertThat(act)
        .hasToString(
            "1 day after 2025-09-30 (Tue): 2025-10-09 (Thu), moved from 2025-10-01 (Wed, National"
                + " Day and Mid-Autumn Festival)");
    assertThat(act.steps())
        .extracting(DueDate.Step::counted)
        .containsExactly(false, true, false, false, false, false, false, false, false, true);
    assertThat(custody.due()).isEqualTo(WED_2025_10_01);
    assertThat(custody.alternatives()).isEmpty();
    assertThat(custody)
        .hasToString(
            "1 day after 2025-09-30 (Tue), in custody: 2025-10-01 (Wed, National Day and"
                + " Mid-Autumn Festival)");
  }

  @Test
  void whether_a_make_up_rest_day_is_a_holiday_is_a_reading() {
    // Wednesday 10-08 is off only in exchange for a weekend; 10-01 to 10-03 and 10-06 are
    // statutory.
    DueDate d = due(days(8).after(), "2025-09-30");
    LocalDate wed20251008 = LocalDate.of(2025, 10, 8);

    assertThat(d.due()).isEqualTo(THU_2025_10_09);
    assertThat(d.alternatives())
        .containsExactly(
            new DueDate.Alternative(Conventions.MAKE_UP_REST_DAY, "not-holiday", wed20251008));
    assertThat(d.safeUnderAll()).isEqualTo(TUE_2025_09_30);
    DueDate statutory = due(days(1).after(), "2025-09-30");
    assertThat(statutory.alternatives())
        .containsExactly(
            new DueDate.Alternative(
                Conventions.MAKE_UP_REST_DAY, "not-holiday", LocalDate.of(2025, 10, 7)));
  }

  @Test
  void a_saturday_moves_to_monday_under_every_reading() {
    DueDate d = due(days(1).after(), "2025-10-17");

    assertThat(d.due()).isEqualTo(LocalDate.of(2025, 10, 20));
    assertThat(d.alternatives()).isEmpty();
    assertThat(d.safeUnderAll()).isEqualTo(d.due());
  }

  @Test
  void a_limit_of_no_days_ends_on_the_day_of_the_event_or_moves() {
    assertThat(due(days(0).after(), "2025-09-30").due()).isEqualTo(TUE_2025_09_30);
    assertThat(due(workingDays(0).after(), "2025-10-01").due()).isEqualTo(THU_2025_10_09);
    assertThat(due(workingDays(0).before(), "2025-10-01").due()).isEqualTo(WED_2025_10_01);
  }

  // ---- days of the month, at the event, promptly

  @Test
  void a_day_of_the_month_is_the_next_one_after_the_event() {
    assertThat(due(dayOfMonth(20).after(), "2025-10-15").due())
        .isEqualTo(LocalDate.of(2025, 10, 20));
    assertThat(due(dayOfMonth(20).after(), "2025-10-20").due())
        .isEqualTo(LocalDate.of(2025, 11, 20));
    assertThat(due(dayOfMonth(31).after(), "2026-02-01").due())
        .isEqualTo(LocalDate.of(2026, 2, 28));
    assertThat(due(dayOfMonth(20).before(), "2025-10-20").due())
        .isEqualTo(LocalDate.of(2025, 9, 20));
    assertThat(due(dayOfFollowingMonth(5).after(), "2025-12-31").due())
        .isEqualTo(LocalDate.of(2026, 1, 5));
  }

  @Test
  void promptly_has_no_date() {
    Due due = promptly().after().ofKind(Kind.AGENCY).resolve(Moment.of(TUE_2025_09_30), CHINA);

    assertThat(due.dated()).isEmpty();
    assertThat(due).hasToString("promptly after 2025-09-30 (Tue), no date");
    assertThat(due.sentence(Locale.CHINESE)).isEqualTo("自2025-09-30（周二）起及时办理，没有具体日期。");
    assertThat(((Due.Prompt) due).daysTaken(Moment.of(THU_2025_10_09))).isEqualTo(9);
    assertThatThrownBy(
            () ->
                promptly()
                    .after()
                    .dueDate(Moment.of(TUE_2025_09_30), CHINA, Conventions.defaults()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no date");
  }

  // ---- travel, post, restoration

  @Test
  void travel_time_is_not_counted() {
    DueDate d = due(days(5).after().excludingTravel(3), "2025-10-13");

    assertThat(d.due()).isEqualTo(LocalDate.of(2025, 10, 21));
    assertThat(d)
        .hasToString(
            "5 days after 2025-10-13 (Mon), 3 days of travel not counted: 2025-10-21 (Tue)");
    assertThat(d.steps().stream().filter(s -> s.why(Locale.ENGLISH).contains("travel"))).hasSize(3);
    // A last day that only travel brings to a day off moves as well.
    assertThat(due(days(5).after().excludingTravel(7), "2025-10-13").due())
        .isEqualTo(LocalDate.of(2025, 10, 27));
    assertThat(due(workingDays(2).after().excludingTravel(1), "2025-10-16").due())
        .isEqualTo(LocalDate.of(2025, 10, 21));
    assertThatThrownBy(() -> days(5).before().excludingTravel(1))
        .hasMessageContaining("5 days before");
    assertThatThrownBy(() -> days(5).after().excludingTravel(-1)).hasMessageContaining("-1 days");
  }

  @Test
  void papers_posted_before_the_end_are_in_time_whenever_they_arrive() {
    DueDate d = due(days(10).after(), "2025-10-13");

    assertThat(d.due()).isEqualTo(LocalDate.of(2025, 10, 23));
    assertThat(d.standingWhenPosted(Moment.parse("2025-10-23"))).isEqualTo(new Standing.Met());
    assertThat(d.standing(Moment.parse("2025-10-27")))
        .isEqualTo(new Standing.Late(4, Length.Unit.DAYS));
    assertThat(d.standingWhenPosted(Moment.parse("2025-10-24")))
        .isEqualTo(new Standing.Late(1, Length.Unit.DAYS));
    assertThatThrownBy(
            () ->
                due(days(10).after().ofKind(Kind.CUSTODY), "2025-10-13")
                    .standingWhenPosted(Moment.parse("2025-10-23")))
        .hasMessageContaining("of custody");
  }

  @Test
  void a_missed_limit_can_be_restored_within_five_days_after_the_obstacle() {
    DueDate missed = due(days(10).after(), "2025-09-15");
    DueDate application = Restoration.application(missed, Moment.parse("2025-09-28"));

    assertThat(application.nominal()).isEqualTo(LocalDate.of(2025, 10, 3));
    assertThat(application.due()).isEqualTo(THU_2025_10_09);
    assertThat(Restoration.limit()).isEqualTo(days(5).after());
    assertThatThrownBy(() -> Restoration.application(missed, Moment.parse("2025-09-01")))
        .hasMessageContaining("before the limit began on 2025-09-15");
    assertThatThrownBy(
            () ->
                Restoration.application(
                    due(days(10).after().ofKind(Kind.AGENCY), "2025-09-15"),
                    Moment.parse("2025-09-28")))
        .hasMessageContaining("limits of parties");
  }

  // ---- values

  @Test
  void limits_are_values_and_say_what_they_are() {
    assertThat(workingDays(3).before()).isEqualTo(workingDays(3).before());
    assertThat(workingDays(3).before()).isNotEqualTo(workingDays(3).after());
    assertThat(workingDays(3).before().ofKind(Kind.AGENCY)).isNotEqualTo(workingDays(3).before());
    assertThat(workingDays(3).before()).hasSameHashCodeAs(workingDays(3).before());
    assertThat(days(1).after()).hasToString("1 day after");
    assertThat(months(2).after().ofKind(Kind.CUSTODY)).hasToString("2 months after, of custody");
    assertThat(sameDay().after().ofKind(Kind.AGENCY)).hasToString("at the event, of an agency");
    assertThat(due(sameDay().after(), "2025-10-01"))
        .hasToString(
            "at the event of 2025-10-01 (Wed): 2025-10-01 (Wed, National Day and Mid-Autumn"
                + " Festival)");
  }

  @Test
  void negative_lengths_are_refused_with_what_was_found() {
    List<Runnable> negative =
        List.of(
            () -> hours(-1),
            () -> days(-1),
            () -> workingDays(-1),
            () -> months(-1),
            () -> halfMonths(-1));
    for (Runnable r : negative) {
      assertThatThrownBy(r::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("found -1")
          .hasMessageContaining("expected zero or more");
    }
    assertThatThrownBy(() -> dayOfMonth(32)).hasMessageContaining("found 32");
    assertThatThrownBy(() -> promptly().before()).hasMessageContaining("never before");
    assertThatThrownBy(() -> dayOfFollowingMonth(5).before()).hasMessageContaining("counted back");
  }

  @Test
  void moments_are_read_ordered_and_printed() {
    assertThat(Moment.parse("2025-09-30T10:00")).hasToString("2025-09-30T10:00");
    assertThat(Moment.parse("2025-09-30")).hasToString("2025-09-30");
    assertThat(
            Stream.of("2025-09-30T10:00", "2025-10-01", "2025-09-30", "2025-09-30T09:00")
                .map(Moment::parse)
                .sorted()
                .map(Moment::toString))
        .containsExactly("2025-09-30", "2025-09-30T09:00", "2025-09-30T10:00", "2025-10-01");
    assertThatThrownBy(() -> Moment.parse("30.9.2025"))
        .hasMessage("not a day: found \"30.9.2025\", expected 2025-09-30 or 2025-09-30T10:00");
  }

  @Test
  void an_unknown_reading_or_value_is_refused_with_the_nearest_one() {
    assertThatThrownBy(() -> Conventions.defaults().with("counting-bak", "nth-day"))
        .hasMessageContaining("found \"counting-bak\"")
        .hasMessageContaining("nearest: counting-back");
    assertThatThrownBy(() -> Conventions.defaults().with("agency-roll", "roll"))
        .hasMessageContaining("nearest: rolls");
    Conventions strict = Conventions.defaults().with("counting-back", "clear-days");
    assertThat(strict).hasToString("counting-back=clear-days");
    assertThat(strict.with("counting-back", "nth-day")).isEqualTo(Conventions.defaults());
    assertThat(Conventions.readings())
        .extracting(Conventions.Reading::id, Conventions.Reading::defaultValue)
        .contains(
            org.assertj.core.groups.Tuple.tuple("counting-back", "nth-day"),
            org.assertj.core.groups.Tuple.tuple("make-up-rest-day", "holiday"),
            org.assertj.core.groups.Tuple.tuple("agency-roll", "rolls"));
    assertThat(List.of(Conventions.reading("agency-roll").options().get(1).value()))
        .containsExactly("stays");
  }

  @Test
  void the_sentence_tells_other_readings_and_the_safe_day() {
    DueDate d = due(workingDays(3).before().ofKind(Kind.AGENCY), "2025-10-09");

    assertThat(d.sentence(Locale.CHINESE))
        .isEqualTo(
            "2025-10-09（周四）前3个工作日：最迟为2025-09-28（周日，调休上班）。"
                + "计入：2025-09-30、2025-09-29、2025-09-28。"
                + "不同解释：首尾两日都不算，中间须隔满所定日数，则为2025-09-26（周五）。"
                + "稳妥日期：2025-09-26（周五）（依任何解释）。"
                + "依据：国务院办公厅关于2025年部分节假日安排的通知。");
    assertThat(d.sentence(Locale.ENGLISH))
        .isEqualTo(
            "3 working days before 2025-10-09 (Thu): at the latest on 2025-09-28 (Sun, make-up working"
                + " day). Counted: 2025-09-30, 2025-09-29, 2025-09-28. Another reading, all"
                + " the days must lie in between, both ends left out, gives 2025-09-26 (Fri). Safe: 2025-09-26 (Fri)"
                + " (under every reading). Based on:"
                + " 国务院办公厅关于2025年部分节假日安排的通知.");
  }

  @Test
  void what_is_due_before_an_event_however_shortly_is_not_counted() {
    DueDate d = due(days(0).before().ofKind(Kind.ACT), "2025-09-01");

    assertThat(d.isCounted()).isFalse();
    assertThat(d.sentence(Locale.CHINESE)).isEqualTo("2025-09-01（周一）以前：最迟为2025-09-01（周一）。");
    assertThat(d.sentence(Locale.ENGLISH))
        .isEqualTo("before 2025-09-01 (Mon): at the latest on 2025-09-01 (Mon).");
    assertThat(due(days(1).before(), "2025-09-02").isCounted()).isTrue();
  }
}
