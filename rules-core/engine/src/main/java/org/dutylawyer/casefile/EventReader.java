package org.dutylawyer.casefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dutylawyer.casefile.CaseFile.DocumentEntry;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.problem.JsonPath;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Node;
import org.dutylawyer.problem.Problems;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.CaseFileFields;
import org.dutylawyer.vocabulary.DocumentWord;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/** Reads the events of a case file with their documents. */
final class EventReader {

  private final Vocabulary vocabulary;
  private final FieldReader objects;
  private final ValueReader values;
  private final Places places;
  private final Unread unread;
  private final Problems problems;

  EventReader(
      Vocabulary vocabulary,
      FieldReader objects,
      ValueReader values,
      Places places,
      Unread unread,
      Problems problems) {
    this.vocabulary = vocabulary;
    this.objects = objects;
    this.values = values;
    this.places = places;
    this.unread = unread;
    this.problems = problems;
  }

  List<EventEntry> events(Fields root) {
    List<EventEntry> events = new ArrayList<>();
    Optional<Field> field = root.get("events");
    if (field.isEmpty()) {
      return events;
    }
    List<Node> items = field.get().items(problems);
    for (int i = 0; i < items.size(); i++) {
      String path = JsonPath.item(field.get().path(), i);
      places.begins(path, items.get(i).line());
      event(items.get(i), path, i).ifPresent(events::add);
    }
    return events;
  }

  private Optional<EventEntry> event(Node node, String path, int index) {
    Optional<EventWord> word = eventWord(node, path);
    if (word.isEmpty()) {
      // Without its type nobody can say which fields belong to it; its id may be referred to.
      unread.event("e" + (index + 1));
      if (node instanceof Node.Obj object) {
        for (Node.Member member : object.members()) {
          if (member.key().equals("id") && member.value() instanceof Node.Text id) {
            unread.event(id.value());
          }
        }
        unread.typeless(typeless(object, path));
      }
      return Optional.empty();
    }
    String type = word.get().key();
    List<FactWord> words = vocabulary.factsAboutEvent(type);
    Fields fields =
        objects.fields(
            node, path, CaseFileFields.EVENT, words, word.get().sets(), Expected.AN_OBJECT);
    Facts facts = values.facts(fields, words);
    EventEntry event =
        entry(
            eventId(fields, index),
            type,
            fields,
            fields.get("to").flatMap(field -> to(field, word.get())),
            facts,
            fields.get("document").map(this::documents).orElse(List.of()),
            fields
                .get("not-done")
                .map(field -> omitted(field, fields.get("to"), word.get()))
                .orElse(false));
    event.by().ifPresent(by -> actor(fields.get("by").orElseThrow(), by, word.get()));
    needsSubject(fields, word.get(), About.Kind.LAWYER, "lawyer");
    needsSubject(fields, word.get(), About.Kind.STATION, "station");
    return Optional.of(event);
  }

  /** Some events only one actor can bring about: no procuratorate accepts a case for trial. */
  private void actor(Field field, String by, EventWord word) {
    if (!word.by().isEmpty() && !word.by().contains(by)) {
      String known = Shown.words(word.by());
      field.refuse(
          problems,
          new Title(
              word.title().zh() + "的行为主体：" + known, "an actor of \"" + word.key() + "\": " + known),
          Nearest.of(by, word.by()));
    }
  }

  /** What was not done changed nothing: it says of no fact what that became. */
  private boolean omitted(Field field, Optional<Field> to, EventWord word) {
    boolean truth = field.node() instanceof Node.Bool bool && bool.value();
    if (!(field.node() instanceof Node.Bool) && field.known()) {
      field.refuse(problems, new Title("true 或者 false", "true or false"));
    } else if (truth && word.sets().isPresent() && to.filter(Field::known).isPresent()) {
      to.get()
          .refuse(
              problems,
              new Title(
                  "没有 \"to\"：没有发生的变化没有结果（\"not-done\": true）",
                  "no \"to\": a change that did not happen led to nothing (\"not-done\": true)"));
    }
    return truth;
  }

  private Optional<EventWord> eventWord(Node node, String path) {
    if (!(node instanceof Node.Obj object)) {
      problems.add(node.line(), path, Shown.found(node), Expected.AN_OBJECT);
      return Optional.empty();
    }
    Title expected = new Title("已知的事件类型", "a known type of event");
    for (Node.Member member : object.members()) {
      if (member.key().equals("type")) {
        Field field = new Field(member.value(), JsonPath.member(path, "type"), member.line());
        String written = member.value() instanceof Node.Text text ? text.value() : "";
        Optional<EventWord> word = vocabulary.event(written);
        if (word.isEmpty()) {
          values.unknownWord(field, Group.EVENTS, written);
        }
        return word;
      }
    }
    problems.add(
        object.line(),
        path,
        new Title("没有 \"type\"", "no \"type\""),
        new Title("\"type\"：" + expected.zh(), "\"type\": " + expected.en()));
    return Optional.empty();
  }

