package org.dutylawyer.calendar;

import java.util.Locale;
import org.dutylawyer.text.Title;

/**
 * What is seen of a text. Pasting adds characters that nobody sees; a control character, or one
 * that turns the direction of writing, can hide what a notice says or command the terminal that
 * shows it.
 */
final class Visible {

  private Visible() {}

  /** The text with every kind of line end as one, and without what only pasting adds. */
  static String pasted(String text) {
    return text.replaceAll("\\r\\n|[\\r\\u000B\\u000C\\u0085\\u2028\\u2029]", "\n")
        .replaceAll("[\\u00AD\\u200B-\\u200D\\u2060\\uFEFF]", "");
  }

  /**
   * Refuses what nobody sees.
   *
   * @param where the file or the place in it
   * @throws NoticeException with the line of the first such character
   */
  static void refuseHidden(String text, Title where) {
    for (int i = 0; i < text.length(); i++) {
      if (isHidden(text.charAt(i))) {
        long line = 1 + text.substring(0, i).chars().filter(c -> c == '\n').count();
        throw new NoticeException(
            new Title(where.zh() + "，第 " + line + " 行", where.en() + ", line " + line),
            new Title(
                "看不见的字符 " + code(text.charAt(i)),
                "the invisible character " + code(text.charAt(i))),
            new Title("看得见的文字", "visible text"));
      }
    }
  }

  private static String code(char c) {
    return String.format(Locale.ROOT, "U+%04X", (int) c);
  }

  /** The text as a message shows it. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (isHidden(c) || c == '\t') {
        shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  private static boolean isHidden(char c) {
    boolean control = c < ' ' && c != '\n' && c != '\t' || c >= 0x7F && c < 0xA0;
    boolean turning = c >= 0x200E && c <= 0x200F || c >= 0x202A && c <= 0x202E;
    boolean format = c >= 0x200B && c <= 0x200D || c >= 0x2060 && c <= 0x206F || c == 0xFEFF;
    return control || turning || format || c == 0x2028 || c == 0x2029;
  }
}
