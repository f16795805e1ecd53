package org.dutylawyer.internal.logic;

import org.jspecify.annotations.Nullable;

/**
 * What an operation on two decisions gave, whichever of the two comes first. Where two pairs want
 * the same place the later one has it, and the result of the other is worked out again.
 */
final class Results {

  /** The two decisions and the result stand side by side. */
  private static final int WIDTH = 3;

  private static final int AT_FIRST = 128;

  private @Nullable Decision[] table = {};
  private int lost;

  /** The result, if it is still there. */
  @Nullable Decision get(Decision a, Decision b) {
    if (table.length == 0) {
      return null;
    }
    boolean inOrder = a.number < b.number;
    int at = place(table, inOrder ? a : b, inOrder ? b : a);
    return table[at] == (inOrder ? a : b) && table[at + 1] == (inOrder ? b : a)
        ? table[at + 2]
        : null;
  }

  /** Notes one. */
  void put(Decision a, Decision b, Decision result) {
    if (table.length == 0) {
      table = new Decision[WIDTH * AT_FIRST];
    } else if (lost * 2 * WIDTH > table.length) {
      grow();
    }
    boolean inOrder = a.number < b.number;
    if (put(table, inOrder ? a : b, inOrder ? b : a, result)) {
      lost++;
    }
  }

  private void grow() {
    @Nullable Decision[] larger = new Decision[2 * table.length];
    for (int at = 0; at < table.length; at += WIDTH) {
      if (table[at] != null) {
        put(larger, table[at], table[at + 1], table[at + 2]);
      }
    }
    table = larger;
    lost = 0;
  }

  /** Whether another one had the place. */
  private static boolean put(
      @Nullable Decision[] table, Decision first, Decision second, Decision result) {
    int at = place(table, first, second);
    boolean taken = table[at] != null;
    table[at] = first;
    table[at + 1] = second;
    table[at + 2] = result;
    return taken;
  }

  private static int place(@Nullable Decision[] table, Decision first, Decision second) {
    int hash = first.number << 2 * Byte.SIZE ^ second.number; // apart, as long as they are small
    return WIDTH * Spread.of(hash, table.length / WIDTH);
  }
}
