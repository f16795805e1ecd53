package org.dutylawyer.packs.jilin;

import org.dutylawyer.pack.RulePack;

/**
 * Offers the Jilin rule pack (CN-22): 吉司联发[2018]2号 关于开展法律援助值班律师工作的实施意见, layered over the national
 * pack (CN).
 */
public final class JilinPack implements RulePack {

  /** For the service loader. */
  public JilinPack() {}

  @Override
  public String root() {
    return "org/dutylawyer/packs/jilin";
  }
}
