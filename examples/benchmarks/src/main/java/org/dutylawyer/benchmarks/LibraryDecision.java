package org.dutylawyer.benchmarks;

import java.util.Set;
import java.util.TreeSet;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.facts.CaseFile;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Outcome;

/**
 * The shared decision by this library: from a case file to findings with citation, due date on the
 * working calendar, state and grounds, which the other engines do not give.
 */
final class LibraryDecision implements SharedEngine<CaseFile> {

  private final DutyLawyerRules rules = DutyLawyerRules.builder().pack(SharedPack.files()).build();

  @Override
  public String name() {
    return "library";
  }

  @Override
  public CaseFile prepare(SharedCase shared) {
    CaseFile file = SharedPack.file(shared, rules.vocabulary("CN"));
    int unknown = rules.assess(file, AssessCases.NOW).unknownFacts();
    if (unknown > 0) {
      throw new IllegalStateException("found " + unknown + " unknown facts, expected none");
    }
    return file;
  }

  @Override
  public Object decide(CaseFile prepared) {
    return rules.assess(prepared, AssessCases.NOW);
  }

  @Override
  public Set<String> conclusions(Object decided) {
    Set<String> words = new TreeSet<>();
    ((Assessment) decided)
        .findings().stream()
            .filter(f -> f.outcome() == Outcome.APPLIES)
            .forEach(f -> words.add(SharedPack.words(f.conclusion())));
    return words;
  }
}
