/** Whether the scenarios of a pack would notice a mistake in its rules. */
@NullMarked
package org.dutylawyer.workbench.mutation;

import org.jspecify.annotations.NullMarked;
