package org.dutylawyer.workbench.regions;

import java.util.List;
import java.util.Optional;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.law.NormId;
import org.dutylawyer.text.Title;

/**
 * One matter in which two places differ, with the smallest case that shows it.
 *
 * @param sort how they differ
 * @param kind the kind of conclusion
 * @param actor who acts; empty where nobody does
 * @param matter what is asked or given
 * @param facts the facts of the case; empty if it is so in every case
 * @param first what the first place says of it; none if nothing
 * @param second what the second says
 * @param related what the place that says nothing of it has on the same provision: what the norm
 *     adds to there, or what the own text of that place adds to the same; none where both say
 *     something
 */
public record Difference(
    Sort sort,
    Conclusion.Kind kind,
    Optional<Title> actor,
    Title matter,
    List<Title> facts,
    List<Said> first,
    List<Said> second,
    List<Said> related) {

  /** Copies the lists. */
  public Difference {
    facts = List.copyOf(facts);
    first = List.copyOf(first);
    second = List.copyOf(second);
    related = List.copyOf(related);
  }

  /** One of which nothing stands on the same provision. */
  public Difference(
      Sort sort,
      Conclusion.Kind kind,
      Optional<Title> actor,
      Title matter,
      List<Title> facts,
      List<Said> first,
      List<Said> second) {
    this(sort, kind, actor, matter, facts, first, second, List.of());
  }

  /**
   * The same with all that the two places say of it. One-sided it is only where the other has
   * nothing like it: what it says in other cases, or of the same in its own words, is no silence.
   *
   * @param alike whether what is related says the like in other words
   */
  Difference with(List<Said> ofFirst, List<Said> ofSecond, List<Said> related, boolean alike) {
    Sort sorted = sort;
    if (sort == Sort.FIRST_ONLY || sort == Sort.SECOND_ONLY) {
      boolean both = !ofFirst.isEmpty() && !ofSecond.isEmpty();
      sorted = both ? Sort.CASES : alike ? Sort.OTHERWISE : sort;
    }
    return new Difference(sorted, kind, actor, matter, facts, ofFirst, ofSecond, related);
  }

  /** How two places differ. */
  public enum Sort {
    /** Both say it, with different days. */
    TIME("两地都有，期限不同", "in both, at different times"),
    /** Both ask it, and other acts count as doing it: in person, or by video as well. */
    ACTS("两地都有，算作办理的行为不同", "in both, and other acts count as doing it"),
    /** Both give or forbid it, and one needs more for it, asks more of a paper, or forbids more. */
    TERMS("两地都有，条件或者内容不同", "in both, on other terms or with other contents"),
    /** By its relation, the norm of one stands for that of the other, and asks something else. */
    INSTEAD("同一规定，要求的内容不同", "of one provision, asked in other terms"),
    /** Both say it, and one of them not in this case. */
    CASES("两地都有，适用的情形不同", "in both, in other cases"),
    /** Both have something on it, in words of their own, that asks or gives not just the same. */
    OTHERWISE("两地各有规定，写法或者范围不同（对照）", "in both, in words of their own (read side by side)"),
    /** The second says nothing of it. */
    FIRST_ONLY("只有前者", "in the first only"),
    /** The first says nothing of it. */
    SECOND_ONLY("只有后者", "in the second only");

    private final Title title;

    Sort(String zh, String en) {
      this.title = new Title(zh, en);
    }

    /** Its name. */
    public Title title() {
      return title;
    }
  }

  /**
   * What one place says.
   *
   * @param norm the norm
   * @param cited the norm as lawyers cite it
   * @param quote its words
   * @param time by when, if it says so
   * @param acts the acts that count as doing it, where the places differ in these
   * @param terms what is needed for a right, has to be in a paper, or breaks a prohibition, where
   *     the places differ in that
   * @param applies whether it applies in the case; if not, it applies in others
   */
  public record Said(
      NormId norm,
      Title cited,
      String quote,
      Optional<Title> time,
      Optional<Title> acts,
      Optional<Title> terms,
      boolean applies) {}
}
