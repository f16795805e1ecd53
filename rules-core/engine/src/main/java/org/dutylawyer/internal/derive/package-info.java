/**
 * One case in the memory of the engine, what the rules derive from it, and under which conditions.
 */
@NullMarked
package org.dutylawyer.internal.derive;

import org.jspecify.annotations.NullMarked;
