package org.dutylawyer.casefile;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.CaseFileFields;
import org.dutylawyer.vocabulary.DocumentWord;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * The JSON Schema (2020-12) of case files with a given vocabulary. Every field and every value has
 * its Chinese title in {@code title} and its English one in {@code description}, so that a form can
 * be made from the schema alone.
 *
 * <p>The schema says what each field may hold. What fields say together (references, the order of
 * events, ages, 29 February), only {@link CaseFileReader} checks.
 */
public final class CaseFileSchema {

  private static final Title UNKNOWN = new Title("不明", "unknown");
  private static final Title EMPTY = new Title("未填（不明）", "not filled in (unknown)");

  private final ObjectNode defs = JsonNodeFactory.instance.objectNode();
  private final Vocabulary vocabulary;

  private CaseFileSchema(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The schema of case files with these words, as indented JSON. */
  public static String of(Vocabulary vocabulary) {
    return CaseFileWriter.print(new CaseFileSchema(vocabulary).root());
  }

  private ObjectNode root() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("$id", "urn:dutylawyer:case-file");
    entitle(root, new Title("案件文件", "Case file"));
    root.put("type", "object");
    ObjectNode properties = root.putObject("properties");
    entitle(
        properties.putObject(CaseFileFields.SCHEMA), new Title("本模式的地址", "where this schema is"));
    id(own(properties, CaseFileFields.ROOT, "id"), CaseFileFields.ID_LENGTH);
    ObjectNode jurisdiction = own(properties, CaseFileFields.ROOT, "jurisdiction");
    jurisdiction.put("type", "string").put("pattern", anchored(Jurisdictions.FORM));
    name(own(properties, CaseFileFields.ROOT, "name"));
    own(properties, CaseFileFields.ROOT, "proceeding").put("$ref", "#/$defs/proceeding");
    subject("proceeding", About.Kind.PROCEEDING);
    list(properties, "persons", "person", CaseFileReader.MAX_SUBJECTS);
    subject("person", About.Kind.PERSON);
    list(properties, "lawyers", "lawyer", CaseFileReader.MAX_SUBJECTS);
    subject("lawyer", About.Kind.LAWYER);
    list(properties, "stations", "station", CaseFileReader.MAX_SUBJECTS);
    subject("station", About.Kind.STATION);
    list(properties, "events", "event", CaseFileReader.MAX_EVENTS);
    own(properties, CaseFileFields.ROOT, "register").put("$ref", "#/$defs/register");
    register();
    root.putArray("required").add("jurisdiction");
    root.put("additionalProperties", false);

    vocabulary.facts().stream()
        .filter(FactWord::isStated)
        .forEach(fact -> fact(defs.putObject("fact-" + fact.key()), fact));
    actor();
    documents();
    events();
    root.set("$defs", defs);
    return root;
  }

  /** A subject with its own fields and all facts about its kind. */
  private void subject(String def, About.Kind kind) {
    ObjectNode node = defs.putObject(def);
    entitle(node, kind.title());
    if (kind == About.Kind.PROCEEDING) {
      node.putArray("type").add("object").add("null");
    } else {
      node.put("type", "object");
    }
    Map<String, Title> own = CaseFileFields.of(kind);
    ObjectNode properties = node.putObject("properties");
    if (own.containsKey("id")) {
      id(own(properties, own, "id"), CaseFileFields.ID_LENGTH);
      name(own(properties, own, "name"));
      node.putArray("required").add("id");
    }
    if (own.containsKey("born")) {
      date(own(properties, own, "born"), CaseFileFields.BIRTHDAY, "date or \"unknown\"");
    }
    facts(properties, vocabulary.statedAbout(kind));
    node.put("additionalProperties", false);
  }

  private void events() {
    List<String> types = vocabulary.events().stream().map(EventWord::key).toList();
    ObjectNode properties = choice("event", About.Kind.EVENT.title(), types);
    for (EventWord word : vocabulary.events()) {
      event(defs.putObject("event-" + word.key()), word);
    }
    for (String key : CaseFileFields.EVENT.keySet()) {
      if (!List.of("type", "to", "lawyer", "station").contains(key)) {
        properties.putObject(key).put("$ref", "#/$defs/field-" + key);
      }
    }
    // The fields that all events share stand once, or the schema would be ten times as long.
    label(field("id"), CaseFileFields.ID_LENGTH);
    date(field("at"), CaseFileFields.DATE_TIME, "date, date-time without zone, or \"unknown\"");
    ObjectNode persons = field("person");
    persons.putArray("type").add("string").add("array");
    persons.put("minItems", 1).put("uniqueItems", true);
    persons.putObject("items").put("type", "string");
    field("by").put("$ref", "#/$defs/actor");
    for (String reference : List.of("lawyer", "station", "re")) {
      field(reference).putArray("type").add("string").add("null");
    }
    field("document").put("$ref", "#/$defs/documents");
    field("not-done").putArray("type").add("boolean").add("null");
  }

