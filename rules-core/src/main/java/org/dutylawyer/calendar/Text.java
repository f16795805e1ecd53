package org.dutylawyer.calendar;

import java.util.Locale;
import java.util.Objects;

/**
 * The same thing said in Chinese and in English.
 *
 * @param chinese never null
 * @param english never null
 */
public record Text(String chinese, String english) {

  /** Refuses null. */
  public Text {
    Objects.requireNonNull(chinese, "chinese");
    Objects.requireNonNull(english, "english");
  }

  /** Chinese for a Chinese locale, English for every other. */
  public String in(Locale locale) {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
  }

  @Override
  public String toString() {
    return english;
  }
}
