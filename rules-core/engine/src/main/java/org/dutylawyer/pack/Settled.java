package org.dutylawyer.pack;

import org.dutylawyer.law.NormId;
import org.dutylawyer.text.Title;

/**
 * An unclear point that the pack settles without offering a choice.
 *
 * @param provision what is unclear
 * @param title how it is read
 * @param why why so
 */
public record Settled(NormId provision, Title title, Title why) {}
