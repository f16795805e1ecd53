package org.dutylawyer.packs.national;

import org.dutylawyer.pack.RulePack;

/**
 * Offers the national pack (CN): the measures on legal aid duty lawyers of 20 August 2020
 * (法律援助值班律师工作办法，司规〔2020〕6号), and the statutory routes to assigned defence that article 14 refers
 * to.
 */
public final class NationalPack implements RulePack {

  /** Made by the service loader; a host may make it as well. */
  public NationalPack() {}

  @Override
  public String root() {
    return "org/dutylawyer/packs/national";
  }
}
