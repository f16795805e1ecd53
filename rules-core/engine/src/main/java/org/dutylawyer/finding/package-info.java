/** What is found, as values: what rules conclude, what an assessment makes of it, and why. */
@NullMarked
package org.dutylawyer.finding;

import org.jspecify.annotations.NullMarked;
