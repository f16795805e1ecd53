package org.dutylawyer.text;

import java.util.Locale;
import java.util.Objects;

/**
 * A short text in the two languages of this library. Neither is ever blank.
 *
 * @param zh the Chinese text, as the law words it where the law has a word
 * @param en the English text
 */
public record Title(String zh, String en) {

  /** Refuses a missing or blank text, naming the one that is there. */
  public Title {
    Objects.requireNonNull(zh, "zh");
    Objects.requireNonNull(en, "en");
    if (zh.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException(
          "a title needs a Chinese and an English text, found [" + zh + ", " + en + "]");
    }
  }

  /** The Chinese text for a Chinese locale, else the English one. */
  public String in(Locale locale) {
    return isChinese(locale) ? zh : en;
  }

  /** Whether texts for this locale are the Chinese ones. */
  public static boolean isChinese(Locale locale) {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
  }

  /** {@code 盲人 (blind)}. */
  @Override
  public String toString() {
    return zh + " (" + en + ")";
  }
}
