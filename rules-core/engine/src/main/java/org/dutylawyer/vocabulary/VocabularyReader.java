package org.dutylawyer.vocabulary;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.JsonPath;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Node;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.problem.SourceText;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary.Group;
import org.jspecify.annotations.Nullable;

/** Reads one vocabulary file and collects everything that is wrong in it. */
final class VocabularyReader {

  /** What a fact can say of its changes, if it has a history. */
  private static final List<String> OF_CHANGES =
      List.of(
          "initially",
          "ends-with",
          "ends-last",
          "resumes-with",
          "stated-since",
          "per-lawyer",
          "forward",
          "each",
          "left-by",
          "follows");

  private static final String[] OF_FACTS =
      Stream.of(
              List.of("about", "title", "values", "number", "history"),
              OF_CHANGES,
              List.of("from-others", "derived", "implied", "fixed"))
          .flatMap(List::stream)
          .toArray(String[]::new);

  /** What stands for a state that is open. */
  private static final String OPEN = "unknown";

  /** Words are kebab-case, so that they read the same in YAML, JSON and rules. */
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** A vocabulary nests four deep and has some hundred words. */
  private static final Node.Limits LIMITS = new Node.Limits(16, 5000);

  private static final Title A_WORD =
      new Title("小写英文词，以连字符相连", "a lower-case English word with hyphens");
  private static final Title A_TITLE = new Title("[中文, English]", "[中文, English]");

  private final String source;
  private final List<Problem> problems = new ArrayList<>();

  VocabularyReader(String source) {
    this.source = source;
  }

