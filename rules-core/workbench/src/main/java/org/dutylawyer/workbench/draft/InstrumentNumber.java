package org.dutylawyer.workbench.draft;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.text.Title;

/** The number of a document (文号): how it is written, and how it is cited. */
final class InstrumentNumber {

  private static final String DIGITS = "[0-9０-９]+";

  /** A number: 示例司规〔2025〕7号, 示例市人民政府令第12号, in any brackets and digits. */
  static final Pattern PATTERN =
      Pattern.compile(
          "(?:[\\p{IsHan}]{2,12}[〔\\[（(【﹝［][0-9０-９]{4}[〕\\]）)】﹞］]\\s*第?\\s*"
              + DIGITS
              + "\\s*号|[\\p{IsHan}]{2,20}(?:令|公告)[\\s　]*第?[\\s　]*"
              + DIGITS
              + "[\\s　]*号)");

  /** The verb of a sentence that cites a number, which is no part of it. */
  private static final Pattern CITING =
      Pattern.compile("^.*(?:根据|依照|按照|依据|参照|落实)(?=[\\p{IsHan}]{2})");

  private static final Pattern DECREE = Pattern.compile("^[\\p{IsHan}\\s　]{2,20}(?:令|公告)$");
  private static final Pattern OF_DECREE = Pattern.compile("^第?\\s*" + DIGITS + "\\s*号$");

  /** What a number of a document is made of. */
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}\\p{N}〔〕\\[\\]（）()【】﹝﹞［］《》 　.·、/—-]{2,80}");

  private InstrumentNumber() {}

  /**
   * Refuses what cannot be a number.
   *
   * @param told as it was told beside the text
   * @throws BadInputException if it is not one line of letters, digits and brackets
   */
  static void refuse(String told) {
    if (!PLAIN.matcher(told).matches()) {
      String shown = Shown.text(told);
      throw new BadInputException(
          Problem.of(
              "--number",
              new Title(shown, shown),
              new Title(
                  "一行文号，如 司规〔2020〕6号",
                  "the number of a document in one line, such as 司规〔2020〕6号")));
    }
  }

  /** The number with the brackets and digits in which such numbers are cited. */
  static String cited(String found) {
    String plain = Normalizer.normalize(found.replaceAll("[\\s　]+", ""), Normalizer.Form.NFKC);
    return CITING
        .matcher(plain)
        .replaceFirst("")
        .replaceFirst("[〔\\[（(【](\\d{4})[〕\\]）)】]", "〔$1〕");
  }

  /** Whether two lines are the name of a decree and its number. */
  static boolean onTwoLines(String first, String second) {
    return DECREE.matcher(first).matches() && OF_DECREE.matcher(second).matches();
  }
}
