package org.dutylawyer.problem;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dutylawyer.text.Title;

/**
 * Texts that differ and look the same: composed and decomposed accents (NFC, NFD), full-width
 * forms, letters of other alphabets, radicals that a PDF gave instead of characters, characters
 * that nobody sees. They are never taken for one another, but an error about one of them shows its
 * code points.
 */
public final class LookAlike {

  /** Letters of Cyrillic and Greek with the Latin letters that look the same, in pairs. */
  private static final String LETTERS =
      "\u0430a\u0435e\u043eo\u0440p\u0441c\u0443y\u0445x\u0456i\u0458j\u0455s\u0501d\u04bbh"
          + "\u04cfl\u0410A\u0412B\u0415E\u041aK\u041cM\u041dH\u041eO\u0420P\u0421C\u0422T\u0423Y"
          + "\u0425X\u0406I\u0408J\u0405S\u03b1a\u03bfo\u03bdv\u03c1p\u0391A\u0392B\u0395E\u0396Z"
          + "\u0397H\u0399I\u039aK\u039cM\u039dN\u039fO\u03a1P\u03a4T\u03a5Y\u03a7X\u0261g\u0131i";

  private static final String HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d";

  /**
   * Forms of radicals that PDF files give for characters, with these, in pairs. Source: Unicode,
   * EquivalentUnifiedIdeograph; Java decomposes two of them alone.
   */
  private static final String RADICALS =
      "\u2e81厂\u2e82乛\u2e83乚\u2e84乙\u2e85亻\u2e86冂\u2e88刀\u2e89刂\u2e8a卜\u2e8b㔾\u2e8e兀"
          + "\u2e8f尣\u2e90尢\u2e92巳\u2e93幺\u2e94彑\u2e95彐\u2e96忄\u2e97㣺\u2e98扌\u2e99攵\u2e9b旡"
          + "\u2e9c日\u2e9d月\u2e9e歺\u2ea0民\u2ea1氵\u2ea2氺\u2ea3灬\u2ea4爫\u2ea5爫\u2ea6丬\u2ea7牛"
          + "\u2ea8犭\u2ea9王\u2eaa疋\u2eab目\u2eac示\u2ead礻\u2eaf糹\u2eb0纟\u2eb1罓\u2eb2罒\u2eb6羊"
          + "\u2eb7羊\u2eb8羊\u2eb9耂\u2eba肀\u2ebc肉\u2ebd臼\u2ebe艹\u2ebf艹\u2ec0艹\u2ec1虎\u2ec2衤"
          + "\u2ec3覀\u2ec4西\u2ec5见\u2ec6角\u2ec7角\u2ec8讠\u2ec9贝\u2eca足\u2ecb车\u2ecc辶\u2ecd辶"
          + "\u2ece辶\u2ecf邑\u2ed0钅\u2ed1長\u2ed2镸\u2ed3长\u2ed4门\u2ed6阝\u2ed7雨\u2ed8青\u2ed9韦"
          + "\u2eda页\u2edb风\u2edc飞\u2edd食\u2edf飠\u2ee0饣\u2ee1首\u2ee2马\u2ee3骨\u2ee4鬼\u2ee5鱼"
          + "\u2ee6鸟\u2ee7卤\u2ee8麦\u2ee9黄\u2eea黾\u2eeb斉\u2eec齐\u2eed歯\u2eee齿\u2eef竜\u2ef0龙"
          + "\u2ef1龜\u2ef2亀";

  /** Marks, circles, strokes and letters of Japanese that one reads as what stands behind them. */
  private static final String MARKS =
      "\u2022·\u30fb·\u2027·\uff65·\u22c5·\u2219·\u25cb〇\u25ef〇\u26aa〇\u2b55〇一-\u30fc-\uff70-\u2500-"
          + "\u2501-\u31d0-\u2e3a-\u2043-\ufe58-\u30cb二\u30ed口\u30a8工\u30ab力\u30bf夕\u30c8卜\u30cf八";

  private static final Map<Integer, Integer> FOLDED = new HashMap<>();

