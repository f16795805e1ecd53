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
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      if (isHidden(text.codePointAt(i))) {
        long line = 1 + text.substring(0, i).chars().filter(c -> c == '\n').count();
        throw new NoticeException(
            new Title(where.zh() + "，第 " + line + " 行", where.en() + ", line " + line),
            new Title(
                "看不见的字符 " + code(text.codePointAt(i)),
                "the invisible character " + code(text.codePointAt(i))),
            new Title("看得见的文字", "visible text"));
      }
    }
  }

  private static String code(int c) {
    return String.format(Locale.ROOT, "U+%04X", c);
  }

  /** The text as a message shows it. */
  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isHidden(c) || c == '\t') {
                shown.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\u{%x}" : "\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  private static boolean isHidden(int c) {
    boolean control = c < ' ' && c != '\n' && c != '\t' || c >= 0x7F && c < 0xA0;
    boolean turning = c >= 0x200E && c <= 0x200F || c >= 0x202A && c <= 0x202E;
    boolean format = c >= 0x200B && c <= 0x200D || c >= 0x2060 && c <= 0x206F || c == 0xFEFF;
    boolean empty = c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x2800 || c == 0x3164;
    boolean selects = c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0000 && c <= 0xE0FFF || c == 0xFFA0;
    return control || turning || format || empty || selects || c == 0x2028 || c == 0x2029;
  }
}
