package org.dutylawyer.casefile;

import java.util.Map;
import java.util.Optional;
import org.dutylawyer.problem.Problems;
import org.dutylawyer.text.Title;

/**
 * The fields of an object of a case file, by key.
 *
 * @param isObject whether it is one; what is not has no fields
 */
record Fields(Map<String, Field> byKey, String path, int line, boolean isObject) {

  Optional<Field> get(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** Notes that the object lacks a field. */
  void lacks(String key, Title expected, Problems problems) {
    problems.add(
        line,
        path,
        new Title("没有 \"" + key + "\"", "no \"" + key + "\""),
        new Title("\"" + key + "\"：" + expected.zh(), "\"" + key + "\": " + expected.en()));
  }
}
