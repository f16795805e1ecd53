package org.dutylawyer.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeTextTest {

  private static final WorkingCalendar CHINA = WorkingCalendar.china();

  static List<HolidayNotice> notices() {
    return NoticeFile.shipped();
  }

  private static String clauses(HolidayNotice n) {
    return n.clauses().stream().map(HolidayNotice.Clause::text).collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @MethodSource("notices")
  void the_clauses_of_every_notice_say_exactly_what_its_entry_says(HolidayNotice n) {
    HolidayNotice read =
        NoticeText.read(
            n.title() + "\n" + clauses(n),
            NoticeText.Hints.none().withPublished(n.published()).withYear(n.year()),
            CHINA);

    assertThat(read.year()).isEqualTo(n.year());
    assertThat(read.title()).isEqualTo(n.title());
    assertThat(read.amends()).isEqualTo(n.amends());
    assertThat(read.clauses()).isEqualTo(n.clauses());
  }

  @ParameterizedTest
  @MethodSource("notices")
  void the_year_is_found_in_the_title(HolidayNotice n) {
    HolidayNotice read =
        NoticeText.read(n.source() + "\n" + n.title() + "\n" + clauses(n), hints(n), CHINA);

    assertThat(read.year()).isEqualTo(n.year());
    assertThat(read.daysOff()).isEqualTo(n.daysOff());
    assertThat(read.workingDays()).isEqualTo(n.workingDays());
  }

  /** The title of 2015 names no year; its address and its weekdays do not settle it alone. */
  private static NoticeText.Hints hints(HolidayNotice n) {
    return n.id().equals("CN-2015-victory-day")
        ? NoticeText.Hints.none().withYear(2015)
        : NoticeText.Hints.none();
  }

  @ParameterizedTest
  @MethodSource("notices")
  void a_yearly_notice_without_any_year_is_placed_by_its_weekdays_and_festivals(HolidayNotice n) {
    if (n.amends().isPresent()) {
      return;
    }
    HolidayNotice read =
        NoticeText.read(
            clauses(n),
            NoticeText.Hints.none().withPublished(n.published()).withTitle("国务院办公厅关于部分节假日安排的通知"),
            CHINA);

    assertThat(read.year()).isEqualTo(n.year());
    assertThat(read.clauses()).isEqualTo(n.clauses());
  }

  @Test
  void a_whole_notice_is_read_with_its_title_its_reminder_and_its_signature() {
    HolidayNotice n =
        NoticeText.read(
            """
            国务院办公厅关于2030年部分节假日安排的通知
            国办发明电〔2029〕1号

            各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
            　　经国务院批准，现将2030年元旦、春节放假调休日期的具体安排通知如下。
            　　一、元旦：1月1日(周二)放假1天，不调休。
            　　二、春节：2月2日（农历除夕、周六）至9日（周六）放假调休，共8天。2月10日（周日）上班。
            　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作，按规定及时报告。
            国务院办公厅
            2029年11月5日
            """,
            NoticeText.Hints.none(),
            CHINA);

    LocalDate mon20291105 = LocalDate.of(2029, 11, 5);
    LocalDate sun20300210 = LocalDate.of(2030, 2, 10);
    assertThat(n.id()).isEqualTo("CN-2030");
    assertThat(n.published()).isEqualTo(mon20291105);
    assertThat(n.precision()).isEqualTo(HolidayNotice.Precision.DAY);
    assertThat(n.clauses()).hasSize(2);
    assertThat(n.daysOff()).hasSize(9);
    assertThat(n.workingDays()).containsExactly(sun20300210);
    assertThat(n.clauses().get(1).text()).endsWith("2月10日（周日）上班。");
    assertThat(CHINA.with(n).day(sun20300210).kind()).isEqualTo(DayKind.MAKE_UP_WORKING_DAY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月5日（周一）上班。 | the make-up working day 2026-01-05",
        "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周六）上班。 | 周六 for 2026-01-04",
        "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月3日（周六）上班。 | 2026-01-03 a second time",
        "一、元旦：1月1日（周四）至3日（周六）放假调休，共4天。1月4日（周日）上班。 | 共4天 for 3 days",
        "一、元旦：1月3日（周六）至1日（周四）放假调休。 | a break from 2026-01-03",
        "一、元旦：1月1日（周四）放假。1月4日（周日）、1月4日（周日）上班。 | 2026-01-04 (Sun) a second time",
        "一、元旦：2月30日放假。 | 2月30日",
        "一、春节：2月15日（农历除夕、周日）至23日放假调休。 | 农历除夕 for 2026-02-15"
      })
  void a_contradiction_is_refused_with_its_clause(String clause, String found) {
    assertThatThrownBy(
            () ->
                NoticeText.read(
                    "国务院办公厅关于2026年部分节假日安排的通知\n" + clause,
                    NoticeText.Hints.none().withPublished(LocalDate.of(2025, 11, 4)),
                    CHINA))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("“" + clause + "”")
        .hasMessageContaining(found)
        .hasMessageContaining("expected");
  }

  @Test
  void the_same_day_in_two_clauses_is_refused() {
    assertThatThrownBy(
            () ->
                NoticeText.read(
                    "国务院办公厅关于2026年部分节假日安排的通知\n一、元旦：1月1日放假。\n二、春节：1月1日放假。",
                    NoticeText.Hints.none().withPublished(LocalDate.of(2025, 11, 4)),
                    CHINA))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("“二、春节：1月1日放假。”")
        .hasMessageContaining("2026-01-01 a second time");
  }

  @Test
  void a_contradiction_is_refused_with_its_clause_even_when_no_year_is_named() {
    HolidayNotice n = notices().get(notices().size() - 1);
    String wrong = clauses(n).replace("1月4日（周日）上班", "1月4日（周六）上班");

    assertThatThrownBy(
            () ->
                NoticeText.read(
                    "国务院办公厅关于部分节假日安排的通知\n" + wrong,
                    NoticeText.Hints.none().withPublished(n.published()),
                    CHINA))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("2026 fits best")
        .hasMessageContaining("周六 for 2026-01-04");
  }

  @Test
  void two_notices_in_one_text_are_two_entries() {
    List<HolidayNotice> shipped = notices();
    String text =
        shipped.stream()
            .filter(n -> n.year() == 2020)
            .map(n -> n.source() + "\n\n" + clauses(n))
            .collect(Collectors.joining("\n\n"));

    List<HolidayNotice> read = NoticeText.readAll(text, NoticeText.Hints.none(), CHINA);

    assertThat(read).extracting(HolidayNotice::id).containsExactly("CN-2020", "CN-2020-2020-01-27");
    assertThat(read.get(1).amends()).contains("CN-2020");
    assertThat(read.get(1).daysOff())
        .containsExactly(
            LocalDate.of(2020, 1, 31), LocalDate.of(2020, 2, 1), LocalDate.of(2020, 2, 2));
  }

  @Test
  void text_that_is_no_notice_is_refused() {
    assertThatThrownBy(() -> NoticeText.read("今天天气很好。", NoticeText.Hints.none(), CHINA))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("no clause that arranges a day");
    assertThatThrownBy(
            () ->
                NoticeText.read(
                    "国务院办公厅关于2026年部分节假日安排的通知\n一、元旦：1月1日放假。", NoticeText.Hints.none(), CHINA))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("no day of publication");
  }

  @Test
  void the_year_is_never_guessed_between_two_that_fit() {
    assertThatThrownBy(
            () ->
                NoticeText.read(
                    "国务院办公厅关于部分节假日安排的通知\n一、元旦：1月1日（周四）放假。",
                    NoticeText.Hints.none().withPublished(LocalDate.of(2025, 11, 4)),
                    CHINA))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("its weekdays fit [2009, 2015, 2026");
  }

  @Test
  void what_is_read_can_be_kept_and_read_again() {
    HolidayNotice n = notices().get(0);

    assertThat(new HashSet<>(NoticeFile.read(NoticeFile.write(n), "kept.yaml"))).containsExactly(n);
    assertThatThrownBy(() -> NoticeFile.read("notices:\n- id: X\n", "kept.yaml"))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("kept.yaml, notices[0]");
    assertThatThrownBy(() -> NoticeFile.read("days: []", "kept.yaml"))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("no list \"notices\"");
  }
}