  /**
   * An object whose type says which other definition it has to meet; a validator then tells of that
   * one alone what is wrong, and not of every other.
   *
   * @return its properties
   */
  private ObjectNode choice(String def, Title title, List<String> types) {
    ObjectNode node = entitle(defs.putObject(def), title);
    node.put("type", "object").putArray("required").add("type");
    ObjectNode properties = node.putObject("properties");
    ObjectNode type = own(properties, CaseFileFields.EVENT, "type");
    if (types.isEmpty()) {
      // Without a word there is none to choose; enum must not be empty.
      type.putObject("not");
      return properties;
    }
    ArrayNode known = type.put("type", "string").putArray("enum");
    ArrayNode choices = node.putArray("allOf");
    for (String word : types) {
      known.add(word);
      ObjectNode when = choices.addObject();
      ObjectNode is = when.putObject("if");
      is.putArray("required").add("type");
      is.putObject("properties").putObject("type").put("const", word);
      when.putObject("then").put("$ref", "#/$defs/" + def + "-" + word);
    }
    return properties;
  }

  private ObjectNode field(String key) {
    return own(defs, "field-" + key, requireNonNull(CaseFileFields.EVENT.get(key)));
  }

  private void event(ObjectNode node, EventWord word) {
    entitle(node, word.title());
    node.put("type", "object");
    ObjectNode properties = node.putObject("properties");
    ArrayNode required = node.putArray("required").add("type");
    entitle(properties.putObject("type"), word.title()).put("const", word.key());
    for (Map.Entry<String, Title> field : CaseFileFields.EVENT.entrySet()) {
      String key = field.getKey();
      boolean whose =
          (key.equals("lawyer") && word.about() == About.Kind.LAWYER)
              || (key.equals("station") && word.about() == About.Kind.STATION);
      if (whose) {
        ObjectNode subject = own(properties, key, field.getValue());
        subject.put("type", "string").putObject("not").put("const", FactWord.UNKNOWN);
        required.add(key);
      } else if (key.equals("to")) {
        word.sets()
            .ifPresent(
                fact -> own(properties, key, field.getValue()).put("$ref", "#/$defs/fact-" + fact));
      } else if (key.equals("by") && !word.by().isEmpty()) {
        ObjectNode actor = own(properties, key, field.getValue());
        actor.putArray("type").add("string").add("null");
        ArrayNode actors = actor.putArray("enum");
        word.by().forEach(actors::add);
        actors.add(FactWord.UNKNOWN).addNull();
      } else if (!key.equals("type")) {
        properties.putObject(key).put("$ref", "#/$defs/field-" + key);
      }
    }
    facts(properties, vocabulary.factsAboutEvent(word.key()));
    node.put("additionalProperties", false);
  }

  private void register() {
    ObjectNode node =
        entitle(defs.putObject("register"), requireNonNull(CaseFileFields.ROOT.get("register")));
    node.putArray("type").add("object").add("null");
    ObjectNode properties = node.putObject("properties");
    for (String list : List.of("records", "omits")) {
      ObjectNode types = own(properties, CaseFileFields.REGISTER, list);
      types.putArray("type").add("array").add("null");
      types.putObject("items").put("$ref", "#/$defs/recorded");
    }
    date(own(properties, CaseFileFields.REGISTER, "until"), CaseFileFields.DATE_TIME, "date");
    node.put("additionalProperties", false);
    ObjectNode recorded = entitle(defs.putObject("recorded"), Group.EVENTS.title());
    recorded.put("type", "string");
    ArrayNode types = recorded.putArray("enum");
    vocabulary.events().stream().filter(e -> !e.planned()).forEach(e -> types.add(e.key()));
  }

  private void actor() {
    ObjectNode node = entitle(defs.putObject("actor"), Group.ACTORS.title());
    node.putArray("type").add("string").add("null");
    ArrayNode known = node.putArray("enum");
    ArrayNode actors = node.putArray("oneOf");
    vocabulary
        .titles(Group.ACTORS)
        .forEach(
            (key, title) -> {
              known.add(key);
              value(actors, title).put("const", key);
            });
    unknown(known, actors);
  }

