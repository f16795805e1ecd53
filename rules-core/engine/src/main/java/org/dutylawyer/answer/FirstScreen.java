package org.dutylawyer.answer;

import java.util.List;
import java.util.Locale;
import org.dutylawyer.answer.AnswerPart.Entry;
import org.dutylawyer.answer.AnswerPart.Stress;
import org.dutylawyer.answer.Lines.Mark;
import org.dutylawyer.finding.Assessment;

/**
 * The answer on one screen, for somebody who has to act: the parts of {@link AnswerParts} in at
 * most {@link #LINES} lines. The whole is {@link TextAnswer}.
 */
public final class FirstScreen {

  /** Lines of a terminal that are seen without scrolling, for one person. */
  public static final int LINES = 30;

  /** Each further person has so many more. */
  private static final int LINES_A_PERSON = 8;

  private static final int WIDTH = 80;

  /** So much of what belongs to an entry is shown; a page shows all. */
  private static final int MOST_BELOW = 2;

  /** So many entries of a part are shown at first even then. */
  private static final int LEAST_PRESSED = 1;

  private final Wording words;
  private final boolean colour;
  private final int width;
  private final List<AnswerPart> parts;

  private FirstScreen(List<AnswerPart> parts, Wording words, boolean colour, int width) {
    this.parts = parts;
    this.words = words;
    this.colour = colour;
    this.width = width;
  }

  /** The first screen in 80 columns without colours. */
  public static String of(Assessment answer, Locale locale) {
    return of(answer, locale, false, WIDTH);
  }

  /**
   * Writes the first screen.
   *
   * @param answer the answer
   * @param locale Chinese, or English
   * @param colour whether to mark lines with terminal colours
   * @param width columns of the terminal; a Chinese character takes two
   */
  public static String of(Assessment answer, Locale locale, boolean colour, int width) {
    Wording words = new Wording(answer, locale);
    int persons = Math.max(1, answer.file().persons().size());
    int lines = LINES + (persons - 1) * LINES_A_PERSON;
    String text =
        new FirstScreen(AnswerParts.of(answer, words, false), words, colour, width).fitted(lines);
    return text.lines().count() <= lines
        ? text
        : new FirstScreen(AnswerParts.of(answer, words, true), words, colour, width).fitted(lines);
  }

  /**
   * Entries are left out from the end of the longest part until the screen is short enough; where
   * sentences are so long that this does not do, also some that are else shown whatever there is.
   * Never what is late: a screen with very much of that is longer.
   */
  private String fitted(int lines) {
    int[] shown = parts.stream().mapToInt(p -> Math.min(p.entries().size(), p.most())).toArray();
    String text = print(shown);
    for (int least : new int[] {Integer.MAX_VALUE, LEAST_PRESSED, 0}) {
      int longest = longest(shown, least);
      while (longest >= 0 && text.lines().count() > lines) {
        shown[longest]--;
        text = print(shown);
        longest = longest(shown, least);
      }
    }
    return filled(shown, text, lines);
  }

  /** A long entry left out makes room for shorter ones of other parts, which come back in order. */
  private String filled(int[] shown, String text, int lines) {
    String best = text;
    for (int i = 0; i < shown.length; i++) {
      int most = Math.min(parts.get(i).entries().size(), parts.get(i).most());
      boolean fits = true;
      while (fits && shown[i] < most) {
        shown[i]++;
        String more = print(shown);
        fits = more.lines().count() <= lines;
        if (fits) {
          best = more;
        } else {
          shown[i]--;
        }
      }
    }
    return best;
  }

  /** The part with most entries of which one can be left out; negative if none can. */
  private int longest(int[] shown, int pressed) {
    int longest = -1;
    for (int i = 0; i < shown.length; i++) {
      AnswerPart part = parts.get(i);
      boolean answer = part.kind() == AnswerPart.Kind.CASE || part.kind() == AnswerPart.Kind.OWED;
      int least = Math.max(never(part), answer ? part.least() : Math.min(part.least(), pressed));
      if (shown[i] > least && (longest < 0 || shown[i] > shown[longest])) {
        longest = i;
      }
    }
    return longest;
  }

  /**
   * So many entries at the head of a part are never left out: what is late, was broken, or is a
   * ground for discipline or may be one; and the counts, which stand for what is left out anyway,
   * with what a word above them means that is no accusation.
   */
  private static int never(AnswerPart part) {
    if (part.kind() == AnswerPart.Kind.COUNTS) {
      return part.entries().size();
    }
    boolean warned = part.kind() == AnswerPart.Kind.ACTS || part.kind() == AnswerPart.Kind.CONDUCT;
    return (int)
        part.entries().stream()
            .takeWhile(e -> e.stress() == Stress.ALARM || warned && e.stress() == Stress.WARNING)
            .count();
  }

  private String print(int[] shown) {
    Lines out = new Lines(colour, width);
    for (int i = 0; i < shown.length; i++) {
      AnswerPart part = parts.get(i);
      if (part.entries().isEmpty() || shown[i] == 0 && part.kind() == AnswerPart.Kind.SOURCES) {
        continue;
      }
      if (shown[i] == 0 && !part.heading().isEmpty()) {
        String left = words.say("screen.more", part.entries().size());
        out.line("", "  ", part.heading() + words.colon() + left, Mark.FAINT);
        continue;
      }
      if (!part.heading().isEmpty()) {
        out.heading(part.heading());
      }
      part.entries().subList(0, shown[i]).forEach(entry -> entry(out, part, entry));
      int left = part.entries().size() - shown[i];
      if (left > 0) {
        out.line("  ", "  ", words.say("screen.more", left), Mark.FAINT);
      }
    }
    return out.toString();
  }

  private void entry(Lines out, AnswerPart part, Entry entry) {
    Mark mark = mark(entry.stress());
    switch (part.kind()) {
      case CASE -> out.line(entry.stress() == Stress.WARNING ? "▲ " : "", "  ", entry.text(), mark);
      case SOURCES -> out.line("", "  ", entry.text() + "  " + words.say("screen.whole"), mark);
      default -> {
        boolean labelled = !entry.label().isEmpty();
        String text =
            labelled
                ? Lines.pad(entry.label(), words.chinese() ? 8 : 9) + entry.text()
                : entry.text();
        String below = labelled ? "          " : "      ";
        out.line("  ", labelled ? below : "    ", text, mark);
        entry.below().stream()
            .limit(MOST_BELOW)
            .forEach(
                one ->
                    out.line(
                        below, labelled ? below : below + "  ", one.text(), mark(one.stress())));
      }
    }
  }

  private static Mark mark(Stress stress) {
    return switch (stress) {
      case PLAIN -> Mark.PLAIN;
      case STRONG -> Mark.BOLD;
      case ALARM -> Mark.ALARM;
      case WARNING -> Mark.WARN;
      case FAINT -> Mark.FAINT;
    };
  }
}
