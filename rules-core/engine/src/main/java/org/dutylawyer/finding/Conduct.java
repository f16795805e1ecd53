package org.dutylawyer.finding;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutylawyer.casefile.Subject;

/**
 * The third question (值班律师行为): which grounds for discipline are met, and beside them what was done
 * against a duty without being a listed ground, by lawyers and by organs.
 *
 * @param asked whether conduct was asked about; without that nothing is held against a lawyer
 * @param grounds every ground of the texts in force, for every lawyer of the file
 * @param complaints who may complain of an organ, and where, with the duties that it is about
 */
public record Conduct(boolean asked, List<GroundAnswer> grounds, List<Complaint> complaints) {

  private static final Set<String> LAWYERS =
      Set.of("duty-lawyer", "defence-lawyer", "local-duty-lawyer");

  /** Copies the lists. */
  public Conduct {
    grounds = List.copyOf(grounds);
    complaints = List.copyOf(complaints);
  }

  /**
   * A way to complain.
   *
   * @param what what the text says
   * @param actions the duties and prohibitions whose breach it is for, each with the events that
   *     show its refusal
   */
  public record Complaint(GroundAnswer.Attached what, Map<String, List<String>> actions) {
    /** Copies the map. */
    public Complaint {
      actions = Map.copyOf(actions);
    }
  }

  /** The grounds of a lawyer, in the law's order. */
  public List<GroundAnswer> of(Subject lawyer) {
    return grounds.stream().filter(g -> g.lawyer().equals(lawyer)).toList();
  }

  /** Whether the word for an actor is one for a lawyer, whose acts are no other's. */
  public static boolean isLawyer(String actor) {
    return LAWYERS.contains(actor);
  }

  /** Word for who is bound by a duty or a prohibition, or empty. */
  public static String actor(Conclusion conclusion) {
    return conclusion instanceof Duty d
        ? d.actor()
        : conclusion instanceof Prohibition p ? p.actor() : "";
  }

  /** Word for what is to be done, or not to be done, or empty. */
  public static String action(Conclusion conclusion) {
    return conclusion instanceof Duty d
        ? d.action()
        : conclusion instanceof Prohibition p ? p.action() : "";
  }
}
