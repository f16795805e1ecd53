package org.dutylawyer.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a notice that cannot be, in the language of who reads it. */
class NoticeMessagesTest {

  private static final WorkingCalendar CHINA = WorkingCalendar.china();
  private static final String TITLE = "国务院办公厅关于2027年部分节假日安排的通知\n";
  private static final String AMENDS = "国务院办公厅关于调整2026年部分节假日安排的通知\n";
  private static final String SIGNED = "\n国务院办公厅\n2026年11月4日\n";

  private static NoticeException refused(ThrowingCallable reading) {
    return catchThrowableOfType(NoticeException.class, reading);
  }

  private static void inChinese(NoticeException refused) {
    assertThat(refused).isNotNull();
    for (NoticeException.Problem problem : refused.problems()) {
      String chinese = problem.message(Locale.CHINESE);
      assertThat(chinese).contains("：发现 ", "，应为 ");
      assertThat(
              chinese.replaceAll(
                  "\\S*notice\\S*\\.(?:txt|yaml)|www\\.gov\\.cn|--[a-z]+|CN-[\\d-]+|UTF-8|GBK|GB 18030|iconv -f"
                      + "|-t|U\\+\\d+|\\b(?:adds|replaces|notices|amends|issuer|year|title|day|month"
                      + "|true|false|yaer|hour|maybe|clause|clauses|name|off|working|resumes|id|published|precision"
                      + "|region)\\b|pack\\.yaml|regional-days-off|basis|dates",
                  ""))
          .as(chinese)
          .doesNotContainPattern("[A-Za-z]{2,}");
      assertThat(problem.message(Locale.ENGLISH)).contains(": found ", ", expected ");
    }
    assertThat(refused.message(Locale.ENGLISH)).isEqualTo(refused.getMessage());
  }

