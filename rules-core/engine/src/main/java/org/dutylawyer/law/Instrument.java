package org.dutylawyer.law;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dutylawyer.text.Title;

/**
 * A legal text (法律、司法解释、规范性文件): who it is, when it has effect, what it rests on, and its words.
 *
 * @param id number of the document (文号) or name of the statute; the first part of every norm id
 * @param title full title
 * @param text the verbatim text, or the clauses of it that a pack quotes
 * @param file path of the text inside its pack
 * @param sha256 hash of the file that holds the text, in lower-case hexadecimal
 * @param complete whether {@code text} is the whole instrument
 * @param inForce the days on which it has effect
 * @param repeals the texts that it repeals
 * @param basis ids of the texts that it rests on
 * @param note what a reader of every answer must know, for instance that the basis was repealed
 */
public record Instrument(
    String id,
    Title title,
    InstrumentText text,
    String file,
    String sha256,
    boolean complete,
    InForce inForce,
    List<Repealed> repeals,
    List<String> basis,
    Optional<Title> note) {

  /** Copies the lists. */
  public Instrument {
    Objects.requireNonNull(id, "id");
    repeals = List.copyOf(repeals);
    basis = List.copyOf(basis);
  }

  /** The same in force on other days. */
  public Instrument with(InForce days) {
    return new Instrument(id, title, text, file, sha256, complete, days, repeals, basis, note);
  }

  /**
   * A text that another one repealed.
   *
   * @param id its number
   * @param title its title
   */
  public record Repealed(String id, String title) {}
}
