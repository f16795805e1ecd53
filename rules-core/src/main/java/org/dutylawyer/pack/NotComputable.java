package org.dutylawyer.pack;

import org.dutylawyer.law.NormId;
import org.dutylawyer.law.Title;

/**
 * A norm that is no rule, with the reason.
 *
 * @param norm the norm
 * @param quote its words
 * @param reason why no case file can decide it
 * @param where file and entry
 */
public record NotComputable(NormId norm, String quote, Title reason, String where) {}
