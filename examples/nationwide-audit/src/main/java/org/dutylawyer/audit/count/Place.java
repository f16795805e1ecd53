package org.dutylawyer.audit.count;

/**
 * Where a case is handled.
 *
 * @param province {@code CN-50}, or {@code CN}
 * @param city a place below a province, or empty
 */
public record Place(String province, String city) {

  private static final int PROVINCE = "CN-50".length();

  /** The place of a jurisdiction. */
  public static Place of(String jurisdiction) {
    boolean below = jurisdiction.length() > PROVINCE;
    return new Place(
        below ? jurisdiction.substring(0, PROVINCE) : jurisdiction, below ? jurisdiction : "");
  }

  /** A cell of this place alone. */
  Cell cell(String measure, String word, String outcome) {
    return new Cell(measure, word, outcome, province, city, "", "", "");
  }
}
