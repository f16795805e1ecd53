package org.dutylawyer.casefile;

/**
 * The criminal proceeding (案件): its stage, procedure and instance.
 *
 * @param id its id in the case file
 */
public record Proceeding(String id) implements Subject {
  /** The one that every case file is about. */
  public static final Proceeding OF_THE_CASE = new Proceeding("proceeding");
}
