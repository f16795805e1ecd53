/** The page that a supervisor reads: plots, tables, and what each figure rests on. */
@org.jspecify.annotations.NullMarked
package org.dutylawyer.audit.report;
