package org.dutylawyer.casefile;

import java.util.List;
import java.util.Optional;
import org.dutylawyer.problem.Node;
import org.dutylawyer.problem.Problems;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.FactWord;

/** A field of a case file with its place. */
record Field(Node node, String path, int line) {

  /** Null and "unknown" both say that nobody knows. */
  boolean known() {
    return !(node instanceof Node.Nothing)
        && !(node instanceof Node.Text text && text.value().equals(FactWord.UNKNOWN));
  }

  /** Whether it says nothing at all. */
  boolean isNull() {
    return node instanceof Node.Nothing;
  }

  /** The entries of a list; none, with a problem, of what is no list. */
  List<Node> items(Problems problems) {
    if (node instanceof Node.Arr list) {
      return list.items();
    }
    if (!isNull()) {
      refuse(problems, Expected.A_LIST);
    }
    return List.of();
  }

  /** Notes that something else was expected. */
  void refuse(Problems problems, Title expected) {
    refuse(problems, expected, Optional.empty());
  }

  /** The same with what may have been meant. */
  void refuse(Problems problems, Title expected, Optional<String> nearest) {
    problems.add(line, path, Shown.found(node), expected, nearest);
  }
}
