package org.dutylawyer.cli;

import java.util.Locale;

/** The languages of answers, as {@code --lang} names them. */
enum Language {
  zh(Locale.CHINESE),
  en(Locale.ENGLISH);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  Locale locale() {
    return locale;
  }
}
