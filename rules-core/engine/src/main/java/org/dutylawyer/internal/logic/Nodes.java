package org.dutylawyer.internal.logic;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All nodes of the decisions over one set of variables, each once. A table of its own, because a
 * map would make three objects for each node that is looked up.
 */
final class Nodes {

  private static final int AT_FIRST = 64;

  private @Nullable Decision[] table = new Decision[AT_FIRST];
  private final int most;
  private int size;

  Nodes(int most) {
    this.most = most;
  }

  /**
   * The node that decides by that variable.
   *
   * @param number the number that it gets if there is none yet
   */
  Decision of(int variable, Decision[] children, int number) {
    int at = place(table, variable, children);
    Decision known = table[at];
    if (known != null) {
      return known;
    }
    if (size >= most) {
      throw new TooManyDecisionsException(most);
    }
    Decision made = new Decision(variable, children, number);
    table[at] = made;
    size++;
    if (2 * size > table.length) {
      grow();
    }
    return made;
  }

  /** How many there are. */
  int size() {
    return size;
  }

  private void grow() {
    @Nullable Decision[] larger = new Decision[2 * table.length];
    for (Decision one : table) {
      if (one != null) {
        larger[place(larger, one.variable, one.children)] = one;
      }
    }
    table = larger;
  }

  /** Where such a node is, or the free place for it. */
  private static int place(@Nullable Decision[] table, int variable, Decision[] children) {
    int hash = variable;
    for (Decision child : children) {
      hash = 31 * hash + child.number;
    }
    int at = Spread.of(hash, table.length);
    for (Decision one = table[at]; one != null; one = table[at]) {
      if (one.variable == variable && Arrays.equals(one.children, children)) {
        return at;
      }
      at = at + 1 & table.length - 1;
    }
    return at;
  }
}