  private void documents() {
    ObjectNode documents = entitle(defs.putObject("documents"), Group.DOCUMENTS.title());
    documents.putArray("type").add("object").add("array").add("null");
    documents.putObject("items").put("$ref", "#/$defs/document");
    documents.putObject("if").put("type", "object");
    documents.putObject("then").put("$ref", "#/$defs/document");

    List<DocumentWord> words = vocabulary.documents();
    choice("document", Group.DOCUMENTS.title(), words.stream().map(DocumentWord::key).toList());
    for (DocumentWord word : words) {
      ObjectNode node = entitle(defs.putObject("document-" + word.key()), word.title());
      node.put("type", "object");
      ObjectNode properties = node.putObject("properties");
      entitle(properties.putObject("type"), word.title()).put("const", word.key());
      ObjectNode fields = own(properties, CaseFileFields.DOCUMENT, "fields");
      fields.putArray("type").add("object").add("null");
      ObjectNode names = fields.putObject("properties");
      word.fields()
          .forEach(
              (key, title) ->
                  entitle(names.putObject(key), title).putArray("type").add("string").add("null"));
      fields.put("additionalProperties", false);
      node.putArray("required").add("type");
      node.put("additionalProperties", false);
    }
  }

  private static void facts(ObjectNode properties, List<FactWord> facts) {
    for (FactWord fact : facts) {
      properties.putObject(fact.key()).put("$ref", "#/$defs/fact-" + fact.key());
    }
  }

  private static void fact(ObjectNode node, FactWord fact) {
    entitle(node, fact.title());
    ArrayNode types = node.putArray("type");
    switch (fact.kind()) {
      case YES_NO -> {
        types.add("boolean").add("string").add("null");
        ArrayNode known = node.putArray("enum");
        ArrayNode answers = node.putArray("oneOf");
        fact.values()
            .forEach(
                (key, title) -> {
                  known.add(key.equals(FactWord.YES));
                  value(answers, title).put("const", key.equals(FactWord.YES));
                });
        unknown(known, answers);
      }
      case VALUES -> {
        types.add("string").add("null");
        ArrayNode known = node.putArray("enum");
        ArrayNode answers = node.putArray("oneOf");
        fact.values()
            .forEach(
                (key, title) -> {
                  known.add(key);
                  value(answers, title).put("const", key);
                });
        unknown(known, answers);
      }
      case NUMBER -> {
        types.add("integer").add("string").add("null");
        node.put("minimum", 0).put("maximum", ValueReader.MAX_AMOUNT);
        node.put("pattern", "^" + FactWord.UNKNOWN + "$");
        node.put("$comment", fact.unit().orElseThrow().en());
      }
    }
  }

  /** The answers of one who does not know; the alternatives only give each answer its title. */
  private static void unknown(ArrayNode known, ArrayNode answers) {
    known.add(FactWord.UNKNOWN).addNull();
    value(answers, UNKNOWN).put("const", FactWord.UNKNOWN);
    value(answers, EMPTY).putNull("const");
  }

  private static ObjectNode value(ArrayNode answers, Title title) {
    return entitle(answers.addObject(), title);
  }

  private static void date(ObjectNode node, Pattern form, String comment) {
    node.putArray("type").add("string").add("null");
    node.put("pattern", "^(?:" + form.pattern() + "|" + FactWord.UNKNOWN + ")$");
    node.put("$comment", comment);
  }

  private static void id(ObjectNode node, int length) {
    node.put("type", "string")
        .put("minLength", 1)
        .put("maxLength", length)
        .put("pattern", "^(?:" + CaseFileFields.LABEL + ")$");
  }

  private static void name(ObjectNode node) {
    label(node, CaseFileFields.NAME_LENGTH);
  }

  private static void label(ObjectNode node, int length) {
    id(node, length);
    node.putArray("type").add("string").add("null");
  }

  private static void list(ObjectNode properties, String key, String item, int most) {
    ObjectNode node = own(properties, CaseFileFields.ROOT, key);
    node.putArray("type").add("array").add("null");
    node.put("maxItems", most).putObject("items").put("$ref", "#/$defs/" + item);
  }

  private static ObjectNode own(ObjectNode properties, Map<String, Title> titles, String key) {
    return own(properties, key, requireNonNull(titles.get(key)));
  }

  private static ObjectNode own(ObjectNode properties, String key, Title title) {
    return entitle(properties.putObject(key), title);
  }

  private static ObjectNode entitle(ObjectNode node, Title title) {
    return node.put("title", title.zh()).put("description", title.en());
  }

  private static String anchored(Pattern pattern) {
    return "^(?:" + pattern.pattern() + ")$";
  }
}
