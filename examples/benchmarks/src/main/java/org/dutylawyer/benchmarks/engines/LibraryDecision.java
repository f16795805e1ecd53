package org.dutylawyer.benchmarks.engines;

import java.util.Set;
import java.util.TreeSet;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.Evaluator;
import org.dutylawyer.benchmarks.measured.AssessCases;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.workbench.FolderPacks;

/**
 * The shared decision by this library: from a case file to findings with citation, due date on the
 * working calendar, state and grounds, which the other engines do not give.
 */
final class LibraryDecision implements SharedEngine<CaseFile> {

  private final DutyLawyerRules rules;
  private final String name;

  /** The library with that evaluator. */
  LibraryDecision(String name, Evaluator evaluator) {
    this.name = name;
    this.rules = new FolderPacks().pack(SharedPack.files()).evaluator(evaluator).build();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public CaseFile prepare(SharedCase shared) {
    return SharedPack.file(shared, rules.vocabulary("CN"));
  }

  @Override
  public Object decide(CaseFile prepared) {
    return rules.assess(prepared, AssessCases.NOW);
  }

  @Override
  public Set<String> conclusions(Object decided) {
    Assessment answer = (Assessment) decided;
    if (answer.unknownFacts() > 0) {
      throw new IllegalStateException(
          "found " + answer.unknownFacts() + " unknown facts, expected none");
    }
    Set<String> words = new TreeSet<>();
    answer.findings().stream()
        .filter(f -> f.outcome() == Outcome.APPLIES)
        .forEach(f -> words.add(SharedPack.words(f.conclusion())));
    return words;
  }
}
