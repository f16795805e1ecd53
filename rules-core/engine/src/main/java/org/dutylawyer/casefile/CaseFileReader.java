package org.dutylawyer.casefile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.JsonPath;
import org.dutylawyer.problem.Node;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * Reads case files and refuses bad ones whole, with everything that is wrong in them. Immutable;
 * one reader serves many threads.
 */
public final class CaseFileReader {

  /**
   * The largest file read, in bytes: the largest case file allowed (5,000 events, each with a form
   * of some hundred words) fits, and reading stays a matter of milliseconds.
   */
  public static final int MAX_BYTES = 5_000_000;

  /**
   * The most events in one file. The longest criminal cases have some hundred; more than this is an
   * export of a whole register, which must be split by case.
   */
  public static final int MAX_EVENTS = 5_000;

  /** The most persons, lawyers or stations in one file; the largest trials have some hundred. */
  public static final int MAX_SUBJECTS = 1_000;

  /** The deepest nesting read; the deepest case file (a field of a document) has seven. */
  public static final int MAX_DEPTH = 16;

  static final Node.Limits LIMITS = new Node.Limits(MAX_DEPTH, MAX_EVENTS);

  private static final JsonFactory JSON = new JsonFactory();

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final Vocabulary vocabulary;
  private final boolean weekdays;

  /** A reader of case files with these words. */
  public CaseFileReader(Vocabulary vocabulary) {
    this(vocabulary, false);
  }

  private CaseFileReader(Vocabulary vocabulary, boolean weekdays) {
    this.vocabulary = Objects.requireNonNull(vocabulary, "vocabulary");
    this.weekdays = weekdays;
  }

  /**
   * The same reader with dates that carry their weekday or without. With weekdays, every date of an
   * event reads {@code 2025-10-09 (Thu)} or {@code 2025-10-09T10:00 (Thu)} and the weekday must be
   * right; so scenarios are written, where the reader of the text counts days. (A date of birth may
   * carry its weekday.)
   */
  public CaseFileReader weekdays(boolean demanded) {
    return new CaseFileReader(vocabulary, demanded);
  }

