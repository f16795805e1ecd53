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
import org.yaml.snakeyaml.error.YAMLException;

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

  /** What people call the words of scenarios who write them in Chinese. */
  private static final Map<String, Title> VALUES =
      Map.ofEntries(
          Map.entry("awaiting", new Title("待发生", "awaiting")),
          Map.entry("pending", new Title("待办", "open")),
          Map.entry("met", new Title("已完成", "done")),
          Map.entry("late", new Title("迟办", "late")),
          Map.entry("breached", new Title("逾期", "overdue")),
          Map.entry("no-record", new Title("无记载", "no record")),
          Map.entry("lapsed", new Title("不再需要", "no longer owed")),
          Map.entry("undetermined", new Title("不明", "unknown")),
          Map.entry("standing", new Title("常设", "standing")),
          Map.entry("applies", new Title("适用", "applies")),
          Map.entry("does-not-apply", new Title("不适用", "does not apply")),
          Map.entry("not-met", new Title("不符合", "not met")),
          Map.entry("shall", new Title("应当", "shall")),
          Map.entry("may", new Title("可以", "may")),
          Map.entry("true", new Title("是", "yes")),
          Map.entry("false", new Title("否", "no")));

  /** Marks of Chinese typing where YAML has one of its own: the mark is the group. */
  private static final List<Pattern> FULL_WIDTH =
      List.of(
          Pattern.compile("^[\\s{\\[-]*[\\w-]+(：)"),
          Pattern.compile("([｛｝［］])"),
          Pattern.compile("(，)\\s*[a-z][a-z-]*\\s*[:：]"),
          Pattern.compile("[{,，]\\s*[a-z][a-z-]*(：)"),
          Pattern.compile("^\\s*([—–－]+)\\s*[\\w-]+\\s*[:：]"),
          Pattern.compile("^\\s*(-)[a-z][a-z-]*[:：](?:\\s|$)"),
          Pattern.compile("^\\s*(?:-\\s+)?(?!event:)[a-z][a-z-]*(:)(?=[^\\s:/])"),
          Pattern.compile("\\p{IsHan}(\\[(?:19|20)\\d{2}])\\d*号"));

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
              "tag is not allowed",
              new Title("以 !! 开头的类型标记", "a type that begins with !!"),
              new Title("没有类型标记的值", "values without types")),
          new Meaning(
              "undefined alias",
              new Title("以 * 开头的别名", "an alias, which begins with *"),
              new Title(
                  "写出的值；以 * 开头的文字加引号",
                  "the value itself; quotes around a text that begins with *")),
          new Meaning(
              "found duplicate key",
              new Title("重复的键", "a key twice"),
              new Title("每个键一次", "each key once")));

  private record Meaning(String said, Title found, Title expected) {}

  private YamlSlips() {}

  /** What the parser will not unfold: it says so without a place. */
  static Title tooMuch(YAMLException e) {
    String said = String.valueOf(e.getMessage());
    if (said.contains("aliases")) {
      return new Title("列表或者对象的别名（*）", "an alias (*) of a list or a mapping");
    }
    if (said.contains("Nesting")) {
      return new Title("嵌套过深的列表或者对象", "lists or mappings nested too deeply");
    }
    return said.contains("code points")
        ? new Title("过长的 YAML", "a YAML that is too long")
        : new Title("YAML：" + said, "YAML: " + said);
  }

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
        return Optional.of(unclosed(file, i, opening.start(1)));
      }
    }
    // In one line the next mark ends the first, and what follows stands bare: an odd one is left.
    String line = last < lines.size() ? lines.get(last).replaceFirst("(^|\\s)#.*$", "") : "";
    long marks = line.chars().filter(c -> c == '"').count();
    return marks % 2 == 0 ? Optional.empty() : Optional.of(unclosed(file, last, line.indexOf('"')));
  }

  private static Problem unclosed(String file, int line, int column) {
    return Problem.of(
        file + ":" + (line + 1) + ":" + (column + 1),
        new Title("没有结束的引号", "a quotation mark without its end"),
        new Title("末尾同样的引号", "the same mark at the end"));
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
          Meaning meaning = meaning(found, half.strip());
          Problem problem =
              Problem.of(
                  file + ":" + (i + 1) + ":" + (mark.start(1) + 1),
                  meaning.found(),
                  meaning.expected());
          if (!problems.contains(problem)) {
            problems.add(problem);
          }
        }
      }
    }
    return problems.stream().sorted(Problem.BY_PLACE).toList();
  }

  private static Meaning meaning(String mark, String half) {
    if (mark.equals(":")) {
      return new Meaning(
          mark,
          new Title("其后没有空格的冒号", "a colon without a blank behind it"),
          new Title("冒号和空格，如 id: 甲", "a colon and a blank, as in id: A"));
    }
    if (mark.equals("-")) {
      return new Meaning(
          mark,
          new Title("其后没有空格的短横线 -", "a - without a blank behind it"),
          new Title("短横线和空格，如 - id: 甲", "- and a blank, as in - id: A"));
    }
    if (mark.startsWith("[")) {
      String year = mark.substring(1, mark.length() - 1);
      return new Meaning(
          mark,
          new Title("没有引号的文号中的 " + mark, mark + " in a number without quotation marks"),
          new Title(
              "六角括号 〔" + year + "〕；原文即为 [ ] 的，整个编号加引号",
              "〔" + year + "〕; if the number itself has [ ], quotation marks around all of it"));
    }
    if ("—–－".indexOf(mark.charAt(0)) >= 0) {
      return new Meaning(
          mark,
          new Title("破折号 " + mark, "the dash " + mark),
          new Title("半角的 - 和空格", "the half-width - and a blank"));
    }
    return new Meaning(mark, FullWidth.found(mark.charAt(0)), FullWidth.expected(half));
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
    return meant(written, known, KEYS);
  }

  /** The word of a scenario that was meant, misspelt or in Chinese. */
  static Optional<String> meantValue(String written, List<String> known) {
    return meant(written, known, VALUES);
  }

  private static Optional<String> meant(
      String written, List<String> known, Map<String, Title> called) {
    Map<String, Title> titles = new LinkedHashMap<>();
    known.forEach(key -> titles.put(key, called.getOrDefault(key, new Title(key, key))));
    return Nearest.of(written, titles);
  }
}
