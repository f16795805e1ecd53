package org.dutylawyer.casefile;

import java.util.HashMap;
import java.util.Map;
import org.dutylawyer.problem.LookAlike;
import org.dutylawyer.problem.Problems;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.text.Title;

/** Where the persons, lawyers, stations and events of a file stand, and that no two share an id. */
final class Places {

  private final Problems problems;

  /** Where each id stands; ids are unique in the whole file, so that answers can name them. */
  private final Map<String, String> paths = new HashMap<>();

  /** The ids by how they look. */
  private final Map<String, String> byLook = new HashMap<>();

  private final Map<String, Integer> lines = new HashMap<>();

  Places(Problems problems) {
    this.problems = problems;
  }

  /** What stands at that path begins on that line. */
  void begins(String path, int line) {
    lines.put(path, line);
  }

  /** The line on which it begins; 0 if that is not known. */
  int line(String path) {
    return lines.getOrDefault(path, 0);
  }

  /** The JSON path of a person, lawyer or station, by id: the case file has an order of its own. */
  String of(String id) {
    String path = paths.getOrDefault(id, "");
    return path.endsWith(".id") ? path.substring(0, path.length() - ".id".length()) : path;
  }

  /**
   * Ids that look the same are as bad as the same: a reader could not tell whom an answer names.
   *
   * @return whether the id is the first of its kind
   */
  boolean unique(String id, int line, String path) {
    String like = byLook.putIfAbsent(LookAlike.fold(id), id);
    if (like != null && !like.equals(id)) {
      problems.add(
          line,
          path,
          LookAlike.shown(id, like),
          new Title(
              "与 " + paths.get(like) + " 的编号看得出不同的编号",
              "an id that one can tell from that at " + paths.get(like)));
    }
    String first = paths.putIfAbsent(id, path);
    if (first != null) {
      problems.add(
          line,
          path,
          Shown.both(Shown.text(id)),
          new Title(
              "文件中唯一的编号（已用于 " + first + "）",
              "an id unique in the file (already used at " + first + ")"));
    }
    return first == null;
  }
}
