package org.dutylawyer.cli.terminal;

import java.util.Locale;

/** The languages of answers, as {@code --lang} names them. */
public enum Language {
  zh(Locale.CHINESE),
  en(Locale.ENGLISH);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale;
  }
}
