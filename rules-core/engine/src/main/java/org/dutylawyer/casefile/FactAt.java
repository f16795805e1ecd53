package org.dutylawyer.casefile;

/**
 * A fact with a history, as it stood when an event happened: what the law of that moment looked at.
 *
 * @param of the event
 * @param whose whose fact it is: of an event of the proceeding, each person has his own
 * @param name word for the fact, one of the proceeding or of the person whom the event concerns
 * @param value word for the value
 */
public record FactAt(Event of, Subject whose, String name, String value) {}
