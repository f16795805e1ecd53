package org.dutylawyer.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.Need;
import org.dutylawyer.finding.UsedFact;
import org.dutylawyer.law.Instrument;
import org.dutylawyer.law.NormId;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.DocumentWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * What the parts of an answer in JSON name by id: each thing stands here once, in the order in
 * which the answer first mentions it.
 */
final class JsonTables {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Assessment answer;
  private final Wording words;
  private final ObjectNode subjects = JSON.objectNode();
  private final ObjectNode instruments = JSON.objectNode();
  private final ObjectNode norms = JSON.objectNode();
  private final ObjectNode titles = JSON.objectNode();
  private final Numbered<UsedFact> facts = new Numbered<>("f");
  private final Numbered<Need> needs = new Numbered<>("n");
  private final Numbered<Due> limits = new Numbered<>("t");
  private final Numbered<Title> texts = new Numbered<>("x");
  private final Numbered<GroundAnswer.Element> elements = new Numbered<>("e");
  private final Numbered<GroundAnswer.Attached> attached = new Numbered<>("a");

  JsonTables(Assessment answer) {
    this.answer = answer;
    this.words = new Wording(answer, Locale.CHINESE);
  }

  /** Things without an id of their own: numbered as they come. */
  private static final class Numbered<T> {
    private final String prefix;
    private final Map<T, String> ids = new LinkedHashMap<>();
    private final ObjectNode written = JSON.objectNode();

    Numbered(String prefix) {
      this.prefix = prefix;
    }

    String of(T thing, Function<T, ObjectNode> writing) {
      String known = ids.get(thing);
      if (known != null) {
        return known;
      }
      ObjectNode node = writing.apply(thing);
      String id = prefix + (ids.size() + 1);
      ids.put(thing, id);
      written.set(id, node);
      return id;
    }
  }

  /** Writes the tables at the end of the answer. */
  void into(ObjectNode json) {
    json.set("subjects", subjects);
    json.set("facts", facts.written);
    json.set("needs", needs.written);
    json.set("limits", limits.written);
    json.set("instruments", instruments);
    json.set("norms", norms);
    json.set("words", titles);
    json.set("texts", texts.written);
    json.set("elements", elements.written);
    json.set("attached", attached.written);
  }

  /** Whom or what something is about; ids are unique in a case file. */
  String subject(Subject subject) {
    if (!subjects.has(subject.id())) {
      ObjectNode one = subjects.putObject(subject.id());
      one.put("kind", subject.getClass().getSimpleName().toLowerCase(Locale.ROOT));
      if (subject instanceof Event event) {
        one.put("type", word(Group.EVENTS, event.type()));
        event.moment().ifPresent(at -> one.put("at", at.toString()));
      } else if (subject instanceof Person || subject instanceof Lawyer) {
        String name = words.subject(subject);
        if (!name.equals(subject.id())) {
          one.put("name", name);
        }
      }
    }
    return subject.id();
  }

  /** A norm, with its place in its instrument. */
  String norm(NormId norm) {
    if (!norms.has(norm.toString())) {
      Instrument instrument = answer.instrument(norm);
      if (!instruments.has(instrument.id())) {
        instruments.set(instrument.id(), title(instrument.title()));
      }
      norms
          .putObject(norm.toString())
          .set(
              "cited",
              title(
                  new Title(
                      instrument.text().cite(norm, true), instrument.text().cite(norm, false))));
    }
    return norm.toString();
  }

  /**
   * A norm with its words. The table holds the words first quoted; an entry that rests on others of
   * the same norm carries its own.
   */
  void quoted(ObjectNode entry, String key, NormId norm, String quote) {
    ObjectNode one = (ObjectNode) norms.get(norm(norm));
    entry.put(key, norm.toString());
    if (!one.has("quote")) {
      one.put("quote", quote);
    } else if (!one.get("quote").asText().equals(quote)) {
      entry.put("quote", quote);
    }
  }

  /**
   * A word with its titles; of a fact also those of its values, of a document those of its fields.
   */
  String word(Group group, String word) {
    if (!titles.has(group.key())) {
      titles.putObject(group.key());
    }
    ObjectNode known = (ObjectNode) titles.get(group.key());
    Optional<Title> named = answer.words().findTitle(group, word);
    if (!known.has(word) && named.isPresent()) {
      ObjectNode one = title(named.get());
      known.set(word, one);
      if (group == Group.FACTS) {
        answer.words().fact(word).ifPresent(fact -> values(one, fact));
      } else if (group == Group.DOCUMENTS) {
        answer.words().document(word).map(DocumentWord::fields).ifPresent(f -> fields(one, f));
      }
    }
    return word;
  }

