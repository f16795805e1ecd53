package org.dutylawyer.workbench.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.language.Scenario;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Whole;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * Small changes to the case of a scenario, each in one point that a rule looks at: another value of
 * a fact, a number at its limit, an event a day earlier or later, gone or added, another reading.
 */
public final class CaseEdits {

  private final Scenario base;
  private final Vocabulary words;
  private final Map<String, ReadingDeclaration> readings;
  private final Map<String, Scenario> edits = new LinkedHashMap<>();

  private CaseEdits(Scenario base, Vocabulary words, Map<String, ReadingDeclaration> readings) {
    this.base = base;
    this.words = words;
    this.readings = readings;
  }

  /** The scenario itself and its changes that concern the rule, the smallest first. */
  public static List<Scenario> of(
      Scenario base, RuleModel rule, Vocabulary words, Map<String, ReadingDeclaration> readings) {
    CaseEdits edits = new CaseEdits(base, words, readings);
    edits.facts(rule);
    edits.events(rule);
    edits.readings(rule);
    List<Scenario> all = new ArrayList<>();
    all.add(base);
    all.addAll(edits.edits.values());
    return all;
  }

  private void facts(RuleModel rule) {
    for (Pattern pattern : rule.patterns()) {
      if (Set.of("Fact", "FactAt", "Onset", "Amount").contains(pattern.type())) {
        for (String name : pattern.words("name")) {
          words.fact(name).ifPresent(word -> fact(word, pattern));
        }
      }
    }
  }

  private void fact(FactWord word, Pattern pattern) {
    Set<Object> values = new LinkedHashSet<>();
    if (word.kind() == FactWord.Kind.NUMBER) {
      pattern.constraints().stream()
          .flatMap(c -> c.operands().stream())
          .filter(Whole.class::isInstance)
          .map(o -> ((Whole) o).value())
          .forEach(n -> values.addAll(List.of(n, n - 1, n + 1)));
    } else if (word.kind() == FactWord.Kind.YES_NO) {
      values.addAll(List.of(true, false));
    } else {
      values.addAll(word.values().keySet());
    }
    for (String place : places(word)) {
      for (Object value : values) {
        set(place, word.key(), Optional.of(value));
      }
      set(place, word.key(), Optional.empty());
    }
  }

  /**
   * Where in the case the fact can be stated: {@code /proceeding}, {@code /persons/0} and so on.
   */
  private List<String> places(FactWord word) {
    List<String> places = new ArrayList<>();
    if (word.isAbout(About.Kind.PROCEEDING)) {
      places.add("/proceeding");
    }
    Map<About.Kind, String> lists = new LinkedHashMap<>();
    lists.put(About.Kind.PERSON, "persons");
    lists.put(About.Kind.LAWYER, "lawyers");
    lists.put(About.Kind.STATION, "stations");
    lists.forEach(
        (kind, list) -> {
          if (word.isAbout(kind)) {
            for (int i = 0; i < base.caseFile().path(list).size(); i++) {
              places.add("/" + list + "/" + i);
            }
          }
        });
    JsonNode events = base.caseFile().path("events");
    for (int i = 0; i < events.size(); i++) {
      if (words.factsAboutEvent(events.get(i).path("type").asText()).contains(word)) {
        places.add("/events/" + i);
      }
    }
    return places;
  }

  private void set(String place, String key, Optional<Object> value) {
    edit(
        place + " " + key + " " + value,
        tree -> {
          if (place.equals("/proceeding") && !tree.has("proceeding")) {
            tree.putObject("proceeding");
          }
          ObjectNode object = (ObjectNode) tree.at(place);
          if (value.isEmpty()) {
            object.remove(key);
          } else if (value.get() instanceof Boolean truth) {
            object.put(key, truth);
          } else if (value.get() instanceof Integer number) {
            object.put(key, number);
          } else {
            object.put(key, value.get().toString());
          }
        });
  }

