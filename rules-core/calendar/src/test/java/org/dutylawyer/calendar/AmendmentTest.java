package org.dutylawyer.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a notice that changes an earlier one does to the days announced before. */
class AmendmentTest {

  private static final WorkingCalendar YEAR_2027 =
      WorkingCalendar.china()
          .with(
              NoticeText.read(
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
                  2026年11月4日
                  """,
                  NoticeText.Hints.none(),
                  WorkingCalendar.china()));

  private static final LocalDate SUN_20270425 = LocalDate.of(2027, 4, 25);
  private static final LocalDate WED_20270505 = LocalDate.of(2027, 5, 5);
  private static final LocalDate SAT_20270508 = LocalDate.of(2027, 5, 8);

  private static HolidayNotice read(String title, String clauses, NoticeText.Hints hints) {
    return NoticeText.read(
        "国务院办公厅关于" + title + "的通知\n" + clauses + "\n国务院办公厅\n2027年1月20日\n", hints, YEAR_2027);
  }

  private static HolidayNotice read(String title, String clauses) {
    return read(title, clauses, NoticeText.Hints.none());
  }

  @Test
  void a_break_told_anew_replaces_the_one_announced_before() {
    HolidayNotice n = read("调整2027年劳动节假期安排", "2027年5月1日至4日放假调休，共4天。4月25日（星期日）上班。");
    WorkingCalendar calendar = YEAR_2027.with(n);
    assertThat(n.clauses().get(0).replaces()).isTrue();
    assertThat(calendar.isWorkingDay(WED_20270505)).as("off before").isTrue();
    assertThat(calendar.isWorkingDay(SAT_20270508)).as("a make-up day before").isFalse();
    assertThat(calendar.isWorkingDay(SUN_20270425)).isTrue();
    assertThat(calendar.day(LocalDate.of(2027, 5, 4)).notice()).contains(n);
    WorkingCalendar dayBefore = calendar.asKnownOn(LocalDate.of(2027, 1, 19));
    assertThat(dayBefore.isWorkingDay(WED_20270505)).isFalse();
    assertThat(dayBefore.isWorkingDay(SAT_20270508)).isTrue();
  }

  @Test
  void its_number_and_whom_it_is_sent_to_are_no_part_of_its_sentence() {
    String sentence = "经国务院批准，现将2027年劳动节放假安排调整如下：5月1日（周六）至4日（周二）放假调休，共4天。4月25日（周日）上班。";
    for (String head :
        List.of(
            "国办发明电〔2027〕2号\n各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n",
            "国办发明电〔2027〕2号\n",
            "国办发明电[2027]2号\n",
            "各省、自治区、直辖市人民政府：\n")) {
      assertThat(read("调整2027年劳动节假期安排", head + sentence).clauses())
          .as(head)
          .isEqualTo(read("调整2027年劳动节假期安排", sentence).clauses());
    }
  }

  @Test
  void a_second_change_replaces_the_first() {
    WorkingCalendar once =
        YEAR_2027.with(read("调整2027年劳动节假期安排", "2027年5月1日至4日放假调休，共4天。4月25日（星期日）上班。"));
    HolidayNotice again =
        NoticeText.read(
            "国务院办公厅关于再次调整2027年劳动节假期安排的通知\n2027年5月1日至3日放假，共3天。\n国务院办公厅\n2027年4月2日\n",
            NoticeText.Hints.none(),
            once);
    WorkingCalendar twice = once.with(again);
    assertThat(twice.isWorkingDay(SUN_20270425)).isFalse();
    assertThat(twice.isWorkingDay(LocalDate.of(2027, 5, 4))).isTrue();
    assertThat(twice.isWorkingDay(LocalDate.of(2027, 5, 3))).isFalse();
  }

  @Test
  void a_break_made_longer_adds_to_it() {
    WorkingCalendar calendar =
        YEAR_2027.with(read("延长2027年春节假期", "延长2027年春节假期至2月15日（星期一），2月16日（星期二）起正常上班。"));
    assertThat(calendar.isWorkingDay(LocalDate.of(2027, 2, 5))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.of(2027, 2, 15))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.of(2027, 2, 16))).isTrue();
  }

  @Test
  void the_other_way_to_say_longer_is_read_too() {
    HolidayNotice n = read("延长2027年春节假期", "将2027年春节假期延长至2月13日。");
    assertThat(n.daysOff()).containsExactly(LocalDate.of(2027, 2, 12), LocalDate.of(2027, 2, 13));
  }

  @Test
  void a_shorter_break_asks_for_its_make_up_days() {
    assertThatThrownBy(() -> read("缩短2027年劳动节假期", "2027年劳动节假期缩短至5月4日。"))
        .isInstanceOf(NoticeException.class)
        .hasMessageContainingAll("2027-05-08 (Sat)", "whether people still work");
    HolidayNotice n = read("缩短2027年劳动节假期", "2027年劳动节假期缩短至5月4日，5月8日（周六）休息。");
    WorkingCalendar calendar = YEAR_2027.with(n);
    assertThat(calendar.isWorkingDay(WED_20270505)).isTrue();
    assertThat(calendar.isWorkingDay(SAT_20270508)).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.of(2027, 5, 4))).isFalse();
  }

  @Test
  void a_weekday_that_is_off_no_more_is_an_ordinary_working_day() {
    HolidayNotice n = read("调整2027年劳动节放假安排", "劳动节假期另行安排：5月5日（周三）正常上班。");
    WorkingCalendar calendar = YEAR_2027.with(n);
    assertThat(calendar.day(WED_20270505).kind()).isEqualTo(DayKind.WORKING);
    assertThat(calendar.isWorkingDay(SAT_20270508)).isTrue();
  }

  @Test
  void where_it_makes_a_difference_what_a_change_replaces_it_is_asked() {
    String clause = "2027年5月6日（星期四）放假。";
    assertThatThrownBy(() -> read("调整2027年劳动节放假安排", clause))
        .isInstanceOf(NoticeException.class)
        .hasMessageContainingAll("--scope", "adds", "replaces", "2027-05-05 (Wed)", "2027-05-08");
    WorkingCalendar beside =
        YEAR_2027.with(
            read(
                "调整2027年劳动节放假安排",
                clause,
                NoticeText.Hints.none().withScope(NoticeText.Scope.ADDS)));
    assertThat(beside.isWorkingDay(WED_20270505)).isFalse();
    assertThat(beside.isWorkingDay(LocalDate.of(2027, 5, 6))).isFalse();
    WorkingCalendar instead =
        YEAR_2027.with(
            read(
                "调整2027年劳动节放假安排",
                clause,
                NoticeText.Hints.none().withScope(NoticeText.Scope.REPLACES)));
    assertThat(instead.isWorkingDay(WED_20270505)).isTrue();
    assertThat(instead.isWorkingDay(SAT_20270508)).isFalse();
    assertThat(instead.isWorkingDay(LocalDate.of(2027, 5, 1))).as("Saturday, statutory").isFalse();
  }

  @Test
  void where_it_makes_none_it_is_read() {
    HolidayNotice n = read("调整2027年端午节放假安排", "2027年6月10日（星期四）放假。");
    WorkingCalendar calendar = YEAR_2027.with(n);
    assertThat(calendar.isWorkingDay(LocalDate.of(2027, 6, 9))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.of(2027, 6, 10))).isFalse();
  }

  @Test
  void a_change_that_names_no_festival_turns_no_day_of_one() {
    assertThatThrownBy(() -> read("调整2027年部分放假安排", "2027年5月8日（星期六）休息。"))
        .isInstanceOf(NoticeException.class)
        .hasMessageContainingAll("2027-05-08", "which festival it changes", "劳动节");
  }

  @Test
  void a_change_without_what_it_changes_is_refused() {
    WorkingCalendar china = WorkingCalendar.china();
    HolidayNotice n =
        NoticeText.read(
            "国务院办公厅关于调整2027年劳动节假期安排的通知\n2027年5月1日至4日放假，共4天。\n国务院办公厅\n2027年1月20日\n",
            NoticeText.Hints.none(),
            china);
    assertThatThrownBy(() -> china.with(n))
        .isInstanceOf(NoticeException.class)
        .hasMessageContainingAll("amends CN-2027", "that notice before it");
  }

  @Test
  void two_changes_in_one_text_are_kept_as_two_entries_of_one_list() {
    List<HolidayNotice> read =
        NoticeText.readAll(
            """
            国务院办公厅关于调整2027年端午节放假安排的通知
            2027年6月10日（星期四）放假。
            国务院办公厅
            2027年5月6日

            国务院办公厅关于调整2027年中秋节放假安排的通知
            2027年9月16日（星期四）放假。
            国务院办公厅
            2027年8月6日
            """,
            NoticeText.Hints.none(),
            YEAR_2027);
    assertThat(read).hasSize(2);
    String kept = NoticeFile.write(read);
    assertThat(kept.lines().filter("notices:"::equals)).hasSize(1);
    assertThat(NoticeFile.read(kept, "kept.yaml")).isEqualTo(read);
    WorkingCalendar calendar =
        YEAR_2027.with(NoticeFile.read(kept, "kept.yaml").toArray(HolidayNotice[]::new));
    assertThat(calendar.isWorkingDay(LocalDate.of(2027, 6, 10))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.of(2027, 9, 16))).isFalse();
  }

  @Test
  void what_has_been_taken_up_changes_nothing_a_second_time() {
    HolidayNotice n = read("调整2027年劳动节假期安排", "2027年5月1日至4日放假调休，共4天。4月25日（星期日）上班。");
    WorkingCalendar once = YEAR_2027.with(n);
    HolidayNotice again =
        NoticeText.read(
            "国务院办公厅关于调整2027年劳动节假期安排的通知\n2027年5月1日至4日放假调休，共4天。4月25日（星期日）上班。\n国务院办公厅\n2027年1月20日\n",
            NoticeText.Hints.none(),
            once);
    assertThat(once.with(again)).isSameAs(once);
  }
}