  Vocabulary read(String yaml) {
    Node root = parse(yaml);
    Map<Group, Map<String, Vocabulary.Entry>> words = new EnumMap<>(Group.class);
    Map<String, Title> groups = new LinkedHashMap<>();
    for (Group group : Group.values()) {
      groups.put(group.key(), group.title());
    }
    // An empty file is a vocabulary without words.
    List<Node.Member> members =
        root instanceof Node.Nothing ? List.of() : members(root, "$", groups);
    for (Node.Member member : members) {
      for (Group group : Group.values()) {
        if (group.key().equals(member.key()) && !(member.value() instanceof Node.Nothing)) {
          words.put(group, group(group, member));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return new Vocabulary(words);
  }

  private Node parse(String yaml) {
    try (JsonParser parser = new YAMLFactory().createParser(yaml)) {
      return Node.read(parser, LIMITS);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new BadInputException(
          Problem.of(
              JsonPath.where(source, line, "$"),
              new Title("不合 YAML 语法的文字", "broken YAML"),
              new Title("合法的 YAML", "well-formed YAML")));
    } catch (Node.LimitException e) {
      throw new BadInputException(
          Problem.of(
              JsonPath.where(source, e.line(), e.path()),
              new Title("嵌套过深或者过长的内容", "nesting too deep or a list too long"),
              new Title("词汇表", "a vocabulary")));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + source, e);
    }
  }

  private Map<String, Vocabulary.Entry> group(Group group, Node.Member member) {
    Map<String, Vocabulary.Entry> words = new LinkedHashMap<>();
    String groupPath = JsonPath.member("$", member.key());
    BiFunction<Node.Member, String, Optional<Vocabulary.Entry>> reader =
        switch (group) {
          case FACTS -> this::fact;
          case EVENTS -> this::event;
          case DOCUMENTS -> this::document;
          default -> this::plain;
        };
    for (Node.Member word : members(member.value(), groupPath, Map.of())) {
      String path = JsonPath.member(groupPath, word.key());
      if (WORD.matcher(word.key()).matches()) {
        reader.apply(word, path).ifPresent(entry -> words.put(word.key(), entry));
      } else {
        problem(word.line(), path, Shown.both(Shown.text(word.key())), A_WORD);
      }
    }
    return words;
  }

  private Optional<Vocabulary.Entry> plain(Node.Member word, String path) {
    return title(word.value(), path)
        .map(title -> new Vocabulary.Entry(word.key(), title, where(word.line(), path)));
  }

  private Optional<Vocabulary.Entry> fact(Node.Member word, String path) {
    if (CaseFileFields.isReserved(word.key())) {
      problem(
          word.line(),
          path,
          Shown.both(Shown.text(word.key())),
          new Title(
              "案件文件自身字段（" + Shown.words(CaseFileFields.reserved()) + "）以外的词",
              "a word other than the case file's own fields ("
                  + Shown.words(CaseFileFields.reserved())
                  + ")"));
      return Optional.empty();
    }
    Map<String, Node.Member> fields = fields(word, path, OF_FACTS);
    Optional<Title> title = titleOf(word, fields, path);
    Optional<Set<About>> about = about(word, fields.get("about"), path);
    FactWord.Kind kind = FactWord.Kind.YES_NO;
    Map<String, Title> values = FactWord.YES_NO_VALUES;
    Optional<Title> unit = Optional.empty();
    if (fields.containsKey("values") && fields.containsKey("number")) {
      problem(
          fields.get("number").line(),
          path,
          new Title("values 与 number 并列", "both values and number"),
          new Title("二者之一", "one of them"));
    }
    if (fields.containsKey("values")) {
      kind = FactWord.Kind.VALUES;
      values = titles(fields.get("values"), path, true);
      if (fields.get("values").value() instanceof Node.Obj object && object.members().isEmpty()) {
        problem(
            fields.get("values").line(),
            JsonPath.member(path, "values"),
            new Title("没有值", "no value"),
            new Title("至少一个值", "at least one value"));
      }
    } else if (fields.containsKey("number")) {
      kind = FactWord.Kind.NUMBER;
      values = Map.of();
      unit = title(fields.get("number").value(), JsonPath.member(path, "number"));
      if (unit.isEmpty()) {
        return Optional.empty();
      }
    }
    if (title.isEmpty() || about.isEmpty() || (values.isEmpty() && unit.isEmpty())) {
      return Optional.empty();
    }
    FactWord fact =
        new FactWord(
            word.key(),
            about.get(),
            title.get(),
            kind,
            values,
            unit,
            history(word, fields, values.keySet(), path),
            fromOthers(fields, path),
            derived(fields, values, path),
            implied(fields, values, path),
            flag(fields.get("fixed"), path));
    return Optional.of(new Vocabulary.Entry(fact, title.get(), where(word.line(), path)));
  }

  /** A state needs "history: true"; what else is said of its changes goes with it. */
  private Optional<History> history(
      Node.Member word, Map<String, Node.Member> fields, Set<String> values, String path) {
    boolean changes = flag(fields.get("history"), path);
    for (String key : OF_CHANGES) {
      if (fields.containsKey(key) && !changes) {
        problem(
            fields.get(key).line(),
            JsonPath.member(path, key),
            new Title(key + "，但没有 history: true", key + " without history: true"),
            new Title("history: true", "history: true"));
        return Optional.empty();
      }
    }
    if (!changes) {
      return Optional.empty();
    }
    Optional<String> initially =
        Optional.ofNullable(fields.get("initially"))
            .flatMap(m -> answer(m.value(), JsonPath.member(path, "initially")));
    if (initially.isPresent() && !values.contains(initially.get())) {
      problem(
          requireNonNull(fields.get("initially")).line(),
          JsonPath.member(path, "initially"),
          Shown.both(Shown.text(initially.get())),
          new Title("该事实的值：" + Shown.words(values), "a value of the fact: " + Shown.words(values)));
      return Optional.empty();
    }
    Map<String, List<String>> back = new LinkedHashMap<>();
    for (String key : List.of("ends-with", "resumes-with")) {
      Node.Member given = fields.get(key);
      back.put(key, given == null ? List.of() : texts(given.value(), JsonPath.member(path, key)));
      if (given != null && initially.isEmpty()) {
        problem(
            word.line(),
            path,
            new Title("有 " + key + " 而没有 initially", key + " without initially"),
            new Title("initially：结束以后的值", "initially: the value that it then has again"));
        return Optional.empty();
      }
    }
    return Optional.of(
        new History(
            initially,
            requireNonNull(back.get("ends-with")),
            flag(fields.get("ends-last"), path),
            requireNonNull(back.get("resumes-with")),
            Optional.ofNullable(fields.get("stated-since"))
                .map(m -> texts(m.value(), JsonPath.member(path, "stated-since")))
                .orElse(List.of()),
            flag(fields.get("per-lawyer"), path),
            flag(fields.get("forward"), path),
            Optional.ofNullable(fields.get("each"))
                .flatMap(m -> text(m.value(), JsonPath.member(path, "each"))),
            leftBy(word.key(), fields.get("left-by"), path),
            follows(fields.get("follows"), values, path)));
  }

  /**
   * The states from which one follows: { VALUE: { STATE: VALUE or [ VALUE, … ] } }; {@value #OPEN}
   * stands for none of its values.
   */
  private List<Follows> follows(Node.@Nullable Member given, Set<String> values, String path) {
    if (given == null) {
      return List.of();
    }
    String place = JsonPath.member(path, "follows");
    Map<String, Title> known = new LinkedHashMap<>();
    values.forEach(value -> known.put(value, Shown.both(value)));
    known.put(OPEN, new Title("不明", "not known"));
    List<Follows> follows = new ArrayList<>();
    for (Node.Member value : members(given.value(), place, known)) {
      String at = JsonPath.member(place, value.key());
      String leaves = value.key().equals(OPEN) ? "" : value.key();
      for (Node.Member state : members(value.value(), at, Map.of())) {
        String of = JsonPath.member(at, state.key());
        boolean several = state.value() instanceof Node.Arr;
        List<Node> any = several ? ((Node.Arr) state.value()).items() : List.of(state.value());
        for (int i = 0; i < any.size(); i++) {
          answer(any.get(i), several ? JsonPath.item(of, i) : of)
              .ifPresent(is -> follows.add(new Follows(leaves, state.key(), is)));
        }
      }
    }
    return follows;
  }

  /** The events that leave each value: a word, or with the facts of the event that it takes. */
  private List<Leaves> leftBy(String state, Node.@Nullable Member given, String path) {
    if (given == null) {
      return List.of();
    }
    String place = JsonPath.member(path, "left-by");
    List<Leaves> leaves = new ArrayList<>();
    for (Node.Member value : members(given.value(), place, Map.of())) {
      String at = JsonPath.member(place, value.key());
      List<Node> events =
          value.value() instanceof Node.Arr list ? list.items() : List.of(value.value());
      for (Node event : events) {
        if (event instanceof Node.Obj) {
          leaves(event, at, "event", List.of("event", "when", "if-stated", "from", "ahead"))
              .ifPresent(
                  l ->
                      leaves.add(
                          new Leaves(
                              l.event(),
                              state,
                              value.key(),
                              l.when(),
                              l.ifStated(),
                              l.from(),
                              l.ahead())));
        } else {
          text(event, at)
              .ifPresent(type -> leaves.add(new Leaves(type, state, value.key(), Map.of())));
        }
      }
    }
    return leaves;
  }

  private Optional<FromOthers> fromOthers(Map<String, Node.Member> fields, String path) {
    Node.Member given = fields.get("from-others");
    if (given == null) {
      return Optional.empty();
    }
    String place = JsonPath.member(path, "from-others");
    Map<String, Node.Member> parts = fields(given, place, "fact", "values");
    if (parts.size() < 2) {
      problem(
          given.line(),
          place,
          Shown.found(given.value()),
          new Title("{ fact: …, values: […] }", "{ fact: …, values: […] }"));
      return Optional.empty();
    }
    return text(requireNonNull(parts.get("fact")).value(), place)
        .map(
            fact ->
                new FromOthers(
                    fact, Set.copyOf(texts(requireNonNull(parts.get("values")).value(), place))));
  }

  /** The value that combinations of other facts give; the fact has that value and one other. */
  private Optional<Derived> derived(
      Map<String, Node.Member> fields, Map<String, Title> values, String path) {
    Node.Member given = fields.get("derived");
    if (given == null) {
      return Optional.empty();
    }
    String place = JsonPath.member(path, "derived");
    List<Node.Member> named = members(given.value(), place, values);
    List<String> others =
        values.keySet().stream()
            .filter(value -> named.stream().noneMatch(m -> m.key().equals(value)))
            .toList();
    if (!fields.containsKey("history") || named.size() != 1 || others.size() != 1) {
      problem(
          given.line(),
          place,
          Shown.found(given.value()),
          new Title(
              "history: true、恰好两个值，其中一个写出 [ { 事实: 值, … }, … ]",
              "history: true, just two values, and for one of them [ { FACT: VALUE, … }, … ]"));
      return Optional.empty();
    }
    return Optional.of(
        new Derived(named.get(0).key(), combinations(named.get(0), place), others.get(0)));
  }

  /** What one value of a fact is made up of: [ { FACT: VALUE, … }, … ]. */
  private List<Map<String, String>> combinations(Node.Member value, String place) {
    String at = JsonPath.member(place, value.key());
    List<Node> written =
        value.value() instanceof Node.Arr list ? list.items() : List.of(value.value());
    List<Map<String, String>> anyOf = new ArrayList<>();
    for (Node combination : written) {
      anyOf.add(values(combination, at));
    }
    return anyOf;
  }

  /** Facts and their values: { FACT: VALUE, … }. */
  private Map<String, String> values(Node written, String place) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Node.Member fact : members(written, place, Map.of())) {
      answer(fact.value(), JsonPath.member(place, fact.key()))
          .ifPresent(is -> values.put(fact.key(), is));
    }
    return values;
  }

