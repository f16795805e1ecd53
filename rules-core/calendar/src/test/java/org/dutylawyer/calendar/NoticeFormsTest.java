package org.dutylawyer.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices as people paste them: every form is read to its days, or refused for what it is. */
class NoticeFormsTest {

  private static final WorkingCalendar CHINA = WorkingCalendar.china();
  private static final String TITLE_2027 = "国务院办公厅关于2027年部分节假日安排的通知\n";
  private static final String SIGNED_2026 = "\n国务院办公厅\n2026年11月4日\n";

  private static HolidayNotice read(String clauses) {
    return NoticeText.read(TITLE_2027 + clauses + SIGNED_2026, NoticeText.Hints.none(), CHINA);
  }

  private static void refused(String clauses, String... found) {
    assertThatThrownBy(() -> read(clauses))
        .isInstanceOf(NoticeException.class)
        .hasMessageContainingAll(found);
  }

  // ---- what nobody sees

  @Test
  void a_character_that_commands_a_terminal_is_refused_and_never_shown() {
    assertThatThrownBy(() -> read("一、元旦：1月1日（周五）放假。\n\u001B[31m二、劳动节：5月1日放假。"))
        .isInstanceOf(NoticeException.class)
        .hasMessageContainingAll("line 3", "the invisible character U+001B")
        .message()
        .doesNotContain("\u001B");
  }

  @Test
  void a_mark_that_turns_the_direction_of_writing_is_refused() {
    refused("一、元旦：1月1日（周五）至\u202E3日放假。", "the invisible character U+202E");
  }

  @Test
  void what_pasting_adds_inside_a_word_changes_nothing() {
    assertThat(read("一、元旦：1月\u200B1日（周五）至3日放\u2060假。").daysOff())
        .isEqualTo(read("一、元旦：1月1日（周五）至3日放假。").daysOff());
  }

  @Test
  void lines_that_a_word_processor_ended_in_its_own_way_are_lines() {
    String clauses = "一、元旦：1月1日（周五）放假。\n二、劳动节：5月1日（周六）放假。";
    assertThat(read(clauses.replace('\n', '\u000B')).clauses()).isEqualTo(read(clauses).clauses());
  }

  @Test
  void a_file_of_entries_with_a_character_that_nobody_sees_is_refused_with_its_field() {
    String entries = NoticeFile.write(read("一、元旦：1月1日（周五）放假。"));
    String hidden = entries.replace("name: \"元旦", "name: \"元\\u0007旦");
    assertThat(hidden).isNotEqualTo(entries);
    assertThatThrownBy(() -> NoticeFile.read(hidden, "notices.yaml"))
        .isInstanceOf(NoticeException.class)
        .hasMessageContainingAll("name", "the invisible character U+0007");
  }

