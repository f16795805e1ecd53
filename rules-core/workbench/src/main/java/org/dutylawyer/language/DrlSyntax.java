package org.dutylawyer.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.problem.Characters;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;

/**
 * Says in plain words why a file of rules cannot be parsed: with line and column, what stands there
 * and what should. It is asked only about files that the parser refused, and reads them by itself,
 * because the parser tells where it gave up and not what the author forgot.
 */
final class DrlSyntax {

  private static final Set<String> OPERATORS = Set.of("in", "not", "matches", "contains");

  private final String file;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private int next;

  private DrlSyntax(String file, String source) {
    this.file = file;
    read(source);
  }

  /**
   * What is wrong in a file that does not parse.
   *
   * @param file where it is, for messages
   * @param source its text
   * @param line where the parser gave up, from 1
   * @param column the column there, from 1
   * @return at least one problem
   */
  static List<Problem> explain(String file, String source, int line, int column) {
    DrlSyntax syntax = new DrlSyntax(file, source);
    if (syntax.problems.isEmpty()) {
      syntax.file();
    }
    if (syntax.problems.isEmpty()) {
      Token found = syntax.at(line, column);
      syntax.problem(
          found,
          found.shown(),
          new Title(
              "规则的形式：rule \"名称\" @Provision( … ) @Quote( … ) when … then insert( … ); end",
              "the form of a rule: rule \"name\" @Provision( … ) @Quote( … ) when … then"
                  + " insert( … ); end"));
    }
    return List.copyOf(syntax.problems);
  }

  // --- the form of a file ------------------------------------------------------------------------

  private void file() {
    if (!peek().is("package")) {
      wrong(peek(), "package 和规则包的包名，作为第一行", "package and the name of the pack's package, first");
      return;
    }
    next++;
    name();
    while (problems.isEmpty() && peek().kind() != Kind.END) {
      if (peek().is("import")) {
        next++;
        if (peek().is("static")) {
          next++;
        }
        name();
      } else if (peek().is("rule")) {
        next++;
        rule();
      } else {
        wrong(peek(), "import 或 rule \"名称\"", "import or rule \"name\"");
      }
    }
  }

  /** A name with dots, and the semicolon after it. */
  private void name() {
    while (peek().kind() == Kind.WORD || peek().is(".") || peek().is("*")) {
      if (peek().is("rule") || peek().is("import")) {
        return;
      }
      next++;
    }
    if (peek().is(";")) {
      next++;
    }
  }

  private void rule() {
    Token name = peek();
    if (name.kind() != Kind.TEXT) {
      wrong(name, "引号中的规则名", "the name of the rule in quotation marks");
      return;
    }
    next++;
    while (peek().is("@")) {
      next += 2;
      if (!peek().is("(")) {
        wrong(peek(), "元数据名后的 (", "( after the name of the metadata");
        return;
      }
      if (!parts(Set.of("when", "then", "end", "rule"), false)) {
        return;
      }
    }
    if (!peek().is("when")) {
      wrong(
          peek(),
          "@Provision( \"…\" ) 一类的元数据，或者 when",
          "metadata such as @Provision( \"…\" ), or when");
      return;
    }
    next++;
    if (until("then", Set.of("insert", "end", "rule", "when"))
        && until("end", Set.of("rule", "when"))) {
      return;
    }
  }

  /** Reads to a word of the rule's frame; others of the frame must not come before it. */
  private boolean until(String word, Set<String> tooEarly) {
    Set<String> frame = new java.util.HashSet<>(tooEarly);
    frame.add(word);
    while (!peek().is(word)) {
      Token token = peek();
      if (token.kind() == Kind.END || token.isOneOf(tooEarly)) {
        wrong(token, word, word);
        return false;
      }
      if (token.is(")")) {
        wrong(token, "前面有与之对应的 (", "a ( before it that it closes");
        return false;
      }
      if (token.is("(") ? !parts(frame, word.equals("end")) : !bound(token)) {
        return false;
      }
    }
    next++;
    return true;
  }

  /** What stands outside of brackets; a variable is bound with a colon. */
  private boolean bound(Token token) {
    next++;
    boolean variable = token.text().startsWith("$") && token.kind() == Kind.WORD;
    if (variable && peek().kind() == Kind.WORD && !peek().text().startsWith("$")) {
      wrong(peek(), token.text() + " 后的 :", ": after " + token.text());
      return false;
    }
    return true;
  }

