package org.dutylawyer.language;

import java.util.Map;
import org.dutylawyer.text.Title;

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

  /** What they are called: a mark between marks is hard to see. */
  private static final Map<Character, Title> NAMES =
      Map.ofEntries(
          Map.entry('（', new Title("括号", "bracket")),
          Map.entry('）', new Title("括号", "bracket")),
          Map.entry('［', new Title("方括号", "square bracket")),
          Map.entry('］', new Title("方括号", "square bracket")),
          Map.entry('｛', new Title("花括号", "brace")),
          Map.entry('｝', new Title("花括号", "brace")),
          Map.entry('，', new Title("逗号", "comma")),
          Map.entry('、', new Title("顿号", "enumeration comma")),
          Map.entry('；', new Title("分号", "semicolon")),
          Map.entry('：', new Title("冒号", "colon")),
          Map.entry('“', new Title("引号", "quotation mark")),
          Map.entry('”', new Title("引号", "quotation mark")),
          Map.entry('＂', new Title("引号", "quotation mark")),
          Map.entry('‘', new Title("引号", "quotation mark")),
          Map.entry('’', new Title("引号", "quotation mark")),
          Map.entry('＝', new Title("等号", "equals sign")),
          Map.entry('。', new Title("句号", "full stop")));

  private FullWidth() {}

  /** A full-width character as it is found, with its name. */
  static Title found(char c) {
    Title name = NAMES.get(c);
    return name == null
        ? new Title("全角的「" + c + "」", "the full-width " + c)
        : new Title("全角的" + name.zh() + "「" + c + "」", "the full-width " + name.en() + " " + c);
  }

  /** What has to stand in its place. */
  static Title expected(String half) {
    return new Title("半角的「" + half + "」", "the half-width " + half);
  }

  /** What a full-width character has to be, and nothing of any other. */
  static String half(char c) {
    String half = HALF.getOrDefault(c, "");
    return half.isEmpty() && c >= '\uFF01' && c <= '\uFF5E'
        ? String.valueOf((char) (c - '\uFF01' + '!'))
        : half;
  }
}
