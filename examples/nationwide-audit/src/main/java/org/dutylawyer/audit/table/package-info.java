/** Tables for people, with bounds where an answer is open. */
@org.jspecify.annotations.NullMarked
package org.dutylawyer.audit.table;
