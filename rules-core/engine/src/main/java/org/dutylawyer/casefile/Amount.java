package org.dutylawyer.casefile;

/**
 * A whole number in the case file, for instance hours of training.
 *
 * @param of whom it is about
 * @param name word for the fact
 * @param value the number, in the unit that the vocabulary gives
 */
public record Amount(Subject of, String name, int value) {}
