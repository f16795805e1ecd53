package org.dutylawyer.cli.editor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.language.Signatures;

/**
 * Where in a file of rules the cursor is: in which part of the rule, inside which brackets, at
 * which argument, within quotation marks or not. Read from the words before it alone, since what is
 * being typed is not yet a rule.
 *
 * @param part of the rule
 * @param quoted whether it is within quotation marks
 * @param word the word before the innermost open bracket; empty outside of brackets
 * @param inside the text since that bracket
 * @param conclusion the word that begins the conclusion it is in; empty outside of one
 * @param first the text since the bracket of that word
 * @param bound the types of what the rule has bound so far, by name
 * @param start where the word at the cursor begins, as an offset in the text
 * @param end where it ends
 */
record RulePlace(
    Part part,
    boolean quoted,
    String word,
    String inside,
    String conclusion,
    String first,
    Map<String, String> bound,
    int start,
    int end) {

  /** The parts of a rule. */
  enum Part {
    HEAD,
    WHEN,
    THEN
  }

  private static final Pattern RULE = Pattern.compile("(?m)^\\s*rule\\b");
  private static final Pattern BOUND = Pattern.compile("(\\$\\w+)\\s*:\\s*(\\w+)\\s*\\(");

  /** A constraint up to the word that its field is compared to. */
  private static final Pattern COMPARED =
      Pattern.compile("(?s).*?(\\w+)\\s*(?:==|!=|(?:not\\s+)?in\\s*\\(.*)[^,]*$");

  /**
   * Reads it.
   *
   * @param text the file
   * @param offset where the cursor is
   */
  static RulePlace of(String text, int offset) {
    int begin = 0;
    Matcher rules = RULE.matcher(text);
    while (rules.find() && rules.start() < offset) {
      begin = rules.start();
    }
    Reading reading = new Reading(text, begin, offset);
    reading.read();
    int start = offset;
    while (start > 0 && isPart(text.charAt(start - 1), reading.quoted)) {
      start--;
    }
    while (reading.quoted && start < offset && text.charAt(start) == ' ') {
      start++;
    }
    int end = offset;
    while (end < text.length() && isPart(text.charAt(end), reading.quoted)) {
      end++;
    }
    Map<String, String> bound = new LinkedHashMap<>();
    Matcher binding = BOUND.matcher(text.substring(begin, offset));
    while (binding.find()) {
      bound.put(binding.group(1), binding.group(2));
    }
    Open innermost = reading.open.peek();
    return new RulePlace(
        reading.part,
        reading.quoted,
        innermost == null ? "" : innermost.word(),
        innermost == null ? "" : text.substring(innermost.at(), offset),
        reading.conclusion,
        reading.first < 0 ? "" : text.substring(reading.first, offset),
        bound,
        start,
        end);
  }

  private static boolean isPart(char c, boolean quoted) {
    return quoted
        ? c != '"' && c != '\n' && c != ',' // one of a list of norms
        : Character.isJavaIdentifierPart(c) || c == '@' || c == '-';
  }

  /** The constraint or argument that the cursor is in, up to the cursor. */
  String last() {
    List<Integer> commas = commas();
    return inside.substring(commas.isEmpty() ? 0 : commas.get(commas.size() - 1) + 1).strip();
  }

  /** Which argument or constraint it is in, from 0. */
  int index() {
    return commas().size();
  }

  /** The commas that are inside no further brackets and no quotation marks. */
  private List<Integer> commas() {
    List<Integer> commas = new ArrayList<>();
    int depth = 0;
    boolean text = false;
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      text ^= c == '"';
      depth += text ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (!text && depth == 0 && c == ',') {
        commas.add(i);
      }
    }
    return commas;
  }

  /** The field of the pattern to which the word at the cursor is compared, if it is. */
  Optional<String> field() {
    Matcher compared = COMPARED.matcher(last());
    return compared.matches() ? Optional.of(compared.group(1)) : Optional.empty();
  }

  /** The text that a field of the pattern was compared to before. */
  Optional<String> text(String field) {
    Matcher before =
        Pattern.compile("\\b" + field + "\\s*(?:==|in\\s*\\()\\s*\"([^\"]*)\"").matcher(inside);
    return before.find() ? Optional.of(before.group(1)) : Optional.empty();
  }

  /** An open bracket: the word before it, and where what it holds begins. */
  private record Open(String word, int at) {}

  private static final class Reading {
    private final String text;
    private final int offset;
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;
    private Part part = Part.HEAD;
    private boolean quoted;
    private String conclusion = "";
    private int first = -1;

    Reading(String text, int from, int offset) {
      this.text = text;
      this.at = from;
      this.offset = offset;
    }

    void read() {
      for (; at < offset; at++) {
        char c = text.charAt(at);
        if (quoted) {
          quoted = c != '"' && c != '\n';
        } else if (text.startsWith("//", at) || text.startsWith("/*", at)) {
          comment();
        } else if (c == '"') {
          quoted = true;
        } else if (c == '(') {
          open(before());
        } else if (c == ')') {
          open.poll();
        } else if (Character.isWhitespace(c) && open.isEmpty()) {
          String word = before();
          part = word.equals("when") ? Part.WHEN : word.equals("then") ? Part.THEN : part;
        }
      }
    }

    /** The word before here, with blanks between or without. */
    private String before() {
      int end = at;
      while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
      int start = end;
      while (start > 0 && isPart(text.charAt(start - 1), false)) {
        start--;
      }
      return text.substring(start, end);
    }

    private void open(String word) {
      // in( … ) lists words for the field of the pattern around it.
      Open around = open.peek();
      if (word.equals("in") && around != null) {
        open.push(around);
        return;
      }
      open.push(new Open(word, at + 1));
      if (part == Part.THEN && Signatures.conclusions().contains(word)) {
        conclusion = word;
        first = at + 1;
      }
    }

    private void comment() {
      String end = text.startsWith("//", at) ? "\n" : "*/";
      int over = text.indexOf(end, at + 2);
      at = over < 0 || over >= offset ? offset - 1 : over + end.length() - 1;
    }
  }
}
