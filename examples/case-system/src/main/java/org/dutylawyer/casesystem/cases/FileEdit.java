package org.dutylawyer.casesystem.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * Changes a case file as JSON. What can be stated is a fact that the vocabulary has of the subject,
 * so that no field that makes up the file itself is written over; all else is checked by the
 * library when it reads what comes of it, like any other file.
 */
public final class FileEdit {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LINE = Pattern.compile("^:\\d+ ?");

  /** As long as an id made of a name may be: a number still goes behind it. */
  private static final int LONGEST_ID = 60;

  private static final Set<String> KINDS = Set.of("person", "lawyer", "station", "event");

  private final ObjectNode file;
  private final Vocabulary words;

  private FileEdit(ObjectNode file, Vocabulary words) {
    this.file = file;
    this.words = words;
  }

  /** Begins with a file as it is stored. */
  public static FileEdit of(String json, Vocabulary words) {
    try {
      return new FileEdit((ObjectNode) JSON.readTree(json), words);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored file is no JSON", e);
    }
  }

  /** Begins with an empty file. */
  public static FileEdit empty(String id, String jurisdiction, String name, Vocabulary words) {
    ObjectNode file = JSON.createObjectNode();
    file.put("id", id);
    file.put("jurisdiction", jurisdiction);
    if (!name.isBlank()) {
      file.put("name", name);
    }
    return new FileEdit(file, words);
  }

  /** The file as it is now. */
  public String json() {
    return file.toString();
  }

  /**
   * The file as it is now, read by those rules.
   *
   * @throws BadInputException with everything that is wrong in it, each with its place in the file,
   *     and without a line: nobody has written any
   */
  public CaseFile read(DutyLawyerRules rules) {
    try {
      return rules.read(json(), "");
    } catch (BadInputException e) {
      throw new BadInputException(
          e.problems().stream()
              .map(
                  p ->
                      new Problem(
                          LINE.matcher(p.where()).replaceFirst(""),
                          p.found(),
                          p.expected(),
                          p.nearest()))
              .toList());
    }
  }

  /** Adds a person. */
  public FileEdit person(String id, String name, String born) {
    ObjectNode person = file.withArrayProperty("persons").addObject();
    person.put("id", id);
    putIf(person, "name", name);
    putIf(person, "born", born);
    return this;
  }

  /**
   * Adds a person under an id of its own: the name, as far as an id is long, with a number if
   * another has it already.
   *
   * @throws BadInputException without a name
   */
  public FileEdit person(String name, String born) {
    if (name.isBlank()) {
      throw new BadInputException(
          Problem.of("name", new Title("空白", "nothing"), new Title("姓名", "a name")));
    }
    Set<String> ids = new HashSet<>();
    file.path("persons").forEach(p -> ids.add(p.path("id").asText()));
    String begins = beginning(name.strip());
    String id = begins;
    for (int number = 2; ids.contains(id); number++) {
      id = begins + "-" + number;
    }
    return person(id, name, born);
  }

  /** What an id can hold of a name: no half of a character that takes two, no blank at its end. */
  private static String beginning(String name) {
    if (name.length() <= LONGEST_ID) {
      return name;
    }
    boolean halved = Character.isHighSurrogate(name.charAt(LONGEST_ID - 1));
    return name.substring(0, halved ? LONGEST_ID - 1 : LONGEST_ID).strip();
  }

  /** Puts the name and the day of birth of a person right; a blank one is taken back. */
  public FileEdit personIs(String id, String name, String born) {
    ObjectNode person = subject("person", id);
    set(person, "name", name);
    set(person, "born", born);
    return this;
  }

  /** Adds a lawyer, unless the file names that one. */
  public FileEdit lawyer(String id, String name, Map<String, String> facts) {
    for (JsonNode known : file.withArrayProperty("lawyers")) {
      if (known.path("id").asText().equals(id)) {
        return this;
      }
    }
    ObjectNode lawyer = file.withArrayProperty("lawyers").addObject();
    lawyer.put("id", id);
    putIf(lawyer, "name", name);
    facts.forEach((fact, value) -> put(lawyer, About.of(About.Kind.LAWYER), fact, value));
    return this;
  }

  /**
   * States a fact of a subject, or takes it back if the value is blank.
   *
   * @param kind {@code person}, {@code proceeding}, {@code lawyer}, {@code station} or {@code
   *     event}
   * @param id id of the subject
   * @throws BadInputException if there is no such subject, or the fact is none about it
   */
  public FileEdit fact(String kind, String id, String fact, String value) {
    ObjectNode subject = subject(kind, id);
    put(subject, about(kind, subject), fact, value);
    return this;
  }

  /** Gives an event its day. */
  public FileEdit day(String event, String at) {
    subject("event", event).put("at", at);
    return this;
  }

