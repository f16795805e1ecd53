package org.dutylawyer.internal.logic;

/** Spreads hashes that lie close together over a table. */
final class Spread {

  /** The golden ratio in 32 bits. */
  private static final int GOLDEN = 0x9E3779B9;

  private Spread() {}

  /**
   * A place in a table.
   *
   * @param length how many places it has, a power of two
   */
  static int of(int hash, int length) {
    int spread = hash * GOLDEN;
    return (spread ^ spread >>> 16) & length - 1;
  }
}
