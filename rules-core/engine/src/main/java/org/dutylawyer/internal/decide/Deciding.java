package org.dutylawyer.internal.decide;

import java.util.List;
import org.dutylawyer.pack.Relation;

/** Decides what follows where norms of two texts meet. */
public interface Deciding {

  /**
   * What follows, in any order.
   *
   * @param relations the relations both of whose norms concluded something
   * @param candidates what can meet
   */
  List<Precedence> decide(List<Relation> relations, List<Candidate> candidates);
}
