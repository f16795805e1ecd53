package org.dutylawyer.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.DocumentWord;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * Random case files without mistakes, and random slips in them that both the schema and the reader
 * can see. Dates go up with the events and nobody is young, so that nothing contradicts.
 */
final class RandomCaseFile {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final LocalDate WED_2025_01_01 = LocalDate.of(2025, 1, 1);

  private final Vocabulary vocabulary;
  private final Random random;
  private final List<String> persons = new ArrayList<>();
  private final List<String> lawyers = new ArrayList<>();
  private final List<String> stations = new ArrayList<>();

  RandomCaseFile(Vocabulary vocabulary, Random random) {
    this.vocabulary = vocabulary;
    this.random = random;
  }

  ObjectNode json() {
    ObjectNode root = NODES.objectNode();
    root.put("jurisdiction", pick(List.of("CN", "CN-50", "CN-22", "CN-320481")));
    if (chance(2)) {
      root.put("id", "案件 " + random.nextInt(100));
    }
    ObjectNode proceeding = root.putObject("proceeding");
    facts(proceeding, vocabulary.statedAbout(About.Kind.PROCEEDING));
    subjects(root.putArray("persons"), About.Kind.PERSON, "某", persons);
    subjects(root.putArray("lawyers"), About.Kind.LAWYER, "律师", lawyers);
    subjects(root.putArray("stations"), About.Kind.STATION, "站", stations);
    ArrayNode events = root.putArray("events");
    int count = random.nextInt(8);
    for (int i = 0; i < count; i++) {
      event(events.addObject(), i);
    }
    withoutContradictions(root);
    return root;
  }

  /**
   * A state that an event changes, or that follows from others, is not stated: the schema cannot
   * see that both are true.
   */
  private void withoutContradictions(ObjectNode root) {
    List<ObjectNode> subjects = new ArrayList<>(List.of((ObjectNode) root.get("proceeding")));
    for (String list : List.of("persons", "lawyers", "stations")) {
      root.get(list).forEach(subject -> subjects.add((ObjectNode) subject));
    }
    List<String> changed =
        new ArrayList<>(
            List.of("co-defendant-has-counsel", "investigating-organ", "treatment-role"));
    for (String key : vocabulary.words(Group.FACTS)) {
      vocabulary
          .fact(key)
          .flatMap(FactWord::history)
          .filter(history -> !history.follows().isEmpty())
          .ifPresent(history -> changed.add(key));
    }
    for (JsonNode event : root.get("events")) {
      EventWord word = vocabulary.event(event.get("type").asText()).orElseThrow();
      word.sets().ifPresent(changed::add);
      vocabulary.leaves(word.key()).forEach(leaves -> changed.add(leaves.state()));
      if (word.sets().filter("procedure"::equals).isPresent()) {
        ((ObjectNode) event).put("to", "ordinary"); // also where a later instance began before
      }
    }
    if (changed.contains("instance")) {
      changed.add("stage"); // of which a later instance has only one
    }
    subjects.forEach(subject -> subject.remove(changed));
  }

