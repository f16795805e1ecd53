package org.dutylawyer.internal.derive;

import org.dutylawyer.casefile.Subject;

/**
 * A fact that the case file does not state.
 *
 * @param of whom it is about
 * @param fact word for the fact
 * @param earlier whether it is the value before the first recorded change
 */
public record Unknown(Subject of, String fact, boolean earlier) {}
