package org.dutylawyer.problem;

import org.dutylawyer.text.Encoding;
import org.dutylawyer.text.Title;

/**
 * The one way from bytes to text: UTF-8, with or without its mark, with the line ends of any
 * system. Another encoding is recognised and named, and never guessed: a text read in the wrong one
 * would name other persons and other days.
 */
public final class SourceText {

  private static final Title UTF_8 =
      new Title("UTF-8 编码的文本（请另存为 UTF-8）", "a text in UTF-8 (save it as UTF-8)");

  private SourceText() {}

  /**
   * The text of bytes: without its byte order mark, every line ended by {@code \n}.
   *
   * @param bytes a whole file
   * @param where its name, for messages
   * @throws BadInputException if they are not UTF-8; with the encoding that they seem to be
   */
  public static String decode(byte[] bytes, String where) {
    Encoding.Decoded decoded = Encoding.utf8(bytes);
    decoded
        .wrong()
        .ifPresent(
            found ->
                refuse(
                    decoded.at().isPresent()
                        ? where + ":" + line(bytes, decoded.at().getAsInt())
                        : where,
                    found));
    String text = decoded.text();
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /**
   * Refuses characters that nobody sees: they could hide what a text says, or command the terminal
   * that shows it.
   *
   * @param text as {@link #decode} gave it
   * @throws BadInputException with the line of the first
   */
  public static void refuseHidden(String text, String where) {
    int at = Characters.firstHidden(text);
    if (at >= 0) {
      String point = Characters.codePoint(text.codePointAt(at));
      long line = 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
      throw new BadInputException(
          Problem.of(
              where + ":" + line,
              new Title("看不见的字符 " + point, "the invisible character " + point),
              new Title("可见的文字", "visible text")));
    }
  }

  /** Whether a text can stand on one line of a terminal or in a cell of a table, as it is. */
  public static boolean isLine(String text) {
    return text.codePoints().noneMatch(c -> Characters.hidden(c) && !Characters.joiner(c));
  }

  /** A text as messages show it: quoted, cut, with what nobody sees escaped. */
  public static String shown(String text) {
    return Shown.text(text);
  }

  private static int line(byte[] bytes, int end) {
    int line = 1;
    for (int i = 0; i < end; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  private static void refuse(String where, Title found) {
    throw new BadInputException(Problem.of(where, found, UTF_8));
  }
}
