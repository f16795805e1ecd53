package org.dutylawyer.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nlf.calendar.Lunar;
import com.nlf.calendar.LunarYear;
import com.nlf.calendar.Solar;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The table of lunisolar years beside a library that computes new moons and solar terms. */
class LunisolarYearsTest {

  private static LocalDate date(Solar solar) {
    return LocalDate.of(solar.getYear(), solar.getMonth(), solar.getDay());
  }

  @Test
  void every_day_of_fifty_years_has_the_name_that_is_computed_for_it() {
    LocalDate end = LocalDate.of(2050, 1, 1);
    for (LocalDate day = LocalDate.of(2000, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
      Lunar lunar = new Solar(day.getYear(), day.getMonthValue(), day.getDayOfMonth()).getLunar();
      String computed = lunar.getMonthInChinese() + "月" + lunar.getDayInChinese();
      assertThat(LunisolarYears.name(day)).isEqualTo(computed.replace("月廿", "月二十"));
    }
  }

  @Test
  void every_regular_month_begins_and_qingming_falls_on_the_day_that_is_computed() {
    for (int year = 1900; year <= 2100; year++) {
      for (int month = 1; month <= 12; month++) {
        assertThat(LunisolarYears.day(year, month, 1))
            .as("%s-%s", year, month)
            .isEqualTo(date(Lunar.fromYmd(year, month, 1).getSolar()));
      }
      assertThat(LunisolarYears.qingming(year))
          .isEqualTo(date(Lunar.fromYmd(year, 6, 1).getJieQiTable().get("清明")));
    }
    assertThat(LunarYear.fromYear(2025).getLeapMonth()).isEqualTo(6);
    assertThat(LunisolarYears.name(LocalDate.of(2025, 7, 25))).isEqualTo("闰六月初一");
  }

  @Test
  void a_day_that_the_table_does_not_have_is_refused() {
    assertThatThrownBy(() -> WorkingCalendar.lunisolar(2101, 1, 1))
        .hasMessage("lunisolar calendar: found the year 2101, expected one from 1900 to 2100");
    assertThatThrownBy(() -> WorkingCalendar.lunisolar(2025, 12, 30))
        .hasMessageContaining("month 12 of 2025, which has 29 days");
  }
}