  /** What else of an event gives a fact of it. */
  private Optional<Implied> implied(
      Map<String, Node.Member> fields, Map<String, Title> values, String path) {
    Node.Member given = fields.get("implied");
    if (given == null) {
      return Optional.empty();
    }
    String place = JsonPath.member(path, "implied");
    List<Node.Member> named = members(given.value(), place, values);
    if (fields.containsKey("history") || named.size() != 1) {
      problem(
          given.line(),
          place,
          Shown.found(given.value()),
          new Title(
              "没有 history，一个值写出 [ { 事实: 值, … }, … ]",
              "no history, and for one value [ { FACT: VALUE, … }, … ]"));
      return Optional.empty();
    }
    return Optional.of(new Implied(named.get(0).key(), combinations(named.get(0), place)));
  }

  /** A value of a fact; true and false are yes and no. */
  private Optional<String> answer(Node node, String path) {
    if (node instanceof Node.Bool bool) {
      return Optional.of(bool.value() ? FactWord.YES : FactWord.NO);
    }
    return text(node, path);
  }

  /** The states that an event leaves: an object, or a list where one depends on facts. */
  private List<Leaves> leaves(String event, Node.@Nullable Member given, String path) {
    if (given == null) {
      return List.of();
    }
    String place = JsonPath.member(path, "leaves");
    List<Leaves> leaves = new ArrayList<>();
    if (given.value() instanceof Node.Arr list) {
      for (int i = 0; i < list.items().size(); i++) {
        leaves(
                list.items().get(i),
                JsonPath.item(place, i),
                "state",
                List.of("state", "to", "when"))
            .ifPresent(l -> leaves.add(new Leaves(event, l.state(), l.value(), l.when())));
      }
    } else {
      for (Node.Member member : members(given.value(), place, Map.of())) {
        answer(member.value(), JsonPath.member(place, member.key()))
            .ifPresent(value -> leaves.add(new Leaves(event, member.key(), value, Map.of())));
      }
    }
    return leaves;
  }

