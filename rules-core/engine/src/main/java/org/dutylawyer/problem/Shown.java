package org.dutylawyer.problem;

import java.util.Collection;
import java.util.stream.Collectors;
import org.dutylawyer.text.Title;

/** How found values look in a message: short, on one line, safe for a terminal. */
public final class Shown {

  /** Longer texts are cut; a message is read on a line or two. */
  private static final int LENGTH = 60;

  private Shown() {}

  /** A text in quotes, cut and with control characters escaped. */
  public static String text(String text) {
    StringBuilder shown = new StringBuilder("\"");
    text.codePoints()
        .limit(LENGTH)
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                shown.append('\\').appendCodePoint(c);
              } else if (Characters.hidden(c) || Characters.ownedByNobody(c)) {
                shown.append(String.format(c > 0xFFFF ? "\\u{%x}" : "\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown
        .append(text.codePoints().skip(LENGTH).findAny().isPresent() ? "…\"" : "\"")
        .toString();
  }

  /** A text as it is, but for characters that nobody sees, which could command a terminal. */
  public static String visible(String text) {
    if (text.codePoints().noneMatch(Shown::commands)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.replace("\r\n", "\n")
        .codePoints()
        .forEach(
            c -> {
              if (commands(c)) {
                shown.append(String.format(c > 0xFFFF ? "\\u{%x}" : "\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  private static boolean commands(int c) {
    return c != '\n' && Characters.hidden(c) && !Characters.joiner(c);
  }

  /** The same text in both languages. */
  public static Title both(String text) {
    return new Title(text, text);
  }

  /** A value as a problem's {@code found}. */
  public static Title found(Node node) {
    if (node instanceof Node.Text text) {
      return both(text(text.value()));
    }
    if (node instanceof Node.Num number) {
      return both(
          number.value().length() > LENGTH
              ? number.value().substring(0, LENGTH) + "…"
              : number.value());
    }
    if (node instanceof Node.Bool bool) {
      return both(String.valueOf(bool.value()));
    }
    if (node instanceof Node.Obj) {
      return new Title("一个对象 {…}", "an object {…}");
    }
    if (node instanceof Node.Arr) {
      return new Title("一个列表 […]", "a list […]");
    }
    return both("null");
  }

  /** Words in quotes, at most twelve of them. */
  public static String words(Collection<String> words) {
    String list =
        words.stream().limit(12).map(word -> '"' + word + '"').collect(Collectors.joining(", "));
    return words.size() > 12 ? list + ", …" : list;
  }
}
