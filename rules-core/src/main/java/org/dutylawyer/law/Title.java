package org.dutylawyer.law;

import java.util.Locale;

/**
 * A term in the two languages of every answer.
 *
 * @param zh the Chinese legal term
 * @param en the field's standard English term
 */
public record Title(String zh, String en) {

  /** Refuses a blank term. */
  public Title {
    if (zh.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException(
          "title: found '" + zh + "' and '" + en + "', expected a term in both languages");
    }
  }

  /** The term in that language: English for English locales, else Chinese. */
  public String in(Locale locale) {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? en : zh;
  }
}