  /** One entry that names what leaves or is left, and under what; what it leaves out is empty. */
  private Optional<Leaves> leaves(Node node, String path, String main, List<String> allowed) {
    Map<String, Title> names = new LinkedHashMap<>();
    allowed.forEach(name -> names.put(name, Shown.both(name)));
    Map<String, Node.Member> parts = new LinkedHashMap<>();
    members(node, path, names).forEach(member -> parts.put(member.key(), member));
    for (String name : allowed) {
      if (!Set.of("when", "if-stated", "from", "ahead").contains(name)
          && !parts.containsKey(name)) {
        problem(
            node.line(),
            path,
            Shown.found(node),
            Shown.both("{ " + main + ": …, " + name + ": … }"));
        return Optional.empty();
      }
    }
    Map<String, String> when = new LinkedHashMap<>();
    for (String name : List.of("when", "if-stated")) {
      if (parts.containsKey(name)) {
        String place = JsonPath.member(path, name);
        for (Node.Member member : members(parts.get(name).value(), place, Map.of())) {
          answer(member.value(), JsonPath.member(place, member.key()))
              .ifPresent(value -> when.put(member.key(), value));
        }
      }
    }
    if (parts.containsKey("when") && parts.containsKey("if-stated")) {
      problem(
          requireNonNull(parts.get("if-stated")).line(),
          JsonPath.member(path, "if-stated"),
          new Title("when 与 if-stated 并列", "both when and if-stated"),
          new Title("二者之一", "one of them"));
    }
    boolean ifStated = parts.containsKey("if-stated");
    Optional<Leaves.Ahead> ahead =
        Optional.ofNullable(parts.get("ahead"))
            .flatMap(given -> ahead(given, JsonPath.member(path, "ahead")));
    Optional<String> from =
        Optional.ofNullable(parts.get("from"))
            .flatMap(given -> answer(given.value(), JsonPath.member(path, "from")));
    Optional<String> named =
        text(requireNonNull(parts.get(main)).value(), JsonPath.member(path, main));
    Optional<String> to =
        parts.containsKey("to")
            ? answer(parts.get("to").value(), JsonPath.member(path, "to"))
            : Optional.of("");
    return named.flatMap(
        word ->
            to.map(
                value ->
                    main.equals("event")
                        ? new Leaves(word, "", value, when, ifStated, from, ahead)
                        : new Leaves("", word, value, when)));
  }

  /** Days ahead: at least so many, or from so many to so many. */
  private Optional<Leaves.Ahead> ahead(Node.Member given, String path) {
    List<Node> written =
        given.value() instanceof Node.Arr list ? list.items() : List.of(given.value());
    List<Integer> days =
        written.stream()
            .filter(Node.Num.class::isInstance)
            .map(number -> ((Node.Num) number).value())
            .filter(number -> number.matches("\\d{1,4}"))
            .map(Integer::valueOf)
            .toList();
    boolean range = given.value() instanceof Node.Arr;
    if (days.size() == written.size()
        && days.size() == (range ? 2 : 1)
        && days.get(days.size() - 1) >= days.get(0)) {
      return Optional.of(new Leaves.Ahead(days.get(0), range ? days.get(1) : Integer.MAX_VALUE));
    }
    problem(
        given.line(),
        path,
        Shown.found(given.value()),
        new Title("提前的日数：3（至少）或者 [0, 2]", "days ahead: 3 (at least) or [0, 2]"));
    return Optional.empty();
  }

