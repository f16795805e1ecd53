package org.dutylawyer.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dutylawyer.problem.Characters;
import org.dutylawyer.problem.JsonPath;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;

/** Characters that Chinese typing or a web page puts where JSON has marks of its own. */
final class ForeignMarks {

  /** Marks of Chinese typing that stand where JSON has its own. */
  private static final String FULL_WIDTH = "“”„‟＂‘’：，、；｛｝［］【】（）\u3000\u00A0";

  private static final String JSON_MARKS = "\"\"\"\"\"\"\":,,,{}[][]()  ";

  private ForeignMarks() {}

  /**
   * The character at which reading stopped, if Chinese typing or a web page put it there; or, where
   * reading stopped at something else, the full-width quotation marks before it.
   */
  static Optional<Title> at(String line, int column) {
    int at = column - 1;
    if (at >= 0 && at < line.length()) {
      int c = line.codePointAt(at);
      int known = FULL_WIDTH.indexOf(c);
      if (known >= 0) {
        String narrow =
            JSON_MARKS.charAt(known) == ' ' ? "" : JSON_MARKS.substring(known, known + 1);
        return Optional.of(mark(c, narrow));
      }
      if (Characters.hidden(c)) {
        return Optional.of(mark(c, ""));
      }
    }
    String before = line.substring(0, Math.max(0, Math.min(at, line.length())));
    return before
        .codePoints()
        .filter(c -> "“”„‟＂".indexOf(c) >= 0)
        .mapToObj(quote -> mark(quote, "\""))
        .findFirst();
  }

  /** The other marks of Chinese typing outside of texts, since reading stops at the first. */
  static List<Problem> others(String json, String where, int line, int column) {
    List<Problem> problems = new ArrayList<>();
    List<String> lines = json.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i);
      char closing = 0;
      for (int at = 0; at < text.length(); at++) {
        char c = text.charAt(at);
        if (closing == '"' && c == '\\') {
          at++;
          continue;
        }
        boolean inside = closing != 0;
        boolean ends = inside && c == closing;
        closing = ends ? 0 : inside ? closing : c == '"' ? '"' : c == '“' ? '”' : 0;
        int known = FULL_WIDTH.indexOf(c);
        boolean first = i + 1 == line && at + 1 == column;
        if ((!inside || ends) && known >= 0 && JSON_MARKS.charAt(known) != ' ' && !first) {
          String narrow = JSON_MARKS.substring(known, known + 1);
          problems.add(
              Problem.of(
                  JsonPath.where(where, i + 1, "").strip(),
                  new Title(
                      "第 " + (at + 1) + " 列的全角符号 " + c,
                      "the full-width mark " + c + " at column " + (at + 1)),
                  new Title("半角的 " + narrow, "the half-width " + narrow)));
        }
      }
    }
    return problems;
  }

  private static Title mark(int c, String narrow) {
    String point = Characters.codePoint(c);
    String shown =
        Characters.hidden(c) || Characters.space(c) ? point : Character.toString(c) + " " + point;
    if (narrow.isEmpty()) {
      return new Title("（其中有字符 " + shown + "）", " (with the character " + shown + ")");
    }
    return new Title(
        "（其中有全角符号 " + shown + "，JSON 用半角 " + narrow + " ）",
        " (with the full-width mark " + shown + " where JSON has " + narrow + " )");
  }
}
