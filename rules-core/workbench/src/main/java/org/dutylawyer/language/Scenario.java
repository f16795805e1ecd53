package org.dutylawyer.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.law.NormId;

/**
 * A situation with the answer that a careful lawyer gives: the specification of the rules.
 *
 * @param title the situation in one sentence
 * @param asOf the day asked about
 * @param knownOn the day whose knowledge of the calendar counts, if another
 * @param readings chosen readings
 * @param caseFile the case file, as a tree
 * @param expectations what must be found
 * @param silent norms that must not be found
 * @param where file and line
 */
public record Scenario(
    String title,
    Moment asOf,
    Optional<Moment> knownOn,
    Map<String, String> readings,
    JsonNode caseFile,
    List<Expectation> expectations,
    List<NormId> silent,
    String where) {

  /** Copies the collections. */
  public Scenario {
    readings = Map.copyOf(readings);
    expectations = List.copyOf(expectations);
    silent = List.copyOf(silent);
  }

  /**
   * One thing that must be found.
   *
   * @param norm the norm
   * @param of id of the subject, if only one is meant
   * @param fields what else must hold: outcome, due, state and so on, by key
   * @param where file and line
   */
  public record Expectation(
      NormId norm, Optional<String> of, Map<String, JsonNode> fields, String where) {
    /** Copies the map, which keeps its order. */
    public Expectation {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }
}
