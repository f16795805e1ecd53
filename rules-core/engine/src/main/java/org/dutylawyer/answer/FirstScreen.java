package org.dutylawyer.answer;

import java.util.List;
import java.util.Locale;
import org.dutylawyer.answer.ActsPart.Room;
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

  /** So many acts are shown until nothing else gives way any more. */
  private static final int FIRST_ACTS = 6;

  /** So many entries of a part are shown at first even then. */
  private static final int LEAST_PRESSED = 1;

  /** What is missing gives way last but one: only to what is late and to what is owed. */
  private static final int NO_QUESTION = -1;

  /** Where all that is late would not fit, the rest of it is counted: the first stays. */
  private static final int LATE_COUNTED = -2;

  private final Wording words;
  private final boolean colour;
  private final int width;
  private final List<AnswerPart> parts;

  /** So much of what belongs to an entry is shown. */
  private final int below;

  private FirstScreen(List<AnswerPart> parts, Wording words, boolean colour, int width, int below) {
    this.parts = parts;
    this.words = words;
    this.colour = colour;
    this.width = width;
    this.below = below;
  }

  /**
   * A screen.
   *
   * @param text what is printed
   * @param questions how many questions it has
   * @param wanted with fewer, another try is worth while
   * @param left how many entries of what is to be done are only counted
   */
  private record Fitted(String text, int questions, int wanted, int left) {

    boolean isWanting(int most) {
      return lines() > most || questions < wanted || left > 0;
    }

    /**
     * The other if that fits with more questions, or with as many and half as much left out of what
     * is to be done, or, where this one does not fit, is shorter.
     */
    Fitted orBetter(Fitted other, int most) {
      boolean more =
          other.questions > questions
              || other.questions == questions && left > 0 && 2 * other.left <= left;
      boolean better = lines() <= most ? more && other.lines() <= most : other.lines() < lines();
      return better ? other : this;
    }

    private long lines() {
      return text.lines().count();
    }
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
    // Two questions with a result each say more than one with all of its results; a question, or an
    // act still to be done, says more than the provisions of what is late.
    List<AnswerPart> apart = AnswerParts.of(answer, words);
    Fitted best = new FirstScreen(apart, words, colour, width, MOST_BELOW).fitted(lines);
    for (int below = MOST_BELOW - 1; below >= 1 && best.isWanting(lines); below--) {
      best =
          best.orBetter(new FirstScreen(apart, words, colour, width, below).fitted(lines), lines);
    }
    for (Room room : List.of(Room.TOGETHER, Room.BARE)) {
      if (best.isWanting(lines)) {
        best = best.orBetter(pressed(answer, words, room, apart, colour, width, lines), lines);
      }
    }
    if (best.lines() > lines) {
      best = new FirstScreen(apart, words, colour, width, 1).counted(lines);
    }
    return best.text();
  }

  private static Fitted pressed(
      Assessment answer,
      Wording words,
      Room room,
      List<AnswerPart> parts,
      boolean colour,
      int width,
      int lines) {
    AnswerPart pressed = new ActsPart(answer, words).listed(room);
    List<AnswerPart> together =
        parts.stream().map(part -> part.kind() == AnswerPart.Kind.ACTS ? pressed : part).toList();
    Fitted best = new FirstScreen(together, words, colour, width, MOST_BELOW).fitted(lines);
    for (int below = MOST_BELOW - 1; below >= 1 && best.isWanting(lines); below--) {
      best =
          best.orBetter(
              new FirstScreen(together, words, colour, width, below).fitted(lines), lines);
    }
    return best;
  }

  /**
   * Entries are left out from the end of the longest part until the screen is short enough; where
   * sentences are so long that this does not do, also some that are else shown whatever there is.
   * Never what is late.
   */
  private Fitted fitted(int lines) {
    return fitted(lines, Integer.MAX_VALUE, LEAST_PRESSED, 0, NO_QUESTION);
  }

  /** The same where there is more that is late than lines: the rest of that is counted too. */
  private Fitted counted(int lines) {
    return fitted(lines, Integer.MAX_VALUE, LEAST_PRESSED, 0, NO_QUESTION, LATE_COUNTED);
  }

  private Fitted fitted(int lines, int... levels) {
    int[] shown = parts.stream().mapToInt(p -> Math.min(p.entries().size(), p.most())).toArray();
    String text = print(shown);
    for (int least : levels) {
      int longest = longest(shown, least);
      while (longest >= 0 && text.lines().count() > lines) {
        shown[longest]--;
        text = print(shown);
        longest = longest(shown, least);
      }
    }
    String filled = filled(shown, text, lines);
    int questions = 0;
    int wanted = 0;
    int left = 0;
    for (int i = 0; i < shown.length; i++) {
      if (parts.get(i).kind() == AnswerPart.Kind.QUESTIONS) {
        questions += shown[i];
        wanted += Math.min(parts.get(i).entries().size(), MOST_BELOW);
      } else if (parts.get(i).kind() == AnswerPart.Kind.ACTS) {
        left += parts.get(i).entries().size() - shown[i];
      }
    }
    return new Fitted(filled, questions, wanted, left);
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
      int least =
          pressed == LATE_COUNTED && !answer && part.kind() != AnswerPart.Kind.COUNTS
              ? Math.min(1, never(part, pressed))
              : Math.max(
                  never(part, pressed), answer ? part.least() : Math.min(part.least(), pressed));
      if (shown[i] > least && (longest < 0 || shown[i] > shown[longest])) {
        longest = i;
      }
    }
    return longest;
  }

  /**
   * So many entries at the head of a part are never left out: what is late, was broken, or is a
   * ground for discipline or may be one, and the next dates; and the counts, which stand for what
   * is left out anyway, with what a word above them means that is no accusation, and the packs.
   */
  private static int never(AnswerPart part, int pressed) {
    if (part.kind() == AnswerPart.Kind.COUNTS || part.kind() == AnswerPart.Kind.SOURCES) {
      return part.entries().size();
    }
    if (part.kind() == AnswerPart.Kind.ACTS) {
      int first = Math.min(part.entries().size(), FIRST_ACTS);
      return pressed == Integer.MAX_VALUE ? Math.max(part.least(), first) : part.least();
    }
    if (part.kind() == AnswerPart.Kind.QUESTIONS) {
      return pressed <= NO_QUESTION ? 0 : Math.min(part.entries().size(), LEAST_PRESSED);
    }
    boolean warned = part.kind() == AnswerPart.Kind.CONDUCT;
    return (int)
        part.entries().stream()
            .takeWhile(e -> e.stress() == Stress.ALARM || warned && e.stress() == Stress.WARNING)
            .count();
  }

  private String print(int[] shown) {
    Lines out = new Lines(colour, width, words.names());
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
      entries(out, part, part.entries().subList(0, shown[i]));
      List<Entry> left = part.entries().subList(shown[i], part.entries().size());
      if (!left.isEmpty()) {
        out.line("  ", "  ", more(part, left), Mark.FAINT);
      }
    }
    return out.toString();
  }

  /** How much is left out, and how much of that is late or broken. */
  private String more(AnswerPart part, List<Entry> left) {
    long late =
        part.kind() == AnswerPart.Kind.ACTS
            ? left.stream().filter(entry -> entry.stress() == Stress.ALARM).count()
            : 0;
    return late == 0
        ? words.say("screen.more", left.size())
        : words.say("screen.more.late", left.size(), late);
  }

  /**
   * The entries, those of one group together where its first stands; where a group has several, who
   * acts is a line of its own.
   */
  private void entries(Lines out, AnswerPart part, List<Entry> entries) {
    for (List<Entry> own : Entry.grouped(entries)) {
      String who = own.get(0).group() + words.colon();
      if (own.size() > 1) {
        out.line("  ", "    ", who, Mark.BOLD);
      }
      int said = own.size() > 1 ? who.length() : 0;
      own.forEach(entry -> entry(out, part, entry, entry.text().substring(said)));
    }
  }

  private void entry(Lines out, AnswerPart part, Entry entry, String said) {
    Mark mark = mark(entry.stress());
    switch (part.kind()) {
      case CASE -> out.line(entry.stress() == Stress.WARNING ? "▲ " : "", "  ", entry.text(), mark);
      case SOURCES -> out.line("", "  ", entry.text() + "  " + words.say("screen.whole"), mark);
      default -> {
        boolean labelled = !entry.label().isEmpty();
        String text = labelled ? Lines.pad(entry.label(), words.chinese() ? 8 : 9) + said : said;
        String lead = labelled ? "          " : "      ";
        out.line("  ", labelled ? lead : "    ", text, mark);
        entry.below().stream()
            .limit(below)
            .forEach(
                one ->
                    out.line(lead, labelled ? lead : lead + "  ", one.text(), mark(one.stress())));
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
