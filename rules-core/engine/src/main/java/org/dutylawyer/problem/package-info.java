/**
 * What is wrong in an input: where, what was found, what was expected, and the nearest known word.
 */
@NullMarked
package org.dutylawyer.problem;

import org.jspecify.annotations.NullMarked;
