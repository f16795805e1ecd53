package org.dutylawyer.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.casefile.CaseFile.LawyerEntry;
import org.dutylawyer.casefile.CaseFile.PersonEntry;
import org.dutylawyer.casefile.CaseFile.StationEntry;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.problem.JsonPath;
import org.dutylawyer.problem.Node;
import org.dutylawyer.problem.Problems;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.CaseFileFields;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * Turns a tree into a case file and collects everything that is wrong in it: first what each field
 * says by itself, then what the fields say together. One checker reads one file.
 */
final class CaseFileChecker {

  private final Vocabulary vocabulary;
  private final Problems problems;
  private final FieldReader objects;
  private final ValueReader values;
  private final Places places;
  private final Unread unread = new Unread();

  CaseFileChecker(Vocabulary vocabulary, boolean weekdays, String source) {
    this.vocabulary = vocabulary;
    this.problems = new Problems(source);
    this.objects = new FieldReader(vocabulary, problems);
    this.values = new ValueReader(vocabulary, weekdays, problems);
    this.places = new Places(problems);
  }

  CaseFile check(Node root) {
    Fields fields =
        objects.fields(root, "$", CaseFileFields.ROOT, List.of(), CaseFileFields.A_CASE_FILE);
    Optional<String> id = fields.get("id").flatMap(values::id);
    Optional<String> jurisdiction = jurisdiction(fields, root);
    Optional<String> name = fields.get("name").flatMap(values::name);
    Facts proceeding =
        fields
            .get("proceeding")
            .filter(field -> !field.isNull())
            .map(this::proceeding)
            .orElse(Facts.NONE);
    List<PersonEntry> persons =
        subjects(
            fields,
            "persons",
            About.Kind.PERSON,
            (entry, facts) ->
                new PersonEntry(
                    entry.id(), entry.name(), entry.born(), facts.values(), facts.amounts()));
    List<LawyerEntry> lawyers =
        subjects(
            fields,
            "lawyers",
            About.Kind.LAWYER,
            (entry, facts) ->
                new LawyerEntry(entry.id(), entry.name(), facts.values(), facts.amounts()));
    List<StationEntry> stations =
        subjects(
            fields,
            "stations",
            About.Kind.STATION,
            (entry, facts) ->
                new StationEntry(entry.id(), entry.name(), facts.values(), facts.amounts()));
    List<EventEntry> events =
        new EventReader(vocabulary, objects, values, places, unread, problems).events(fields);
    CaseFile file =
        new CaseFile(
            id.orElse(CaseFile.NO_ID),
            jurisdiction.orElse(""),
            name,
            proceeding.values(),
            proceeding.amounts(),
            persons,
            lawyers,
            stations,
            events,
            fields.get("register").flatMap(this::register));
    missing(fields, file);
    new Consistency(file, vocabulary, unread, places, problems).check();
    new StateConsistency(file, vocabulary, places, problems).check();
    new Contradictions(file, places, problems).check();
    new Instances(file, vocabulary, places, problems).check();
    problems.refuse();
    return file;
  }

  /**
   * A list that is not there, null or empty while events refer to its entries is at fault itself,
   * once; if another key was meant for it, that key is.
   */
  private void missing(Fields root, CaseFile file) {
    if (!root.isObject()) {
      return;
    }
    Map<String, Stream<String>> named =
        Map.of(
            "persons", file.events().stream().flatMap(e -> e.persons().stream()),
            "lawyers", file.events().stream().flatMap(e -> e.lawyer().stream()),
            "stations", file.events().stream().flatMap(e -> e.station().stream()));
    named.forEach(
        (key, references) -> {
          List<String> ids = references.distinct().sorted().toList();
          Optional<Field> field = root.get(key);
          if (ids.isEmpty() || !field.map(f -> holdsNothing(f.node())).orElse(true)) {
            return;
          }
          unread.all(key);
          String shown = Shown.words(ids);
          Title list =
              new Title("列表 […]，其中有事件提到的 " + shown, "a list […] of what events name: " + shown);
          if (field.isPresent()) {
            Title empty = new Title("空列表 []", "an empty list []");
            boolean none = field.get().node() instanceof Node.Nothing;
            problems.add(
                field.get().line(),
                field.get().path(),
                none ? Shown.found(field.get().node()) : empty,
                list);
          } else if (!objects.meant(key)) {
            problems.add(
                root.line(),
                root.path(),
                new Title("没有 \"" + key + "\"", "no \"" + key + "\""),
                new Title("\"" + key + "\"：" + list.zh(), "\"" + key + "\": " + list.en()));
          }
        });
  }

  private static boolean holdsNothing(Node node) {
    return node instanceof Node.Nothing
        || (node instanceof Node.Arr list && list.items().isEmpty());
  }

