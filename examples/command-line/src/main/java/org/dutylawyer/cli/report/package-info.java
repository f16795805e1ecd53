/** Answers in the forms that leave the program: calendar entries, tables of limits, documents. */
@NullMarked
package org.dutylawyer.cli.report;

import org.jspecify.annotations.NullMarked;
