package org.dutylawyer.problem;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
    wide(bytes).ifPresent(found -> refuse(where, found));
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(bytes.length - start);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      refuse(where + ":" + line(bytes, in.position()), notUtf8(bytes, in.position()));
    }
    String text = out.flip().toString();
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

  /** UTF-16 or UTF-32, by its mark or by the zero bytes around every letter. */
  private static Optional<Title> wide(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE, 0, 0) || startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
      return encoding("UTF-32");
    }
    boolean marked = startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF);
    boolean bare = bytes.length >= 2 && (bytes[0] == 0) != (bytes[1] == 0);
    return marked || bare ? encoding("UTF-16") : Optional.empty();
  }

  private static Title notUtf8(byte[] bytes, int at) {
    return gbk(bytes)
        .flatMap(words -> encoding("GBK（GB 18030）", "GBK (GB 18030)", words))
        .orElseGet(
            () -> {
              String found = String.format("0x%02X", bytes[at] & 0xFF);
              return new Title("不是 UTF-8 的字节 " + found, "bytes that are not UTF-8: " + found);
            });
  }

  /**
   * The first Chinese words, if the bytes read as GBK are common Chinese: other bytes seldom give
   * what GB 2312 has, the characters of everyday.
   */
  private static Optional<String> gbk(byte[] bytes) {
    if (!Charset.isSupported("GB18030")) {
      return Optional.empty();
    }
    int common = 0;
    int pairs = 0;
    for (int i = 0; i < bytes.length; i++) {
      int lead = bytes[i] & 0xFF;
      if (lead >= 0x80 && i + 1 < bytes.length) {
        int trail = bytes[++i] & 0xFF;
        boolean plane = lead >= 0xB0 && lead <= 0xF7 || lead >= 0xA1 && lead <= 0xA3;
        common += plane && trail >= 0xA1 && trail <= 0xFE ? 1 : 0;
        pairs++;
      }
    }
    if (pairs == 0 || common * 10 < pairs * 9) {
      return Optional.empty();
    }
    try {
      String text =
          Charset.forName("GB18030")
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      String words =
          text.codePoints()
              .dropWhile(c -> c < 0x80)
              .takeWhile(c -> c >= 0x80)
              .limit(8)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      return Optional.of(Shown.text(words));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Optional<Title> encoding(String name) {
    return Optional.of(new Title(name + " 编码的文本", "a text in " + name));
  }

  private static Optional<Title> encoding(String zh, String en, String words) {
    return Optional.of(
        new Title(zh + "编码的文本，如 " + words, "a text in " + en + ", such as " + words));
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
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
