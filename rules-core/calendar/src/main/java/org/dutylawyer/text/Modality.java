package org.dutylawyer.text;

import java.util.Locale;

/** What a text makes of an act (应当、可以、不得): the one source of these words. */
public enum Modality {
  /** A duty, or what somebody is owed (应当). */
  SHALL(new Title("应当", "must")),
  /** A right, or what somebody may be given (可以). */
  MAY(new Title("可以", "may")),
  /** A prohibition (不得). */
  SHALL_NOT(new Title("不得", "must not"));

  private final Title word;

  Modality(Title word) {
    this.word = word;
  }

  /** Of what somebody is owed (应当), or else may be given (可以). */
  public static Modality owed(boolean shall) {
    return shall ? SHALL : MAY;
  }

  /** The word alone. */
  public Title word() {
    return word;
  }

  /** The word before an act, as the language joins them: 应当送达, must deliver. */
  public String of(String act, Locale locale) {
    return word.in(locale) + (Title.isChinese(locale) ? "" : " ") + act;
  }
}