  private Optional<String> jurisdiction(Fields root, Node node) {
    Optional<Field> field = root.get("jurisdiction");
    if (field.isEmpty()) {
      if (node instanceof Node.Obj object) {
        CaseFileText.missing(object, problems);
      }
      return Optional.empty();
    }
    if (field.get().node() instanceof Node.Text text && Jurisdictions.isWellFormed(text.value())) {
      return Optional.of(text.value());
    }
    CaseFileText.malformed(
        new Node.Member("jurisdiction", field.get().node(), field.get().line()), problems);
    return Optional.empty();
  }

  // ---- subjects -----------------------------------------------------------------------------

  /** What a person, lawyer or station says of itself. */
  private record Entry(String id, Optional<String> name, Optional<LocalDate> born) {}

  private <T> List<T> subjects(
      Fields root, String key, About.Kind kind, BiFunction<Entry, Facts, T> make) {
    List<T> entries = new ArrayList<>();
    Optional<Field> field = root.get(key);
    if (field.isEmpty()) {
      return entries;
    }
    List<Node> items = field.get().items(problems);
    if (items.size() > CaseFileReader.MAX_SUBJECTS) {
      problems.add(
          field.get().line(),
          field.get().path(),
          new Title(items.size() + " 项", String.format(Locale.ROOT, "%,d entries", items.size())),
          new Title(
              "至多 " + String.format(Locale.ROOT, "%,d", CaseFileReader.MAX_SUBJECTS) + " 项",
              "at most " + String.format(Locale.ROOT, "%,d", CaseFileReader.MAX_SUBJECTS)));
      unread.all(key);
      return entries;
    }
    if (!(field.get().node() instanceof Node.Arr) && field.get().known()) {
      unread.all(key);
    }
    for (int i = 0; i < items.size(); i++) {
      String path = JsonPath.item(field.get().path(), i);
      places.begins(path, items.get(i).line());
      List<FactWord> words = vocabulary.statedAbout(kind);
      Fields own =
          objects.fields(items.get(i), path, CaseFileFields.of(kind), words, Expected.AN_OBJECT);
      Facts facts = values.facts(own, words);
      Entry entry = entry(own);
      if (entry.id().isEmpty()) {
        unread.one(key);
      }
      entries.add(make.apply(entry, facts));
    }
    return entries;
  }

  private Entry entry(Fields fields) {
    return new Entry(
        subjectId(fields).orElse(""),
        fields.get("name").flatMap(values::name),
        fields.get("born").flatMap(values::birthday));
  }

  private Facts proceeding(Field field) {
    List<FactWord> words = vocabulary.statedAbout(About.Kind.PROCEEDING);
    return values.facts(
        objects.fields(
            field.node(),
            field.path(),
            CaseFileFields.of(About.Kind.PROCEEDING),
            words,
            Expected.AN_OBJECT),
        words);
  }

  private Optional<String> subjectId(Fields fields) {
    Optional<Field> field = fields.get("id");
    if (field.isEmpty()) {
      if (fields.isObject()) {
        fields.lacks("id", new Title("文件中唯一的编号", "an id unique in the file"), problems);
      }
      return Optional.empty();
    }
    Optional<String> id = values.id(field.get());
    return id.filter(value -> places.unique(value, field.get().line(), field.get().path()));
  }

  // ---- register -----------------------------------------------------------------------------

  private Optional<CaseFile.Register> register(Field field) {
    if (field.node() instanceof Node.Nothing) {
      return Optional.empty();
    }
    Fields fields =
        objects.fields(
            field.node(), field.path(), CaseFileFields.REGISTER, List.of(), Expected.AN_OBJECT);
    Set<String> records = fields.get("records").map(this::recorded).orElse(Set.of());
    Set<String> omits = fields.get("omits").map(this::recorded).orElse(Set.of());
    for (String type : omits) {
      if (records.contains(type)) {
        fields
            .get("omits")
            .orElseThrow()
            .refuse(
                problems,
                new Title(
                    "不在 records 中的事件类型（\"" + type + "\" 两处都有）",
                    "types of event that are not in records (\"" + type + "\" is in both)"));
      }
    }
    Optional<LocalDate> until = fields.get("until").flatMap(values::moment).map(Moment::date);
    return Optional.of(new CaseFile.Register(records, omits, until));
  }

  /** A register can record what happens, not what is only planned. */
  private Set<String> recorded(Field field) {
    Set<String> types = new TreeSet<>();
    List<Node> items = field.items(problems);
    for (int i = 0; i < items.size(); i++) {
      String path = JsonPath.item(field.path(), i);
      Field item = new Field(items.get(i), path, items.get(i).line());
      Optional<EventWord> word = values.word(item, Group.EVENTS).flatMap(vocabulary::event);
      if (word.filter(EventWord::planned).isPresent()) {
        item.refuse(
            problems,
            new Title(
                "能够登记的事件类型（" + word.get().title().zh() + "是预定的日程）",
                "a type of event that a register can record (\""
                    + word.get().key()
                    + "\" is an appointment)"));
      } else {
        word.ifPresent(known -> types.add(known.key()));
      }
    }
    return types;
  }
}
