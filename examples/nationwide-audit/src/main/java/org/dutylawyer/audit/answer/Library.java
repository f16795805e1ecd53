package org.dutylawyer.audit.answer;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.audit.indicator.Indicators;
import org.dutylawyer.workbench.FolderPacks;
import org.jspecify.annotations.Nullable;

/**
 * The library on one executor: the packs are loaded by the first task that needs them and kept for
 * all others, because Spark keeps one broadcast value for all tasks of an executor.
 */
public final class Library implements Serializable {

  private static final long serialVersionUID = 1;

  private final Asked asked;
  private transient @Nullable DutyLawyerRules loaded;
  private transient @Nullable Indicators indicators;

  /** Where an audit begins: with whatever packs were found here. */
  public static Library first(Asked asked, DutyLawyerRules rules) {
    return new Library(asked.of(hashes(rules)), rules);
  }

  private Library(Asked asked, DutyLawyerRules loaded) {
    this.asked = asked;
    this.loaded = loaded; // stays here; elsewhere the packs are loaded anew
  }

  /** What it is asked. */
  public Asked asked() {
    return asked;
  }

  /**
   * The rules, loaded once.
   *
   * @throws IllegalStateException if the packs or the program found here are not those that the
   *     audit began with
   */
  public synchronized DutyLawyerRules rules() {
    if (loaded == null) {
      String program = ThisProgram.sha256();
      if (!program.equals(asked.program())) {
        throw new IllegalStateException(
            "found the program "
                + program
                + " on this executor, expected that of the audit, "
                + asked.program());
      }
      DutyLawyerRules rules = load(asked);
      if (!hashes(rules).equals(asked.hashes())) {
        throw new IllegalStateException(
            "found the packs "
                + hashes(rules)
                + " on this executor, expected those that the audit began with, "
                + asked.hashes());
      }
      loaded = rules;
    }
    return loaded;
  }

  /** The indicators, read once. */
  public synchronized Indicators indicators() {
    if (indicators == null) {
      indicators =
          Indicators.parse(asked.indicators(), "indicators.yaml", rules().vocabulary("CN"));
    }
    return indicators;
  }

  /** Loads the packs of the class path and those that were sent. */
  public static DutyLawyerRules load(Asked asked) {
    FolderPacks packs = new FolderPacks().packsOnClassPath();
    asked.further().forEach(contents -> packs.pack(contents.pack()));
    return packs.evaluator(Evaluator.PLAN).build();
  }

  private static SortedMap<String, String> hashes(DutyLawyerRules rules) {
    SortedMap<String, String> hashes = new TreeMap<>();
    rules.packs().forEach((id, pack) -> hashes.put(id, pack.files().sha256()));
    return hashes;
  }
}
