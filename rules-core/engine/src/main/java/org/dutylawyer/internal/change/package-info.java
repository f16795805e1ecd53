/** Looks for the smallest sets of changes that flip a conclusion. */
@NullMarked
package org.dutylawyer.internal.change;

import org.jspecify.annotations.NullMarked;
