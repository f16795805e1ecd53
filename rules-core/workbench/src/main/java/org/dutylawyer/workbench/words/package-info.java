/** The words of packs, found by part of their titles, with the norms that use them. */
@NullMarked
package org.dutylawyer.workbench.words;

import org.jspecify.annotations.NullMarked;