  private Optional<Vocabulary.Entry> event(Node.Member word, String path) {
    Map<String, Node.Member> fields =
        fields(
            word,
            path,
            "about",
            "title",
            "planned",
            "sets",
            "leaves",
            "after",
            "by",
            "registered",
            "denies",
            "falls-under",
            "receipt-of",
            "shows",
            "given-where");
    Optional<Title> title = titleOf(word, fields, path);
    Optional<Set<About>> about = about(word, fields.get("about"), path);
    Optional<String> sets =
        Optional.ofNullable(fields.get("sets"))
            .flatMap(m -> text(m.value(), JsonPath.member(path, "sets")));
    List<String> after =
        fields.containsKey("after")
            ? texts(fields.get("after").value(), JsonPath.member(path, "after"))
            : List.of();
    boolean planned = flag(fields.get("planned"), path);
    if (title.isEmpty() || about.isEmpty()) {
      return Optional.empty();
    }
    About only = about.get().iterator().next();
    if (about.get().size() > 1 || only.kind() == About.Kind.EVENT) {
      problem(
          requireNonNull(fields.get("about")).line(),
          JsonPath.member(path, "about"),
          Shown.found(fields.get("about").value()),
          new Title(
              "\"person\"、\"proceeding\"、\"lawyer\"、\"station\" 之一",
              "one of \"person\", \"proceeding\", \"lawyer\", \"station\""));
      return Optional.empty();
    }
    List<String> by =
        fields.containsKey("by")
            ? texts(fields.get("by").value(), JsonPath.member(path, "by"))
            : List.of();
    EventWord event =
        new EventWord(
            word.key(),
            only.kind(),
            planned,
            sets,
            leaves(word.key(), fields.get("leaves"), path),
            after,
            by,
            flag(fields.get("registered"), path),
            fields.containsKey("denies")
                ? texts(fields.get("denies").value(), JsonPath.member(path, "denies"))
                : List.of(),
            fields.containsKey("falls-under")
                ? texts(fields.get("falls-under").value(), JsonPath.member(path, "falls-under"))
                : List.of(),
            fields.containsKey("receipt-of")
                ? texts(fields.get("receipt-of").value(), JsonPath.member(path, "receipt-of"))
                : List.of(),
            fields.containsKey("shows")
                ? values(fields.get("shows").value(), JsonPath.member(path, "shows"))
                : Map.of(),
            fields.containsKey("given-where")
                ? combinations(fields.get("given-where"), path)
                : List.of(),
            title.get());
    return Optional.of(new Vocabulary.Entry(event, title.get(), where(word.line(), path)));
  }

  private Optional<Vocabulary.Entry> document(Node.Member word, String path) {
    Map<String, Node.Member> fields = fields(word, path, "title", "fields");
    Optional<Title> title = titleOf(word, fields, path);
    Map<String, Title> names =
        fields.containsKey("fields") ? titles(fields.get("fields"), path, false) : Map.of();
    return title.map(
        t ->
            new Vocabulary.Entry(
                new DocumentWord(word.key(), t, names), t, where(word.line(), path)));
  }

  private Map<String, Node.Member> fields(Node.Member word, String path, String... allowed) {
    Map<String, Title> names = new LinkedHashMap<>();
    for (String name : allowed) {
      names.put(name, Shown.both(name));
    }
    Map<String, Node.Member> fields = new LinkedHashMap<>();
    for (Node.Member member : members(word.value(), path, names)) {
      fields.put(member.key(), member);
    }
    return fields;
  }

  /** The members of an object; the repeated and (if any are known) the unknown ones reported. */
  private List<Node.Member> members(Node node, String path, Map<String, Title> known) {
    if (!(node instanceof Node.Obj object)) {
      problem(node.line(), path, Shown.found(node), new Title("一个对象", "an object"));
      return List.of();
    }
    List<Node.Member> members = new ArrayList<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (Node.Member member : object.members()) {
      String memberPath = JsonPath.member(path, member.key());
      Integer first = lines.putIfAbsent(member.key(), member.line());
      if (first != null) {
        problem(
            member.line(),
            memberPath,
            new Title("重复的 " + Shown.text(member.key()), "a repeated " + Shown.text(member.key())),
            new Title("只出现一次（首次在第 " + first + " 行）", "it once (first on line " + first + ")"));
      } else if (!known.isEmpty() && !known.containsKey(member.key())) {
        Optional<String> meant = Nearest.of(member.key(), known);
        problems.add(
            new Problem(
                where(member.line(), memberPath),
                Shown.both(Shown.text(member.key())),
                new Title(
                    "下列之一：" + Shown.words(known.keySet()), "one of " + Shown.words(known.keySet())),
                meant));
        // Read as what it was meant for: it is not missing, and its value may be wrong as well.
        meant
            .filter(key -> object.members().stream().noneMatch(m -> m.key().equals(key)))
            .ifPresent(key -> members.add(new Node.Member(key, member.value(), member.line())));
      } else {
        members.add(member);
      }
    }
    return members;
  }

  private Optional<Title> titleOf(Node.Member word, Map<String, Node.Member> fields, String path) {
    Node.Member title = fields.get("title");
    if (title != null) {
      return title(title.value(), JsonPath.member(path, "title"));
    }
    if (word.value() instanceof Node.Obj) {
      problem(
          word.line(),
          path,
          new Title("没有 title", "no title"),
          new Title("title: " + A_TITLE.zh(), "title: " + A_TITLE.en()));
    }
    return Optional.empty();
  }

