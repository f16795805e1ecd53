package org.dutylawyer.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutylawyer.law.NormId;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.MeantDate;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.SourceText;
import org.dutylawyer.text.Title;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value in a YAML file of a pack that knows its file and line, so that a refusal can say both.
 */
public final class Yaml {

  /** How a value begins that was meant to be marked: a key and its colon, a mark of quotation. */
  private static final Pattern FULL_WIDTH = Pattern.compile("^[\\w-]+：|^[“‘【［｛]");

  /** The marks of Chinese typing that stand for one of YAML. */
  private static final Pattern MARK = Pattern.compile("[“”‘’，、：【】［］｛｝]");

  /** A step of a path: a key, a place, or a key in brackets. */
  private static final Pattern STEP =
      Pattern.compile("\\.([^.\\[\\]]+)|\\[(\\d{1,6})]|\\[[\"']([^\"']*)[\"']]");

  /** A key that runs on over its colon and its value. */
  private static final Pattern JOINED = Pattern.compile("^([\\w-]+)([:：])\\s*(\\S.*)$");

  /** A value all of which stands in marks of Chinese typing. */
  private static final Pattern QUOTED = Pattern.compile("[“‘][^“”‘’]*[”’]");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Node node;
  private final String file;

  private Yaml(Node node, String file) {
    this.node = node;
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws BadInputException if it is no YAML, or empty, or has a character that nobody sees: some
   *     of them end a line for the parser alone
   */
  public static Yaml parse(String text, String file) {
    SourceText.refuseHidden(text, file);
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(0);
    try {
      Node root = new org.yaml.snakeyaml.Yaml(options).compose(new StringReader(text));
      if (root == null) {
        throw refused(file + ":1", new Title("空文件", "an empty file"), Expected.CONTENT);
      }
      return new Yaml(root, file);
    } catch (MarkedYAMLException e) {
      throw new BadInputException(YamlSlips.of(text, file, e));
    } catch (YAMLException e) {
      // Aliases of lists and mappings, nesting without end, and more text than anybody writes.
      throw refused(
          file + ":" + alias(text),
          YamlSlips.tooMuch(e),
          new Title("没有别名、嵌套不深的 YAML", "YAML without aliases and deep nesting"));
    }
  }

  /** Refuses what is no YAML; nothing but comments is. */
  static void wellFormed(String text, String file) {
    try {
      new org.yaml.snakeyaml.Yaml(new LoaderOptions()).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      throw new BadInputException(YamlSlips.of(text, file, e));
    } catch (YAMLException e) {
      // Of what is too deep or too large the reader of words says so itself.
    }
  }

  /** The line of the first alias, which is what such a refusal is mostly about. */
  private static int alias(String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches(".*[\\s\\[,:]\\*[A-Za-z0-9].*")) {
        return i + 1;
      }
    }
    return 1;
  }

  /** File and line. */
  public String where() {
    return file + ":" + line();
  }

  /** The file. */
  public String file() {
    return file;
  }

  /** The line, from 1. */
  public int line() {
    return node.getStartMark().getLine() + 1;
  }

  /**
   * What stands at a path of the same value as JSON, {@code $.events[0].at}; of a path that is not
   * there, how far it goes.
   */
  public Yaml at(String path) {
    Yaml found = this;
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      @Nullable Node next = null;
      if (step.group(2) != null && found.node instanceof SequenceNode list) {
        int index = Integer.parseInt(step.group(2));
        next = index < list.getValue().size() ? list.getValue().get(index) : null;
      } else if (found.node instanceof MappingNode) {
        String key = step.group(1) != null ? step.group(1) : step.group(3);
        next = Optional.ofNullable(found.map().get(key)).map(value -> value.node).orElse(null);
      }
      if (next == null) {
        break;
      }
      found = new Yaml(next, file);
    }
    return found;
  }

  /** The entries of a list; an absent value is an empty list. */
  public List<Yaml> list() {
    if (isNull()) {
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence)) {
      throw refused(new Title("列表", "a list"));
    }
    return sequence.getValue().stream().map(n -> new Yaml(n, file)).toList();
  }

  /** The entries of a mapping in their order; an absent value is empty. */
  public Map<String, Yaml> map() {
    if (isNull()) {
      return Map.of();
    }
    if (!(node instanceof MappingNode mapping)) {
      throw refused(new Title("键值", "a mapping"));
    }
    Map<String, Yaml> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
        throw new Yaml(tuple.getKeyNode(), file).refused(new Title("一个词作为键", "a word as key"));
      }
      Yaml written = new Yaml(scalar, file);
      String key = written.text();
      if (!key.isEmpty() && "｛［“".indexOf(key.charAt(0)) >= 0) {
        throw refused(
            written.where(),
            FullWidth.found(key.charAt(0)),
            new Title("半角的括号或者引号", "a half-width bracket or quotation mark"));
      }
      if (entries.put(key, new Yaml(tuple.getValueNode(), file)) != null) {
        throw refused(
            written.where(),
            new Title("重复的键“" + key + "”", "the key '" + key + "' twice"),
            new Title("每个键一次", "each key once"));
      }
    }
    return entries;
  }

  /** Refuses keys other than these. */
  public Yaml onlyKeys(Set<String> known) {
    List<String> sorted = known.stream().sorted().toList();
    List<Problem> unknown = new ArrayList<>();
    map()
        .forEach(
            (key, value) -> {
              Matcher joined = JOINED.matcher(key);
              if (value.isNull() && joined.find() && known.contains(joined.group(1))) {
                String meant = joined.group(1) + ": " + joined.group(3);
                unknown.add(
                    Problem.of(
                        value.where(),
                        joined.group(2).equals("：")
                            ? FullWidth.found('：')
                            : new Title("「:」之后没有空格", "no space after :"),
                        new Title(
                            "半角的「:」，其后有空格：" + meant, "a half-width : and a space: " + meant)));
              } else if (!known.contains(key)) {
                unknown.add(
                    new Problem(
                        value.where(),
                        new Title("未知的键“" + key + "”", "the unknown key '" + key + "'"),
                        new Title(String.join("、", sorted), "one of " + String.join(", ", sorted)),
                        YamlSlips.meantKey(key.replaceFirst("[:：].*$", ""), sorted)));
              }
            });
    if (!unknown.isEmpty()) {
      throw new BadInputException(unknown);
    }
    return this;
  }

  /** The value of a key, if it is there and not null. */
  public Optional<Yaml> find(String key) {
    return Optional.ofNullable(map().get(key)).filter(value -> !value.isNull());
  }

  /** The value of a key that must be there. */
  public Yaml get(String key) {
    return find(key).orElseThrow(() -> refused(aKey(key)));
  }

  /** What is expected where a key is missing. */
  static Title aKey(String key) {
    return new Title("键“" + key + "”", "the key '" + key + "'");
  }

  /** Whether it is null or empty. */
  public boolean isNull() {
    return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
  }

  /**
   * The text as written.
   *
   * @throws BadInputException if an escape gives it characters that nobody sees
   */
  public String text() {
    if (!(node instanceof ScalarNode scalar)) {
      throw refused(new Title("一个值", "a single value"));
    }
    boolean plain = scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN;
    if (plain && QUOTED.matcher(scalar.getValue()).matches()) {
      String mark = scalar.getValue().substring(0, 1);
      throw refused(
          where(),
          FullWidth.found(mark.charAt(0)),
          new Title(
              "半角的「\"」（这对引号属于值本身的，写作 \"" + scalar.getValue() + "\"）",
              "the half-width \" (if the marks are part of the value: \""
                  + scalar.getValue()
                  + "\")"));
    }
    if (!SourceText.isLine(scalar.getValue().replace('\n', ' '))) {
      throw refused(new Title("没有控制字符的文字", "a text without control characters"));
    }
    return scalar.getValue();
  }

  /** A text, or several in a list. */
  public List<String> texts() {
    return each().map(Yaml::text).toList();
  }

  /** The entries of a list, or the one that stands in its place. */
  Stream<Yaml> each() {
    return node instanceof SequenceNode ? list().stream() : Stream.of(this);
  }

  /** True or false. */
  public boolean bool() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw refused(new Title("true 或 false", "true or false"));
    };
  }

  /** A whole number. */
  public int whole() {
    try {
      return Integer.parseInt(text());
    } catch (NumberFormatException e) {
      throw refused(new Title("整数", "a whole number"));
    }
  }

  /** A day, {@code 2020-08-20}. */
  public LocalDate date() {
    try {
      return LocalDate.parse(text());
    } catch (DateTimeParseException e) {
      throw refused(
          new Title("日期，如 2020-08-20", "a day such as 2020-08-20"),
          MeantDate.of(text()).filter(day -> !day.contains("T")));
    }
  }

  /** A term in both languages, {@code [中文, English]}. */
  public Title title() {
    List<Yaml> pair = node instanceof SequenceNode ? list() : List.of();
    boolean two = pair.size() == 2;
    if (!two || pair.stream().anyMatch(t -> t.text().isBlank() || !SourceText.isLine(t.text()))) {
      throw refused(new Title("[中文, English]", "[中文, English]"));
    }
    return new Title(pair.get(0).text().strip(), pair.get(1).text().strip());
  }

  /** A norm. */
  public NormId norm() {
    try {
      return NormId.parse(text());
    } catch (IllegalArgumentException e) {
      throw refused(new Title("规范编号，如 司规〔2020〕6号/19/2-a", "a norm such as 司规〔2020〕6号/19/2-a"));
    }
  }

  /** The same value as JSON; dates and other plain words stay texts. */
  public JsonNode json() {
    if (node instanceof MappingNode) {
      ObjectNode object = JSON.objectNode();
      map().forEach((key, value) -> object.set(key, value.json()));
      return object;
    }
    if (node instanceof SequenceNode) {
      ArrayNode array = JSON.arrayNode();
      list().forEach(value -> array.add(value.json()));
      return array;
    }
    Tag tag = node.getTag();
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (tag.equals(Tag.BOOL) && List.of("true", "false").contains(text())) {
      return JSON.booleanNode(text().equals("true"));
    }
    if (tag.equals(Tag.INT) && text().matches("-?(0|[1-9][0-9]{0,8})")) {
      return JSON.numberNode(Integer.parseInt(text()));
    }
    return JSON.textNode(text());
  }

  /** The same value as {@link #json}, with the lines on which its parts begin. */
  public org.dutylawyer.problem.Node tree() {
    if (node instanceof MappingNode mapping) {
      List<org.dutylawyer.problem.Node.Member> members = new ArrayList<>();
      Map<String, Yaml> entries = map();
      for (NodeTuple tuple : mapping.getValue()) {
        Yaml key = new Yaml(tuple.getKeyNode(), file);
        Yaml value = entries.getOrDefault(key.text(), key);
        members.add(new org.dutylawyer.problem.Node.Member(key.text(), value.tree(), key.line()));
      }
      return new org.dutylawyer.problem.Node.Obj(members, line());
    }
    if (node instanceof SequenceNode) {
      return new org.dutylawyer.problem.Node.Arr(list().stream().map(Yaml::tree).toList(), line());
    }
    JsonNode plain = json();
    if (plain.isNull()) {
      return new org.dutylawyer.problem.Node.Nothing(line());
    }
    if (plain.isBoolean()) {
      return new org.dutylawyer.problem.Node.Bool(plain.booleanValue(), line());
    }
    return plain.isNumber()
        ? new org.dutylawyer.problem.Node.Num(plain.asText(), line())
        : new org.dutylawyer.problem.Node.Text(plain.textValue(), line());
  }

  /** A refusal of this value. */
  public BadInputException refused(Title expected) {
    return refused(expected, Optional.empty());
  }

  /** The same with what was probably meant. */
  BadInputException refused(Title expected, Optional<String> meant) {
    String found =
        node instanceof ScalarNode scalar
            ? SourceText.isLine(scalar.getValue())
                ? scalar.getValue()
                : SourceText.shown(scalar.getValue())
            : kind();
    Optional<Node> marked = marked();
    Optional<Title> marks = marked.map(Yaml::marks);
    return new BadInputException(
        new Problem(
            marked.map(one -> where() + ":" + (one.getStartMark().getColumn() + 1)).orElse(where()),
            new Title(
                "“" + found + "”" + marks.map(Title::zh).orElse(""),
                "'" + found + "'" + marks.map(Title::en).orElse("")),
            expected,
            meant));
  }

  /**
   * What has marks of Chinese typing where it should have had some of YAML; of several the first.
   */
  private Optional<Node> marked() {
    List<Node> looked = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    return looked.stream()
        .filter(one -> one instanceof ScalarNode scalar && isMarked(scalar))
        .findFirst();
  }

  private static boolean isMarked(ScalarNode scalar) {
    return scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN
        && FULL_WIDTH.matcher(scalar.getValue()).find();
  }

  /** All such marks of a value, each once. */
  private static Title marks(Node marked) {
    String marks =
        MARK.matcher(((ScalarNode) marked).getValue())
            .results()
            .map(MatchResult::group)
            .distinct()
            .collect(Collectors.joining(" "));
    return new Title("（其中有全角符号 " + marks + "）", " (with the full-width marks " + marks + ")");
  }

  private String kind() {
    return node instanceof MappingNode ? "{…}" : "[…]";
  }

  private static BadInputException refused(String where, Title found, Title expected) {
    return new BadInputException(Problem.of(where, found, expected));
  }

  /** Expectations that stand in more than one place. */
  private static final class Expected {
    static final Title CONTENT = new Title("有内容的文件", "a file with content");

    private Expected() {}
  }
}