  private void subjects(ArrayNode list, About.Kind kind, String prefix, List<String> ids) {
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      ObjectNode node = list.addObject();
      ids.add(prefix + i);
      node.put("id", prefix + i);
      if (chance(2)) {
        node.put("name", "某 " + i);
      }
      facts(node, vocabulary.statedAbout(kind));
      if (kind == About.Kind.PERSON && chance(2)) {
        node.put("born", LocalDate.of(1950, 1, 1).plusDays(random.nextInt(12_000)).toString());
        node.remove("age-group");
      }
    }
  }

  private void event(ObjectNode node, int index) {
    List<EventWord> possible =
        vocabulary.events().stream()
            .filter(word -> word.about() != About.Kind.LAWYER || !lawyers.isEmpty())
            .filter(word -> word.about() != About.Kind.STATION || !stations.isEmpty())
            // Its day could precede that of an event which comes later in this file.
            .filter(word -> word.after().isEmpty())
            .filter(
                word -> !word.by().contains("court") || !vocabulary.leaves(word.key()).isEmpty())
            .toList();
    EventWord word = pick(possible);
    node.put("type", word.key());
    if (chance(2)) {
      node.put("id", "事件" + index);
    }
    LocalDate day = WED_2025_01_01.plusDays(index * 20L + random.nextInt(20));
    switch (random.nextInt(4)) {
      case 0 -> node.put("at", day.toString());
      case 1 -> node.put("at", day + "T09:3" + random.nextInt(10));
      case 2 -> node.put("at", FactWord.UNKNOWN);
      default -> {
        // no day
      }
    }
    if (!persons.isEmpty() && chance(2)) {
      if (chance(2)) {
        node.put("person", pick(persons));
      } else {
        persons.forEach(node.putArray("person")::add);
      }
    }
    if (!vocabulary.words(Group.ACTORS).isEmpty() && chance(2)) {
      node.put("by", pick(word.by().isEmpty() ? vocabulary.words(Group.ACTORS) : word.by()));
    }
    if (word.about() == About.Kind.LAWYER || (!lawyers.isEmpty() && chance(4))) {
      node.put("lawyer", pick(lawyers));
    }
    if (word.about() == About.Kind.STATION || (!stations.isEmpty() && chance(4))) {
      node.put("station", pick(stations));
    }
    if (word.sets().isPresent() && chance(2)) {
      answer(node, "to", vocabulary.fact(word.sets().get()).orElseThrow());
    }
    if (chance(3)) {
      DocumentWord document = pick(vocabulary.documents());
      ObjectNode paper =
          chance(2) ? node.putObject("document") : node.putArray("document").addObject();
      paper.put("type", document.key());
      ObjectNode fields = paper.putObject("fields");
      document.fields().keySet().stream()
          .filter(field -> chance(2))
          .forEach(field -> fields.put(field, "内容"));
    }
    facts(node, vocabulary.factsAboutEvent(word.key()));
  }

  private void facts(ObjectNode node, List<FactWord> facts) {
    for (FactWord fact : facts) {
      if (chance(2)) {
        answer(node, fact.key(), fact);
      }
    }
  }

  private void answer(ObjectNode node, String key, FactWord fact) {
    int way = random.nextInt(10);
    if (way == 0) {
      node.put(key, FactWord.UNKNOWN);
    } else if (way == 1) {
      node.putNull(key);
    } else if (fact.kind() == FactWord.Kind.YES_NO) {
      node.put(key, random.nextBoolean());
    } else if (fact.kind() == FactWord.Kind.NUMBER) {
      node.put(key, random.nextInt(100));
    } else {
      node.put(key, pick(fact.values().keySet()));
    }
  }

  /** Changes one thing somewhere in the file and says what. It may be no mistake. */
  static String slip(ObjectNode file, Random random) {
    List<ObjectNode> objects = new ArrayList<>();
    collect(file, objects);
    ObjectNode node = objects.get(random.nextInt(objects.size()));
    List<String> keys = new ArrayList<>(node.properties().stream().map(Map.Entry::getKey).toList());
    if (keys.isEmpty() || random.nextInt(4) == 0) {
      String key = "field" + random.nextInt(10);
      node.put(key, 1);
      return "added " + key;
    }
    String key = keys.get(random.nextInt(keys.size()));
    // What other fields refer to stays: the schema cannot see a reference to nothing.
    boolean referredTo =
        Set.of("id", "person", "lawyer", "station", "persons", "lawyers", "stations", "events")
            .contains(key);
    switch (random.nextInt(3)) {
      case 0 -> {
        if (referredTo) {
          return "nothing";
        }
        node.remove(key);
        return "removed " + key;
      }
      case 1 -> {
        JsonNode value = node.remove(key);
        node.set(key + "x", value);
        return "renamed " + key;
      }
      default -> {
        JsonNode junk = junk(random, referredTo);
        node.set(key, junk);
        return key + " = " + junk;
      }
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> into) {
    if (node instanceof ObjectNode object) {
      into.add(object);
    }
    node.forEach(child -> collect(child, into));
  }

  private static JsonNode junk(Random random, boolean referredTo) {
    List<JsonNode> junk =
        new ArrayList<>(
            List.of(
                NODES.booleanNode(true),
                NODES.numberNode(17),
                NODES.numberNode(-1),
                NODES.numberNode(1.5),
                NODES.objectNode(),
                NODES.objectNode().put("type", "no-such-type"),
                NODES.arrayNode().add(7)));
    if (!referredTo) {
      junk.add(NODES.nullNode());
      junk.add(NODES.textNode(FactWord.UNKNOWN));
      junk.add(NODES.textNode("no such word"));
      junk.add(NODES.textNode(""));
      junk.add(NODES.textNode(" "));
      junk.add(NODES.textNode("2025-13-01"));
      junk.add(NODES.textNode("长".repeat(201)));
    }
    return junk.get(random.nextInt(junk.size()));
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private <T> T pick(Collection<T> items) {
    return List.copyOf(items).get(random.nextInt(items.size()));
  }
}