  private Optional<Title> title(Node node, String path) {
    if (node instanceof Node.Arr list
        && list.items().size() == 2
        && list.items().get(0) instanceof Node.Text zh
        && list.items().get(1) instanceof Node.Text en
        && Stream.of(zh, en).allMatch(t -> !t.value().isBlank() && SourceText.isLine(t.value()))) {
      return Optional.of(new Title(zh.value(), en.value()));
    }
    problem(node.line(), path, Shown.found(node), A_TITLE);
    return Optional.empty();
  }

  private Map<String, Title> titles(Node.Member member, String wordPath, boolean answers) {
    String path = JsonPath.member(wordPath, member.key());
    Map<String, Title> titles = new LinkedHashMap<>();
    for (Node.Member value : members(member.value(), path, Map.of())) {
      String valuePath = JsonPath.member(path, value.key());
      boolean reserved = Set.of(FactWord.YES, FactWord.NO, FactWord.UNKNOWN).contains(value.key());
      if (!WORD.matcher(value.key()).matches()) {
        problem(value.line(), valuePath, Shown.both(Shown.text(value.key())), A_WORD);
      } else if (answers && reserved) {
        problem(
            value.line(),
            valuePath,
            Shown.both(Shown.text(value.key())),
            new Title(
                "\"yes\"、\"no\"、\"unknown\" 以外的词",
                "a word other than \"yes\", \"no\", \"unknown\""));
      } else {
        title(value.value(), valuePath).ifPresent(title -> titles.put(value.key(), title));
      }
    }
    return titles;
  }

  private Optional<Set<About>> about(
      Node.Member word, Node.@Nullable Member about, String wordPath) {
    String path = JsonPath.member(wordPath, "about");
    if (about == null) {
      if (word.value() instanceof Node.Obj) {
        problem(
            word.line(), wordPath, new Title("没有 about", "no about"), new Title("about", "about"));
      }
      return Optional.empty();
    }
    Set<About> subjects = new LinkedHashSet<>();
    for (String written : texts(about.value(), path)) {
      // "event:a,b" says event:a and event:b
      boolean event = false;
      for (String part : written.split(",", -1)) {
        String subject = part.strip();
        event |= subject.startsWith("event:");
        Optional<About> read = event ? eventSubject(subject) : plainSubject(subject);
        if (read.isPresent()) {
          subjects.add(read.get());
        } else {
          problem(
              about.line(),
              path,
              Shown.both(Shown.text(subject)),
              new Title(
                  "\"person\"、\"proceeding\"、\"lawyer\"、\"station\" 或者 \"event:事件类型\"",
                  "\"person\", \"proceeding\", \"lawyer\", \"station\" or \"event:TYPE\""));
        }
      }
    }
    return subjects.isEmpty() ? Optional.empty() : Optional.of(subjects);
  }

  private static Optional<About> eventSubject(String subject) {
    String type = subject.startsWith("event:") ? subject.substring("event:".length()) : subject;
    return WORD.matcher(type).matches() ? Optional.of(About.event(type)) : Optional.empty();
  }

  private static Optional<About> plainSubject(String subject) {
    for (About.Kind kind : About.Kind.values()) {
      if (kind != About.Kind.EVENT && kind.key().equals(subject)) {
        return Optional.of(About.of(kind));
      }
    }
    return Optional.empty();
  }

  private List<String> texts(Node node, String path) {
    List<String> texts = new ArrayList<>();
    if (node instanceof Node.Arr list) {
      for (int i = 0; i < list.items().size(); i++) {
        text(list.items().get(i), JsonPath.item(path, i)).ifPresent(texts::add);
      }
    } else {
      text(node, path).ifPresent(texts::add);
    }
    return texts;
  }

  private Optional<String> text(Node node, String path) {
    if (node instanceof Node.Text text && !text.value().isBlank()) {
      return Optional.of(text.value());
    }
    problem(node.line(), path, Shown.found(node), new Title("一个词", "a word"));
    return Optional.empty();
  }

  private boolean flag(Node.@Nullable Member member, String wordPath) {
    if (member == null) {
      return false;
    }
    if (member.value() instanceof Node.Bool bool) {
      return bool.value();
    }
    problem(
        member.line(),
        JsonPath.member(wordPath, member.key()),
        Shown.found(member.value()),
        new Title("true 或者 false", "true or false"));
    return false;
  }

  private String where(int line, String path) {
    return JsonPath.where(source, line, path);
  }

  private void problem(int line, String path, Title found, Title expected) {
    problems.add(Problem.of(where(line, path), found, expected));
  }

