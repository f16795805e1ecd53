package org.dutylawyer;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Objects;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.text.Title;

/**
 * The two evaluators answer one case file differently. That is a fault of the library, never of the
 * file: neither answer should be used, and the file shows the fault.
 */
public final class EvaluatorsDifferException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient CaseFile file;
  private final transient Title difference;

  /**
   * A difference.
   *
   * @param file the case file
   * @param difference the first part of the answer that differs, and both contents
   */
  public EvaluatorsDifferException(CaseFile file, Title difference) {
    super("case " + file.id() + ": " + difference.en());
    this.file = Objects.requireNonNull(file, "file");
    this.difference = difference;
  }

  /** The case file that shows it. */
  public CaseFile file() {
    return file;
  }

  /** The first part of the answer that differs, with both contents. */
  public Title difference() {
    return difference;
  }

  /** The message in Chinese or English. */
  public String message(Locale locale) {
    boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    return chinese ? "案件 " + file.id() + "：" + difference.zh() : requireNonNull(getMessage());
  }
}
