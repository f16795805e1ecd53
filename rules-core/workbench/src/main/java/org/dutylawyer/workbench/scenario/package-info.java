/** Scenarios: run, compared to what they expect, moved in time, written. */
@NullMarked
package org.dutylawyer.workbench.scenario;

import org.jspecify.annotations.NullMarked;
