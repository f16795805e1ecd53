package org.dutylawyer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Operand;
import org.dutylawyer.pack.RuleModel.Place;
import org.dutylawyer.pack.RuleModel.Ref;
import org.dutylawyer.pack.RuleModel.Text;
import org.dutylawyer.pack.RuleModel.Truth;
import org.dutylawyer.pack.RuleModel.Whole;
import org.dutylawyer.text.ChineseNumber;
import org.dutylawyer.text.Title;

/**
 * Reads the two small languages inside a rule, a comparison and a conclusion. Whatever they do not
 * know is refused, which is what keeps other code out of a pack.
 */
public final class RuleText {

  private static final Pattern CHINESE_NUMBER = Pattern.compile("[零〇一二三四五六七八九十百千]+");

  private final List<Token> tokens;
  private int next;

  private RuleText(String text, Place start) {
    this.tokens = tokens(text, start);
  }

  /**
   * Reads {@code field == operand}, {@code field in ( … )} and the like.
   *
   * @throws Refused if it is anything else
   */
  public static Constraint constraint(String text, Place place) {
    RuleText reader = new RuleText(text, place);
    Constraint constraint = reader.constraint();
    reader.end();
    return constraint;
  }

  /**
   * Reads {@code insert( … );} and nothing beside it.
   *
   * @throws Refused if it is anything else
   */
  public static Call consequence(String text, Place place) {
    RuleText reader = new RuleText(text, place);
    reader.expect("insert", "一个结论的 insert( … );", "insert( … ); with one conclusion");
    reader.expect("(", "insert 后的 (", "( after insert");
    Call call = reader.call();
    reader.expect(")", "结论末尾的 )", ") at the end of the conclusion");
    reader.expect(";", "结论后的 ;", "; after the conclusion");
    reader.end();
    return call;
  }

  private Constraint constraint() {
    Token field = take();
    if (!field.isWord()) {
      throw refuse(field, "字段名", "the name of a field");
    }
    Token operator = take();
    List<Operand> operands = new ArrayList<>();
    String symbol = operator.text();
    if (symbol.equals("not")) {
      expect("in", "not 后的 in", "in after not");
      symbol = "not in";
    }
    switch (symbol) {
      case "in", "not in" -> {
        expect("(", "in 后的 (", "( after in");
        do {
          operands.add(operand());
        } while (accept(","));
        expect(")", "值后的 )", ") after the values");
      }
      case "==", "!=", "<", "<=", ">", ">=" -> operands.add(operand());
      default -> throw refuse(operator, "== != < <= > >= in 之一", "one of == != < <= > >= in");
    }
    return new Constraint(field.text(), symbol, operands, field.place());
  }

  private Operand operand() {
    Token token = peek();
    if (token.kind() == Kind.TEXT) {
      next++;
      return new Text(token.text());
    }
    if (token.kind() == Kind.NUMBER) {
      next++;
      try {
        return new Whole(Integer.parseInt(token.text()));
      } catch (NumberFormatException e) {
        throw refuse(token, "小于二十亿的整数", "a whole number below two thousand million");
      }
    }
    if (token.text().equals("true") || token.text().equals("false")) {
      next++;
      return new Truth(token.text().equals("true"));
    }
    if (token.text().startsWith("$")) {
      next++;
      if (!accept(".")) {
        return new Ref(token.text(), "");
      }
      Token field = take();
      if (!field.isWord() || peek().text().equals("(")) {
        throw refuse(field, token.text() + " 的字段，不得调用", "a field of " + token.text() + ", no call");
      }
      return new Ref(token.text(), field.text());
    }
    throw refuse(
        token,
        "引号中的文字、数字，或者以 $ 开头的变量",
        "a text in quotation marks, a number, or something bound with $");
  }

  private Call call() {
    Call first = word();
    List<Call> chain = new ArrayList<>();
    while (accept(".")) {
      chain.add(word());
    }
    return new Call(first.word(), first.arguments(), chain, first.place());
  }

  private Call word() {
    Token name = take();
    if (!name.isWord()) {
      throw refuse(name, "表示结论的词", "a word of a conclusion");
    }
    if (!peek().text().equals("(") && CHINESE_NUMBER.matcher(name.text()).matches()) {
      int number = ChineseNumber.parse(name.text());
      throw refuse(name, "阿拉伯数字 " + number, "the digits " + number);
    }
    expect("(", name.text() + " 后的 (", "( after " + name.text());
    List<Operand> arguments = new ArrayList<>();
    if (!accept(")")) {
      do {
        arguments.add(argument());
      } while (accept(","));
      expect(")", name.text() + " 参数后的 )", ") after what " + name.text() + " is given");
    }
    return new Call(name.text(), arguments, List.of(), name.place());
  }

