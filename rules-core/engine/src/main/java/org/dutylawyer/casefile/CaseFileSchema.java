package org.dutylawyer.casefile;

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
    orNothing(own(properties, CaseFileFields.ROOT, "proceeding"), "proceeding");
    subject("proceeding", About.Kind.PROCEEDING);
    list(properties, "persons", "person", CaseFileReader.MAX_SUBJECTS);
    subject("person", About.Kind.PERSON);
    list(properties, "lawyers", "lawyer", CaseFileReader.MAX_SUBJECTS);
    subject("lawyer", About.Kind.LAWYER);
    list(properties, "stations", "station", CaseFileReader.MAX_SUBJECTS);
    subject("station", About.Kind.STATION);
    list(properties, "events", "event", CaseFileReader.MAX_EVENTS);
    orNothing(own(properties, CaseFileFields.ROOT, "register"), "register");
    register();
    root.putArray("required").add("jurisdiction");
    root.put("additionalProperties", false);

    vocabulary.facts().stream()
        .filter(fact -> fact.derived().isEmpty())
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
    node.put("type", "object");
    Map<String, Title> own = CaseFileFields.of(kind);
    ObjectNode properties = node.putObject("properties");
    if (own.containsKey("id")) {
      id(own(properties, own, "id"), CaseFileFields.ID_LENGTH);
      name(own(properties, own, "name"));
      node.putArray("required").add("id");
    }
    if (own.containsKey("born")) {
      date(own(properties, own, "born"), CaseFileFields.BIRTHDAY, "date");
    }
    facts(properties, vocabulary.statedAbout(kind));
    node.put("additionalProperties", false);
  }

  private void events() {
    ArrayNode types = entitle(defs.putObject("event"), About.Kind.EVENT.title()).putArray("oneOf");
    for (EventWord word : vocabulary.events()) {
      types.addObject().put("$ref", "#/$defs/event-" + word.key());
      event(defs.putObject("event-" + word.key()), word);
    }
    // The fields that all events share stand once, or the schema would be ten times as long.
    ArrayNode ids = field("id").putArray("oneOf");
    id(ids.addObject(), CaseFileFields.ID_LENGTH);
    value(ids, EMPTY).putNull("const");
    date(field("at"), CaseFileFields.DATE_TIME, "date, or date-time without zone");
    ArrayNode persons = field("person").putArray("oneOf");
    entitle(persons.addObject(), new Title("一人", "one person")).put("type", "string");
    ObjectNode several = entitle(persons.addObject(), new Title("数人", "several persons"));
    several.put("type", "array").put("minItems", 1).put("uniqueItems", true);
    several.putObject("items").put("type", "string");
    field("by").put("$ref", "#/$defs/actor");
    for (String reference : List.of("lawyer", "station", "re")) {
      field(reference).putArray("type").add("string").add("null");
    }
    field("document").put("$ref", "#/$defs/documents");
    field("not-done").putArray("type").add("boolean").add("null");
  }

  private ObjectNode field(String key) {
    return own(defs, "field-" + key, CaseFileFields.EVENT.get(key));
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
        ArrayNode actors = own(properties, key, field.getValue()).putArray("enum");
        word.by().forEach(actors::add);
        actors.add(FactWord.UNKNOWN).addNull();
      } else if (key.equals("not-done")
          && (word.sets().isPresent() || !vocabulary.leaves(word.key()).isEmpty())) {
        // No change that did not happen.
        continue;
      } else if (!key.equals("type")) {
        properties.putObject(key).put("$ref", "#/$defs/field-" + key);
      }
    }
    facts(properties, vocabulary.factsAboutEvent(word.key()));
    node.put("additionalProperties", false);
  }

  private void register() {
    ObjectNode node = entitle(defs.putObject("register"), CaseFileFields.ROOT.get("register"));
    node.put("type", "object");
    ObjectNode properties = node.putObject("properties");
    for (String list : List.of("records", "omits")) {
      ObjectNode types = own(properties, CaseFileFields.REGISTER, list);
      types.putArray("type").add("array").add("null");
      types.putObject("items").put("$ref", "#/$defs/recorded");
    }
    date(own(properties, CaseFileFields.REGISTER, "until"), CaseFileFields.DATE_TIME, "date");
    node.put("additionalProperties", false);
    ArrayNode types = entitle(defs.putObject("recorded"), Group.EVENTS.title()).putArray("enum");
    vocabulary.events().stream().filter(e -> !e.planned()).forEach(e -> types.add(e.key()));
  }

  private void actor() {
    ArrayNode actors = entitle(defs.putObject("actor"), Group.ACTORS.title()).putArray("oneOf");
    vocabulary.titles(Group.ACTORS).forEach((key, title) -> value(actors, title).put("const", key));
    unknown(actors);
  }

  private void documents() {
    ArrayNode alternatives =
        entitle(defs.putObject("documents"), Group.DOCUMENTS.title()).putArray("oneOf");
    alternatives.addObject().put("$ref", "#/$defs/document");
    ObjectNode list = entitle(alternatives.addObject(), new Title("数份文书", "several documents"));
    list.put("type", "array").putObject("items").put("$ref", "#/$defs/document");
    value(alternatives, EMPTY).putNull("const");

    ObjectNode document = entitle(defs.putObject("document"), Group.DOCUMENTS.title());
    List<DocumentWord> words = vocabulary.documents();
    if (words.isEmpty()) {
      // Without a kind of document no document is known; oneOf must not be empty.
      document.putObject("not");
      return;
    }
    ArrayNode types = document.putArray("oneOf");
    for (DocumentWord word : words) {
      types.addObject().put("$ref", "#/$defs/document-" + word.key());
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
    ArrayNode answers = entitle(node, fact.title()).putArray("oneOf");
    switch (fact.kind()) {
      case YES_NO ->
          fact.values()
              .forEach(
                  (key, title) -> value(answers, title).put("const", key.equals(FactWord.YES)));
      case VALUES -> fact.values().forEach((key, title) -> value(answers, title).put("const", key));
      case NUMBER ->
          value(answers, fact.unit().orElseThrow())
              .put("type", "integer")
              .put("minimum", 0)
              .put("maximum", CaseFileChecker.MAX_AMOUNT);
    }
    unknown(answers);
  }

  private static void unknown(ArrayNode answers) {
    value(answers, UNKNOWN).put("const", FactWord.UNKNOWN);
    value(answers, EMPTY).putNull("const");
  }

  private static ObjectNode value(ArrayNode answers, Title title) {
    return entitle(answers.addObject(), title);
  }

  private static void date(ObjectNode node, Pattern form, String comment) {
    ArrayNode answers = node.putArray("oneOf");
    ObjectNode date = answers.addObject();
    date.put("type", "string").put("pattern", anchored(form)).put("$comment", comment);
    unknown(answers);
  }

  private static void id(ObjectNode node, int length) {
    node.put("type", "string")
        .put("minLength", 1)
        .put("maxLength", length)
        .put("pattern", anchored(CaseFileFields.ID));
  }

  private static void name(ObjectNode node) {
    ArrayNode answers = node.putArray("oneOf");
    id(answers.addObject(), CaseFileFields.NAME_LENGTH);
    value(answers, EMPTY).putNull("const");
  }

  private static void list(ObjectNode properties, String key, String item, int most) {
    ObjectNode node = own(properties, CaseFileFields.ROOT, key);
    node.putArray("type").add("array").add("null");
    node.put("maxItems", most).putObject("items").put("$ref", "#/$defs/" + item);
  }

  private static void orNothing(ObjectNode node, String def) {
    ArrayNode answers = node.putArray("oneOf");
    answers.addObject().put("$ref", "#/$defs/" + def);
    value(answers, EMPTY).putNull("const");
  }

  private static ObjectNode own(ObjectNode properties, Map<String, Title> titles, String key) {
    return own(properties, key, titles.get(key));
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
