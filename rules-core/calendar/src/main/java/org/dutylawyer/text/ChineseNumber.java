package org.dutylawyer.text;

/** Numbers as articles write them (十九, 一百零三), from 1 to 9999. */
public final class ChineseNumber {

  private static final String DIGITS = "零一二三四五六七八九";
  private static final String UNITS = "十百千";

  private ChineseNumber() {}

  public static String of(int number) {
    if (number < 1 || number > 9999) {
      throw new IllegalArgumentException(
          "Chinese number: found " + number + ", expected 1 to 9999");
    }
    StringBuilder words = new StringBuilder();
    String digits = Integer.toString(number);
    boolean gap = false;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      int power = digits.length() - 1 - i;
      if (digit == 0) {
        gap = true;
        continue;
      }
      if (gap) {
        words.append('零');
        gap = false;
      }
      boolean plainTen = digit == 1 && power == 1 && words.isEmpty();
      if (!plainTen) {
        words.append(DIGITS.charAt(digit));
      }
      if (power > 0) {
        words.append(UNITS.charAt(power - 1));
      }
    }
    return words.toString();
  }

  public static int parse(String words) {
    int total = 0;
    int digit = 0;
    for (char c : words.replace('〇', '零').toCharArray()) {
      int unit = UNITS.indexOf(c);
      if (unit >= 0) {
        total += Math.max(digit, 1) * (int) Math.pow(10, unit + 1);
        digit = 0;
      } else {
        digit = DIGITS.indexOf(c);
        if (digit < 0) {
          throw new IllegalArgumentException("Chinese number: found '" + words + "'");
        }
      }
    }
    return total + digit;
  }
}
