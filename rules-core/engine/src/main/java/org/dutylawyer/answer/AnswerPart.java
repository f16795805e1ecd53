package org.dutylawyer.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of the first page of an answer, as it is shown to somebody who has to act: typed, so that
 * a terminal, a page and a host's own screen set the same parts, each in its way. {@link
 * AnswerParts} makes them.
 *
 * @param kind which part it is
 * @param heading its heading in the language of the answer; empty for none
 * @param entries its entries, the most pressing first
 * @param least so many of its entries are shown however little room there is
 * @param most no more of its entries are shown where room is short; a page shows all
 */
public record AnswerPart(Kind kind, String heading, List<Entry> entries, int least, int most) {

  /** Copies the list. */
  public AnswerPart {
    entries = List.copyOf(entries);
  }

  /** The parts, in their order. */
  public enum Kind {
    /** Which case, as of when, and what a reader must know before relying on the answer. */
    CASE,
    /** What each person is owed (应当获得的辩护、法律帮助). */
    OWED,
    /** Where the texts of two levels contradict each other (两级规定相互矛盾). */
    CONTRADICTIONS,
    /** Who must do what by when (要做的事). */
    ACTS,
    /** How many standing duties, rights and prohibitions there are besides. */
    COUNTS,
    /** The grounds for discipline that are made out (处理事由). */
    CONDUCT,
    /** Who does not fulfil what a duty lawyer or counsel has to fulfil (值班、承办资格). */
    FITNESS,
    /** Other readings of the law under which something would be owed (不同解释). */
    READINGS,
    /** The facts that would change what is owed (还需要知道). */
    QUESTIONS,
    /** The packs that answered. */
    SOURCES
  }

  /** How an entry is stressed. */
  public enum Stress {
    PLAIN,
    STRONG,
    /** Something that is over time, or was done although it must not be. */
    ALARM,
    /** Something to look at before it is. */
    WARNING,
    FAINT
  }

  /**
   * An entry.
   *
   * @param stress how it is stressed
   * @param label a word before it that says where it stands; empty for none
   * @param group who acts, with whom the text begins; what the same one does stands together; empty
   *     for none
   * @param text what is said
   * @param below what belongs to it, the first first
   */
  public record Entry(Stress stress, String label, String group, String text, List<Entry> below) {

    /** Copies the list. */
    public Entry {
      below = List.copyOf(below);
    }

    /** An entry of no group. */
    public Entry(Stress stress, String label, String text, List<Entry> below) {
      this(stress, label, "", text, below);
    }

    /** The entries, those of one group together where its first stands; one of none is alone. */
    public static List<List<Entry>> grouped(List<Entry> entries) {
      Map<Object, List<Entry>> groups = new LinkedHashMap<>();
      for (Entry entry : entries) {
        Object group = entry.group().isEmpty() ? new Object() : entry.group();
        groups.computeIfAbsent(group, k -> new ArrayList<>()).add(entry);
      }
      return List.copyOf(groups.values());
    }

    /** An entry with nothing before it and nothing below. */
    public static Entry of(Stress stress, String text) {
      return new Entry(stress, "", text, List.of());
    }
  }
}
