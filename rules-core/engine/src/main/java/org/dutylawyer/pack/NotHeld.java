package org.dutylawyer.pack;

import java.util.List;
import org.dutylawyer.law.InForce;
import org.dutylawyer.text.Title;

/**
 * A text that governed once and that no pack holds. Of its days the answer to what it governs is
 * not known, never no.
 *
 * @param id number of the document, or the usual name of the text
 * @param title its name
 * @param inForce the days on which it governed
 * @param stages words for the stages of a proceeding in which it governed; empty for all
 * @param entitlements words for the entitlements that it governed
 */
public record NotHeld(
    String id, Title title, InForce inForce, List<String> stages, List<String> entitlements) {

  /** Copies the lists. */
  public NotHeld {
    stages = List.copyOf(stages);
    entitlements = List.copyOf(entitlements);
  }
}
