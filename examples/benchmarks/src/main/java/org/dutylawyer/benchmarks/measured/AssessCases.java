package org.dutylawyer.benchmarks.measured;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.casefile.CaseFile;

/**
 * The cases that are assessed over and over: the example {@code fast-track-trial.json} (one
 * defendant, seven events, national rules) with the facts stated that the example leaves open; the
 * same with twelve facts not known; and the same with a lawyer and without events.
 */
public final class AssessCases {

  /** The day asked about. */
  static final LocalDate MON_2025_10_13 = LocalDate.of(2025, 10, 13);

  /** Where things stand on that day, by what has happened; what is not stated stays open. */
  public static final Question NOW =
      Question.asOf(MON_2025_10_13).withoutAwaited().withoutAssumptions();

  /** The same and what future events would bring. */
  public static final Question WITH_AWAITED = Question.asOf(MON_2025_10_13).withoutAssumptions();

  private static final List<String> OF_THE_PERSON =
      List.of(
          "counsel",
          "age-group",
          "sight",
          "hearing-ability",
          "speech",
          "capacity",
          "possible-penalty",
          "pleads");
  private static final List<String> OF_THE_PROCEEDING =
      List.of("procedure", "in-absentia", "investigating-organ", "crime-kind");

  private AssessCases() {}

  /** The national rules alone. */
  public static DutyLawyerRules national() {
    return DutyLawyerRules.builder().packsOnClassPath().jurisdiction("CN").build();
  }

  /** The case of which everything is known. */
  public static CaseFile complete(DutyLawyerRules rules) {
    return checked(rules, complete(), 0);
  }

  /** The case of which twelve facts are not known. */
  public static CaseFile twelveUnknown(DutyLawyerRules rules) {
    ObjectNode json = complete();
    ((ObjectNode) json.get("persons").get(0)).remove(OF_THE_PERSON);
    ((ObjectNode) json.get("proceeding")).remove(OF_THE_PROCEEDING);
    ArrayNode events = (ArrayNode) json.get("events");
    for (int i = events.size() - 1; i >= 0; i--) {
      if (events.get(i).get("type").asText().equals("plea-changed")) {
        events.remove(i);
      }
    }
    return checked(rules, json, 12);
  }

  /** The case before anything happened in it, of a person who has a lawyer: little is owed. */
  public static CaseFile represented(DutyLawyerRules rules) {
    ObjectNode json = complete();
    ((ObjectNode) json.get("persons").get(0)).put("counsel", "retained-lawyer");
    json.remove("events");
    return checked(rules, json, 0);
  }

  private static ObjectNode complete() {
    ObjectNode json;
    try (InputStream in = AssessCases.class.getResourceAsStream("/cases/fast-track-trial.json")) {
      json = (ObjectNode) new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ((ObjectNode) json.get("proceeding")).put("crime-kind", "other");
    ((ObjectNode) json.get("proceeding")).put("reviewing-court", "high");
    ((ObjectNode) json.get("persons").get(0))
        .put("treatment-role", "defendant")
        .put("foreigner", false);
    // Else the stage before the court's acceptance would be open.
    ((ArrayNode) json.get("events"))
        .addObject()
        .put("id", "移送")
        .put("type", "prosecution-file-received")
        .put("at", "2025-06-02");
    // Else it would be open whether the plea is of that stage.
    ((ArrayNode) json.get("events"))
        .addObject()
        .put("id", "认罪")
        .put("type", "plea-changed")
        .put("person", json.get("persons").get(0).get("id").asText())
        .put("to", true)
        .put("at", "2025-05-26");
    json.get("events")
        .forEach(
            event -> {
              if (event.get("type").asText().endsWith("-right-told")) {
                ((ObjectNode) event).put("in-writing", true);
              }
            });
    return json;
  }

  private static CaseFile checked(DutyLawyerRules rules, ObjectNode json, int unknown) {
    CaseFile file = rules.read(json.toString(), "fast-track-trial");
    int found = rules.assess(file, NOW).unknownFacts();
    if (found != unknown) {
      throw new IllegalStateException(
          "found "
              + found
              + " unknown facts, expected "
              + unknown
              + ": a pack asks for others now");
    }
    return file;
  }
}
