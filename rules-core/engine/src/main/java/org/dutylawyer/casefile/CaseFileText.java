package org.dutylawyer.casefile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.JsonPath;
import org.dutylawyer.problem.LookAlike;
import org.dutylawyer.problem.Node;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.problem.Problems;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.problem.SourceText;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.CaseFileFields;

/**
 * A case file (案件) that was read, once and whole, and whose words are not looked at yet: which
 * words may stand in it depends on the jurisdiction that it names. Immutable.
 */
public final class CaseFileText {

  /** The limits are those of a file: what is long is refused where it stands, for what it is. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(CaseFileReader.MAX_BYTES)
                  .maxNameLength(CaseFileReader.MAX_BYTES)
                  .build())
          .build();

  private static final Node.Limits LIMITS =
      new Node.Limits(CaseFileReader.MAX_DEPTH, CaseFileReader.MAX_EVENTS);

  private final Node root;
  private final String where;

  private CaseFileText(Node root, String where) {
    this.root = root;
    this.where = where;
  }

  /**
   * Reads a file of UTF-8 JSON.
   *
   * @throws BadInputException if it cannot be read, or is no JSON
   */
  public static CaseFileText read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    } catch (IOException e) {
      Title found =
          Files.isDirectory(file)
              ? new Title("一个文件夹", "a folder")
              : Files.exists(file)
                  ? new Title("无法读取的文件", "a file that cannot be read")
                  : new Title("没有这个文件", "no such file");
      throw new BadInputException(
          Problem.of(file.toString(), found, new Title("一个案件文件", "a case file")));
    }
  }

  /**
   * Reads UTF-8 JSON from a stream, at most one byte more than {@link CaseFileReader#MAX_BYTES}.
   *
   * @param in the stream; not closed
   * @param where its name, for messages
   * @throws BadInputException if it is no JSON, or too much of it
   * @throws IOException if the stream fails
   */
  public static CaseFileText read(InputStream in, String where) throws IOException {
    return of(in.readNBytes(CaseFileReader.MAX_BYTES + 1), where);
  }

  /**
   * Reads the bytes of UTF-8 JSON.
   *
   * @param where their name, for messages
   * @throws BadInputException if they are no JSON, or too many
   */
  public static CaseFileText of(byte[] bytes, String where) {
    if (bytes.length > CaseFileReader.MAX_BYTES) {
      throw tooLarge(where);
    }
    return parse(SourceText.decode(bytes, where), where);
  }

  /**
   * Reads JSON.
   *
   * @param json the text
   * @param where its name, for messages
   * @throws BadInputException if it is no JSON, or too much of it
   */
  public static CaseFileText of(String json, String where) {
    // A text of this many characters has at least as many bytes.
    if (json.length() > CaseFileReader.MAX_BYTES
        || json.getBytes(StandardCharsets.UTF_8).length > CaseFileReader.MAX_BYTES) {
      throw tooLarge(where);
    }
    return parse(json.startsWith("\uFEFF") ? json.substring(1) : json, where);
  }

  /**
   * A case file that is part of another text, such as a scenario in YAML.
   *
   * @param where the place of the tree, for messages
   * @throws BadInputException if it is nested too deeply, or has too long a list
   */
  public static CaseFileText of(JsonNode tree, String where) {
    try {
      return new CaseFileText(Node.of(tree, LIMITS), where);
    } catch (Node.LimitException e) {
      throw beyondLimit(e, where);
    }
  }

  /**
   * A case file that is part of another text and was read from it with its lines.
   *
   * @param where the name of that text, for messages
   * @throws BadInputException if it is nested too deeply, or has too long a list
   */
  public static CaseFileText of(Node tree, String where) {
    try {
      return new CaseFileText(Node.within(tree, LIMITS), where);
    } catch (Node.LimitException e) {
      throw beyondLimit(e, where);
    }
  }

  private static CaseFileText parse(String json, String where) {
    if (json.isBlank()) {
      throw new BadInputException(
          Problem.of(where, new Title("没有内容", "nothing"), new Title("一个案件", "a case")));
    }
    try (JsonParser parser = JSON.createParser(json)) {
      Node root;
      try {
        root = Node.read(parser, LIMITS);
      } catch (JsonEOFException e) {
        throw CutShort.refused(parser.getParsingContext(), json, where);
      }
      if (parser.nextToken() != null) {
        throw new BadInputException(
            Problem.of(
                JsonPath.where(where, parser.currentTokenLocation().getLineNr(), "$"),
                new Title("案件之后还有内容", "more text after the case"),
                new Title("文件结束", "the end of the file")));
      }
      return new CaseFileText(root, where);
    } catch (JsonProcessingException e) {
      throw malformed(e, json, where);
    } catch (Node.LimitException e) {
      throw beyondLimit(e, where);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + where, e);
    }
  }

  /** Its name, for messages. */
  public String where() {
    return where;
  }

  Node root() {
    return root;
  }

  /**
   * The jurisdiction (法域) that it names.
   *
   * @return a well-formed code, for which a pack may be loaded or not
   * @throws BadInputException if it names none, none that exists, or two; none is ever assumed
   */
  public String jurisdiction() {
    Problems problems = new Problems(where);
    if (!(root instanceof Node.Obj object)) {
      problems.add(root.line(), "$", Shown.found(root), CaseFileFields.A_CASE_FILE);
      problems.refuse();
      return "";
    }
    List<Node.Member> named =
        object.members().stream().filter(m -> m.key().equals("jurisdiction")).toList();
    if (named.isEmpty()) {
      missing(object, problems);
    } else if (named.size() > 1) {
      problems.add(
          named.get(1).line(),
          "$.jurisdiction",
          new Title("第二个 \"jurisdiction\"", "a second \"jurisdiction\""),
          new Title("只出现一次", "it once"));
    } else if (!(named.get(0).value() instanceof Node.Text text)
        || !Jurisdictions.isWellFormed(text.value())) {
      malformed(named.get(0), problems);
    }
    problems.refuse();
    return ((Node.Text) named.get(0).value()).value();
  }

  /** Notes that no jurisdiction is named, and a key that was meant for it. */
  static void missing(Node.Obj object, Problems problems) {
    List<String> keys = object.members().stream().map(Node.Member::key).toList();
    Optional<String> meant =
        keys.stream().filter(key -> LookAlike.same(key, "jurisdiction")).findFirst();
    Optional<Title> other = meant.flatMap(key -> LookAlike.difference(key, "jurisdiction"));
    problems.add(
        object.line(),
        "$",
        new Title(
            "没有 \"jurisdiction\"" + other.map(Title::zh).orElse(""),
            "no \"jurisdiction\"" + other.map(Title::en).orElse("")),
        new Title(
            "\"jurisdiction\"：" + Jurisdictions.A_CODE.zh(),
            "\"jurisdiction\": " + Jurisdictions.A_CODE.en()));
  }

  /** Notes that a jurisdiction is not one. */
  static void malformed(Node.Member jurisdiction, Problems problems) {
    problems.add(
        jurisdiction.line(),
        "$.jurisdiction",
        Shown.found(jurisdiction.value()),
        jurisdiction.value() instanceof Node.Text written
            ? Jurisdictions.expected(written.value())
            : Jurisdictions.A_CODE,
        jurisdiction.value() instanceof Node.Text text
            ? Jurisdictions.nearest(text.value())
            : Optional.empty());
  }

  // ---- refusals -----------------------------------------------------------------------------

  private static BadInputException tooLarge(String where) {
    String limit = String.format(Locale.ROOT, "%,d", CaseFileReader.MAX_BYTES);
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
    int most = CaseFileReader.MAX_DEPTH;
    return new BadInputException(
        Problem.of(
            place,
            new Title("嵌套超过 " + most + " 层的内容", "nesting more than " + most + " levels deep"),
            new Title("至多 " + most + " 层", "at most " + most + " levels")));
  }

  static BadInputException tooMany(String place) {
    String limit = String.format(Locale.ROOT, "%,d", CaseFileReader.MAX_EVENTS);
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
    String text = json.lines().skip(Math.max(0, line - 1)).findFirst().orElse("");
    String near = lastWords(text, json, column);
    Optional<Title> mark = ForeignMarks.at(text, column);
    Optional<JsonSlips.Slip> slip =
        mark.isPresent() ? Optional.empty() : JsonSlips.of(e.getOriginalMessage());
    Optional<Title> said = mark.or(() -> slip.map(JsonSlips.Slip::found));
    Title found =
        new Title(
            "第 " + column + " 列不合 JSON 语法：" + Shown.text(near) + said.map(Title::zh).orElse(""),
            "broken JSON at column "
                + column
                + ": "
                + Shown.text(near)
                + said.map(Title::en).orElse(""));
    List<Problem> problems = new ArrayList<>();
    problems.add(
        Problem.of(
            JsonPath.where(where, line, "").strip(),
            found,
            slip.map(JsonSlips.Slip::expected).orElse(new Title("合法的 JSON", "well-formed JSON"))));
    if (mark.isPresent()) {
      problems.addAll(ForeignMarks.others(json, where, line, column));
    }
    return new BadInputException(problems);
  }

  /** The piece of the line that ends where reading stopped, so that the place can be seen. */
  private static String lastWords(String line, String json, int column) {
    int end = Math.min(line.length(), Math.max(0, column));
    String before = line.substring(Math.max(0, end - 30), end).strip();
    if (!before.isEmpty()) {
      return before;
    }
    // Reading stopped on an empty line, often the end of the file: show what stands last.
    String all = json.strip();
    return all.substring(Math.max(0, all.length() - 30));
  }

  @Override
  public String toString() {
    return root instanceof Node.Obj object
        ? object.members().stream()
            .map(Node.Member::key)
            .collect(Collectors.joining(", ", where + " {", "}"))
        : where;
  }
}
