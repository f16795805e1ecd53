package org.dutylawyer.workbench.upgrade;

import java.util.List;
import java.util.Optional;

/**
 * What another version does to the answer about one case.
 *
 * @param id the host's number of the case
 * @param jurisdiction where it is handled
 * @param changes what is answered otherwise; empty where nothing is
 */
public record CaseReport(String id, String jurisdiction, List<AnswerChange> changes) {

  /** Copies the list. */
  public CaseReport {
    changes = List.copyOf(changes);
  }

  /** The severest of its changes, if it has any. */
  public Optional<AnswerChange.Severity> severity() {
    return changes.stream().map(AnswerChange::severity).max(Enum::compareTo);
  }
}
