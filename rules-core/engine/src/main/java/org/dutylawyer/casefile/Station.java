package org.dutylawyer.casefile;

/**
 * A legal-aid workstation (法律援助工作站).
 *
 * @param id its id in the case file
 */
public record Station(String id) implements Subject {}
