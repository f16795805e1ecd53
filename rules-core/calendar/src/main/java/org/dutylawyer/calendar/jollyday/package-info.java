/**
 * What jollyday lacks for China: holidays of the lunisolar calendar and of the solar terms, from a
 * table. It depends on jollyday alone, and hosts have no need of it.
 */
@NullMarked
package org.dutylawyer.calendar.jollyday;

import org.jspecify.annotations.NullMarked;
