/** Grounds for discipline, answered element by element. */
@NullMarked
package org.dutylawyer.internal.misconduct;

import org.jspecify.annotations.NullMarked;
