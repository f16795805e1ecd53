package org.dutylawyer.change;

import java.util.List;

/**
 * A smallest set of changes under which a conclusion is another: without any one of them it is not.
 *
 * @param changes the changes, nearest first; never empty
 * @param becomes what the conclusion then is, in the words of {@link Target#in}
 */
public record Flip(List<Change> changes, String becomes) {

  /** Copies the list. */
  public Flip {
    changes = List.copyOf(changes);
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("nothing changes, and yet it becomes " + becomes);
    }
  }
}
