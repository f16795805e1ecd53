package org.dutylawyer.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A value of a JSON or YAML text with the line on which it begins (0: not known). Unlike Jackson's
 * tree it keeps lines and repeated keys, so that a problem can be shown where it stands.
 */
public sealed interface Node {

  /** The line in the text, from 1; 0 if the value does not come from a text. */
  int line();

  /** An object; a repeated key stands in it twice. */
  record Obj(List<Member> members, int line) implements Node {
    public Obj {
      members = List.copyOf(members);
    }
  }

  /** One key of an object with its value, and the line of the key. */
  record Member(String key, Node value, int line) {}

  /** A list. */
  record Arr(List<Node> items, int line) implements Node {
    public Arr {
      items = List.copyOf(items);
    }
  }

  /** A text. */
  record Text(String value, int line) implements Node {}

  /** A number, as it is written. */
  record Num(String value, int line) implements Node {}

  /** True or false. */
  record Bool(boolean value, int line) implements Node {}

  /** Null: nothing known. */
  record Nothing(int line) implements Node {}

  /** How much of a text is read at most. */
  record Limits(int depth, int items) {}

  /** The text goes on beyond a limit; reading stopped there. */
  final class LimitException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String path;
    private final int line;
    private final boolean tooDeep;

    private LimitException(int line, boolean tooDeep) {
      this("", line, tooDeep);
    }

    private LimitException(String path, int line, boolean tooDeep) {
      this.path = path;
      this.line = line;
      this.tooDeep = tooDeep;
    }

    /** The same, seen from what it is inside; only where a limit is passed is a path needed. */
    private LimitException inside(String step) {
      return new LimitException(step + path, line, tooDeep);
    }

    /** Where, from the whole text on. */
    public String path() {
      return "$" + path;
    }

    public int line() {
      return line;
    }

    /** True if nested too deeply, false if a list is too long. */
    public boolean tooDeep() {
      return tooDeep;
    }
  }

  /**
   * Reads the one value that the text consists of.
   *
   * @return the value; {@link Nothing} for an empty text
   */
  static Node read(JsonParser parser, Limits limits) throws IOException, LimitException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return new Nothing(0);
    }
    return read(parser, limits, 1);
  }

  private static Node read(JsonParser parser, Limits limits, int depth)
      throws IOException, LimitException {
    int line = parser.currentTokenLocation().getLineNr();
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        deep(limits, depth, line);
        List<Member> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = parser.currentName();
          int keyLine = parser.currentTokenLocation().getLineNr();
          parser.nextToken();
          try {
            members.add(new Member(key, read(parser, limits, depth + 1), keyLine));
          } catch (LimitException e) {
            throw e.inside(JsonPath.member("", key));
          }
          tooMany(limits, members.size(), line);
        }
        return new Obj(members, line);
      }
      case START_ARRAY -> {
        deep(limits, depth, line);
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          try {
            items.add(read(parser, limits, depth + 1));
          } catch (LimitException e) {
            throw e.inside(JsonPath.item("", items.size()));
          }
          tooMany(limits, items.size(), line);
        }
        return new Arr(items, line);
      }
      case VALUE_STRING -> {
        return new Text(parser.getText(), line);
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        return new Num(parser.getText(), line);
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        return new Bool(parser.currentToken() == JsonToken.VALUE_TRUE, line);
      }
      default -> {
        return new Nothing(line);
      }
    }
  }

  /** The same value of Jackson's tree, without lines. */
  static Node of(JsonNode tree, Limits limits) throws LimitException {
    return of(tree, limits, 1);
  }

  private static Node of(JsonNode tree, Limits limits, int depth) throws LimitException {
    if (tree.isObject()) {
      deep(limits, depth, 0);
      List<Member> members = new ArrayList<>();
      for (Map.Entry<String, JsonNode> member : tree.properties()) {
        String key = member.getKey();
        try {
          members.add(new Member(key, of(member.getValue(), limits, depth + 1), 0));
        } catch (LimitException e) {
          throw e.inside(JsonPath.member("", key));
        }
        tooMany(limits, members.size(), 0);
      }
      return new Obj(members, 0);
    }
    if (tree.isArray()) {
      deep(limits, depth, 0);
      List<Node> items = new ArrayList<>();
      for (JsonNode item : tree) {
        try {
          items.add(of(item, limits, depth + 1));
        } catch (LimitException e) {
          throw e.inside(JsonPath.item("", items.size()));
        }
        tooMany(limits, items.size(), 0);
      }
      return new Arr(items, 0);
    }
    if (tree.isTextual()) {
      return new Text(tree.textValue(), 0);
    }
    if (tree.isNumber()) {
      return new Num(tree.asText(), 0);
    }
    return tree.isBoolean() ? new Bool(tree.booleanValue(), 0) : new Nothing(0);
  }

  /** The same value, if it keeps within the limits. */
  static Node within(Node tree, Limits limits) throws LimitException {
    within(tree, limits, 1);
    return tree;
  }

  private static void within(Node tree, Limits limits, int depth) throws LimitException {
    if (tree instanceof Obj object) {
      deep(limits, depth, object.line());
      tooMany(limits, object.members().size(), object.line());
      for (Member member : object.members()) {
        try {
          within(member.value(), limits, depth + 1);
        } catch (LimitException e) {
          throw e.inside(JsonPath.member("", member.key()));
        }
      }
    } else if (tree instanceof Arr list) {
      deep(limits, depth, list.line());
      tooMany(limits, list.items().size(), list.line());
      for (int i = 0; i < list.items().size(); i++) {
        try {
          within(list.items().get(i), limits, depth + 1);
        } catch (LimitException e) {
          throw e.inside(JsonPath.item("", i));
        }
      }
    }
  }

  private static void deep(Limits limits, int depth, int line) throws LimitException {
    if (depth > limits.depth()) {
      throw new LimitException(line, true);
    }
  }

  private static void tooMany(Limits limits, int size, int line) throws LimitException {
    if (size > limits.items()) {
      throw new LimitException(line, false);
    }
  }
}
