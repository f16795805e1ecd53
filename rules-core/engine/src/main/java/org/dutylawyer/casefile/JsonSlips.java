package org.dutylawyer.casefile;

import java.util.Optional;
import java.util.regex.Pattern;
import org.dutylawyer.text.Title;

/** What people write in JSON that other notations allow, by what the reader says of it. */
enum JsonSlips {
  /** Two entries without a comma between them. */
  NO_COMMA(
      "was expecting comma to separate",
      "（其前缺少逗号）",
      " (without a comma before it)",
      "各项之间的半角逗号 ,",
      "a comma between the entries"),
  /** {@code // …} or {@code # …}. */
  COMMENT(
      "maybe a \\(non-standard\\).*comment|character \\('#'",
      "（注释）",
      " (a comment)",
      "没有注释的 JSON；要写注释的，用 YAML",
      "JSON without comments; YAML has them"),
  /** A comma before a closing bracket. */
  COMMA_AT_THE_END(
      "character \\('[}\\]]'.*(?:double-quote to start field name|expected a valid value)",
      "（其前多出一个逗号）",
      " (after a comma behind the last entry)",
      "最后一项之后没有逗号",
      "no comma behind the last entry"),
  /** {@code 'none'}. */
  SINGLE_QUOTES(
      "character \\('''",
      "（单引号）",
      " (a single quotation mark)",
      "双引号 \"",
      "the double quotation mark \""),
  /** {@code True}, {@code None}, {@code 是}: a word that JSON does not have. */
  BARE_WORD(
      "Unrecognized token",
      "（没有引号的词）",
      " (a word without quotation marks)",
      "小写的 true、false、null，或者加双引号的词",
      "true, false or null in small letters, or the word in double quotation marks");

  private final Pattern said;
  private final Slip slip;

  JsonSlips(String said, String foundZh, String foundEn, String expectedZh, String expectedEn) {
    this.said = Pattern.compile(said);
    this.slip = new Slip(new Title(foundZh, foundEn), new Title(expectedZh, expectedEn));
  }

  /**
   * A slip.
   *
   * @param found what it is, to stand behind the words
   * @param expected what JSON has in its place
   */
  record Slip(Title found, Title expected) {}

  /** The slip that the reader's message is about, if it is about one of these. */
  static Optional<Slip> of(String message) {
    for (JsonSlips one : values()) {
      if (one.said.matcher(message).find()) {
        return Optional.of(one.slip);
      }
    }
    return Optional.empty();
  }
}
