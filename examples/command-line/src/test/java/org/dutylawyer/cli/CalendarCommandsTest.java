package org.dutylawyer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.dutylawyer.calendar.HolidayNotice;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.cli.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarCommandsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  private int run(String... args) {
    out.reset();
    err.reset();
    return DutyLawyer.run(
        new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), args);
  }

  private String answer(String... args) {
    assertThat(run(args)).as(err.toString(UTF_8)).isEqualTo(ExitCode.ANSWERED.code());
    assertThat(err.toString(UTF_8)).isEmpty();
    return out.toString(UTF_8);
  }

  private String complaint(String... args) {
    assertThat(run(args)).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(out.toString(UTF_8)).isEmpty();
    return err.toString(UTF_8);
  }

  private JsonNode json(String... args) throws IOException {
    return new ObjectMapper().readTree(answer(args));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  // ---- calendar

  @Test
  void a_year_at_a_glance_marks_days_off_and_make_up_days() {
    assertThat(answer("calendar", "2025"))
        .startsWith("2025 年\n* 放假   + 调休上班   ? 尚待公布的安排可能改变\n")
        .contains("1月", "12月", " 一  二  三  四  五  六  日")
        .contains("          1*  2*  3*  4*  5*");
    assertThat(answer("calendar", "2025", "--lang", "en"))
        .startsWith("2025\n")
        .contains("January", "December")
        .contains("          1*  2*  3*  4*  5*")
        .contains(" 22  23  24  25  26  27  28+")
        .contains("  6*  7*  8*  9  10  11+ 12")
        .contains("六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。");
  }

  @Test
  void a_year_without_a_notice_says_so() {
    assertThat(answer("calendar", "2027")).startsWith("2027 年（推算：尚未公布放假安排）");
    assertThat(answer("calendar", "2027", "--lang", "en"))
        .startsWith("2027  (projected: no notice yet)");
    assertThat(answer("calendar", "2026")).contains("28  29  30? 31?");
  }

  @Test
  void days_as_a_table_for_other_programs() {
    assertThat(answer("calendar", "--from", "2025-09-27", "--to", "2025-10-01", "--format", "csv"))
        .isEqualTo(
            """
            date,working,kind,name,notice
            2025-09-27,false,weekend,,
            2025-09-28,true,make-up-working-day,国庆节、中秋节,CN-2025
            2025-09-29,true,working,,
            2025-09-30,true,working,,
            2025-10-01,false,holiday,国庆节、中秋节,CN-2025
            """);
    assertThat(answer("calendar", "2024", "--format", "csv").lines()).hasSize(367);
    assertThat(answer("calendar", "--from", "2025-10-01", "--to", "2025-10-01"))
        .isEqualTo("2025-10-01 周三  放假  国庆节、中秋节，法定节假日\n");
    assertThat(answer("calendar", "--from", "2025-10-01", "--to", "2025-10-01", "--lang", "en"))
        .isEqualTo("2025-10-01 Wed  off    National Day and Mid-Autumn Festival\n");
  }

  @Test
  void the_table_as_known_on_a_day() {
    assertThat(
            answer(
                "calendar",
                "--from",
                "2020-01-31",
                "--to",
                "2020-01-31",
                "--format",
                "csv",
                "--known-on",
                "2020-01-26"))
        .endsWith("2020-01-31,true,working,,\n");
    assertThat(answer("calendar", "--from", "2020-01-31", "--to", "2020-01-31", "--format", "csv"))
        .endsWith("2020-01-31,false,holiday,春节,CN-2020-spring-festival\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "calendar | Give YEAR, or both --from and --to",
        "calendar 2025 --from 2025-01-01 | not both",
        "calendar 1999 | found 1999, expected 2007 to 2050",
        "calendar --from 2025-02-30 --to 2025-03-01 | found '2025-02-30', expected a day",
        "calendar --from 2025-03-02 --to 2025-03-01 | found 2025-03-01, expected a day not before",
        "calendar --from 2050-12-31 --to 2051-01-01 | no calendar for 2051-01-01",
        "calendar 2025 --known-on 1999-01-01 | no calendar as known on 1999-01-01",
        "calendar 2025 --format xml | 'xml'"
      })
  void a_calendar_that_cannot_be_shown_is_refused(String line, String message) {
    assertThat(complaint((line + " --lang en").split(" "))).contains(message);
    assertThat(complaint(line.split(" "))).containsPattern("\\p{IsHan}");
  }

  // ---- calendar import

  @Test
  void every_notice_of_2008_to_2026_is_imported() throws IOException {
    int imported = 0;
    for (HolidayNotice n : WorkingCalendar.china().notices()) {
      String text =
          n.clauses().stream()
              .map(HolidayNotice.Clause::text)
              .collect(Collectors.joining("\n", n.year() + "年\n" + n.source() + "\n", "\n"));
      String entry = answer("calendar", "import", file(n.id() + ".txt", text).toString());
      assertThat(entry).contains("  year: " + n.year() + "\n").contains("# 已经收入，编号 " + n.id());
      for (HolidayNotice.Clause c : n.clauses()) {
        c.daysOff().forEach(d -> assertThat(entry).containsPattern("#   " + d + " 周. 放假  "));
        c.workingDays().forEach(d -> assertThat(entry).containsPattern("#   " + d + " 周. 上班  "));
      }
      imported++;
    }
    assertThat(imported).isEqualTo(23);
  }

  @Test
  void a_new_notice_becomes_an_entry_that_settles_due_dates() throws IOException {
    Path notice =
        file(
            "2027.txt",
            """
            国务院办公厅关于2027年部分节假日安排的通知
            一、元旦：1月1日（周五）至3日（周日）放假，共3天。
            二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。
            国务院办公厅
            2026年11月6日
            """);
    String entry = answer("calendar", "import", notice.toString());
    assertThat(entry)
        .startsWith("notices:\n- id: CN-2027\n  year: 2027\n")
        .contains("  published: 2026-11-06\n  precision: day\n")
        .contains("    off: [2027-02-05..2027-02-11]\n    working: [2027-02-14]\n")
        .contains("#   2027-02-14 周日 上班  二、春节：2月5日")
        .doesNotContain("已经收入");

    String[] question = {"due", "--after", "2027-02-01", "--working-days", "5", "--format", "json"};
    assertThat(json(question).get("provisional").asBoolean()).isTrue();
    for (Path added : new Path[] {notice, file("2027.yaml", entry)}) {
      JsonNode settled =
          json(
              "due",
              "--after",
              "2027-02-01",
              "--working-days",
              "5",
              "--format",
              "json",
              "--notice",
              added.toString());
      assertThat(settled.get("provisional").asBoolean()).isFalse();
      assertThat(settled.get("due").asText()).isEqualTo("2027-02-14");
      assertThat(settled.get("earliest")).isEqualTo(settled.get("latest"));
    }
  }

  @Test
  void a_contradiction_is_refused_with_its_clause() throws IOException {
    Path notice =
        file(
            "wrong.txt",
            """
            国务院办公厅关于2026年部分节假日安排的通知
            一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月5日（周一）上班。
            2025年11月4日
            """);
    String[] line = {"calendar", "import", notice.toString(), "--published", "2025-11-04"};
    assertThat(complaint(line)).contains("wrong.txt：", "补班日 2026-01-05（周一），应为 周六或者周日");
    String[] english = java.util.Arrays.copyOf(line, line.length + 1);
    english[line.length] = "--lang=en";
    assertThat(complaint(english))
        .contains("wrong.txt")
        .contains("“一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月5日（周一）上班。”")
        .contains("the make-up working day 2026-01-05 (Mon), expected a Saturday or Sunday");
    assertThat(complaint("calendar", "import", folder.resolve("none.txt").toString()))
        .contains("none.txt");
  }

  @Test
  void a_notice_against_a_known_one_is_refused_with_both_clauses() throws IOException {
    Path notice = file("b.txt", "国务院办公厅关于2026年部分节假日安排的通知\n一、元旦：1月1日至4日放假，共4天。\n");

    assertThat(complaint("calendar", "import", notice.toString(), "--published", "2026-01-01"))
        .contains("“一、元旦：1月1日至4日放假，共4天。”")
        .contains("1月4日（周日）上班");
  }

  @Test
  void two_changes_in_one_text_are_printed_as_one_list_that_a_command_takes() throws IOException {
    Path notice =
        file(
            "two.txt",
            """
            国务院办公厅关于调整2026年端午节放假安排的通知
            2026年6月18日（星期四）放假。
            国务院办公厅
            2026年5月6日

            国务院办公厅关于调整2026年中秋节放假安排的通知
            2026年9月28日（星期一）放假。
            国务院办公厅
            2026年8月6日
            """);
    String entries = answer("calendar", "import", notice.toString());
    assertThat(entries.lines().filter("notices:"::equals)).hasSize(1);
    Path kept = file("two.yaml", entries);
    for (String day : new String[] {"2026-06-18", "2026-09-28"}) {
      assertThat(
              answer(
                  "calendar",
                  "--from",
                  day,
                  "--to",
                  day,
                  "--format",
                  "csv",
                  "--notice",
                  kept.toString()))
          .contains(day + ",false,holiday");
    }
    Path twice = file("twice.yaml", entries + entries);
    assertThat(complaint("calendar", "2026", "--notice", twice.toString()))
        .contains("twice.yaml", "Duplicate");
  }

  @Test
  void a_city_s_notice_becomes_what_its_pack_needs_and_moves_no_other_calendar()
      throws IOException {
    Path notice =
        file(
            "city.txt",
            """
            示例市人民政府关于国际会议期间调休放假的通告
            2026年11月6日（星期五）至9日（星期一）调休放假，共4天。11月14日（星期六）上班。
            示例市人民政府
            2026年10月9日
            """);
    assertThat(answer("calendar", "import", notice.toString()))
        .contains(
            "  issuer: \"示例市人民政府\"\n  region: \"示例市\"\n",
            "# regional-days-off:",
            "#     working: [2026-11-14]");
    assertThat(complaint("calendar", "2026", "--notice", notice.toString()))
        .contains("只适用于示例市", "regional-days-off");
  }

  @Test
  void what_a_change_replaces_is_asked_and_can_be_told() throws IOException {
    Path notice =
        file(
            "scope.txt",
            """
            国务院办公厅关于调整2026年劳动节放假安排的通知
            2026年5月6日（星期三）放假。
            国务院办公厅
            2026年4月6日
            """);
    assertThat(complaint("calendar", "import", notice.toString()))
        .contains("--scope", "2026-05-04（周一）", "2026-05-09（周六）");
    assertThat(answer("calendar", "import", notice.toString(), "--scope", "replaces"))
        .contains("    replaces: true\n");
    assertThat(answer("calendar", "import", notice.toString(), "--scope", "adds"))
        .doesNotContain("replaces: true");
  }

  @Test
  void a_notice_settles_the_dates_of_an_answer() throws IOException {
    String known = Files.readString(Program.CASES.resolve("notice-over-national-day.json"));
    Path later =
        file(
            "case-2027.json",
            known
                .replace("2025-10-09", "2027-10-12")
                .replace("2025-09-29", "2027-09-29")
                .replace("2025-09-30", "2027-09-30"));
    Path notice =
        file(
            "2027.txt",
            """
            国务院办公厅关于2027年部分节假日安排的通知
            七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
            国务院办公厅
            2026年11月4日
            """);
    String[] asked = {"assess", later.toString(), "--as-of", "2027-10-13", "--lang", "en"};
    assertThat(answer(asked)).contains("between 2027-10-05", "(provisional)");
    String[] told = java.util.Arrays.copyOf(asked, asked.length + 2);
    told[asked.length] = "--notice";
    told[asked.length + 1] = notice.toString();
    assertThat(answer(told))
        .doesNotContain("(provisional)")
        .contains("overdue  legal aid agency: arrange a duty lawyer, due 2027-10-09 (Sat, make-up");
    Path bad = file("bad.txt", "今天放假。");
    told[asked.length + 1] = bad.toString();
    assertThat(complaint(told)).contains("bad.txt", "expected");
  }

  // ---- due

  @Test
  void a_due_date_is_a_sentence_and_its_days() {
    assertThat(answer("due", "--before", "2025-10-09", "--working-days", "3"))
        .startsWith("2025-10-09（周四）前3个工作日：最迟为2025-09-28（周日，调休上班）。")
        .contains("  + 2025-09-30 第1个工作日\n")
        .contains("    2025-10-08 国庆节、中秋节，调休放假\n");
    assertThat(answer("due", "--before", "2025-10-09", "--working-days", "3", "--lang", "en"))
        .startsWith(
            "3 working days before 2025-10-09 (Thu): 2025-09-28 (Sun, make-up working day)\n")
        .contains("  + 2025-09-30 working day 1\n");
  }

  /** Each command that takes a notice says in one language what is wrong with it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "assess CASE --as-of 2025-10-13",
        "limits CASE --as-of 2025-10-13",
        "explain CASE --norm 司规〔2020〕6号/14/1 --as-of 2025-10-13",
        "explain CASE --flip --as-of 2025-10-13",
        "compare CN CN-50 --case CASE --as-of 2025-10-13",
        "upgrade-report shipped shipped --cases ../cases/register.jsonl --as-of 2025-10-13",
        "assess --batch ../cases/register.jsonl -o - --as-of 2025-10-13",
        "calendar 2026",
        "calendar import 2027.txt",
        "due --after 2025-10-09 --days 3"
      })
  void a_bad_notice_is_refused_in_the_language_asked_for(String line) throws IOException {
    Path bad = file("bad.txt", "国务院办公厅关于2027年部分节假日安排的通知\n一、元旦：1月1日（周四）放假。\n国务院办公厅\n2026年11月4日\n");
    String[] words = (line.replace("CASE", Program.NATIONAL_CASE) + " --notice " + bad).split(" ");
    assertThat(complaint(words))
        .isEqualTo(bad + "：CN-2027，条款“一、元旦：1月1日（周四）放假。”：发现 2027-01-01 为周四，应为 周五\n");
    String[] english = java.util.Arrays.copyOf(words, words.length + 2);
    english[words.length] = "--lang";
    english[words.length + 1] = "en";
    assertThat(complaint(english))
        .isEqualTo(
            bad
                + ": CN-2027, clause “一、元旦：1月1日（周四）放假。”: found 周四 for 2027-01-01, expected"
                + " 周五\n");
  }

  @Test
  void a_due_date_as_json_has_the_named_keys() throws IOException {
    JsonNode due = json("due", "--before", "2025-10-09", "--working-days", "3", "--format", "json");

    assertThat(due.get("nominal").asText()).isEqualTo("2025-09-28");
    assertThat(due.get("due").asText()).isEqualTo("2025-09-28");
    assertThat(due.get("safe").asText()).isEqualTo("2025-09-28");
    assertThat(due.get("safeUnderAll").asText()).isEqualTo("2025-09-26");
    assertThat(due.get("earliest").asText()).isEqualTo("2025-09-28");
    assertThat(due.get("latest").asText()).isEqualTo("2025-09-28");
    assertThat(due.get("provisional").isBoolean()).isTrue();
    assertThat(due.get("provisional").asBoolean()).isFalse();
    assertThat(due.get("steps")).hasSize(12);
    assertThat(due.get("steps").get(0).get("date").asText()).isEqualTo("2025-10-09");
    assertThat(due.get("steps").get(0).get("counted").asBoolean()).isFalse();
    assertThat(due.get("steps").get(11).get("why").asText()).startsWith("working day 3");
    assertThat(due.get("alternatives").get(0).get("due").asText()).isEqualTo("2025-09-26");
    assertThat(due.get("notices").get(0).get("id").asText()).isEqualTo("CN-2025");
  }

  @ParameterizedTest
  @CsvSource({
    "--after 2025-09-30 --working-days 2, 2025-10-10",
    "--after 2025-09-30 --days 1, 2025-10-09",
    "--after 2025-09-30 --days 1 --custody, 2025-10-01",
    "--after 2025-09-30 --days 1 --agency --reading agency-roll=stays, 2025-10-01",
    "--after 2025-09-29T10:20 --hours 24, 2025-09-30",
    "--after 2026-01-30 --months 1, 2026-02-28",
    "--after 2025-09-30 --half-months 1, 2025-10-15",
    "--after 2018-09-30 --day-of-month 20, 2018-10-20",
    "--after 2025-10-13 --days 5 --travel-days 3, 2025-10-21",
    "--after 2020-01-21 --days 3, 2020-02-03",
    "--after 2020-01-21 --days 3 --known-on 2020-01-21, 2020-01-31",
    "--before 2025-10-09 --working-days 3 --reading counting-back=clear-days, 2025-09-26"
  })
  void every_unit_and_option_counts(String line, String expected) throws IOException {
    JsonNode due = json(("due --format json " + line).split(" "));
    assertThat(due.get("due").asText()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "due --after 2025-10-09 --days -3 | --days: found -3, expected 0 or more",
        "due --after 2025-10-09 --weeks 3 | '--weeks'",
        "due --after 2025-10-09 | Missing required argument",
        "due --days 3 | Missing required argument",
        "due --after 2025-10-09 --days 3 --months 1 | mutually exclusive",
        "due --after 2025-10-09 --before 2025-10-09 --days 3 | mutually exclusive",
        "due --after 2025-1-9 --days 3 | found '2025-1-9', expected a day such as 2025-09-30",
        "due --after 2025-10-09 --days three | 'three'",
        "due --after 1999-10-09 --days 3 | no calendar for 1999-10-09",
        "due --after 2050-12-30 --working-days 9 | from 2007-01-01 to 2050-12-31",
        "due --after 2025-10-09 --days 999999999 | no calendar for",
        "due --after 2025-10-09 --half-months 999999999 | no calendar for",
        "due --after 2025-10-09 --days 3 --reading counting-bak=x | did you mean \"counting-back\"",
        "due --after 2025-10-09 --days 3 --reading counting-back=x | nth-day, clear-days",
        "due --before 2025-10-09 --days 3 --travel-days 1 | --travel-days: found 1"
      })
  void bad_input_is_refused_with_place_and_reason(String line, String message) {
    assertThat(complaint((line + " --lang en").split(" "))).contains(message);
    assertThat(complaint(line.split(" "))).containsPattern("\\p{IsHan}");
  }

  @Test
  void what_is_wrong_with_a_command_line_is_said_in_the_language_asked_for() {
    assertThat(complaint("due", "--after", "2025-10-09", "--weeks", "3"))
        .startsWith("没有这个选项：“--weeks”")
        .doesNotContain("Unknown", "Try");
    assertThat(complaint("due", "--after", "2025-10-09", "--days", "三"))
        .startsWith("选项 --days：发现 “三”，应为整数");
    assertThat(complaint("due", "--after", "2025-10-09", "--days", "3", "--months", "1"))
        .startsWith("只能用其中之一：--days、--months");
    assertThat(complaint("due", "--after", "2050-12-30", "--working-days", "9"))
        .startsWith("没有 ")
        .contains("的日历：日历及于 2007-01-01 至 2050-12-31；--after 需要该日");
    assertThat(complaint("calendar", "1999")).startsWith("年份：发现 1999，应为 2007 至 2050");
  }
}