  private Operand argument() {
    return peek().isWord() && !peek().text().startsWith("$") ? call() : operand();
  }

  private void end() {
    Token token = peek();
    if (token.kind() != Kind.END) {
      if (token.text().equals("insert")) {
        throw refuse(token, "end：一条规则一个结论", "end: a rule has one conclusion");
      }
      throw refuse(token, "没有更多内容", "nothing more");
    }
  }

  private Token peek() {
    return tokens.get(Math.min(next, tokens.size() - 1));
  }

  private Token take() {
    Token token = peek();
    next++;
    return token;
  }

  private boolean accept(String text) {
    if (peek().kind() != Kind.TEXT && peek().text().equals(text)) {
      next++;
      return true;
    }
    return false;
  }

  private void expect(String text, String zh, String en) {
    Token token = peek();
    if (!accept(text)) {
      throw refuse(token, zh, en);
    }
  }

  private static Refused refuse(Token token, String zh, String en) {
    Title found =
        token.kind() == Kind.END
            ? new Title("结尾", "the end")
            : new Title("“" + token.text() + "”", "'" + token.text() + "'");
    return new Refused(token.place(), found, new Title(zh, en));
  }

  private static List<Token> tokens(String text, Place start) {
    List<Token> tokens = new ArrayList<>();
    int line = start.line();
    int lineStart = -Math.max(start.column() - 1, 0);
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      Place place = new Place(start.file(), line, i - lineStart + 1);
      if (c == '\n') {
        line++;
        lineStart = i + 1;
        i++;
      } else if (Character.isWhitespace(c)) {
        i++;
      } else if (text.startsWith("//", i)) {
        int end = text.indexOf('\n', i);
        i = end < 0 ? text.length() : end;
      } else if (c == '"') {
        int end = closingQuote(text, i, place);
        tokens.add(new Token(Kind.TEXT, text.substring(i + 1, end), place));
        i = end + 1;
      } else if (Character.isDigit(c)) {
        int end = i;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
          end++;
        }
        tokens.add(new Token(Kind.NUMBER, text.substring(i, end), place));
        i = end;
      } else if (c == '$' || Character.isJavaIdentifierStart(c)) {
        int end = i + 1;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
          end++;
        }
        tokens.add(new Token(Kind.WORD, text.substring(i, end), place));
        i = end;
      } else if (i + 1 < text.length() && "==!=<=>=&&||".contains(text.substring(i, i + 2))) {
        tokens.add(new Token(Kind.SIGN, text.substring(i, i + 2), place));
        i += 2;
      } else {
        tokens.add(new Token(Kind.SIGN, String.valueOf(c), place));
        i++;
      }
    }
    tokens.add(new Token(Kind.END, "", new Place(start.file(), line, i - lineStart + 1)));
    return tokens;
  }

  private static int closingQuote(String text, int open, Place place) {
    for (int i = open + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i;
      }
      if (c == '\\' || c == '\n') {
        throw new Refused(
            place,
            new Title("含有反斜杠或者换行的文字", "a text with a backslash or a line break"),
            new Title("普通文字", "a plain text"));
      }
    }
    throw new Refused(
        place,
        new Title("没有结束的文字", "a text that does not end"),
        new Title("结束的引号", "a closing quotation mark"));
  }

  private enum Kind {
    WORD,
    TEXT,
    NUMBER,
    SIGN,
    END
  }

  private record Token(Kind kind, String text, Place place) {
    boolean isWord() {
      return kind == Kind.WORD;
    }
  }

  /** A text that is not of the language of rules. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Place place;
    private final transient Title found;
    private final transient Title expected;

    /** Refuses what was found at that place. */
    public Refused(Place place, Title found, Title expected) {
      super(place + ": found " + found.en() + ", expected " + expected.en());
      this.place = place;
      this.found = found;
      this.expected = expected;
    }

    /** Where it stands. */
    public Place place() {
      return place;
    }

    /** What was found. */
    public Title found() {
      return found;
    }

    /** What was expected. */
    public Title expected() {
      return expected;
    }
  }
}
