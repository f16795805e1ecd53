/** What the library says, in the two languages that it speaks, and how Chinese writes numbers. */
@NullMarked
package org.dutylawyer.text;

import org.jspecify.annotations.NullMarked;
