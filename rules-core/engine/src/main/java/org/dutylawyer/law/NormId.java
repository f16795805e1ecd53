package org.dutylawyer.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The name of one legal effect: an instrument, the place in it, and a clause letter where one
 * paragraph has several effects; for instance {@code 司规〔2020〕6号/19/2-a} (第十九条第二款, first clause).
 *
 * @param instrument number of the instrument (文号) or the name of a statute; never blank
 * @param path article, paragraph and item, joined with {@code /}; never blank
 * @param clause clause letter with an optional number, or empty when the norm is the whole
 *     provision
 */
public record NormId(String instrument, String path, String clause) implements Comparable<NormId> {

  /** Refuses blank parts. */
  public NormId {
    Objects.requireNonNull(clause, "clause");
    if (instrument.isBlank() || path.isBlank()) {
      throw new IllegalArgumentException(
          "norm id: found instrument '" + instrument + "' and path '" + path + "', expected both");
    }
  }

  /**
   * Reads {@code INSTRUMENT/ARTICLE[/PARAGRAPH[/ITEM]][-CLAUSE]}.
   *
   * @throws IllegalArgumentException if the text has no instrument or no article
   */
  public static NormId parse(String text) {
    int slash = text.indexOf('/');
    if (slash <= 0 || slash == text.length() - 1) {
      throw new IllegalArgumentException(
          "norm id: found '" + text + "', expected INSTRUMENT/ARTICLE/PARAGRAPH[/ITEM][-CLAUSE]");
    }
    String instrument = text.substring(0, slash).strip();
    String rest = text.substring(slash + 1).strip();
    int dash = rest.lastIndexOf('-');
    boolean hasClause = dash > 0 && rest.substring(dash + 1).matches("[a-z][0-9]*");
    return hasClause
        ? new NormId(instrument, rest.substring(0, dash), rest.substring(dash + 1))
        : new NormId(instrument, rest, "");
  }

  /** Reads a comma-separated list of norm ids, as rule metadata has it. */
  public static List<NormId> parseList(String text) {
    List<NormId> norms = new ArrayList<>();
    for (String part : text.split("[,，]")) {
      norms.add(parse(part.strip()));
    }
    return List.copyOf(norms);
  }

  /** The article's key: {@code 19}, {@code 三（三）4}, {@code form1}. */
  public String article() {
    return part(0).orElseThrow();
  }

  /** The paragraph's number (第几款), if the norm names one. */
  public Optional<String> paragraph() {
    return part(1);
  }

  /** The item's number (第几项), if the norm names one. */
  public Optional<String> item() {
    return part(2);
  }

  /** The provision without the clause letter. */
  public NormId provision() {
    return clause.isEmpty() ? this : new NormId(instrument, path, "");
  }

  /** Whether this is {@code other} or lies inside it (its paragraph, item or clause). */
  public boolean isWithin(NormId other) {
    if (!instrument.equals(other.instrument)) {
      return false;
    }
    if (path.equals(other.path)) {
      return other.clause.isEmpty() || clause.equals(other.clause);
    }
    return other.clause.isEmpty() && path.startsWith(other.path + "/");
  }

  private Optional<String> part(int index) {
    String[] parts = path.split("/");
    return index < parts.length ? Optional.of(parts[index]) : Optional.empty();
  }

  @Override
  public int compareTo(NormId other) {
    int byInstrument = instrument.compareTo(other.instrument);
    if (byInstrument != 0) {
      return byInstrument;
    }
    String[] mine = path.split("/");
    String[] theirs = other.path.split("/");
    for (int i = 0; i < Math.min(mine.length, theirs.length); i++) {
      int byPart = comparePart(mine[i], theirs[i]);
      if (byPart != 0) {
        return byPart;
      }
    }
    return mine.length != theirs.length
        ? Integer.compare(mine.length, theirs.length)
        : clause.compareTo(other.clause);
  }

  private static int comparePart(String mine, String theirs) {
    return isNumber(mine) && isNumber(theirs)
        ? Integer.compare(Integer.parseInt(mine), Integer.parseInt(theirs))
        : mine.compareTo(theirs);
  }

  private static boolean isNumber(String part) {
    return !part.isEmpty()
        && part.length() < 10
        && part.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  // Norms are the keys of nearly every map of an assessment: these two are written out because
  // those
  // of a record take several times as long in a program that runs for seconds only.

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof NormId norm
            && path.equals(norm.path)
            && clause.equals(norm.clause)
            && instrument.equals(norm.instrument);
  }

  @Override
  public int hashCode() {
    return (instrument.hashCode() * 31 + path.hashCode()) * 31 + clause.hashCode();
  }

  /** The id as it is written in rules: {@code 司规〔2020〕6号/19/2-a}. */
  @Override
  public String toString() {
    return instrument + "/" + path + (clause.isEmpty() ? "" : "-" + clause);
  }
}
