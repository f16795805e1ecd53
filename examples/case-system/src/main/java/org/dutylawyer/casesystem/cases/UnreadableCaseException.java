package org.dutylawyer.casesystem.cases;

import java.util.List;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;

/**
 * A stored case cannot be read: the rules do not know its words any more, or what is stored is not
 * what was written. The message never repeats what the file says.
 */
public final class UnreadableCaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final Title UNKNOWN =
      new Title(
          "现行规则读不懂此案件的内容，暂不能答复；案卷未作更改，由司法局更正案卷或者更换规则",
          "the rules in force cannot read this case, so it is not answered now; nothing was changed,"
              + " and the bureau puts the file or the rules right");
  private static final Title DAMAGED =
      new Title(
          "存储的案卷与写入时的校验值不符，不能使用；由司法局查明",
          "what is stored of this case does not have the hash that it was written with, and is not"
              + " used; the bureau finds out why");

  private final boolean damaged;
  private final transient List<Problem> problems;

  private UnreadableCaseException(boolean damaged, List<Problem> problems) {
    super(damaged ? "a stored file is damaged" : "a stored file cannot be read by these rules");
    this.damaged = damaged;
    this.problems = List.copyOf(problems);
  }

  /** These rules cannot read it, for those reasons. */
  static UnreadableCaseException because(List<Problem> problems) {
    return new UnreadableCaseException(false, problems);
  }

  /** It does not have the hash that it was written with. */
  static UnreadableCaseException damaged() {
    return new UnreadableCaseException(true, List.of());
  }

  /** Whether what is stored is not what was written. */
  public boolean isDamaged() {
    return damaged;
  }

  /** What is said to everybody who sees the case. */
  public Title what() {
    return damaged ? DAMAGED : UNKNOWN;
  }

  /** The places that cannot be read, for those alone who see the whole file. */
  public List<Problem> problems() {
    return problems;
  }
}
