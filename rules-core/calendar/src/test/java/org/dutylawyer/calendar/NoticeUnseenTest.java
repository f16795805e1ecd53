package org.dutylawyer.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices that once were read as something else without a word. */
class NoticeUnseenTest {

  private static final WorkingCalendar CHINA = WorkingCalendar.china();
  private static final String TITLE = "国务院办公厅关于2027年部分节假日安排的通知\n";
  private static final String SIGNED = "\n国务院办公厅\n2026年11月4日\n";
  private static final LocalDate FRI_20271001 = LocalDate.of(2027, 10, 1);
  private static final LocalDate SAT_20271009 = LocalDate.of(2027, 10, 9);
  private static final LocalDate SUN_20271010 = LocalDate.of(2027, 10, 10);

  private static HolidayNotice read(String clauses) {
    return NoticeText.read(TITLE + clauses + SIGNED, NoticeText.Hints.none(), CHINA);
  }

  private static void refused(String clauses, String... found) {
    assertThatThrownBy(() -> read(clauses))
        .isInstanceOf(NoticeException.class)
        .hasMessageContainingAll(found);
  }

  private static WorkingCalendar year2027() {
    return CHINA.with(read("一、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。"));
  }

  private static HolidayNotice amending(String day, String body, WorkingCalendar known) {
    return NoticeText.read(
        "国务院办公厅关于调整2027年国庆节放假安排的通知\n" + body + "\n国务院办公厅\n" + day + "\n",
        NoticeText.Hints.none(),
        known);
  }

  private static void refusedAmendment(String body, String... found) {
    assertThatThrownBy(() -> amending("2027年8月4日", body, year2027()))
        .isInstanceOf(NoticeException.class)
        .hasMessageContainingAll(found);
  }

