package org.dutylawyer.law;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A text without its white space.
 *
 * @param letters what remains
 * @param gaps before which of them there was some
 */
record Spaced(String letters, BitSet gaps) {

  /** What opens a predicate, whose subject a quote may leave out. */
  private static final List<String> OPENING =
      List.of("应当", "应", "不得", "可以", "必须", "须", "有权", "要", "并", "但", "均", "原则上");

  /** What continues a clause that a quote may end before. */
  private static final List<String> CONTINUING = List.of("并", "以及", "和", "或者", "及");

  static Spaced of(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    BitSet gaps = new BitSet();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || c == '\u3000' || c == '\u00A0') {
        gaps.set(letters.length());
      } else {
        letters.append(c);
      }
    }
    return new Spaced(letters.toString(), gaps);
  }

  boolean contains(Spaced quote) {
    return places(quote).findAny().isPresent();
  }

  /** Where a quote stands in it. */
  IntStream places(Spaced quote) {
    return IntStream.iterate(
            letters.indexOf(quote.letters),
            at -> at >= 0,
            at -> letters.indexOf(quote.letters, at + 1))
        .filter(at -> quote.gaps.stream().allMatch(gap -> gaps.get(at + gap)));
  }

  boolean opens(int at) {
    return at == 0
        || gaps.get(at)
        || isMark(letters.charAt(at - 1))
        || OPENING.stream()
            .anyMatch(
                word ->
                    letters.startsWith(word, at) || letters.startsWith(word, at - word.length()));
  }

  boolean closes(int at) {
    return at == letters.length()
        || gaps.get(at)
        || isMark(letters.charAt(at))
        || isMark(letters.charAt(at - 1))
        || CONTINUING.stream().anyMatch(word -> letters.startsWith(word, at));
  }

  private static boolean isMark(char c) {
    return !Character.isLetterOrDigit(c);
  }
}
