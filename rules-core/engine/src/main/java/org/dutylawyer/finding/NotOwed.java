package org.dutylawyer.finding;

import org.dutylawyer.casefile.Subject;

/**
 * That no rule gives a person an entitlement with the force of 应当: the one safe way in which a rule
 * may build on the absence of a conclusion.
 *
 * <p>No field of a type that rules match may have the name of a word of {@link Conclusions}: the
 * static import would take its place in the constraint, which then silently never matches.
 *
 * @param of the person
 * @param kind word for the entitlement
 */
public record NotOwed(Subject of, String kind) {}
