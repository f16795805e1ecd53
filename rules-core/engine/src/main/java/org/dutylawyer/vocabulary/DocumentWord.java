package org.dutylawyer.vocabulary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dutylawyer.text.Title;

/**
 * A kind of document that can be attached to an event.
 *
 * @param key the word itself, kebab-case
 * @param title its name
 * @param fields the fields that the law or the form asks for, with their names, in their order
 */
public record DocumentWord(String key, Title title, Map<String, Title> fields) {

  /** Copies the fields. */
  public DocumentWord {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
