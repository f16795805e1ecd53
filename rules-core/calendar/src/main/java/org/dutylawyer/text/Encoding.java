package org.dutylawyer.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads UTF-8, and tells what other bytes seem to be. That is named to the reader of a message, and
 * never used to read them: a text read in the wrong encoding would name other persons and other
 * days.
 */
public final class Encoding {

  private static final int WORDS = 8;

  private Encoding() {}

  /**
   * What was read.
   *
   * @param text the text without its byte order mark; empty if it is none in UTF-8
   * @param wrong what the bytes seem to be, if they are no UTF-8
   * @param at where the first such byte stands, from 0; empty if none is, or all are
   */
  public record Decoded(String text, Optional<Title> wrong, OptionalInt at) {}

  /** Reads the bytes of a whole file. */
  public static Decoded utf8(byte[] bytes) {
    Optional<Title> other = notPlain(bytes);
    if (other.isPresent()) {
      return new Decoded("", other, OptionalInt.empty());
    }
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(bytes.length - start);
    return StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()
        ? new Decoded("", Optional.of(notUtf8(bytes, in.position())), OptionalInt.of(in.position()))
        : new Decoded(out.flip().toString(), Optional.empty(), OptionalInt.empty());
  }

  /**
   * What the beginning of a file shows it to be, if that is no text in UTF-8: a compressed file, a
   * document of an office program, a picture, UTF-16.
   *
   * @param bytes the first dozen bytes, or more
   */
  public static Optional<Title> notPlain(byte[] bytes) {
    return FileForm.of(bytes).or(() -> wide(bytes));
  }

  /** UTF-16 or UTF-32, by its mark or by the zero bytes around every letter; else empty. */
  private static Optional<Title> wide(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE, 0, 0) || startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
      return Optional.of(named("UTF-32"));
    }
    boolean marked = startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF);
    boolean bare = bytes.length >= 2 && (bytes[0] == 0) != (bytes[1] == 0);
    return marked || bare ? Optional.of(named("UTF-16")) : Optional.empty();
  }

  /**
   * UTF-16 without its mark, GBK with the first Chinese words, or the byte that is no UTF-8.
   *
   * @param at where the first such byte stands
   */
  private static Title notUtf8(byte[] bytes, int at) {
    if (mostlyOnOneSide(bytes)) {
      return named("UTF-16");
    }
    return gbk(bytes)
        .map(
            words ->
                new Title(
                    "GBK（GB 18030）编码的文本，如 \"" + words + "\"",
                    "a text in GBK (GB 18030), such as \"" + words + "\""))
        .orElseGet(
            () -> {
              String found = String.format("0x%02X", bytes[at] & 0xFF);
              return new Title("不是 UTF-8 的字节 " + found, "bytes that are not UTF-8: " + found);
            });
  }

  /**
   * Whether zero bytes stand mostly on one side of a pair, as those of UTF-16 do; 一 has one too.
   */
  private static boolean mostlyOnOneSide(byte[] bytes) {
    int even = 0;
    int odd = 0;
    for (int i = 0; i < bytes.length; i++) {
      even += bytes[i] == 0 && i % 2 == 0 ? 1 : 0;
      odd += bytes[i] == 0 && i % 2 != 0 ? 1 : 0;
    }
    return even + odd > 1 && Math.max(even, odd) > 2 * Math.min(even, odd);
  }

  /** Whether bytes begin with these, as those of a byte order mark. */
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
      return Optional.of(
          text.codePoints()
              .dropWhile(c -> c < 0x80)
              .takeWhile(Encoding::printed)
              .limit(WORDS)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Whether a message can show it: no ASCII, no control, nothing that nobody sees. */
  private static boolean printed(int c) {
    return c > 0xA0
        && switch (Character.getType(c)) {
          case Character.FORMAT,
              Character.PRIVATE_USE,
              Character.SURROGATE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              false;
          default -> true;
        };
  }

  private static Title named(String name) {
    return new Title(name + " 编码的文本", "a text in " + name);
  }
}
