package org.dutylawyer.problem;

import java.util.regex.Pattern;

/** JSON paths as problems show them: {@code $.persons[0].blind}. */
public final class JsonPath {

  /** Keys that need no quotes in a path: words in any script, hyphens. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_-]{1,64}");

  private JsonPath() {}

  public static String member(String path, String key) {
    return isWord(key) || PLAIN.matcher(key).matches()
        ? path + "." + key
        : path + "[" + Shown.text(key).replace(']', ' ') + "]";
  }

  /**
   * The keys that nearly every path has; looked at by hand, since there is a path to each value.
   */
  private static boolean isWord(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if ((c < 'a' || c > 'z') && c != '-') {
        return false;
      }
    }
    return !key.isEmpty() && key.length() <= 64;
  }

  public static String item(String path, int index) {
    return path + "[" + index + "]";
  }

  /** The place in a source: {@code case.json:12 $.persons[0].blind}. */
  public static String where(String source, int line, String path) {
    String place = line > 0 ? source + ":" + line : source;
    return place.isEmpty() ? path : place + " " + path;
  }
}
