package org.dutylawyer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Question;
import org.dutylawyer.answer.JsonAnswer;
import org.dutylawyer.answer.TextAnswer;
import org.dutylawyer.finding.Assessment;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** In whatever order a file names persons, lawyers, events and fields, its answer is the same. */
class OrderTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHUFFLES = Integer.getInteger("order.shuffles", 3);

  @TestFactory
  Stream<DynamicTest> no_order_in_a_file_changes_a_byte_of_the_answer() throws IOException {
    DutyLawyerRules rules = DutyLawyerRules.load();
    List<Path> cases;
    try (Stream<Path> files = Files.list(Program.CASES)) {
      cases = files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
    assertThat(cases).hasSizeGreaterThan(30);
    return cases.stream()
        .map(path -> dynamicTest(path.getFileName().toString(), () -> same(rules, path)));
  }

  private static void same(DutyLawyerRules rules, Path path) throws IOException {
    ObjectNode file = named((ObjectNode) JSON.readTree(path.toFile()));
    Question question = Question.asOf(lastDay(file).plusDays(3));
    Assessment expected = rules.assess(rules.read(file.toString(), "case"), question);
    Random random = new Random(path.getFileName().toString().hashCode());
    for (int i = 0; i < SHUFFLES; i++) {
      JsonNode shuffled = shuffled(file, random);
      Assessment answer = rules.assess(rules.read(shuffled.toString(), "case"), question);
      assertThat(JsonAnswer.of(answer).toPrettyString())
          .as(shuffled.toString())
          .isEqualTo(JsonAnswer.of(expected).toPrettyString());
      assertThat(text(answer)).isEqualTo(text(expected));
    }
  }

  /**
   * An event without an id is named by its place in the file, and by nothing else in the answer.
   */
  @TestFactory
  Stream<DynamicTest> where_events_have_no_ids_only_their_numbers_follow_the_file()
      throws IOException {
    DutyLawyerRules rules = DutyLawyerRules.load();
    List<Path> cases;
    try (Stream<Path> files = Files.list(Program.CASES)) {
      cases = files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
    return cases.stream()
        .map(path -> dynamicTest(path.getFileName().toString(), () -> numbered(rules, path)));
  }

  private static void numbered(DutyLawyerRules rules, Path path) throws IOException {
    ObjectNode file = named((ObjectNode) JSON.readTree(path.toFile()));
    Question question = Question.asOf(lastDay(file).plusDays(3));
    String expected = unnumbered(rules, file, question);
    Random random = new Random(path.getFileName().toString().hashCode());
    for (int i = 0; i < SHUFFLES; i++) {
      assertThat(unnumbered(rules, shuffled(file, random), question)).isEqualTo(expected);
    }
  }

  /** The answer to the events by their places, with the ids that they had before. */
  private static String unnumbered(DutyLawyerRules rules, JsonNode file, Question question) {
    ObjectNode numbered = file.deepCopy();
    Map<String, String> places = new HashMap<>();
    Map<String, String> ids = new HashMap<>();
    for (JsonNode event : numbered.path("events")) {
      String place = "e" + (places.size() + 1);
      places.put(event.path("id").asText(), place);
      ids.put(place, event.path("id").asText());
      ((ObjectNode) event).remove("id");
    }
    for (JsonNode event : numbered.path("events")) {
      if (event.hasNonNull("re")) {
        ((ObjectNode) event).put("re", places.get(event.path("re").asText()));
      }
    }
    Assessment answer = rules.assess(rules.read(numbered.toString(), "case"), question);
    return Pattern.compile("(?<=[“\"])e[0-9]+(?=[”\"])")
        .matcher(text(answer) + TextAnswer.of(answer, Locale.CHINESE))
        .replaceAll(id -> Matcher.quoteReplacement(ids.getOrDefault(id.group(), id.group())));
  }

  private static String text(Assessment answer) {
    return TextAnswer.of(answer, Locale.CHINESE, true, false, 80);
  }

  /**
   * With the id that an event without one has by its place, which is part of what the file says.
   */
  private static ObjectNode named(ObjectNode file) {
    JsonNode events = file.path("events");
    for (int i = 0; i < events.size(); i++) {
      if (!events.get(i).hasNonNull("id")) {
        ((ObjectNode) events.get(i)).put("id", "e" + (i + 1));
      }
    }
    return file;
  }

  private static LocalDate lastDay(ObjectNode file) {
    return file.path("events").findValuesAsText("at").stream()
        .filter(at -> at.matches("20[0-9]{2}-.*"))
        .map(at -> LocalDate.parse(at.substring(0, 10)))
        .max(LocalDate::compareTo)
        .orElse(LocalDate.of(2025, 10, 13));
  }

  private static JsonNode shuffled(JsonNode node, Random random) {
    if (node.isObject()) {
      List<String> keys = new ArrayList<>();
      node.fieldNames().forEachRemaining(keys::add);
      Collections.shuffle(keys, random);
      ObjectNode object = JSON.createObjectNode();
      keys.forEach(key -> object.set(key, shuffled(node.get(key), random)));
      return object;
    }
    if (node.isArray()) {
      List<JsonNode> items = new ArrayList<>();
      node.forEach(item -> items.add(shuffled(item, random)));
      Collections.shuffle(items, random);
      ArrayNode array = JSON.createArrayNode();
      items.forEach(array::add);
      return array;
    }
    return node;
  }
}
