package org.dutylawyer.answer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of a terminal: broken as Chinese printing breaks them, marked where colours are wanted. */
public final class Lines {

  /** Marks that stay with what follows and with what precedes them. */
  private static final String OPENING = "（“《「〔‘(";

  private static final String CLOSING = "，。；：、）”》」〕？！’…),;:";

  /**
   * What is read as one: a date with its weekday and hour, the number of an instrument, a place in
   * a text (第十九条第二款; Article 19(2)), a number with its unit.
   */
  private static final Pattern WHOLE =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}(（周.(，调休上班)?）| \\([A-Z][a-z]{2}\\)| 周.| [A-Z][a-z]{2}\\b)?"
              + "( \\d{2}:\\d{2})?"
              + "|\\p{IsHan}{2,6}[〔\\[]\\d{4}[〕\\]]\\d+号"
              + "|\\p{IsHan}{2,8}法(?=[ ,，）)])"
              + "|(?<![\\p{IsHan}，。；：、（）])\\p{IsHan}{2,4}(?![\\p{IsHan}，。；：、（）])"
              + "|(第（?[一二三四五六七八九十百千]+）?[条款项目](之[一二三四五六七八九十])?)+"
              + "|Article \\d+(\\(\\d+\\))*"
              + "|\\d+ ?(个?(工作日|小时|整日|[日天年月项人]))"
              + "|\\d+ (working |calendar |whole )?(days?|hours?|months?|years?)");

  /** A part of a line that is longer can be broken. */
  private static final int LONGEST_WHOLE = 30;

  /** From here on (CJK radicals) characters are set one by one; Latin words below it stay whole. */
  private static final int FIRST_CHINESE = 0x2E80;

  private final boolean colour;
  private final int width;
  private final Set<String> names;
  private final StringBuilder out = new StringBuilder();

  /**
   * No lines yet.
   *
   * @param colour whether to mark lines with terminal colours
   * @param width columns of the terminal, taken as 40 at least; a Chinese character takes two
   */
  public Lines(boolean colour, int width) {
    this(colour, width, Set.of());
  }

  /**
   * The same for a text that speaks of people.
   *
   * @param names what they are called; a name is not broken
   */
  public Lines(boolean colour, int width, Set<String> names) {
    this.colour = colour;
    this.width = Math.max(width, 40);
    this.names = Set.copyOf(names);
  }

  /** An empty line, and a heading. */
  public void heading(String text) {
    blank();
    line("", "", text, Mark.HEAD);
  }

  /** An empty line. */
  public void blank() {
    out.append('\n');
  }

  /**
   * Writes a text, on as many lines as it takes.
   *
   * @param lead what stands before the text
   * @param following what stands before its further lines
   */
  public void line(String lead, String following, String text, Mark mark) {
    StringBuilder line = new StringBuilder(lead);
    int column = columns(lead);
    List<String> lines = new ArrayList<>();
    for (String piece : pieces(text)) {
      int wide = columns(piece);
      if (column + wide > width && column > columns(following)) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(following);
        column = columns(following);
        if (piece.isBlank()) {
          continue;
        }
      }
      line.append(piece);
      column += wide;
    }
    lines.add(line.toString().stripTrailing());
    for (String one : lines) {
      out.append(colour ? mark.on + one + mark.off() : one).append('\n');
    }
  }

  /** A remark under what stands above it. */
  public void detail(String text) {
    line("    ", "      ", text, Mark.PLAIN);
  }

  /**
   * Latin words and numbers stay whole; Chinese can break after any character, but no line begins
   * with a closing mark or ends with an opening one (the rule of Chinese printing, 避头尾).
   */
  private List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    BitSet inside = inside(text);
    int last = -1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (!piece.isEmpty() && !inside.get(i) && breaks(last, c)) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.appendCodePoint(c);
      last = c;
      i += Character.charCount(c);
    }
    if (!piece.isEmpty()) {
      pieces.add(piece.toString());
    }
    return pieces;
  }

  /** The places in a text before which no line ends, as they are inside of what is read as one. */
  private BitSet inside(String text) {
    BitSet inside = new BitSet(text.length());
    Matcher whole = WHOLE.matcher(text);
    while (whole.find()) {
      keep(whole.start(), whole.end(), text, inside);
    }
    int[] lengths = names.stream().mapToInt(String::length).distinct().toArray();
    for (int start = 0; start < text.length(); start++) {
      for (int length : lengths) {
        int end = start + length;
        if (end <= text.length() && names.contains(text.substring(start, end))) {
          keep(start, end, text, inside);
        }
      }
    }
    return inside;
  }

  private static void keep(int start, int end, String text, BitSet inside) {
    if (columns(text.substring(start, end)) <= LONGEST_WHOLE) {
      inside.set(start + 1, end);
    }
  }

  /** Whether a line can end after one character and the next begin with the other. */
  private static boolean breaks(int last, int next) {
    if (last == ' ' || next == ' ') {
      return true;
    }
    if (OPENING.indexOf(last) >= 0 || CLOSING.indexOf(next) >= 0) {
      return false;
    }
    return last >= FIRST_CHINESE || next >= FIRST_CHINESE;
  }

  /** Columns on a terminal: East Asian wide characters take two. */
  public static int columns(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  private static boolean isWide(int c) {
    return c >= 0x1100
        && (c <= 0x115F
            || (c >= 0x2E80 && c <= 0xA4CF)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF00 && c <= 0xFF60)
            || (c >= 0xFFE0 && c <= 0xFFE6)
            || (c >= 0x20000 && c <= 0x3FFFD));
  }

  /** The text, filled up with blanks; at least one follows it. */
  public static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(columns - columns(text), 1));
  }

  /** The lines written so far. */
  @Override
  public String toString() {
    return out.toString();
  }

  /** How a line is marked on a terminal. */
  public enum Mark {
    PLAIN(""),
    BOLD("\u001B[1m"),
    HEAD("\u001B[1;36m"),
    ALARM("\u001B[31m"),
    WARN("\u001B[33m"),
    QUOTE("\u001B[32m"),
    FAINT("\u001B[2m");

    private final String on;

    Mark(String on) {
      this.on = on;
    }

    String off() {
      return on.isEmpty() ? "" : "\u001B[0m";
    }
  }
}