  // ---- between two dates

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\u301C", "\u2500",
        "\u223C", "\u2E3A", "\uFE58", "\uFE63", "-", "~", "～", "－", "至", "到"
      })
  void a_range_is_one_whatever_dash_a_page_has(String mark) {
    HolidayNotice n = read("一、国庆节：10月1日（周五）" + mark + "7日（周四）放假调休。9月26日（周日）、10月9日（周六）上班。");
    assertThat(n.daysOff()).isEqualTo(FRI_20271001.datesUntil(LocalDate.of(2027, 10, 8)).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"→", "/", "…", "･", "・", "·", "&", "+", "一", "？"})
  void a_mark_between_dates_that_is_none_of_a_range_or_a_list_is_refused(String mark) {
    refused("一、国庆节：10月1日（周五）" + mark + "7日（周四）放假调休。9月26日（周日）上班。", "not understood");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "|", " "})
  void two_dates_with_nothing_between_are_refused(String mark) {
    refused("一、国庆节：10月1日（周五）" + mark + "7日（周四）放假调休。9月26日（周日）上班。", "right after another date");
  }

  // ---- days and numbers

  @ParameterizedTest
  @ValueSource(strings = {"休息", "补休", "调休", "放假"})
  void a_count_that_the_days_do_not_bear_out_is_refused_under_every_verb(String verb) {
    refused("一、劳动节：5月1日至3日" + verb + "，共5天。", "5", "3 days");
    assertThat(read("一、劳动节：5月1日至3日" + verb + "，共3天。").daysOff()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"十月十十日", "十月二三日", "十月一十日", "十一二月一日"})
  void a_number_that_is_none_is_no_day(String day) {
    refused("一、国庆节：" + day + "放假。", day.substring(0, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "经国务院批准，2027年1月3日（星期日）为工作日。",
        "2027年2月8日全国停工停产。\n",
        "请注意2027年2月8日、9日、10日各单位不办理业务。\n"
      })
  void a_day_before_the_first_clause_is_not_passed_over(String sentence) {
    refused(sentence + "一、元旦：1月1日（周五）放假1天。", "a date that nothing uses");
  }

  @ParameterizedTest
  @ValueSource(strings = {"新华社北京11月4日电 国务院办公厅日前发出通知。", "国务院办公厅11月4日发布通知，安排如下。", "发布时间：2026年11月4日。"})
  void the_day_of_publication_before_it_is_none(String sentence) {
    assertThat(read(sentence + "一、元旦：1月1日（周五）放假1天。").daysOff())
        .containsExactly(LocalDate.of(2027, 1, 1));
  }

  // ---- amendments

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2027年10月9日（周六）上班改为10月10日（周日）上班。",
        "2027年10月9日（周六）上班调整至10月10日（周日）上班。",
        "10月9日的补班调至10月10日。"
      })
  void a_make_up_day_that_moves_leaves_the_holiday_as_it_was(String body) {
    WorkingCalendar before = year2027();
    HolidayNotice n = amending("2027年8月4日", body, before);
    assertThat(n.clauses().get(0).replaces()).isFalse();
    WorkingCalendar calendar = before.with(n);
    assertThat(calendar.isWorkingDay(SAT_20271009)).isFalse();
    assertThat(calendar.isWorkingDay(SUN_20271010)).isTrue();
    assertThat(calendar.isWorkingDay(LocalDate.of(2027, 10, 7))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.of(2027, 9, 26))).isTrue();
  }

  @Test
  void one_day_of_a_break_that_becomes_a_working_day_leaves_the_others() {
    WorkingCalendar before = year2027();
    WorkingCalendar calendar = before.with(amending("2027年8月4日", "10月7日（周四）改为上班。", before));
    assertThat(calendar.isWorkingDay(LocalDate.of(2027, 10, 7))).isTrue();
    assertThat(calendar.isWorkingDay(LocalDate.of(2027, 10, 6))).isFalse();
    assertThat(calendar.isWorkingDay(SAT_20271009)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10月7日（周四）放假改为10月11日（周一）放假。 | what each of the days becomes",
        "10月9日（周六）上班改为10月11日（周一）放假。 | what each of the days becomes",
        "国庆节放假安排变更为：10月8日（周五）放假。 | adds",
        "国庆节假期从10月5日延长至10月10日。 | ends on 2027-10-07",
        "国庆节假期由10月6日缩短至10月3日。 | ends on 2027-10-07"
      })
  void a_change_that_leaves_days_open_is_refused(String body, String said) {
    refusedAmendment(body, said);
  }

  @Test
  void a_break_is_prolonged_from_its_own_end() {
    assertThat(amending("2027年8月4日", "国庆节假期从10月7日延长至10月8日，10月9日（周六）休息。", year2027()).daysOff())
        .containsExactly(LocalDate.of(2027, 10, 8), SAT_20271009);
  }

  @Test
  void a_third_change_that_restores_the_first_is_no_copy_of_it() {
    String ten = "国庆节放假调整为：10月1日至10日放假调休，共10天。10月16日（周六）上班。";
    WorkingCalendar first = year2027();
    first = first.with(amending("2027年8月1日", ten, first));
    WorkingCalendar second = first.with(amending("2027年8月10日", "国庆节放假调整为：10月1日至5日放假，共5天。", first));
    assertThat(second.isWorkingDay(LocalDate.of(2027, 10, 8))).isTrue();
    HolidayNotice restoring = amending("2027年8月20日", ten, second);
    assertThat(second.known(restoring)).isEmpty();
    WorkingCalendar third = second.with(restoring);
    assertThat(third.isWorkingDay(LocalDate.of(2027, 10, 8))).isFalse();
    assertThat(third.asKnownOn(LocalDate.of(2027, 8, 15)).isWorkingDay(LocalDate.of(2027, 10, 8)))
        .isTrue();
    assertThat(third.with(restoring)).as("the same again").isSameAs(third);
  }

  // ---- long

  @ParameterizedTest
  @ValueSource(strings = {"1至1", "1月1日、", "1、", "（", "的"})
  void a_clause_without_end_is_refused_in_few_words(String piece) {
    assertThatThrownBy(() -> read("一、元旦：1" + piece.repeat(60_000 / piece.length()) + "1月1日放假。"))
        .isInstanceOf(NoticeException.class)
        .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(50_000));
    assertThatThrownBy(() -> read("一、元旦：" + piece.repeat(1_900 / piece.length()) + "1月4日x放假。"))
        .isInstanceOf(NoticeException.class)
        .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(100_000));
  }

  // ---- entries

  private static String entry(String more) {
    return "notices:\n- {id: CN-2027, year: 2027, title: 国务院办公厅关于2027年部分节假日安排的通知,"
        + " published: 2026-11-04, precision: day, clauses: [{name: 元旦, off: [2027-01-01],"
        + " clause: 一}]"
        + more
        + "}\n";
  }

  private static void refusedEntry(String yaml, String... found) {
    assertThatThrownBy(() -> NoticeFile.read(yaml, "n.yaml"))
        .isInstanceOf(NoticeException.class)
        .hasMessageContainingAll(found);
  }

  @Test
  void the_notice_of_a_city_kept_as_an_entry_never_moves_the_nation() {
    String title = "title: 国务院办公厅关于2027年部分节假日安排的通知";
    List<String> cities =
        List.of(
            entry(", region: 深圳市"),
            entry(", issuer: 深圳市人民政府").replace(title, "title: 深圳市人民政府关于2027年部分节假日安排的通知"),
            entry("").replace(title, "title: 国务院办公厅关于延长2027年湖北省春节假期的通知"));
    for (String city : cities) {
      List<HolidayNotice> read = NoticeFile.read(city, "n.yaml");
      assertThat(read.get(0).region()).isPresent();
      assertThatThrownBy(() -> CHINA.with(read.get(0))).isInstanceOf(NoticeException.class);
    }
    refusedEntry(entry(", issuer: 某公司"), "某公司");
    refusedEntry(entry(", issuer: 深圳市人民政府"), "深圳市人民政府");
    refusedEntry(entry("").replace(title, "title: 国务院国有资产监督管理委员会关于2027年放假的通知"), "国务院国有资产监督管理委员会");
    refusedEntry(entry("").replace(title, "title: 国务院放假"), "nobody who issued it");
  }

  @Test
  void an_entry_is_held_to_the_rules_of_a_text() {
    refusedEntry(entry("").replace("2027,", "2027.7,"), "no whole number");
    refusedEntry(entry("").replace("[2027-01-01]", "[2029-01-01]"), "2029-01-01", "a day of 2027");
    refusedEntry(entry("").replace("2026-11-04", "2028-11-04"), "the day of publication");
    refusedEntry(
        entry("").replace("[{name", "{a: {name").replace("一}]", "一}}"), "clauses", "no list");
    refusedEntry(entry("") + entry("").substring("notices:\n".length()), "CN-2027 twice");
    assertThat(NoticeFile.read(entry(""), "n.yaml")).hasSize(1);
  }

  @Test
  void a_character_that_nobody_sees_is_refused_in_every_plane() {
    refused("一、元旦：1月1日（周五）放假1天\uDB40\uDC31。1月4日放假。", "U+E0031");
    refused("一、元旦：1月1日\uFE0F（周五）放假1天。", "U+FE0F");
  }
}
