package org.dutylawyer.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutylawyer.calendar.TimeLimit.dayOfFollowingMonth;
import static org.dutylawyer.calendar.TimeLimit.dayOfMonth;
import static org.dutylawyer.calendar.TimeLimit.days;
import static org.dutylawyer.calendar.TimeLimit.sameDay;
import static org.dutylawyer.calendar.TimeLimit.workingDays;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Every dated situation that a careful lawyer answered, counted by the library. */
class WorkedExamplesTest {

  private static final WorkingCalendar CHINA = WorkingCalendar.china();

  // Around National Day 2025
  private static final LocalDate TUE_2025_09_30 = LocalDate.of(2025, 9, 30);
  private static final LocalDate FRI_2025_09_26 = LocalDate.of(2025, 9, 26);
  private static final LocalDate SUN_2025_09_28 = LocalDate.of(2025, 9, 28);
  private static final LocalDate MON_2025_09_29 = LocalDate.of(2025, 9, 29);
  private static final LocalDate SAT_2025_10_04 = LocalDate.of(2025, 10, 4);
  private static final LocalDate TUE_2025_10_07 = LocalDate.of(2025, 10, 7);
  private static final LocalDate WED_2025_10_08 = LocalDate.of(2025, 10, 8);
  private static final LocalDate THU_2025_10_09 = LocalDate.of(2025, 10, 9);
  private static final LocalDate FRI_2025_10_10 = LocalDate.of(2025, 10, 10);
  private static final LocalDate SAT_2025_10_11 = LocalDate.of(2025, 10, 11);
  private static final LocalDate MON_2025_10_13 = LocalDate.of(2025, 10, 13);
  private static final LocalDate TUE_2025_10_14 = LocalDate.of(2025, 10, 14);

  private static final TimeLimit THREE_WORKING_DAYS_BEFORE =
      workingDays(3).before().ofKind(Kind.AGENCY);
  private static final TimeLimit TWO_WORKING_DAYS = workingDays(2).after().ofKind(Kind.AGENCY);
  private static final TimeLimit THREE_DAYS = days(3).after().ofKind(Kind.AGENCY);

  private static DueDate due(TimeLimit limit, LocalDate event) {
    return limit.dueDate(Moment.of(event), CHINA, Conventions.defaults());
  }

  @Test
  void c01_the_help_notice_before_national_day_counts_the_make_up_sunday() {
    DueDate d = due(THREE_WORKING_DAYS_BEFORE, THU_2025_10_09);

    assertThat(d.due()).isEqualTo(SUN_2025_09_28);
    assertThat(d.safe()).isEqualTo(SUN_2025_09_28);
    assertThat(d.alternatives())
        .containsExactly(
            new DueDate.Alternative(Conventions.COUNTING_BACK, "clear-days", FRI_2025_09_26));
    assertThat(d.safeUnderAll()).isEqualTo(FRI_2025_09_26);
    assertThat(d.standing(Moment.of(SUN_2025_09_28))).isEqualTo(new Standing.Met());
    assertThat(d.standing(Moment.of(MON_2025_09_29)))
        .isEqualTo(new Standing.Late(1, Length.Unit.WORKING_DAYS));
    assertThat(d)
        .hasToString(
            "3 working days before 2025-10-09 (Thu): 2025-09-28 (Sun, make-up working day)");
  }

  @Test
  void c01_in_the_strict_mode_the_limit_itself_is_a_working_day_earlier() {
    DueDate d =
        THREE_WORKING_DAYS_BEFORE.dueDate(
            Moment.of(THU_2025_10_09),
            CHINA,
            Conventions.defaults().with(Conventions.COUNTING_BACK, "clear-days"));

    assertThat(d.due()).isEqualTo(FRI_2025_09_26);
    assertThat(d.alternatives())
        .containsExactly(
            new DueDate.Alternative(Conventions.COUNTING_BACK, "nth-day", SUN_2025_09_28));
  }

  @Test
  void c02_two_working_days_over_national_day() {
    DueDate d = due(TWO_WORKING_DAYS, TUE_2025_09_30);

    assertThat(d.due()).isEqualTo(FRI_2025_10_10);
    assertThat(d.alternatives()).isEmpty();
    assertThat(d.isPast(FRI_2025_10_10)).isFalse();
    assertThat(d.isPast(SAT_2025_10_11)).isTrue();
    assertThat(d.standing(Moment.of(MON_2025_10_13)))
        .isEqualTo(new Standing.Late(2, Length.Unit.WORKING_DAYS));
  }

