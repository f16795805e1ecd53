package org.dutylawyer.workbench.draft;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dutylawyer.language.RulePrinter;
import org.dutylawyer.law.InstrumentText;
import org.dutylawyer.law.InstrumentText.Passage;
import org.dutylawyer.law.Jurisdictions;
import org.dutylawyer.pack.NotComputable;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.editor.EditorFiles;

/**
 * The first files of a pack, made from nothing but the text of an instrument: a manifest, the text,
 * one file of rules for each article with the article as comment, and every paragraph declared as
 * not yet encoded. Nothing in it is law that the text does not say.
 */
public final class PackDraft {

  /** A heading that names its own key: such a text is marked already. */
  private static final Pattern KEY = Pattern.compile("(?m)^#.*\\{#[^}]+}\\s*$");

  private static final int QUOTE_LENGTH = 40;

  private final String jurisdiction;
  private final InstrumentHead head;
  private final String text;
  private final InstrumentText instrument;
  private final List<PastedInstrument.Remark> remarks;

  private PackDraft(
      String jurisdiction,
      InstrumentHead head,
      String text,
      InstrumentText instrument,
      List<PastedInstrument.Remark> remarks) {
    this.jurisdiction = jurisdiction;
    this.head = head;
    this.text = text;
    this.instrument = instrument;
    this.remarks = List.copyOf(remarks);
  }

  /**
   * Splits a text.
   *
   * @param jurisdiction for which the pack is: CN-33, CN-330100
   * @param source the text, as plain lines or as Markdown, with front matter or without
   * @param where the file that it came from, for messages
   * @param number the number of the document; without it, that of the front matter or the one that
   *     the text gives itself
   * @throws BadInputException if the jurisdiction is no code, the text has no article or no number
   *     of its own, or its articles jump or repeat
   */
  public static PackDraft of(
      String jurisdiction, String source, String where, Optional<String> number) {
    if (!Jurisdictions.isWellFormed(jurisdiction)) {
      throw refused(
          "new",
          new Title("“" + jurisdiction + "”", "'" + jurisdiction + "'"),
          new Title("行政区划代码：CN、CN-33 或 CN-330100", "the code of a place: CN, CN-33 or CN-330100"));
    }
    if (source.isBlank()) {
      throw refused(
          where, new Title("空文件", "an empty file"), new Title("条文文本", "the text of an instrument"));
    }
    PastedCharacters characters = PastedCharacters.of(source, where);
    String clean = characters.text();
    Map<String, String> front = frontMatter(clean);
    String body = body(clean);
    int offset = (int) clean.substring(0, clean.length() - body.length()).lines().count();
    List<PastedInstrument.Line> lines = PastedInstrument.lines(body, offset);
    Optional<String> heading =
        first(Pattern.compile("(?m)^#\\s+(.+)$"), body).map(PackDraft::plain);
    InstrumentHead head =
        InstrumentHead.read(
            lines,
            where,
            Optional.ofNullable(front.get("title")).or(() -> heading),
            number.or(() -> Optional.ofNullable(front.get("number"))));
    List<PastedInstrument.Remark> remarks = new ArrayList<>(head.remarks());
    remarks.addAll(characters.remarks());
    boolean prepared = KEY.matcher(body).find();
    if (prepared) {
      refusePlain(body, offset, where);
    }
    Optional<LocalDate> signed = Optional.empty();
    String marked = body;
    if (!prepared) {
      Set<Integer> titled = new LinkedHashSet<>(head.titled());
      lines.stream()
          .filter(l -> l.text().equals(head.title()))
          .forEach(l -> titled.add(l.number()));
      PastedInstrument pasted = PastedInstrument.read(body, where, offset, titled);
      remarks.addAll(pasted.remarks());
      signed = pasted.signed();
      marked = "# " + head.title() + "\n\n" + pasted.marked();
    }
    int before = head.remarks().size();
    head.force(signed);
    remarks.addAll(head.remarks().subList(before, head.remarks().size()));
    remarks.sort(Comparator.comparingInt(PastedInstrument.Remark::line));
    String text =
        front(front, clean, head.number(), head.title(), jurisdiction, !prepared) + marked;
    InstrumentText instrument;
    try {
      instrument = InstrumentText.parse(text, where);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw refused(
          where + ":1", new Title(message, message), new Title("每条只出现一次", "every article once"));
    }
    if (instrument.articles().isEmpty()) {
      throw refused(
          where + ":1",
          new Title("没有条", "no article"),
          new Title(
              "以“第一条”开头的行，或者以 {#编号} 结尾的标题",
              "lines that begin with 第一条, or headings that end with {#key}"));
    }
    return new PackDraft(jurisdiction, head, text, instrument, remarks);
  }

