package org.dutylawyer.pack;

import org.dutylawyer.law.NormId;
import org.dutylawyer.text.Title;

/**
 * A norm that is no rule, with the reason.
 *
 * @param norm the norm
 * @param quote its words
 * @param reason why no case file can decide it
 * @param where file and entry
 */
public record NotComputable(NormId norm, String quote, Title reason, String where) {

  /** The reason that a new pack gives for everything: its author has not come to it. */
  public static final Title NOT_YET_ENCODED = new Title("尚未编码", "not yet encoded");

  /** Whether this is no reason but work that is left. */
  public boolean isNotYetEncoded() {
    return reason.zh().equals(NOT_YET_ENCODED.zh()) || reason.en().equals(NOT_YET_ENCODED.en());
  }
}
