package org.dutylawyer.calendar;

import java.util.Locale;
import java.util.Optional;
import org.dutylawyer.text.Title;
import org.dutylawyer.text.Weekdays;

/** What a time limit comes to once it is tied to an event: a date, or "promptly" without one. */
public sealed interface Due permits DueDate, Due.Prompt {

  /** The limit. */
  TimeLimit limit();

  /** The event that starts it. */
  Moment event();

  /** The date, when the limit has one. */
  Optional<DueDate> dated();

  /** One sentence, Chinese for a Chinese locale and English for every other. */
  String sentence(Locale locale);

  /**
   * A duty to act promptly (及时): no date is computed; order and delay can be told.
   *
   * @param limit the limit
   * @param event the event that starts it
   */
  record Prompt(TimeLimit limit, Moment event) implements Due {

    @Override
    public Optional<DueDate> dated() {
      return Optional.empty();
    }

    /**
     * How many days after the event it was done; whether that was prompt is for a person to judge.
     *
     * @return days, negative when it was done before the event
     */
    public long daysTaken(Moment done) {
      return done.date().toEpochDay() - event.date().toEpochDay();
    }

    @Override
    public String sentence(Locale locale) {
      return new Title(
              "自" + event.date() + "（" + Weekdays.chinese(event.date()) + "）起及时办理，没有具体日期。",
              toString() + ".")
          .in(locale);
    }

    /** "promptly after 2025-09-30 (Tue), no date". */
    @Override
    public String toString() {
      return "promptly after "
          + event.date()
          + " ("
          + Weekdays.english(event.date())
          + "), no date";
    }
  }
}
