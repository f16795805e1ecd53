package org.dutylawyer.packs.liyang;

import org.dutylawyer.pack.RulePack;

/**
 * Offers the pack of the city of Liyang (CN-320481): the plan and the opinion on lawyers' defence
 * in all criminal cases of 23 October 2019 (关于开展刑事案件律师辩护全覆盖工作的实施方案、实施意见， 溧司发〔2019〕29号). It is all
 * the Java that a pack needs; the rules are resources.
 */
public final class LiyangPack implements RulePack {

  /** Made by the service loader; a host may make it as well. */
  public LiyangPack() {}

  @Override
  public String root() {
    return "org/dutylawyer/packs/liyang";
  }
}
