package org.dutylawyer.casefile;

import java.util.Set;

/**
 * A document that an event carries (文书).
 *
 * @param of the event
 * @param type word for the document
 * @param fields words for the fields that are filled in
 */
public record Document(Event of, String type, Set<String> fields) {

  /** Copies the fields. */
  public Document {
    fields = Set.copyOf(fields);
  }
}
