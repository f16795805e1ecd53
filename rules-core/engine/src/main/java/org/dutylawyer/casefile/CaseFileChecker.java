package org.dutylawyer.casefile;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile.DocumentEntry;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.casefile.CaseFile.LawyerEntry;
import org.dutylawyer.casefile.CaseFile.PersonEntry;
import org.dutylawyer.casefile.CaseFile.StationEntry;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.problem.Characters;
import org.dutylawyer.problem.JsonPath;
import org.dutylawyer.problem.LookAlike;
import org.dutylawyer.problem.MeantDate;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Node;
import org.dutylawyer.problem.Problems;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.text.Title;
import org.dutylawyer.text.Weekdays;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.CaseFileFields;
import org.dutylawyer.vocabulary.DocumentWord;
import org.dutylawyer.vocabulary.EventWord;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * Turns a tree into a case file and collects everything that is wrong in it: first what each field
 * says by itself, then what the fields say together. One checker reads one file.
 */
final class CaseFileChecker {

  /** No fact counts further. */
  static final int MAX_AMOUNT = 999_999_999;

  private static final Pattern WITH_WEEKDAY = Pattern.compile("(\\S+) \\((\\p{Alpha}{3})\\)");

  private static final Pattern ISO_DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(T.*)?");

  private static final Title BIRTHDAY_FORM =
      new Title(
          "出生日期，如 \"2008-05-01\"（1900 年至 2099 年）",
          "a date of birth such as \"2008-05-01\" (1900 to 2099)");
  private static final Title MOMENT_WITHOUT_WEEKDAY = momentForm("");
  private static final Title MOMENT_WITH_WEEKDAY = momentForm(" (Thu)");

  private static final Title A_TEXT = new Title("文字", "a text");
  private static final Title A_LIST = new Title("列表 […]", "a list […]");
  private static final Title AN_OBJECT = new Title("对象 {…}", "an object {…}");

  private final Vocabulary vocabulary;
  private final boolean weekdays;
  private final Problems problems;

  /** Where each id stands; ids are unique in the whole file, so that answers can name them. */
  private final Map<String, String> idPlaces = new HashMap<>();

  /** The ids by how they look. */
  private final Map<String, String> idsByLook = new HashMap<>();

  /** Ids of events that could not be read; a reference to one of them is no further problem. */
  private final Set<String> unread = new HashSet<>();

  private final List<EventEntry> typeless = new ArrayList<>();

  /** How many entries of a list could not be read under any id; references may mean them. */
  private final Map<String, Integer> nameless = new HashMap<>();

  /** Known keys that stand in the file in another spelling, which was told. */
  private final Set<String> meantFields = new HashSet<>();

  /** The lines of persons, lawyers, stations and events by their paths. */
  private final Map<String, Integer> lines = new HashMap<>();

  CaseFileChecker(Vocabulary vocabulary, boolean weekdays, String source) {
    this.vocabulary = vocabulary;
    this.weekdays = weekdays;
    this.problems = new Problems(source);
  }

