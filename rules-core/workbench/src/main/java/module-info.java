/** For authors of packs: the language of packs, {@code check}, and loading packs from folders. */
module org.dutylawyer.workbench {
  requires transitive org.dutylawyer.engine;
  requires org.drools.drl.ast;
  requires org.drools.drl.parser;
  requires org.kie.api;
  requires org.kie.internal.api;
  requires org.yaml.snakeyaml;
  requires java.management;
  requires java.xml;
  requires static transitive org.jspecify;
  // Of org.dutylawyer.workbench.junit: whoever uses that has it.
  requires static org.junit.jupiter.api;

  exports org.dutylawyer.language;
  exports org.dutylawyer.workbench;
  exports org.dutylawyer.workbench.check;
  exports org.dutylawyer.workbench.draft;
  exports org.dutylawyer.workbench.editor;
  exports org.dutylawyer.workbench.junit;
  exports org.dutylawyer.workbench.mutation;
  exports org.dutylawyer.workbench.numbers;
  exports org.dutylawyer.workbench.paraphrase;
  exports org.dutylawyer.workbench.proof;
  exports org.dutylawyer.workbench.regions;
  exports org.dutylawyer.workbench.scenario;
  exports org.dutylawyer.workbench.upgrade;
  exports org.dutylawyer.workbench.watch;
  exports org.dutylawyer.workbench.words;
}
