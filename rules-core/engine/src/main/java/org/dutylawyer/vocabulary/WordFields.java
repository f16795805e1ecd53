package org.dutylawyer.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dutylawyer.problem.JsonPath;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Node;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.problem.SourceText;
import org.dutylawyer.text.Title;
import org.jspecify.annotations.Nullable;

/** The fields of a word as YAML has them, and everything that is wrong in them. */
final class WordFields {

  /** Words are kebab-case, so that they read the same in YAML, JSON and rules. */
  static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  static final Title A_WORD = new Title("小写英文词，以连字符相连", "a lower-case English word with hyphens");
  private static final Title A_TITLE = new Title("[中文, English]", "[中文, English]");

  private final String source;
  private final List<Problem> problems = new ArrayList<>();

  WordFields(String source) {
    this.source = source;
  }

  List<Problem> problems() {
    return problems;
  }

  String where(int line, String path) {
    return JsonPath.where(source, line, path);
  }

  void problem(int line, String path, Title found, Title expected) {
    problems.add(Problem.of(where(line, path), found, expected));
  }

  Map<String, Node.Member> fields(Node.Member word, String path, String... allowed) {
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
  List<Node.Member> members(Node node, String path, Map<String, Title> known) {
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

  Optional<Title> titleOf(Node.Member word, Map<String, Node.Member> fields, String path) {
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

  Optional<Title> title(Node node, String path) {
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

  Map<String, Title> titles(Node.Member member, String wordPath, boolean answers) {
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

  /** The words that a field of this name lists; none if there is no such field. */
  List<String> texts(Map<String, Node.Member> fields, String key, String path) {
    Node.Member given = fields.get(key);
    return given == null ? List.of() : texts(given.value(), JsonPath.member(path, key));
  }

  List<String> texts(Node node, String path) {
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

  Optional<String> text(Node node, String path) {
    if (node instanceof Node.Text text && !text.value().isBlank()) {
      return Optional.of(text.value());
    }
    problem(node.line(), path, Shown.found(node), new Title("一个词", "a word"));
    return Optional.empty();
  }

  /** A value of a fact; true and false are yes and no. */
  Optional<String> answer(Node node, String path) {
    if (node instanceof Node.Bool bool) {
      return Optional.of(bool.value() ? FactWord.YES : FactWord.NO);
    }
    return text(node, path);
  }

  boolean flag(Node.@Nullable Member member, String wordPath) {
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
}
