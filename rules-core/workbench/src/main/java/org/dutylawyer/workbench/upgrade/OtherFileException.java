package org.dutylawyer.workbench.upgrade;

import java.util.Locale;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;

/**
 * A stored answer was given for another file of that number, or for another register. It is the
 * stored answers that are wrong, not the case, which the versions may both answer.
 */
public final class OtherFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  OtherFileException(Problem problem) {
    super(problem.message(Locale.ENGLISH));
    this.problem = problem;
  }

  /** The same as bad input, which it is to whoever gave the answers. */
  public BadInputException refusal() {
    return new BadInputException(problem);
  }
}
