/** Packs in folders that change while a host answers. */
@NullMarked
package org.dutylawyer.workbench.watch;

import org.jspecify.annotations.NullMarked;
