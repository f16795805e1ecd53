package org.dutylawyer.answer;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which people list names (甲、乙、丙; 被告人2 before 被告人10): the ten stems by their place,
 * numbers by their value, all else by its code.
 */
public final class NameOrder implements Comparator<String> {

  /** The order. */
  public static final NameOrder BY_NAME = new NameOrder();

  private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
  private static final Pattern PIECE = Pattern.compile("\\d+|\\D");

  private NameOrder() {}

  @Override
  public int compare(String one, String other) {
    Matcher a = PIECE.matcher(one);
    Matcher b = PIECE.matcher(other);
    while (a.find()) {
      if (!b.find()) {
        return 1;
      }
      int piece = pieces(a.group(), b.group());
      if (piece != 0) {
        return piece;
      }
    }
    return b.find() ? -1 : one.compareTo(other);
  }

  private static int pieces(String one, String other) {
    if (Character.isDigit(one.charAt(0)) && Character.isDigit(other.charAt(0))) {
      return new BigInteger(one).compareTo(new BigInteger(other));
    }
    int stem = STEMS.indexOf(one);
    int another = STEMS.indexOf(other);
    return stem >= 0 && another >= 0 ? stem - another : one.compareTo(other);
  }
}
