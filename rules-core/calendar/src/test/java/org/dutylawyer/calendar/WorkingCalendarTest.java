package org.dutylawyer.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nlf.calendar.Holiday;
import com.nlf.calendar.util.HolidayUtil;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkingCalendarTest {

  private static final WorkingCalendar CHINA = WorkingCalendar.china();
  private static final LocalDate MON_2007_01_01 = LocalDate.of(2007, 1, 1);
  private static final LocalDate THU_2026_12_31 = LocalDate.of(2026, 12, 31);

  @Test
  void every_day_of_2007_to_2026_is_classified_with_its_reason() {
    Map<DayKind, Integer> count = new EnumMap<>(DayKind.class);
    for (LocalDate d : MON_2007_01_01.datesUntil(THU_2026_12_31.plusDays(1)).toList()) {
      Day day = CHINA.day(d);
      count.merge(day.kind(), 1, Integer::sum);
      assertThat(day.working()).isEqualTo(CHINA.isWorkingDay(d));
      assertThat(day.why(Locale.ENGLISH)).isNotBlank();
      assertThat(day.why(Locale.CHINESE)).isNotBlank();
      boolean weekend = HolidayNotice.weekend(d);
      switch (day.kind()) {
        case HOLIDAY -> assertThat(day.clause()).as("%s", d).isPresent();
        case MAKE_UP_WORKING_DAY -> {
          assertThat(weekend).as("%s", d).isTrue();
          assertThat(day.notice()).as("%s", d).isPresent();
        }
        case WEEKEND -> assertThat(weekend).as("%s", d).isTrue();
        case WORKING -> assertThat(weekend).as("%s", d).isFalse();
      }
    }
    assertThat(count.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(7305);
    assertThat(count.get(DayKind.MAKE_UP_WORKING_DAY)).isEqualTo(130);
    assertThat(count.get(DayKind.HOLIDAY)).isEqualTo(545);
  }

  /**
   * The holiday table of cn.6tail:lunar, which is not ours, ends with 2024. It names the days of
   * each notice; a day that it does not name is an ordinary weekday or weekend.
   */
  @Test
  void a_published_table_that_is_not_ours_agrees_on_every_day_that_it_has() {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (LocalDate d = MON_2007_01_01; d.getYear() <= 2024; d = d.plusDays(1)) {
      Holiday h = HolidayUtil.getHoliday(d.getYear(), d.getMonthValue(), d.getDayOfMonth());
      boolean theirs = h == null ? !HolidayNotice.weekend(d) : h.isWork();
      if (theirs != CHINA.isWorkingDay(d)) {
        differences.add(d + " " + (theirs ? "working" : "off"));
      }
      compared++;
    }
    assertThat(compared).isEqualTo(6575);
    // Both are slips of the table: the notice for 2013 has people work on these days.
    assertThat(differences).containsExactly("2013-04-07 off", "2013-10-12 off");
    LocalDate sun20130407 = LocalDate.of(2013, 4, 7);
    LocalDate sat20131012 = LocalDate.of(2013, 10, 12);
    assertThat(CHINA.day(sun20130407).clause().orElseThrow()).contains("4月7日（星期日）上班");
    assertThat(CHINA.day(sat20131012).clause().orElseThrow()).contains("10月12日（星期六）上班");
  }

  @Test
  void every_statutory_day_of_an_announced_year_is_off() {
    for (int year = 2007; year <= 2026; year++) {
      List<LocalDate> days = CHINA.statutoryDays(year);
      // 2009 and 2020: Mid-Autumn Festival and National Day share a day.
      int expected = year == 2007 ? 10 : year >= 2025 ? 13 : year == 2009 || year == 2020 ? 10 : 11;
      assertThat(days).as("%d", year).hasSize(expected);
      for (LocalDate d : days) {
        assertThat(CHINA.day(d).kind()).as("%s", d).isEqualTo(DayKind.HOLIDAY);
        assertThat(CHINA.day(d).statutory()).isTrue();
      }
    }
  }

  @Test
  void new_years_eve_is_statutory_in_the_editions_that_say_so() {
    LocalDate wed20080206 = LocalDate.of(2008, 2, 6);
    LocalDate sat20130209 = LocalDate.of(2013, 2, 9);
    LocalDate thu20140130 = LocalDate.of(2014, 1, 30);
    LocalDate fri20240209 = LocalDate.of(2024, 2, 9);
    LocalDate tue20250128 = LocalDate.of(2025, 1, 28);

    assertThat(CHINA.day(wed20080206).statutory()).isTrue();
    assertThat(CHINA.day(sat20130209).statutory()).isTrue();
    assertThat(CHINA.day(thu20140130).statutory()).isFalse();
    assertThat(CHINA.day(thu20140130).kind()).isEqualTo(DayKind.WORKING);
    assertThat(CHINA.day(fri20240209).kind()).isEqualTo(DayKind.WORKING);
    assertThat(CHINA.day(tue20250128).statutory()).isTrue();
  }

  @Test
  void a_notice_that_amends_another_counts_only_from_its_publication() {
    LocalDate sat20200201 = LocalDate.of(2020, 2, 1);
    LocalDate mon20200203 = LocalDate.of(2020, 2, 3);
    LocalDate sun20200126 = LocalDate.of(2020, 1, 26);
    LocalDate mon20200127 = LocalDate.of(2020, 1, 27);

    assertThat(CHINA.asKnownOn(sun20200126).day(sat20200201).kind())
        .isEqualTo(DayKind.MAKE_UP_WORKING_DAY);
    assertThat(CHINA.asKnownOn(mon20200127).day(sat20200201).kind()).isEqualTo(DayKind.HOLIDAY);
    assertThat(CHINA.day(mon20200203).kind()).isEqualTo(DayKind.WORKING);
    assertThat(CHINA.day(mon20200203).notice().map(HolidayNotice::id))
        .contains("CN-2020-spring-festival");

    LocalDate thu20190502 = LocalDate.of(2019, 5, 2);
    LocalDate thu20190321 = LocalDate.of(2019, 3, 21);
    LocalDate fri20190322 = LocalDate.of(2019, 3, 22);
    assertThat(CHINA.asKnownOn(thu20190321).isWorkingDay(thu20190502)).isTrue();
    assertThat(CHINA.asKnownOn(fri20190322).isWorkingDay(thu20190502)).isFalse();

    LocalDate thu20150903 = LocalDate.of(2015, 9, 3);
    LocalDate sun20150906 = LocalDate.of(2015, 9, 6);
    LocalDate tue20150512 = LocalDate.of(2015, 5, 12);
    assertThat(CHINA.asKnownOn(tue20150512).isWorkingDay(thu20150903)).isTrue();
    assertThat(CHINA.isWorkingDay(thu20150903)).isFalse();
    assertThat(CHINA.day(sun20150906).kind()).isEqualTo(DayKind.MAKE_UP_WORKING_DAY);
  }

  @Test
  void the_calendar_as_known_on_a_day_never_uses_a_later_notice() {
    List<LocalDate> days = new ArrayList<>();
    for (HolidayNotice n : CHINA.notices()) {
      days.add(n.published());
      days.add(n.published().plusMonths(2));
      if (n.year() > 2007) {
        days.add(n.published().minusDays(1));
      }
    }
    for (LocalDate knownOn : days) {
      WorkingCalendar then = CHINA.asKnownOn(knownOn);
      assertThat(then.notices()).allMatch(n -> !n.published().isAfter(knownOn));
      for (int year = 2007; year <= 2028; year++) {
        for (LocalDate d :
            LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)).toList()) {
          Optional<HolidayNotice> n = then.day(d).notice();
          if (n.isPresent()) {
            assertThat(n.get().published()).isBeforeOrEqualTo(knownOn);
          }
        }
      }
      assertThat(then.asKnownOn(knownOn.plusYears(5))).isEqualTo(then);
    }
  }

  @Test
  void before_the_first_notice_nothing_was_known() {
    LocalDate sun20061217 = LocalDate.of(2006, 12, 17);

    assertThatThrownBy(() -> CHINA.asKnownOn(sun20061217))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2006-12-17")
        .hasMessageContaining("CN-2007");
  }

  @Test
  void a_year_without_a_notice_is_projected_and_marked() {
    LocalDate fri20270205 = LocalDate.of(2027, 2, 5);
    LocalDate sat20270206 = LocalDate.of(2027, 2, 6);
    LocalDate mon20270405 = LocalDate.of(2027, 4, 5);

    assertThat(CHINA.announced(2026)).isTrue();
    assertThat(CHINA.announced(2027)).isFalse();
    // New Year's Eve 2027 is Friday 02-05, the first day of the lunisolar year Saturday 02-06.
    assertThat(CHINA.statutoryDays(2027)).contains(fri20270205, sat20270206);
    Day eve = CHINA.day(fri20270205);
    assertThat(eve.kind()).isEqualTo(DayKind.HOLIDAY);
    assertThat(eve.provisional()).isTrue();
    assertThat(eve.clause()).contains("（二）春节，放假4天（农历除夕、正月初一至初三）");
    assertThat(eve.why(Locale.CHINESE)).isEqualTo("春节，法定节假日，推定");
    assertThat(CHINA.day(mon20270405).kind()).isEqualTo(DayKind.HOLIDAY);
    for (LocalDate d : LocalDate.of(2027, 1, 1).datesUntil(LocalDate.of(2028, 1, 1)).toList()) {
      assertThat(CHINA.day(d).provisional()).as("%s", d).isTrue();
    }
  }

  @Test
  void the_last_days_of_december_stay_open_to_the_notice_of_the_next_year() {
    LocalDate tue20261222 = LocalDate.of(2026, 12, 22);

    assertThat(CHINA.day(tue20261222).provisional()).isFalse();
    assertThat(CHINA.day(THU_2026_12_31).provisional()).isTrue();
    LocalDate sun20231231 = LocalDate.of(2023, 12, 31);
    assertThat(CHINA.day(sun20231231).provisional()).isFalse();
  }

  @Test
  void an_earlier_day_projects_by_the_edition_published_by_then() {
    LocalDate sat20241109 = LocalDate.of(2024, 11, 9);
    LocalDate sun20241110 = LocalDate.of(2024, 11, 10);
    LocalDate fri20250502 = LocalDate.of(2025, 5, 2);

    assertThat(CHINA.asKnownOn(sat20241109).day(fri20250502).statutory()).isFalse();
    assertThat(CHINA.asKnownOn(sun20241110).day(fri20250502).statutory()).isTrue();
  }

  @Test
  void a_day_outside_everything_known_or_projectable_is_refused() {
    assertThat(CHINA.firstDay()).isEqualTo(MON_2007_01_01);
    assertThat(CHINA.lastDay()).isEqualTo(LocalDate.of(2050, 12, 31));
    LocalDate sun20061231 = LocalDate.of(2006, 12, 31);
    LocalDate sun20510101 = LocalDate.of(2051, 1, 1);
    assertThatThrownBy(() -> CHINA.day(sun20061231))
        .isInstanceOf(CalendarRangeException.class)
        .hasMessage(
            "no calendar for 2006-12-31: days are known or can be projected from 2007-01-01 to"
                + " 2050-12-31");
    assertThatThrownBy(() -> CHINA.isWorkingDay(sun20510101))
        .isInstanceOf(CalendarRangeException.class);
    assertThatThrownBy(() -> CHINA.day(LocalDate.MAX)).isInstanceOf(CalendarRangeException.class);
  }

  @Test
  void regional_days_off_can_be_added() {
    LocalDate third = WorkingCalendar.lunisolar(2025, 3, 3);
    LocalDate mon20250331 = LocalDate.of(2025, 3, 31);
    assertThat(third).isEqualTo(mon20250331);
    WorkingCalendar guangxi =
        CHINA.withRegionalDaysOff(
            new RegionalDaysOff("CN-45", "三月三", "地方规定放假的条文", List.of(mon20250331)));

    assertThat(CHINA.isWorkingDay(mon20250331)).isTrue();
    assertThat(guangxi.isWorkingDay(mon20250331)).isFalse();
    assertThat(guangxi.day(mon20250331).name()).isEqualTo("三月三");
    assertThat(guangxi.isWorkingDay(mon20250331.plusDays(1))).isTrue();
    assertThat(guangxi).isNotEqualTo(CHINA);
  }

  @Test
  void contradictory_notices_are_refused_with_both_clauses() {
    LocalDate mon20260504 = LocalDate.of(2026, 5, 4);
    LocalDate sat20260509 = LocalDate.of(2026, 5, 9);
    HolidayNotice silent = amendment("CN-2026-b", Optional.of("CN-2025"), sat20260509);

    assertThatThrownBy(() -> CHINA.with(silent))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("2026-05-09 off")
        .hasMessageContaining("“5月9日放假。”")
        .hasMessageContaining("四、劳动节");
    assertThatThrownBy(() -> CHINA.with(amendment("CN-2026-c", Optional.empty(), mon20260504)))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("a second notice for 2026");
    assertThatThrownBy(() -> CHINA.with(amendment("CN-2026-d", Optional.of("CN-1"), mon20260504)))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("amends CN-1");
    assertThat(
            CHINA
                .with(amendment("CN-2026-e", Optional.of("CN-2026"), sat20260509))
                .isWorkingDay(sat20260509))
        .isFalse();
    assertThat(CHINA.with(CHINA.notices().get(3))).isEqualTo(CHINA);
  }

  private static HolidayNotice amendment(String id, Optional<String> amends, LocalDate off) {
    return new HolidayNotice(
        id,
        2026,
        "通知",
        LocalDate.of(2026, 4, 1),
        HolidayNotice.Precision.DAY,
        amends,
        List.of(
            new HolidayNotice.Clause(
                "劳动节",
                List.of(off),
                List.of(),
                Optional.empty(),
                off.getMonthValue() + "月" + off.getDayOfMonth() + "日放假。")),
        "");
  }

  @Test
  void the_data_file_keeps_one_entry_per_notice_each_with_its_source() {
    List<HolidayNotice> notices = NoticeFile.shipped();

    assertThat(notices).hasSize(23);
    assertThat(notices).allMatch(n -> n.source().startsWith("http"));
    assertThat(notices).extracting(HolidayNotice::published).isSorted();
    assertThat(notices.stream().filter(n -> n.amends().isPresent()).map(HolidayNotice::id))
        .containsExactly("CN-2015-victory-day", "CN-2019-labour-day", "CN-2020-spring-festival");
    for (HolidayNotice n : notices) {
      String again = NoticeFile.write(n);
      assertThat(NoticeFile.read(again, "again.yaml")).containsExactly(n);
    }
  }

  @Test
  void a_calendar_says_what_it_is() {
    LocalDate tue20200121 = LocalDate.of(2020, 1, 21);

    assertThat(CHINA).hasToString("calendar of China, 2007 to 2026 announced");
    assertThat(CHINA.asKnownOn(tue20200121))
        .hasToString("calendar of China as known on 2020-01-21, 2007 to 2020 announced");
  }

  @Test
  void days_off_that_no_region_could_add_are_refused() {
    LocalDate far = LocalDate.of(9999, 10, 1);
    assertThatThrownBy(() -> new RegionalDaysOff("CN-33", "节", "规定", List.of(far)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 9999-10-01, expected a day from 2000 to 2100");
    LocalDate first = LocalDate.of(2027, 3, 1);
    List<LocalDate> many = first.datesUntil(first.plusDays(31)).toList();
    assertThatThrownBy(() -> new RegionalDaysOff("CN-33", "节", "规定", many))
        .hasMessageContaining("found 31 days in 2027, expected 30 at most");
    assertThat(new RegionalDaysOff("CN-33", "节", "规定", many.subList(0, 30)).dates()).hasSize(30);
  }
}
