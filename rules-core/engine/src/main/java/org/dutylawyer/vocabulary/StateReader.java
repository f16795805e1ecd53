package org.dutylawyer.vocabulary;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.problem.JsonPath;
import org.dutylawyer.problem.Node;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.text.Title;
import org.jspecify.annotations.Nullable;

/** What a word says of states: how they change, and what they are made up of. */
final class StateReader {

  /** What a fact can say of its changes, if it has a history. */
  static final List<String> OF_CHANGES =
      List.of(
          "initially",
          "ends-with",
          "ends-last",
          "resumes-with",
          "stated-since",
          "per-lawyer",
          "forward",
          "each",
          "turns-after",
          "left-by",
          "follows");

  /** What stands for a state that is open. */
  private static final String OPEN = "unknown";

  private final WordFields in;

  StateReader(WordFields in) {
    this.in = in;
  }

  /** A state needs "history: true"; what else is said of its changes goes with it. */
  Optional<History> history(
      Node.Member word, Map<String, Node.Member> fields, Set<String> values, String path) {
    boolean changes = in.flag(fields.get("history"), path);
    for (String key : OF_CHANGES) {
      if (fields.containsKey(key) && !changes) {
        in.problem(
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
            .flatMap(m -> in.answer(m.value(), JsonPath.member(path, "initially")));
    if (initially.isPresent() && !values.contains(initially.get())) {
      in.problem(
          requireNonNull(fields.get("initially")).line(),
          JsonPath.member(path, "initially"),
          Shown.both(Shown.text(initially.get())),
          new Title("该事实的值：" + Shown.words(values), "a value of the fact: " + Shown.words(values)));
      return Optional.empty();
    }
    Map<String, List<String>> back = new LinkedHashMap<>();
    for (String key : List.of("ends-with", "resumes-with")) {
      Node.Member given = fields.get(key);
      back.put(
          key, given == null ? List.of() : in.texts(given.value(), JsonPath.member(path, key)));
      if (given != null && initially.isEmpty()) {
        in.problem(
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
            in.flag(fields.get("ends-last"), path),
            requireNonNull(back.get("resumes-with")),
            Optional.ofNullable(fields.get("stated-since"))
                .map(m -> in.texts(m.value(), JsonPath.member(path, "stated-since")))
                .orElse(List.of()),
            in.flag(fields.get("per-lawyer"), path),
            in.flag(fields.get("forward"), path),
            Optional.ofNullable(fields.get("each"))
                .flatMap(m -> in.text(m.value(), JsonPath.member(path, "each"))),
            turnsAfter(fields.get("turns-after"), values, path),
            leftBy(word.key(), fields.get("left-by"), path),
            follows(fields.get("follows"), values, path)));
  }

  /** The values that may stand there, as they are written. */
  private static Map<String, Title> known(Collection<String> values) {
    Map<String, Title> known = new LinkedHashMap<>();
    values.forEach(value -> known.put(value, Shown.both(value)));
    return known;
  }

  /** The events that come before a turn on one day: { VALUE: [ EVENT, … ] }. */
  private Map<String, List<String>> turnsAfter(
      Node.@Nullable Member given, Set<String> values, String path) {
    if (given == null) {
      return Map.of();
    }
    String place = JsonPath.member(path, "turns-after");
    Map<String, List<String>> after = new LinkedHashMap<>();
    for (Node.Member value : in.members(given.value(), place, known(values))) {
      after.put(value.key(), in.texts(value.value(), JsonPath.member(place, value.key())));
    }
    return after;
  }

  /**
   * The states from which one follows: { VALUE: { STATE: VALUE or [ VALUE, … ] } }; {@value #OPEN}
   * stands for none of its values.
   */
  List<Follows> follows(Node.@Nullable Member given, Set<String> values, String path) {
    if (given == null) {
      return List.of();
    }
    String place = JsonPath.member(path, "follows");
    Map<String, Title> known = known(values);
    known.put(OPEN, new Title("不明", "not known"));
    List<Follows> follows = new ArrayList<>();
    for (Node.Member value : in.members(given.value(), place, known)) {
      String at = JsonPath.member(place, value.key());
      String leaves = value.key().equals(OPEN) ? "" : value.key();
      for (Node.Member state : in.members(value.value(), at, Map.of())) {
        String of = JsonPath.member(at, state.key());
        boolean several = state.value() instanceof Node.Arr;
        List<Node> any = several ? ((Node.Arr) state.value()).items() : List.of(state.value());
        for (int i = 0; i < any.size(); i++) {
          in.answer(any.get(i), several ? JsonPath.item(of, i) : of)
              .ifPresent(is -> follows.add(new Follows(leaves, state.key(), is)));
        }
      }
    }
    return follows;
  }

  /** The events that leave each value: a word, or with the facts of the event that it takes. */
  List<Leaves> leftBy(String state, Node.@Nullable Member given, String path) {
    if (given == null) {
      return List.of();
    }
    String place = JsonPath.member(path, "left-by");
    List<Leaves> leaves = new ArrayList<>();
    for (Node.Member value : in.members(given.value(), place, Map.of())) {
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
          in.text(event, at)
              .ifPresent(type -> leaves.add(new Leaves(type, state, value.key(), Map.of())));
        }
      }
    }
    return leaves;
  }

  Optional<FromOthers> fromOthers(Map<String, Node.Member> fields, String path) {
    Node.Member given = fields.get("from-others");
    if (given == null) {
      return Optional.empty();
    }
    String place = JsonPath.member(path, "from-others");
    Map<String, Node.Member> parts = in.fields(given, place, "fact", "values");
    if (parts.size() < 2) {
      in.problem(
          given.line(),
          place,
          Shown.found(given.value()),
          new Title("{ fact: …, values: […] }", "{ fact: …, values: […] }"));
      return Optional.empty();
    }
    return in.text(requireNonNull(parts.get("fact")).value(), place)
        .map(
            fact ->
                new FromOthers(
                    fact,
                    Set.copyOf(in.texts(requireNonNull(parts.get("values")).value(), place))));
  }

  /** The value that combinations of other facts give; the fact has that value and one other. */
  Optional<Derived> derived(
      Map<String, Node.Member> fields, Map<String, Title> values, String path) {
    Node.Member given = fields.get("derived");
    if (given == null) {
      return Optional.empty();
    }
    String place = JsonPath.member(path, "derived");
    List<Node.Member> named = in.members(given.value(), place, values);
    List<String> others =
        values.keySet().stream()
            .filter(value -> named.stream().noneMatch(m -> m.key().equals(value)))
            .toList();
    if (!fields.containsKey("history") || named.size() != 1 || others.size() != 1) {
      in.problem(
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

  /** What else of an event gives a fact of it. */
  Optional<Implied> implied(
      Map<String, Node.Member> fields, Map<String, Title> values, String path) {
    Node.Member given = fields.get("implied");
    if (given == null) {
      return Optional.empty();
    }
    String place = JsonPath.member(path, "implied");
    List<Node.Member> named = in.members(given.value(), place, values);
    if (fields.containsKey("history") || named.size() != 1) {
      in.problem(
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

  /** What one value of a fact is made up of: [ { FACT: VALUE, … }, … ]. */
  List<Map<String, String>> combinations(Node.Member value, String place) {
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
  Map<String, String> values(Node written, String place) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Node.Member fact : in.members(written, place, Map.of())) {
      in.answer(fact.value(), JsonPath.member(place, fact.key()))
          .ifPresent(is -> values.put(fact.key(), is));
    }
    return values;
  }

  /** The states that an event leaves: an object, or a list where one depends on facts. */
  List<Leaves> leaves(String event, Node.@Nullable Member given, String path) {
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
      for (Node.Member member : in.members(given.value(), place, Map.of())) {
        in.answer(member.value(), JsonPath.member(place, member.key()))
            .ifPresent(value -> leaves.add(new Leaves(event, member.key(), value, Map.of())));
      }
    }
    return leaves;
  }

  /** One entry that names what leaves or is left, and under what; what it leaves out is empty. */
  Optional<Leaves> leaves(Node node, String path, String main, List<String> allowed) {
    Map<String, Node.Member> parts = new LinkedHashMap<>();
    in.members(node, path, known(allowed)).forEach(member -> parts.put(member.key(), member));
    for (String name : allowed) {
      if (!Set.of("when", "if-stated", "from", "ahead").contains(name)
          && !parts.containsKey(name)) {
        in.problem(
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
        for (Node.Member member : in.members(parts.get(name).value(), place, Map.of())) {
          in.answer(member.value(), JsonPath.member(place, member.key()))
              .ifPresent(value -> when.put(member.key(), value));
        }
      }
    }
    if (parts.containsKey("when") && parts.containsKey("if-stated")) {
      in.problem(
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
            .flatMap(given -> in.answer(given.value(), JsonPath.member(path, "from")));
    Optional<String> named =
        in.text(requireNonNull(parts.get(main)).value(), JsonPath.member(path, main));
    Optional<String> to =
        parts.containsKey("to")
            ? in.answer(parts.get("to").value(), JsonPath.member(path, "to"))
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
    in.problem(
        given.line(),
        path,
        Shown.found(given.value()),
        new Title("提前的日数：3（至少）或者 [0, 2]", "days ahead: 3 (at least) or [0, 2]"));
    return Optional.empty();
  }
}
