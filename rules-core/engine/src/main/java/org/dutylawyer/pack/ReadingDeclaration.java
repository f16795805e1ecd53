package org.dutylawyer.pack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.law.NormId;
import org.dutylawyer.text.Title;

/**
 * A point on which careful lawyers differ (争议解释), with the options and the one that the pack picks.
 *
 * @param id word for the reading, unique over all packs of a stack
 * @param provision what is read
 * @param title the question
 * @param options the options with their titles, in the order declared
 * @param counting the reading of the calendar that it chooses for the norms of its provision, with
 *     the same options; empty where the options are rules of their own
 * @param preset the option that holds unless the host chooses another
 * @param why why that one
 */
public record ReadingDeclaration(
    String id,
    NormId provision,
    Title title,
    Map<String, Title> options,
    Optional<String> counting,
    String preset,
    Title why) {

  /** Copies the map, keeping its order. */
  public ReadingDeclaration {
    options = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }
}