  /** Words that the added facts and events refer to and that nobody defines. */
  static List<Problem> danglingReferences(Vocabulary added, Vocabulary union) {
    List<Problem> problems = new ArrayList<>();
    for (Vocabulary.Entry entry : added.entries(Group.FACTS).values()) {
      for (About about : ((FactWord) entry.word()).about()) {
        about.eventType().ifPresent(type -> need(union, Group.EVENTS, type, entry, problems));
      }
      FactWord fact = (FactWord) entry.word();
      fact.history()
          .ifPresent(
              history -> {
                Stream.of(history.endsWith(), history.statedSince())
                    .flatMap(List::stream)
                    .forEach(other -> need(union, Group.FACTS, other, entry, problems));
                history
                    .resumesWith()
                    .forEach(type -> need(union, Group.EVENTS, type, entry, problems));
                history.each().ifPresent(type -> needEach(union, type, fact, entry, problems));
                history.leftBy().forEach(leaves -> needState(union, leaves, entry, problems));
                history
                    .follows()
                    .forEach(
                        one ->
                            needPart(
                                union,
                                fact.about().iterator().next().kind(),
                                Map.entry(one.state(), one.value()),
                                entry,
                                problems));
              });
      fact.fromOthers()
          .ifPresent(others -> need(union, Group.FACTS, others.fact(), entry, problems));
      Stream.of(fact.derived().map(d -> d.anyOf()), fact.implied().map(i -> i.anyOf()))
          .flatMap(Optional::stream)
          .flatMap(List::stream)
          .flatMap(all -> all.entrySet().stream())
          .forEach(
              part ->
                  needPart(union, fact.about().iterator().next().kind(), part, entry, problems));
    }
    for (Vocabulary.Entry entry : added.entries(Group.EVENTS).values()) {
      EventWord event = (EventWord) entry.word();
      event.after().forEach(type -> need(union, Group.EVENTS, type, entry, problems));
      event.sets().ifPresent(fact -> needHistory(union, fact, event, entry, problems));
      event.denies().forEach(type -> need(union, Group.EVENTS, type, entry, problems));
      event.receiptOf().forEach(type -> need(union, Group.EVENTS, type, entry, problems));
      event.shows().entrySet().forEach(shown -> needShown(union, shown, event, entry, problems));
      event.by().forEach(actor -> need(union, Group.ACTORS, actor, entry, problems));
      event.leaves().forEach(leaves -> needState(union, leaves, entry, problems));
      event.givenWhere().stream()
          .flatMap(all -> all.entrySet().stream())
          .forEach(part -> needPart(union, event.about(), part, entry, problems));
      event.fallsUnder().forEach(wider -> needWider(union, wider, event, entry, problems));
    }
    return problems;
  }

  /** Each appointment of a subject has its own state: both belong to the same kind of subject. */
  private static void needEach(
      Vocabulary union, String type, FactWord fact, Vocabulary.Entry by, List<Problem> problems) {
    need(union, Group.EVENTS, type, by, problems);
    union
        .event(type)
        .filter(event -> !fact.isAbout(event.about()))
        .ifPresent(
            event ->
                problems.add(
                    Problem.of(
                        by.where(),
                        Shown.both("each: " + type),
                        new Title("同一主体的事件类型", "a type of event of the same subject"))));
  }

  /** An event can only change what changes over time, in the subject that it belongs to. */
  private static void needHistory(
      Vocabulary union, String key, EventWord event, Vocabulary.Entry by, List<Problem> problems) {
    need(union, Group.FACTS, key, by, problems);
    Optional<FactWord> fact = union.fact(key);
    boolean changeable =
        fact.isEmpty()
            || (fact.get().changes()
                && fact.get().isAbout(event.about())
                && fact.get().kind() != FactWord.Kind.NUMBER);
    if (!changeable) {
      Title subject = event.about().title();
      problems.add(
          Problem.of(
              by.where(),
              Shown.both(Shown.text(key)),
              new Title(
                  "关于" + subject.zh() + "且 history: true 的事实（数字除外）",
                  "a fact with history: true about the " + subject.en() + ", no number")));
    }
  }

  /** A fact is made up of what files state of the same subject or of the proceeding. */
  private static void needPart(
      Vocabulary union,
      About.Kind whole,
      Map.Entry<String, String> part,
      Vocabulary.Entry by,
      List<Problem> problems) {
    need(union, Group.FACTS, part.getKey(), by, problems);
    union
        .fact(part.getKey())
        .filter(
            fact ->
                !fact.values().containsKey(part.getValue())
                    || fact.derived().isPresent()
                    || !fact.isAbout(About.Kind.PROCEEDING) && !fact.isAbout(whole))
        .ifPresent(
            fact ->
                problems.add(
                    Problem.of(
                        by.where(),
                        Shown.both(part.getKey() + ": " + part.getValue()),
                        new Title(
                            "同一主体或者案件的、由案卷填写的事实及其值",
                            "a fact that files state of the same subject or of the proceeding, and"
                                + " a value of it"))));
  }

