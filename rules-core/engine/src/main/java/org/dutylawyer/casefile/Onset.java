package org.dutylawyer.casefile;

/**
 * That an event began a state: it left that value, which the state did not have before. What
 * repeats what is already so (a second finding of the same ground) begins nothing.
 *
 * @param of the event
 * @param whose whose state it is: of an event of the proceeding, each person has his own
 * @param name word for the state, a fact with a history of whom the event concerns
 * @param value word for the value that it began
 */
public record Onset(Event of, Subject whose, String name, String value) {}