  private void events(RuleModel rule) {
    Set<String> types = new LinkedHashSet<>();
    Map<String, List<String>> by = new HashMap<>();
    for (Pattern pattern : rule.patterns()) {
      if (Set.of("Event", "RecordedEvent").contains(pattern.type())) {
        types.addAll(pattern.words("type"));
        pattern
            .words("type")
            .forEach(
                type ->
                    by.computeIfAbsent(type, t -> new ArrayList<>()).addAll(pattern.words("by")));
      }
    }
    rule.consequence().chain().stream()
        .flatMap(link -> link.texts().stream())
        .filter(word -> words.event(word).isPresent())
        .forEach(types::add);
    JsonNode events = base.caseFile().path("events");
    for (int i = 0; i < events.size(); i++) {
      String type = events.get(i).path("type").asText();
      if (types.contains(type)) {
        int at = i;
        for (int days : List.of(1, -1, 2, -2, 7, -7)) {
          edit(
              "move " + i + " " + days,
              tree -> {
                ObjectNode event = (ObjectNode) tree.path("events").get(at);
                CaseDates.moved(event.path("at").asText(), days)
                    .ifPresent(moved -> event.put("at", moved));
              });
        }
        edit("remove " + i, tree -> ((ArrayNode) tree.path("events")).remove(at));
        for (String actor : List.of("police", "procuratorate", "court")) {
          if (words.findTitle(Vocabulary.Group.ACTORS, actor).isPresent()) {
            set("/events/" + i, "by", Optional.of(actor));
          }
        }
        set("/events/" + i, "by", Optional.empty());
      }
    }
    for (String type : types) {
      edit(
          "add " + type,
          tree -> {
            ArrayNode list = tree.withArray("events");
            ObjectNode event = list.addObject();
            event.put("type", type);
            if (words.event(type).map(w -> w.about() == About.Kind.PERSON).orElse(false)) {
              event.put("person", tree.at("/persons/0/id").asText());
            } else if (words.event(type).map(w -> w.about() == About.Kind.LAWYER).orElse(false)) {
              event.put("lawyer", tree.at("/lawyers/0/id").asText());
            } else if (words.event(type).map(w -> w.about() == About.Kind.STATION).orElse(false)) {
              event.put("station", tree.at("/stations/0/id").asText());
            }
            event.put("at", CaseDates.shown(base.asOf()));
            by.getOrDefault(type, List.of()).stream()
                .findFirst()
                .ifPresent(a -> event.put("by", a));
          });
    }
    for (int days : List.of(1, -1, 3, 30)) {
      Scenario later = CaseDates.with(base, base.caseFile(), CaseDates.moved(base.asOf(), days));
      edits.putIfAbsent("as-of " + days, later);
    }
  }

  private void readings(RuleModel rule) {
    for (Pattern pattern : rule.patterns()) {
      if (pattern.type().equals("Reading")) {
        for (String id : pattern.words("id")) {
          if (readings.containsKey(id)) {
            for (String option : readings.get(id).options().keySet()) {
              Map<String, String> chosen = new HashMap<>(base.readings());
              chosen.put(id, option);
              edits.putIfAbsent(
                  id + " " + option,
                  new Scenario(
                      base.title(),
                      base.asOf(),
                      base.knownOn(),
                      chosen,
                      base.assuming(),
                      base.caseFile(),
                      base.expectations(),
                      base.owed(),
                      base.silent(),
                      base.where()));
            }
          }
        }
      }
    }
  }

  private interface Edit {
    void on(ObjectNode tree);
  }

  private void edit(String key, Edit edit) {
    ObjectNode tree = base.caseFile().deepCopy();
    try {
      edit.on(tree);
    } catch (ClassCastException | UnsupportedOperationException e) {
      return; // the case has nothing there that could be changed
    }
    if (!tree.equals(base.caseFile())) {
      edits.putIfAbsent(key, CaseDates.with(base, tree, base.asOf()));
    }
  }
}
