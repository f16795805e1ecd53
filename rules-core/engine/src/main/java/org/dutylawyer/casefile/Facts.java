package org.dutylawyer.casefile;

import java.util.Map;

/** The facts of one subject or event: words, and numbers. */
record Facts(Map<String, String> values, Map<String, Integer> amounts) {
  static final Facts NONE = new Facts(Map.of(), Map.of());
}