  // ---- verbs and forms

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "一、元旦：1月1日（周五）至4日（周一）放假调休，1月9日（周六）补班。",
        "1、元旦：1月1日（周五）至4日（周一）放假调休，1月9日（周六）上班。",
        "（一）元旦：1月1日—4日放假，共4天；1月9日照常工作。",
        "1.元旦：1月1日～4日放假，1月9日（星期六）照常上班。",
        "元旦：1月1日至4日休息，共4天。1月9日（周六）正常上班。",
        "一、元旦：1月1日放假，1月2日至4日补休。1月9日调休上班。",
        "一、元旦放假4天（1月1日至4日），1月9日（周六）补班。",
        "一、元旦：1月1日至4日，放假调休，共4天。1月9日（周六）上班。",
        "一、元旦：1月1-4日放假，1月9日上班。",
        "一、元旦：１月１日（周五）至４日（周一）放假，１月９日（周六）上班。",
        "一、元旦：一月一日至一月四日放假，一月九日上班。",
        "一、元旦：1月1、2、3、4日放假，1月9日上班。",
        "一、元旦：1月1号到4号放假，1月9号上班。",
        "一、元旦：1月1日、2日、3日、4日放假，共四天。1月9日（周六）办公。",
        "一、元旦：1月1日—4日放假。其中1月1日为法定节假日，1月9日（星期六）公休日调至1月4日（星期一）。",
        "一、元旦：⼀⽉⼀⽇至⼀⽉四⽇放假，⼀⽉九⽇上班。"
      })
  void every_way_to_say_it_gives_the_same_days(String clause) {
    HolidayNotice n = read(clause);
    LocalDate fri20270101 = LocalDate.of(2027, 1, 1);
    LocalDate sat20270109 = LocalDate.of(2027, 1, 9);
    assertThat(n.daysOff()).isEqualTo(fri20270101.datesUntil(fri20270101.plusDays(4)).toList());
    assertThat(n.workingDays()).containsExactly(sat20270109);
    assertThat(n.clauses().get(0).name()).isEqualTo("元旦");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "一、元旦：1月1日放假，1月9日（周六）加班。 | 1月9日 | 加班",
        "一、元旦：1月1日放假。1月9日（周六）另有安排。 | nothing uses | 2027-01-09",
        "一、元旦：1月1日（周五），1月9日（周六）上班。 | 2027-01-01 | nothing uses",
        "一、元旦：1月1日放假。二、妇女节：3月8日（周一）妇女放假半天。 | 半天 | part of a day",
        "一、元旦：1月1日上午放假。 | 上午 | part of a day",
        "一、元旦：1月1日放假，儿童1月4日放假。 | 儿童 | not understood",
        "一、元旦：1月1日放假，在京单位1月4日放假。 | 京单位 | not understood",
        "一、元旦：1月1日放假，1月9日（周六）不上班。 | 不上 | what the days become",
        "一、元旦：1月1日放假，取消1月9日（周六）上班。 | 取消 | what the days become",
        "一、元旦：1月1日放假，1月4日与1月9日对调。 | 对调 | what the days become",
        "一、元旦：1月1日至4日放假1月9日上班。 | both at work and off | comma",
        "一、元旦：1月1日至放假。 | without a date after it | a date",
        "一、元旦：1.1-1.4放假。 | no date | 1月1日放假",
        "一、春节：除夕至正月初六放假。 | no date | 放假",
        "一、元旦：1月1日（周五放假。 | bracket | both halves",
        "一、元旦：2028年1月1日放假。 | 2028-01-01 | a day of 2027",
        "一、元旦：2026年6月1日放假。 | 2026-06-01 | a day of 2027",
        "一、元旦：1月1日至4日放假，共4天。5月3日（周一）调至5月8日（周六）。 | moved | Saturday or Sunday"
      })
  void what_is_not_understood_is_refused_with_its_words(
      String clause, String found, String alsoFound) {
    refused(clause, found, alsoFound);
  }

  @Test
  void an_encouragement_moves_no_calendar() {
    HolidayNotice n = read("二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。鼓励各单位安排职工在小年（1月30日）休息。");
    assertThat(n.daysOff()).hasSize(7).doesNotContain(LocalDate.of(2027, 1, 30));
  }

  @Test
  void the_statutory_days_alone_are_off_where_a_break_is_given_up() {
    HolidayNotice n =
        NoticeText.read(
            """
            国务院办公厅关于2027年“五一”放假安排的通知
            5月1日-2日为法定假日，5月1日（星期六）的公休调至5月3日（星期一）休息，5月2日（星期日）照常公休。
            国务院办公厅
            二〇二七年四月二日
            """,
            NoticeText.Hints.none(),
            CHINA);
    assertThat(n.published()).isEqualTo(LocalDate.of(2027, 4, 2));
    assertThat(n.daysOff())
        .containsExactly(
            LocalDate.of(2027, 5, 1), LocalDate.of(2027, 5, 2), LocalDate.of(2027, 5, 3));
    assertThat(n.workingDays()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "國務院辦公廳關於2027年部分節假日安排的通知\n一、元旦：1月1日放假。\n國務院辦公廳 2026年11月4日",
        "国务院办公厅关于2027年部分节假日安排的通知\n一、元旦：1月1日放假，1月4日補休。\n国务院办公厅 2026年11月4日",
        "国务院办公厅关于2027年部分节假日安排的通知\n一、元旦：1月1日放假，與周末連休。\n国务院办公厅 2026年11月4日"
      })
  void traditional_script_is_refused_as_such(String text) {
    assertThatThrownBy(() -> NoticeText.read(text, NoticeText.Hints.none(), CHINA))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("traditional script");
  }

  @Test
  void what_a_page_adds_around_the_notice_is_no_part_of_it() {
    HolidayNotice n =
        NoticeText.read(
            """
            发布时间：2026-11-05 10:02 来源：示例网
            标题：国务院办公厅关于2027年
            部分节假日安排的通知
            2026年11月05日 16:20:03 来源：示例网
            国办发明电〔2026〕8号
            **一、元旦：**1月1日（周五）至3日（周日）放假，共3天。
            > 二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。 |
            国务院办公厅
            2026年11月4日
            （此件公开发布）
            责任编辑：某某
            """,
            NoticeText.Hints.none(),
            CHINA);
    assertThat(n.year()).isEqualTo(2027);
    assertThat(n.published()).isEqualTo(LocalDate.of(2026, 11, 4));
    assertThat(n.clauses()).hasSize(2);
    assertThat(n.title()).isEqualTo("国务院办公厅关于2027年部分节假日安排的通知");
  }

  @Test
  void a_notice_in_one_line_is_read_like_one_in_many() {
    HolidayNotice n =
        NoticeText.read(
            "国务院办公厅关于2027年部分节假日安排的通知 国办发明电〔2026〕8号 一、元旦：1月1日（周五）至3日（周日）放假，共3天。国务院办公厅2026年11月4日",
            NoticeText.Hints.none(),
            CHINA);
    assertThat(n.daysOff()).hasSize(3);
    assertThat(n.published()).isEqualTo(LocalDate.of(2026, 11, 4));
  }

  // ---- who says it, for whom, when

  @Test
  void a_city_moves_no_calendar_but_its_own() {
    HolidayNotice n =
        NoticeText.read(
            """
            示例市人民政府关于国际会议期间调休放假的通告
            经批准，除必要的工作岗位外，本市2027年11月5日至8日调休放假，共4天。其中，11月5日（星期五）、8日（星期一）放假，11月14日（星期日）上班。
            示例市人民政府
            2027年10月9日
            """,
            NoticeText.Hints.none(),
            CHINA);
    assertThat(n.issuer()).isEqualTo("示例市人民政府");
    assertThat(n.region()).contains("示例市");
    LocalDate sun20271114 = LocalDate.of(2027, 11, 14);
    assertThatThrownBy(() -> CHINA.with(n))
        .isInstanceOf(NoticeException.class)
        .hasMessageContainingAll("示例市人民政府", "regional-days-off", "working: [2027-11-14]");
    RegionalDaysOff days = n.regionalDaysOff("CN-320481");
    WorkingCalendar there = CHINA.withRegionalDaysOff(days);
    assertThat(there.isWorkingDay(LocalDate.of(2027, 11, 8))).isFalse();
    assertThat(there.isWorkingDay(sun20271114)).isTrue();
    assertThat(CHINA.isWorkingDay(sun20271114)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "关于2027年元旦放假的通知 | 示例科技有限公司 | 示例科技有限公司",
        "示例市人民政府办公厅转发国务院办公厅关于2027年部分节假日安排的通知 | 示例市人民政府办公厅 | sends on another",
        "国务院办公厅关于2027年部分节假日安排的通知 | 示例省人民政府 | under a notice of 国务院办公厅",
        "2027年放假安排 | 某网 | nobody who issued it"
      })
  void only_the_state_council_speaks_for_the_nation(String title, String signer, String found) {
    String text = title + "\n一、元旦：1月1日放假。\n" + (signer.equals("某网") ? "" : signer + "\n2026年11月4日");
    assertThatThrownBy(
            () ->
                NoticeText.read(
                    text,
                    signer.equals("某网")
                        ? NoticeText.Hints.none().withPublished(LocalDate.of(2026, 11, 4))
                        : NoticeText.Hints.none(),
                    CHINA))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining(found);
  }

  @Test
  void two_years_in_one_text_are_two_notices_each_of_its_own_year() {
    List<HolidayNotice> read =
        NoticeText.readAll(
            TITLE_2027
                + "一、元旦：1月1日（周五）至3日（周日）放假，共3天。"
                + SIGNED_2026
                + "国务院办公厅关于2028年部分节假日安排的通知\n一、元旦：1月1日（周六）至3日（周一）放假，共3天。\n国务院办公厅\n2027年11月4日\n",
            NoticeText.Hints.none(),
            CHINA);
    assertThat(read).extracting(HolidayNotice::year).containsExactly(2027, 2028);
    assertThat(read.get(1).daysOff()).startsWith(LocalDate.of(2028, 1, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "2028, 2026-11-04, the year 2027",
    "2027, 2026-11-05, 2026-11-04",
  })
  void what_is_told_beside_the_text_must_not_contradict_it(
      int year, LocalDate published, String found) {
    assertThatThrownBy(
            () ->
                NoticeText.read(
                    TITLE_2027 + "一、元旦：1月1日放假。" + SIGNED_2026,
                    NoticeText.Hints.none().withYear(year).withPublished(published),
                    CHINA))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining(found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2028年11月4日", "2016年11月4日"})
  void a_day_of_publication_that_cannot_be_is_refused(String day) {
    assertThatThrownBy(
            () ->
                NoticeText.read(
                    TITLE_2027 + "一、元旦：1月1日放假。\n国务院办公厅\n" + day, NoticeText.Hints.none(), CHINA))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("the day of publication");
  }

  // ---- nothing is passed over

  @ParameterizedTest
  @ValueSource(
      strings = {"1月9日（周六）补班，并引导职工错峰出行。", "1月9日（周六）上班，提倡绿色出行。", "1月9日（周六）补班；鼓励职工在除夕（2月5日）休息。"})
  void what_stands_before_a_recommendation_is_arranged(String sentence) {
    assertThat(read("一、元旦：1月1日（周五）至4日（周一）放假，共4天。" + sentence).workingDays())
        .containsExactly(LocalDate.of(2027, 1, 9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "鼓励错峰出行，1月9日（周六）补班。 | 1月9日（周六）补班 | beside a recommendation",
        "倡导节约，节前最后一个周日上班。 | 节前最后一个周日上班 | beside a recommendation",
        "提倡单位1月4日放假。 | 1月4日放假 | beside a recommendation",
        "节前最后一个周日上班。 | 节前最后一个周日上班 | not written as a date",
        "下周六上班。 | 下周六上班 | not written as a date",
        "各单位应于节后第一个周六上班。 | 节后第一个周六 | not written as a date",
        "一月的某日上班。 | 某日 | not written as a date",
        "妇女放假。 | 妇女放假 | not written as a date",
        "1月4日放假，节后第一个周六上班。 | 节后第一个周六上班 | not written as a date",
        "1月4日放假，除夕放假。 | 除夕放假 | not written as a date"
      })
  void a_phrase_that_arranges_something_is_never_passed_over(
      String sentence, String found, String why) {
    refused("一、元旦：1月1日（周五）放假。" + sentence, found, why);
  }

  @Test
  void what_a_recommendation_says_of_rest_moves_no_calendar() {
    assertThat(
            read("一、元旦：1月1日（周五）放假，与周末连休。鼓励各单位落实带薪年休假制度，安排职工在除夕（2月5日）休息。"
                    + "节假日期间，倡导错峰调休，各地要做好值班工作。")
                .daysOff())
        .containsExactly(LocalDate.of(2027, 1, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1月4日（周一，仅限在京单位）放假。 | 仅限",
        "1月4日（妇女）放假。 | 妇女",
        "（妇女）1月4日放假。 | 妇女",
        "1月4日放假（限机关、学校）。 | 机关",
        "1月4日放假，仅限在京单位。 | 仅限",
        "在京单位，1月4日放假。 | 京单位",
        "深圳市：1月4日（周一）放假。 | 深圳市",
        "妇女职工：1月4日放假。 | 妇女职工"
      })
  void words_that_narrow_who_or_where_are_refused(String sentence, String found) {
    refused("一、元旦：1月1日（周五）放假。" + sentence, found, "not understood");
  }

  @ParameterizedTest
  @CsvSource({
    "二、新疆维吾尔自治区古尔邦节：5月17日放假。, 古尔邦",
    "二、藏历新年：2月9日（周二）放假。, 藏历",
    "二、妇女节：3月8日放假。, 妇女",
    "二、春节（深圳市）：2月5日放假。, 深圳市"
  })
  void a_heading_names_a_festival_of_the_nation(String clause, String found) {
    refused("一、元旦：1月1日（周五）放假。\n" + clause, found, "heading", "not understood");
  }

  @ParameterizedTest
  @ValueSource(strings = {"；春节：2月5日至11日放假。", "。春节：2月5日至11日放假。"})
  void two_festivals_are_two_clauses(String second) {
    refused("一、元旦：1月1日至3日放假" + second, "春节", "a clause of its own");
  }

  // ---- weekdays

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1月9日（日）上班",
        "1月9日（礼拜日）上班",
        "1月9日（礼拜天）上班",
        "1月9日、10日（周六、周一）上班",
        "1月9日至10日（周五至周日）上班",
        "1月11日（周末）上班"
      })
  void a_weekday_that_does_not_fit_is_refused_in_every_spelling(String phrase) {
    refused("一、元旦：1月1日（五）至4日（一）放假，" + phrase + "。", "for 2027-01-", "expected 周");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1月1日至3日（周五至周日）放假，共3天。", "1月1日（礼拜五）至3日（日）放假，共3天（含周末）。", "1月1日、2日、3日（周五、周六、周日）放假。"})
  void weekdays_of_a_range_and_of_a_list_are_those_of_its_dates(String phrase) {
    assertThat(read("一、元旦：" + phrase).daysOff()).hasSize(3);
  }

  // ---- the place and the issuer

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "关于2027年亚运会期间杭州市放假安排的通知 | 2027年9月23日（周四）放假。 | 杭州市",
        "关于北京市2027年放假安排的通知 | 2027年9月23日（周四）放假。 | 北京市",
        "关于延长湖北省2027年春节假期的通知 | 2027年2月15日放假。 | 湖北省",
        "关于2027年部分节假日安排的通知 | 现将西藏自治区2027年放假安排通知如下。一、元旦：1月1日放假。 | 西藏自治区",
        "关于2027年部分节假日安排的通知 | 深圳市：\\n一、元旦：1月1日放假。 | 深圳市"
      })
  void a_place_in_the_title_or_the_opening_makes_a_notice_regional(
      String title, String text, String place) {
    HolidayNotice n =
        NoticeText.read(
            "国务院办公厅" + title + "\n" + text.replace("\\n", "\n") + SIGNED_2026,
            NoticeText.Hints.none(),
            CHINA);
    assertThat(n.region()).contains(place);
    assertThatThrownBy(() -> CHINA.with(n)).isInstanceOf(NoticeException.class);
  }

  @Test
  void the_organs_addressed_and_the_aim_of_a_notice_are_no_place() {
    HolidayNotice n =
        read(
            "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n经国务院批准，为便于各地区、各部门及早合理安排节假日旅游等有关工作，"
                + "现将2027年元旦放假调休日期的具体安排通知如下。\n一、元旦：1月1日放假。");
    assertThat(n.region()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "公司放假通知\n根据国务院办公厅2026年11月4日通知，\n一、元旦：2027年1月1日至5日放假，共5天。\n人事部",
        "公司放假通知\n根据\n国务院办公厅2026年11月4日\n通知，\n一、元旦：2027年1月1日至5日放假。\n人事部",
        "一、元旦：2027年1月1日至5日放假。国务院办公厅2026年11月4日通知要求遵照执行。"
      })
  void a_notice_that_is_cited_is_no_signature(String text) {
    assertThatThrownBy(() -> NoticeText.read(text, NoticeText.Hints.none(), CHINA))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("nobody who issued it");
  }

  @Test
  void a_second_organ_below_the_signature_is_refused() {
    assertThatThrownBy(
            () ->
                NoticeText.read(
                    "国务院办公厅\n2026年11月4日\n一、元旦：2027年1月1日至5日放假。\n示例公司人事部",
                    NoticeText.Hints.none(),
                    CHINA))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("示例公司人事部 under a notice of 国务院办公厅");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2027—2028年", "2027、2028年", "2027年至2028年"})
  void a_title_of_several_years_is_refused(String years) {
    assertThatThrownBy(
            () ->
                NoticeText.read(
                    "国务院办公厅关于" + years + "部分节假日安排的通知\n一、元旦：1月1日放假。" + SIGNED_2026,
                    NoticeText.Hints.none(),
                    CHINA))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("the years 2027, 2028");
  }

  // ---- copies and parts

  @Test
  void a_copy_of_some_clauses_of_a_known_notice_changes_nothing() {
    HolidayNotice copy =
        NoticeText.read(
            "国务院办公厅关于2026年部分节假日安排的通知\n1、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。\n国务院办公厅"
                + " 2025年11月4日",
            NoticeText.Hints.none(),
            CHINA);
    assertThat(copy.amends()).isEmpty();
    assertThat(CHINA.known(copy)).hasValueSatisfying(k -> assertThat(k.id()).isEqualTo("CN-2026"));
    assertThat(CHINA.with(copy)).isSameAs(CHINA);
  }

  @Test
  void a_copy_that_says_otherwise_is_refused_with_both_clauses() {
    HolidayNotice copy =
        NoticeText.read(
            "国务院办公厅关于2026年部分节假日安排的通知\n1、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。4月26日（周日）、5月9日（周六）上班。\n国务院办公厅"
                + " 2025年11月4日",
            NoticeText.Hints.none(),
            CHINA);
    assertThatThrownBy(() -> CHINA.with(copy))
        .isInstanceOf(NoticeException.class)
        .hasMessageContainingAll("“1、劳动节", "“四、劳动节", "says otherwise");
  }

  @Test
  void a_notice_of_some_festivals_settles_those_and_leaves_the_others_open() {
    WorkingCalendar calendar = CHINA.with(read("一、元旦：1月1日（周五）至4日（周一）放假调休，1月9日（周六）补班。"));
    assertThat(calendar.announced(2027)).isTrue();
    assertThat(calendar.unarranged(2027)).containsExactly("春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节");
    assertThat(calendar.day(LocalDate.of(2027, 1, 4)).provisional()).isFalse();
    assertThat(calendar.day(LocalDate.of(2027, 10, 4)).provisional()).isTrue();
    LocalDate fri20271001 = LocalDate.of(2027, 10, 1);
    assertThat(calendar.isWorkingDay(fri20271001)).isFalse();
    assertThat(calendar.day(fri20271001).statutory()).isTrue();
  }

  @Test
  void every_shipped_notice_of_a_year_arranges_all_its_statutory_days() {
    for (int year = 2007; year <= 2026; year++) {
      assertThat(CHINA.unarranged(year)).as("%s", year).isEmpty();
    }
  }

  // ---- files

  @Test
  void a_file_is_read_with_a_byte_order_mark_and_refused_in_another_encoding(@TempDir Path folder)
      throws Exception {
    String text = TITLE_2027 + "一、元旦：1月1日（周五）至3日（周日）放假，共3天。\r\n" + SIGNED_2026;
    Path marked = Files.writeString(folder.resolve("bom.txt"), "\uFEFF" + text);
    assertThat(CHINA.with(marked).announced(2027)).isTrue();
    Path gbk = Files.write(folder.resolve("gbk.txt"), text.getBytes(Charset.forName("GBK")));
    assertThatThrownBy(() -> CHINA.with(gbk))
        .isInstanceOf(NoticeException.class)
        .hasMessageContainingAll("gbk.txt", "GBK (GB 18030), such as \"国务院办公厅关于\"", "UTF-8");
    Path wide = Files.write(folder.resolve("wide.txt"), text.getBytes(StandardCharsets.UTF_16));
    assertThatThrownBy(() -> CHINA.with(wide))
        .isInstanceOf(NoticeException.class)
        .hasMessageContainingAll("wide.txt", "a text in UTF-16");
    Path pdf = Files.write(folder.resolve("n.pdf"), new byte[] {'%', 'P', 'D', 'F', (byte) 0xFF});
    assertThatThrownBy(() -> CHINA.with(pdf))
        .isInstanceOf(NoticeException.class)
        .hasMessageContainingAll("n.pdf", "bytes that are not UTF-8: 0xFF");
    Path entries =
        Files.writeString(
            folder.resolve("e.yaml"),
            "\uFEFF" + NoticeFile.write(read("一、元旦：1月1日放假。")),
            StandardCharsets.UTF_8);
    assertThat(CHINA.with(entries).announced(2027)).isTrue();
  }

  @Test
  void a_file_that_is_too_large_is_refused_unread(@TempDir Path folder) throws Exception {
    Path large = Files.write(folder.resolve("large.txt"), new byte[NoticeFile.MAX_BYTES + 1]);
    assertThatThrownBy(() -> CHINA.with(large))
        .isInstanceOf(NoticeException.class)
        .hasMessageContainingAll("large.txt", "more than 1000000 bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "notices: [] | no list",
        "notices: [ 1 ] | no \"id\"",
        "notices:\\n- id: A\\nnotices:\\n- id: B | Duplicate",
        "notices:\\n- { id: CN-2027, id: CN-2028 } | Duplicate",
        "notices:\\n- { id: CN-2027, yaer: 2027 } | the key \"yaer\"",
        "notices:\\n- { id: CN-2027, clauses: [ { clause: x, name: y, of: [2027-01-01] } ] } | the key \"of\"",
        "notices:\\n- { id: CN-2027, clauses: [ { clause: x, name: y, off: 2027-01-01 } ] } | a list of dates",
        "notices:\\n- { id: CN-2027, clauses: [ { clause: x, name: y, off: [2027-01-01..9999-12-31] } ] } | 60 days",
        "sources: {}\\ndays: {} | no list"
      })
  void entries_that_are_not_what_they_should_be_are_refused(String yaml, String found) {
    assertThatThrownBy(() -> NoticeFile.read(yaml.replace("\\n", "\n"), "kept.yaml"))
        .isInstanceOf(NoticeException.class)
        .hasMessageContainingAll("kept.yaml", found);
  }
}
