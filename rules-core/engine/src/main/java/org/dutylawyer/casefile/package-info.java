/**
 * What the host knows: the case file, the vocabulary in which it is written, and how both are read
 * and refused. An absent fact is unknown, never false.
 */
@NullMarked
package org.dutylawyer.casefile;

import org.jspecify.annotations.NullMarked;
