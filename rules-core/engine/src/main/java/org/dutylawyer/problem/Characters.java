package org.dutylawyer.problem;

/**
 * What a character is, by lists of our own: the tables of a Java runtime know the Unicode of its
 * year, and a rare personal name (姓名用字) that a newer one has must not be refused by an older. The
 * lists hold only what Unicode promises never to change, so any other code point, assigned yet or
 * not, may be a letter of a name.
 */
public final class Characters {

  /**
   * Format characters, fillers that nobody sees and the empty cell of Braille, as pairs of first
   * and last.
   */
  private static final int[] FORMAT = {
    0x00AD, 0x00AD, 0x034F, 0x034F, 0x0600, 0x0605, 0x061C, 0x061C, 0x06DD, 0x06DD, 0x070F, 0x070F,
    0x0890, 0x0891, 0x08E2, 0x08E2, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x180E, 0x200B, 0x200F,
    0x202A, 0x202E, 0x2060, 0x206F, 0x2800, 0x2800, 0x3164, 0x3164, 0xFEFF, 0xFEFF, 0xFFA0, 0xFFA0,
    0xFFF9, 0xFFFB, 0x110BD, 0x110BD, 0x110CD, 0x110CD, 0x13430, 0x1343F, 0x1BCA0, 0x1BCA3, 0x1D173,
    0x1D17A, 0xE0000, 0xE00FF
  };

  private static final int REPLACEMENT = 0xFFFD;

  private Characters() {}

  /**
   * Whether nobody sees it: controls, format characters (also those that turn the direction of
   * writing), line separators, half a surrogate pair, and what is no character at all.
   */
  public static boolean hidden(int c) {
    boolean control = c < 0x20 || c >= 0x7F && c < 0xA0 || c == 0x2028 || c == 0x2029;
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    boolean none = c >= 0xFDD0 && c <= 0xFDEF || (c & 0xFFFE) == 0xFFFE;
    return control || surrogate || none || format(c);
  }

  private static boolean format(int c) {
    for (int i = 0; i < FORMAT.length && FORMAT[i] <= c; i += 2) {
      if (c <= FORMAT[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** Whether it only chooses another form of the character before it (variation selectors). */
  static boolean selector(int c) {
    return c >= 0xFE00 && c <= 0xFE0F
        || c >= 0xE0100 && c <= 0xE01EF
        || c >= 0x180B && c <= 0x180D
        || c == 0x180F;
  }

  /** Whether it joins or parts the letters of a word in Mongolian, Persian or an Indian script. */
  static boolean joiner(int c) {
    return c == 0x200C || c == 0x200D || c == 0x180E;
  }

  /**
   * Whether each machine may show something else, or nothing: a code point for private use, or what
   * stands where a conversion lost a character.
   */
  public static boolean ownedByNobody(int c) {
    return c >= 0xE000 && c <= 0xF8FF || c >= 0xF0000 || c == REPLACEMENT;
  }

  public static boolean space(int c) {
    return c == ' '
        || c == 0x00A0
        || c == 0x1680
        || c >= 0x2000 && c <= 0x200A
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }

  /**
   * Whether it can be an id or a name: visible characters, spaces only inside.
   *
   * @param joiners whether {@link #joiner joiners} may stand between visible characters
   */
  public static boolean isLabel(String text, int longest, boolean joiners) {
    int[] points = text.codePoints().toArray();
    if (points.length == 0 || points.length > longest) {
      return false;
    }
    for (int i = 0; i < points.length; i++) {
      boolean inside = i > 0 && i < points.length - 1;
      if (space(points[i])
          ? !inside
          : !visible(points[i]) && !(joiners && inside && joiner(points[i]))) {
        return false;
      }
    }
    return true;
  }

  private static boolean visible(int c) {
    return !hidden(c) && !ownedByNobody(c);
  }

  /** Where the first character stands that no text of a file may have, or -1. */
  public static int firstHidden(String text) {
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int c = text.codePointAt(i);
      if (hidden(c) && c != '\n' && c != '\t' && c != '\r' && !joiner(c)) {
        return i;
      }
    }
    return -1;
  }

  /** {@code U+FEFF}. */
  public static String codePoint(int c) {
    return String.format("U+%04X", c);
  }
}
