package org.dutylawyer.audit.answer;

import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutylawyer.Question;
import org.dutylawyer.pack.PackFiles;

/**
 * What every executor answers by: the question and the packs. It is broadcast, so that an executor
 * that has other packs on its class path fails and no answer mixes versions.
 *
 * @param asOf the day asked about, and the time if there is one
 * @param knownOn only notices of days off published by this day count
 * @param hashes SHA-256 of each pack by its id
 * @param further packs that are not on the class path, with their contents
 * @param recheck of how many lines one is answered by Drools as well; 0 for none
 * @param lawyersNationwide whether one id of a lawyer is one lawyer in all files
 * @param indicators the definitions of the indicators
 * @param program hash of the program that the audit began with
 */
public record Asked(
    String asOf,
    String knownOn,
    SortedMap<String, String> hashes,
    List<Contents> further,
    long recheck,
    boolean lawyersNationwide,
    String indicators,
    String program)
    implements Serializable {

  /** Copies the collections into ones that can be sent. */
  public Asked {
    hashes = new TreeMap<>(hashes);
    further = List.copyOf(further);
  }

  /**
   * The files of a pack, to be sent.
   *
   * @param files content by path inside the pack
   */
  public record Contents(String origin, String javaPackage, TreeMap<String, byte[]> files)
      implements Serializable {

    /** Those of a pack. */
    public static Contents of(PackFiles pack) {
      return new Contents(pack.origin(), pack.javaPackage(), new TreeMap<>(pack.files()));
    }

    PackFiles pack() {
      return new PackFiles(origin, javaPackage, files);
    }
  }

  /** The same of those packs. */
  Asked of(SortedMap<String, String> packs) {
    return new Asked(
        asOf, knownOn, packs, further, recheck, lawyersNationwide, indicators, program);
  }

  /** The question in the library's form. */
  public Question question() {
    org.dutylawyer.calendar.Moment moment = org.dutylawyer.calendar.Moment.parse(asOf);
    Question question = Question.asOf(moment);
    return knownOn.isEmpty() ? question : question.knownOn(java.time.LocalDate.parse(knownOn));
  }
}
