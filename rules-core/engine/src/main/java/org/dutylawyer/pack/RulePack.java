package org.dutylawyer.pack;

/**
 * What a jar offers so that its rule pack is found on the class path: a service, named in {@code
 * META-INF/services/org.dutylawyer.pack.RulePack}.
 */
public interface RulePack {

  /**
   * Where the pack's files are: a folder of resources, such as {@code org/dutylawyer/packs/jilin},
   * which holds {@code pack.yaml}.
   */
  String root();
}
