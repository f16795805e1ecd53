/** Indicators defined in data and held against cases; what is not on file stays open. */
@org.jspecify.annotations.NullMarked
package org.dutylawyer.audit.indicator;
