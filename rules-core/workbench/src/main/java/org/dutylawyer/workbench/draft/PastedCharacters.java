package org.dutylawyer.workbench.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Characters;
import org.dutylawyer.problem.LookAlike;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.SourceText;
import org.dutylawyer.text.Title;

/**
 * The characters of a text as people paste it. What nobody sees is left out, and what a PDF file
 * gives for a character is written as it; both are told. What makes a reader see other words than
 * those that stand there is refused.
 *
 * @param text the characters of the text, each line ended by {@code \n}
 * @param remarks what was left out or written otherwise, from which line on
 */
record PastedCharacters(String text, List<PastedInstrument.Remark> remarks) {

  /** The source of a web page: a tag, a comment, or a character written by its name or number. */
  private static final Pattern MARKUP =
      Pattern.compile(
          "</?[A-Za-z][A-Za-z0-9:]*(?:\\s[^<>]*)?/?>|<!--|<![A-Z]+|<\\?xml"
              + "|&(?:[A-Za-z]{2,8}|#\\d{1,7}|#[xX][0-9A-Fa-f]{1,6});");

  private static final String OPENING = "(?m)^[\\s　*#]*第[〇○零一二三四五六七八九十百0-9０-９]{1,8}";

  /** The opening of an article, or the number of a document, in traditional script. */
  private static final Pattern TRADITIONAL =
      Pattern.compile(OPENING + "條|[〔［\\[【(（]\\d{4}[〕］\\]】)）]第?\\d{1,4}號");

  private static final Pattern SIMPLIFIED =
      Pattern.compile(OPENING + "条|[〔［\\[【(（]\\d{4}[〕］\\]】)）]第?\\d{1,4}号");

  PastedCharacters {
    remarks = List.copyOf(remarks);
  }

  /**
   * Reads the characters.
   *
   * @param where the file, for messages
   * @throws BadInputException with the line of a character that nobody sees and that is no part of
   *     pasting, of one that turns the direction of writing, or of the mark of a web page
   */
  static PastedCharacters of(String source, String where) {
    // Word and web pages end a line in other ways too; nobody sees the difference.
    String lines =
        source
            .replaceFirst("^\uFEFF", "")
            .replaceAll("\\r\\n|[\\r\\u000B\\u000C\\u0085\\u2028\\u2029]", "\n");
    List<PastedInstrument.Remark> remarks = new ArrayList<>();
    String seen = visible(lines, where, remarks);
    String text = LookAlike.withoutRadicals(seen);
    SourceText.refuseHidden(text, where);
    radicals(seen, text, remarks);
    Matcher markup = MARKUP.matcher(text);
    if (markup.find()) {
      throw refused(
          where + ":" + line(text, markup.start()),
          new Title(
              "网页标记 " + SourceText.shown(markup.group()),
              "the mark " + SourceText.shown(markup.group()) + " of a web page"),
          new Title("网页上看到的文字", "the words that the page shows"));
    }
    Matcher traditional = TRADITIONAL.matcher(text);
    // A single one is a slip, which is told where the article is read.
    if (traditional.results().count() > SIMPLIFIED.matcher(text).results().count()
        && traditional.reset().find()) {
      String words = traditional.group().replaceAll("[\\s　*#]", "");
      throw refused(
          where + ":" + line(text, traditional.end() - 1),
          new Title("繁体字：" + words, "traditional script: " + words),
          new Title("发布机关公布的简体文本", "the text in simplified script, as it was issued"));
    }
    return new PastedCharacters(text, remarks);
  }

  /** The text without the characters that pasting adds and nobody sees. */
  private static String visible(String text, String where, List<PastedInstrument.Remark> remarks) {
    StringBuilder seen = new StringBuilder(text.length());
    int first = -1;
    int count = 0;
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int c = text.codePointAt(i);
      if (turns(c)) {
        String point = Characters.codePoint(c);
        throw refused(
            where + ":" + line(text, i),
            new Title(
                "改变书写方向的字符 " + point + "，看到的顺序不是文字的顺序",
                point
                    + ", which turns the direction of writing: the words are seen in another"
                    + " order"),
            new Title("没有该字符的文本", "a text without it"));
      }
      if (Character.getType(c) == Character.FORMAT) {
        first = first < 0 ? i : first;
        count++;
      } else {
        seen.appendCodePoint(c);
      }
    }
    if (first >= 0) {
      String point = Characters.codePoint(text.codePointAt(first));
      remarks.add(
          new PastedInstrument.Remark(
              line(text, first),
              new Title(
                  "由此起共 " + count + " 个看不见的字符（" + point + " 等）没有收入",
                  "from here on "
                      + count
                      + " characters that nobody sees, such as "
                      + point
                      + ", were left out")));
    }
    return seen.toString();
  }

  private static boolean turns(int c) {
    return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
  }

  /** The first place where a PDF file gave radicals for the characters that they look like. */
  private static void radicals(String seen, String clean, List<PastedInstrument.Remark> remarks) {
    int[] before = seen.codePoints().toArray();
    int[] after = clean.codePoints().toArray();
    int first = -1;
    int count = 0;
    int line = 1;
    int at = 0;
    for (int i = 0; i < before.length; i++) {
      if (before[i] != after[i]) {
        count++;
        at = first < 0 ? line : at;
        first = first < 0 ? i : first;
      }
      line += before[i] == '\n' ? 1 : 0;
    }
    if (first < 0) {
      return;
    }
    String from = Characters.codePoint(before[first]);
    String to = Character.toString(after[first]);
    remarks.add(
        new PastedInstrument.Remark(
            at,
            new Title(
                "由此起共 " + count + " 个部首字符（" + from + " 等）写成其所示的汉字（“" + to + "”等）",
                "from here on "
                    + count
                    + " radicals such as "
                    + from
                    + ", which a PDF file gives for characters, were written as these, such as "
                    + to)));
  }

  private static int line(String text, int at) {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  private static BadInputException refused(String where, Title found, Title expected) {
    return new BadInputException(Problem.of(where, found, expected));
  }
}
