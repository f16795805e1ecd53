package org.dutylawyer.vocabulary;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.JsonPath;
import org.dutylawyer.problem.Node;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary.Group;
import org.jspecify.annotations.Nullable;

/** Reads one vocabulary file and collects everything that is wrong in it. */
final class VocabularyReader {

  private static final String[] OF_FACTS =
      Stream.of(
              List.of("about", "title", "values", "number", "history"),
              StateReader.OF_CHANGES,
              List.of("from-others", "derived", "implied", "fixed"))
          .flatMap(List::stream)
          .toArray(String[]::new);

  /** A vocabulary nests four deep and has some hundred words. */
  private static final Node.Limits LIMITS = new Node.Limits(16, 5000);

  private final String source;
  private final WordFields in;
  private final StateReader states;

  VocabularyReader(String source) {
    this.source = source;
    this.in = new WordFields(source);
    this.states = new StateReader(in);
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
        root instanceof Node.Nothing ? List.of() : in.members(root, "$", groups);
    for (Node.Member member : members) {
      for (Group group : Group.values()) {
        if (group.key().equals(member.key()) && !(member.value() instanceof Node.Nothing)) {
          words.put(group, group(group, member));
        }
      }
    }
    if (!in.problems().isEmpty()) {
      throw new BadInputException(in.problems());
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
    for (Node.Member word : in.members(member.value(), groupPath, Map.of())) {
      String path = JsonPath.member(groupPath, word.key());
      if (WordFields.WORD.matcher(word.key()).matches()) {
        reader.apply(word, path).ifPresent(entry -> words.put(word.key(), entry));
      } else {
        in.problem(word.line(), path, Shown.both(Shown.text(word.key())), WordFields.A_WORD);
      }
    }
    return words;
  }

  private Optional<Vocabulary.Entry> plain(Node.Member word, String path) {
    return in.title(word.value(), path)
        .map(title -> new Vocabulary.Entry(word.key(), title, in.where(word.line(), path)));
  }

  private Optional<Vocabulary.Entry> fact(Node.Member word, String path) {
    if (CaseFileFields.isReserved(word.key())) {
      in.problem(
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
    Map<String, Node.Member> fields = in.fields(word, path, OF_FACTS);
    Optional<Title> title = in.titleOf(word, fields, path);
    Optional<Set<About>> about = about(word, fields.get("about"), path);
    FactWord.Kind kind = FactWord.Kind.YES_NO;
    Map<String, Title> values = FactWord.YES_NO_VALUES;
    Optional<Title> unit = Optional.empty();
    if (fields.containsKey("values") && fields.containsKey("number")) {
      in.problem(
          fields.get("number").line(),
          path,
          new Title("values 与 number 并列", "both values and number"),
          new Title("二者之一", "one of them"));
    }
    if (fields.containsKey("values")) {
      kind = FactWord.Kind.VALUES;
      values = in.titles(fields.get("values"), path, true);
      if (fields.get("values").value() instanceof Node.Obj object && object.members().isEmpty()) {
        in.problem(
            fields.get("values").line(),
            JsonPath.member(path, "values"),
            new Title("没有值", "no value"),
            new Title("至少一个值", "at least one value"));
      }
    } else if (fields.containsKey("number")) {
      kind = FactWord.Kind.NUMBER;
      values = Map.of();
      unit = in.title(fields.get("number").value(), JsonPath.member(path, "number"));
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
            states.history(word, fields, values.keySet(), path),
            states.fromOthers(fields, path),
            states.derived(fields, values, path),
            states.implied(fields, values, path),
            in.flag(fields.get("fixed"), path));
    return Optional.of(new Vocabulary.Entry(fact, title.get(), in.where(word.line(), path)));
  }

  private Optional<Vocabulary.Entry> event(Node.Member word, String path) {
    Map<String, Node.Member> fields =
        in.fields(
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
            "given-where",
            "formerly");
    Optional<Title> title = in.titleOf(word, fields, path);
    Optional<Set<About>> about = about(word, fields.get("about"), path);
    Optional<String> sets =
        Optional.ofNullable(fields.get("sets"))
            .flatMap(m -> in.text(m.value(), JsonPath.member(path, "sets")));
    List<String> after = in.texts(fields, "after", path);
    boolean planned = in.flag(fields.get("planned"), path);
    if (title.isEmpty() || about.isEmpty()) {
      return Optional.empty();
    }
    About only = about.get().iterator().next();
    if (about.get().size() > 1 || only.kind() == About.Kind.EVENT) {
      in.problem(
          requireNonNull(fields.get("about")).line(),
          JsonPath.member(path, "about"),
          Shown.found(fields.get("about").value()),
          new Title(
              "\"person\"、\"proceeding\"、\"lawyer\"、\"station\" 之一",
              "one of \"person\", \"proceeding\", \"lawyer\", \"station\""));
      return Optional.empty();
    }
    List<String> by = in.texts(fields, "by", path);
    EventWord event =
        new EventWord(
            word.key(),
            only.kind(),
            planned,
            sets,
            states.leaves(word.key(), fields.get("leaves"), path),
            after,
            by,
            in.flag(fields.get("registered"), path),
            in.texts(fields, "denies", path),
            in.texts(fields, "falls-under", path),
            in.texts(fields, "receipt-of", path),
            fields.containsKey("shows")
                ? states.values(fields.get("shows").value(), JsonPath.member(path, "shows"))
                : Map.of(),
            fields.containsKey("given-where")
                ? states.combinations(fields.get("given-where"), path)
                : List.of(),
            in.texts(fields, "formerly", path),
            title.get());
    return Optional.of(new Vocabulary.Entry(event, title.get(), in.where(word.line(), path)));
  }

  private Optional<Vocabulary.Entry> document(Node.Member word, String path) {
    Map<String, Node.Member> fields = in.fields(word, path, "title", "fields");
    Optional<Title> title = in.titleOf(word, fields, path);
    Map<String, Title> names =
        fields.containsKey("fields") ? in.titles(fields.get("fields"), path, false) : Map.of();
    return title.map(
        t ->
            new Vocabulary.Entry(
                new DocumentWord(word.key(), t, names), t, in.where(word.line(), path)));
  }

  private Optional<Set<About>> about(
      Node.Member word, Node.@Nullable Member about, String wordPath) {
    String path = JsonPath.member(wordPath, "about");
    if (about == null) {
      if (word.value() instanceof Node.Obj) {
        in.problem(
            word.line(), wordPath, new Title("没有 about", "no about"), new Title("about", "about"));
      }
      return Optional.empty();
    }
    Set<About> subjects = new LinkedHashSet<>();
    for (String written : in.texts(about.value(), path)) {
      // "event:a,b" says event:a and event:b
      boolean event = false;
      for (String part : written.split(",", -1)) {
        String subject = part.strip();
        event |= subject.startsWith("event:");
        Optional<About> read = event ? eventSubject(subject) : plainSubject(subject);
        if (read.isPresent()) {
          subjects.add(read.get());
        } else {
          in.problem(
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
    return WordFields.WORD.matcher(type).matches()
        ? Optional.of(About.event(type))
        : Optional.empty();
  }

  private static Optional<About> plainSubject(String subject) {
    for (About.Kind kind : About.Kind.values()) {
      if (kind != About.Kind.EVENT && kind.key().equals(subject)) {
        return Optional.of(About.of(kind));
      }
    }
    return Optional.empty();
  }
}
