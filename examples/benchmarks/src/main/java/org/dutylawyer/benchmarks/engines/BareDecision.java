package org.dutylawyer.benchmarks.engines;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dutylawyer.DutyLawyerRules;
import org.dutylawyer.benchmarks.measured.AssessCases;
import org.dutylawyer.benchmarks.measured.BareDrools;
import org.dutylawyer.benchmarks.measured.BareFacts;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.workbench.FolderPacks;

/** The shared decision by Drools alone: the rules of the pack on facts made before. */
final class BareDecision implements SharedEngine<List<Object>> {

  private final BareDrools drools;
  private final BareFacts facts;
  private final Vocabulary vocabulary;

  BareDecision() {
    PackFiles files = SharedPack.files();
    DutyLawyerRules rules = new FolderPacks().pack(files).build();
    drools = new BareDrools(List.of(files));
    vocabulary = rules.vocabulary("CN");
    facts = new BareFacts(rules.packsFor("CN"), vocabulary);
  }

  @Override
  public String name() {
    return "bare Drools";
  }

  @Override
  public List<Object> prepare(SharedCase shared) {
    return facts.of(
        SharedPack.file(shared, vocabulary), AssessCases.NOW.asOf(), BareFacts.Measure.KNOWN);
  }

  @Override
  public Object decide(List<Object> prepared) {
    return drools.run(prepared);
  }

  @Override
  public Set<String> conclusions(Object decided) {
    Set<String> words = new TreeSet<>();
    for (Object conclusion : (List<?>) decided) {
      words.add(SharedPack.words((Conclusion) conclusion));
    }
    return words;
  }
}
