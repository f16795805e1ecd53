package org.dutylawyer.workbench.draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/**
 * The first files of a pack, made from nothing but the text of an instrument: a manifest, the text,
 * one file of rules for each article with the article as comment, and every paragraph declared as
 * not yet encoded. Nothing in it is law that the text does not say.
 */
public final class PackDraft {

  private static final Pattern NUMBER =
      Pattern.compile("[\\p{IsHan}]{2,10}[〔\\[（(]\\d{4}[〕\\]）)]\\d+号");
  private static final Pattern ARTICLE =
      Pattern.compile("^(第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?)[\\s　]*(.*)$");
  private static final Pattern DIVISION = Pattern.compile("^第[零〇一二三四五六七八九十百千]+[编章节][\\s　]*.*$");
  private static final Pattern ITEM = Pattern.compile("^（[一二三四五六七八九十]+）.*$");
  private static final Pattern TITLE =
      Pattern.compile("^[^。；：，]{4,60}(法|条例|规定|办法|细则|意见|方案|规则|规程|制度|通知|解释|决定)(（[^）]*）)?$");
  private static final Pattern FROM =
      Pattern.compile("自\\s*(\\d{4})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日起(?:施行|实施|执行)");
  private static final int QUOTE_LENGTH = 40;

  private final String jurisdiction;
  private final String number;
  private final String title;
  private final String text;
  private final InstrumentText instrument;

  private PackDraft(
      String jurisdiction, String number, String title, String text, InstrumentText instrument) {
    this.jurisdiction = jurisdiction;
    this.number = number;
    this.title = title;
    this.text = text;
    this.instrument = instrument;
  }

  /**
   * Splits a text.
   *
   * @param jurisdiction for which the pack is: CN-33, CN-330100
   * @param source the text, as plain lines or as Markdown, with front matter or without
   * @param where the file that it came from, for messages
   * @param number the number of the document; without it, that of the front matter or the first in
   *     the text
   * @throws BadInputException if the jurisdiction is no code, the text has no article or no number
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
    Map<String, String> front = frontMatter(source);
    String id =
        number
            .or(() -> Optional.ofNullable(front.get("number")))
            .or(() -> first(NUMBER, source))
            .orElseThrow(
                () ->
                    refused(
                        where + ":1",
                        new Title("没有文号", "no number of a document"),
                        new Title(
                            "front matter 的 number、正文中的文号，或者 --number",
                            "number: in the front matter, a number such as 司规〔2020〕6号 in the text,"
                                + " or --number")));
    String title =
        Optional.ofNullable(front.get("title"))
            .or(() -> first(Pattern.compile("(?m)^#+\\s*(.+)$"), source).map(PackDraft::plain))
            .or(() -> titleLine(source))
            .orElse(id);
    boolean plain = source.lines().anyMatch(line -> ARTICLE.matcher(line.strip()).matches());
    String body = plain ? marked(body(source)) : body(source);
    String text = front(front, source, id, title, jurisdiction, plain) + body;
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
    return new PackDraft(jurisdiction, id, title, text, instrument);
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
    return number;
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
      Files.createDirectories(folder);
      Map<String, String> files = files(PackFiles.packageOf(folder));
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
      return List.copyOf(files.keySet());
    } catch (IOException e) {
      throw refused(
          folder.toString(),
          new Title("写入失败（" + e + "）", "that it cannot be written (" + e + ")"),
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

  private String manifest() {
    String hash = PackFiles.sha256(text.getBytes(StandardCharsets.UTF_8));
    return "id: "
        + jurisdiction
        + "\nversion: 0.1.0\ntitle: "
        + pair(jurisdiction + " 规则包", "Pack " + jurisdiction)
        + "\n"
        + (jurisdiction.equals("CN") ? "" : "requires: [CN]\n")
        + "instruments:\n  - id: "
        + quoted(number)
        + "\n    title: "
        + pair(title, title)
        + "\n    text: instrument.md\n    sha256: "
        + hash
        + "\n    complete: true\n"
        + from()
            .map(day -> "    from: " + day + "\n")
            .orElse(
                "    # from: yyyy-mm-dd    # 施行日期，依文本填写"
                    + " / the first day in force, as the text has it\n");
  }

  /** The first day in force, if the text states one day and no other. */
  private Optional<LocalDate> from() {
    Set<LocalDate> days = new LinkedHashSet<>();
    Matcher matcher = FROM.matcher(text);
    while (matcher.find()) {
      try {
        days.add(
            LocalDate.of(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3))));
      } catch (DateTimeException e) {
        return Optional.empty(); // no such day: the author reads the text
      }
    }
    return days.size() == 1 ? Optional.of(days.iterator().next()) : Optional.empty();
  }

  private static String vocabulary() {
    return "# 本规则包增加的词，例如 / words that this pack adds, for instance\n"
        + "# facts:\n"
        + "#   on-site-lawyer: { about: person, title: [现场值班律师, on-site duty lawyer] }\n";
  }

  private String declarations() {
    StringBuilder yaml = new StringBuilder();
    yaml.append(
        "# 每一款、项一条：写好规则后删去；没有法律效果的，把 reason 改为理由。\n"
            + "# One entry for each paragraph and item: delete it when its rule is written; where there\n"
            + "# is nothing to encode, put the reason in place of this one.\n");
    for (Passage passage : instrument.passages().values()) {
      yaml.append("- norm: ")
          .append(quoted(number + "/" + passage.path()))
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
    InstrumentText.Heading heading = instrument.articles().get(article);
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
    String all = source.replace("\r\n", "\n").replace("\uFEFF", "");
    if (!all.startsWith("---\n")) {
      return all;
    }
    int end = all.indexOf("\n---\n", 3);
    return end < 0 ? all : all.substring(end + "\n---\n".length());
  }

  private static String front(
      Map<String, String> front,
      String source,
      String number,
      String title,
      String jurisdiction,
      boolean marked) {
    if (!front.isEmpty() && !marked) {
      String all = source.replace("\r\n", "\n");
      return all.substring(0, all.length() - body(source).length());
    }
    String edits =
        marked
            ? "articles and chapters set as headings, items as lists; nothing else changed"
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

  /** Marks the articles, chapters and items of a text in which every line is a paragraph. */
  private static String marked(String body) {
    List<String> blocks = new ArrayList<>();
    for (String raw : body.lines().toList()) {
      String line = raw.strip().replaceAll("^[\\s\\u3000]+", "");
      Matcher article = ARTICLE.matcher(line);
      if (line.isEmpty()) {
        continue;
      }
      if (article.matches()) {
        blocks.add("### " + article.group(1));
        if (!article.group(2).isEmpty()) {
          blocks.add(article.group(2));
        }
      } else if (DIVISION.matcher(line).matches()) {
        blocks.add("## " + line);
      } else if (ITEM.matcher(line).matches()) {
        blocks.add("- " + line);
      } else {
        blocks.add(line);
      }
    }
    return String.join("\n\n", blocks) + "\n";
  }

  /**
   * The line before the first article that reads like the title of an instrument, the last if an
   * instrument comes with the one that it is attached to; or else the first line.
   */
  private static Optional<String> titleLine(String source) {
    List<String> before = new ArrayList<>();
    for (String line : source.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      if (ARTICLE.matcher(line).matches()) {
        break;
      }
      before.add(line);
    }
    return before.stream()
        .filter(line -> TITLE.matcher(line).matches())
        .reduce((first, second) -> second)
        .or(() -> before.stream().findFirst());
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
