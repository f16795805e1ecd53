/** The draft of a pack from a text of law. */
@NullMarked
package org.dutylawyer.workbench.draft;

import org.jspecify.annotations.NullMarked;