  CaseFile check(Node root) {
    Fields fields = fields(root, "$", CaseFileFields.ROOT, List.of(), CaseFileFields.A_CASE_FILE);
    Optional<String> id = fields.get("id").flatMap(this::id);
    Optional<String> jurisdiction = jurisdiction(fields, root);
    Optional<String> name = fields.get("name").flatMap(this::name);
    Facts proceeding =
        fields
            .get("proceeding")
            .filter(field -> !(field.node() instanceof Node.Nothing))
            .map(field -> facts(field.node(), field.path(), About.Kind.PROCEEDING))
            .orElseGet(Facts::new);
    List<PersonEntry> persons = subjects(fields, "persons", About.Kind.PERSON, this::person);
    List<LawyerEntry> lawyers =
        subjects(
            fields,
            "lawyers",
            About.Kind.LAWYER,
            facts -> new LawyerEntry(facts.id, facts.name, facts.values, facts.amounts));
    List<StationEntry> stations =
        subjects(
            fields,
            "stations",
            About.Kind.STATION,
            facts -> new StationEntry(facts.id, facts.name, facts.values, facts.amounts));
    List<EventEntry> events = events(fields);
    CaseFile file =
        new CaseFile(
            id.orElse(CaseFile.NO_ID),
            jurisdiction.orElse(""),
            name,
            proceeding.values,
            proceeding.amounts,
            persons,
            lawyers,
            stations,
            events,
            fields.get("register").flatMap(this::register));
    missing(fields, file);
    new Consistency(file, typeless, vocabulary, unread, nameless, lines, this::place, problems)
        .check();
    new StateConsistency(file, vocabulary, lines, this::place, problems).check();
    new Contradictions(file, lines, this::place, problems).check();
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
          nameless.put(key, Integer.MAX_VALUE);
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
          } else if (!meantFields.contains(key)) {
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

  /** Where a person, lawyer or station stands, by id: the case file has an order of its own. */
  private String place(String id) {
    String path = idPlaces.getOrDefault(id, "");
    return path.endsWith(".id") ? path.substring(0, path.length() - ".id".length()) : path;
  }

  // ---- fields of objects --------------------------------------------------------------------

  /** A field with its place. */
  private record Field(Node node, String path, int line) {
    /** Null and "unknown" both say that nobody knows. */
    boolean known() {
      return !(node instanceof Node.Nothing)
          && !(node instanceof Node.Text text && text.value().equals(FactWord.UNKNOWN));
    }
  }

  private record Fields(Map<String, Field> byKey, String path, int line, boolean isObject) {
    Optional<Field> get(String key) {
      return Optional.ofNullable(byKey.get(key));
    }
  }

  /** The facts of one subject, and its id and name. */
  private static final class Facts {
    private String id = "";
    private Optional<String> name = Optional.empty();
    private Optional<LocalDate> born = Optional.empty();
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, Integer> amounts = new TreeMap<>();
  }

  private Fields fields(
      Node node, String path, Map<String, Title> own, List<FactWord> facts, Title expected) {
    return fields(node, path, own, facts, Optional.empty(), expected);
  }

  /**
   * The members of an object; repeated and unknown ones reported.
   *
   * @param set word for the fact that an event of this type changes, and that stands as {@code to}
   */
  private Fields fields(
      Node node,
      String path,
      Map<String, Title> own,
      List<FactWord> facts,
      Optional<String> set,
      Title expected) {
    if (!(node instanceof Node.Obj object)) {
      problems.add(node.line(), path, FullWidthColon.found(node), expected);
      return new Fields(Map.of(), path, node.line(), false);
    }
    Map<String, Title> known = new LinkedHashMap<>(own);
    facts.forEach(fact -> known.put(fact.key(), fact.title()));
    Map<String, Field> fields = new LinkedHashMap<>();
    for (Node.Member member : object.members()) {
      String memberPath = JsonPath.member(path, member.key());
      if (path.equals("$") && member.key().equals(CaseFileFields.SCHEMA)) {
        continue;
      }
      if (!known.containsKey(member.key())) {
        unknownField(member, memberPath, known, facts, set);
        continue;
      }
      Field field = new Field(member.value(), memberPath, member.line());
      Field first = fields.putIfAbsent(member.key(), field);
      if (first != null) {
        repeated(member, memberPath, first);
      }
    }
    return new Fields(fields, path, object.line(), true);
  }

  private void unknownField(
      Node.Member member,
      String path,
      Map<String, Title> known,
      List<FactWord> facts,
      Optional<String> set) {
    Optional<FullWidthColon> colon = FullWidthColon.in(member.key());
    if (colon.isPresent()) {
      Optional<String> key = Nearest.of(colon.get().key(), known);
      key.ifPresent(meantFields::add);
      problems.add(
          member.line(),
          path,
          colon.get().found(),
          FullWidthColon.HALF_WIDTH,
          key.map(colon.get()::written));
      return;
    }
    Title shown = Shown.both(Shown.text(member.key()));
    Optional<FactWord> elsewhere =
        vocabulary.fact(member.key()).or(() -> titled(member.key(), known));
    if (elsewhere.flatMap(FactWord::derived).isPresent()) {
      String parts = Shown.words(elsewhere.get().derived().get().facts());
      problems.add(
          member.line(),
          path,
          shown,
          new Title(
              parts + "（“" + elsewhere.get().title().zh() + "”由此得出，不必填写）",
              parts + " (" + elsewhere.get().title().en() + " follows from these)"));
      return;
    }
    if (elsewhere.isPresent() && set.equals(elsewhere.map(FactWord::key))) {
      Title title = elsewhere.get().title();
      problems.add(
          member.line(),
          path,
          shown,
          new Title(
              "写作 \"to\"（变更后的" + title.zh() + "）", "\"to\" (the new value of " + title.en() + ")"));
      return;
    }
    if (elsewhere.isPresent()) {
      // A known word in the wrong place: the place is the mistake, not the spelling.
      Title subjects = subjects(elsewhere.get());
      String key = elsewhere.get().key();
      boolean asKey = key.equals(member.key());
      problems.add(
          member.line(),
          path,
          shown,
          new Title(
              (asKey ? "" : "以 \"" + key + "\" ")
                  + "写在"
                  + subjects.zh()
                  + "处（"
                  + elsewhere.get().title().zh()
                  + "）",
              (asKey ? "it" : "\"" + key + "\"")
                  + " with "
                  + subjects.en()
                  + " ("
                  + elsewhere.get().title().en()
                  + ")"));
      return;
    }
    Optional<String> nearest =
        Nearest.of(member.key(), known).or(() -> factWithValue(member, facts));
    nearest.ifPresent(meantFields::add);
    String list = nearest.isPresent() ? "" : ": " + Shown.words(known.keySet());
    problems.add(
        member.line(),
        path,
        shown,
        new Title("此处的已知字段" + list, "a field known here" + list),
        nearest);
  }

  /** The fact of that title that stands elsewhere, if nothing of that title may stand here. */
  private Optional<FactWord> titled(String written, Map<String, Title> known) {
    return known.values().stream().anyMatch(title -> Nearest.names(title, written))
        ? Optional.empty()
        : vocabulary.facts().stream()
            .filter(fact -> Nearest.names(fact.title(), written))
            .findFirst();
  }

  /** Somebody who writes "blind": true means the fact that has the value blind. */
  private static Optional<String> factWithValue(Node.Member member, List<FactWord> facts) {
    return facts.stream()
        .filter(fact -> fact.kind() == FactWord.Kind.VALUES)
        .filter(fact -> fact.values().containsKey(member.key()))
        .map(FactWord::key)
        .findFirst();
  }

  /** What a fact can be said of: the kinds of subject, or the types of event. */
  private Title subjects(FactWord fact) {
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    for (About about : fact.about()) {
      Optional<String> type = about.eventType();
      zh.add(type.map(t -> "事件 \"" + t + "\" ").orElse(about.kind().title().zh()));
      en.add(type.map(t -> "event \"" + t + "\"").orElse("the " + about.kind().title().en()));
    }
    return new Title(String.join("、", zh), String.join(" or ", en));
  }

  private void repeated(Node.Member member, String path, Field first) {
    String key = Shown.text(member.key());
    Title once =
        first.line() > 0
            ? new Title(
                "只出现一次（首次在第 " + first.line() + " 行）",
                "it once (first on line " + first.line() + ")")
            : new Title("只出现一次", "it once");
    problems.add(
        member.line(),
        path,
        new Title(
            "第二个 " + key + "：" + Shown.found(member.value()).zh(),
            "a second " + key + ": " + Shown.found(member.value()).en()),
        once);
  }

  // ---- texts, ids, words --------------------------------------------------------------------

  private Optional<String> id(Field field) {
    return label(
        field,
        CaseFileFields.ID_LENGTH,
        false,
        new Title(
            "编号：1 至 " + CaseFileFields.ID_LENGTH + " 个可见字符",
            "an id of 1 to " + CaseFileFields.ID_LENGTH + " visible characters"));
  }

  private Optional<String> name(Field field) {
    if (field.node() instanceof Node.Nothing) {
      return Optional.empty();
    }
    return label(
        field,
        CaseFileFields.NAME_LENGTH,
        true,
        new Title(
            "名称：1 至 " + CaseFileFields.NAME_LENGTH + " 个可见字符",
            "a name of 1 to " + CaseFileFields.NAME_LENGTH + " visible characters"));
  }

  private Optional<String> label(Field field, int longest, boolean joiners, Title expected) {
    if (!(field.node() instanceof Node.Text text)) {
      problem(field, expected);
      return Optional.empty();
    }
    if (Characters.isLabel(text.value(), longest, joiners)) {
      return Optional.of(text.value());
    }
    boolean nobodys = text.value().codePoints().anyMatch(Characters::ownedByNobody);
    problem(
        field,
        nobodys
            ? new Title(
                expected.zh() + "；私用区字符和替代符 U+FFFD 在各台机器上显示不同，请改用该字的正式编码",
                expected.en()
                    + "; what is for private use, or U+FFFD, looks different on each machine: write"
                    + " the character's own code point")
            : expected);
    return Optional.empty();
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

  /** A word of a group, or nothing if it is unknown. */
  private Optional<String> word(Field field, Group group) {
    if (!field.known()) {
      return Optional.empty();
    }
    Title expected = new Title("已知的" + group.title().zh(), "a known " + group.title().en());
    if (!(field.node() instanceof Node.Text text)) {
      problem(field, expected);
      return Optional.empty();
    }
    if (vocabulary.findTitle(group, text.value()).isEmpty()) {
      problem(
          field, vocabulary.expected(group, text.value()), vocabulary.nearest(group, text.value()));
      return Optional.empty();
    }
    return Optional.of(text.value());
  }

  /** An id that is to be found elsewhere in the file, or nothing if it is unknown. */
  private Optional<String> reference(Field field) {
    if (!field.known()) {
      return Optional.empty();
    }
    if (field.node() instanceof Node.Text text) {
      return Optional.of(text.value());
    }
    problem(field, new Title("文件中的一个编号", "an id in this file"));
    return Optional.empty();
  }

  // ---- facts --------------------------------------------------------------------------------

  private Facts facts(Node node, String path, About.Kind kind) {
    List<FactWord> words = vocabulary.statedAbout(kind);
    Fields fields = fields(node, path, CaseFileFields.of(kind), words, AN_OBJECT);
    Facts facts = new Facts();
    readFacts(fields, words, facts);
    if (kind == About.Kind.PROCEEDING) {
      return facts;
    }
    facts.id = subjectId(fields).orElse("");
    facts.name = fields.get("name").flatMap(this::name);
    facts.born = fields.get("born").flatMap(this::birthday);
    return facts;
  }

  private Optional<String> subjectId(Fields fields) {
    Optional<Field> field = fields.get("id");
    if (field.isEmpty()) {
      if (fields.isObject()) {
        problems.add(
            fields.line(),
            fields.path(),
            new Title("没有 \"id\"", "no \"id\""),
            new Title("\"id\"：文件中唯一的编号", "\"id\": an id unique in the file"));
      }
      return Optional.empty();
    }
    Optional<String> id = id(field.get());
    return id.filter(value -> unique(value, field.get().line(), field.get().path()));
  }

  /**
   * Ids that look the same are as bad as the same: a reader could not tell whom an answer names.
   *
   * @return whether the id is the first of its kind
   */
  private boolean unique(String id, int line, String path) {
    String like = idsByLook.putIfAbsent(LookAlike.fold(id), id);
    if (like != null && !like.equals(id)) {
      problems.add(
          line,
          path,
          LookAlike.shown(id, like),
          new Title(
              "与 " + idPlaces.get(like) + " 的编号看得出不同的编号",
              "an id that one can tell from that at " + idPlaces.get(like)));
    }
    String first = idPlaces.putIfAbsent(id, path);
    if (first != null) {
      problems.add(
          line,
          path,
          Shown.both(Shown.text(id)),
          new Title(
              "文件中唯一的编号（已用于 " + first + "）",
              "an id unique in the file (already used at " + first + ")"));
    }
    return first == null;
  }

  private void readFacts(Fields fields, List<FactWord> words, Facts into) {
    for (FactWord word : words) {
      Optional<Field> field = fields.get(word.key()).filter(Field::known);
      if (field.isEmpty()) {
        continue;
      }
      if (word.kind() == FactWord.Kind.NUMBER) {
        amount(field.get(), word).ifPresent(amount -> into.amounts.put(word.key(), amount));
      } else {
        value(field.get(), word).ifPresent(value -> into.values.put(word.key(), value));
      }
    }
  }

  private Optional<Integer> amount(Field field, FactWord word) {
    if (field.node() instanceof Node.Num number) {
      Optional<Integer> amount = whole(number.value());
      if (amount.isPresent()) {
        return amount;
      }
    }
    Title unit = word.unit().orElseThrow();
    problem(
        field,
        new Title(
            "整数（" + word.title().zh() + "，单位：" + unit.zh() + "）或者 \"unknown\"",
            "a whole number of " + unit.en() + " (" + word.title().en() + ") or \"unknown\""));
    return Optional.empty();
  }

  /** A whole number however it is written: to JSON, 4 and 4.0 are the same number. */
  private static Optional<Integer> whole(String written) {
    try {
      BigDecimal number = new BigDecimal(written);
      return number.signum() < 0 || number.compareTo(BigDecimal.valueOf(MAX_AMOUNT)) > 0
          ? Optional.empty()
          : Optional.of(number.intValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Optional<String> value(Field field, FactWord word) {
    if (word.kind() == FactWord.Kind.YES_NO) {
      if (field.node() instanceof Node.Bool bool) {
        return Optional.of(bool.value() ? FactWord.YES : FactWord.NO);
      }
      problem(
          field,
          new Title(
              "true、false 或者 \"unknown\"（" + word.title().zh() + "）",
              "true, false or \"unknown\" (" + word.title().en() + ")"));
      return Optional.empty();
    }
    String written = field.node() instanceof Node.Text text ? text.value() : "";
    if (word.values().containsKey(written)) {
      return Optional.of(written);
    }
    String values = Shown.words(word.values().keySet());
    problem(
        field,
        new Title(
            word.title().zh() + "的已知值：" + values + " 或者 \"unknown\"",
            "a value of " + word.title().en() + ": " + values + " or \"unknown\""),
        Nearest.of(written, word.values()));
    return Optional.empty();
  }

  // ---- subjects -----------------------------------------------------------------------------

  private <T> List<T> subjects(Fields root, String key, About.Kind kind, Function<Facts, T> make) {
    List<T> entries = new ArrayList<>();
    Optional<Field> field = root.get(key);
    if (field.isEmpty()) {
      return entries;
    }
    List<Node> items = items(field.get());
    if (items.size() > CaseFileReader.MAX_SUBJECTS) {
      problems.add(
          field.get().line(),
          field.get().path(),
          new Title(items.size() + " 项", String.format(Locale.ROOT, "%,d entries", items.size())),
          new Title(
              "至多 " + String.format(Locale.ROOT, "%,d", CaseFileReader.MAX_SUBJECTS) + " 项",
              "at most " + String.format(Locale.ROOT, "%,d", CaseFileReader.MAX_SUBJECTS)));
      nameless.put(key, Integer.MAX_VALUE);
      return entries;
    }
    if (!(field.get().node() instanceof Node.Arr) && field.get().known()) {
      nameless.put(key, Integer.MAX_VALUE);
    }
    for (int i = 0; i < items.size(); i++) {
      String path = JsonPath.item(field.get().path(), i);
      lines.put(path, items.get(i).line());
      Facts facts = facts(items.get(i), path, kind);
      if (facts.id.isEmpty()) {
        nameless.merge(key, 1, Integer::sum);
      }
      entries.add(make.apply(facts));
    }
    return entries;
  }

  private PersonEntry person(Facts facts) {
    return new PersonEntry(facts.id, facts.name, facts.born, facts.values, facts.amounts);
  }

  private List<Node> items(Field field) {
    if (field.node() instanceof Node.Arr list) {
      return list.items();
    }
    if (!(field.node() instanceof Node.Nothing)) {
      problem(field, A_LIST);
    }
    return List.of();
  }

  // ---- events -------------------------------------------------------------------------------

  private List<EventEntry> events(Fields root) {
    List<EventEntry> events = new ArrayList<>();
    Optional<Field> field = root.get("events");
    if (field.isEmpty()) {
      return events;
    }
    List<Node> items = items(field.get());
    for (int i = 0; i < items.size(); i++) {
      String path = JsonPath.item(field.get().path(), i);
      lines.put(path, items.get(i).line());
      event(items.get(i), path, i).ifPresent(events::add);
    }
    return events;
  }

  private Optional<EventEntry> event(Node node, String path, int index) {
    Optional<EventWord> word = eventWord(node, path);
    if (word.isEmpty()) {
      // Without its type nobody can say which fields belong to it; its id may be referred to.
      unread.add("e" + (index + 1));
      if (node instanceof Node.Obj object) {
        for (Node.Member member : object.members()) {
          if (member.key().equals("id") && member.value() instanceof Node.Text id) {
            unread.add(id.value());
          }
        }
        typeless.add(typeless(object, path));
      }
      return Optional.empty();
    }
    String type = word.get().key();
    List<FactWord> words = vocabulary.factsAboutEvent(type);
    Fields fields = fields(node, path, CaseFileFields.EVENT, words, word.get().sets(), AN_OBJECT);
    Facts facts = new Facts();
    readFacts(fields, words, facts);
    EventEntry event =
        new EventEntry(
            eventId(fields, index),
            type,
            fields.get("at").flatMap(this::moment),
            fields.get("person").map(this::persons).orElse(List.of()),
            fields.get("by").flatMap(field -> word(field, Group.ACTORS)),
            fields.get("lawyer").flatMap(this::reference),
            fields.get("station").flatMap(this::reference),
            fields.get("re").flatMap(this::reference),
            fields.get("to").flatMap(field -> to(field, word.get())),
            facts.values,
            facts.amounts,
            fields.get("document").map(this::documents).orElse(List.of()),
            fields
                .get("not-done")
                .map(field -> omitted(field, fields.get("to"), word.get()))
                .orElse(false),
            path);
    event.by().ifPresent(by -> actor(fields.get("by").orElseThrow(), by, word.get()));
    needsSubject(fields, word.get(), About.Kind.LAWYER, "lawyer");
    needsSubject(fields, word.get(), About.Kind.STATION, "station");
    return Optional.of(event);
  }

  /** Some events only one actor can bring about: no procuratorate accepts a case for trial. */
  private void actor(Field field, String by, EventWord word) {
    if (!word.by().isEmpty() && !word.by().contains(by)) {
      String known = Shown.words(word.by());
      problem(
          field,
          new Title(
              word.title().zh() + "的行为主体：" + known, "an actor of \"" + word.key() + "\": " + known),
          Nearest.of(by, word.by()));
    }
  }

  /** What was not done changed nothing: it says of no fact what that became. */
  private boolean omitted(Field field, Optional<Field> to, EventWord word) {
    boolean truth = field.node() instanceof Node.Bool bool && bool.value();
    if (!(field.node() instanceof Node.Bool) && field.known()) {
      problem(field, new Title("true 或者 false", "true or false"));
    } else if (truth && word.sets().isPresent() && to.filter(Field::known).isPresent()) {
      problem(
          to.get(),
          new Title(
              "没有 \"to\"：没有发生的变化没有结果（\"not-done\": true）",
              "no \"to\": a change that did not happen led to nothing (\"not-done\": true)"));
    }
    return truth;
  }

  // ---- register -----------------------------------------------------------------------------

  private Optional<CaseFile.Register> register(Field field) {
    if (field.node() instanceof Node.Nothing) {
      return Optional.empty();
    }
    Fields fields =
        fields(field.node(), field.path(), CaseFileFields.REGISTER, List.of(), AN_OBJECT);
    Set<String> records = fields.get("records").map(this::recorded).orElse(Set.of());
    Set<String> omits = fields.get("omits").map(this::recorded).orElse(Set.of());
    for (String type : omits) {
      if (records.contains(type)) {
        problem(
            fields.get("omits").orElseThrow(),
            new Title(
                "不在 records 中的事件类型（\"" + type + "\" 两处都有）",
                "types of event that are not in records (\"" + type + "\" is in both)"));
      }
    }
    Optional<LocalDate> until = fields.get("until").flatMap(this::moment).map(Moment::date);
    return Optional.of(new CaseFile.Register(records, omits, until));
  }

  /** A register can record what happens, not what is only planned. */
  private Set<String> recorded(Field field) {
    Set<String> types = new TreeSet<>();
    List<Node> items = items(field);
    for (int i = 0; i < items.size(); i++) {
      String path = JsonPath.item(field.path(), i);
      Field item = new Field(items.get(i), path, items.get(i).line());
      Optional<EventWord> word = word(item, Group.EVENTS).flatMap(vocabulary::event);
      if (word.filter(EventWord::planned).isPresent()) {
        problem(
            item,
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

  private Optional<EventWord> eventWord(Node node, String path) {
    if (!(node instanceof Node.Obj object)) {
      problems.add(node.line(), path, Shown.found(node), AN_OBJECT);
      return Optional.empty();
    }
    Title expected = new Title("已知的事件类型", "a known type of event");
    for (Node.Member member : object.members()) {
      if (member.key().equals("type")) {
        Field field = new Field(member.value(), JsonPath.member(path, "type"), member.line());
        String written = member.value() instanceof Node.Text text ? text.value() : "";
        Optional<EventWord> word = vocabulary.event(written);
        if (word.isEmpty()) {
          problem(
              field,
              vocabulary.expected(Group.EVENTS, written),
              vocabulary.nearest(Group.EVENTS, written));
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
      problems.add(
          fields.line(),
          fields.path(),
          new Title("没有 \"" + key + "\"", "no \"" + key + "\""),
          new Title(
              "\"" + key + "\"：" + word.title().zh() + "属于哪一" + kind.title().zh(),
              "\"" + key + "\": whose \"" + word.key() + "\" it is"));
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
    return new EventEntry(
        "",
        "",
        fields.get("at").flatMap(this::moment),
        fields.get("person").map(this::persons).orElse(List.of()),
        fields.get("by").flatMap(field -> word(field, Group.ACTORS)),
        fields.get("lawyer").flatMap(this::reference),
        fields.get("station").flatMap(this::reference),
        fields.get("re").flatMap(this::reference),
        Optional.empty(),
        Map.of(),
        Map.of(),
        List.of(),
        false,
        path);
  }

  private String eventId(Fields fields, int index) {
    Optional<String> written =
        fields.get("id").filter(field -> !(field.node() instanceof Node.Nothing)).flatMap(this::id);
    String id = written.orElse("e" + (index + 1));
    Optional<Field> field = fields.get("id");
    boolean refused = written.isEmpty() && field.filter(Field::known).isPresent();
    boolean first =
        written.isPresent()
            ? unique(id, field.orElseThrow().line(), field.orElseThrow().path())
            : unique(id, fields.line(), fields.path());
    if (refused || !first) {
      // The event has no id of its own now; an unknown reference may mean it.
      nameless.merge("events", 1, Integer::sum);
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
      problem(
          field,
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
    return field.known() ? value(field, fact) : Optional.empty();
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
    Fields fields = fields(node, path, CaseFileFields.DOCUMENT, List.of(), AN_OBJECT);
    Optional<Field> type = fields.get("type");
    if (type.isEmpty() || !type.get().known()) {
      if (fields.isObject()) {
        problems.add(
            fields.line(),
            path,
            new Title("没有 \"type\"", "no \"type\""),
            new Title("\"type\"：已知的文书", "\"type\": a known document"));
      }
      return Optional.empty();
    }
    Optional<DocumentWord> word = word(type.get(), Group.DOCUMENTS).flatMap(vocabulary::document);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> texts = new TreeMap<>();
    fields
        .get("fields")
        .filter(field -> !(field.node() instanceof Node.Nothing))
        .map(field -> fields(field.node(), field.path(), word.get().fields(), List.of(), AN_OBJECT))
        .ifPresent(read -> read.byKey().forEach((key, field) -> text(field, key, texts)));
    return Optional.of(new DocumentEntry(word.get().key(), texts));
  }

  /** An empty field of a form is a field that is not filled in. */
  private void text(Field field, String key, Map<String, String> texts) {
    if (field.node() instanceof Node.Text text) {
      if (Characters.firstHidden(text.value()) >= 0) {
        problem(field, new Title("没有控制字符的文字", "a text without control characters"));
      } else if (!text.value().isBlank()) {
        texts.put(key, text.value());
      }
    } else if (!(field.node() instanceof Node.Nothing)) {
      problem(field, A_TEXT);
    }
  }

  // ---- dates --------------------------------------------------------------------------------

  private Optional<LocalDate> birthday(Field field) {
    if (!field.known()) {
      return Optional.empty();
    }
    return date(field, CaseFileFields.BIRTHDAY, BIRTHDAY_FORM, false).map(Moment::date);
  }

  private Optional<Moment> moment(Field field) {
    if (!field.known()) {
      return Optional.empty();
    }
    return date(
        field,
        CaseFileFields.DATE_TIME,
        weekdays ? MOMENT_WITH_WEEKDAY : MOMENT_WITHOUT_WEEKDAY,
        weekdays);
  }

  private static Title momentForm(String weekday) {
    String day = "\"2025-10-09" + weekday + "\"";
    String time = "\"2025-10-09T09:30" + weekday + "\"";
    return new Title(
        "日期或者时间，如 " + day + "、" + time + "（1980 年至 2099 年）",
        "a date or date and time such as " + day + " or " + time + " (1980 to 2099)");
  }

  private Optional<Moment> date(Field field, Pattern form, Title expected, boolean needsWeekday) {
    String written = field.node() instanceof Node.Text text ? text.value() : "";
    Matcher withWeekday = WITH_WEEKDAY.matcher(written);
    boolean hasWeekday = weekdays && withWeekday.matches();
    String iso = hasWeekday ? withWeekday.group(1) : written;
    Optional<LocalDate> day = day(iso);
    if (ISO_DAY.matcher(iso).matches() && day.isEmpty()) {
      problem(field, new Title("存在的日期", "a day that exists"));
      return Optional.empty();
    }
    if (!form.matcher(iso).matches() || (needsWeekday && !hasWeekday)) {
      String shown = field.node() instanceof Node.Num number ? number.value() : written;
      Optional<String> meant =
          MeantDate.of(shown).filter(meantDay -> form.matcher(meantDay).matches());
      problem(field, expected, needsWeekday ? meant.map(CaseFileChecker::dated) : meant);
      return Optional.empty();
    }
    LocalDate date = day.orElseThrow();
    if (hasWeekday && !Weekdays.english(date).equals(withWeekday.group(2))) {
      String right = iso + " (" + Weekdays.english(date) + ")";
      problem(
          field,
          new Title(
              "\"" + right + "\"：那天是" + Weekdays.chinese(date),
              "\"" + right + "\", the weekday of that day"));
      return Optional.empty();
    }
    return Optional.of(
        new Moment(
            date,
            iso.length() > 10
                ? Optional.of(LocalTime.parse(iso.substring(11)))
                : Optional.empty()));
  }

  /** With its weekday: {@code 2025-10-09 (Thu)}. */
  private static String dated(String iso) {
    return iso + " (" + Weekdays.english(LocalDate.parse(iso.substring(0, 10))) + ")";
  }

  private static Optional<LocalDate> day(String iso) {
    try {
      return Optional.of(LocalDate.parse(iso.length() > 10 ? iso.substring(0, 10) : iso));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  // ---- problems -----------------------------------------------------------------------------

  private void problem(Field field, Title expected) {
    problem(field, expected, Optional.empty());
  }

  private void problem(Field field, Title expected, Optional<String> nearest) {
    problems.add(field.line(), field.path(), Shown.found(field.node()), expected, nearest);
  }
}
