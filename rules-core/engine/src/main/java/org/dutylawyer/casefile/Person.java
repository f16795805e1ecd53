package org.dutylawyer.casefile;

/**
 * A suspect or defendant (犯罪嫌疑人、被告人).
 *
 * @param id its id in the case file
 */
public record Person(String id) implements Subject {}
