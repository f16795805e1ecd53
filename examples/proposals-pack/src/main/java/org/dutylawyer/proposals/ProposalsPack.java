package org.dutylawyer.proposals;

import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RulePack;

/**
 * Eighteen proposals of 2025 on the duty-lawyer system (改进建议), as a pack that nobody finds by
 * looking: it is no service, so it is loaded only by whoever asks what would be if they were law.
 */
public final class ProposalsPack implements RulePack {

  /** The pack. */
  public ProposalsPack() {}

  @Override
  public String root() {
    return "org/dutylawyer/packs/proposals";
  }

  /** Its files, to be laid over the packs that are law. */
  public static PackFiles files() {
    return PackFiles.fromService(new ProposalsPack());
  }
}
