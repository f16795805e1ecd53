/** A pack of rules, found by the engine as a service. */
module org.dutylawyer.packs.jilin {
  requires transitive org.dutylawyer.engine;
  requires static org.jspecify;

  exports org.dutylawyer.packs.jilin;

  // The engine reads the files of the pack, which are resources of this package.
  opens org.dutylawyer.packs.jilin;

  provides org.dutylawyer.pack.RulePack with
      org.dutylawyer.packs.jilin.JilinPack;
}
