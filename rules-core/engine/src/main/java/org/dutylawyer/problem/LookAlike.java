package org.dutylawyer.problem;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dutylawyer.text.Title;

/**
 * Texts that differ and look the same: composed and decomposed accents (NFC, NFD), full-width
 * forms, letters of other alphabets, radicals that a PDF gave instead of characters, characters
 * that nobody sees. They are never taken for one another, but an error about one of them shows its
 * code points.
 */
public final class LookAlike {

  /** Letters of Cyrillic and Greek with the Latin letters that look the same, in pairs. */
  private static final String LETTERS =
      "\u0430a\u0435e\u043eo\u0440p\u0441c\u0443y\u0445x\u0456i\u0458j\u0455s\u0501d\u04bbh"
          + "\u04cfl\u0410A\u0412B\u0415E\u041aK\u041cM\u041dH\u041eO\u0420P\u0421C\u0422T\u0423Y"
          + "\u0425X\u0406I\u0408J\u0405S\u03b1a\u03bfo\u03bdv\u03c1p\u0391A\u0392B\u0395E\u0396Z"
          + "\u0397H\u0399I\u039aK\u039cM\u039dN\u039fO\u03a1P\u03a4T\u03a5Y\u03a7X\u0261g\u0131i";

  private static final String HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d";

  private static final Map<Integer, Integer> FOLDED = new HashMap<>();

  static {
    for (int i = 0; i < LETTERS.length(); i += 2) {
      FOLDED.put((int) LETTERS.charAt(i), (int) LETTERS.charAt(i + 1));
    }
    HYPHENS.chars().forEach(hyphen -> FOLDED.put(hyphen, (int) '-'));
    "“”„‟″".chars().forEach(quote -> FOLDED.put(quote, (int) '"'));
    "‘’‚‛′".chars().forEach(quote -> FOLDED.put(quote, (int) '\''));
    FOLDED.put((int) '〔', (int) '[');
    FOLDED.put((int) '〕', (int) ']');
    FOLDED.put((int) '【', (int) '[');
    FOLDED.put((int) '】', (int) ']');
  }

  private LookAlike() {}

  /** Whether the texts differ though one would read them as the same. */
  public static boolean same(String one, String other) {
    return !one.equals(other) && fold(one).equals(fold(other));
  }

  /** The text as one reads it: equal for texts that look the same. */
  public static String fold(String text) {
    if (text.chars().allMatch(c -> c > 0x1F && c < 0x7F)) {
      return text;
    }
    StringBuilder folded = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .filter(c -> !Characters.hidden(c))
        .map(LookAlike::fold)
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }

  private static int fold(int c) {
    if (c >= 0xFF01 && c <= 0xFF5E) {
      int narrow = c - 0xFF01 + '!';
      return FOLDED.getOrDefault(narrow, narrow);
    }
    if (c >= 0x2E80 && c <= 0x2FD5) { // radicals of CJK, as PDF gives them for characters
      return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC).codePointAt(0);
    }
    return Characters.space(c) ? ' ' : FOLDED.getOrDefault(c, c);
  }

  /** The known text that looks like what is written and is not the same. */
  static Optional<String> among(String written, Iterable<String> known) {
    for (String word : known) {
      if (same(written, word)) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }

  /**
   * What tells a text from one that looks the same: {@code (looks the same: here U+0435, …)}.
   *
   * @param written what was found
   * @param meant what it looks like
   * @return empty if they do not look the same
   */
  public static Optional<Title> difference(String written, String meant) {
    if (!same(written, meant)) {
      return Optional.empty();
    }
    String here = onlyIn(written, meant);
    String there = onlyIn(meant, written);
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    if (!here.isEmpty()) {
      zh.add("此处为 " + here);
      en.add("here " + here);
    }
    if (!there.isEmpty()) {
      zh.add("应为 " + there);
      en.add("expected " + there);
    }
    return Optional.of(
        new Title(
            "（看似相同：" + String.join("，", zh) + "）",
            " (looks the same: " + String.join(", ", en) + ")"));
  }

  /** A quoted text, with what tells it from one that looks the same. */
  public static Title shown(String written, String meant) {
    String quoted = Shown.text(written);
    return difference(written, meant)
        .map(d -> new Title(quoted + d.zh(), quoted + d.en()))
        .orElse(Shown.both(quoted));
  }

  private static String onlyIn(String text, String other) {
    TreeSet<Integer> points = new TreeSet<>(text.codePoints().boxed().toList());
    other.codePoints().forEach(points::remove);
    return points.stream().limit(4).map(Characters::codePoint).collect(Collectors.joining(" "));
  }
}
