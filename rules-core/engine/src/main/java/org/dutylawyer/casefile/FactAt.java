package org.dutylawyer.casefile;

/**
 * A fact with a history, as it stood when an event happened: what the law of that moment looked at.
 *
 * @param of the event
 * @param name word for the fact, one of the proceeding or of the person whom the event concerns
 * @param value word for the value
 */
public record FactAt(Event of, String name, String value) {}
