/** Where the texts of two places differ, without a case. */
@NullMarked
package org.dutylawyer.workbench.regions;

import org.jspecify.annotations.NullMarked;