  private static void values(ObjectNode one, FactWord fact) {
    one.put("kind", fact.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    fact.unit().ifPresent(unit -> one.set("unit", title(unit)));
    if (fact.kind() == FactWord.Kind.VALUES) {
      ObjectNode values = one.putObject("values");
      fact.values().forEach((value, title) -> values.set(value, title(title)));
    }
  }

  private static void fields(ObjectNode one, Map<String, Title> fields) {
    ObjectNode all = one.putObject("fields");
    fields.forEach((field, title) -> all.set(field, title(title)));
  }

  /** A word that may be a fact or a standing that rules conclude. */
  private String factOrStatus(String word) {
    return word(answer.words().fact(word).isPresent() ? Group.FACTS : Group.STATUSES, word);
  }

  /** Something that a conclusion rests on. */
  String fact(UsedFact used) {
    return facts.of(
        used,
        u -> {
          ObjectNode one = JSON.objectNode();
          one.put("kind", u.kind().name().toLowerCase(Locale.ROOT));
          one.put("of", subject(u.of()));
          one.put(
              "word",
              switch (u.kind()) {
                case FACT -> factOrStatus(u.word());
                case EVENT -> word(Group.EVENTS, u.word());
                case DOCUMENT -> word(Group.DOCUMENTS, u.word());
                case CONCLUSION, READING -> u.word();
              });
          if (!u.value().isEmpty()) {
            one.put("value", u.value());
          }
          u.at().ifPresent(at -> one.put("at", at.toString()));
          if (!u.known()) {
            one.put("known", false);
          }
          return one;
        });
  }

  /** Facts that can still change something, with what each answer leads to. */
  void needs(ObjectNode entry, List<Need> all) {
    if (!all.isEmpty()) {
      ArrayNode ids = entry.putArray("needs");
      all.forEach(need -> ids.add(needs.of(need, this::write)));
    }
  }

  private ObjectNode write(Need need) {
    ObjectNode one = JSON.objectNode();
    one.put("of", subject(need.of()));
    if (need.fact().isEmpty()) {
      one.put("asks", "date");
    } else {
      one.put("fact", word(Group.FACTS, need.fact()));
      answers(one, need);
    }
    return one;
  }

  /** What each answer to a question leads to. */
  static void answers(ObjectNode json, Need need) {
    ObjectNode answers = json.putObject("answers");
    need.answers()
        .forEach(a -> answers.put(a.value(), a.excused() ? "excused" : a.outcome().word()));
  }

  /** A time limit as it is counted. */
  String limit(Due due) {
    return limits.of(due, JsonTables::write);
  }

  private static ObjectNode write(Due due) {
    ObjectNode json = JSON.objectNode();
    json.put("limit", due.limit().toString());
    due.dated().ifPresent(dated -> dated(json, dated));
    json.set(
        "sentence", title(new Title(due.sentence(Locale.CHINESE), due.sentence(Locale.ENGLISH))));
    return json;
  }

  private static void dated(ObjectNode json, DueDate dated) {
    json.put("due", dated.dueMoment().toString());
    json.put("nominal", dated.nominal().toString());
    json.put("safe", dated.safe().toString());
    json.put("safeUnderAll", dated.safeUnderAll().toString());
    json.put("earliest", dated.earliest().toString());
    json.put("latest", dated.latest().toString());
    json.put("provisional", dated.provisional());
    if (!dated.alternatives().isEmpty()) {
      alternatives(json, dated);
    }
    ArrayNode steps = json.putArray("steps");
    for (DueDate.Step step : dated.steps()) {
      ObjectNode one = steps.addObject();
      one.put("date", step.date().toString()).put("counted", step.counted());
      one.set("why", title(step.reason()));
    }
  }

  /** The dates to which other readings of the law come. */
  static void alternatives(ObjectNode json, DueDate dated) {
    ArrayNode alternatives = json.putArray("alternatives");
    dated
        .alternatives()
        .forEach(
            a ->
                alternatives
                    .addObject()
                    .put("reading", a.reading())
                    .put("option", a.value())
                    .put("due", a.due().toString()));
  }

  /** An element of a ground: most of what no act on file touches stands alike in several. */
  String element(GroundAnswer.Element element, Function<GroundAnswer.Element, ObjectNode> writing) {
    return elements.of(element, writing);
  }

  /** What a text attaches, which is the same for each lawyer. */
  String attached(GroundAnswer.Attached one, Function<GroundAnswer.Attached, ObjectNode> writing) {
    return attached.of(one, writing);
  }

  /** A sentence that stands in several places. */
  String text(Title title) {
    return texts.of(title, JsonTables::title);
  }

  static ObjectNode title(Title title) {
    return JSON.objectNode().put("zh", title.zh()).put("en", title.en());
  }
}