  @Test
  void place_and_found_and_expected_are_the_same_in_both_languages() {
    NoticeException refused =
        refused(
            () ->
                NoticeText.read(
                    TITLE + "一、元旦：1月1日（周四）放假。" + SIGNED, NoticeText.Hints.none(), CHINA));
    assertThat(refused.message(Locale.CHINESE))
        .isEqualTo("CN-2027，条款“一、元旦：1月1日（周四）放假。”：发现 2027-01-01 为周四，应为 周五");
    assertThat(refused.message(Locale.ENGLISH))
        .isEqualTo("CN-2027, clause “一、元旦：1月1日（周四）放假。”: found 周四 for 2027-01-01, expected 周五");
    assertThat(refused.in("notice.txt").message(Locale.CHINESE))
        .startsWith("notice.txt：CN-2027，条款");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "今天天气很好。",
        "一、元旦：1月1日（周五）放假，共3天。",
        "一、元旦：1月1日放假。\n二、春节：1月1日放假。",
        "一、元旦：1月1日至放假。",
        "一、元旦：1月3日至1日放假。",
        "一、元旦：1月1日、1日放假。",
        "一、元旦：1日放假。",
        "一、元旦：2028年1月1日放假。",
        "一、元旦：2月30日放假。",
        "一、春节：2月7日（农历除夕、周日）放假。",
        "一、元旦：1月1日放假。1月4日（周一）上班。",
        "一、元旦：1月1日放假，1月2日。",
        "一、元旦：1月1日（放假。",
        "一、元旦：1月1日下午放假。",
        "一、元旦：1月1日不放假。",
        "一、元旦：1月1日放假玩耍。",
        "一、元旦：1月1日放假又上班。",
        "一、元旦：1月1日放假。\n二、除夕放假。",
        "一、元旦：1月1日调至1月5日放假。",
        "一、元旦：1月1日、2日起正常上班。",
        "一、元旦：放假延长。",
        "一、元旦：1月1日放假。\n補假一天。",
        "一、元旦：1月\u202E1日放假。"
      })
  void a_text_that_cannot_be_is_refused_in_Chinese_too(String clauses) {
    NoticeException refused =
        refused(() -> NoticeText.read(TITLE + clauses + SIGNED, NoticeText.Hints.none(), CHINA));
    inChinese(refused);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "一、春节：2月24日放假。",
        "一、假期延长至2月20日。",
        "一、劳动节：假期缩短至5月9日。",
        "一、2月14日放假。",
        "一、劳动节：假期缩短至5月3日。",
        "一、2026年春节假期延长至2月1日。"
      })
  void an_amendment_that_cannot_be_is_refused_in_Chinese_too(String clause) {
    String signed = "\n国务院办公厅\n2026年1月20日\n";
    NoticeException refused =
        refused(
            () -> {
              HolidayNotice read =
                  NoticeText.read(AMENDS + clause + signed, NoticeText.Hints.none(), CHINA);
              CHINA.with(read);
            });
    if (refused != null) {
      inChinese(refused);
    }
  }

  @Test
  void who_issued_it_and_when_is_refused_in_Chinese_too() {
    String clause = "一、元旦：1月1日（周五）放假。";
    for (String text :
        List.of(
            clause,
            TITLE + clause,
            TITLE + clause + "\n广西壮族自治区人民政府\n2026年11月4日\n",
            "某市人民政府转发国务院办公厅关于2027年部分节假日安排的通知\n" + clause + SIGNED,
            "某公司关于2027年部分节假日安排的通知\n" + clause + "\n某公司\n2026年11月4日\n",
            "国务院办公厅关于部分节假日安排的通知\n一、元旦：1月1日（周四）放假。\n国务院办公厅\n2025年11月4日\n",
            "国务院办公厅关于1927年部分节假日安排的通知\n" + clause + SIGNED,
            TITLE + clause + "\n国务院办公厅\n2028年11月4日\n")) {
      NoticeException refused =
          refused(() -> NoticeText.read(text, NoticeText.Hints.none(), CHINA));
      assertThat(refused).as(text).isNotNull();
      inChinese(refused);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notices: [",
        "notices: []",
        "notices:\n- id: X\n",
        "notices:\n- {id: X, yaer: 2027}\n",
        "notices:\n- {id: X, title: 国务院通知, published: 2026-11-04}\n",
        "notices:\n- {id: X, title: 国务院通知, published: 4.11.2026, year: 2027}\n",
        "notices:\n- {id: X, title: 通知, published: 2026-11-04, year: 2027}\n",
        "notices:\n- {id: X, title: 国务院通知, published: 2026-11-04, year: 2027, precision: hour}\n",
        "notices:\n- {id: X, title: 国务院通知, published: 2026-11-04, year: 2027, clauses: []}\n",
        "notices:\n- {id: X, title: 国务院通知, published: 2026-11-04, year: 2027, clauses: [{name: 元旦,"
            + " clause: 元旦, off: 2027-01-01}]}\n",
        "notices:\n- {id: X, title: 国务院通知, published: 2026-11-04, year: 2027, clauses: [{name: 元旦,"
            + " clause: 元旦, off: [2027-01-03..2027-01-01]}]}\n",
        "notices:\n- {id: X, title: 国务院通知, published: 2026-11-04, year: 2027, clauses: [{name: 元旦,"
            + " clause: 元旦, off: [2027-01-01], replaces: maybe}]}\n",
        "notices:\n- {id: X, title: 国务院通知, published: 2026-11-04, year: 2027, clauses: [{name: 元旦,"
            + " clause: 元旦, working: [2027-01-01]}]}\n"
      })
  void entries_that_cannot_be_are_refused_in_Chinese_too(String yaml) {
    NoticeException refused = refused(() -> NoticeFile.read(yaml, "notices.yaml"));
    if (!yaml.equals("notices: [")) { // the reader of YAML speaks English of what it expects
      inChinese(refused);
    }
    assertThat(refused.message(Locale.CHINESE)).startsWith("notices.yaml").contains("：发现 ");
  }

  @Test
  void a_notice_against_those_known_and_a_file_that_is_none_are_refused_in_Chinese_too(
      @TempDir Path folder) throws IOException {
    HolidayNotice known = CHINA.notices().get(CHINA.notices().size() - 1);
    HolidayNotice.Clause first = known.clauses().get(0);
    inChinese(
        refused(
            () ->
                CHINA.with(
                    new HolidayNotice(
                        "CN-9",
                        known.year(),
                        "国务院办公厅另一通知",
                        known.published(),
                        HolidayNotice.Precision.DAY,
                        Optional.empty(),
                        List.of(
                            new HolidayNotice.Clause(
                                "元旦",
                                List.of(first.daysOff().get(0).plusDays(5)),
                                List.of(),
                                Optional.empty(),
                                "元旦")),
                        "来源"))));
    inChinese(refused(() -> CHINA.with(folder.resolve("notice-absent.txt"))));
    Path gbk = Files.write(folder.resolve("notice-gbk.txt"), "元旦".getBytes("GBK"));
    inChinese(refused(() -> CHINA.with(gbk)));
  }
}
