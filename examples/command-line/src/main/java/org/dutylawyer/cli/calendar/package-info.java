/** The commands about working days and time limits. */
@NullMarked
package org.dutylawyer.cli.calendar;

import org.jspecify.annotations.NullMarked;
