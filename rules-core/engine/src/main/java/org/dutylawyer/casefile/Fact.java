package org.dutylawyer.casefile;

/**
 * One value that a finite fact has, or can have as far as the case file says. A fact that is not
 * known stands in working memory once for each possible value; the engine keeps track of what a
 * conclusion rests on.
 *
 * @param of whom it is about
 * @param name word for the fact
 * @param value word for the value; {@code yes} or {@code no} for a yes/no fact
 */
public record Fact(Subject of, String name, String value) {}
