package org.dutylawyer.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.problem.Nearest;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * What is wrong in a text that is no YAML, in the reader's language and at the place of the slip.
 */
final class YamlSlips {

  /** What people call keys who write them in Chinese. */
  private static final Map<String, Title> KEYS =
      Map.ofEntries(
          Map.entry("scenario", new Title("情形", "scenario")),
          Map.entry("as-of", new Title("日期", "day asked about")),
          Map.entry("known-on", new Title("已知日期", "day of knowledge")),
          Map.entry("readings", new Title("解释", "readings")),
          Map.entry("assume", new Title("推定", "assume")),
          Map.entry("case", new Title("案件", "case")),
          Map.entry("expect", new Title("预期", "expected")),
          Map.entry("owed", new Title("应得", "owed")),
          Map.entry("silent", new Title("不适用", "silent")),
          Map.entry("norm", new Title("规范", "norm")),
          Map.entry("quote", new Title("引文", "quote")),
          Map.entry("reason", new Title("理由", "reason")),
          Map.entry("id", new Title("编号", "id")),
          Map.entry("version", new Title("版本", "version")),
          Map.entry("title", new Title("名称", "title")),
          Map.entry("requires", new Title("依赖", "requires")),
          Map.entry("contact", new Title("联系", "contact")),
          Map.entry("instruments", new Title("文件", "instruments")),
          Map.entry("text", new Title("原文", "text")),
          Map.entry("from", new Title("施行日期", "first day")),
          Map.entry("to", new Title("终止日期", "last day")),
          Map.entry("repeals", new Title("废止", "repeals")),
          Map.entry("basis", new Title("依据", "basis")),
          Map.entry("note", new Title("说明", "note")));

  /** Marks of Chinese typing where YAML has one of its own: the mark is the group. */
  private static final List<Pattern> FULL_WIDTH =
      List.of(
          Pattern.compile("^[\\s{\\[-]*[\\w-]+(：)"),
          Pattern.compile("([｛｝［］])"),
          Pattern.compile("(，)\\s*[a-z][a-z-]*\\s*[:：]"),
          Pattern.compile("[{,，]\\s*[a-z][a-z-]*(：)"));

  /** A value that begins with a mark which does not end in its line. */
  private static final Pattern OPENED = Pattern.compile("(?:[:,\\[{]|-|^)\\s*([\"'])[^\"']*$");

  private static final Map<String, String> HALF =
      Map.of("：", ": ", "｛", "{", "｝", "}", "［", "[", "］", "]", "，", ", ");

  /** Parts of what the parser says, and what that means to an author. */
  private static final List<Meaning> MEANINGS =
      List.of(
          new Meaning(
              "found character '\\t",
              new Title("制表符", "a tab"),
              new Title("用空格缩进", "blanks to indent with")),
          new Meaning(
              "expected ',' or '}'",
              new Title("没有以 } 结束的 { … }", "a { … } without its }"),
              new Title("各项之间的 , 和末尾的 }", "a comma between its entries and } at its end")),
          new Meaning(
              "expected ',' or ']'",
              new Title("没有以 ] 结束的 [ … ]", "a [ … ] without its ]"),
              new Title("各项之间的 , 和末尾的 ]", "a comma between its entries and ] at its end")),
          new Meaning(
              "found unexpected end of stream",
              new Title("没有结束的引号", "a quotation mark without its end"),
              new Title("末尾同样的引号", "the same mark at the end")),
          new Meaning(
              "could not find expected ':'",
              new Title("没有冒号的键", "a key without its colon"),
              new Title("键、半角冒号、空格，如 id: 甲", "key, colon, blank, as in id: A")),
          new Meaning(
              "mapping values are not allowed",
              new Title("值中的冒号，或者与上文不齐的键", "a colon in a value, or a key out of line"),
              new Title("与同级的键对齐；含冒号的值加引号", "keys in line, and quotes around a colon")),
          new Meaning(
              "expected <block end>",
              new Title("与上文不齐的缩进", "an indentation out of line"),
              new Title("与同级的键对齐", "the same as that of its neighbours")),
          new Meaning(
              "found duplicate key",
              new Title("重复的键", "a key twice"),
              new Title("每个键一次", "each key once")));

