package org.dutylawyer.finding;

import org.dutylawyer.facts.Subject;

/**
 * That no rule gives a person an entitlement with the force of 应当: the one safe way in which a rule
 * may build on the absence of a conclusion.
 *
 * @param of the person
 * @param entitlement word for the entitlement
 */
public record NotOwed(Subject of, String entitlement) {}