  /** A wider word belongs to the same kind of subject, and does not fall under the narrower one. */
  private static void needWider(
      Vocabulary union, String key, EventWord event, Vocabulary.Entry by, List<Problem> problems) {
    need(union, Group.EVENTS, key, by, problems);
    boolean fits =
        union
            .event(key)
            .map(wider -> wider.about() == event.about() && !union.wider(key).contains(event.key()))
            .orElse(true);
    if (!fits) {
      Title subject = event.about().title();
      problems.add(
          Problem.of(
              by.where(),
              Shown.both("falls-under: " + key),
              new Title(
                  "关于" + subject.zh() + "的更宽的事件类型",
                  "a wider type of event about the " + subject.en())));
    }
  }

  /** An event leaves a known value, under facts of its own. */
  private static void needState(
      Vocabulary union, Leaves leaves, Vocabulary.Entry by, List<Problem> problems) {
    need(union, Group.FACTS, leaves.state(), by, problems);
    need(union, Group.EVENTS, leaves.event(), by, problems);
    Optional<EventWord> known = union.event(leaves.event());
    if (known.isEmpty()) {
      return;
    }
    EventWord event = known.get();
    Optional<FactWord> fact = union.fact(leaves.state());
    boolean fits =
        fact.isEmpty()
            || (fact.get().changes()
                && (fact.get().isAbout(event.about())
                    || event.about() == About.Kind.PROCEEDING
                        && fact.get().isAbout(About.Kind.PERSON)
                    || event.about() == About.Kind.PERSON
                        && fact.get().isAbout(About.Kind.LAWYER)));
    if (!fits) {
      problems.add(
          Problem.of(
              by.where(),
              Shown.both(Shown.text(leaves.state())),
              new Title(
                  "关于" + event.about().title().zh() + "且 history: true 的事实",
                  "a fact with history: true about the " + event.about().title().en())));
    }
    if (leaves.ahead().isPresent() && fact.flatMap(FactWord::each).isEmpty()) {
      problems.add(
          Problem.of(
              by.where(),
              new Title("ahead，但没有 each", "ahead without each"),
              new Title("each: 约定事件的类型", "each: the type of the appointment")));
    }
    fact.ifPresent(
        f ->
            Stream.concat(Stream.of(leaves.value()), leaves.from().stream())
                .filter(value -> !f.values().containsKey(value))
                .forEach(
                    value ->
                        problems.add(
                            new Problem(
                                by.where(),
                                Shown.both(Shown.text(value)),
                                new Title(
                                    "“" + f.key() + "”的值：" + Shown.words(f.values().keySet()),
                                    "a value of '"
                                        + f.key()
                                        + "': "
                                        + Shown.words(f.values().keySet())),
                                Nearest.of(value, f.values())))));
    for (Map.Entry<String, String> condition : leaves.when().entrySet()) {
      need(union, Group.FACTS, condition.getKey(), by, problems);
      Optional<FactWord> asked = union.fact(condition.getKey());
      boolean answerable =
          asked.isEmpty()
              || (asked.get().values().containsKey(condition.getValue())
                  && union.factsAboutEvent(event.key()).contains(asked.get()));
      if (!answerable) {
        problems.add(
            Problem.of(
                by.where(),
                Shown.both(condition.getKey() + ": " + condition.getValue()),
                new Title(
                    "事件 \"" + event.key() + "\" 的事实及其值",
                    "a fact of the event \"" + event.key() + "\" and a value of it")));
      }
    }
  }

  /** An event shows a value of a fact of events about the same kind of subject. */
  private static void needShown(
      Vocabulary union,
      Map.Entry<String, String> shown,
      EventWord event,
      Vocabulary.Entry by,
      List<Problem> problems) {
    need(union, Group.FACTS, shown.getKey(), by, problems);
    Optional<FactWord> fact = union.fact(shown.getKey());
    boolean fits =
        fact.isEmpty()
            || (fact.get().values().containsKey(shown.getValue())
                && fact.get().about().stream()
                    .allMatch(
                        about ->
                            about
                                .eventType()
                                .flatMap(union::event)
                                .filter(of -> of.about() == event.about())
                                .isPresent()));
    if (!fits) {
      problems.add(
          Problem.of(
              by.where(),
              Shown.both("shows: " + shown.getKey() + ": " + shown.getValue()),
              new Title(
                  "关于" + event.about().title().zh() + "的事件的事实及其值",
                  "a fact of events about the "
                      + event.about().title().en()
                      + ", and a value of it")));
    }
  }

  private static void need(
      Vocabulary union, Group group, String key, Vocabulary.Entry by, List<Problem> problems) {
    if (union.entry(group, key).isEmpty()) {
      problems.add(
          new Problem(
              by.where(),
              Shown.both(Shown.text(key)),
              new Title("已定义的" + group.title().zh(), "a defined " + group.title().en()),
              union.nearest(group, key)));
    }
  }
}