  private record Meaning(String said, Title found, Title expected) {}

  private YamlSlips() {}

  /** The marks that stop it from being YAML, all of them; else what the parser stumbled over. */
  static List<Problem> of(String text, String file, MarkedYAMLException e) {
    List<Problem> marks = marks(text, file);
    if (!marks.isEmpty()) {
      return marks;
    }
    return List.of(unclosed(text, file, e).orElseGet(() -> stumbled(file, e)));
  }

  /**
   * The line whose quotation mark swallowed what follows: the parser stumbles only where the next
   * mark ends it, often many lines below.
   */
  private static Optional<Problem> unclosed(String text, String file, MarkedYAMLException e) {
    List<String> lines = text.lines().toList();
    int last = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
    for (int i = 0; i < last && i < lines.size(); i++) {
      Matcher opening = OPENED.matcher(bare(lines.get(i)));
      if (opening.find()) {
        return Optional.of(
            Problem.of(
                file + ":" + (i + 1) + ":" + (opening.start(1) + 1),
                new Title("没有结束的引号", "a quotation mark without its end"),
                new Title("末尾同样的引号", "the same mark at the end")));
      }
    }
    return Optional.empty();
  }

  private static List<Problem> marks(String text, String file) {
    List<Problem> problems = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = bare(lines.get(i));
      for (Pattern pattern : FULL_WIDTH) {
        Matcher mark = pattern.matcher(line);
        while (mark.find()) {
          String found = mark.group(1);
          String half = HALF.getOrDefault(found, "");
          Problem problem =
              Problem.of(
                  file + ":" + (i + 1) + ":" + (mark.start(1) + 1),
                  new Title("全角的 " + found, "the full-width " + found),
                  new Title("半角的 " + half.strip(), "the half-width " + half.strip()));
          if (!problems.contains(problem)) {
            problems.add(problem);
          }
        }
      }
    }
    return problems.stream().sorted(Problem.BY_PLACE).toList();
  }

  /** A line in which quoted words and comments are blanks. */
  private static String bare(String line) {
    StringBuilder bare = new StringBuilder(line);
    Matcher quoted = Pattern.compile("\"[^\"]*\"|'[^']*'|(^|\\s)#.*$").matcher(line);
    while (quoted.find()) {
      for (int i = quoted.start(); i < quoted.end(); i++) {
        bare.setCharAt(i, ' ');
      }
    }
    return bare.toString();
  }

  private static Problem stumbled(String file, MarkedYAMLException e) {
    String said = String.valueOf(e.getProblem());
    Optional<Meaning> meaning =
        MEANINGS.stream().filter(one -> said.contains(one.said())).findFirst();
    // Of what was begun and not ended, the beginning is the place to look.
    boolean begun =
        meaning.isPresent()
            && (said.contains("<stream end>") || said.contains("end of stream"))
            && e.getContextMark() != null;
    Mark mark = begun ? e.getContextMark() : e.getProblemMark();
    String where = mark == null ? file + ":1" : file + ":" + (mark.getLine() + 1);
    return Problem.of(
        where,
        meaning
            .map(Meaning::found)
            .orElse(new Title("不合 YAML 语法的文字（" + said + "）", "broken YAML: " + said)),
        meaning.map(Meaning::expected).orElse(new Title("合法的 YAML", "well-formed YAML")));
  }

  /** The key that was meant, misspelt or in Chinese. */
  static Optional<String> meantKey(String written, List<String> known) {
    Map<String, Title> titles = new LinkedHashMap<>();
    known.forEach(key -> titles.put(key, KEYS.getOrDefault(key, new Title(key, key))));
    return Nearest.of(written, titles);
  }
}
