/** Duty-lawyer help and assigned defence (法律帮助、指派辩护): a case file in, a cited answer out. */
@SuppressWarnings("module") // the workbench is built after it
module org.dutylawyer.engine {
  requires transitive org.dutylawyer.calendar;
  requires transitive com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.cbor;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires org.drools.base;
  requires org.drools.canonicalmodel;
  requires org.drools.core;
  requires org.drools.kiesession;
  requires org.drools.modelcompiler;
  requires org.kie.api;
  requires org.kie.internal.api;
  requires org.slf4j; // for Drools, whose jars do not say what they need
  requires static transitive org.jspecify;

  exports org.dutylawyer;
  exports org.dutylawyer.answer;
  exports org.dutylawyer.casefile;
  exports org.dutylawyer.change;
  exports org.dutylawyer.finding;
  exports org.dutylawyer.law;
  exports org.dutylawyer.pack;
  exports org.dutylawyer.problem;
  exports org.dutylawyer.vocabulary;
  exports org.dutylawyer.internal to
      org.dutylawyer.workbench;
  exports org.dutylawyer.internal.derive to
      org.dutylawyer.workbench;
  exports org.dutylawyer.internal.logic to
      org.dutylawyer.workbench;
  exports org.dutylawyer.internal.network to
      org.dutylawyer.workbench;

  uses org.dutylawyer.pack.RulePack;
}