  /**
   * Reads what stands in brackets, with brackets inside it.
   *
   * @param frame words that cannot stand in brackets
   * @param nested whether a word and its brackets can stand inside, as conclusions do in one
   *     another, and conditions do not
   */
  private boolean parts(Set<String> frame, boolean nested) {
    Deque<Token> open = new ArrayDeque<>();
    Token before = null;
    do {
      Token token = peek();
      boolean begins = !nested && !open.isEmpty() && begins(token);
      if (begins || token.kind() == Kind.END || token.isOneOf(frame)) {
        Token bracket = open.element();
        wrong(
            token,
            "与第 " + bracket.line() + " 行第 " + bracket.column() + " 列的 ( 对应的 )",
            ") for the ( in line " + bracket.line() + ", column " + bracket.column());
        return false;
      }
      if (token.is("(")) {
        open.push(token);
      } else if (token.is(")")) {
        open.pop();
      } else if (token.is("=")) {
        wrong(token, "== （比较）", "== to compare");
        return false;
      } else if (before != null && isValue(before) && isValue(token)) {
        wrong(token, "其前的 , 或者 )", "a , or a ) before it");
        return false;
      } else if (before != null && before.is(",") && token.is(",")) {
        wrong(token, "两个 , 之间的内容", "something between two commas");
        return false;
      }
      before = token;
      next++;
    } while (!open.isEmpty());
    return true;
  }

  /** Whether another condition begins here: a word with brackets, or a variable to be bound. */
  private boolean begins(Token token) {
    Token after = tokens.get(Math.min(next + 1, tokens.size() - 1));
    return token.kind() == Kind.WORD
        && !OPERATORS.contains(token.text())
        && (after.is("(") || after.is(":"));
  }

  private static boolean isValue(Token token) {
    return token.kind() == Kind.TEXT
        || token.kind() == Kind.NUMBER
        || token.kind() == Kind.WORD && !OPERATORS.contains(token.text());
  }

  private Token peek() {
    return tokens.get(Math.min(next, tokens.size() - 1));
  }

  private Token at(int line, int column) {
    return tokens.stream()
        .filter(t -> t.line() > line || t.line() == line && t.column() >= column)
        .findFirst()
        .orElse(tokens.get(tokens.size() - 1));
  }

  private void wrong(Token token, String zh, String en) {
    problem(token, token.shown(), new Title(zh, en));
  }

  private void problem(Token token, Title found, Title expected) {
    problems.add(Problem.of(file + ":" + token.line() + ":" + token.column(), found, expected));
  }

  // --- words and signs
  // ----------------------------------------------------------------------------

