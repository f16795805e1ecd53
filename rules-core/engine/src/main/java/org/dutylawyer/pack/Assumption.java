package org.dutylawyer.pack;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutylawyer.text.Title;

/**
 * What hardly ever is otherwise, and is taken to be so where the file does not say (按通常情形推定). The
 * answer shows it; a host can switch it off.
 *
 * @param fact word for the fact
 * @param value word for the value assumed
 * @param when facts of the proceeding that must be known to have one of these values, so that it is
 *     hardly ever otherwise (a fast-track trial is one of first instance); empty if in every case
 * @param why why it is hardly ever otherwise
 */
public record Assumption(String fact, String value, Map<String, List<String>> when, Title why) {

  /** Copies the conditions. */
  public Assumption {
    when = Collections.unmodifiableMap(new TreeMap<>(when));
  }
}
