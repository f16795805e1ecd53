package org.dutylawyer.casefile;

/**
 * A lawyer who acts or stands duty in the case (律师).
 *
 * @param id its id in the case file
 */
public record Lawyer(String id) implements Subject {}