  /** In a text with keys each article is a heading: one that is none would be lost. */
  private static void refusePlain(String body, int offset, String where) {
    String[] lines = body.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      Matcher article = PastedInstrument.ARTICLE.matcher(lines[i].strip());
      if (article.matches() && article.group(3).matches("^(?:[\\s　（(【：:].*)?$")) {
        String found = lines[i].strip().substring(0, article.start(3));
        throw refused(
            where + ":" + (offset + i + 1),
            new Title("“" + found + "”，不是标题", "'" + found + "', which is no heading"),
            new Title(
                "已有 {#编号} 的文本中，每条都是标题，例如 ### " + found,
                "a heading for each article in a text that has keys {#…}, such as ### " + found));
      }
    }
  }

  /** What a reader should look at, in the order of the text: the line, and what was taken there. */
  public List<Title> remarks() {
    return remarks.stream()
        .map(
            r ->
                new Title(
                    "第" + r.line() + "行：" + r.what().zh(),
                    "line " + r.line() + ": " + r.what().en()))
        .toList();
  }

  /** How many articles the text has. */
  public int articles() {
    return instrument.articles().size();
  }

  /** How many paragraphs and items the text has. */
  public int passages() {
    return instrument.passages().size();
  }

  /** The number of the document. */
  public String number() {
    return head.number();
  }

  /**
   * Writes the files.
   *
   * @param folder a folder that is empty or does not exist
   * @return the paths of the files, inside the folder
   * @throws BadInputException if the folder holds anything, or cannot be written
   */
  public List<String> write(Path folder) {
    try {
      if (Files.exists(folder) && !Files.isDirectory(folder)) {
        throw refused(
            folder.toString(),
            new Title("文件", "a file"),
            new Title("空的或者不存在的文件夹", "an empty folder, or none"));
      }
      if (Files.exists(folder)) {
        try (Stream<Path> inside = Files.list(folder)) {
          if (inside.findAny().isPresent()) {
            throw refused(
                folder.toString(),
                new Title("已有内容的文件夹", "a folder that holds something"),
                new Title("空的或者不存在的文件夹", "an empty folder, or none"));
          }
        }
      }
      Map<String, String> files = files(PackFiles.packageOf(folder));
      SortedMap<String, byte[]> bytes = new TreeMap<>();
      files.forEach((name, content) -> bytes.put(name, content.getBytes(StandardCharsets.UTF_8)));
      PackFiles.refuseUnreadable(folder.toString(), bytes);
      Files.createDirectories(folder);
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
      return List.copyOf(files.keySet());
    } catch (IOException e) {
      throw refused(
          folder.toString(),
          new Title(
              "写入失败（" + e.getMessage() + "）", "that it cannot be written (" + e.getMessage() + ")"),
          new Title("可以写入的文件夹", "a folder that can be written to"));
    }
  }

  /**
   * The files by name.
   *
   * @param javaPackage what the rules must declare; empty for a package after the jurisdiction
   */
  Map<String, String> files(String javaPackage) {
    String declared =
        javaPackage.isEmpty()
            ? "org.dutylawyer.packs." + jurisdiction.toLowerCase(Locale.ROOT).replace("-", "")
            : javaPackage;
    Map<String, String> files = new TreeMap<>();
    files.put("pack.yaml", manifest());
    files.put("instrument.md", text);
    files.put("vocabulary.yaml", vocabulary());
    files.put("not-computable.yaml", declarations());
    Set<String> names = new LinkedHashSet<>();
    int digits = instrument.articles().size() > 99 ? 3 : 2;
    instrument
        .articles()
        .forEach(
            (article, heading) -> {
              String name = "art-" + fileName(article, digits);
              while (!names.add(name)) {
                name += "-2";
              }
              files.put(name + ".drl", RulePrinter.head(declared) + "\n" + comment(article));
            });
    return files;
  }

  private static String fileName(String article, int digits) {
    return article.matches("\\d{1,9}")
        ? ("%0" + digits + "d").formatted(Integer.parseInt(article))
        : article.replaceAll("[^\\p{L}\\p{Nd}]+", "-").replaceAll("-$", "");
  }

  /** The nation, and the packs at hand whose texts hold in the place as well, the widest first. */
  private List<String> around() {
    return Stream.concat(
            Stream.of("CN"),
            PackFiles.onClassPath().stream()
                .flatMap(files -> EditorFiles.id(files).stream())
                .filter(id -> Jurisdictions.isInside(id, jurisdiction)))
        .distinct()
        .sorted(Comparator.comparing(String::length))
        .toList();
  }

  private String manifest() {
    String hash = PackFiles.sha256(text.getBytes(StandardCharsets.UTF_8));
    StringBuilder yaml = new StringBuilder(EditorFiles.modeline("pack"));
    for (Title remark : remarks()) {
      yaml.append("# ").append(oneLine(remark.zh())).append("\n#   ");
      yaml.append(oneLine(remark.en())).append('\n');
    }
    yaml.append("id: ").append(jurisdiction).append("\nversion: 0.1.0\ntitle: ");
    yaml.append(pair(jurisdiction + " 规则包", "Pack " + jurisdiction)).append('\n');
    yaml.append(
        jurisdiction.equals("CN") ? "" : "requires: [" + String.join(", ", around()) + "]\n");
    yaml.append("instruments:\n  - id: ").append(quoted(head.number()));
    yaml.append("\n    title: ").append(pair(head.title(), head.title()));
    yaml.append("\n    text: instrument.md\n    sha256: ").append(hash);
    yaml.append("\n    complete: true\n");
    yaml.append(
        head.from()
            .map(day -> "    from: " + day + "\n")
            .orElse(
                "    # from: yyyy-mm-dd    # 施行日期，依文本填写"
                    + " / the first day in force, as the text has it\n"));
    head.to()
        .filter(day -> head.from().isEmpty() || head.from().get().isBefore(day))
        .ifPresent(day -> yaml.append("    to: ").append(day).append('\n'));
    if (!jurisdiction.equals("CN")) {
      yaml.append(Basis.line(instrument));
    }
    List<String> repealed =
        head.repeals().stream()
            .filter(r -> r.number().isPresent())
            .map(r -> "{ id: " + quoted(r.number().get()) + ", title: " + quoted(r.title()) + " }")
            .toList();
    if (!repealed.isEmpty()) {
      yaml.append("    repeals: [").append(String.join(", ", repealed)).append("]\n");
    }
    return yaml.toString();
  }

  /** One line, whatever it quotes. */
  private static String oneLine(String words) {
    return words.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
  }

  private static String vocabulary() {
    return EditorFiles.modeline("vocabulary")
        + "# 本规则包增加的词，例如 / words that this pack adds, for instance\n"
        + "# facts:\n"
        + "#   on-site-lawyer: { about: person, title: [现场值班律师, on-site duty lawyer] }\n";
  }

  private String declarations() {
    StringBuilder yaml = new StringBuilder(EditorFiles.modeline("not-computable"));
    yaml.append(
        "# 每一款、项一条：写好规则后删去；没有法律效果的，把 reason 改为理由。\n"
            + "# One entry for each paragraph and item: delete it when its rule is written; where"
            + " there\n"
            + "# is nothing to encode, put the reason in place of this one.\n");
    for (Passage passage : instrument.passages().values()) {
      yaml.append("- norm: ")
          .append(quoted(head.number() + "/" + passage.path()))
          .append("\n  quote: ")
          .append(quoted(start(passage.text())))
          .append("\n  reason: ")
          .append(pair(NotComputable.NOT_YET_ENCODED.zh(), NotComputable.NOT_YET_ENCODED.en()))
          .append('\n');
    }
    return yaml.toString();
  }

  private static String start(String words) {
    String start = words.strip();
    int end =
        start.offsetByCodePoints(
            0, Math.min(QUOTE_LENGTH, start.codePointCount(0, start.length())));
    return start.substring(0, end);
  }

  private String comment(String article) {
    StringBuilder comment = new StringBuilder();
    InstrumentText.Heading heading = requireNonNull(instrument.articles().get(article));
    comment.append("// ").append(heading.text()).append('\n');
    for (Passage passage : instrument.passages().values()) {
      if (passage.path().startsWith(article + "/")) {
        // A backslash has no place in a file of rules, not even in a comment.
        comment.append("// ").append(passage.text().replace('\\', '＼')).append('\n');
      }
    }
    return comment.toString();
  }

  // --- the text
  // -----------------------------------------------------------------------------------

  private static Map<String, String> frontMatter(String source) {
    Map<String, String> front = new LinkedHashMap<>();
    List<String> lines = source.lines().toList();
    if (lines.isEmpty() || !lines.get(0).strip().equals("---")) {
      return front;
    }
    for (String line : lines.subList(1, lines.size())) {
      if (line.strip().equals("---")) {
        break;
      }
      int colon = line.indexOf(':');
      if (colon > 0) {
        front.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return front;
  }

  private static String body(String source) {
    if (!source.startsWith("---\n")) {
      return source;
    }
    int end = source.indexOf("\n---\n", 3);
    return end < 0 ? source : source.substring(end + "\n---\n".length());
  }

  private static String front(
      Map<String, String> front,
      String source,
      String number,
      String title,
      String jurisdiction,
      boolean marked) {
    if (!front.isEmpty() && !marked) {
      return source.substring(0, source.length() - body(source).length());
    }
    String edits =
        marked
            ? "articles and chapters set as headings, items as lists, wrapped lines joined, what is"
                + " no part of the text left out; nothing else changed"
            : "none";
    Map<String, String> known = new LinkedHashMap<>(front);
    known.putIfAbsent("title", title);
    known.putIfAbsent("number", number);
    known.putIfAbsent("jurisdiction", jurisdiction);
    known.merge("edits", edits, (first, then) -> first + "; " + then);
    StringBuilder text = new StringBuilder("---\n");
    known.forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
    return text.append("---\n\n").toString();
  }

  private static String plain(String heading) {
    return heading.replaceAll("\\{#[^}]*}", "").replaceAll("^#+", "").strip();
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  private static String pair(String zh, String en) {
    return "[" + quoted(zh) + ", " + quoted(en) + "]";
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static BadInputException refused(String where, Title found, Title expected) {
    return new BadInputException(Problem.of(where, found, expected));
  }
}
