package org.dutylawyer.packs.chongqing;

import org.dutylawyer.pack.RulePack;

/**
 * Offers the Chongqing pack (CN-50): the implementing rules on legal aid duty lawyers of 1 April
 * 2021 (重庆市法律援助值班律师工作实施细则，渝司发〔2021〕19号), layered over the national pack (CN).
 */
public final class ChongqingPack implements RulePack {

  /** Made by the service loader; a host may make it as well. */
  public ChongqingPack() {}

  @Override
  public String root() {
    return "org/dutylawyer/packs/chongqing";
  }
}
