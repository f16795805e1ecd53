package org.dutylawyer.workbench.upgrade;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dutylawyer.law.NormId;
import org.dutylawyer.text.Title;

/**
 * One thing that another version answers otherwise about a case.
 *
 * @param sort in what the answers differ
 * @param severity how much it matters
 * @param of id of the person, lawyer or station, or of the proceeding
 * @param what the entitlement, duty, prohibition, right, paper or ground
 * @param norms the norms that say so, before and after
 * @param before what the earlier version answers
 * @param after what the later version answers
 * @param causes why; never empty
 * @param tell who must be told: the organ that has to act, or the lawyer
 */
public record AnswerChange(
    Sort sort,
    Severity severity,
    String of,
    Title what,
    List<NormId> norms,
    Title before,
    Title after,
    List<Cause> causes,
    List<Title> tell) {

  /** Copies the lists. */
  public AnswerChange {
    norms = List.copyOf(norms);
    causes = List.copyOf(causes);
    tell = List.copyOf(tell);
  }

  /** Whether the answers differ in the same, with the same of before. */
  boolean isSameAs(AnswerChange other) {
    return sort == other.sort
        && of.equals(other.of)
        && what.equals(other.what)
        && before.equals(other.before);
  }

  /** The same for another reason. */
  AnswerChange by(Cause cause) {
    return new AnswerChange(sort, severity, of, what, norms, before, after, List.of(cause), tell);
  }

  /** In what two answers differ. */
  public enum Sort {
    /** What is owed (应得). */
    OWED("应得", "owed"),
    /** Until when (期限). */
    DUE("期限", "due"),
    /** Whether a duty or prohibition was kept (违反). */
    BREACHED("违反", "breached"),
    /** Whether conduct meets a ground for discipline (处理事由). */
    GROUND("处理事由", "ground"),
    /** That there is such a duty, where it stands otherwise, or who has to act (义务). */
    DUTY("义务", "duty"),
    /** What somebody may do (权利). */
    RIGHT("权利", "right"),
    /** Which paper has to be there, and what it lacks (文书). */
    PAPER("文书", "paper"),
    /** Whether the case file is taken at all (受理). */
    READ("受理", "read");

    private final Title title;

    Sort(String zh, String en) {
      this.title = new Title(zh, en);
    }

    /** The word used in reports. */
    public String word() {
      return title.en();
    }

    /** Its name. */
    public Title title() {
      return title;
    }
  }

  /** How much a change matters. */
  public enum Severity {
    /** Another answer that nobody has to act upon at once (一般). */
    CHANGED("一般", "changed"),
    /**
     * Somebody has to act (紧要): what is owed comes or goes, an accusation arises or falls away, an
     * open limit ends earlier or is new, a case is refused.
     */
    URGENT("紧要", "urgent");

    private final Title title;

    Severity(String zh, String en) {
      this.title = new Title(zh, en);
    }

    /** The word used in reports. */
    public String word() {
      return title.en();
    }

    /** Its name. */
    public Title title() {
      return title;
    }
  }

  /**
   * Why the answers differ.
   *
   * @param kind what was changed
   * @param norm the rule, where it is one
   * @param title what it is, in a few words
   */
  public record Cause(Kind kind, Optional<NormId> norm, Title title) {

    /** What was changed between the versions. */
    public enum Kind {
      RULE_ADDED,
      RULE_REMOVED,
      RULE_CHANGED,
      NOTICE,
      READING,
      WORDS,
      PROGRAM;

      /** The word used in reports. */
      public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
    }
  }
}
