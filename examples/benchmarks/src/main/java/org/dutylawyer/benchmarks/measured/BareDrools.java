package org.dutylawyer.benchmarks.measured;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.pack.PackFiles;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/**
 * The rules of packs in Drools, with nothing around them: the least that a program on Drools does
 * for one case. Every case has a session of its own, as the engine's handbook shows it.
 */
public final class BareDrools {

  private final KieBase base;

  /** Compiles the rules of the packs as they stand in their files. */
  public BareDrools(List<PackFiles> packs) {
    InternalKnowledgeBase all = KnowledgeBaseFactory.newKnowledgeBase();
    for (PackFiles pack : packs) {
      for (String path : pack.paths(".drl")) {
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
        builder.add(
            ResourceFactory.newReaderResource(
                new StringReader(pack.text(path).orElseThrow()), "UTF-8"),
            ResourceType.DRL);
        if (builder.hasErrors()) {
          throw new IllegalStateException(pack.where(path) + ": " + builder.getErrors());
        }
        all.addPackages(builder.getKnowledgePackages());
      }
    }
    this.base = all;
  }

  /** Everything that the rules conclude from these facts, in no particular order. */
  public List<Conclusion> run(List<Object> facts) {
    KieSession session = base.newKieSession();
    try {
      facts.forEach(session::insert);
      session.fireAllRules();
      List<Conclusion> conclusions = new ArrayList<>();
      for (Object concluded : session.getObjects(Conclusion.class::isInstance)) {
        conclusions.add((Conclusion) concluded);
      }
      return conclusions;
    } finally {
      session.dispose();
    }
  }
}
