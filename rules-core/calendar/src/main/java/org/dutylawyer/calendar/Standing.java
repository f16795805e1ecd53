package org.dutylawyer.calendar;

import java.util.Locale;
import org.dutylawyer.text.Title;

/** Where an act stands against its time limit. */
public sealed interface Standing {

  /** The same in words. */
  Title text();

  /** In words, in one language. */
  default String in(Locale locale) {
    return text().in(locale);
  }

  /** In time (未逾期). */
  record Met() implements Standing {
    @Override
    public Title text() {
      return new Title("未逾期", "in time");
    }
  }

  /**
   * Late (逾期).
   *
   * @param by by how much, at least 1
   * @param unit in what: the unit of the limit; calendar days when no working day has passed
   */
  record Late(int by, Length.Unit unit) implements Standing {
    @Override
    public Title text() {
      return switch (unit) {
        case HOURS -> new Title("逾期" + by + "小时", "late by " + count("hour"));
        case WORKING_DAYS -> new Title("逾期" + by + "个工作日", "late by " + count("working day"));
        default -> new Title("逾期" + by + "日", "late by " + count("day"));
      };
    }

    private String count(String noun) {
      return by + " " + noun + (by == 1 ? "" : "s");
    }
  }

  /**
   * Not to be told yet, or not without choosing a reading (尚不能确定).
   *
   * @param cause why
   */
  record Open(Title cause) implements Standing {
    @Override
    public Title text() {
      return new Title("尚不能确定是否逾期：" + cause.zh(), "open whether it is late: " + cause.en());
    }
  }
}