  private void read(String source) {
    int line = 1;
    int lineStart = 0;
    int i = 0;
    while (i < source.length()) {
      char c = source.charAt(i);
      int column = i - lineStart + 1;
      int end = i + 1;
      if (c == '\n') {
        line++;
        lineStart = end;
      } else if (source.startsWith("//", i)) {
        end = lineEnd(source, i);
      } else if (source.startsWith("/*", i)) {
        int close = source.indexOf("*/", i + 2);
        end = close < 0 ? source.length() : close + 2;
        if (close < 0) {
          problem(
              new Token(Kind.SIGN, "/*", line, column),
              new Title("没有结束的注释 /*", "a comment /* that does not end"),
              new Title("注释末尾的 */", "a */ at its end"));
        }
        int last = source.substring(i, end).lastIndexOf('\n');
        if (last >= 0) {
          line += (int) source.substring(i, end).chars().filter(ch -> ch == '\n').count();
          lineStart = i + last + 1;
        }
      } else if (c == '"') {
        end = text(source, i, line, column);
      } else if (Character.isSupplementaryCodePoint(source.codePointAt(i))) {
        int rare = source.codePointAt(i);
        String shown = Character.toString(rare) + " " + Characters.codePoint(rare);
        end = i + 2;
        problem(
            new Token(Kind.SIGN, shown, line, column),
            new Title("引号以外的 " + shown, shown + " outside of quotation marks"),
            new Title("不超过 U+FFFF 的字", "a character up to U+FFFF"));
      } else if (isForeign(c)) {
        while (end < source.length() && source.charAt(end) == c) {
          end++;
        }
        String point = Characters.codePoint(c);
        problem(
            new Token(Kind.SIGN, point, line, column),
            Characters.space(c)
                ? new Title("特殊空格 " + point, "the special blank " + point)
                : new Title("看不见的字符 " + point, "the hidden character " + point),
            Characters.space(c)
                ? new Title("半角空格", "an ordinary blank")
                : new Title("删去", "nothing in its place"));
      } else if (!FullWidth.half(c).isEmpty()) {
        String half = FullWidth.half(c);
        problem(
            new Token(Kind.SIGN, String.valueOf(c), line, column),
            FullWidth.found(c),
            FullWidth.expected(half));
        int plain = source.indexOf('"', end);
        if (c == '“' && plain >= 0 && plain < lineEnd(source, i) && plain == closing(source, end)) {
          end = plain + 1; // it ends the text that this mark begins
          tokens.add(new Token(Kind.TEXT, source.substring(i, end), line, column));
        }
      } else if (Character.isJavaIdentifierStart(c)) {
        while (end < source.length() && isPartOfWord(source.charAt(end))) {
          end++;
        }
        tokens.add(new Token(Kind.WORD, source.substring(i, end), line, column));
      } else if (Character.isDigit(c)) {
        while (end < source.length() && Character.isDigit(source.charAt(end))) {
          end++;
        }
        tokens.add(new Token(Kind.NUMBER, source.substring(i, end), line, column));
      } else if (!Character.isWhitespace(c)) {
        boolean two = end < source.length() && source.charAt(end) == '=' && "=!<>".indexOf(c) >= 0;
        end = two ? end + 1 : end;
        tokens.add(new Token(Kind.SIGN, source.substring(i, end), line, column));
      }
      i = end;
    }
    tokens.add(new Token(Kind.END, "", line, source.length() - lineStart + 1));
  }

  /** A text ends on its line; one that does not lacks its closing mark. */
  private int text(String source, int start, int line, int column) {
    int lineEnd = lineEnd(source, start);
    int close = source.indexOf('"', start + 1);
    Token token;
    if (close < 0 || close > lineEnd) {
      String words = source.substring(start, lineEnd).strip();
      token = new Token(Kind.TEXT, words, line, column);
      int chinese = words.indexOf('”');
      problem(
          token,
          new Title("没有结束的 " + shortened(words), shortened(words) + " that does not end"),
          chinese < 0
              ? new Title("同一行中结束的引号 \"", "a closing \" on the same line")
              : new Title("以半角的 \" 结束，而不是”", "an ordinary \" at its end, not ”"));
      close = lineEnd - 1;
    } else {
      token = new Token(Kind.TEXT, source.substring(start, close + 1), line, column);
    }
    tokens.add(token);
    return close + 1;
  }

  private static boolean isPartOfWord(char c) {
    return Character.isJavaIdentifierPart(c) && FullWidth.half(c).isEmpty() && !isForeign(c);
  }

  /** Where the next quotation mark of any kind stands. */
  private static int closing(String source, int from) {
    int at = from;
    while (at < source.length() && "\"“”".indexOf(source.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /** A blank that is none of a program's text, or a character that nobody sees. */
  private static boolean isForeign(char c) {
    return c > ' ' && (Characters.space(c) || Characters.hidden(c));
  }

  private static int lineEnd(String source, int from) {
    int end = source.indexOf('\n', from);
    return end < 0 ? source.length() : end;
  }

  private static String shortened(String words) {
    return words.length() > 30 ? words.substring(0, 30) + "…" : words;
  }

  private enum Kind {
    WORD,
    TEXT,
    NUMBER,
    SIGN,
    END
  }

  private record Token(Kind kind, String text, int line, int column) {
    boolean is(String other) {
      return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(other);
    }

    boolean isOneOf(Set<String> others) {
      return kind == Kind.WORD && others.contains(text);
    }

    Title shown() {
      return kind == Kind.END
          ? new Title("文件结尾", "the end of the file")
          : new Title("“" + shortened(text) + "”", "'" + shortened(text) + "'");
    }
  }

  /** The first place that a message of the parser names, when it names one. */
  static Optional<int[]> place(String message) {
    java.util.regex.Matcher matcher =
        java.util.regex.Pattern.compile("Line (\\d+):(\\d+)").matcher(message);
    return matcher.find()
        ? Optional.of(
            new int[] {Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)) + 1})
        : Optional.empty();
  }
}
