package org.dutylawyer.law;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dutylawyer.text.ChineseNumber;

/**
 * The verbatim words of an instrument, split into articles, paragraphs (款) and items (项).
 *
 * <p>The source is Markdown that adds nothing but marks: a heading that reads 第…条, or ends with a
 * key such as <code>{#三（三）4}</code>, opens an article; blocks below it are its paragraphs; list
 * lines after a paragraph are its items; a block that ends with <code>{¶n}</code> is paragraph n,
 * so that an excerpt keeps the numbers of the law.
 */
public final class InstrumentText {

  private static final Pattern HEADING =
      Pattern.compile("^(#+)\\s*(.*?)\\s*(?:\\{#([^}]+)})?\\s*$");
  private static final Pattern ARTICLE =
      Pattern.compile("^第([零〇一二三四五六七八九十百千]+)条(之([一二三四五六七八九十]+))?(?=\\s|　|$).*");
  private static final Pattern PARAGRAPH_MARK = Pattern.compile("\\s*\\{¶(\\d+)}\\s*$");
  private static final Pattern ITEM = Pattern.compile("^[-*]\\s+(.*)$");

  /**
   * A heading, an article's opening or a structural one.
   *
   * @param level depth, 1 for the title
   * @param text the words of the heading
   * @param article key of the article that it opens; empty for a chapter or the title
   */
  public record Heading(int level, String text, Optional<String> article) {}

  /**
   * One paragraph or item.
   *
   * @param path article, paragraph and item, joined with {@code /}
   * @param text its words
   * @param line line in the source, from 1
   */
  public record Passage(String path, String text, int line) {}

  /** The article that holds what stands before the first one. */
  private static final String PREAMBLE = "0";

  private final Supplier<String> source;
  private final Map<String, Passage> passages;
  private final Map<String, Heading> articles;
  private final Map<String, Long> paragraphs;
  private final List<Object> outline;

