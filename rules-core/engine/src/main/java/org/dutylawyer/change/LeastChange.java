package org.dutylawyer.change;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The least changes that flip one conclusion of an answer (最小改变).
 *
 * <p>Looked at are the facts that the rules of the conclusion ask for, also those of events, unless
 * the vocabulary says that they are fixed; the dates of birth, where they ask for an age; and the
 * acts that these rules and their states name: done in time, done earlier, or not done. An act is
 * looked at where the law gives it. All is judged as of the day asked about: what the file records
 * of later days has not happened. A demand that another norm makes instead, of whomever, is the
 * same. Each set was answered anew; the sets listed were answered by Drools and by the plan alike,
 * and by the reader's own checks none contradicts itself.
 *
 * @param target the conclusion
 * @param now what it is, in the words of {@link Target#in}
 * @param flips the smallest sets, by size, then nearest first
 * @param size up to how many changes together all sets were looked at
 * @param more how many further sets were found and are not listed
 * @param answers how many case files were answered for it
 * @param kept words for the facts that the rules ask for and that stayed what they are: those that
 *     are fixed, and those that events on file have changed; the events were looked at
 */
public record LeastChange(
    Target target,
    String now,
    List<Flip> flips,
    int size,
    int more,
    long answers,
    Set<String> kept) {

  /** So many changes at most make a set, unless it is said otherwise. */
  public static final int USUAL_SIZE = 3;

  /** Copies the collections. */
  public LeastChange {
    kept = Collections.unmodifiableSet(new TreeSet<>(kept));
    flips = List.copyOf(flips);
  }
}
