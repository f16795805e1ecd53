package org.dutylawyer.check;

import java.util.List;
import java.util.function.Predicate;
import org.dutylawyer.facts.Vocabulary;
import org.dutylawyer.internal.drools.Engine;
import org.dutylawyer.internal.drools.Workbench;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.Scenario;

final class MutationRun {
  MutationRun(
      Workbench w, List<Pack> s, Vocabulary v, Engine e, List<Scenario> l, Predicate<String> f) {}

  MutationReport report() {
    throw new IllegalStateException();
  }
}
