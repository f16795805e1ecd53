package org.dutylawyer.language;

import java.util.Map;

/** Full-width characters, which a Chinese keyboard gives, for those of a program's text. */
final class FullWidth {

  /** Signs that a Chinese keyboard writes, and those that a rule needs. */
  private static final Map<Character, String> HALF =
      Map.ofEntries(
          Map.entry('（', "("),
          Map.entry('）', ")"),
          Map.entry('，', ","),
          Map.entry('、', ","),
          Map.entry('；', ";"),
          Map.entry('：', ":"),
          Map.entry('“', "\""),
          Map.entry('”', "\""),
          Map.entry('＂', "\""),
          Map.entry('‘', "\""),
          Map.entry('’', "\""),
          Map.entry('＝', "="),
          Map.entry('＠', "@"),
          Map.entry('。', "."),
          Map.entry('．', "."),
          Map.entry('＄', "$"));

  private FullWidth() {}

  /** What a full-width character has to be, and nothing of any other. */
  static String half(char c) {
    String half = HALF.getOrDefault(c, "");
    return half.isEmpty() && c >= '\uFF01' && c <= '\uFF5E'
        ? String.valueOf((char) (c - '\uFF01' + '!'))
        : half;
  }
}
