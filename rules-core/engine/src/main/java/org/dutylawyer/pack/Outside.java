package org.dutylawyer.pack;

import org.dutylawyer.law.NormId;
import org.dutylawyer.text.Title;

/**
 * A kind of case, or an organ, that an instrument of a pack does not bind.
 *
 * @param fact word of the proceeding: {@value #ORGAN}, then what the text says of the police does
 *     not hold for that one; or {@value #INSTANCE}, then nothing holds that the text says of a case
 *     in that instance, since another court tries it
 * @param value its value
 * @param provision the provision of the instrument that names who is bound
 * @param why why this one is not
 */
public record Outside(String fact, String value, NormId provision, Title why) {

  /** The word for who investigates. */
  public static final String ORGAN = "investigating-organ";

  /** The word for the instance. */
  public static final String INSTANCE = "instance";

  /** Whether it is this organ that is not bound. */
  public boolean isOrgan(String organ) {
    return fact.equals(ORGAN) && value.equals(organ);
  }
}