  @Test
  void c04_receipt_on_a_make_up_saturday_is_not_counted() {
    assertThat(due(TWO_WORKING_DAYS, SAT_2025_10_11).due()).isEqualTo(TUE_2025_10_14);
  }

  @Test
  void c06_new_years_eve_2024_is_a_working_day() {
    LocalDate thu20240208 = LocalDate.of(2024, 2, 8);
    LocalDate sun20240218 = LocalDate.of(2024, 2, 18);

    assertThat(due(TWO_WORKING_DAYS, thu20240208).due()).isEqualTo(sun20240218);
  }

  @Test
  void c09_mid_autumn_2021() {
    LocalDate fri20210917 = LocalDate.of(2021, 9, 17);
    LocalDate wed20210922 = LocalDate.of(2021, 9, 22);

    assertThat(due(TWO_WORKING_DAYS, fri20210917).due()).isEqualTo(wed20210922);
  }

  @Test
  void c10_counting_back_over_spring_festival_2026() {
    LocalDate wed20260225 = LocalDate.of(2026, 2, 25);
    LocalDate fri20260213 = LocalDate.of(2026, 2, 13);

    assertThat(due(THREE_WORKING_DAYS_BEFORE, wed20260225).due()).isEqualTo(fri20260213);
  }

  @Test
  void c12_receipt_on_a_holiday_gives_the_same_day_as_receipt_before_it() {
    assertThat(due(TWO_WORKING_DAYS, SAT_2025_10_04).due()).isEqualTo(FRI_2025_10_10);
    // Receipt taken to be on the next working day instead: Friday, then the make-up Saturday.
    assertThat(due(TWO_WORKING_DAYS, THU_2025_10_09).due()).isEqualTo(SAT_2025_10_11);
  }

  @Test
  void c17_two_working_days_over_qingming_2021() {
    LocalDate thu20210401 = LocalDate.of(2021, 4, 1);
    LocalDate tue20210406 = LocalDate.of(2021, 4, 6);

    assertThat(due(TWO_WORKING_DAYS, thu20210401).due()).isEqualTo(tue20210406);
  }

  @Test
  void c19_telling_the_organ_a_day_late() {
    LocalDate fri20250530 = LocalDate.of(2025, 5, 30);
    LocalDate tue20250603 = LocalDate.of(2025, 6, 3);
    LocalDate wed20250604 = LocalDate.of(2025, 6, 4);
    LocalDate thu20250605 = LocalDate.of(2025, 6, 5);
    DueDate d = due(TWO_WORKING_DAYS, fri20250530);

    assertThat(d.due()).isEqualTo(wed20250604);
    assertThat(d.standing(Moment.of(tue20250603))).isEqualTo(new Standing.Met());
    assertThat(d.standing(Moment.of(thu20250605)))
        .isEqualTo(new Standing.Late(1, Length.Unit.WORKING_DAYS));
  }

