package org.dutylawyer.pack;

import org.dutylawyer.law.NormId;

/**
 * What a local norm does to a norm of a text above it.
 *
 * @param local the local norm
 * @param kind what it does
 * @param other the other norm
 */
public record Relation(NormId local, Kind kind, NormId other) {

  /** What a local norm can do; each is the name of a rule's metadata. */
  public enum Kind {
    /** Repeats or specifies the same demand. */
    IMPLEMENTS,
    /** Asks more. */
    TIGHTENS,
    /** Stands beside it and displaces nothing. */
    ADDS,
    /** Claims to take its place. */
    OVERRIDES;

    /** The metadata that declares it: {@code Implements}, and so on. */
    public String metadata() {
      return name().charAt(0) + name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }
  }
}
