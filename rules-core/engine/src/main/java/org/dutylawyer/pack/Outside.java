package org.dutylawyer.pack;

import org.dutylawyer.law.NormId;
import org.dutylawyer.text.Title;

/**
 * An investigating organ that an instrument of a pack does not bind: what it says of the police
 * does not hold for it.
 *
 * @param organ word for the value of {@code investigating-organ}
 * @param provision the provision of the instrument that names the organs bound
 * @param why why this one is not
 */
public record Outside(String organ, NormId provision, Title why) {}
