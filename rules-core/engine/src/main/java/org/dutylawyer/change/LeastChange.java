package org.dutylawyer.change;

import java.util.List;

/**
 * The least changes that flip one conclusion of an answer (最小改变).
 *
 * <p>Looked at are the facts that the rules of the conclusion ask for, unless the vocabulary says
 * that they are fixed, and the acts that these rules and their states name: done in time, done
 * earlier, or not done. Each set was answered anew; the sets listed were answered by Drools and by
 * the plan alike, and by the reader's own checks none contradicts itself.
 *
 * @param target the conclusion
 * @param now what it is, in the words of {@link Target#in}
 * @param flips the smallest sets, by size, then nearest first
 * @param size up to how many changes together all sets were looked at
 * @param more how many further sets were found and are not listed
 * @param answers how many case files were answered for it
 */
public record LeastChange(
    Target target, String now, List<Flip> flips, int size, int more, long answers) {

  /** So many changes at most make a set, unless it is said otherwise. */
  public static final int USUAL_SIZE = 3;

  /** Copies the list. */
  public LeastChange {
    flips = List.copyOf(flips);
  }
}
