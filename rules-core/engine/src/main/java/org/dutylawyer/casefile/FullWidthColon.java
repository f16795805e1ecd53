package org.dutylawyer.casefile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.problem.Node;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.text.Title;

/**
 * A key and its value that a colon of Chinese typing made one text: to YAML the full-width colon is
 * a character like any other.
 *
 * @param whole the text as it stands
 * @param key what stands before the colon
 * @param value what stands after it; empty for nothing
 */
record FullWidthColon(String whole, String key, String value) {

  static final Title HALF_WIDTH =
      new Title("半角冒号 : 并在其后空一格（\"键: 值\"）", "the half-width : and a blank (\"key: value\")");

  private static final Pattern COLON =
      Pattern.compile("^([^：\\n]{1,64}?)\\s*：\\s*(.*)$", Pattern.DOTALL);

  /** The two parts, if there is such a colon. */
  static Optional<FullWidthColon> in(String text) {
    Matcher colon = COLON.matcher(text);
    return colon.matches()
        ? Optional.of(new FullWidthColon(text, colon.group(1).strip(), colon.group(2)))
        : Optional.empty();
  }

  /** What was found in place of an object, with the colon if one stands in it. */
  static Title found(Node node) {
    return node instanceof Node.Text text
        ? in(text.value()).map(FullWidthColon::found).orElse(Shown.found(node))
        : Shown.found(node);
  }

  /** The text with the colon shown. */
  Title found() {
    String shown = Shown.text(whole);
    return new Title(shown + "（其中有全角冒号 ： U+FF1A）", shown + " (with the full-width colon ： U+FF1A)");
  }

  /** The text as it was meant, with that key. */
  String written(String known) {
    return value.isEmpty() ? known : known + ": " + value;
  }
}
