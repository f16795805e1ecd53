package org.dutylawyer.audit.count;

import java.util.Map;
import org.dutylawyer.cli.batch.Summary;
import org.dutylawyer.finding.Assessment;

/** Counts answers into cells. Not for use by several threads. */
public final class Counting {

  /** The table that {@code --batch} writes as well; the word is its row. */
  public static final String SUMMARY = "summary";

  private final Cells cells;
  private final Summary summary = new Summary();
  private String lastCase = "";
  private String lastJurisdiction = "";

  /** Counts into these cells. */
  public Counting(Cells cells) {
    this.cells = cells;
  }

  /** Counts an answer. */
  public void add(Assessment answer) {
    lastCase = answer.file().id();
    lastJurisdiction = answer.file().jurisdiction();
    summary.add(answer);
  }

  /** Counts a line that was refused. */
  public void refused() {
    summary.refused();
  }

  /** The number of the case that was counted last. */
  public String lastCase() {
    return lastCase;
  }

  /** The jurisdiction of the case that was counted last. */
  public String lastJurisdiction() {
    return lastJurisdiction;
  }

  /** Takes over what is counted in another form. */
  public void finish() {
    for (Map.Entry<String, Long> row : summary.kept().entrySet()) {
      cells.add(new Cell(SUMMARY, row.getKey(), "", "", "", "", "", ""), row.getValue());
    }
  }
}
