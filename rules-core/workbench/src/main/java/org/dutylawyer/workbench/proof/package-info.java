/** Proofs over all cases: what no combination of facts and no order of events can bring about. */
@NullMarked
package org.dutylawyer.workbench.proof;

import org.jspecify.annotations.NullMarked;
