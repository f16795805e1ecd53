/** What is counted of an answer, in cells that can be summed in any order. */
@org.jspecify.annotations.NullMarked
package org.dutylawyer.audit.count;
