package org.dutylawyer.internal.derive;

/**
 * A contested reading, as something that an answer can depend on.
 *
 * @param reading its id
 */
public record Contested(String reading) {}