  private InstrumentText(
      Supplier<String> source,
      Map<String, Passage> passages,
      Map<String, Heading> articles,
      List<Object> outline) {
    this.source = source;
    this.passages = passages;
    this.articles = articles;
    // Each norm of an answer is cited by it, so it is counted once.
    this.paragraphs =
        passages.keySet().stream()
            .map(path -> path.split("/", -1))
            .filter(parts -> parts.length == 2)
            .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> 1L, (a, b) -> a + b));
    this.outline = List.copyOf(outline);
  }

  /**
   * Splits a text.
   *
   * @param markdown the file's content
   * @param where the file, for errors
   * @throws IllegalArgumentException if an article or a paragraph stands twice
   */
  public static InstrumentText parse(String markdown, String where) {
    return new Splitter(where).split(markdown);
  }

  /**
   * A text that was split before.
   *
   * @param source gives the file's content
   * @param outline its headings and passages, in order
   */
  public static InstrumentText of(Supplier<String> source, List<Object> outline) {
    Map<String, Passage> passages = new LinkedHashMap<>();
    Map<String, Heading> articles = new LinkedHashMap<>();
    for (Object part : outline) {
      if (part instanceof Heading heading) {
        heading.article().ifPresent(article -> articles.put(article, heading));
      } else if (part instanceof Passage passage) {
        passages.put(passage.path(), passage);
      }
    }
    return new InstrumentText(
        source,
        java.util.Collections.unmodifiableMap(passages),
        java.util.Collections.unmodifiableMap(articles),
        outline);
  }

  /** The file's content. */
  public String source() {
    return source.get();
  }

  /** All paragraphs and items, in the text's order, by path. */
  public Map<String, Passage> passages() {
    return passages;
  }

  /** The headings that open an article, by article key, in the text's order. */
  public Map<String, Heading> articles() {
    return articles;
  }

  /** Headings and passages in the text's order: {@link Heading} or {@link Passage}. */
  public List<Object> outline() {
    return outline;
  }

  /** Whether the text has that article, paragraph or item. */
  public boolean contains(NormId norm) {
    return passages.containsKey(norm.path())
        || (norm.paragraph().isEmpty() && articles.containsKey(norm.article()));
  }

  /** The words of an item, of a paragraph with its items, or of an article with its heading. */
  public Optional<String> words(NormId norm) {
    if (!contains(norm)) {
      return Optional.empty();
    }
    StringBuilder words = new StringBuilder();
    if (norm.paragraph().isEmpty()) {
      Heading heading = articles.get(norm.article());
      words.append(heading == null ? "" : heading.text()).append('\n');
    }
    for (Passage passage : passages.values()) {
      if (passage.path().equals(norm.path()) || passage.path().startsWith(norm.path() + "/")) {
        words.append(passage.text()).append('\n');
      }
    }
    return Optional.of(words.toString().strip());
  }

  /** No clause of a law is shorter; fewer characters stand in any text. */
  public static final int SHORTEST_QUOTE = 4;

  /**
   * Whether the quote is a clause that stands word for word in the provision. Where the provision
   * has a space or a line end the quote may leave it out; it has none of its own. A shorter one
   * passes only if it is the whole paragraph or item.
   */
  public boolean quotes(NormId norm, String quote) {
    Spaced wanted = Spaced.of(quote);
    Passage whole = passages.get(norm.path());
    return (wanted.letters().codePointCount(0, wanted.letters().length()) >= SHORTEST_QUOTE
            || (whole != null && whole.text().equals(quote)))
        && quote.strip().equals(quote)
        && words(norm).map(words -> Spaced.of(words).contains(wanted)).orElse(false);
  }

  /**
   * Whether a quote that stands in the provision begins and ends where a clause does: at a mark of
   * punctuation or an end of the text, before or after what opens a predicate, before what joins
   * another. What is cut elsewhere can say something else than the text.
   */
  public boolean isBounded(NormId norm, String quote) {
    Spaced wanted = Spaced.of(quote);
    Spaced whole = Spaced.of(words(norm).orElse(""));
    return whole
        .places(wanted)
        .anyMatch(at -> whole.opens(at) && whole.closes(at + wanted.letters().length()));
  }

  /** How many paragraphs the article has. */
  public long paragraphs(String article) {
    return paragraphs.getOrDefault(article, 0L);
  }

  /** The usual way to cite the norm: 第十九条第二款第（一）项, or Article 19(2)(1). */
  public String cite(NormId norm, boolean chinese) {
    String article = norm.article();
    boolean number = article.matches("[1-9]\\d*");
    StringBuilder cited = new StringBuilder();
    if (chinese) {
      cited.append(
          number ? "第" + ChineseNumber.of(Integer.parseInt(article)) + "条" : keyed(article));
    } else {
      cited.append(number ? "Article " + article : article.equals(PREAMBLE) ? "Preamble" : article);
    }
    norm.paragraph()
        .filter(p -> norm.item().isEmpty() ? paragraphs(article) > 1 || !p.equals("1") : true)
        .filter(p -> paragraphs(article) > 1 || !p.equals("1"))
        .ifPresent(p -> cited.append(chinese ? paragraph(p) : "(" + p + ")"));
    norm.item().ifPresent(i -> cited.append(chinese ? item(i) : "(" + i + ")"));
    return cited.toString();
  }

  private String keyed(String article) {
    Heading heading = articles.get(article);
    boolean plain = article.matches("[A-Za-z0-9.-]+");
    if (plain) {
      return heading == null ? "序言" : heading.text();
    }
    return article;
  }

  private static String paragraph(String number) {
    return number.matches("\\d+") ? "第" + ChineseNumber.of(Integer.parseInt(number)) + "款" : number;
  }

  private static String item(String number) {
    return number.matches("\\d+")
        ? "第（" + ChineseNumber.of(Integer.parseInt(number)) + "）项"
        : number;
  }

  /** Reads the Markdown line by line. */
  private static final class Splitter {
    /** Lines of a form are lines, where those of a wrapped paragraph are one. */
    private static final String HARD_BREAK = "  ";

    private final String where;
    private final Map<String, Passage> passages = new LinkedHashMap<>();
    private final Map<String, Heading> articles = new LinkedHashMap<>();
    private final List<Object> outline = new ArrayList<>();
    private String article = "0";
    private int paragraph;
    private int item;
    private final List<String> block = new ArrayList<>();
    private int blockLine;

    Splitter(String where) {
      this.where = where;
    }

    InstrumentText split(String markdown) {
      String[] lines = markdown.replace("\r\n", "\n").split("\n", -1);
      int start = frontMatterEnd(lines);
      for (int i = start; i < lines.length; i++) {
        line(lines[i].strip(), lines[i].endsWith(HARD_BREAK), i + 1);
      }
      flush();
      return new InstrumentText(
          () -> markdown,
          java.util.Collections.unmodifiableMap(passages),
          java.util.Collections.unmodifiableMap(articles),
          outline);
    }

    private static int frontMatterEnd(String[] lines) {
      if (lines.length == 0 || !lines[0].strip().equals("---")) {
        return 0;
      }
      for (int i = 1; i < lines.length; i++) {
        if (lines[i].strip().equals("---")) {
          return i + 1;
        }
      }
      return 0;
    }

    private void line(String line, boolean breaks, int number) {
      Matcher item = ITEM.matcher(line);
      if (line.isEmpty()) {
        flush();
      } else if (line.startsWith("<!--") && line.endsWith("-->")) {
        flush();
      } else if (line.startsWith("#")) {
        flush();
        heading(line, number);
      } else if (item.matches()) {
        flush();
        item(item.group(1), number);
      } else {
        if (block.isEmpty()) {
          blockLine = number;
        }
        block.add(breaks ? line + " " : line);
      }
    }

    private void heading(String line, int number) {
      Matcher heading = HEADING.matcher(line);
      if (!heading.matches()) {
        throw new IllegalArgumentException(
            where + ":" + number + ": found '" + line + "', expected a heading");
      }
      Optional<String> key =
          Optional.ofNullable(heading.group(3)).or(() -> numbered(heading.group(2)));
      Heading opened = new Heading(heading.group(1).length(), heading.group(2), key);
      outline.add(opened);
      key.ifPresent(
          opensArticle -> {
            if (articles.put(opensArticle, opened) != null) {
              throw new IllegalArgumentException(
                  where + ":" + number + ": article '" + opensArticle + "' stands twice");
            }
            article = opensArticle;
            paragraph = 0;
            this.item = 0;
          });
    }

    private static Optional<String> numbered(String heading) {
      Matcher article = ARTICLE.matcher(heading);
      if (!article.matches()) {
        return Optional.empty();
      }
      String number = Integer.toString(ChineseNumber.parse(article.group(1)));
      return Optional.of(
          article.group(3) == null ? number : number + "之" + ChineseNumber.parse(article.group(3)));
    }

    private void item(String words, int number) {
      if (paragraph == 0) {
        paragraph = 1;
      }
      item++;
      add(article + "/" + paragraph + "/" + item, words, number);
    }

    private void flush() {
      if (block.isEmpty()) {
        return;
      }
      String words = String.join("", block).strip();
      block.clear();
      Matcher mark = PARAGRAPH_MARK.matcher(words);
      if (mark.find()) {
        paragraph = Integer.parseInt(mark.group(1));
        words = words.substring(0, mark.start());
      } else {
        paragraph++;
      }
      item = 0;
      add(article + "/" + paragraph, words, blockLine);
    }

    private void add(String path, String words, int number) {
      Passage passage = new Passage(path, words, number);
      if (passages.put(path, passage) != null) {
        throw new IllegalArgumentException(where + ":" + number + ": '" + path + "' stands twice");
      }
      outline.add(passage);
    }
  }
}
