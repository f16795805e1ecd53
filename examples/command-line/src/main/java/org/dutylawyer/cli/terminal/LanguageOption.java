package org.dutylawyer.cli.terminal;

import java.util.Locale;
import picocli.CommandLine.Option;

/** The option of every command that says in which language it answers, complains and helps. */
public final class LanguageOption {

  /** Its name. */
  public static final String NAME = "--lang";

  @Option(
      names = NAME,
      paramLabel = "LANGUAGE",
      defaultValue = "zh",
      description =
          "${COMPLETION-CANDIDATES}: language of answers, messages and this help; default zh.")
  private Language language;

  /** Whether it is Chinese. */
  public boolean chinese() {
    return language == Language.zh;
  }

  /** The language as a locale. */
  public Locale locale() {
    return language.locale();
  }
}
