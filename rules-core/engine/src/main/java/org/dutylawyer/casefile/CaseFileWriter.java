package org.dutylawyer.casefile;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.vocabulary.FactWord;

/** Writes a case file as canonical JSON. */
final class CaseFileWriter {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private CaseFileWriter() {}

  static String write(CaseFile file) {
    ObjectNode root = NODES.objectNode();
    root.put("id", file.id());
    root.put("jurisdiction", file.jurisdiction());
    file.name().ifPresent(name -> root.put("name", name));
    if (!file.proceeding().isEmpty() || !file.proceedingAmounts().isEmpty()) {
      facts(root.putObject("proceeding"), file.proceeding(), file.proceedingAmounts());
    }
    list(root, "persons", file.persons(), CaseFileWriter::person);
    list(
        root,
        "lawyers",
        file.lawyers(),
        (node, lawyer) ->
            subject(node, lawyer.id(), lawyer.name(), lawyer.facts(), lawyer.amounts()));
    list(
        root,
        "stations",
        file.stations(),
        (node, station) ->
            subject(node, station.id(), station.name(), station.facts(), station.amounts()));
    list(root, "events", file.events(), CaseFileWriter::event);
    file.register().ifPresent(register -> root.set("register", register(register)));
    return print(root);
  }

  static ObjectNode register(CaseFile.Register register) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    words(node, "records", register.records());
    words(node, "omits", register.omits());
    register.until().ifPresent(day -> node.put("until", day.toString()));
    return node;
  }

  /** JSON with two blanks of indent and plain line feeds on every system. */
  static String print(ObjectNode node) {
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indent);
    printer.indentArraysWith(indent);
    try {
      return JsonMapper.builder().build().writer(printer).writeValueAsString(node) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Fill<T> {
    void fill(ObjectNode node, T entry);
  }

  private static <T> void list(ObjectNode root, String key, List<T> entries, Fill<T> fill) {
    if (!entries.isEmpty()) {
      ArrayNode list = root.putArray(key);
      entries.forEach(entry -> fill.fill(list.addObject(), entry));
    }
  }

  private static void words(ObjectNode node, String key, Set<String> words) {
    if (!words.isEmpty()) {
      ArrayNode list = node.putArray(key);
      words.forEach(list::add);
    }
  }

  private static void person(ObjectNode node, CaseFile.PersonEntry person) {
    node.put("id", person.id());
    person.name().ifPresent(name -> node.put("name", name));
    person.born().ifPresent(born -> node.put("born", born.toString()));
    facts(node, person.facts(), person.amounts());
  }

  private static void subject(
      ObjectNode node,
      String id,
      Optional<String> name,
      Map<String, String> facts,
      Map<String, Integer> amounts) {
    node.put("id", id);
    name.ifPresent(text -> node.put("name", text));
    facts(node, facts, amounts);
  }

  private static void event(ObjectNode node, CaseFile.EventEntry event) {
    node.put("id", event.id());
    node.put("type", event.type());
    event.at().ifPresent(at -> node.put("at", at.toString()));
    if (event.persons().size() == 1) {
      node.put("person", event.persons().get(0));
    } else if (!event.persons().isEmpty()) {
      ArrayNode persons = node.putArray("person");
      event.persons().forEach(persons::add);
    }
    event.by().ifPresent(by -> node.put("by", by));
    event.lawyer().ifPresent(lawyer -> node.put("lawyer", lawyer));
    event.station().ifPresent(station -> node.put("station", station));
    event.re().ifPresent(re -> node.put("re", re));
    event.to().ifPresent(to -> answer(node, "to", to));
    if (event.omitted()) {
      node.put("not-done", true);
    }
    facts(node, event.facts(), event.amounts());
    if (event.documents().size() == 1) {
      document(node.putObject("document"), event.documents().get(0));
    } else if (!event.documents().isEmpty()) {
      ArrayNode documents = node.putArray("document");
      event.documents().forEach(document -> document(documents.addObject(), document));
    }
  }

  private static void document(ObjectNode node, CaseFile.DocumentEntry document) {
    node.put("type", document.type());
    if (!document.fields().isEmpty()) {
      ObjectNode fields = node.putObject("fields");
      document.fields().forEach(fields::put);
    }
  }

  private static void facts(
      ObjectNode node, Map<String, String> facts, Map<String, Integer> amounts) {
    facts.forEach((key, value) -> answer(node, key, value));
    amounts.forEach(node::put);
  }

  /** No value of a fact is called yes or no, so these two are the answers to yes/no facts. */
  private static void answer(ObjectNode node, String key, String value) {
    switch (value) {
      case FactWord.YES -> node.put(key, true);
      case FactWord.NO -> node.put(key, false);
      default -> node.put(key, value);
    }
  }
}
