/** A pack of rules, found by the engine as a service. */
module org.dutylawyer.packs.chongqing {
  requires transitive org.dutylawyer.engine;
  requires static org.jspecify;

  exports org.dutylawyer.packs.chongqing;

  // The engine reads the files of the pack, which are resources of this package.
  opens org.dutylawyer.packs.chongqing;

  provides org.dutylawyer.pack.RulePack with
      org.dutylawyer.packs.chongqing.ChongqingPack;
}
