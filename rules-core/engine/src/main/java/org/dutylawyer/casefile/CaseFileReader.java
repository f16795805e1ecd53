package org.dutylawyer.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Objects;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Node;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * Reads case files and refuses bad ones whole, with everything that is wrong in them. Immutable;
 * one reader serves many threads.
 */
public final class CaseFileReader {

  /**
   * The largest file read, in bytes: the largest case file allowed (10,000 events, half of them
   * with a form of some hundred words) fits, and reading stays a matter of a second.
   */
  public static final int MAX_BYTES = 5_000_000;

  /**
   * The most events in one file. The longest criminal cases have some hundred; more than this is an
   * export of a whole register, which must be split by case.
   */
  public static final int MAX_EVENTS = 10_000;

  /** The most persons, lawyers or stations in one file; the largest trials have some hundred. */
  public static final int MAX_SUBJECTS = 1_000;

  /** The deepest nesting read; the deepest case file (a field of a document) has seven. */
  public static final int MAX_DEPTH = 16;

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
   * Reads a file of UTF-8 JSON.
   *
   * @throws BadInputException with every problem; also if the file cannot be read
   */
  public CaseFile read(Path file) {
    return read(CaseFileText.read(file));
  }

  /**
   * Reads JSON.
   *
   * @param json the text
   * @param where its name, for messages
   * @throws BadInputException with every problem
   */
  public CaseFile read(String json, String where) {
    return read(CaseFileText.of(json, where));
  }

  /**
   * Reads the words of a case file whose text was read before.
   *
   * @throws BadInputException with every problem
   */
  public CaseFile read(CaseFileText text) {
    return check(text.root(), text.where());
  }

  /**
   * Reads a case file that is part of another text, such as a scenario in YAML.
   *
   * @param tree the case file
   * @param where the place of the tree, for messages
   * @throws BadInputException with every problem
   */
  public CaseFile fromTree(JsonNode tree, String where) {
    return read(CaseFileText.of(tree, where));
  }

  CaseFile check(Node root, String where) {
    return new CaseFileChecker(vocabulary, weekdays, where).check(root);
  }
}
