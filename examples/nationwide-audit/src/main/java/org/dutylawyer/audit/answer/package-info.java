/** Answers pieces where they lie, and writes for each what no second attempt can double. */
@org.jspecify.annotations.NullMarked
package org.dutylawyer.audit.answer;
