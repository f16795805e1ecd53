package org.dutylawyer.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.dutylawyer.text.Weekdays;
import org.junit.jupiter.api.Test;

/**
 * Notices made up at random and shipped ones spoilt at random: what is read is kept and read again
 * as the same, and whatever cannot be read is refused as a notice, never in another way. {@code
 * -Dnotices.tries=100000} looks longer.
 */
class NoticePropertiesTest {

  private static final WorkingCalendar CHINA = WorkingCalendar.china();
  private static final int TRIES = Integer.getInteger("notices.tries", 1500);
  private static final List<String> FESTIVALS = List.of("元旦", "春节", "清明节", "劳动节", "端午节", "国庆节");
  private static final List<String> SPOILS =
      List.of(
          "",
          "，",
          "。",
          "、",
          "至",
          "（",
          "）",
          "日",
          "月",
          "5月",
          "1日",
          "2月30日",
          "放假",
          "上班",
          "补班",
          "休息",
          "半天",
          "不",
          "共",
          "天",
          "调至",
          "周六",
          "\n",
          "：",
          "一、",
          "国务院",
          "2027年",
          "9999年",
          "延长",
          "缩短至",
          "\u0001",
          "\\",
          "\"",
          "$1",
          "关于调整",
          "的通知",
          "初一",
          "99999999999",
          "#",
          "-",
          "《",
          "》",
          "\uD83D");

  @Test
  void a_notice_made_up_at_random_is_read_to_its_days_and_kept() {
    Random random = new Random(20270101);
    for (int i = 0; i < TRIES; i++) {
      int year = 2027 + random.nextInt(20);
      StringBuilder text = new StringBuilder("国务院办公厅关于" + year + "年部分节假日安排的通知\n");
      List<LocalDate> off = new ArrayList<>();
      List<LocalDate> working = new ArrayList<>();
      int month = 1;
      int number = 0;
      for (String festival : FESTIVALS) {
        LocalDate first = LocalDate.of(year, month, 3 + random.nextInt(8));
        LocalDate last = first.plusDays(random.nextInt(8));
        month += 2;
        List<LocalDate> days = first.datesUntil(last.plusDays(1)).toList();
        LocalDate after = last.plusDays(1 + random.nextInt(3));
        while (!HolidayNotice.weekend(after)) {
          after = after.plusDays(1);
        }
        boolean works = random.nextBoolean();
        off.addAll(days);
        text.append(number(random, ++number)).append(festival).append('：');
        text.append(breaks(random, first, last));
        if (works) {
          working.add(after);
          text.append(random.nextBoolean() ? "。" : "，").append(date(random, after));
          text.append(List.of("上班", "补班", "照常工作", "正常上班").get(random.nextInt(4)));
        }
        text.append("。\n");
      }
      text.append("国务院办公厅\n").append(year - 1).append("年11月4日\n");
      HolidayNotice n = NoticeText.read(text.toString(), NoticeText.Hints.none(), CHINA);
      assertThat(n.daysOff()).as("%s", text).isEqualTo(off);
      assertThat(n.workingDays()).as("%s", text).isEqualTo(working);
      kept(List.of(n));
    }
  }

  private static String number(Random random, int i) {
    String han = "一二三四五六七八九".substring(i - 1, i);
    return switch (random.nextInt(4)) {
      case 0 -> han + "、";
      case 1 -> i + "、";
      case 2 -> "（" + han + "）";
      default -> i + ".";
    };
  }

  private static String breaks(Random random, LocalDate first, LocalDate last) {
    int days = (int) (last.toEpochDay() - first.toEpochDay()) + 1;
    String verb = List.of("放假", "放假调休", "休息", "放假公休").get(random.nextInt(4));
    if (days == 1) {
      return date(random, first) + verb + (random.nextBoolean() ? "1天" : "");
    }
    String sign = List.of("至", "—", "-", "～", "到").get(random.nextInt(5));
    String end =
        first.getMonth() == last.getMonth() && random.nextBoolean()
            ? last.getDayOfMonth() + "日"
            : date(random, last);
    String count = random.nextBoolean() ? "，共" + days + "天" : "";
    return random.nextInt(4) == 0
        ? verb + days + "天（" + date(random, first) + sign + end + "）"
        : date(random, first) + sign + end + verb + count;
  }

  private static String date(Random random, LocalDate d) {
    String text =
        (random.nextInt(5) == 0 ? d.getYear() + "年" : "")
            + d.getMonthValue()
            + "月"
            + d.getDayOfMonth()
            + (random.nextInt(6) == 0 ? "号" : "日");
    return random.nextBoolean() ? text + "（" + Weekdays.chinese(d) + "）" : text;
  }

  @Test
  void a_spoilt_notice_is_read_or_refused_as_a_notice() {
    Random random = new Random(20260101);
    List<String> texts =
        CHINA.notices().stream()
            .map(
                n ->
                    n.title()
                        + "\n"
                        + n.clauses().stream()
                            .map(HolidayNotice.Clause::text)
                            .collect(Collectors.joining("\n"))
                        + "\n国务院办公厅\n"
                        + n.published().getYear()
                        + "年"
                        + n.published().getMonthValue()
                        + "月"
                        + n.published().getDayOfMonth()
                        + "日\n")
            .toList();
    int read = 0;
    int refused = 0;
    for (int i = 0; i < TRIES; i++) {
      String text = spoilt(random, texts.get(random.nextInt(texts.size())));
      try {
        List<HolidayNotice> notices = NoticeText.readAll(text, NoticeText.Hints.none(), CHINA);
        kept(notices);
        read++;
      } catch (NoticeException e) {
        refused++;
      } catch (RuntimeException | StackOverflowError e) {
        fail("try " + i + ": " + text, e);
      }
    }
    assertThat(List.of(read, refused)).allMatch(n -> n > TRIES / 20);
  }

  private static String spoilt(Random random, String text) {
    StringBuilder s = new StringBuilder(text);
    for (int k = 1 + random.nextInt(3); k > 0 && s.length() > 0; k--) {
      int at = random.nextInt(s.length());
      int to = Math.min(s.length(), at + random.nextInt(6));
      switch (random.nextInt(3)) {
        case 0 -> s.delete(at, to);
        case 1 -> s.insert(at, SPOILS.get(random.nextInt(SPOILS.size())));
        default -> s.replace(at, to, SPOILS.get(random.nextInt(SPOILS.size())));
      }
    }
    return s.toString();
  }

  /** What is printed reads back to the same notices, and makes the same calendar. */
  private static void kept(List<HolidayNotice> notices) {
    String yaml = NoticeFile.write(notices);
    List<HolidayNotice> again = NoticeFile.read(yaml, "kept.yaml");
    assertThat(again).isEqualTo(notices);
    for (HolidayNotice n : again) {
      assertThat(Collections.disjoint(n.daysOff(), n.workingDays())).isTrue();
    }
  }

  @Test
  void spoilt_entries_are_read_or_refused_as_entries() {
    Random random = new Random(20250101);
    List<HolidayNotice> shipped = CHINA.notices();
    for (int i = 0; i < TRIES; i++) {
      String yaml = spoilt(random, NoticeFile.write(shipped.get(random.nextInt(shipped.size()))));
      try {
        NoticeFile.read(yaml, "kept.yaml");
      } catch (NoticeException e) {
        assertThat(e.problems()).isNotEmpty();
      } catch (RuntimeException | StackOverflowError e) {
        fail("try " + i + ": " + yaml, e);
      }
    }
  }
}
