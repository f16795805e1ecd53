package org.dutylawyer.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.benchmarks.measured.AssessCases;
import org.dutylawyer.benchmarks.measured.BareDrools;
import org.dutylawyer.benchmarks.measured.BareFacts;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.pack.Pack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AssessBenchmarkTest {

  private static DutyLawyerRules rules;
  private static BareDrools bare;
  private static BareFacts facts;

  @BeforeAll
  static void load() {
    rules = AssessCases.national();
    List<Pack> packs = rules.packsFor("CN");
    bare = new BareDrools(packs.stream().map(Pack::files).toList());
    facts = new BareFacts(packs, rules.vocabulary("CN"));
  }

  private static Set<Conclusion> bare(CaseFile file, BareFacts.Measure measure) {
    return new HashSet<>(bare.run(facts.of(file, AssessCases.NOW.asOf(), measure)));
  }

  private static Set<Conclusion> found(CaseFile file, Set<Outcome> outcomes) {
    return rules.assess(file, AssessCases.NOW).findings().stream()
        .filter(f -> outcomes.contains(f.outcome()))
        .map(Finding::conclusion)
        .collect(Collectors.toSet());
  }

  @Test
  void ofACompleteCaseBareDroolsConcludesExactlyWhatTheLibraryFinds() {
    CaseFile complete = AssessCases.complete(rules);

    assertThat(bare(complete, BareFacts.Measure.KNOWN))
        .hasSizeGreaterThan(20)
        .isEqualTo(found(complete, Set.of(Outcome.APPLIES)));
  }

  @Test
  void ofAnIncompleteCaseBareDroolsConcludesLessFromWhatIsKnownAndTooMuchFromEveryValue() {
    CaseFile incomplete = AssessCases.twelveUnknown(rules);
    Set<Conclusion> sure = found(incomplete, Set.of(Outcome.APPLIES));
    Set<Conclusion> open = found(incomplete, Set.of(Outcome.APPLIES, Outcome.UNDETERMINED));

    assertThat(open).hasSizeGreaterThan(sure.size());
    assertThat(sure).containsAll(bare(incomplete, BareFacts.Measure.KNOWN));
    assertThat(bare(incomplete, BareFacts.Measure.EVERY_VALUE)).containsAll(open);
  }
}