  static {
    for (int i = 0; i < LETTERS.length(); i += 2) {
      FOLDED.put((int) LETTERS.charAt(i), (int) LETTERS.charAt(i + 1));
    }
    for (String table : List.of(RADICALS, MARKS)) {
      for (int i = 0; i < table.length(); i += 2) {
        FOLDED.put((int) table.charAt(i), (int) table.charAt(i + 1));
      }
    }
    HYPHENS.chars().forEach(hyphen -> FOLDED.put(hyphen, (int) '-'));
    "“”„‟″".chars().forEach(quote -> FOLDED.put(quote, (int) '"'));
    "‘’‚‛′".chars().forEach(quote -> FOLDED.put(quote, (int) '\''));
    FOLDED.put((int) '〔', (int) '[');
    FOLDED.put((int) '〕', (int) ']');
    FOLDED.put((int) '【', (int) '[');
    FOLDED.put((int) '】', (int) ']');
  }

  /** Joined letters and Roman numerals that are one character. */
  private static final Pattern LIGATURE = Pattern.compile("[\uFB00-\uFB06\u2160-\u217F]");

  private static final Pattern SPACES = Pattern.compile(" {2,}");

  private LookAlike() {}

  /**
   * The text with the characters in place of the radicals that a PDF file gave for them.
   *
   * @param text any text
   * @return the same one if it has none
   */
  public static String withoutRadicals(String text) {
    if (text.chars().noneMatch(LookAlike::isRadical)) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().map(c -> isRadical(c) ? fold(c) : c).forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** Whether the texts differ though one would read them as the same. */
  public static boolean same(String one, String other) {
    return !one.equals(other) && fold(one).equals(fold(other));
  }

  /** The text as one reads it: equal for texts that look the same. */
  public static String fold(String text) {
    if (text.chars().allMatch(c -> c > 0x1F && c < 0x7F)) {
      return text.contains("  ") ? SPACES.matcher(text).replaceAll(" ") : text;
    }
    StringBuilder folded = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .filter(c -> !Characters.hidden(c) && !Characters.selector(c))
        .map(LookAlike::fold)
        .forEach(folded::appendCodePoint);
    String plain =
        LIGATURE
            .matcher(folded)
            .replaceAll(m -> Normalizer.normalize(m.group(), Normalizer.Form.NFKC));
    return SPACES.matcher(plain).replaceAll(" ");
  }

  /** Whether it is a radical of CJK, as PDF files give them for characters. */
  private static boolean isRadical(int c) {
    return c >= 0x2E80 && c <= 0x2FD5;
  }

  private static int fold(int c) {
    if (c >= 0xFF01 && c <= 0xFF5E) {
      int narrow = c - 0xFF01 + '!';
      return FOLDED.getOrDefault(narrow, narrow);
    }
    if (isRadical(c) && !FOLDED.containsKey(c)) {
      return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC).codePointAt(0);
    }
    return Characters.space(c) ? ' ' : FOLDED.getOrDefault(c, c);
  }

  /** The known text that looks like what is written and is not the same. */
  static Optional<String> among(String written, Iterable<String> known) {
    for (String word : known) {
      if (same(written, word)) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }

  /**
   * What tells a text from one that looks the same: {@code (looks the same: here U+0435, …)}.
   *
   * @param written what was found
   * @param meant what it looks like
   * @return empty if they do not look the same
   */
  public static Optional<Title> difference(String written, String meant) {
    if (!same(written, meant)) {
      return Optional.empty();
    }
    String here = onlyIn(written, meant);
    String there = onlyIn(meant, written);
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    if (!here.isEmpty()) {
      zh.add("此处为 " + here);
      en.add("here " + here);
    }
    if (!there.isEmpty()) {
      zh.add("应为 " + there);
      en.add("expected " + there);
    }
    if (zh.isEmpty()) {
      zh.add("字符相同，个数或者次序不同");
      en.add("the same characters, in another number or order");
    }
    return Optional.of(
        new Title(
            "（看似相同：" + String.join("，", zh) + "）",
            " (looks the same: " + String.join(", ", en) + ")"));
  }

  /** A quoted text, with what tells it from one that looks the same. */
  public static Title shown(String written, String meant) {
    String quoted = Shown.text(written);
    return difference(written, meant)
        .map(d -> new Title(quoted + d.zh(), quoted + d.en()))
        .orElse(Shown.both(quoted));
  }

  private static String onlyIn(String text, String other) {
    TreeSet<Integer> points = new TreeSet<>(text.codePoints().boxed().toList());
    other.codePoints().forEach(points::remove);
    return points.stream().limit(4).map(Characters::codePoint).collect(Collectors.joining(" "));
  }
}
