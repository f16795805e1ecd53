/** Proposals for the duty-lawyer system, which are no law. */
@org.jspecify.annotations.NullMarked
package org.dutylawyer.proposals;