  /** The words that this reader knows. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /**
   * The jurisdiction that a case file names, without reading the rest: which packs, and so which
   * words, it needs. Empty where the text does not say, or is no JSON; reading it will say why.
   */
  public static Optional<String> jurisdiction(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals("jurisdiction");
        JsonToken value = parser.nextToken();
        if (found) {
          return value == JsonToken.VALUE_STRING ? Optional.of(parser.getText()) : Optional.empty();
        }
        parser.skipChildren();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** The jurisdiction that a case file names; see {@link #jurisdiction(String)}. */
  public static Optional<String> jurisdiction(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES
          ? jurisdiction(Files.readString(file))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a file of UTF-8 JSON.
   *
   * @throws BadInputException with every problem; also if the file cannot be read
   */
  public CaseFile read(Path file) {
    String where = file.toString();
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, where);
    } catch (IOException e) {
      Title found =
          Files.isDirectory(file)
              ? new Title("一个文件夹", "a folder")
              : Files.exists(file)
                  ? new Title("无法读取的文件", "a file that cannot be read")
                  : new Title("没有这个文件", "no such file");
      throw new BadInputException(Problem.of(where, found, new Title("一个案件文件", "a case file")));
    }
  }

  /**
   * Reads UTF-8 JSON from a stream, at most one byte more than {@link #MAX_BYTES}.
   *
   * @param in the stream; not closed
   * @param where its name, for messages
   * @throws BadInputException with every problem
   * @throws IOException if the stream fails
   */
  public CaseFile read(InputStream in, String where) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw tooLarge(where);
    }
    String json;
    try {
      json = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadInputException(
          Problem.of(
              where,
              new Title("不是 UTF-8 的字节", "bytes that are not UTF-8"),
              new Title("UTF-8 编码的 JSON 文件", "a JSON file in UTF-8")));
    }
    return parse(json, where);
  }

  /**
   * Reads JSON.
   *
   * @param json the text
   * @param where its name, for messages
   * @throws BadInputException with every problem
   */
  public CaseFile read(String json, String where) {
    // A text of this many characters has at least as many bytes.
    if (json.length() > MAX_BYTES || json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw tooLarge(where);
    }
    return parse(json, where);
  }

  /**
   * Reads a case file that is part of another text, such as a scenario in YAML.
   *
   * @param tree the case file
   * @param where the place of the tree, for messages
   * @throws BadInputException with every problem
   */
  public CaseFile fromTree(JsonNode tree, String where) {
    try {
      return check(Node.of(tree, LIMITS), where);
    } catch (Node.LimitException e) {
      throw beyondLimit(e, where);
    }
  }

  private CaseFile parse(String text, String where) {
    String json = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    if (json.isBlank()) {
      throw new BadInputException(
          Problem.of(where, new Title("没有内容", "nothing"), new Title("一个案件", "a case")));
    }
    try (JsonParser parser = JSON.createParser(json)) {
      Node root = Node.read(parser, LIMITS);
      if (parser.nextToken() != null) {
        throw new BadInputException(
            Problem.of(
                JsonPath.where(where, parser.currentTokenLocation().getLineNr(), "$"),
                new Title("案件之后还有内容", "more text after the case"),
                new Title("文件结束", "the end of the file")));
      }
      return check(root, where);
    } catch (JsonProcessingException e) {
      throw malformed(e, json, where);
    } catch (Node.LimitException e) {
      throw beyondLimit(e, where);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + where, e);
    }
  }

  CaseFile check(Node root, String where) {
    return new CaseFileChecker(vocabulary, weekdays, where).check(root);
  }

  private static BadInputException tooLarge(String where) {
    String limit = String.format(Locale.ROOT, "%,d", MAX_BYTES);
    return new BadInputException(
        Problem.of(
            where,
            new Title("超过 " + limit + " 字节的文件", "more than " + limit + " bytes"),
            new Title(
                "一个案件一个文件，至多 " + limit + " 字节", "one case a file, at most " + limit + " bytes")));
  }

  private static BadInputException beyondLimit(Node.LimitException e, String where) {
    String place = JsonPath.where(where, e.line(), e.path());
    if (!e.tooDeep()) {
      return tooMany(place);
    }
    return new BadInputException(
        Problem.of(
            place,
            new Title(
                "嵌套超过 " + MAX_DEPTH + " 层的内容", "nesting more than " + MAX_DEPTH + " levels deep"),
            new Title("至多 " + MAX_DEPTH + " 层", "at most " + MAX_DEPTH + " levels")));
  }

  static BadInputException tooMany(String place) {
    String limit = String.format(Locale.ROOT, "%,d", MAX_EVENTS);
    return new BadInputException(
        Problem.of(
            place,
            new Title("超过 " + limit + " 项的列表", "a list of more than " + limit),
            new Title(
                "一个案件一个文件，每个列表至多 " + limit + " 项",
                "one case a file, at most " + limit + " in any list")));
  }

  private static BadInputException malformed(JsonProcessingException e, String json, String where) {
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
    String near = lastWords(json, line, column);
    Title found =
        new Title(
            "第 " + column + " 列不合 JSON 语法：" + Shown.text(near),
            "broken JSON at column " + column + ": " + Shown.text(near));
    return new BadInputException(
        Problem.of(
            JsonPath.where(where, line, "").strip(),
            found,
            new Title("合法的 JSON", "well-formed JSON")));
  }

  /** The piece of the line that ends where reading stopped, so that the place can be seen. */
  private static String lastWords(String json, int line, int column) {
    String text = json.lines().skip(Math.max(0, line - 1)).findFirst().orElse("");
    int end = Math.min(text.length(), Math.max(0, column));
    String before = text.substring(Math.max(0, end - 30), end).strip();
    if (!before.isEmpty()) {
      return before;
    }
    // Reading stopped on an empty line, often the end of the file: show what stands last.
    String all = json.strip();
    return all.substring(Math.max(0, all.length() - 30));
  }
}
