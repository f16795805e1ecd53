package org.dutylawyer.cli.terminal;

import java.io.PrintWriter;
import java.util.Locale;
import org.dutylawyer.text.Title;

/** Where a word was refused: the command that finds the right one. */
public final class WordHint {

  private WordHint() {}

  /** Prints the hint if the text, which the user has just been shown, refuses a word. */
  public static void print(String shown, Locale locale, PrintWriter out) {
    if (Title.isChinese(locale) ? shown.contains("应为 已知的") : shown.contains("expected a known ")) {
      out.println(
          Title.isChinese(locale)
              ? "按标题的一部分查词：duty-lawyer words 文字"
              : "To find a word by part of its title: duty-lawyer words TEXT");
    }
  }
}