  /**
   * Adds an event.
   *
   * @param type its type
   * @param at its day, or day and time
   * @param persons whom it concerns; every person if there is none
   * @param parts {@code by}, {@code lawyer}, {@code re}, {@code to}; blank ones are left out
   * @param facts facts about it; blank ones are left out
   * @param document a document that came with it; blank for none
   * @param fields what the document says
   */
  public FileEdit event(
      String type,
      String at,
      List<String> persons,
      Map<String, String> parts,
      Map<String, String> facts,
      String document,
      Map<String, String> fields) {
    ArrayNode events = file.withArrayProperty("events");
    ObjectNode event = JSON.createObjectNode();
    event.put("id", freeId(events));
    events.add(event);
    event.put("type", type);
    putIf(event, "at", at);
    concerns(event, persons);
    parts.forEach((part, value) -> part(event, part, value));
    if (words.event(type).isPresent()) { // else the reader says what is wrong with the type
      facts.forEach((fact, value) -> put(event, About.event(type), fact, value));
    }
    if (!document.isBlank()) {
      ObjectNode paper = event.putObject("document");
      paper.put("type", document);
      ObjectNode said = paper.putObject("fields");
      new TreeMap<>(fields).forEach((field, text) -> putIf(said, field, text));
    }
    return this;
  }

  /**
   * Puts right what was recorded of an event; a blank value takes it back, and what is not given
   * stays as it is.
   *
   * @param id id of the event
   * @param at its day, or day and time
   * @param persons whom it concerns; every person if there is none
   * @param parts {@code by}, {@code lawyer}, {@code re}, {@code to}
   * @param facts facts about it
   */
  public FileEdit correct(
      String id,
      String at,
      List<String> persons,
      Map<String, String> parts,
      Map<String, String> facts) {
    ObjectNode event = subject("event", id);
    set(event, "at", at);
    event.remove("person");
    concerns(event, persons);
    parts.forEach((part, value) -> part(event, part, value));
    facts.forEach((fact, value) -> put(event, about("event", event), fact, value));
    return this;
  }

  /** Takes an event back. */
  public FileEdit withdraw(String id) {
    ObjectNode event = subject("event", id);
    ArrayNode events = file.withArrayProperty("events");
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) == event) {
        events.remove(i);
      }
    }
    return this;
  }

  private static void concerns(ObjectNode event, List<String> persons) {
    if (persons.size() == 1) {
      event.put("person", persons.get(0));
    } else if (!persons.isEmpty()) {
      ArrayNode all = event.putArray("person");
      persons.forEach(all::add);
    }
  }

  private void part(ObjectNode event, String part, String value) {
    event.remove(part);
    if (part.equals("to") && !value.isBlank()) {
      write(event, part, value);
    } else {
      putIf(event, part, value);
    }
  }

  private static void set(ObjectNode node, String key, String text) {
    node.remove(key);
    putIf(node, key, text);
  }

  /** Adds an event as it is written in a case file; it gets an id if it has none. */
  public FileEdit event(ObjectNode written) {
    ArrayNode events = file.withArrayProperty("events");
    ObjectNode event = written.deepCopy();
    if (!event.has("id")) {
      event.put("id", freeId(events));
    }
    events.add(event);
    return this;
  }

  private static String freeId(ArrayNode events) {
    Set<String> ids = new HashSet<>();
    events.forEach(event -> ids.add(event.path("id").asText()));
    int number = events.size() + 1;
    while (ids.contains("e" + number)) {
      number++;
    }
    return "e" + number;
  }

  private ObjectNode subject(String kind, String id) {
    if (kind.equals("proceeding")) {
      return file.withObjectProperty("proceeding");
    }
    int position = 0;
    for (JsonNode one : KINDS.contains(kind) ? file.path(kind + "s") : JSON.createArrayNode()) {
      position++;
      String own = one.path("id").asText(kind.equals("event") ? "e" + position : "");
      if (own.equals(id)) {
        return (ObjectNode) one;
      }
    }
    throw new BadInputException(
        Problem.of(
            kind,
            new Title("“" + id + "”", "'" + id + "'"),
            new Title("案件中的一项", "a part of the case")));
  }

  private static About about(String kind, ObjectNode subject) {
    return kind.equals("event")
        ? About.event(subject.path("type").asText())
        : About.of(About.Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
  }

  /** States a fact of that subject, or takes it back if the value is blank. */
  private void put(ObjectNode node, About about, String fact, String value) {
    Set<String> known =
        about
            .eventType()
            .map(words::factsAboutEvent)
            .orElseGet(() -> words.factsAbout(about.kind()))
            .stream()
            .map(FactWord::key)
            .collect(Collectors.toSet());
    if (!known.contains(fact)) {
      throw new BadInputException(
          new Problem(
              about.eventType().orElse(about.kind().key()),
              new Title("“" + fact + "”", "'" + fact + "'"),
              new Title("可以填写的事实", "a fact that can be stated of it"),
              Nearest.of(fact, known)));
    }
    if (value.isBlank()) {
      node.remove(fact);
    } else {
      write(node, fact, value);
    }
  }

  private void write(ObjectNode node, String fact, String value) {
    boolean number =
        words.fact(fact).map(FactWord::kind).filter(FactWord.Kind.NUMBER::equals).isPresent();
    if (value.equals(FactWord.YES) || value.equals(FactWord.NO)) {
      node.put(fact, value.equals(FactWord.YES));
    } else if (number && value.matches("\\d{1,9}")) {
      node.put(fact, Integer.parseInt(value));
    } else {
      node.put(fact, value);
    }
  }

  private static void putIf(ObjectNode node, String key, String text) {
    if (!text.isBlank()) {
      node.put(key, text.strip());
    }
  }
}
