package org.dutylawyer.casefile;

/**
 * One option of a contested reading (争议解释). All options stand in working memory; the engine answers
 * under the default or the host's choice, and shows where another option differs.
 *
 * @param id the reading
 * @param option the option
 */
public record Reading(String id, String option) {}