  /** An event of a lawyer or a station says which, else it belongs to nobody. */
  private void needsSubject(Fields fields, EventWord word, About.Kind kind, String key) {
    if (word.about() == kind && fields.get(key).filter(Field::known).isEmpty()) {
      fields.lacks(
          key,
          new Title(
              word.title().zh() + "属于哪一" + kind.title().zh(), "whose \"" + word.key() + "\" it is"),
          problems);
    }
  }

  /** What an event of unknown type says in the fields that all events have: that is read anyway. */
  private EventEntry typeless(Node.Obj object, String path) {
    Map<String, Field> own = new LinkedHashMap<>();
    for (Node.Member member : object.members()) {
      own.putIfAbsent(
          member.key(),
          new Field(member.value(), JsonPath.member(path, member.key()), member.line()));
    }
    Fields fields = new Fields(own, path, object.line(), true);
    return entry("", "", fields, Optional.empty(), Facts.NONE, List.of(), false);
  }

  /** An event with what the fields say that all events have. */
  private EventEntry entry(
      String id,
      String type,
      Fields fields,
      Optional<String> to,
      Facts facts,
      List<DocumentEntry> documents,
      boolean omitted) {
    return new EventEntry(
        id,
        type,
        fields.get("at").flatMap(values::moment),
        fields.get("person").map(this::persons).orElse(List.of()),
        fields.get("by").flatMap(field -> values.word(field, Group.ACTORS)),
        fields.get("lawyer").flatMap(values::reference),
        fields.get("station").flatMap(values::reference),
        fields.get("re").flatMap(values::reference),
        to,
        facts.values(),
        facts.amounts(),
        documents,
        omitted,
        fields.path());
  }

  private String eventId(Fields fields, int index) {
    Optional<String> written =
        fields
            .get("id")
            .filter(field -> !(field.node() instanceof Node.Nothing))
            .flatMap(values::id);
    String id = written.orElse("e" + (index + 1));
    Optional<Field> field = fields.get("id");
    boolean refused = written.isEmpty() && field.filter(Field::known).isPresent();
    boolean first =
        written.isPresent()
            ? places.unique(id, field.orElseThrow().line(), field.orElseThrow().path())
            : places.unique(id, fields.line(), fields.path());
    if (refused || !first) {
      // The event has no id of its own now; an unknown reference may mean it.
      unread.one("events");
    }
    return id;
  }

  private List<String> persons(Field field) {
    if (field.node() instanceof Node.Text text) {
      return List.of(text.value());
    }
    List<String> persons = new ArrayList<>();
    boolean good = field.node() instanceof Node.Arr list && !list.items().isEmpty();
    if (good) {
      for (Node item : ((Node.Arr) field.node()).items()) {
        if (item instanceof Node.Text text && !persons.contains(text.value())) {
          persons.add(text.value());
        } else {
          good = false;
        }
      }
    }
    if (!good) {
      field.refuse(
          problems,
          new Title(
              "一个人的编号，或者不重复的编号列表；涉及全体时不写",
              "the id of a person, or a list of different ids; left out if it concerns every"
                  + " person"));
    }
    return persons;
  }

  private Optional<String> to(Field field, EventWord word) {
    if (word.sets().isEmpty()) {
      problems.add(
          field.line(),
          field.path(),
          Shown.both("\"to\""),
          new Title(
              "没有 \"to\"：" + word.title().zh() + "不改变任何事实",
              "no \"to\": \"" + word.key() + "\" changes no fact"));
      return Optional.empty();
    }
    FactWord fact = vocabulary.fact(word.sets().get()).orElseThrow();
    return field.known() ? values.value(field, fact) : Optional.empty();
  }

  private List<DocumentEntry> documents(Field field) {
    if (field.node() instanceof Node.Nothing) {
      return List.of();
    }
    List<DocumentEntry> documents = new ArrayList<>();
    if (field.node() instanceof Node.Arr list) {
      for (int i = 0; i < list.items().size(); i++) {
        document(list.items().get(i), JsonPath.item(field.path(), i)).ifPresent(documents::add);
      }
    } else {
      document(field.node(), field.path()).ifPresent(documents::add);
    }
    return documents;
  }

  private Optional<DocumentEntry> document(Node node, String path) {
    Fields fields =
        objects.fields(node, path, CaseFileFields.DOCUMENT, List.of(), Expected.AN_OBJECT);
    Optional<Field> type = fields.get("type");
    if (type.isEmpty() || !type.get().known()) {
      if (fields.isObject()) {
        fields.lacks("type", new Title("已知的文书", "a known document"), problems);
      }
      return Optional.empty();
    }
    Optional<DocumentWord> word =
        values.word(type.get(), Group.DOCUMENTS).flatMap(vocabulary::document);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> texts = new TreeMap<>();
    fields
        .get("fields")
        .filter(field -> !(field.node() instanceof Node.Nothing))
        .map(
            field ->
                objects.fields(
                    field.node(), field.path(), word.get().fields(), List.of(), Expected.AN_OBJECT))
        .ifPresent(read -> read.byKey().forEach((key, field) -> values.text(field, key, texts)));
    return Optional.of(new DocumentEntry(word.get().key(), texts));
  }
}
