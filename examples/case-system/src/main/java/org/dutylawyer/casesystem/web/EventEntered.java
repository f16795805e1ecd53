package org.dutylawyer.casesystem.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the form of an event.
 *
 * @param version the version of the case that the form was made of
 * @param at its day; blank if it is not known
 * @param time its hour; blank if it is not known
 * @param person whom it concerns; empty for all
 */
public record EventEntered(
    long version, @Nullable String at, @Nullable String time, @Nullable List<String> person) {

  /** The day with the hour, where there is one. */
  public String moment() {
    String day = at == null ? "" : at;
    return time == null || time.isBlank() || day.isBlank() ? day : day + "T" + time;
  }

  /** The persons that were chosen. */
  public List<String> persons() {
    return person == null ? List.of() : person.stream().filter(p -> !p.isBlank()).toList();
  }

  /** The fields of a form whose names begin so, without that beginning. */
  static Map<String, String> fields(Map<String, String> all, String beginning) {
    Map<String, String> fields = new LinkedHashMap<>();
    all.forEach(
        (key, value) -> {
          if (key.startsWith(beginning)) {
            fields.put(key.substring(beginning.length()), value);
          }
        });
    return fields;
  }
}