  @Test
  void j01_three_days_that_end_in_the_spring_festival_break() {
    LocalDate mon20180212 = LocalDate.of(2018, 2, 12);
    LocalDate thu20180215 = LocalDate.of(2018, 2, 15);
    LocalDate thu20180222 = LocalDate.of(2018, 2, 22);
    DueDate d = due(THREE_DAYS, mon20180212);

    assertThat(d.nominal()).isEqualTo(thu20180215);
    assertThat(d.due()).isEqualTo(thu20180222);
    assertThat(d.alternatives())
        .extracting(DueDate.Alternative::reading, DueDate.Alternative::due)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Conventions.MAKE_UP_REST_DAY, thu20180215),
            org.assertj.core.groups.Tuple.tuple(Conventions.AGENCY_ROLL, thu20180215));
    assertThat(d.safeUnderAll()).isEqualTo(LocalDate.of(2018, 2, 14));
    assertThat(due(days(3).after().ofKind(Kind.CUSTODY), mon20180212).due()).isEqualTo(thu20180215);
  }

  @Test
  void j03_a_make_up_saturday_changes_nothing_in_calendar_days() {
    LocalDate fri20180427 = LocalDate.of(2018, 4, 27);
    LocalDate mon20180430 = LocalDate.of(2018, 4, 30);
    LocalDate wed20180502 = LocalDate.of(2018, 5, 2);
    DueDate d = due(THREE_DAYS, fri20180427);

    assertThat(d.nominal()).isEqualTo(mon20180430);
    assertThat(d.due()).isEqualTo(wed20180502);
  }

  @Test
  void j06_a_duty_at_the_first_interrogation_knows_no_roll() {
    LocalDate sat20180217 = LocalDate.of(2018, 2, 17);
    LocalDate thu20180222 = LocalDate.of(2018, 2, 22);
    DueDate d = due(sameDay().after().ofKind(Kind.AGENCY), sat20180217);

    assertThat(d.due()).isEqualTo(sat20180217);
    assertThat(d.standing(Moment.of(sat20180217))).isEqualTo(new Standing.Met());
    assertThat(d.standing(Moment.of(thu20180222)))
        .isEqualTo(new Standing.Late(5, Length.Unit.DAYS));
  }

  @Test
  void j15_the_monthly_report_on_a_saturday_stays_and_is_not_flagged_before_monday_ends() {
    LocalDate sun20180930 = LocalDate.of(2018, 9, 30);
    LocalDate fri20181019 = LocalDate.of(2018, 10, 19);
    LocalDate sat20181020 = LocalDate.of(2018, 10, 20);
    LocalDate mon20181022 = LocalDate.of(2018, 10, 22);
    LocalDate tue20181023 = LocalDate.of(2018, 10, 23);
    DueDate d = due(dayOfMonth(20).after().ofKind(Kind.AGENCY), sun20180930);

    assertThat(d.due()).isEqualTo(sat20181020);
    assertThat(d.nominal()).isEqualTo(sat20181020);
    assertThat(d.safe()).isEqualTo(fri20181019);
    assertThat(d.isPast(mon20181022)).isFalse();
    assertThat(d.isPast(tue20181023)).isTrue();
    assertThat(d.standing(Moment.of(sat20181020))).isEqualTo(new Standing.Met());
    assertThat(d.standing(Moment.of(mon20181022))).isInstanceOf(Standing.Open.class);
    assertThat(d.standing(Moment.of(tue20181023)))
        .isEqualTo(new Standing.Late(3, Length.Unit.DAYS));
    assertThat(d.alternatives())
        .containsExactly(
            new DueDate.Alternative(Conventions.REPORT_DAY_ROLL, "rolls", mon20181022));
    LocalDate wed20180905 = LocalDate.of(2018, 9, 5);
    assertThat(due(dayOfFollowingMonth(20).after(), wed20180905).due()).isEqualTo(sat20181020);
  }

  @Test
  void l01_the_break_of_2020_as_known_before_and_after_it_was_prolonged() {
    LocalDate mon20200120 = LocalDate.of(2020, 1, 20);
    LocalDate tue20200121 = LocalDate.of(2020, 1, 21);
    LocalDate thu20200123 = LocalDate.of(2020, 1, 23);
    LocalDate fri20200131 = LocalDate.of(2020, 1, 31);
    LocalDate mon20200203 = LocalDate.of(2020, 2, 3);

    assertThat(due(THREE_DAYS, mon20200120).due()).isEqualTo(thu20200123);
    assertThat(due(THREE_DAYS, tue20200121).due()).isEqualTo(mon20200203);
    DueDate then =
        THREE_DAYS.dueDate(
            Moment.of(tue20200121), CHINA.asKnownOn(tue20200121), Conventions.defaults());
    assertThat(then.due()).isEqualTo(fri20200131);
    assertThat(then.provisional()).isFalse();
  }

  @Test
  void l14_ten_days_before_a_hearing_after_spring_festival_2021() {
    LocalDate tue20210223 = LocalDate.of(2021, 2, 23);
    LocalDate sat20210213 = LocalDate.of(2021, 2, 13);
    LocalDate wed20210210 = LocalDate.of(2021, 2, 10);
    LocalDate thu20210218 = LocalDate.of(2021, 2, 18);
    LocalDate mon20210208 = LocalDate.of(2021, 2, 8);
    DueDate d = due(days(10).before().ofKind(Kind.AGENCY), tue20210223);

    assertThat(d.due()).isEqualTo(sat20210213);
    assertThat(d.safe()).isEqualTo(wed20210210);
    assertThat(d.standing(Moment.of(thu20210218)))
        .isEqualTo(new Standing.Late(5, Length.Unit.DAYS));
    assertThat(due(days(15).before(), tue20210223).due()).isEqualTo(mon20210208);
  }

  @Test
  void l16_counting_back_to_new_years_eve_2024() {
    LocalDate thu20240229 = LocalDate.of(2024, 2, 29);
    LocalDate mon20240219 = LocalDate.of(2024, 2, 19);
    LocalDate wed20240214 = LocalDate.of(2024, 2, 14);
    LocalDate fri20240209 = LocalDate.of(2024, 2, 9);

    assertThat(due(days(10).before(), thu20240229).due()).isEqualTo(mon20240219);
    DueDate fifteen = due(days(15).before(), thu20240229);
    assertThat(fifteen.due()).isEqualTo(wed20240214);
    assertThat(fifteen.safe()).isEqualTo(fri20240209);
  }

  @Test
  void l21_three_working_days_after_labour_day_2023_end_on_a_make_up_saturday() {
    LocalDate thu20230420 = LocalDate.of(2023, 4, 20);
    LocalDate thu20230427 = LocalDate.of(2023, 4, 27);
    LocalDate fri20230428 = LocalDate.of(2023, 4, 28);
    LocalDate sat20230506 = LocalDate.of(2023, 5, 6);

    assertThat(due(workingDays(3).after(), fri20230428).due()).isEqualTo(sat20230506);
    // Five working days: the make-up Sunday 04-23 counts, the Saturday before it does not.
    assertThat(due(days(7).after(), thu20230420).due()).isEqualTo(thu20230427);
  }

  @Test
  void l23_three_days_before_the_judgment_fall_into_the_break() {
    DueDate d = due(days(3).before(), FRI_2025_10_10);

    assertThat(d.due()).isEqualTo(TUE_2025_10_07);
    assertThat(d.safe()).isEqualTo(TUE_2025_09_30);
    assertThat(d.standing(Moment.of(WED_2025_10_08)))
        .isEqualTo(new Standing.Late(1, Length.Unit.DAYS));
  }

  @Test
  void l25_an_objection_moves_to_a_make_up_saturday_and_its_review_runs_from_there() {
    LocalDate tue20230919 = LocalDate.of(2023, 9, 19);
    LocalDate wed20231004 = LocalDate.of(2023, 10, 4);
    LocalDate sat20231007 = LocalDate.of(2023, 10, 7);
    LocalDate thu20231012 = LocalDate.of(2023, 10, 12);
    DueDate objection = due(days(15).after(), tue20230919);

    assertThat(objection.nominal()).isEqualTo(wed20231004);
    assertThat(objection.due()).isEqualTo(sat20231007);
    assertThat(due(days(5).after().ofKind(Kind.AGENCY), sat20231007).due()).isEqualTo(thu20231012);
    assertThat(due(workingDays(5).after(), sat20231007).due()).isEqualTo(thu20231012);
  }

  @Test
  void the_explanation_names_every_day_in_both_languages() {
    DueDate d = due(TWO_WORKING_DAYS, TUE_2025_09_30);

    assertThat(d.steps()).hasSize(11);
    assertThat(d.steps().get(0).counted()).isFalse();
    assertThat(d.steps().get(0).why(Locale.ENGLISH))
        .isEqualTo("the day of the event is not counted");
    assertThat(d.steps().get(9).why(Locale.CHINESE)).isEqualTo("第1个工作日");
    assertThat(d.sentence(Locale.CHINESE))
        .isEqualTo(
            "自2025-09-30（周二）起2个工作日：期满日期为2025-10-10（周五）。"
                + "计入：2025-10-09、2025-10-10。"
                + "依据：国务院办公厅关于2025年部分节假日安排的通知。");
    assertThat(d.sentence(Locale.ENGLISH))
        .isEqualTo(
            "2 working days after 2025-09-30 (Tue): it ends on 2025-10-10 (Fri)."
                + " Counted: 2025-10-09, 2025-10-10."
                + " Based on: 国务院办公厅关于2025年部分节假日安排的通知.");
  }
}
