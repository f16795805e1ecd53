package org.dutylawyer.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Spoils texts as hands, editors and programs do: seldom everywhere, often in one place. */
final class Mutator {

  /** What people paste, and what parsers stumble over. */
  private static final List<String> PIECES =
      List.of(
          "\uFEFF",
          "\u200B",
          "\u202E",
          "\u0000",
          "\u001B[31m",
          "“",
          "”",
          "：",
          "，",
          "（",
          "\u00A0",
          "\u3000",
          "\r",
          "\r\n",
          "\u2028",
          "\"",
          "\\",
          "\\u0000",
          "\\ud800",
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          ",",
          ":",
          ";",
          "#",
          "---",
          "- ",
          "? ",
          "&a ",
          "*a",
          "!!int ",
          "!!java.io.File ",
          "| ",
          "> ",
          "<<: ",
          "null",
          "true",
          "NaN",
          "-0",
          "1e999",
          "99999999999999999999",
          "2147483647",
          "-1",
          "00",
          "0x10",
          "2025-02-30",
          "1900-01-01",
          "2099-12-31T23:59",
          "unknown",
          "\"CN\"",
          "CN-50",
          "CN-99",
          "\"id\":",
          "$e",
          "$p",
          " or ",
          " and ",
          "not ",
          "exists ",
          "from ",
          "eval( true )",
          "// ",
          "/*",
          "*/",
          "in ( ",
          "at > ",
          "workingDays( 0 )",
          "司规〔2020〕6号/14/1",
          "\uD840\uDC00",
          "e\u0301",
          "\u0435",
          "{".repeat(40),
          "[".repeat(40),
          "(".repeat(40));

  private final Random random;

  Mutator(long seed) {
    this.random = new Random(seed);
  }

  /** The text with one to four things wrong. */
  byte[] spoil(byte[] text) {
    byte[] spoilt = text;
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      spoilt = once(spoilt);
    }
    return spoilt;
  }

  private byte[] once(byte[] text) {
    int at = random.nextInt(text.length + 1);
    int end = Math.min(text.length, at + random.nextInt(24));
    byte[] piece =
        switch (random.nextInt(6)) {
          case 0 -> new byte[] {(byte) random.nextInt(256)};
          case 1 -> new byte[0];
          case 2 -> slice(text, at, end, 1 + random.nextInt(3));
          case 3 -> slice(text, random.nextInt(text.length + 1), text.length, 1);
          default -> PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
        };
    if (piece.length > 4_000) {
      piece = slice(piece, 0, 200, 1);
    }
    ByteArrayOutputStream spoilt = new ByteArrayOutputStream(text.length + piece.length);
    spoilt.write(text, 0, at);
    spoilt.writeBytes(piece);
    int rest = random.nextBoolean() ? at : end;
    spoilt.write(text, rest, text.length - rest);
    return spoilt.toByteArray();
  }

  private static byte[] slice(byte[] text, int from, int to, int times) {
    ByteArrayOutputStream slice = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      slice.write(text, from, to - from);
    }
    return slice.toByteArray();
  }
}
