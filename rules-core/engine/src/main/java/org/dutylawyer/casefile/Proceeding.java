package org.dutylawyer.casefile;

/**
 * The criminal proceeding (案件): its stage, procedure and instance.
 *
 * @param id its id in the case file
 */
public record Proceeding(String id) implements Subject {}
