/** From derivations to findings: precedence between texts, exemptions, states of duties. */
@NullMarked
package org.dutylawyer.internal.decide;

import org.jspecify.annotations.NullMarked;
