package org.dutylawyer.internal.drools;

/**
 * A contested reading, as something that an answer can depend on.
 *
 * @param reading its id
 */
record Contested(String reading) {}
