package org.dutylawyer.workbench.mutation;

import java.util.List;
import java.util.Optional;
import org.dutylawyer.law.NormId;
import org.dutylawyer.text.Title;

/**
 * What became of the mutants of a pack: small changes to its rules that some scenario should
 * notice.
 *
 * @param mutants how many there were
 * @param killed how many made a scenario fail
 * @param survivors those that no scenario noticed although a case tells them from the rule
 * @param indistinguishable those that no case tried tells from the rule, with how many were tried;
 *     most of them mean the same as the rule
 * @param casesTried how many cases were tried to tell survivors from their rules
 */
public record MutationReport(
    int mutants,
    int killed,
    List<Survivor> survivors,
    List<Survivor> indistinguishable,
    int casesTried) {

  /** Copies the lists. */
  public MutationReport {
    survivors = List.copyOf(survivors);
    indistinguishable = List.copyOf(indistinguishable);
  }

  /**
   * A mutant that no scenario noticed.
   *
   * @param where file, line and column of what was changed
   * @param norm the norm of the rule
   * @param change what was changed into what
   * @param kind what kind of change it is
   * @param scenario a scenario, as YAML, that holds for the rule and fails for the mutant
   */
  public record Survivor(
      String where, NormId norm, Title change, Kind kind, Optional<String> scenario) {}

  /** The kinds of change. */
  public enum Kind {
    /** A number, one more or one less. */
    NUMBER("数字", "number"),
    /** The unit of a length of time. */
    UNIT("单位", "unit"),
    /** Before for after. */
    DIRECTION("方向", "direction"),
    /** Another comparison. */
    COMPARISON("比较", "comparison"),
    /** Another value of a fact. */
    VALUE("取值", "value"),
    /** A condition left out. */
    CONDITION("条件", "condition"),
    /** A first or last day in force, one day earlier or later. */
    DATE("施行日期", "date in force");

    private final Title title;

    Kind(String zh, String en) {
      this.title = new Title(zh, en);
    }

    /** Its name in both languages. */
    public Title title() {
      return title;
    }
  }

  /**
   * The share of mutants noticed, in percent, of those that a case can tell from their rule; 100 if
   * there are none.
   */
  public double score() {
    int visible = killed + survivors.size();
    return visible == 0 ? 100 : 100.0 * killed / visible;
  }
}
